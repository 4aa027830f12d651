//! Where places are short, people are invited to mentor: once, reminded once, and never against their will.

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::cast::{ADA, ALAN, Cast, GRACE, LIN, ROSA};
use dyad_scenarios::seasons::{self, DESK};
use dyad_scenarios::{Person, World};

use crate::applying::{applies_as_mentor, publishes};

const NEXT: &str = "/programmes/eastholm-exchange";

/// Everybody took part in spring; now the exchange takes applications, and mentees have come.
async fn a_shortage(world: &mut World) -> Person {
    let mut ada = seasons::enrolment_closed(world).await;
    seasons::opens_a_programme(&mut ada, "Eastholm: exchange", "Autumn 2026").await;
    let mentees: String = seasons::SPRING
        .lines()
        .filter(|line| !line.contains(",Mentor,"))
        .map(|line| format!("{}\n", line.replace("@students.", "@newcomers.")))
        .collect();
    seasons::imports(&mut ada, NEXT, "mentees.csv", mentees.as_bytes()).await;
    publishes(world, &mut ada).await;
    ada
}

fn invitations(world: &World, who: Cast) -> Vec<Letter> {
    let mut letters = world.letters();
    letters.retain(|letter| letter.to == who.address && letter.notice == "N-37");
    letters
}

/// The last link of a letter: the one that ends it.
fn no_more_link(letter: &Letter) -> String {
    let found = letter
        .text
        .split_whitespace()
        .find(|word| word.contains("/no-invitations/"));
    found.unwrap().to_string()
}

/// Ada prepares letters to the mentors who know the field, and to one address more.
async fn prepares(ada: &mut Person, pasted: &str) {
    ada.opens(&format!("{NEXT}/people"))
        .await
        .follows("Invite mentors")
        .await
        .sees("Mentors of earlier cohorts")
        .sees(GRACE.name);
    ada.fills("pasted", pasted)
        .presses("Prepare the letters")
        .await
        .is_answered(200);
}

async fn sends(world: &World, ada: &mut Person) {
    ada.presses("Send").await.sees("leave at");
    world.pass(Span::minutes(10)).await;
}

story!(
    mentors_are_invited_where_places_are_short_and_only_after_ten_minutes,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_shortage(world).await;
        prepares(&mut ada, "Rosa Keller <rosa.keller@example.org>").await;
        ada.sees("invitations are ready.")
            .sees("hope for somebody in Surgery")
            .sees("Please don’t write to me again");
        ada.fills("words", "Eleven students hope for a surgeon like you.")
            .presses("Change all")
            .await
            .sees("Eleven students hope for a surgeon like you.");
        ada.presses("Send this one to me")
            .await
            .sees("A test letter");
        world.work().await;
        ada.presses("Send").await.sees("leave at");
        world.pass(Span::minutes(9)).await;
        assert!(invitations(world, GRACE).is_empty());
        ada.opens(&format!("{NEXT}/invitations"))
            .await
            .presses("Take them back")
            .await;
        world.pass(Span::days(1)).await;
        assert!(invitations(world, GRACE).is_empty(), "zero mails");
        sends(world, &mut ada).await;
        let letter = invitations(world, GRACE).remove(0);
        assert!(letter.text.contains("Dear Grace,"), "{}", letter.text);
        let words = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Thank you for having been a mentor with us."));
        assert!(words.contains("Eleven students hope for a surgeon like you."));
        assert!(World::link_in(&letter).ends_with("/join/eastholm-exchange/as/mentor"));
        assert!(!words.contains("Okafor"), "no applicant stands in it");
        assert_eq!(invitations(world, ROSA).len(), 1);
        let mut stranger = world.somebody("a stranger");
        stranger
            .opens(&World::link_in(&letter))
            .await
            .is_answered(200)
            .sees("Be a mentor");
    }
);

story!(nobody_is_invited_twice_to_a_cohort, |stage| {
    let world = &mut stage.world;
    let mut ada = a_shortage(world).await;
    prepares(&mut ada, ROSA.address).await;
    sends(world, &mut ada).await;
    ada.opens(&format!("{NEXT}/invite?field=surgery"))
        .await
        .does_not_see(GRACE.name)
        .sees("invited to this cohort before");
    ada.fills(
        "pasted",
        &format!("{}\n{}", ROSA.address.to_uppercase(), GRACE.address),
    )
    .presses("Prepare the letters")
    .await
    .is_answered(422)
    .sees("invited to this cohort before");
    ada.fills("pasted", "no address here")
        .presses("Prepare the letters")
        .await
        .is_answered(422)
        .sees("In “no address here” there is no mail address.");
    world.pass(Span::days(1)).await;
    assert_eq!(invitations(world, ROSA).len(), 1);
    // Another programme waits a month before it writes to the same person.
    ada.opens(&format!("{DESK}/invite"))
        .await
        .fills("pasted", ROSA.address)
        .presses("Prepare the letters")
        .await
        .is_answered(422)
        .sees("heard from another programme this month");
});

