//! What coordinators do about applications besides answering them, and what they never get to see.

use dyad_platform::clock::{Moment, Span};
use dyad_scenarios::cast::{ADA, GRACE, LIN, OLGA, TOMAS};
use dyad_scenarios::seasons::{self, DESK};
use dyad_scenarios::{Person, World};
use dyad_server::routes;

use crate::applying::{applies_as_mentee, publishes};

async fn a_full_desk(world: &mut World) -> Person {
    let mut ada = seasons::an_open_programme(world).await;
    seasons::imports(&mut ada, DESK, "spring.csv", seasons::SPRING.as_bytes()).await;
    ada
}

async fn on_the_page_of(ada: &mut Person, name: &str) -> String {
    ada.opens(&format!("{DESK}/people")).await;
    let link = ada.screen().link(name).unwrap();
    ada.opens(&link).await.is_answered(200);
    link
}

async fn sends_the_one(world: &World, ada: &mut Person) {
    ada.opens(&format!("{DESK}/answers"))
        .await
        .presses("Send the one letter")
        .await;
    world.pass(Span::minutes(10)).await;
}

#[allow(
    clippy::disallowed_methods,
    reason = "the story plants what no page can"
)]
async fn runs(world: &World, sql: &str, values: &[&str]) {
    let mut connection = world.app.db.maintenance().await.unwrap();
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql.to_string()));
    for value in values {
        query = query.bind(*value);
    }
    query.execute(&mut *connection).await.unwrap();
}

/// Words that stand in what coordinators must not read.
const HIDDEN: [&str; 5] = [
    "heron-of-my-own",
    "long illness",
    "heron-for-the-report",
    "heron-is-my-manager",
    "heron@elsewhere.example.org",
];

/// The programme asks for an answer that is only its author's and one that is only counted, and Lin has
/// answered both, says what equal treatment protects, and would rather not meet Ada.
async fn plants(world: &World, application: &str) {
    let mut template = dyad_programme::template::shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap();
    let a_line = |key: &str, readers| {
        use dyad_programme::template::question::{Kind, Role, Use};
        let mut question = template
            .questions
            .iter()
            .find(|it| it.kind == Kind::Long)
            .unwrap()
            .clone();
        question.key = key.into();
        question.label = format!("What of {key}?");
        question.required_of = vec![Role::Mentee];
        question.used_for = vec![Use::Report];
        question.readers = readers;
        question
    };
    use dyad_programme::template::question::Readers;
    let own = a_line("own_thing", Readers::Author);
    let counted = a_line("counted_thing", Readers::Totals);
    let asked = ["own_thing".to_string(), "counted_thing".to_string()];
    template.questions.extend([own, counted]);
    template.forms.mentee.steps[0].questions.extend(asked);
    let template = serde_json::to_string(&template).unwrap();
    runs(world, "UPDATE programme SET template = $1", &[&template]).await;
    let answers = serde_json::json!({
        "own_thing": {"text": HIDDEN[0]},
        "about_groups": {"choices": ["disability"]},
        "counted_thing": {"text": HIDDEN[2]},
        "not_with": {"people": [HIDDEN[3], HIDDEN[4]]},
        "fields": {"choices": ["surgery"]},
    });
    let beside = serde_json::json!([
        {"question": "not_with", "value": HIDDEN[3]},
        {"question": "own_thing", "value": HIDDEN[0]},
    ]);
    runs(
        world,
        "UPDATE application SET answers = $1, beside = $2 WHERE id = $3",
        &[&answers.to_string(), &beside.to_string(), application],
    )
    .await;
    runs(
        world,
        "INSERT INTO exclusion (cohort_id, person_id, not_with, why) SELECT cohort_id, person_id, person.id, 'wish' \
         FROM application CROSS JOIN person WHERE application.id = $1 AND person.address = $2",
        &[application, ADA.address],
    )
    .await;
    runs(
        world,
        "INSERT INTO named_exclusion (cohort_id, person_id, address, why) SELECT cohort_id, person_id, $2, 'wish' \
         FROM application WHERE id = $1",
        &[application, HIDDEN[4]],
    )
    .await;
}

