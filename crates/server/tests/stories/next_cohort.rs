//! A programme goes on: from a file, and with the next cohort.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{ALAN, Cast, GRACE, LIN, TOMAS};
use dyad_scenarios::{Person, World, seasons};

const FROM_A_FILE: &str = "/programmes/new/from-a-file";

/// The programme of a desk as a file.
async fn saved(person: &mut Person, desk: &str) -> String {
    person.opens(&format!("{desk}/file")).await.is_answered(200);
    person.screen().body.clone()
}

story!(
    a_saved_programme_opens_again_with_the_same_settings,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        ada.opens(&format!("{}/settings/texts", seasons::DESK))
            .await
            .fills("In one sentence", "For vets “and” <friends>.")
            .presses("Save")
            .await;
        ada.opens(&format!("{}/settings/agreement", seasons::DESK))
            .await
            .presses("Remove: How we tell each other what we think")
            .await;
        let file = saved(&mut ada, seasons::DESK).await;
        ada.opens("/programmes/new")
            .await
            .follows("Choose a file")
            .await;
        ada.chooses_file("eastholm.toml", file.as_bytes())
            .presses("Look at it")
            .await
            .is_answered(200)
            .sees("6 · Where trouble goes");
        ada.fills("What is it called?", "Westholm: vets")
            .fills("starts", "2001-01-01")
            .presses("Open the programme")
            .await
            .is_answered(422)
            .sees("Please choose a later day");
        ada.fills("starts", "2030-01-07")
            .presses("Open the programme")
            .await
            .is_at("/programmes/westholm-vets");
        assert_eq!(saved(&mut ada, "/programmes/westholm-vets").await, file);
        ada.opens("/programmes/westholm-vets/settings")
            .await
            .does_not_see("difference");
    }
);

story!(
    what_is_wrong_in_a_file_is_said_by_line_and_put_right_in_place,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        let file = saved(&mut ada, seasons::DESK).await;
        let broken = file.replacen("months = 9", "months = 3", 1);
        let line = file.lines().position(|line| line == "month = 4").unwrap() + 1;
        ada.opens(FROM_A_FILE)
            .await
            .presses("Look at it")
            .await
            .is_answered(422)
            .sees("Please choose a file, or paste its text.");
        ada.chooses_file("picture.toml", &[0xff, 0xd8, 0xff])
            .presses("Look at it")
            .await
            .is_answered(422)
            .sees("This file isn’t a text.");
        ada.chooses_file("eastholm.toml", broken.as_bytes())
            .presses("Look at it")
            .await
            .is_answered(422)
            .sees(&format!(
                "Line {line}, plan.talks.month: There is a talk in month 4"
            ));
        assert!(ada.screen().body.contains("months = 3\n"), "it is kept");
        let torn = file.replacen("[term]", "[term", 1);
        ada.fills("Or its text", &torn)
            .presses("Look at it")
            .await
            .is_answered(422)
            .sees("This can’t be read:");
        ada.fills("Or its text", &file)
            .presses("Look at it")
            .await
            .is_answered(200)
            .sees("6 · Where trouble goes");
        ada.opens("/programmes").await.does_not_see("Westholm");
    }
);

/// The spring cohort has been decided: Tomás waits, the others are in. Returns Ada at the form for the
/// next one.
async fn a_decided_cohort(world: &mut World) -> Person {
    let mut ada = seasons::an_open_programme(world).await;
    seasons::imports(
        &mut ada,
        seasons::DESK,
        "spring.csv",
        seasons::SPRING.as_bytes(),
    )
    .await;
    ada.opens(&format!("{}/people", seasons::DESK)).await;
    ada.follows(TOMAS.name).await.presses("Waiting list").await;
    ada.fills("reason", "field").presses("Prepare").await;
    ada.opens(&format!("{}/answers", seasons::DESK))
        .await
        .presses("Send the one")
        .await;
    world.pass(Span::minutes(10)).await;
    seasons::accepts_all(world, &mut ada, seasons::DESK).await;
    crate::applying::publishes(world, &mut ada).await;
    ada.opens(seasons::DESK)
        .await
        .follows("Begin the next cohort")
        .await
        .is_answered(200);
    ada
}

