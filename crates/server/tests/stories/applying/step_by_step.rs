//! A mentee goes step by step, stops, and goes on.

use super::*;

story!(
    a_mentee_goes_step_by_step_back_and_on_another_device,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 30).await;
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

story!(a_session_that_ended_loses_nothing, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 60).await;
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

story!(an_unfinished_application_is_called_to_mind_twice, |stage| {
    let world = &mut stage.world;
    an_open_programme(world, 30).await;
    let mut lin = begins_as_mentee(world, LIN).await;
    first_step(&mut lin).await;
    world.pass(Span::days(22)).await;
    assert_eq!(world.letters_to(LIN, "N-03").await, 0);
    world.pass(Span::days(2)).await;
    assert_eq!(world.letters_to(LIN, "N-03").await, 1);
    world.pass(Span::days(4)).await;
    assert_eq!(world.letters_to(LIN, "N-03").await, 2);
});