story!(
    what_is_only_counted_or_names_people_is_on_no_page_of_the_desk,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        let link = on_the_page_of(&mut ada, LIN.name).await;
        plants(world, link.rsplit('/').next().unwrap()).await;
        let columns =
            "col=q.own_thing&col=q.about_groups&col=q.counted_thing&col=q.not_with&col=state";
        let pages = [
            link.clone(),
            format!("{DESK}/people?{columns}"),
            format!("{DESK}/people?{columns}&sort=q.about_groups"),
            format!("{DESK}/export/people.csv?{columns}"),
            format!("{DESK}/export/people.csv"),
            format!("{DESK}/answers"),
            DESK.to_string(),
        ];
        for page in &pages {
            ada.opens(page).await.is_answered(200);
            for hidden in HIDDEN {
                assert!(!ada.screen().body.contains(hidden), "{hidden} on {page}");
            }
            for label in ["What of own_thing?", "What of counted_thing?"] {
                assert!(!ada.screen().body.contains(label), "{label} on {page}");
            }
        }
        ada.opens(&link)
            .await
            .sees("Matching keeps to it")
            .sees("Surgery");
        let whom = ada.screen().body.matches(ADA.name).count();
        ada.opens(&format!("{DESK}/people")).await;
        assert!(whom <= 1, "Ada stands in the frame at most: {whom}");
        // A search finds nothing by what it may not show, and neither does counting what is missing.
        for word in ["heron", "illness"] {
            ada.opens(&format!("{DESK}/people?q={word}"))
                .await
                .sees("Nobody fits this view");
        }
        ada.opens(&format!("{DESK}/export/people.xlsx?{columns}"))
            .await
            .is_answered(200);
    }
);

story!(
    a_coordinator_of_another_programme_finds_nothing_at_all,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        let link = on_the_page_of(&mut ada, LIN.name).await;
        ada.opens("/programmes/new/intl-student-practitioner")
            .await
            .fills("name", "Westholm: nurses")
            .fills("coordinators", &format!("{} <{}>", OLGA.name, OLGA.address))
            .presses("Open the programme")
            .await
            .is_answered(200);
        let mut olga = world.signs_in(OLGA).await;
        olga.opens("/programmes/westholm-nurses/people")
            .await
            .is_answered(200);
        let mut tried = 0;
        for route in routes::table(false) {
            let is_ours = route.path.starts_with("/programmes/{programme}")
                && !["{import}", "{number}", "{subject}"]
                    .iter()
                    .any(|id| route.path.contains(id));
            if route.method != "GET" || !is_ours {
                continue;
            }
            let path = route
                .path
                .replace("/programmes/{programme}", DESK)
                .replace("{application}", link.rsplit('/').next().unwrap());
            olga.opens(&path).await.is_answered(404);
            assert!(!olga.screen().body.contains("Okafor"), "{path}");
            tried += 1;
        }
        assert!(tried > 8, "{tried} routes were tried");
        let theirs = link.replace(DESK, "/programmes/westholm-nurses");
        olga.opens(&theirs).await.is_answered(404);
    }
);

story!(
    accepting_all_leaves_alone_whoever_was_asked_or_is_prepared_otherwise,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        on_the_page_of(&mut ada, GRACE.name).await;
        ada.presses("Ask").await;
        ada.fills("line", "Is the clinic at Northbridge yours?")
            .presses("Prepare")
            .await;
        sends_the_one(world, &mut ada).await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.presses("Decline").await;
        ada.fills("reason", "other").presses("Prepare").await;
        ada.opens(&format!("{DESK}/people"))
            .await
            .sees("21 applications wait for you.")
            .sees("Accept all 20 waiting")
            .sees("Asked, not answered yet");
        ada.presses("Accept all 20 waiting")
            .await
            .sees("21 answers are ready.");
        ada.opens(&format!("{DESK}/people?q=Okafor"))
            .await
            .sees("Prepared: Decline");
    }
);

