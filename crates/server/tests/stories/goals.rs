//! Goals: what the two work towards, once both have said yes to the same words.

use dyad_scenarios::cast::{GRACE, LIN, TOMAS};
use dyad_scenarios::{Person, World, seasons};

fn goals(pair: &seasons::Pair) -> String {
    format!("{}/goals", pair.home)
}

/// Lin proposes a goal; returns Lin.
async fn lin_proposes(world: &mut World, pair: &seasons::Pair) -> Person {
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&goals(pair))
        .await
        .presses("Ask Grace")
        .await
        .is_answered(422)
        .sees("Say in a few words what you want to reach")
        .fills("goal", "Scrub in on ten routine operations.")
        .fills("measure", "The theatre book says ten.")
        .presses("Ask Grace")
        .await
        .is_answered(200)
        .sees("Waits for Grace’s yes");
    lin
}

story!(a_goal_is_agreed_by_the_one_who_did_not_word_it, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = lin_proposes(world, &pair).await;
    lin.does_not_see("Yes, let’s");
    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens(&goals(&pair))
        .await
        .sees("Lin proposes this")
        .sees("The theatre book says ten.")
        .presses("Yes, let’s")
        .await
        .is_answered(200)
        .sees("You both said yes on");
    lin.opens(&goals(&pair))
        .await
        .fills("news", "Six so far.")
        .presses("Note it")
        .await
        .sees("Six so far.")
        .presses("It is reached")
        .await
        .sees("Reached on");
    lin.opens(&pair.home)
        .await
        .sees("What you are working towards")
        .sees("Reached on");
});

story!(other_words_ask_for_another_yes, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = lin_proposes(world, &pair).await;
    let mut grace = world.signs_in(GRACE).await;
    let mut late = grace.clone();
    late.opens(&goals(&pair)).await.sees("Lin proposes this");
    lin.follows("Change the words")
        .await
        .fills("goal", "Scrub in on twenty.")
        .presses("Ask Grace")
        .await
        .is_answered(200)
        .sees("Scrub in on twenty.");
    // Grace's page stood open on the first wording: her yes isn't taken for the second.
    late.presses("Yes, let’s")
        .await
        .is_answered(409)
        .sees("This goal has changed in the meantime");
    grace
        .opens(&goals(&pair))
        .await
        .presses("Yes, let’s")
        .await
        .sees("You both said yes on");
    grace
        .follows("Change the words")
        .await
        .fills("goal", "Scrub in on fifteen.")
        .presses("Ask Lin")
        .await
        .sees("Waits for Lin’s yes");
});

story!(goals_are_nobody_elses, |stage| {
    let world = &mut stage.world;
    let (mut ada, pair) = seasons::a_running_partnership(world).await;
    lin_proposes(world, &pair).await;
    ada.opens(&goals(&pair)).await.is_answered(404);
    let mut tomas = world.signs_in(TOMAS).await;
    tomas.opens(&goals(&pair)).await.is_answered(404);
});
