//! Every route as every role, over two programmes and two pairs. A route whose "who may" has no
//! line here fails the test, so a new one can't be forgotten.

use dyad_platform::routes::Route;
use dyad_scenarios::cast::{ALAN, Cast, GRACE, LIN, OLGA, TOMAS};
use dyad_scenarios::{Person, World, seasons};
use dyad_server::routes;

/// What somebody gets at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gets {
    /// The page.
    In,
    /// The way to the sign-in page.
    SignIn,
    /// "There is no such page."
    Nothing,
}

/// Who comes along, and what they may by the label of a route.
fn expected(who: &str, role: &str) -> Gets {
    match (who, role) {
        ("anyone", _) => Gets::In,
        ("at the machine", _) => Gets::Nothing,
        (_, "nobody") => Gets::SignIn,
        ("signed in", _)
        | ("coordinator" | "administrator", "Ada")
        | ("in the pair", "Lin" | "Grace") => Gets::In,
        ("coordinator" | "administrator" | "in the pair" | "mentee who looks", _) => Gets::Nothing,
        (other, _) => panic!("no line for routes of “{other}”"),
    }
}

/// Olga coordinates a programme of her own in the same organisation.
async fn olga(world: &mut World, ada: &mut Person) -> Person {
    ada.opens("/programmes/new/intl-student-practitioner")
        .await
        .fills("name", "Westholm: nurses")
        .fills("coordinators", &format!("{} <{}>", OLGA.name, OLGA.address))
        .presses("Open the programme")
        .await
        .is_answered(200);
    world.signs_in(OLGA).await
}

/// A route's path with real ids in it.
pub(crate) fn with_real_ids(route: &Route, ids: &[(&str, String)]) -> String {
    let mut path = route.path.to_string();
    for (name, id) in ids {
        path = path.replace(&format!("{{{name}}}"), id);
    }
    assert!(!path.contains('{'), "no real id for {}", route.path);
    path
}

/// Ids that exist, for every parameter that a route has.
pub(crate) async fn real_ids(
    world: &mut World,
    ada: &mut Person,
    home: &str,
) -> Vec<(&'static str, String)> {
    let desk = seasons::DESK;
    ada.opens(&format!("{desk}/people")).await;
    let application = last_segment(ada, &format!("{desk}/people/"));
    crate::applying::opens_again(world).await;
    vec![
        ("role", "mentee".into()),
        ("step", "1".into()),
        ("programme", desk.rsplit('/').next().unwrap().to_string()),
        ("partnership", home.rsplit('/').next().unwrap().to_string()),
        ("application", application),
        ("meeting", a_talk(world, home).await),
        ("goal", a_goal(world, home).await),
        ("template", "intl-student-practitioner".into()),
        ("subject", "agreement".into()),
        ("list", "clauses".into()),
        ("item", "confidentiality".into()),
        ("number", "1".into()),
        ("mentor", "nobody".into()),
        ("import", first_import(ada).await),
        ("proposal", "no-such-proposal".into()),
        ("secret", "no-such-secret".into()),
        ("file", "no-such-file".into()),
    ]
}

/// A talk that Lin has proposed.
async fn a_talk(world: &mut World, home: &str) -> String {
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&format!("{home}/meetings/new"))
        .await
        .fills("time-1", &crate::talks::on(world, 30, "18:00"))
        .presses("Ask Grace")
        .await
        .is_answered(200);
    last_segment(&lin, &format!("{home}/meetings/0"))
}

/// A goal that Lin has proposed.
async fn a_goal(world: &mut World, home: &str) -> String {
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&format!("{home}/goals"))
        .await
        .fills("goal", "Scrub in on ten routine operations.")
        .presses("Ask Grace")
        .await
        .is_answered(200);
    let links = lin.screen().links();
    let link = links.iter().find_map(|link| link.strip_suffix("/words"));
    let link = link.expect("the goal can be changed");
    link.rsplit('/').next().unwrap().to_string()
}

fn last_segment(person: &Person, prefix: &str) -> String {
    let link = person
        .screen()
        .links()
        .into_iter()
        .find(|link| link.starts_with(prefix));
    link.unwrap_or_else(|| panic!("no link to {prefix} on {}", person.screen().path))
        .rsplit('/')
        .next()
        .unwrap()
        .to_string()
}