story!(
    a_view_needs_a_name_and_takes_no_colleagues_place_unasked,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        ada.opens(&format!("{DESK}/people?role=mentor"))
            .await
            .fills("Keep this view as", "  ")
            .presses("Keep")
            .await
            .is_answered(422)
            .sees("Please give the view a name.")
            .sees("mentor · 10");
        ada.fills("Keep this view as", "zebra")
            .presses("Keep")
            .await;
        ada.fills("Keep this view as", "Éclair")
            .presses("Keep")
            .await;
        ada.fills("Keep this view as", "Apple")
            .presses("Keep")
            .await;
        let at = |name: &str| {
            ada.screen()
                .body
                .find(&format!("<bdi>{name}</bdi>"))
                .unwrap()
        };
        assert!(at("Apple") < at("Éclair") && at("Éclair") < at("zebra"));
        runs(
            world,
            "UPDATE saved_view SET made_by = (SELECT id FROM person WHERE address = $1) WHERE name = 'zebra'",
            &[GRACE.address],
        )
        .await;
        ada.opens(&format!("{DESK}/people?role=mentee"))
            .await
            .fills("Keep this view as", "zebra")
            .presses("Keep")
            .await
            .sees("Grace Moor keeps a view called “zebra”");
        ada.opens(&format!("{DESK}/people"))
            .await
            .follows("zebra")
            .await
            .is_at(&format!("{DESK}/people?role=mentor"));
        ada.opens(&format!("{DESK}/people?role=mentee"))
            .await
            .fills("Keep this view as", "zebra")
            .presses("Keep")
            .await
            .ticks("replace")
            .presses("Keep")
            .await;
        ada.opens(&format!("{DESK}/people"))
            .await
            .follows("zebra")
            .await
            .is_at(&format!("{DESK}/people?role=mentee"));
    }
);

story!(a_page_of_people_is_shown_before_it_is_answered, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    ada.opens(&format!("{DESK}/people?role=mentor"))
        .await
        .ticks("page")
        .presses("Accept")
        .await
        .sees("10 people take part")
        .sees(GRACE.name)
        .does_not_see(LIN.name);
    world.pass(Span::days(1)).await;
    ada.presses("Prepare").await.sees("10 answers are prepared");
    ada.opens(&format!("{DESK}/people?role=mentee"))
        .await
        .presses("Accept")
        .await
        .sees("Nobody of those you chose waits for such an answer.");
    ada.opens(&format!("{DESK}/answers"))
        .await
        .sees("10 answers are ready.");
    assert!(world.letters().is_empty());
});

story!(rows_stand_closer_where_somebody_likes_it, |stage| {
    let mut ada = a_full_desk(&mut stage.world).await;
    ada.opens(&format!("{DESK}/people?role=mentor"))
        .await
        .follows("Rows closer together")
        .await
        .is_at(&format!("{DESK}/people?role=mentor&rows=compact"));
    assert!(ada.screen().body.contains("desk compact"));
    ada.fills("As", "mentee").presses("Show").await;
    assert!(ada.screen().path.contains("rows=compact"));
    ada.follows("Rows with more air").await;
    assert!(!ada.screen().body.contains("desk compact"));
});

story!(
    a_letter_about_an_application_leads_to_how_it_stands,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.presses("Ask").await;
        ada.fills("line", "Which year are you in?")
            .presses("Prepare")
            .await;
        sends_the_one(world, &mut ada).await;
        let letter = world.letter_to(LIN).await;
        let link = World::link_in(&letter);
        assert!(link.ends_with("/as/mentee/status"), "{link}");
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&link)
            .await
            .is_answered(200)
            .sees("Which year are you in?");
        lin.fills("answer", "The third.").presses("Answer").await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.sees("The third.").sees("They answered the question.");
        let mut tomas = world.signs_in(TOMAS).await;
        tomas
            .opens("/join/eastholm-students-and-practitioners/as/mentor/status")
            .await
            .is_answered(404);
    }
);

story!(notes_are_the_coordinators_alone, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    publishes(world, &mut ada).await;
    let link = on_the_page_of(&mut ada, LIN.name).await;
    ada.presses("Keep the note")
        .await
        .is_answered(422)
        .sees("Please write something");
    ada.fills("note", "Rang her: a heron lives on her balcony.")
        .presses("Keep the note")
        .await
        .sees("a heron lives on her balcony")
        .sees("never reads it here");
    let mut lin = world.signs_in(LIN).await;
    for page in [
        "/home",
        "/me",
        "/join/eastholm-students-and-practitioners/as/mentee/status",
    ] {
        lin.opens(page).await.does_not_see("heron");
    }
    lin.opens(&link).await.is_answered(404);
    ada.opens(&format!("{DESK}/export/people.csv")).await;
    assert!(!ada.screen().body.contains("heron"));
    // A coordinator who applies reads no notes on themselves.
    runs(
        world,
        "INSERT INTO coordinator (programme_id, person_id, since) \
         SELECT programme.id, person.id, 1 FROM programme CROSS JOIN person WHERE person.address = $1",
        &[LIN.address],
    )
    .await;
    lin.opens(&link)
        .await
        .is_answered(200)
        .does_not_see("heron")
        .does_not_see("What happened");
    ada.opens(&link).await;
    ada.presses("Forget it").await.does_not_see("heron");
});

