//! Phases: what leads from one to the next, what both may leave out, and the end that comes near.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{ADA, GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

use crate::agreement::lin_and_grace_agree;
use crate::talks::a_talk_with_a_date;

/// What Ada's list of pairs says, after she has signed in anew.
async fn ada_sees(world: &mut World, text: &str) {
    let mut ada = world.signs_in(ADA).await;
    ada.opens(&format!("{}/pairs", seasons::DESK))
        .await
        .sees(text);
}

story!(
    a_date_for_the_first_talk_leads_on_and_a_message_does_not,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&pair.home)
            .await
            .sees("Getting to know each other")
            .sees("A date for your first talk");
        seasons::writes(&mut lin, &pair, "Hello Grace.").await;
        world.pass(Span::days(1)).await;
        ada_sees(world, "Initiation, since").await;
        let mut lin = a_talk_with_a_date(world, &pair).await;
        lin.opens(&pair.home)
            .await
            .sees("Agreeing how you want to work")
            .sees("An agreement that both have signed");
        ada_sees(world, "Negotiation, since").await;
    }
);

async fn both_go_on(lin: &mut Person, grace: &mut Person, pair: &seasons::Pair) {
    for person in [grace, lin] {
        person
            .opens(&pair.home)
            .await
            .presses("Go on without the rest")
            .await
            .is_answered(200);
    }
}

story!(
    both_may_go_on_without_the_rest_and_one_alone_may_not,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        let mut lin = world.signs_in(LIN).await;
        let mut grace = world.signs_in(GRACE).await;
        lin.opens(&pair.home)
            .await
            .presses("Go on without the rest")
            .await
            .is_answered(200)
            .sees("It happens once Grace wants it, too")
            .sees("Getting to know each other");
        ada_sees(world, "Initiation, since").await;
        grace
            .opens(&pair.home)
            .await
            .sees("Lin would like this")
            .presses("Go on without the rest")
            .await
            .is_answered(200)
            .sees("Agreeing how you want to work");
    }
);

story!(
    one_alone_begins_the_looking_back_and_both_go_back_to_agreeing,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        let mut lin = world.signs_in(LIN).await;
        let mut grace = world.signs_in(GRACE).await;
        both_go_on(&mut lin, &mut grace, &pair).await;
        // This programme requires a signature, which not even both together leave out.
        lin.does_not_see("Go on without the rest");
        lin_and_grace_agree(world, &pair).await;
        both_go_on(&mut lin, &mut grace, &pair).await;
        grace.opens(&pair.home).await.sees("The work itself");
        lin.opens(&pair.home)
            .await
            .presses("Agree some things anew")
            .await
            .sees("The work itself");
        grace
            .opens(&pair.home)
            .await
            .presses("Agree some things anew")
            .await
            .sees("Agreeing how you want to work");
        both_go_on(&mut lin, &mut grace, &pair).await;
        let mut late = lin.clone();
        late.opens(&pair.home).await.sees("The work itself");
        lin.opens(&pair.home)
            .await
            .presses("Begin to look back")
            .await
            .is_answered(200)
            .sees("Looking back, and ending well or going on");
        late.presses("Begin to look back").await.is_answered(200);
    }
);

story!(
    the_looking_back_begins_before_the_planned_end_by_itself,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        world.pass(Span::days(244)).await;
        ada_sees(world, "Initiation, since").await;
        world.pass(Span::days(2)).await;
        ada_sees(world, "Closure, since").await;
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&pair.home)
            .await
            .sees("Looking back, and ending well or going on");
    }
);
