//! One person, both roles.

use super::*;

story!(
    one_person_applies_in_both_roles_and_is_asked_nothing_twice,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30).await;
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