async fn first_import(ada: &mut Person) -> String {
    ada.opens(&format!("{}/import", seasons::DESK)).await;
    ada.chooses_file("again.csv", seasons::SPRING.as_bytes())
        .presses("Look at it")
        .await;
    let path = ada.screen().path.clone();
    path.rsplit('/').next().unwrap().to_string()
}

async fn the_roles(world: &mut World, ada: Person, olga: Person) -> Vec<(&'static str, Person)> {
    let mut roles = vec![
        ("nobody", world.somebody("nobody")),
        ("Ada", ada),
        ("Olga", olga),
    ];
    let others: [(&str, Cast); 4] = [
        ("Lin", LIN),
        ("Grace", GRACE),
        ("Tomás", TOMAS),
        ("Alan", ALAN),
    ];
    for (name, who) in others {
        roles.push((name, world.signs_in(who).await));
    }
    roles
}

story!(
    each_role_gets_what_its_routes_say_and_nothing_else,
    |stage| {
        let world = &mut stage.world;
        let (mut ada, pair) = seasons::a_running_partnership(world).await;
        let olga = olga(world, &mut ada).await;
        let ids = real_ids(world, &mut ada, &pair.home).await;
        let roles = the_roles(world, ada, olga).await;
        for route in routes::table(false) {
            if route.path.contains("{secret}")
                || route.path.contains("{file}")
                || route.path.contains("{proposal}")
            {
                continue;
            }
            let path = with_real_ids(&route, &ids);
            for (name, person) in &roles {
                let expected = expected(route.who.0, name);
                if route.method == "POST" && expected == Gets::In {
                    continue;
                }
                let mut person = person.clone();
                let got = comes(&mut person, &route, &path).await;
                assert_eq!(
                    got,
                    expected,
                    "{name} at {} {path}: {} {}",
                    route.method,
                    person.screen().status,
                    person.screen().text()
                );
            }
        }
    }
);

async fn comes(person: &mut Person, route: &Route, path: &str) -> Gets {
    if route.method == "GET" {
        person.opens(path).await;
    } else {
        let token = token_of(person).await;
        let body = format!("csrf={token}&once=x");
        person
            .request(
                "POST",
                path,
                Some("application/x-www-form-urlencoded"),
                body.into_bytes(),
            )
            .await;
    }
    match person.screen().status {
        404 => Gets::Nothing,
        200 if person.screen().path.starts_with("/sign-in?") && !path.starts_with("/sign-in") => {
            Gets::SignIn
        }
        200 | 400 | 422 => Gets::In,
        other => panic!(
            "{} answered {other} at {path}: {}",
            route.path,
            person.screen().text()
        ),
    }
}

async fn token_of(person: &mut Person) -> String {
    person.opens("/sign-in").await;
    let form = person.form("Write to me");
    form.fields
        .iter()
        .find(|(name, _)| name == "csrf")
        .map(|(_, token)| token.clone())
        .unwrap_or_default()
}

story!(no_form_is_taken_without_its_token, |stage| {
    let world = &mut stage.world;
    let (mut ada, pair) = seasons::a_running_partnership(world).await;
    let ids = real_ids(world, &mut ada, &pair.home).await;
    let lin = world.signs_in(LIN).await;
    for route in routes::table(false)
        .iter()
        .filter(|route| route.method == "POST")
    {
        let path = with_real_ids(route, &ids);
        for person in [&ada, &lin, &world.somebody("nobody")] {
            let mut person = person.clone();
            person
                .request(
                    "POST",
                    &path,
                    Some("application/x-www-form-urlencoded"),
                    b"csrf=wrong&once=x&name=Mallory".to_vec(),
                )
                .await;
            let refused = matches!(person.screen().status, 400 | 403 | 404)
                || person.screen().path.starts_with("/sign-in?");
            assert!(
                refused,
                "{} took a form without its token: {}",
                route.path,
                person.screen().status
            );
        }
    }
});

