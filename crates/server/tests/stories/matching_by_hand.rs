//! U-39 and U-26: a coordinator's hand in a draft, and ten minutes for second thoughts.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{ADA, GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

use crate::stage::Stage;

/// Who is with whom in the newest round, by name.
#[allow(clippy::disallowed_methods, reason = "the story compares whole drafts")]
async fn pairs(stage: &Stage) -> Vec<(String, String)> {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let sql = "SELECT mentee.name, mentor.name FROM proposal JOIN person AS mentor ON mentor.id = mentor_id \
               JOIN person AS mentee ON mentee.id = mentee_id ORDER BY mentee.name, mentor.name";
    sqlx::query_as(sql)
        .fetch_all(&mut *connection)
        .await
        .unwrap()
}

async fn a_draft(stage: &mut Stage) -> Person {
    let mut ada = seasons::enrolment_closed(&mut stage.world).await;
    ada.opens(&format!("{}/matching", seasons::DESK))
        .await
        .presses("Match")
        .await
        .is_answered(200);
    ada
}

/// The values of the boxes by which pairs are chosen, in the order of the page.
fn boxes(ada: &Person) -> Vec<String> {
    let value = regex::Regex::new(r#"name="p" value="([^"]+)""#).unwrap();
    let found = value.captures_iter(&ada.screen().body);
    found.map(|found| found[1].to_string()).collect()
}

/// The value by which somebody is chosen from a list.
pub(crate) fn chosen(ada: &Person, name: &str) -> String {
    let option = regex::Regex::new(&format!(r#"<option value="([^"]+)">{name}"#)).unwrap();
    option
        .captures(&ada.screen().body)
        .expect("they are in the list")[1]
        .to_string()
}

/// Sends a form of the desk with the token and key of the page.
pub(crate) async fn sends(ada: &mut Person, fields: &[(&str, &str)]) {
    let mut form = ada.form("Lock");
    form.fields
        .retain(|(name, _)| name == "csrf" || name == "once");
    let fields = fields
        .iter()
        .map(|(a, b)| ((*a).to_string(), (*b).to_string()));
    form.fields.extend(fields);
    ada.sends(form).await;
}

story!(
    two_pairs_swap_their_mentors_and_nobody_else_moves,
    |stage| {
        let mut ada = a_draft(&mut stage).await;
        let before = pairs(&stage).await;
        let chosen = boxes(&ada);
        // Two whose swap the rules allow: tried until one is taken.
        let mut swapped = false;
        'tries: for one in 0..chosen.len() {
            for other in one + 1..chosen.len() {
                ada.opens(&format!("{}/matching/1", seasons::DESK)).await;
                sends(
                    &mut ada,
                    &[("p", &chosen[one]), ("p", &chosen[other]), ("bulk", "swap")],
                )
                .await;
                swapped = ada.screen().status == 200 && pairs(&stage).await != before;
                if swapped {
                    break 'tries;
                }
            }
        }
        assert!(swapped, "no two of {} could swap", chosen.len());
        let after = pairs(&stage).await;
        let moved = before.iter().filter(|pair| !after.contains(pair)).count();
        assert_eq!((moved, after.len()), (2, before.len()));
        ada.sees("Swapped the mentors of")
            .sees("2 people move")
            .sees("Locked")
            .sees(ADA.name);
        ada.presses("Undo").await.is_answered(200);
        assert_eq!(pairs(&stage).await, before, "undone is as it was");
        ada.sees("(undone)");
    }
);

story!(what_is_locked_or_ruled_out_holds, |stage| {
    let mut ada = a_draft(&mut stage).await;
    let with_lin = |pairs: &[(String, String)]| {
        let found = pairs.iter().find(|(mentee, _)| mentee == LIN.name);
        found.map(|(_, mentor)| mentor.clone())
    };
    assert_eq!(with_lin(&pairs(&stage).await).as_deref(), Some(GRACE.name));
    ada.presses("Lock about")
        .await
        .is_answered(200)
        .sees("Locked:");
    let row = boxes(&ada);
    for id in row {
        ada.opens(&format!("{}/matching/1?pair={id}", seasons::DESK))
            .await;
        if ada
            .screen()
            .text()
            .contains(&format!("about {} and {}", LIN.name, GRACE.name))
            && ada
                .screen()
                .body
                .contains(&format!("name=\"never\" value=\"{id}\""))
            && ada
                .screen()
                .text()
                .contains(&format!("Other ways for {}", LIN.name))
        {
            ada.sees("Never these two").sees("Try it");
            ada.presses("Never these two").await.is_answered(200);
            break;
        }
    }
    ada.sees("Never together: Lin Okafor with Grace Moor");
    assert_ne!(with_lin(&pairs(&stage).await).as_deref(), Some(GRACE.name));
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

story!(an_exclusion_holds_for_the_coordinators_hand, |stage| {
    let mut ada = seasons::enrolment_closed(&mut stage.world).await;
    lin_and_grace_are_kept_apart(&stage).await;
    ada.opens(&format!("{}/matching", seasons::DESK))
        .await
        .presses("Match")
        .await;
    let before = pairs(&stage).await;
    let (lin, grace) = (chosen(&ada, LIN.name), chosen(&ada, GRACE.name));
    ada.fills("mentee", &lin).fills("mentor", &grace);
    ada.presses("Put them together")
        .await
        .is_answered(422)
        .sees("can’t be put together")
        .sees("Nothing was changed");
    assert_eq!(pairs(&stage).await, before);
});

story!(a_release_is_taken_back_and_nobody_was_written_to, |stage| {
    let mut ada = a_draft(&mut stage).await;
    let before = pairs(&stage).await;
    ada.follows("Go to the letters").await.sees("Letter 1 of");
    ada.presses("Ask the")
        .await
        .is_answered(422)
        .sees("Please tick");
    ada.ticks("sure");
    ada.presses("Ask the")
        .await
        .is_answered(200)
        .sees("Take it back");
    stage.world.pass(Span::minutes(9)).await;
    let mut grace = stage.world.signs_in(GRACE).await;
    grace.opens("/home").await.does_not_see("mentor?");
    ada.opens(&format!("{}/matching/1", seasons::DESK)).await;
    ada.presses("Take it back").await.is_answered(200);
    stage.world.pass(Span::days(2)).await;
    assert_eq!(asked(&stage.world), 0, "not one letter left");
    ada.opens(&format!("{}/matching/1", seasons::DESK))
        .await
        .sees("Nobody has been told anything yet");
    assert_eq!(pairs(&stage).await, before);
    seasons::releases(&mut ada).await;
    stage.world.pass(Span::minutes(10)).await;
    assert_eq!(asked(&stage.world), before.len());
    ada.opens(&format!("{}/matching/1", seasons::DESK))
        .await
        .does_not_see("Take it back");
});

story!(letters_that_no_longer_fit_do_not_leave, |stage| {
    let mut ada = a_draft(&mut stage).await;
    seasons::releases(&mut ada).await;
    lin_and_grace_are_kept_apart(&stage).await;
    stage.world.pass(Span::minutes(10)).await;
    assert_eq!(asked(&stage.world), 0, "not one letter left");
    ada.opens(&format!("{}/matching/1", seasons::DESK))
        .await
        .sees("The letters did not leave");
    seasons::matches_and_releases(&mut stage.world, &mut ada, seasons::DESK).await;
    assert!(asked(&stage.world) > 0, "matched again, they do");
});

fn asked(world: &World) -> usize {
    let letters = world.letters();
    letters
        .iter()
        .filter(|letter| letter.notice == "N-07")
        .count()
}

story!(a_draft_is_nobody_elses_business, |stage| {
    let mut ada = a_draft(&mut stage).await;
    ada.presses("Lock about").await.is_answered(200);
    let mut grace = stage.world.signs_in(GRACE).await;
    grace.opens("/home").await.does_not_see("Lin");
    for path in ["/matching/1", "/matching/1/release"] {
        let path = format!("{}{path}", seasons::DESK);
        grace.opens(&path).await.is_answered(404);
    }
});
