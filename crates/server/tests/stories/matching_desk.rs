//! SC-27: the desk beyond its pairs: weights, comparison, proof, and what a coordinator who takes
//! part must not read.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

use crate::stage::Stage;

/// Changes what no page changes in one step.
#[allow(clippy::disallowed_methods, reason = "the story plants what it needs")]
async fn plant(stage: &Stage, sql: &'static str) {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let done = sqlx::query(sql).execute(&mut *connection).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}

async fn a_draft(stage: &mut Stage) -> Person {
    let mut ada = seasons::enrolment_closed(&mut stage.world).await;
    seasons::matches(&mut ada, seasons::DESK).await;
    ada
}

fn round(number: i64) -> String {
    format!("{}/matching/{number}", seasons::DESK)
}

story!(other_weights_are_tried_at_once_and_taken_back, |stage| {
    let mut ada = a_draft(&mut stage).await;
    ada.fills("w0", "0").fills("w1", "9000");
    ada.presses("Try these weights").await.is_answered(200);
    ada.sees("Tried other weights for 2 criteria.")
        .sees("900 by the programme’s rules");
    ada.fills("w0", "a lot").presses("Try these weights").await;
    ada.is_answered(422).sees("A weight is a whole number");
    ada.opens(&round(1)).await;
    ada.presses("Try these weights").await.is_answered(422);
    ada.sees("These are the weights this draft was made with");
    ada.opens(&round(1))
        .await
        .presses("Back to the programme’s own")
        .await;
    ada.sees("Back to the programme’s own weights.")
        .does_not_see("900 by the programme’s rules");
    seasons::releases(&mut ada).await;
    ada.sees("Take it back");
});

story!(two_rounds_stand_beside_each_other, |stage| {
    let mut ada = a_draft(&mut stage).await;
    ada.opens(&round(1)).await.presses("Lock about").await;
    seasons::matches(&mut ada, seasons::DESK).await;
    ada.is_at(&round(2))
        .presses("Compare")
        .await
        .is_answered(200);
    ada.sees("Round 2 beside round 1")
        .sees("The two rounds make the same pairs.");
    plant(&stage, "UPDATE enrolment SET places = 0 WHERE person_id IN (SELECT id FROM person WHERE name = 'Grace Moor')").await;
    seasons::matches(&mut ada, seasons::DESK).await;
    ada.opens(&format!("{}/compare?with=2", round(3))).await;
    ada.sees("Round 3 beside round 2")
        .sees(LIN.name)
        .sees("Has another");
    ada.opens(&format!("{}/compare?with=9", round(3)))
        .await
        .is_answered(404);
});

story!(a_separate_program_confirms_the_proof, |stage| {
    let mut ada = a_draft(&mut stage).await;
    ada.follows("Let a separate program check it")
        .await
        .sees("Confirmed");
    ada.sees("Pairs scored anew");
    ada.opens(&format!("{}/certificate", round(1)))
        .await
        .is_answered(200);
    let certificate: serde_json::Value = serde_json::from_str(&ada.screen().body).unwrap();
    assert_eq!(certificate["format"], 1);
    assert!(
        !ada.screen().body.contains("Okafor"),
        "numbers, and no names"
    );
    ada.opens(&round(1)).await.presses("Lock about").await;
    ada.opens(&format!("{}/proof", round(1)))
        .await
        .sees("Confirmed");
    plant(
        &stage,
        "UPDATE enrolment SET places = places + 1 WHERE role = 'mentor'",
    )
    .await;
    ada.opens(&format!("{}/proof", round(1)))
        .await
        .sees("People have changed since");
});

story!(
    whoever_takes_part_cannot_work_out_who_ruled_them_out,
    |stage| {
        seasons::enrolment_closed(&mut stage.world).await;
        plant(
            &stage,
            "INSERT INTO exclusion (cohort_id, person_id, not_with, why) \
        SELECT lin.cohort_id, lin.person_id, mentor.person_id, 'wish' FROM enrolment AS lin \
        JOIN enrolment AS mentor ON mentor.cohort_id = lin.cohort_id AND mentor.role = 'mentor' \
        JOIN person ON person.id = lin.person_id WHERE person.name = 'Lin Okafor'",
        )
        .await;
        plant(
            &stage,
            "INSERT INTO coordinator (programme_id, person_id, since) \
        SELECT programme.id, person.id, 0 FROM programme, person WHERE person.name = 'Grace Moor'",
        )
        .await;
        let mut ada = stage.world.signs_in(dyad_scenarios::cast::ADA).await;
        seasons::matches(&mut ada, seasons::DESK).await;
        ada.sees("With 10 mentors this doesn’t hold: No two of whom one ruled")
            .sees("By your rules no mentor is possible for Lin");
        let mut grace = stage.world.signs_in(GRACE).await;
        grace.opens(&round(1)).await.is_answered(200);
        grace
            .sees("By your rules no mentor is possible for Lin")
            .does_not_see("With 10 mentors")
            .does_not_see("With one mentor")
            .sees("With some mentors this doesn’t hold: A free hour");
        let page = grace.screen().text();
        let left = page.split("One is left").nth(1).unwrap_or_default();
        let left = left.split("Sort by").next().unwrap_or_default();
        assert!(!left.contains("ruled the other out"), "{left}");
        // She can't ask by hand either: about herself the answer is always the same.
        let lin = crate::matching_by_hand::chosen(&grace, LIN.name);
        let myself = crate::matching_by_hand::chosen(&grace, GRACE.name);
        crate::matching_by_hand::sends(&mut grace, &[("mentee", &lin), ("mentor", &myself)]).await;
        grace.is_answered(422).sees("You are one of these two");
    }
);

story!(
    a_place_given_after_the_release_goes_to_whoever_is_left,
    |stage| {
        let mut ada = seasons::enrolment_closed(&mut stage.world).await;
        plant(
            &stage,
            "UPDATE enrolment SET places = 1 WHERE role = 'mentor'",
        )
        .await;
        seasons::matches_and_releases(&mut stage.world, &mut ada, seasons::DESK).await;
        let before = questions(&stage.world);
        ada.opens(&round(1))
            .await
            .presses("for one more place")
            .await
            .sees("You asked");
        stage.world.work().await;
        let letters = stage.world.letters();
        let asked = letters
            .iter()
            .find(|letter| letter.notice == "N-38")
            .unwrap();
        let mut mentor = stage.world.somebody(&asked.to_name);
        mentor
            .opens(&World::link_in(asked))
            .await
            .presses("Yes, one more")
            .await;
        stage.world.work().await;
        assert_eq!(
            questions(&stage.world),
            before + 1,
            "one more is asked about"
        );
        let letters = stage.world.letters();
        let last = letters
            .iter()
            .rev()
            .find(|letter| letter.notice == "N-07")
            .unwrap();
        assert_eq!(last.to, asked.to, "and it is the one who gave the place");
    }
);

fn questions(world: &World) -> usize {
    let letters = world.letters();
    letters
        .iter()
        .filter(|letter| letter.notice == "N-07")
        .count()
}

story!(acceptances_on_their_way_are_said_before_matching, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    seasons::imports(
        &mut ada,
        seasons::DESK,
        "spring.csv",
        seasons::SPRING.as_bytes(),
    )
    .await;
    ada.opens(&format!("{}/people", seasons::DESK))
        .await
        .presses("Accept all")
        .await;
    let matching = format!("{}/matching", seasons::DESK);
    ada.opens(&matching)
        .await
        .sees("acceptances are prepared and not sent");
    ada.opens(&format!("{}/answers", seasons::DESK))
        .await
        .presses("Send")
        .await;
    ada.opens(&matching)
        .await
        .sees("22 more acceptances leave at 08:10");
    stage.world.pass(Span::minutes(10)).await;
    ada.opens(&matching)
        .await
        .does_not_see("acceptances")
        .sees("12 mentees look");
});
