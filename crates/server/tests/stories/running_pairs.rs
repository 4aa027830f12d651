//! Pairs that already run are entered by two addresses and a day, and begin here when both confirm.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{ADA, Cast, GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

const PAGE: &str = "/programmes/eastholm-students-and-practitioners/running-pairs";
/// Grace and Lin began on 1 September 2025; a year from then is 31 August 2026 at the latest.
const PAIR: &str = "grace.moor@practice.example.org, lin@students.example.org, 2025-09-01\n";

async fn looks_at(ada: &mut Person, rows: &str) {
    ada.opens(PAGE)
        .await
        .fills("pasted", rows)
        .presses("Look at them")
        .await
        .is_answered(200);
}

/// Ada has entered Grace and Lin, and both have been written to.
async fn both_are_asked(world: &mut World) -> Person {
    let mut ada = seasons::an_open_programme(world).await;
    looks_at(&mut ada, PAIR).await;
    ada.sees("One pair is ready").presses("Ask both").await;
    world.pass(Span::minutes(10)).await;
    ada
}

async fn link_to(world: &mut World, who: Cast) -> String {
    let letter = world.letter_to(who).await;
    assert_eq!(letter.notice, "N-07");
    World::link_in(&letter)
}

story!(
    a_pair_that_runs_begins_here_when_both_confirm_and_counts_from_its_day,
    |stage| {
        let world = &mut stage.world;
        let mut ada = both_are_asked(world).await;
        let (of_grace, of_lin) = (link_to(world, GRACE).await, link_to(world, LIN).await);
        let mut grace = world.somebody(GRACE.name);
        grace
            .opens(&of_grace)
            .await
            .sees("Are you and Lin a pair?")
            .sees("since 1 September 2025")
            .presses("Yes, we are")
            .await
            .sees("You confirmed. When Lin has, too");
        ada.opens(&format!("{}/pairs", seasons::DESK))
            .await
            .does_not_see("1 September 2025");
        ada.opens(PAGE).await.sees("one of them confirmed");
        let mut lin = world.somebody(LIN.name);
        lin.opens(&of_lin)
            .await
            .presses("Yes, we are")
            .await
            .sees("have your place here")
            .sees("Your months count from 1 September 2025");
        world.work().await;
        for who in [GRACE, LIN] {
            let letter = world.letter_to(who).await;
            assert_eq!(letter.notice, "N-12");
            let text = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains("count from 1 September 2025"), "{text}");
            assert!(text.contains("2026"), "{text}");
        }
        ada.opens(&format!("{}/pairs", seasons::DESK))
            .await
            .sees("Grace")
            .sees("1 September 2025");
        let home = World::link_in(&world.letter_to(LIN).await);
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&home)
            .await
            .is_answered(200)
            .fills("words", "Here we are.")
            .presses("Send")
            .await
            .sees("Here we are.");
        looks_at(&mut ada, PAIR).await;
        ada.sees("These two are a pair here.");
    }
);

story!(a_no_is_kind_and_nobody_is_told_whose_it_was, |stage| {
    let world = &mut stage.world;
    let mut ada = both_are_asked(world).await;
    let (of_grace, of_lin) = (link_to(world, GRACE).await, link_to(world, LIN).await);
    let mut grace = world.somebody(GRACE.name);
    grace.opens(&of_grace).await.presses("Yes, we are").await;
    let mut lin = world.somebody(LIN.name);
    lin.opens(&of_lin)
        .await
        .presses("No")
        .await
        .sees("Nothing comes of it here");
    world.work().await;
    let letter = world.letter_to(GRACE).await;
    assert_eq!(letter.notice, "N-09");
    assert!(letter.text.contains("Nothing changes"), "{}", letter.text);
    assert_eq!(world.letters_to(LIN, "N-09").await, 0);
    ada.opens(PAGE).await.sees("came to nothing");
    lin.opens(&of_lin).await.does_not_see("Yes, we are");
    // Whoever was here only by this goes, a month later.
    world.pass(Span::days(31)).await;
    let mut ada = world.signs_in(ADA).await;
    ada.opens(PAGE).await.does_not_see("came to nothing");
    lin.opens("/sign-in")
        .await
        .fills("Your mail address", LIN.address)
        .presses("Write to me")
        .await;
    assert_eq!(world.letters_to(LIN, "N-01").await, 0);
});

story!(
    every_row_says_what_is_wrong_and_nothing_is_stored_before,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        let rows = "grace.moor@practice.example.org,lin@students.example.org,01/09/2025\n\
                    grace,lin@students.example.org,2025-09-01\n\
                    grace@example.org,lin,2025-09-01\n\
                    eve@example.org,eve@example.org,2025-09-01\n\
                    a@example.org,b@example.org,soon\n\
                    c@example.org,d@example.org,2027-01-01\n\
                    e@example.org,f@example.org,1990-01-01\n\
                    g@example.org,h@example.org,2024-01-01\n\
                    grace.moor@practice.example.org,lin@students.example.org,2025-09-01\n";
        looks_at(&mut ada, rows).await;
        ada.sees("One pair is ready")
            .sees("8 rows stay out")
            .sees("It could be")
            .sees("The mentor’s address is not a mail address.")
            .sees("The mentee’s address is not a mail address.")
            .sees("Both addresses are the same.")
            .sees("The day can’t be read.")
            .sees("That day is yet to come.")
            .sees("more than ten years ago")
            .sees("this pair’s time is over")
            .sees("These two stand in row 2 already.");
        ada.fills("Put rows right here", PAIR)
            .presses("Look again")
            .await
            .sees("One pair is ready")
            .presses("Ask both")
            .await
            .sees("The letters to one pair leave at")
            .presses("Take them back")
            .await
            .does_not_see("The letters to one pair");
        world.pass(Span::minutes(11)).await;
        assert!(world.letters().is_empty(), "they were taken back");
        ada.opens(PAGE)
            .await
            .presses("Look at them")
            .await
            .is_answered(422)
            .sees("choose a file, or paste some rows");
        looks_at(&mut ada, PAIR).await;
        ada.presses("Ask both").await;
        world.pass(Span::days(9)).await;
        assert_eq!(world.letters_to(GRACE, "N-08").await, 1, "one reminder");
        world.pass(Span::days(4)).await;
        assert_eq!(world.letters_to(GRACE, "N-08").await, 1);
    }
);
