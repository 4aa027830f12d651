//! The agreement of a pair: seven sentences, one text, two signatures.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

fn agreement(pair: &seasons::Pair) -> String {
    format!("{}/agreement", pair.home)
}

async fn signs(person: &mut Person, pair: &seasons::Pair, name: &str) {
    person
        .opens(&agreement(pair))
        .await
        .fills("sign", name)
        .presses("Sign this text")
        .await
        .is_answered(200);
}

/// Lin has filled in the seven sentences, changing one.
async fn lin_fills_in_the_seven_sentences(world: &mut World, pair: &seasons::Pair) -> Person {
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&agreement(pair))
        .await
        .sees("Nothing is agreed yet")
        .opens(&format!("{}/first-talk", agreement(pair)))
        .await
        .fills("rhythm", "fortnight")
        .presses("Ready to sign")
        .await
        .is_answered(200)
        .sees("We talk every two weeks, for about an hour.")
        .sees("Lin proposes the dates and brings one question.");
    lin
}

/// Lin and Grace have signed the seven sentences.
pub(crate) async fn lin_and_grace_agree(world: &mut World, pair: &seasons::Pair) {
    let mut lin = lin_fills_in_the_seven_sentences(world, pair).await;
    signs(&mut lin, pair, LIN.name).await;
    let mut grace = world.signs_in(GRACE).await;
    signs(&mut grace, pair, GRACE.name).await;
    grace.sees("Version 1 holds since");
}

fn letters_about(world: &World, notice: &str) -> Vec<String> {
    let letters = world.letters();
    let told = letters.iter().filter(|letter| letter.notice == notice);
    told.map(|letter| format!("{}: {}", letter.to_name, letter.subject))
        .collect()
}

story!(two_signatures_under_one_text_let_it_hold, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = lin_fills_in_the_seven_sentences(world, &pair).await;
    lin.fills("sign", "Lin")
        .presses("Sign this text")
        .await
        .is_answered(422)
        .sees("Type your name as it stands here");
    signs(&mut lin, &pair, LIN.name).await;
    lin.sees("has not signed yet");
    world.work().await;
    assert_eq!(letters_about(world, "N-20"), [] as [String; 0]);

    let mut grace = world.signs_in(GRACE).await;
    signs(&mut grace, &pair, "  grace   MOOR ").await;
    grace.sees("Version 1 holds since");
    world.work().await;
    assert_eq!(letters_about(world, "N-20").len(), 2);
    lin.opens(&agreement(&pair))
        .await
        .sees("Version 1 holds since")
        .does_not_see("Sign this text");
});

story!(a_changed_word_voids_the_signature_before_it, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = lin_fills_in_the_seven_sentences(world, &pair).await;
    // Lin's page stays open on version 1, unsigned.
    let mut late = lin.clone();
    late.opens(&agreement(&pair)).await.fills("sign", LIN.name);
    signs(&mut lin, &pair, LIN.name).await;

    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens(&format!("{}/clause?of=contact", agreement(&pair)))
        .await
        .fills("body", "We answer within three days, nights excepted.")
        .presses("Keep it")
        .await
        .is_answered(200)
        .sees("Version 2 is a draft")
        .sees("changed since version 1");
    world.work().await;
    assert!(
        letters_about(world, "N-19")
            .iter()
            .any(|line| line.starts_with(LIN.name) && line.contains("was changed")),
        "{:?}",
        letters_about(world, "N-19")
    );
    // Nor does pressing on an old page take back what is being written.
    lin.opens(&format!("{}/first-talk", agreement(&pair)))
        .await
        .presses("Ready to sign")
        .await
        .is_answered(409)
        .sees("A version is under way already");
    // The form for version 1, sent again, signs nothing.
    late.presses("Sign this text")
        .await
        .is_answered(409)
        .sees("The text has changed since you looked at it");

    grace
        .opens(&agreement(&pair))
        .await
        .presses("Put it up for signing")
        .await
        .is_answered(200);
    signs(&mut grace, &pair, GRACE.name).await;
    lin.opens(&agreement(&pair))
        .await
        .sees("nights excepted")
        .sees("Sign this text");
    signs(&mut lin, &pair, LIN.name).await;
    lin.sees("Version 2 holds since")
        .opens(&format!("{}?version=1", agreement(&pair)))
        .await
        .sees("Version 1 was never signed by you both")
        .sees("within a week");
});

story!(an_agreement_holds_until_the_next_one_does, |stage| {
    let world = &mut stage.world;
    let (_, pair) = seasons::a_running_partnership(world).await;
    let mut lin = lin_fills_in_the_seven_sentences(world, &pair).await;
    signs(&mut lin, &pair, LIN.name).await;
    let mut grace = world.signs_in(GRACE).await;
    signs(&mut grace, &pair, GRACE.name).await;
    world.pass(Span::days(1)).await;

    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens(&agreement(&pair))
        .await
        .presses("Propose a change")
        .await
        .is_answered(200)
        .sees("Version 2 is a draft");
    grace
        .opens(&format!("{}?version=1", agreement(&pair)))
        .await
        .sees("Version 1 holds since");
    grace
        .opens(&format!("{}/clause?of=confidentiality", agreement(&pair)))
        .await
        .does_not_see("Leave it out")
        .sees("You can change its words, but not leave it out");
    // Whoever forges the button is told the same.
    let form = grace.form("Keep it");
    let field = |name: &str| {
        let found = form.fields.iter().find(|(field, _)| field == name);
        found.map_or(String::new(), |(_, value)| value.clone())
    };
    let body = format!(
        "csrf={}&once={}&of=confidentiality&do=remove&title=x&body=y",
        field("csrf"),
        field("once")
    );
    grace
        .request(
            "POST",
            &format!("{}/clause", agreement(&pair)),
            Some("application/x-www-form-urlencoded"),
            body.into_bytes(),
        )
        .await;
    grace.is_answered(409);
    grace
        .opens(&format!("{}/clause?of=place", agreement(&pair)))
        .await
        .presses("Leave it out")
        .await
        .is_answered(200)
        .sees("Left out since version 1: Where")
        .presses("Put it up for signing")
        .await
        .is_answered(200);
    signs(&mut grace, &pair, GRACE.name).await;
    let mut lin = world.signs_in(LIN).await;
    signs(&mut lin, &pair, LIN.name).await;
    lin.sees("Version 2 holds since")
        .opens(&format!("{}?version=1", agreement(&pair)))
        .await
        .sees("Version 1 held from")
        .sees("We meet by video, and once in person.");
});
