//! SC-07: mentees look for a mentor, see why somebody fits, and ask.

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::{Person, World, seasons};

use crate::stage::Stage;

use dyad_scenarios::seasons::{NETWORK_DESK as DESK, NETWORK_FIND as FIND};
const WORDS: &str = "kingfisher-who-asks";

async fn a_network(stage: &mut Stage) -> (Person, Person) {
    let mut ada = stage.world.a_founded_organisation().await;
    seasons::a_network(&mut stage.world, &mut ada).await;
    let mina = stage
        .world
        .signs_in_as("Mina Castellan", "mina@students.example.org")
        .await;
    (ada, mina)
}

async fn asks(mentee: &mut Person, whom: &str) {
    mentee
        .opens(FIND)
        .await
        .follows(&format!("Look and ask: {whom}"))
        .await;
    mentee
        .fills("why_you", WORDS)
        .fills("interest", "Oncology")
        .fills("commitment", "An hour a month");
    mentee.fills("kind", "informal");
    mentee.presses("Ask ").await.is_answered(200);
}

fn newest(world: &World, to: &str, notice: &str) -> Letter {
    let letters = world.letters();
    let found = letters
        .iter()
        .rev()
        .find(|it| it.to == to && it.notice == notice);
    found
        .unwrap_or_else(|| panic!("no {notice} came to {to}"))
        .clone()
}

story!(a_mentee_asks_and_a_yes_makes_the_pair, |stage| {
    let (mut ada, mut mina) = a_network(&mut stage).await;
    mina.opens("/home")
        .await
        .follows("Whom would you like to ask?")
        .await
        .sees("Vera Holm");
    mina.follows("Look and ask: Vera Holm")
        .await
        .sees("What you would promise");
    mina.presses("Ask ")
        .await
        .is_answered(422)
        .sees("Please choose what you would like to ask for.");
    asks(&mut mina, "Vera Holm").await;
    mina.sees("Has been asked.");
    stage.world.work().await;
    let letter = newest(&stage.world, "vera.holm@practice.example.org", "N-07");
    assert!(
        !letter.text.contains(WORDS),
        "what was typed stands in no letter"
    );
    ada.opens(&format!("{DESK}/today"))
        .await
        .does_not_see(WORDS);
    let mut vera = stage.world.somebody("Vera Holm");
    vera.opens(&World::link_in(&letter))
        .await
        .sees(WORDS)
        .sees("Asked for");
    vera.presses("Yes")
        .await
        .is_answered(200)
        .sees("are a pair");
    stage.world.work().await;
    mina.opens(FIND).await.sees("Said yes.");
    // Her one place is taken: nobody else is shown her.
    let mut otto = stage
        .world
        .signs_in_as("Otto Vale", "otto@students.example.org")
        .await;
    otto.opens(FIND)
        .await
        .does_not_see("Vera Holm")
        .sees("Ines Brook");
    // What was written between the two lies in no readable form.
    assert!(!holds(&stage, WORDS).await);
});

story!(
    a_request_lapses_kindly_and_shows_whom_else_to_ask,
    |stage| {
        let (_ada, mut mina) = a_network(&mut stage).await;
        asks(&mut mina, "Vera Holm").await;
        stage.world.pass(Span::days(12)).await;
        let letter = newest(&stage.world, "mina@students.example.org", "N-09");
        assert!(letter.text.contains(FIND), "it leads to whom else to ask");
        mina.opens(FIND)
            .await
            .sees("It did not come about this time")
            .does_not_see("Look and ask: Vera Holm");
        mina.sees("Ines Brook");
    }
);

story!(
    somebody_known_is_found_or_invited_and_strangers_see_nothing,
    |stage| {
        let (mut ada, mut mina) = a_network(&mut stage).await;
        mina.opens(FIND)
            .await
            .fills("address", "ines.brook@practice.example.org");
        mina.presses("Look for them").await.sees("Ask Ines");
        // What she offered sets the limits.
        mina.does_not_see("A mentor, formally")
            .sees("A mentor, informally");
        mina.opens(FIND)
            .await
            .fills("address", "friend@elsewhere.example.org");
        mina.presses("Look for them").await.sees("it is on its way");
        stage.world.work().await;
        newest(&stage.world, "friend@elsewhere.example.org", "N-07");
        ada.opens(FIND).await.is_answered(404);
    }
);

/// Whether a word stands in any text of the table of requests.
#[allow(clippy::disallowed_methods, reason = "the story looks at rest")]
async fn holds(stage: &Stage, word: &str) -> bool {
    let mut connection = stage.world.app.db.maintenance().await.unwrap();
    let rows: Vec<(String,)> = sqlx::query_as("SELECT words_sealed FROM finder_request")
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    assert!(!rows.is_empty());
    rows.iter().any(|row| row.0.contains(word))
}
