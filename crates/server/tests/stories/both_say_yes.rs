//! Both say yes: reminders, the next best for whoever is left, and a place that a mentor gives by mail.

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::cast::{GRACE, LIN};
use dyad_scenarios::{World, seasons};

use crate::stage::Stage;

fn of_notice(world: &World, notice: &str) -> Vec<Letter> {
    let letters = world.letters().into_iter();
    letters.filter(|letter| letter.notice == notice).collect()
}

fn about<'l>(letters: &'l [Letter], name: &str) -> Vec<&'l Letter> {
    let says = |letter: &&Letter| {
        let words: Vec<&str> = letter.text.split_whitespace().collect();
        words.join(" ").contains(name)
    };
    letters.iter().filter(says).collect()
}

story!(whoever_is_left_is_offered_the_next_best_at_once, |stage| {
    let world = &mut stage.world;
    seasons::a_released_round(world).await;
    let to_grace = |world: &World| {
        let asked = of_notice(world, "N-07");
        asked.iter().filter(|l| l.to == GRACE.address).count()
    };
    let (before, all) = (to_grace(world), of_notice(world, "N-07").len());
    let link = World::link_in(&seasons::question_to(world, GRACE, LIN));
    let mut grace = world.somebody("Grace");
    grace
        .opens(&link)
        .await
        .presses("Not now")
        .await
        .is_answered(200);
    world.work().await;
    let asked = of_notice(world, "N-07");
    assert_eq!(
        asked.len(),
        all + 1,
        "one more mentor is asked, and nobody else is disturbed"
    );
    let newest = asked.last().unwrap();
    assert_ne!(newest.to, GRACE.address);
    assert_eq!(about(std::slice::from_ref(newest), LIN.name).len(), 1);
    assert_eq!(
        to_grace(world),
        before,
        "who said “not now” is left in peace"
    );
    let hears = |letter: &Letter| ["N-07", "N-09"].contains(&letter.notice.as_str());
    let mut lins = world.letters().into_iter();
    let lins = lins.any(|letter| letter.to == LIN.address && hears(&letter));
    assert!(!lins, "Lin never hears of a no");
    let mut next = world.somebody(&newest.to_name);
    next.opens(&World::link_in(newest))
        .await
        .presses("Yes")
        .await;
    world.work().await;
    let asks_lin = of_notice(world, "N-07");
    assert_eq!(asks_lin.last().unwrap().to, LIN.address);
});

story!(a_question_comes_once_more_and_then_closes, |stage| {
    let world = &mut stage.world;
    seasons::a_released_round(world).await;
    let asked = of_notice(world, "N-07").len();
    world.pass(Span::days(4)).await;
    assert_eq!(of_notice(world, "N-08").len(), 0);
    // Half of the time is over one day or another; whenever that is, they come by day.
    for _ in 0..80 {
        let before = of_notice(world, "N-08").len();
        world.pass(Span::hours(1)).await;
        let hour = world.now().in_zone("Europe/London").hour();
        let came = of_notice(world, "N-08").len() - before;
        assert!(came == 0 || (8..20).contains(&hour), "{came} at {hour}");
    }
    let reminders = of_notice(world, "N-08");
    assert_eq!(reminders.len(), asked, "each question comes once more");
    for letter in &reminders {
        let mine = reminders.iter().filter(|other| other.to == letter.to);
        assert!(
            mine.count() <= 2,
            "{} is reminded too often",
            letter.to_name
        );
    }
    let mut to_grace = about(&reminders, "together with Lin.");
    to_grace.retain(|letter| letter.to == GRACE.address);
    let link = World::link_in(to_grace[0]);
    let mut grace = world.somebody("Grace");
    grace
        .opens(&link)
        .await
        .presses("Yes")
        .await
        .is_answered(200);
    let first = World::link_in(&seasons::question_to(world, GRACE, LIN));
    grace.opens(&first).await.sees("You already said yes");
    world.pass(Span::days(1)).await;
    let to_mentors = of_notice(world, "N-08");
    assert_eq!(to_mentors.len(), asked, "nobody is reminded twice");
});

#[allow(clippy::disallowed_methods, reason = "a spring with fewer places")]
async fn each_mentor_has_one_place(stage: &Stage) {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    sqlx::query("UPDATE enrolment SET places = 1 WHERE role = 'mentor'")
        .execute(&mut *connection)
        .await
        .unwrap();
}

story!(a_mentor_gives_one_more_place_from_a_mail, |stage| {
    let mut ada = seasons::enrolment_closed(&mut stage.world).await;
    each_mentor_has_one_place(&stage).await;
    let world = &mut stage.world;
    seasons::matches(&mut ada, seasons::DESK).await;
    ada.sees("10 of 12 have a mentor").sees("would help");
    ada.presses("for one more place")
        .await
        .is_answered(200)
        .sees("You asked");
    world.work().await;
    let asked = of_notice(world, "N-38");
    assert_eq!(asked.len(), 1);
    assert_eq!(
        about(&asked, "Okafor").len(),
        0,
        "a draft is nobody's business"
    );
    let mut mentor = world.somebody(&asked[0].to_name);
    let link = World::link_in(&asked[0]);
    mentor
        .opens(&link)
        .await
        .presses("Yes, one more")
        .await
        .is_answered(200);
    mentor
        .sees("You have one place more")
        .opens(&link)
        .await
        .sees("You have one place more");
    world.work().await;
    ada.opens(&format!("{}/matching/1", seasons::DESK))
        .await
        .sees("11 of 12 have a mentor")
        .sees("Said yes to one more place");
    seasons::releases(&mut ada).await;
    ada.sees("Take it back");
});

story!(a_made_up_link_gives_no_place, |stage| {
    let world = &mut stage.world;
    seasons::enrolment_closed(world).await;
    let mut stranger = world.somebody("a stranger");
    stranger
        .opens("/places/made-up")
        .await
        .is_answered(200)
        .sees("has passed");
});
