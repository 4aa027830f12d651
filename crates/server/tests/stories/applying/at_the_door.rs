//! What a stranger sees: public pages, the quiz, the sentences one weighs alone, a closed door.

use super::*;

story!(
    a_draft_has_no_public_page_and_a_published_one_shows_nothing_private,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        let name = "Eastholm: students and practitioners";
        seasons::opens_a_programme(&mut ada, name, "Spring 2026").await;
        let spring = seasons::SPRING.as_bytes();
        seasons::imports(&mut ada, seasons::DESK, "spring.csv", spring).await;
        let mut stranger = world.somebody("a stranger");
        stranger.opens(JOIN).await.is_answered(404);
        seasons::publishes(&mut ada, seasons::DESK).await;
        opens_again(world).await;
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

story!(an_address_left_at_a_closed_door_gets_one_letter, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, -1).await;
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
    opens_again(world).await;
    world.pass(Span::days(3)).await;
    assert_eq!(world.letters_to(LIN, "intake").await, 1);
});

story!(the_quiz_says_which_one_and_keeps_nothing, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 30).await;
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