async fn waitlists(world: &World, ada: &mut Person, name: &str) {
    on_the_page_of(ada, name).await;
    ada.presses("Waiting list").await;
    ada.fills("reason", "places").presses("Prepare").await;
    sends_the_one(world, ada).await;
}

story!(
    the_waiting_list_has_an_order_and_a_reason_for_each_exception,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        waitlists(world, &mut ada, TOMAS.name).await;
        waitlists(world, &mut ada, LIN.name).await;
        ada.opens(&format!("{DESK}/people?state=waitlisted")).await;
        let at = |person: &Person, name: &str| person.screen().body.find(name).unwrap();
        assert!(
            at(&ada, LIN.name) < at(&ada, TOMAS.name),
            "Lin applied first"
        );
        on_the_page_of(&mut ada, TOMAS.name).await;
        ada.sees("Number 2 of 2 on the waiting list")
            .presses("Put first on the list")
            .await
            .is_answered(422)
            .sees("Please say why");
        ada.fills("reason", "His mentor fell ill last year.")
            .presses("Put first on the list")
            .await
            .sees("Number 1 of 2 on the waiting list")
            .sees("Put first by Ada Lind")
            .sees("His mentor fell ill last year.");
        ada.opens(&format!("{DESK}/people?state=waitlisted")).await;
        assert!(at(&ada, TOMAS.name) < at(&ada, LIN.name));
        let mut tomas = world.signs_in(TOMAS).await;
        tomas
            .opens("/join/eastholm-students-and-practitioners/as/mentee/status")
            .await
            .does_not_see("fell ill")
            .does_not_see("Number 1");
        on_the_page_of(&mut ada, TOMAS.name).await;
        ada.presses("Back to the usual order")
            .await
            .sees("Number 2 of 2");
    }
);

story!(
    another_number_of_places_needs_the_mentors_own_yes,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        on_the_page_of(&mut ada, GRACE.name).await;
        let before = ada.screen().words();
        ada.fills("places", "many")
            .presses("Ask Grace")
            .await
            .is_answered(422)
            .sees("a number from 0 to 20");
        ada.fills("places", "5").presses("Ask Grace").await;
        ada.sees("Asked whether 5 would be right");
        let letter = world.letter_to(GRACE).await;
        assert_eq!(letter.notice, "N-38");
        let link = World::link_in(&letter);
        let mut grace = world.somebody(GRACE.name);
        grace.opens(&link).await.sees("Would 5 be right?");
        on_the_page_of(&mut ada, GRACE.name).await;
        ada.does_not_see("They said yes to 5.");
        grace
            .presses("Yes, 5")
            .await
            .sees("You offer places for 5 mentees.");
        grace.opens(&link).await.does_not_see("Yes, 5");
        on_the_page_of(&mut ada, GRACE.name).await;
        ada.sees("They said yes to 5.");
        assert_ne!(before, ada.screen().words());
        ada.opens(&format!("{DESK}/export/people.csv?col=places&q=grace"))
            .await;
        assert!(ada.screen().body.contains("Grace Moor,5"));
    }
);

story!(
    the_page_says_what_happened_and_what_else_somebody_applied_for,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        seasons::opens_a_programme(&mut ada, "Eastholm: exchange", "Autumn 2026").await;
        let second = "/programmes/eastholm-exchange";
        seasons::imports(&mut ada, second, "again.csv", seasons::SPRING.as_bytes()).await;
        publishes(world, &mut ada).await;
        ada.opens("/programmes/new/intl-student-practitioner")
            .await
            .fills("name", "Westholm: nurses")
            .fills("coordinators", &format!("{} <{}>", OLGA.name, OLGA.address))
            .presses("Open the programme")
            .await;
        let mut olga = world.signs_in(OLGA).await;
        let nurses = "/programmes/westholm-nurses";
        seasons::imports(&mut olga, nurses, "ours.csv", seasons::SPRING.as_bytes()).await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.sees("What happened")
            .sees("Ada Lind brought the application in with a spreadsheet.")
            .sees("Lin also applied to")
            .sees("Eastholm: exchange")
            .does_not_see("Westholm")
            .sees("have agreed to no text of the programme yet");
        ada.presses("Accept").await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.sees("Ada Lind prepared takes part");
        ada.opens(&format!("{DESK}/people")).await;
    }
);