story!(made_up_secrets_and_ids_open_nothing, |stage| {
    let world = &mut stage.world;
    let (mut ada, pair) = seasons::a_running_partnership(world).await;
    let ids = real_ids(world, &mut ada, &pair.home).await;
    for route in routes::table(false).iter().filter(|route| {
        route.method == "GET"
            && (route.path.contains("{secret}") || route.path.contains("{proposal}"))
    }) {
        let mut ada = ada.clone();
        ada.opens(&with_real_ids(route, &ids)).await;
        let is_kind = matches!(ada.screen().status, 200 | 404);
        assert!(
            is_kind && !ada.screen().body.contains("Okafor"),
            "{}: {}",
            route.path,
            ada.screen().text()
        );
    }
});

story!(
    a_coordinator_of_another_programme_sees_neither_people_nor_pairs,
    |stage| {
        let world = &mut stage.world;
        let (mut ada, pair) = seasons::a_running_partnership(world).await;
        let mut olga = olga(world, &mut ada).await;
        olga.opens("/home")
            .await
            .does_not_see("Eastholm: students")
            .does_not_see("Okafor");
        olga.opens("/programmes")
            .await
            .does_not_see("eastholm-students");
        for path in [
            seasons::DESK.to_string(),
            format!("{}/people", seasons::DESK),
            format!("{}/matching/1", seasons::DESK),
            format!("{}/pairs", seasons::DESK),
            pair.home,
        ] {
            olga.opens(&path).await.is_answered(404);
        }
    }
);

story!(the_doors_of_the_demo_open_at_the_machine_only, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    assert!(
        routes::table(true)
            .iter()
            .all(|route| !route.path.starts_with("/as/")),
        "the site proper has no doors"
    );
    let mut table = routes::table(false);
    table.extend(dyad_server::demo::doors());
    let router = routes::router(&world.app, table);
    let mut stranger = Person::at(&router, "a stranger");
    stranger.opens("/as/ada").await.is_answered(404);
    let mut stranger = Person::at(&router, "somebody behind a proxy").from("203.0.113.7");
    stranger.opens("/as/ada").await.is_answered(404);
});

story!(
    one_programmes_ids_open_nothing_under_anothers_name,
    |stage| {
        let world = &mut stage.world;
        let (mut ada, pair) = seasons::a_running_partnership(world).await;
        let mut olga = olga(world, &mut ada).await;
        let ids = real_ids(world, &mut ada, &pair.home).await;
        for route in routes::table(false)
            .iter()
            .filter(|route| route.who.0 == "coordinator")
        {
            if !["{application}", "{import}", "{number}"]
                .iter()
                .any(|id| route.path.contains(id))
            {
                continue;
            }
            let path =
                with_real_ids(route, &ids).replace(seasons::DESK, "/programmes/westholm-nurses");
            assert!(path.contains("westholm"), "{path}");
            assert_eq!(
                comes(&mut olga, route, &path).await,
                Gets::Nothing,
                "{} {path}",
                route.method
            );
        }
    }
);

// Proposals that exist, which the matrix leaves to this story: each is for its two people alone.
story!(a_proposal_opens_for_its_two_people_only, |stage| {
    let world = &mut stage.world;
    let mut ada = seasons::a_released_round(world).await;
    let olga = olga(world, &mut ada).await;
    let id = proposal_of(&stage.world, GRACE, LIN).await;
    let path = format!("/proposals/{id}");
    for (name, mut person) in the_roles(&mut stage.world, ada, olga).await {
        person.opens(&path).await;
        match name {
            "nobody" => assert!(person.screen().path.starts_with("/sign-in?"), "{name}"),
            "Grace" => assert_eq!(person.screen().status, 200, "{name}"),
            // Lin isn't asked before Grace has said yes, and must not learn of it.
            _ => assert_eq!(
                person.screen().status,
                404,
                "{name}: {}",
                person.screen().text()
            ),
        }
    }
});

#[allow(
    clippy::disallowed_methods,
    reason = "the story needs an id that no page shows to others"
)]
async fn proposal_of(world: &World, mentor: Cast, mentee: Cast) -> String {
    let mut connection = world.app.db.maintenance().await.unwrap();
    let sql = "SELECT proposal.id FROM proposal JOIN person AS mentor ON mentor.id = mentor_id \
               JOIN person AS mentee ON mentee.id = mentee_id WHERE mentor.address = $1 AND mentee.address = $2";
    sqlx::query_scalar(sql)
        .bind(mentor.address)
        .bind(mentee.address)
        .fetch_one(&mut *connection)
        .await
        .unwrap()
}