story!(
    one_reminder_comes_after_a_week_and_only_to_whoever_has_not_come,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_shortage(world).await;
        prepares(&mut ada, ROSA.address).await;
        sends(world, &mut ada).await;
        let _grace = comes(world, GRACE).await;
        world.pass(Span::days(8)).await;
        assert_eq!(invitations(world, GRACE).len(), 1, "Grace has applied");
        let letters = invitations(world, ROSA);
        assert_eq!(letters.len(), 2);
        assert!(letters[1].subject.contains("Once more"));
        world.pass(Span::days(9)).await;
        ada = world.signs_in(ADA).await;
        assert_eq!(
            invitations(world, ROSA).len(),
            2,
            "one reminder and no more"
        );
        ada.opens(&format!("{NEXT}/invitations"))
            .await
            .is_answered(200);
        assert!(
            ada.screen().words().contains("Applied since1"),
            "{}",
            ada.screen().words()
        );
        // The link of the reminder works as well, though the address is forgotten by now.
        let mut rosa = world.somebody(ROSA.name);
        rosa.opens(&no_more_link(&letters[1]))
            .await
            .presses("Don’t invite me again")
            .await
            .sees("We won’t invite you again.");
    }
);

/// Somebody applies to the exchange as a mentor.
async fn comes(world: &mut World, who: Cast) -> Person {
    applies_as_mentor(world, who, "", "/join/eastholm-exchange").await
}

story!(whoever_asks_for_silence_has_it_for_ever, |stage| {
    let world = &mut stage.world;
    let mut ada = a_shortage(world).await;
    prepares(&mut ada, ROSA.address).await;
    sends(world, &mut ada).await;
    let link = no_more_link(&invitations(world, ROSA)[0]);
    let mut rosa = world.somebody(ROSA.name);
    rosa.opens(&link)
        .await
        .sees("Shall we not write to you again?");
    ada.opens(&format!("{NEXT}/invitations"))
        .await
        .is_answered(200);
    assert!(
        ada.screen().words().contains("Asked for silence0"),
        "{}",
        ada.screen().words()
    );
    rosa.presses("Don’t invite me again").await;
    rosa.opens(&link).await.sees("We won’t invite you again.");
    world.pass(Span::days(14)).await;
    assert_eq!(invitations(world, ROSA).len(), 1, "no reminder either");
    world.pass(Span::days(365)).await;
    publishes_again(world).await;
    ada = world.signs_in(ADA).await;
    ada.opens(&format!("{DESK}/invite"))
        .await
        .fills("pasted", ROSA.address)
        .presses("Prepare the letters")
        .await
        .is_answered(422)
        .sees("asked not to be written to again");
    let mut stranger = world.somebody("a stranger");
    stranger
        .opens("/no-invitations/made-up")
        .await
        .sees("This link leads nowhere.");
});

#[allow(
    clippy::disallowed_methods,
    reason = "the story needs another year's dates"
)]
async fn publishes_again(world: &World) {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query("UPDATE cohort SET apply_until = $1")
        .bind(world.now() + Span::days(30))
        .execute(&mut *connection)
        .await
        .unwrap();
}

story!(an_address_is_nowhere_in_the_open, |stage| {
    let world = &mut stage.world;
    let mut ada = a_shortage(world).await;
    let heron = "heron.of.the.lake@elsewhere.example.org";
    prepares(&mut ada, heron).await;
    assert_eq!(in_the_open(world, "heron.of.the.lake").await, 0);
    ada.opens(&format!("{NEXT}/invitations?letter=99"))
        .await
        .sees(heron);
    ada.presses("Don’t send this one").await.does_not_see(heron);
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&format!("{NEXT}/invitations"))
        .await
        .is_answered(404);
    let mut alan = world.signs_in(ALAN).await;
    alan.opens(&format!("{NEXT}/invite")).await.is_answered(404);
});

#[allow(
    clippy::disallowed_methods,
    reason = "the story looks where no slice does"
)]
async fn in_the_open(world: &World, word: &str) -> i64 {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query_scalar("SELECT COUNT(*) FROM invitation WHERE address_digest LIKE $1 OR whom_sealed LIKE $1 OR words LIKE $1")
        .bind(format!("%{word}%"))
        .fetch_one(&mut *connection)
        .await
        .unwrap()
}

story!(
    without_open_applications_an_invitation_would_lead_nowhere,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        seasons::imports(&mut ada, DESK, "spring.csv", seasons::SPRING.as_bytes()).await;
        ada.opens(&format!("{DESK}/invite?field=surgery"))
            .await
            .sees("an invitation would lead nowhere")
            .does_not_see("Prepare the letters");
    }
);
