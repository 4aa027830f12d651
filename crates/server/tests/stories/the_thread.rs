//! The main job, from a spreadsheet to the first words of a pair.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::cast::{ADA, ALAN, GRACE, LIN};
use dyad_scenarios::{World, seasons};

/// The veterinary spreadsheet that is handed around with the project, where it is there.
fn veterinary_file() -> Option<Vec<u8>> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/intake-veterinary.csv");
    let found = fs::read(&path).ok();
    if found.is_none() {
        assert!(
            std::env::var("DYAD_TEST_NO_SKIP").is_err(),
            "{} is not there",
            path.display()
        );
        let _ = writeln!(
            std::io::stderr(),
            "skipped: {} is not there",
            path.display()
        );
    }
    found
}

/// A letter's text with its secrets and ids left out, for snapshots.
fn told(letter: &Letter) -> String {
    let secret = regex::Regex::new(r"(/answer/|/p/|/sign-in/link/)[A-Za-z0-9_-]+").unwrap();
    let text = secret.replace_all(&letter.text, "$1…");
    format!(
        "Subject: {}\nReply-To: {}\n\n{text}",
        letter.subject,
        letter.reply_to.as_deref().unwrap_or("nobody")
    )
}

fn newest(world: &World, address: &str, notice: &str) -> Letter {
    let letters = world.letters();
    letters
        .into_iter()
        .rev()
        .find(|letter| letter.to == address && letter.notice == notice)
        .unwrap_or_else(|| panic!("no {notice} to {address}"))
}

story!(
    the_veterinary_cohort_goes_in_and_comes_out_as_pairs,
    |stage| {
        let Some(file) = veterinary_file() else {
            return;
        };
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        ada.opens(&format!("{}/import", seasons::DESK))
            .await
            .chooses_file("intake-veterinary.csv", &file)
            .presses("Look at it")
            .await;
        ada.sees("76 people are ready").sees("two @ signs");
        assert!(
            ada.screen().body.contains("mdabrowska@@clinic.example.net"),
            "it can be put right in place"
        );
        ada.fills("know", "applied");
        ada.presses("Import 76 people").await.is_answered(200);
        seasons::accepts_all(world, &mut ada, seasons::DESK).await;
        let only_answers = world.letters().iter().all(|it| it.notice == "N-05");
        assert!(only_answers, "nobody has been asked");
        seasons::matches_and_releases(world, &mut ada, seasons::DESK).await;
        world.work().await;
        let asked = |world: &World| {
            world
                .letters()
                .into_iter()
                .filter(|letter| letter.notice == "N-07")
                .collect::<Vec<_>>()
        };
        let mentors = asked(world);
        assert!(mentors.len() > 40, "only {} were asked", mentors.len());
        everybody_says_yes(world, &mentors).await;
        let mentees: Vec<Letter> = asked(world).into_iter().skip(mentors.len()).collect();
        assert_eq!(
            mentees.len(),
            mentors.len(),
            "a mentee is asked after each mentor's yes"
        );
        everybody_says_yes(world, &mentees).await;
        ada.opens(&format!("{}/pairs", seasons::DESK))
            .await
            .sees(&format!("All {}", mentors.len()));
        let begun = world
            .letters()
            .iter()
            .filter(|letter| letter.notice == "N-12")
            .count();
        assert_eq!(
            begun,
            2 * mentors.len(),
            "both of each pair hear that it begins"
        );
    }
);

async fn everybody_says_yes(world: &mut World, letters: &[Letter]) {
    for letter in letters {
        let mut person = world.somebody(&letter.to_name);
        person
            .opens(&World::link_in(letter))
            .await
            .presses("Yes")
            .await
            .is_answered(200);
    }
    world.work().await;
}

