//! Until when somebody can apply, and change what they sent.

use super::*;

story!(
    it_can_be_changed_until_the_deadline_in_its_zone_and_not_a_minute_later,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 3).await;
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
    an_open_programme(world, 1).await;
    welcomes_late_joiners(world, 20).await;
    world.pass(Span::days(2)).await;
    let mut alan = world.somebody(ALAN.name);
    alan.opens(JOIN)
        .await
        .sees("late joiners are matched when a place comes free");
    applies_as_mentor(world, ALAN, "", JOIN)
        .await
        .sees("We have your application");
});
