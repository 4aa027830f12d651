//! People read about a programme and apply to it, with nobody's help.

use dyad_platform::clock::{Moment, Span};
use dyad_programme::application::role_key;
use dyad_programme::template::question::{Kind, Role, Shape};
use dyad_programme::template::{Template, shipped, shipped_by_key};
use dyad_scenarios::cast::{ADA, ALAN, Cast, GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

const JOIN: &str = "/join/eastholm-students-and-practitioners";

/// The programmes have public pages, and take applications for thirty days.
pub(crate) async fn publishes(world: &World) {
    opens(world, 20, None).await;
}

#[allow(
    clippy::disallowed_methods,
    reason = "the story sets dates that no page sets yet"
)]
async fn opens(world: &World, days: i64, late: Option<i64>) {
    // Midnight in London, as a deadline is.
    let today = Moment(1_772_409_600_000);
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query("UPDATE programme SET published_at = $1")
        .bind(today)
        .execute(&mut *connection)
        .await
        .unwrap();
    sqlx::query("UPDATE cohort SET apply_from = $1, apply_until = $2, late_until = $3")
        .bind(today)
        .bind(today + Span::days(days))
        .bind(late.map(|late| today + Span::days(late)))
        .execute(&mut *connection)
        .await
        .unwrap();
}

async fn an_open_programme(world: &mut World, days: i64, late: Option<i64>) -> Person {
    let ada = seasons::an_open_programme(world).await;
    opens(world, days, late).await;
    ada
}

async fn code_to(world: &mut World, who: Cast) -> String {
    let letter = world.letter_to(who).await;
    letter.text.split("there: ").nth(1).unwrap()[..8].to_string()
}

async fn fills_in_the_page(world: &World, who: Cast, join: &str) -> Person {
    let mut person = world.somebody(who.name);
    person
        .opens(join)
        .await
        .is_answered(200)
        .follows("Be a mentor")
        .await;
    person
        .fills("What is your name?", who.name)
        .fills("Where can we write to you?", who.address)
        .fills("q-practising", "yes")
        .fills("q-fields", "surgery")
        .fills("q-languages", "English, Portuguese")
        .fills("q-time_zone", "London")
        .fills("q-places", "2");
    person
}

/// A mentor applies; returns them at the page that says how it stands.
pub(crate) async fn applies_as_mentor(
    world: &mut World,
    who: Cast,
    not_with: &str,
    join: &str,
) -> Person {
    let mut person = fills_in_the_page(world, who, join).await;
    person
        .fills("q-not_with", not_with)
        .presses("Check your answers")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, who).await;
    person.fills("Code", &code).presses("Go on").await;
    person
        .sees("Nothing is sent yet")
        .ticks("read")
        .ticks("pledge")
        .presses("Send the application")
        .await;
    person.is_at(&format!("{join}/as/mentor/status"));
    person
}

pub(crate) async fn begins_as_mentee(world: &mut World, who: Cast) -> Person {
    let mut person = world.somebody(who.name);
    person
        .opens(&format!("{JOIN}/as/mentee"))
        .await
        .fills("What is your name?", who.name)
        .fills("Where can we write to you?", who.address)
        .presses("Begin")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, who).await;
    person.fills("Code", &code).presses("Go on").await;
    person.is_at(&format!("{JOIN}/as/mentee/form"));
    person
}

pub(crate) async fn first_step(person: &mut Person) {
    person
        .opens(&format!("{JOIN}/as/mentee/form/1"))
        .await
        .fills("q-enrolled", "yes")
        .fills("q-country", "PT")
        .fills("q-workplace", "Eastholm Veterinary School")
        .presses("Save and go on")
        .await
        .is_at(&format!("{JOIN}/as/mentee/form/2"));
}

async fn other_steps(person: &mut Person) {
    person
        .fills("q-fields", "surgery")
        .fills("q-hopes", "Night shifts, and how to leave them.")
        .presses("Save and go on")
        .await
        .is_at(&format!("{JOIN}/as/mentee/form/3"));
    person
        .fills("q-languages", "English")
        .fills("q-time_zone", "Lisbon")
        .presses("Save and go on")
        .await
        .is_at(&format!("{JOIN}/as/mentee/form"))
        .sees("3 of 3 steps are done");
}

pub(crate) async fn applies_as_mentee(world: &mut World, who: Cast) -> Person {
    let mut person = begins_as_mentee(world, who).await;
    first_step(&mut person).await;
    other_steps(&mut person).await;
    sends(&mut person).await;
    person
}

