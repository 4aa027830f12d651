//! Talks: times, a date in both calendars, did you meet?

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::cast::{ADA, GRACE, LIN, TOMAS};
use dyad_scenarios::{Person, World, seasons};

/// A time so many days from now, as a browser sends it.
pub(crate) fn on(world: &World, days: i64, time: &str) -> String {
    let day = (world.now() + Span::days(days)).in_zone("Europe/London");
    format!("{}T{time}", day.date())
}

/// Lin proposes two times; returns Lin.
async fn lin_proposes(world: &mut World, pair: &seasons::Pair) -> Person {
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&format!("{}/meetings/new", pair.home))
        .await
        .fills("time-1", &on(world, 10, "18:00"))
        .fills("time-2", &on(world, 12, "20:30"))
        .fills("place", "The small room behind theatre two")
        .presses("Ask Grace")
        .await
        .is_answered(200)
        .sees("Waits until Grace picks a time");
    world.work().await;
    lin
}

/// Grace opens the newest letter of a kind in a browser that knows nothing of her.
async fn grace_from_her_mail(world: &mut World, notice: &str) -> Person {
    let letter = newest(world, GRACE.address, notice);
    let mut grace = world.somebody("Grace");
    grace.opens(&World::link_in(&letter)).await.is_answered(200);
    grace
}

fn newest(world: &World, address: &str, notice: &str) -> Letter {
    let letters = world.letters();
    let found = letters
        .into_iter()
        .rev()
        .find(|letter| letter.to == address && letter.notice == notice);
    found.unwrap_or_else(|| panic!("no {notice} to {address}"))
}

fn count(world: &World, address: &str, notice: &str) -> usize {
    let letters = world.letters();
    let those = letters
        .iter()
        .filter(|it| it.to == address && it.notice == notice);
    those.count()
}

fn line<'c>(calendar: &'c str, name: &str) -> &'c str {
    let found = calendar.lines().find(|line| line.starts_with(name));
    found.unwrap_or_else(|| panic!("no {name} in\n{calendar}"))
}

/// What Ada's list of pairs says, after she has signed in anew.
async fn ada_sees(world: &mut World, text: &str) {
    let mut ada = world.signs_in(ADA).await;
    ada.opens(&format!("{}/pairs", seasons::DESK))
        .await
        .sees(text);
}

/// Lin has proposed, Grace has picked the first time from her mail.
pub(crate) async fn a_talk_with_a_date(world: &mut World, pair: &seasons::Pair) -> Person {
    let lin = lin_proposes(world, pair).await;
    let mut grace = grace_from_her_mail(world, "N-15").await;
    grace
        .sees("Lin waits until you pick a time")
        .presses("18:00")
        .await
        .is_answered(200)
        .sees("Agreed");
    world.work().await;
    lin
}

story!(
    a_time_is_picked_from_the_mail_and_stands_in_both_calendars,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        let mut lin = a_talk_with_a_date(world, &pair).await;
        for who in [LIN, GRACE] {
            let letter = newest(world, who.address, "N-15");
            assert!(letter.subject.contains("has a date"), "{}", letter.subject);
            let date = letter.date.as_ref().expect("it brings a date");
            assert_eq!(date.method, "REQUEST");
            assert_eq!(line(&date.text, "SEQUENCE"), "SEQUENCE:0");
            let all = format!("{letter:?}");
            assert!(
                !all.contains("theatre two"),
                "where they meet stands in no mail"
            );
        }
        let uid = |letter: Letter| line(&letter.date.unwrap().text, "UID").to_string();
        assert_eq!(
            uid(newest(world, LIN.address, "N-15")),
            uid(newest(world, GRACE.address, "N-15")),
            "it is one talk"
        );
        lin.opens(&pair.home)
            .await
            .sees("Your next talk")
            .sees("18:00")
            .sees("0 held, 0 missed, 1 planned");
        ada_sees(world, "0 held, 0 missed, 1 planned").await;
    }
);

story!(the_letters_about_a_talk_read_like_letters, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    lin_proposes(world, &pair).await;
    let secret = regex::Regex::new(r"/talk/[A-Za-z0-9_-]+").unwrap();
    let letter = newest(world, GRACE.address, "N-15");
    let text = secret.replace_all(&letter.text, "/talk/…");
    insta::assert_snapshot!(format!("Subject: {}\n\n{text}", letter.subject), @"
    Subject: Lin proposes a talk

    Dear Grace,

    Lin would like to talk with you, 60 minutes, by video, and proposes:

    Thursday 12 March 2026, 18:00

    Saturday 14 March 2026, 20:30

    Pick a time:
    http://127.0.0.1:8080/talk/…

    Eastholm: students and practitioners

    --
    The link is for you alone and opens nothing that you two wrote.
    Replies to this mail go to Lin.
    ");
});

story!(picking_twice_or_too_late_says_how_it_stands, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    lin_proposes(world, &pair).await;
    let mut grace = grace_from_her_mail(world, "N-15").await;
    let mut again = grace.clone();
    let first = grace.form("18:00");
    grace.sends(first.clone()).await.sees("Agreed");
    grace.sends(first).await.is_answered(200).sees("Agreed");
    // The other time, pressed on a page that was opened before.
    again
        .presses("20:30")
        .await
        .is_answered(200)
        .sees("Agreed")
        .sees("18:00");
    world.work().await;
    assert_eq!(count(world, LIN.address, "N-15"), 1);
    let mut stranger = world.somebody("a stranger");
    stranger
        .opens("/talk/no-such-secret")
        .await
        .sees("This link leads nowhere any more");
});