story!(a_pair_begins_and_its_first_words_are_its_own, |stage| {
    let world = &mut stage.world;
    let (mut ada, pair) = seasons::a_running_partnership(world).await;
    insta::assert_snapshot!(told(&newest(world, GRACE.address, "N-12")), @r"
    Subject: You and Lin Okafor are a pair
    Reply-To: lin@students.example.org

    Dear Grace,

    Lin Okafor said yes, too. You are a pair from today, until 2
    December 2026.

    Lin is asked to write first. If you would rather begin, do: a hello
    is enough.

    Say hello:
    http://127.0.0.1:8080/p/…

    Lin shares this address with you: lin@students.example.org

    Ada Lind, Eastholm Mentoring

    --
    What you two write on your page, only you and Lin can read.
    You both shared your address, so a reply to this mail goes straight
    to Lin, and to nobody else.
    To ask Ada something: ada@eastholm.example.org
    ");
    insta::assert_snapshot!(told(&newest(world, LIN.address, "N-12")), @r"
    Subject: You and Grace Moor are a pair
    Reply-To: grace.moor@practice.example.org

    Dear Lin,

    Grace Moor said yes, and so did you. You are a pair from today,
    until 2 December 2026.

    Say hello: one line is enough, and Grace waits for it.

    Say hello:
    http://127.0.0.1:8080/p/…

    Grace shares this address with you: grace.moor@practice.example.org

    Ada Lind, Eastholm Mentoring

    --
    What you two write on your page, only you and Grace can read.
    You both shared your address, so a reply to this mail goes straight
    to Grace, and to nobody else.
    To ask Ada something: ada@eastholm.example.org
    ");
    let mut lin = world.signs_in(LIN).await;
    lin.opens("/home")
        .await
        .sees("Grace")
        .opens(&pair.home)
        .await;
    lin.sees("You and Grace")
        .sees("Initiation")
        .sees("Only you and Grace")
        .sees(GRACE.address);
    seasons::writes(&mut lin, &pair, "Hello Grace. May I ask about nights?").await;
    lin.is_at(&pair.home)
        .sees("Hello Grace. May I ask about nights?");
    insta::assert_snapshot!(told(&world.letter_to(GRACE).await), @r"
    Subject: Lin wrote to you
    Reply-To: lin@students.example.org

    Dear Grace,

    Lin left you a few words. They wait on your page and stand in no
    mail, so that only the two of you read them.

    Read them:
    http://127.0.0.1:8080/p/…

    Eastholm: students and practitioners

    --
    Replies to this mail go to Lin.
    Ada Lind coordinates Eastholm: students and practitioners:
    ada@eastholm.example.org
    ");
    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens(&pair.home)
        .await
        .sees("You and Lin")
        .sees("Hello Grace. May I ask about nights?");
    ada.opens(&pair.home).await.is_answered(404);
    ada.opens(&format!("{}/pairs", seasons::DESK))
        .await
        .sees("Lin Okafor")
        .sees("Initiation")
        .does_not_see("nights");
});

story!(the_letter_to_a_mentor_reads_like_a_letter, |stage| {
    let world = &mut stage.world;
    seasons::a_released_round(world).await;
    insta::assert_snapshot!(told(&seasons::question_to(world, GRACE, LIN)), @r"
    Subject: Would you be Lin Okafor’s mentor?
    Reply-To: nobody

    Dear Grace,

    You offered to mentor in Eastholm: students and practitioners. We
    would like to put you together with Lin Okafor.

    Lin in a line: United Kingdom, year 3 of study.

    Why the two of you? Both care about dogs and cats as well as
    surgery, and both are free on weekday evenings and Saturdays.

    What it asks of you: About an hour a month, and at most five short
    forms in all, this one included. Nobody writes reports, gives marks
    or keeps a log. You can talk wherever you like, and either of you
    can step back at any time without giving a reason.

    Read more and answer:
    http://127.0.0.1:8080/answer/…

    An answer by Thursday 12 March 2026 would be kind: yes, let’s talk,
    or not now. None of them needs a reason or a password.

    If the week is too full, do nothing: we ask once more, and then it
    closes by itself. Lin is asked only after your yes, and never hears
    of a no.

    Ada Lind, Eastholm Mentoring

    --
    The link is yours alone and works until Thursday 12 March 2026. It
    opens this one question and signs nobody in.
    Replies to this mail go nowhere.
    To ask Ada something: ada@eastholm.example.org
    ");
});

story!(what_an_empty_or_endless_message_says, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&pair.home)
        .await
        .fills("words", "   ")
        .presses("Send")
        .await
        .is_answered(422)
        .sees("Error:");
    let long = "語".repeat(8_001);
    lin.fills("words", &long)
        .presses("Send")
        .await
        .is_answered(422);
    assert!(lin.screen().body.contains(&long), "what was typed is kept");
});

story!(nobody_is_asked_before_the_round_is_released, |stage| {
    let world = &mut stage.world;
    let mut ada = seasons::enrolment_closed(world).await;
    ada.opens(&format!("{}/matching", seasons::DESK))
        .await
        .presses("Match")
        .await
        .sees("12 of 12");
    world.pass(Span::days(3)).await;
    assert!(world.letters().iter().all(|it| it.notice == "N-05"));
    world.somebody("Grace").opens("/home").await.sees("Sign in");
});

story!(a_mentors_no_is_never_heard_of, |stage| {
    let world = &mut stage.world;
    seasons::a_released_round(world).await;
    let link = World::link_in(&newest(world, ALAN.address, "N-07"));
    let mut alan = world.somebody("Alan");
    alan.opens(&link)
        .await
        .fills("reason", "This spring is full")
        .presses("Not now")
        .await
        .is_answered(200);
    alan.opens(&link).await.is_answered(200);
    world.pass(Span::days(40)).await;
    let about_alan = world
        .letters()
        .into_iter()
        .filter(|letter| letter.to != ALAN.address && letter.text.contains("Alan"))
        .count();
    assert_eq!(about_alan, 0, "no letter to anybody else names Alan");
});

story!(a_question_that_nobody_answers_closes_by_itself, |stage| {
    let world = &mut stage.world;
    seasons::a_released_round(world).await;
    let letter = seasons::question_to(world, GRACE, LIN);
    world.pass(Span::days(12)).await;
    let mut grace = world.somebody("Grace");
    grace.opens(&World::link_in(&letter)).await.is_answered(200);
    assert!(
        grace.screen().form("Yes", &[]).is_none(),
        "nothing is left to press:\n{}",
        grace.screen().text()
    );
});

story!(looking_at_a_question_answers_nothing, |stage| {
    let world = &mut stage.world;
    seasons::a_released_round(world).await;
    let link = World::link_in(&seasons::question_to(world, GRACE, LIN));
    for _ in 0..3 {
        world
            .somebody("a mail scanner")
            .opens(&link)
            .await
            .is_answered(200);
    }
    world.work().await;
    assert!(
        world
            .letters()
            .iter()
            .all(|letter| letter.to != LIN.address || letter.notice != "N-07"),
        "Lin was not asked"
    );
    let mut grace = world.somebody("Grace");
    grace.opens(&link).await.presses("Yes").await;
    grace.opens("/me").await.is_at("/sign-in?next=%2Fme");
    world.work().await;
    assert!(
        world
            .letters()
            .iter()
            .any(|letter| letter.to == LIN.address && letter.notice == "N-07")
    );
});

story!(
    replies_reach_the_partner_or_nobody_and_never_staff,
    |stage| {
        let world = &mut stage.world;
        seasons::a_released_round(world).await;
        let sharing = seasons::says_yes_both(world, GRACE, LIN, true).await;
        let mut lin = world.signs_in(LIN).await;
        seasons::writes(&mut lin, &sharing, "Hello").await;
        world.work().await;
        assert_eq!(
            newest(world, GRACE.address, "N-25").reply_to.as_deref(),
            Some(LIN.address)
        );
        for letter in world.letters() {
            assert_ne!(
                letter.reply_to.as_deref(),
                Some(ADA.address),
                "{} invites replies to staff",
                letter.notice
            );
            assert!(
                letter.subject.chars().count() <= 60,
                "too long: {}",
                letter.subject
            );
        }
    }
);