async fn sends(person: &mut Person) {
    person
        .opens(&format!("{JOIN}/as/mentee/check"))
        .await
        .ticks("read")
        .ticks("pledge")
        .presses("Send the")
        .await
        .is_at(&format!("{JOIN}/as/mentee/status"));
}

story!(
    a_draft_has_no_public_page_and_a_published_one_shows_nothing_private,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        seasons::imports(
            &mut ada,
            seasons::DESK,
            "spring.csv",
            seasons::SPRING.as_bytes(),
        )
        .await;
        let mut stranger = world.somebody("a stranger");
        stranger.opens(JOIN).await.is_answered(404);
        publishes(world).await;
        for page in ["", "/who-reads-what", "/noted", "/as/mentor", "/as/mentee"] {
            stranger
                .opens(&format!("{JOIN}{page}"))
                .await
                .is_answered(200)
                .does_not_see("Okafor")
                .does_not_see("lin@students");
        }
        stranger
            .opens("/")
            .await
            .follows("Eastholm: students and practitioners")
            .await
            .is_at(JOIN)
            .sees("apply until Saturday 21 March 2026, to the end of that day")
            .sees(ADA.name);
    }
);

story!(
    a_mentor_applies_on_one_page_and_has_no_account_before_the_code,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30, None).await;
        let mut grace = fills_in_the_page(world, GRACE, JOIN).await;
        grace
            .fills("q-languages", "English, Klingonish")
            .presses("Check your answers")
            .await
            .is_answered(422)
            .sees("We don’t know “Klingonish”");
        grace
            .fills("q-languages", "English")
            .presses("Check your answers")
            .await
            .is_at("/sign-in/sent");
        // Nobody has the address yet, whatever was typed.
        let code = code_to(world, GRACE).await;
        let mut other = world.somebody("somebody else");
        other
            .opens("/sign-in")
            .await
            .fills("Your mail address", GRACE.address)
            .presses("Write to me")
            .await;
        world.work().await;
        let letters = world.letters();
        assert_eq!(
            letters
                .iter()
                .filter(|letter| letter.to == GRACE.address)
                .count(),
            1
        );
        grace
            .fills("Code", "00000000")
            .presses("Go on")
            .await
            .is_answered(422);
        grace.fills("Code", &code).presses("Go on").await;
        grace.sees("Surgery").sees("Check your answers");
        grace
            .presses("Send the application")
            .await
            .is_answered(422)
            .sees("tick the promise");
        grace.ticks("read").ticks("pledge");
        let form = grace.form("Send the application");
        grace
            .sends(form.clone())
            .await
            .sees("We have your application");
        grace
            .sends(form)
            .await
            .is_answered(200)
            .sees("We have your application");
        let came = world.letters_to(GRACE, "N-02").await;
        assert_eq!(came, 1, "one application, one letter");
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .sees(GRACE.name)
            .sees("Surgery");
        grace
            .opens("/home")
            .await
            .sees("waiting")
            .follows("See how it stands")
            .await;
        grace.sees("We have your application");
    }
);

story!(
    whoever_cannot_take_part_is_told_by_which_rule_and_keeps_what_they_wrote,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 30, None).await;
        let mut grace = fills_in_the_page(world, GRACE, JOIN).await;
        grace
            .fills("q-practising", "no")
            .presses("Check your answers")
            .await
            .is_answered(422)
            .sees(&says("intl-student-practitioner", Role::Mentor))
            .sees("Check your answers");
        world.work().await;
        assert!(
            world
                .letters()
                .iter()
                .all(|letter| letter.to != GRACE.address),
            "nothing was sent"
        );
    }
);

/// The sentence of the first rule that keeps somebody out.
fn says(template: &str, role: Role) -> String {
    let template = shipped_by_key(template).unwrap().unwrap();
    let mut rules = template.eligibility.iter();
    rules.find(|rule| rule.role == role).unwrap().says.clone()
}

