//! two mentees say yes to the last place at the same moment. One gets it.

use dyad_scenarios::cast::{Cast, GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

use crate::stage::Stage;

/// Who was proposed to Grace, by address.
#[allow(
    clippy::disallowed_methods,
    reason = "the story asks what no page shows to one person"
)]
async fn proposed_to_grace(stage: &Stage) -> Vec<String> {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let sql = "SELECT mentee.address FROM proposal JOIN person AS mentor ON mentor.id = proposal.mentor_id \
               JOIN person AS mentee ON mentee.id = proposal.mentee_id WHERE mentor.address = $1 ORDER BY mentee.address";
    sqlx::query_scalar(sql)
        .bind(GRACE.address)
        .fetch_all(&mut *connection)
        .await
        .unwrap()
}

#[allow(
    clippy::disallowed_methods,
    reason = "Grace wrote to Ada that one is enough after all"
)]
async fn grace_has_one_place_after_all(stage: &Stage) {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let sql = "UPDATE enrolment SET places = 1 WHERE role = 'mentor' AND person_id = (SELECT id FROM person WHERE address = $1)";
    sqlx::query(sql)
        .bind(GRACE.address)
        .execute(&mut *connection)
        .await
        .unwrap();
}

#[allow(clippy::disallowed_methods, reason = "the story counts what it made")]
async fn pairs_with_grace(stage: &Stage) -> i64 {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let sql = "SELECT COUNT(*) FROM membership JOIN person ON person.id = membership.person_id WHERE person.address = $1";
    sqlx::query_scalar(sql)
        .bind(GRACE.address)
        .fetch_one(&mut *connection)
        .await
        .unwrap()
}

/// Grace says yes to everybody she was asked about.
async fn grace_says_yes_to_all(world: &mut World) {
    let letters = world.letters();
    for letter in letters
        .iter()
        .filter(|letter| letter.to == GRACE.address && letter.notice == "N-07")
    {
        let mut grace = world.somebody("Grace");
        grace
            .opens(&World::link_in(letter))
            .await
            .presses("Yes")
            .await
            .is_answered(200);
    }
    world.work().await;
}

fn at_their_letter(world: &World, address: &str) -> (Person, String) {
    let letters = world.letters();
    let letter = letters
        .iter()
        .rev()
        .find(|letter| letter.to == address && letter.notice == "N-07")
        .expect("they were asked");
    let name = letter.to_name.clone();
    (world.somebody(&name), World::link_in(letter))
}

story!(the_last_place_is_given_once, |stage| {
    seasons::a_released_round(&mut stage.world).await;
    let mentees = proposed_to_grace(&stage).await;
    assert_eq!(mentees.len(), 2, "the match gives Grace two: {mentees:?}");
    grace_says_yes_to_all(&mut stage.world).await;
    grace_has_one_place_after_all(&stage).await;
    let (mut one, first) = at_their_letter(&stage.world, &mentees[0]);
    let (mut two, second) = at_their_letter(&stage.world, &mentees[1]);
    one.opens(&first).await;
    two.opens(&second).await;
    let (yes_one, yes_two) = (one.form("Yes"), two.form("Yes"));
    tokio::join!(one.sends(yes_one), two.sends(yes_two));
    assert_eq!(pairs_with_grace(&stage).await, 1);
    let told = [one.screen().text(), two.screen().text()];
    assert_ne!(
        told[0], told[1],
        "one of them hears that it begins, the other that it did not come about"
    );
    stage.world.work().await;
    let begun = stage
        .world
        .letters()
        .iter()
        .filter(|letter| letter.notice == "N-12")
        .count();
    assert_eq!(begun, 2, "the pair hears that it begins, and nobody else");
    let loser = if told[0].contains("begin") {
        &mut two
    } else {
        &mut one
    };
    loser
        .does_not_see("place")
        .does_not_see(Cast::first_name(GRACE));
});

story!(saying_yes_twice_makes_one_pair, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let link = World::link_in(&seasons::question_to(world, pair.mentee, pair.mentor));
    let mut lin = world.somebody("Lin");
    lin.opens(&link).await.is_answered(200).sees("already");
    world.work().await;
    let begun = world
        .letters()
        .iter()
        .filter(|letter| letter.notice == "N-12")
        .count();
    assert_eq!(begun, 2);
});

#[allow(clippy::disallowed_methods, reason = "a second spreadsheet said so")]
async fn lin_and_grace_are_kept_apart(stage: &Stage) {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let sql = "INSERT INTO exclusion (cohort_id, person_id, not_with, why) SELECT cohort.id, mentee.id, mentor.id, 'wish' \
               FROM cohort, person AS mentee, person AS mentor WHERE mentee.address = $1 AND mentor.address = $2";
    sqlx::query(sql)
        .bind(LIN.address)
        .bind(GRACE.address)
        .execute(&mut *connection)
        .await
        .unwrap();
}

story!(an_exclusion_that_comes_late_still_holds, |stage| {
    seasons::a_released_round(&mut stage.world).await;
    seasons::says_yes(&stage.world, GRACE, LIN, false).await;
    stage.world.work().await;
    lin_and_grace_are_kept_apart(&stage).await;
    let link = World::link_in(&seasons::question_to(&stage.world, LIN, GRACE));
    let mut lin = stage.world.somebody("Lin");
    lin.opens(&link).await.presses("Yes").await.is_answered(200);
    assert_eq!(pairs_with_grace(&stage).await, 0);
    lin.does_not_see("exclu").does_not_see("apart");
});
