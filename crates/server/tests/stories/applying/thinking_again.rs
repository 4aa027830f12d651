//! What happens between sending and the answer.

use super::*;

story!(somebody_withdraws_and_may_think_again, |stage| {
    let world = &mut stage.world;
    let mut ada = an_open_programme(world, 30).await;
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
    a_question_of_the_coordinators_is_answered_on_the_same_page,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30).await;
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