/// Answers all that has to be answered, as a template asks it.
fn answers_what_is_needed(
    person: &mut Person,
    template: &Template,
    role: Role,
    step: Option<usize>,
) {
    let steps = template.form(role).steps.iter().enumerate();
    let keys = steps.filter(|(at, _)| step.is_none_or(|step| step == *at));
    let questions: Vec<_> = keys
        .flat_map(|(_, step)| template.questions_of(step))
        .collect();
    for question in questions {
        let field = format!("q-{}", question.key);
        let admits = template
            .eligibility
            .iter()
            .find(|rule| rule.question == question.key && rule.role == role);
        let is_needed = question.required_of.contains(&role) || admits.is_some();
        if !is_needed || matches!(question.kind, Kind::Name | Kind::Email | Kind::Role) {
            continue;
        }
        let option = admits
            .and_then(|rule| rule.admits.first().cloned())
            .or_else(|| question.options.first().map(|option| option.key.clone()))
            .unwrap_or_default();
        let least = question.range_for(role).map_or(1, |[from, _]| from.max(1));
        let least = least.max(admits.and_then(|rule| rule.at_least).unwrap_or(1));
        let value = match (question.kind, question.kind.shape()) {
            (Kind::Country, _) => "PT".to_string(),
            (Kind::Languages, _) => "English".into(),
            (Kind::Zone, _) => "Lisbon".into(),
            (_, Shape::Rated) => format!("{option}=4"),
            (_, Shape::One | Shape::Several) | (Kind::FreeTimes, _) if !question.open => option,
            (_, Shape::Number) => least.to_string(),
            (_, Shape::Day) => "2026-06-30".into(),
            (_, Shape::People) => "somebody@example.org".into(),
            _ => "As it comes".into(),
        };
        person.fills(&field, &value);
    }
}

story!(
    people_apply_in_both_roles_to_each_of_the_five_kinds,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        for template in shipped().unwrap() {
            let name = format!("Eastholm {}", template.key);
            ada.opens(&format!("/programmes/new/{}", template.key))
                .await
                .fills("name", &name)
                .fills("cohort", "Spring")
                .fills("opens", "2026-03-01")
                .fills("closes", "2026-03-20")
                .fills("starts", "2026-04-20");
            ada.presses("Open the programme").await.is_answered(200);
            let desk = ada.screen().path.clone();
            publishes(world).await;
            let join = format!("/join/{}", desk.rsplit('/').next().unwrap());
            for (role, who) in [(Role::Mentor, GRACE), (Role::Mentee, LIN)] {
                let own = format!("{join}/as/{}", role_key(role));
                has_an_account(world, who).await;
                let mut person = world.signs_in(who).await;
                person.opens(&own).await.is_answered(200);
                let steps = template.form(role).steps.iter().filter(|step| !step.extra);
                let steps: Vec<Option<usize>> = match role {
                    Role::Mentor => vec![None],
                    Role::Mentee => (0..steps.count()).map(Some).collect(),
                };
                for step in steps {
                    let page = step.map_or("all".to_string(), |at| (at + 1).to_string());
                    person.opens(&format!("{own}/form/{page}")).await;
                    answers_what_is_needed(&mut person, &template, role, step);
                    let button = if role == Role::Mentor {
                        "Check your answers"
                    } else {
                        "Save and go on"
                    };
                    person.presses(button).await.is_answered(200);
                }
                person
                    .opens(&format!("{own}/check"))
                    .await
                    .ticks("read")
                    .ticks("pledge");
                person
                    .presses("Send the")
                    .await
                    .is_at(&format!("{own}/status"));
                ada.opens(&format!("{desk}/people")).await.sees(who.name);
            }
        }
    }
);

/// Somebody who has applied somewhere else before.
async fn has_an_account(world: &World, who: Cast) {
    let app = &world.app;
    let person = dyad_people::account::Person {
        id: dyad_people::account::PersonId::new(&app.chance, app.now()),
        name: who.name.into(),
        address: who.address.into(),
        zone: "Europe/London".into(),
    };
    dyad_platform::write_tx!(app.db, |tx| {
        if dyad_people::account::store::by_address(tx, who.address)
            .await?
            .is_none()
        {
            dyad_people::account::store::add(tx, &person, app.now()).await?;
        }
        Ok::<_, dyad_platform::problem::Problem>(())
    })
    .unwrap();
}