fn asked(world: &World, who: Cast) -> Vec<String> {
    let letters = world.letters().into_iter();
    let to = letters.filter(|letter| letter.to == who.address && letter.notice == "N-37");
    to.map(|letter| World::link_in(&letter)).collect()
}

story!(
    the_next_cohort_asks_who_waited_and_mentors_and_only_a_yes_comes_along,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_decided_cohort(world).await;
        ada.sees("Whoever is on the waiting list: one person")
            .sees("Mentors who took part: 10 people");
        for value in ["Spring 2027", "2027-03-02", "2027-03-21"] {
            let field = format!("value=\"{value}\"");
            assert!(ada.screen().body.contains(&field), "{value} is proposed");
        }
        ada.presses("Begin it")
            .await
            .is_answered(200)
            .sees("0 said yes, 0 not this time, 11 haven’t answered")
            .sees("The letters leave at");
        ada.opens(seasons::DESK).await.sees("Spring 2027");
        assert!(asked(world, GRACE).is_empty(), "they can be taken back");
        world.pass(Span::minutes(10)).await;
        assert!(asked(world, LIN).is_empty(), "she took part as a mentee");
    }
);

story!(a_yes_is_an_application_and_a_no_is_none, |stage| {
    let world = &mut stage.world;
    let mut ada = a_decided_cohort(world).await;
    opens_soon(&mut ada);
    ada.presses("Begin it").await.is_answered(200);
    world.pass(Span::minutes(10)).await;

    let mut grace = world.somebody("Grace");
    let link = asked(world, GRACE).remove(0);
    grace
        .opens(&link)
        .await
        .sees("Would you like to be in again?")
        .presses("Yes, I’d like to be in")
        .await
        .sees("Good to have you");
    grace.opens(&link).await.does_not_see("Not this time");
    let mut alan = world.somebody("Alan");
    alan.opens(&asked(world, ALAN).remove(0))
        .await
        .fills("A line to the coordinators", "A baby is on its way.")
        .presses("Not this time")
        .await
        .sees("Not this time, then");

    let people = format!("{}/people", seasons::DESK);
    ada.opens(&people)
        .await
        .sees(GRACE.name)
        .does_not_see(ALAN.name)
        .does_not_see(TOMAS.name);
    ada.opens(&format!("{}/asked-along", seasons::DESK))
        .await
        .sees("1 said yes, 1 not this time, 9 haven’t answered")
        .sees("A baby is on its way.");
    // The earlier cohort is a link away, with all its people, and its links stay with it.
    ada.opens(seasons::DESK).await.follows("Spring 2026").await;
    ada.sees("You look at an earlier cohort.")
        .follows("People")
        .await
        .is_at(&format!("{}~1/people", seasons::DESK))
        .sees(ALAN.name);
    ada.opens(&format!("{}~3/people", seasons::DESK))
        .await
        .is_answered(404);

    // Grace finds her answers, as she gave them.
    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens("/join/eastholm-students-and-practitioners/as/mentor/status")
        .await
        .is_answered(200)
        .sees("We have your application");

    // Who says nothing is reminded once, and nothing happens.
    world.pass(Span::days(8)).await;
    assert_eq!(asked(world, TOMAS).len(), 2);
    assert_eq!(
        (asked(world, GRACE).len(), asked(world, ALAN).len()),
        (1, 1)
    );
    world.pass(Span::days(10)).await;
    assert_eq!(asked(world, TOMAS).len(), 2);
    let mut tomas = world.somebody("Tomás");
    tomas
        .opens(&asked(world, TOMAS).remove(0))
        .await
        .sees("This question is closed")
        .follows("To the programme")
        .await
        .is_answered(200);
});

/// The cohort opens now, so that people can apply to it.
fn opens_soon(ada: &mut Person) {
    ada.fills("Applications open on", "2026-03-02")
        .fills("Last day to apply", "2026-06-01")
        .fills("Pairs begin on", "2026-07-06");
}

story!(letters_into_the_next_cohort_can_be_taken_back, |stage| {
    let world = &mut stage.world;
    let mut ada = a_decided_cohort(world).await;
    ada.presses("Begin it").await;
    ada.presses("Don’t send them")
        .await
        .sees("Nobody was asked into this cohort.");
    world.pass(Span::days(1)).await;
    assert!(asked(world, GRACE).is_empty());
    ada.opens(seasons::DESK)
        .await
        .sees("took back the letters for Spring 2027");
});