story!(
    texts_that_changed_since_somebody_agreed_are_named,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        publishes(world, &mut ada).await;
        let _lin = applies_as_mentee(world, LIN).await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.sees("which read the same today");
        let mut template = dyad_programme::template::shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        template.texts.confidentiality.push_str(" Really.");
        let template = serde_json::to_string(&template).unwrap();
        runs(world, "UPDATE programme SET template = $1", &[&template]).await;
        on_the_page_of(&mut ada, LIN.name).await;
        ada.sees("Changed since: confidentiality.");
    }
);

story!(
    whatever_a_coordinator_has_prepared_stays_when_an_import_is_taken_back,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        let import = ada.screen().path.clone();
        on_the_page_of(&mut ada, LIN.name).await;
        ada.presses("Accept").await;
        on_the_page_of(&mut ada, TOMAS.name).await;
        ada.fills("note", "Rang him.")
            .presses("Keep the note")
            .await;
        ada.opens(&format!("{import}/undo"))
            .await
            .sees(LIN.name)
            .sees(TOMAS.name)
            .sees("20");
        ada.presses("20").await;
        ada.opens(&format!("{DESK}/people"))
            .await
            .sees("1 to 2 of 2")
            .sees(LIN.name)
            .sees(TOMAS.name);
    }
);

story!(
    coordinators_hear_what_came_in_and_nothing_on_a_quiet_day,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        publishes(world, &mut ada).await;
        world.pass(Span::days(2)).await;
        assert_eq!(world.letters_to(ADA, "N-41").await, 0, "nothing came");
        let mut lin = applies_as_mentee(world, LIN).await;
        world.pass(Span::hours(3)).await;
        assert_eq!(world.letters_to(ADA, "N-41").await, 0, "once a day");
        world.pass(Span::days(1)).await;
        assert_eq!(world.letters_to(ADA, "N-41").await, 1);
        let letters = world.letters();
        let news = letters.iter().rev().find(|it| it.notice == "N-41").unwrap();
        let words = news.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Lin Okafor (mentee,"), "{words}");
        assert!(
            words.contains("One application waits for your answer, and these the longest: Lin Okafor (mentee, 4 March 2026)."),
            "{words}"
        );
        assert!(
            !words.contains("Night shifts"),
            "no answer stands in a letter"
        );
        world.pass(Span::days(3)).await;
        assert_eq!(world.letters_to(ADA, "N-41").await, 1, "quiet days");
        ada.opens(&format!("{DESK}/people"))
            .await
            .fills("rhythm", "never")
            .presses("Save")
            .await;
        lin.opens("/home").await;
        let _tomas = applies_as_mentee(world, TOMAS).await;
        world.pass(Span::days(9)).await;
        assert_eq!(world.letters_to(ADA, "N-41").await, 1);
        // From here on on Mondays; Monday is the 16th.
        ada.opens(&format!("{DESK}/people"))
            .await
            .fills("rhythm", "weekly")
            .presses("Save")
            .await;
        assert_eq!(
            world.now(),
            Moment(1_772_438_400_000) + Span::days(15) + Span::hours(3)
        );
    }
);

story!(
    what_came_with_one_spreadsheet_is_reviewed_by_itself,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        let mut lines = seasons::SPRING.lines();
        let (header, lin) = (lines.next().unwrap(), lines.next().unwrap());
        let noor = lin
            .replace(LIN.name, "Noor Haddad")
            .replace("lin@", "noor@");
        let sheet = format!("{header}\n{noor}\n");
        seasons::imports(&mut ada, DESK, "late.csv", sheet.as_bytes()).await;
        ada.follows("Review them")
            .await
            .sees("1 to 1 of 1")
            .sees("Noor Haddad")
            .does_not_see(GRACE.name);
        assert!(ada.screen().path.contains("?import="));
    }
);