story!(
    a_mentee_goes_step_by_step_back_and_on_another_device,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 30, None).await;
        let mut lin = begins_as_mentee(world, LIN).await;
        lin.sees("not started").sees("0 of 3 steps are done");
        first_step(&mut lin).await;
        lin.follows("Back")
            .await
            .is_at(&format!("{JOIN}/as/mentee/form/1"));
        lin.sees("Eastholm")
            .opens(&format!("{JOIN}/as/mentee/form/2"))
            .await;
        lin.fills("q-hopes", "Nights.")
            .presses("Keep it for later")
            .await
            .is_at("/home");
        lin.sees("not sent yet");
        let mut phone = world.signs_in(LIN).await;
        phone
            .follows("Go on")
            .await
            .is_at(&format!("{JOIN}/as/mentee/form"));
        phone.sees("in progress").sees("1 of 3 steps are done");
        phone
            .opens(&format!("{JOIN}/as/mentee/form/2"))
            .await
            .sees("Nights.");
        phone
            .presses("Save and go on")
            .await
            .is_answered(422)
            .sees("choose at least one");
        other_steps(&mut phone).await;
        phone
            .opens(&format!("{JOIN}/as/mentee/check"))
            .await
            .follows("Change")
            .await;
        phone.is_at(&format!("{JOIN}/as/mentee/form/1"));
        sends(&mut phone).await;
        phone.sees("We have your application");
    }
);

story!(
    it_can_be_changed_until_the_deadline_in_its_zone_and_not_a_minute_later,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 3, None).await;
        let mut lin = applies_as_mentee(world, LIN).await;
        // Three days after midnight of 2 March in London; it is 08:00 of that day now.
        world.pass(Span::hours(63) + Span::minutes(59)).await;
        lin.opens(&format!("{JOIN}/as/mentee/check"))
            .await
            .sees("Send the changes");
        lin.ticks("read").ticks("pledge");
        let late = lin.clone().form("Send the changes");
        lin.presses("Send the changes")
            .await
            .is_at(&format!("{JOIN}/as/mentee/status"));
        world.pass(Span::minutes(1)).await;
        let mut again = late;
        again
            .fields
            .iter_mut()
            .filter(|(name, _)| name == "once")
            .for_each(|field| field.1 = "x".into());
        lin.sends(again)
            .await
            .is_at(&format!("{JOIN}/as/mentee/status"));
        lin.does_not_see("Change your answers");
        lin.opens(&format!("{JOIN}/as/mentee/form"))
            .await
            .is_at(&format!("{JOIN}/as/mentee/status"));
        let mut stranger = world.somebody("too late");
        stranger
            .opens(JOIN)
            .await
            .sees("This intake is closed")
            .sees("Hear of the next intake");
    }
);

story!(a_late_joiner_is_welcome_and_told_what_that_means, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 1, Some(20)).await;
    world.pass(Span::days(2)).await;
    let mut alan = world.somebody(ALAN.name);
    alan.opens(JOIN)
        .await
        .sees("late joiners are matched when a place comes free");
    applies_as_mentor(world, ALAN, "", JOIN)
        .await
        .sees("We have your application");
});

story!(somebody_withdraws_and_may_think_again, |stage| {
    let world = &mut stage.world;
    let mut ada = an_open_programme(world, 30, None).await;
    let mut lin = applies_as_mentee(world, LIN).await;
    lin.presses("Withdraw")
        .await
        .sees("You have withdrawn your application");
    ada.opens(&format!("{}/people?state=withdrawn", seasons::DESK))
        .await
        .sees(LIN.name);
    lin.follows("Apply again").await.sees("Surgery");
    sends(&mut lin).await;
    ada.opens(&format!("{}/people?state=submitted", seasons::DESK))
        .await
        .sees(LIN.name);
});

story!(
    one_person_applies_in_both_roles_and_is_asked_nothing_twice,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30, None).await;
        let mut lin = applies_as_mentee(world, LIN).await;
        lin.follows("Be a mentor")
            .await
            .is_at(&format!("{JOIN}/as/mentor/form/all"));
        lin.sees("what you told us another time");
        lin.fills("q-practising", "yes")
            .fills("q-places", "1")
            .presses("Check your answers")
            .await
            .sees("Surgery");
        lin.ticks("read")
            .ticks("pledge")
            .presses("Send the application")
            .await;
        lin.is_at(&format!("{JOIN}/as/mentor/status"));
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .sees("lin@students.example.orgmentee")
            .sees("lin@students.example.orgmentor");
    }
);

