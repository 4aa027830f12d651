//! Issue 5, points 3, 5 and 6: who is left hears of it, another partner without fault, a yes by phone,
//! and a coordinator's day.

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::cast::{ADA, GRACE, LIN};
use dyad_scenarios::{World, seasons};

use crate::stage::Stage;

#[allow(clippy::disallowed_methods, reason = "the story plants what it needs")]
async fn plant(stage: &Stage, sql: &'static str) {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let done = sqlx::query(sql).execute(&mut *connection).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}

fn of_notice(world: &World, notice: &str) -> Vec<Letter> {
    let letters = world.letters();
    letters
        .iter()
        .filter(|letter| letter.notice == notice)
        .cloned()
        .collect()
}

/// What a letter says, however its lines break.
fn says(letter: &Letter, words: &str) -> bool {
    let text: Vec<&str> = letter.text.split_whitespace().collect();
    text.join(" ").contains(words)
}

fn today() -> String {
    format!("{}/today", seasons::DESK)
}

fn waiting() -> String {
    format!("{}/matching/waiting", seasons::DESK)
}

story!(whoever_is_left_hears_of_it_and_then_once_a_month, |stage| {
    let mut ada = seasons::enrolment_closed(&mut stage.world).await;
    plant(
        &stage,
        "UPDATE enrolment SET places = 1 WHERE role = 'mentor'",
    )
    .await;
    seasons::matches_and_releases(&mut stage.world, &mut ada, seasons::DESK).await;
    let told = of_notice(&stage.world, "N-09");
    assert_eq!(told.len(), 2, "two mentees are left, and no mentor");
    assert!(says(&told[0], "You are among the first on the list"));
    let mut left = stage.world.signs_in_as(&told[0].to_name, &told[0].to).await;
    left.opens("/home")
        .await
        .sees("You wait for a mentor in")
        .sees("among the first");
    ada.opens(&waiting())
        .await
        .sees("2 wait for a mentor, and no place is free.");
    stage.world.pass(Span::days(20)).await;
    let news = |world: &World| {
        let news = of_notice(world, "N-65").into_iter();
        news.filter(|letter| told.iter().any(|it| it.to == letter.to))
            .count()
    };
    assert_eq!(news(&stage.world), 0, "nothing new is no news");
    stage.world.pass(Span::days(12)).await;
    assert_eq!(news(&stage.world), 2, "once a month");
});

story!(
    a_yes_by_phone_holds_the_place_and_one_tap_confirms_it,
    |stage| {
        let mut ada = seasons::a_released_round(&mut stage.world).await;
        let row = format!("{} said yes by phone", GRACE.name);
        ada.opens(&format!("{}/matching/1", seasons::DESK)).await;
        let asked = crate::waiting::id_of_pair(&ada, LIN.name);
        let mut form = ada.form(&row);
        form.fields
            .retain(|(name, _)| name == "csrf" || name == "once");
        form.fields.push(("yes".into(), asked));
        ada.sends(form).await;
        ada.is_answered(200).sees("noted on 2 March 2026");
        stage.world.work().await;
        let letters = of_notice(&stage.world, "N-07");
        let confirm = letters
            .iter()
            .rev()
            .find(|letter| letter.subject.contains("one tap"))
            .expect("a letter that asks for one tap")
            .clone();
        assert_eq!(confirm.to, GRACE.address);
        // Nobody else is asked before she has tapped, and she isn't reminded.
        stage.world.pass(Span::days(6)).await;
        let reminded = of_notice(&stage.world, "N-08");
        assert!(
            reminded
                .iter()
                .all(|letter| letter.to != GRACE.address || !says(letter, "with Lin."))
        );
        assert!(
            !letters_to(&stage.world, LIN.address)
                .iter()
                .any(|letter| letter.notice == "N-07")
        );
        let mut grace = stage.world.somebody(GRACE.name);
        grace
            .opens(&World::link_in(&confirm))
            .await
            .sees("We noted that you said yes by phone");
        grace.presses("Yes").await.is_answered(200);
        stage.world.work().await;
        assert!(
            letters_to(&stage.world, LIN.address)
                .iter()
                .any(|letter| letter.notice == "N-07")
        );
    }
);

fn letters_to(world: &World, address: &str) -> Vec<Letter> {
    let letters = world.letters();
    letters
        .iter()
        .filter(|letter| letter.to == address)
        .cloned()
        .collect()
}

/// The id of the pair in whose row this mentee stands.
pub(crate) fn id_of_pair(ada: &dyad_scenarios::Person, mentee: &str) -> String {
    let row = regex::Regex::new(&format!(
        r#"<tr id="pair-([^"]+)"[^\n]*<th scope="row">{mentee}"#
    ))
    .unwrap();
    row.captures(&ada.screen().body)
        .expect("a row with the mentee")[1]
        .to_string()
}

story!(another_partner_without_fault, |stage| {
    let (mut ada, pair) = seasons::a_running_partnership(&mut stage.world).await;
    let mut lin = stage.world.signs_in(LIN).await;
    lin.opens(&pair.home)
        .await
        .follows("Would you like another partner?")
        .await;
    lin.fills("reason", "Nights never work for us")
        .presses("Ask for another partner")
        .await;
    lin.is_answered(200)
        .sees("You asked for another partner on");
    stage.world.work().await;
    let told = of_notice(&stage.world, "N-47");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].to, ADA.address);
    assert!(!says(&told[0], "Nights"), "the reason stands in no letter");
    let mut grace = stage.world.signs_in(GRACE).await;
    grace
        .opens(&pair.home)
        .await
        .does_not_see("another partner on")
        .does_not_see("Nights");
    ada.opens(&today())
        .await
        .sees("Would like another partner.")
        .sees("Grace Moor has not been told");
    ada.follows("Read and decide")
        .await
        .sees("Nights never work for us");
    ada.presses("End it kindly").await.is_answered(200);
    stage.world.work().await;
    let ended: Vec<Letter> = of_notice(&stage.world, "N-47")
        .into_iter()
        .skip(1)
        .collect();
    assert_eq!(ended.len(), 2, "the same letter to both");
    assert!(ended.iter().all(|letter| says(letter, "nobody’s fault")));
    assert!(ended.iter().all(|letter| !says(letter, "Nights")));
    lin.opens(&pair.home).await.is_answered(200);
    // She stands at the front of the list, and the two are never put together again.
    ada.opens(&waiting())
        .await
        .sees(LIN.name)
        .sees("Had a partner before");
    ada.does_not_see("With Grace Moor");
    if ada.screen().text().contains("Match who waits") {
        ada.presses("Match who waits").await.is_answered(200);
        let page = ada.screen().text();
        assert!(!page.contains("Lin Okafor Grace Moor"), "{page}");
    }
});

story!(a_day_with_nothing_wrong_is_one_sentence, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    ada.opens(&today())
        .await
        .sees("Nobody needs you today.")
        .does_not_see("Due");
    let mut ada = seasons::enrolment_closed_from(&mut stage.world, ada).await;
    ada.opens(&today())
        .await
        .sees("12 mentees have nobody, and 14 places are free.");
    seasons::matches_and_releases(&mut stage.world, &mut ada, seasons::DESK).await;
    ada.opens(&today())
        .await
        .sees("answers are open")
        .sees("about Lin Okafor");
    let mut grace = stage.world.somebody(GRACE.name);
    let link = World::link_in(&seasons::question_to(&stage.world, GRACE, LIN));
    grace.opens(&link).await.presses("Let’s talk").await;
    ada.opens(&today())
        .await
        .sees("One person needs you.")
        .sees("Would like to talk first.");
    stage.world.pass(Span::days(12)).await;
    ada.opens(&today()).await.sees("How far everybody is");
    let digests = of_notice(&stage.world, "N-43");
    assert!(
        digests
            .iter()
            .any(|letter| says(letter, "closed without an answer"))
    );
    assert!(digests.iter().all(|letter| letter.to == ADA.address));
});