story!(
    a_talk_moves_by_a_week_with_one_tap_and_calendars_follow,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        let mut lin = a_talk_with_a_date(world, &pair).await;
        let before = newest(world, LIN.address, "N-15").date.unwrap().text;
        let mut grace = grace_from_her_mail(world, "N-15").await;
        grace
            .presses("Move it by a week")
            .await
            .is_answered(200)
            .sees("Waits until Lin picks a time");
        world.work().await;
        let letter = newest(world, LIN.address, "N-15");
        assert_eq!(letter.subject, "Grace proposes a talk");
        lin.opens(&pair.home)
            .await
            .sees("Grace proposes a talk")
            .follows("See the times")
            .await
            .sees("Grace would like another time")
            .presses("18:00")
            .await
            .is_answered(200)
            .sees("Agreed");
        world.work().await;
        for who in [LIN, GRACE] {
            let letter = newest(world, who.address, "N-15");
            assert!(letter.subject.contains("has moved"), "{}", letter.subject);
            let after = letter.date.unwrap().text;
            assert_eq!(line(&after, "UID"), line(&before, "UID"));
            assert_eq!(line(&after, "SEQUENCE"), "SEQUENCE:1");
            assert_ne!(line(&after, "DTSTART"), line(&before, "DTSTART"));
        }
    }
);

story!(a_talk_that_is_called_off_leaves_both_calendars, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = a_talk_with_a_date(world, &pair).await;
    lin.opens(&format!("{}/meetings", pair.home))
        .await
        .follows("18:00")
        .await
        .presses("Call it off")
        .await
        .is_answered(200)
        .sees("Called off");
    world.work().await;
    for who in [LIN, GRACE] {
        let date = newest(world, who.address, "N-15").date.unwrap();
        assert_eq!(date.method, "CANCEL");
        assert_eq!(line(&date.text, "STATUS"), "STATUS:CANCELLED");
        assert_eq!(line(&date.text, "SEQUENCE"), "SEQUENCE:1");
    }
    ada_sees(world, "0 held, 0 missed, 0 planned").await;
});

story!(
    one_tap_says_that_they_met_and_a_week_later_it_counts,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        a_talk_with_a_date(world, &pair).await;
        world.pass(Span::days(13)).await;
        assert_eq!(
            count(world, LIN.address, "N-16"),
            1,
            "Lin was asked what it is about"
        );
        assert_eq!(count(world, GRACE.address, "N-16"), 0);
        assert_eq!(count(world, GRACE.address, "N-17"), 1);
        assert_eq!(count(world, GRACE.address, "N-18"), 1);
        let mut grace = grace_from_her_mail(world, "N-18").await;
        grace
            .sees("Did you meet?")
            .presses("We met")
            .await
            .is_answered(200)
            .sees("You said that you met");
        ada_sees(world, "0 held, 0 missed, 1 planned").await;
        world.pass(Span::days(8)).await;
        ada_sees(world, "1 held, 0 missed, 0 planned").await;
        for who in [LIN, GRACE] {
            let reminders: usize = ["N-16", "N-17", "N-18"]
                .iter()
                .map(|notice| count(world, who.address, notice))
                .sum();
            assert!(
                reminders <= 2,
                "{} was reminded {reminders} times",
                who.name
            );
        }
    }
);

story!(
    where_the_two_differ_nothing_counts_until_they_agree,
    |stage| {
        let world = &mut stage.world;
        let (_, pair) = seasons::a_running_partnership(world).await;
        a_talk_with_a_date(world, &pair).await;
        world.pass(Span::days(12)).await;
        let mut grace = grace_from_her_mail(world, "N-18").await;
        grace.presses("We met").await.is_answered(200);
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&format!("{}/meetings", pair.home))
            .await
            .follows("18:00")
            .await
            .presses("We didn’t")
            .await
            .sees("One of you says you met, the other that you didn’t");
        world.pass(Span::days(20)).await;
        ada_sees(world, "0 held, 0 missed, 1 planned").await;
        let page = lin.screen().path.clone();
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&page)
            .await
            .presses("We met")
            .await
            .is_answered(200)
            .sees("You met");
        ada_sees(world, "1 held, 0 missed, 0 planned").await;
    }
);

story!(a_talk_in_the_corridor_counts_with_its_day, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&format!("{}/meetings", pair.home))
        .await
        .fills("day", &on(world, 1, "")[..10])
        .presses("We talked")
        .await
        .is_answered(422)
        .sees("Choose a day that isn’t still ahead")
        .fills("day", &on(world, 0, "")[..10])
        .fills("mode", "telephone")
        .presses("We talked")
        .await
        .is_answered(200)
        .sees("You met");
    // That is being in touch: Lin isn't asked for a hello any more.
    lin.opens(&pair.home)
        .await
        .does_not_see("Say hello to Grace");
});

story!(what_is_written_about_a_talk_is_for_the_two_alone, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = a_talk_with_a_date(world, &pair).await;
    world.pass(Span::days(8)).await;
    lin.opens(&pair.home)
        .await
        .sees("What do you want to talk about?")
        .fills("topic", "Whether I may ask for the Wednesday list.")
        .presses("Keep it")
        .await
        .is_answered(200);
    let page = lin.screen().path.clone();
    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens(&page)
        .await
        .sees("What Lin wants to talk about")
        .sees("the Wednesday list")
        .does_not_see("name=\"word\"");
    world.pass(Span::days(3)).await;
    grace
        .opens(&page)
        .await
        .fills("note", "Ask the rota, not the chief.")
        .presses("Keep it for both of you")
        .await
        .is_answered(200);
    lin.opens(&page).await.sees("Ask the rota, not the chief.");
    for who in [TOMAS, ADA] {
        let mut other = world.signs_in(who).await;
        other.opens(&page).await.is_answered(404);
    }
});