story!(whom_somebody_must_not_meet_stays_private, |stage| {
    let world = &mut stage.world;
    let mut ada = an_open_programme(world, 30, None).await;
    let mut lin = applies_as_mentee(world, LIN).await;
    let said = format!("{}\nmy old head of clinic", LIN.name);
    applies_as_mentor(world, GRACE, &said, JOIN).await;
    for page in [
        "/home",
        &format!("{JOIN}/as/mentee/status"),
        &format!("{JOIN}/as/mentee/check"),
    ] {
        lin.opens(page)
            .await
            .does_not_see("Grace")
            .does_not_see("old head");
    }
    ada.opens(&format!("{}/people", seasons::DESK))
        .await
        .follows(GRACE.name)
        .await;
    ada.sees("Matching keeps to it")
        .sees("belongs to nobody here")
        .does_not_see(LIN.name)
        .does_not_see("my old head of clinic");
});

story!(an_unfinished_application_is_called_to_mind_twice, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 30, None).await;
    let mut lin = begins_as_mentee(world, LIN).await;
    first_step(&mut lin).await;
    world.pass(Span::days(22)).await;
    assert_eq!(world.letters_to(LIN, "N-03").await, 0);
    world.pass(Span::days(2)).await;
    assert_eq!(world.letters_to(LIN, "N-03").await, 1);
    world.pass(Span::days(4)).await;
    assert_eq!(world.letters_to(LIN, "N-03").await, 2);
});

story!(an_address_left_at_a_closed_door_gets_one_letter, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, -1, None).await;
    let mut lin = world.somebody(LIN.name);
    lin.opens(JOIN)
        .await
        .fills("Your mail address", "lin")
        .presses("Tell me once")
        .await
        .is_answered(422);
    lin.fills("Your mail address", LIN.address)
        .presses("Tell me once")
        .await
        .sees("It is noted");
    world.pass(Span::days(1)).await;
    assert_eq!(world.letters_to(LIN, "intake").await, 0);
    publishes(world).await;
    world.pass(Span::days(3)).await;
    assert_eq!(world.letters_to(LIN, "intake").await, 1);
});

story!(the_quiz_says_which_one_and_keeps_nothing, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 30, None).await;
    let mut lin = world.somebody(LIN.name);
    lin.opens("/which-one")
        .await
        .presses("Show the result")
        .await
        .sees("Take your time");
    for statement in ["s1", "s4", "s6"] {
        lin.fills(statement, "3");
    }
    lin.presses("Show the result")
        .await
        .sees("A mentor You look further")
        .is_at("/which-one");
    lin.follows("Eastholm: students and practitioners")
        .await
        .is_at(JOIN);
});

story!(a_session_that_ended_loses_nothing, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 60, None).await;
    let mut lin = begins_as_mentee(world, LIN).await;
    lin.opens(&format!("{JOIN}/as/mentee/form/1")).await;
    lin.fills("q-country", "PT")
        .fills("q-enrolled", "yes")
        .fills("q-workplace", "Eastholm Veterinary School");
    world.pass(Span::days(15)).await;
    lin.presses("Save and go on")
        .await
        .is_at("/sign-in?next=/kept");
    let mut lin = world.signs_in(LIN).await;
    lin.is_at("/kept").presses("Send it now").await;
    lin.is_at(&format!("{JOIN}/as/mentee/form/2"));
});

story!(
    a_question_of_the_coordinators_is_answered_on_the_same_page,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30, None).await;
        let mut lin = applies_as_mentee(world, LIN).await;
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .follows(LIN.name)
            .await;
        ada.presses("Ask").await;
        ada.fills("line", "Which year are you in by spring?")
            .presses("Prepare")
            .await;
        ada.opens(&format!("{}/answers", seasons::DESK))
            .await
            .presses("Send the one")
            .await;
        world.pass(Span::minutes(10)).await;
        lin.opens("/home")
            .await
            .follows("Go on")
            .await
            .sees("Which year are you in by spring?");
        lin.fills("answer", "  ")
            .presses("Answer")
            .await
            .is_answered(422);
        lin.fills("answer", "The fourth.")
            .presses("Answer")
            .await
            .sees("We have your application");
        lin.does_not_see("Which year");
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .follows(LIN.name)
            .await
            .sees("The fourth.");
    }
);

story!(ten_sentences_are_weighed_alone_and_kept_nowhere, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 30, None).await;
    let mut lin = world.somebody(LIN.name);
    lin.opens(&format!("{JOIN}/as/mentee/self-check"))
        .await
        .sees("Is this the right time?");
    lin.ticks("s1")
        .ticks("s2")
        .presses("How many are true?")
        .await
        .sees("2 of 10 are true of you today");
    lin.opens(&format!("{JOIN}/as/mentee/self-check"))
        .await
        .does_not_see("checked");
});
