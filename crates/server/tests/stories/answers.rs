//! Answers to applications: prepared, read, sent together, and taken back.

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;
use dyad_scenarios::cast::{ADA, GRACE, LIN, TOMAS};
use dyad_scenarios::seasons::{self, DESK};
use dyad_scenarios::{Person, World};

async fn a_full_desk(world: &mut World) -> Person {
    let mut ada = seasons::an_open_programme(world).await;
    seasons::imports(&mut ada, DESK, "spring.csv", seasons::SPRING.as_bytes()).await;
    ada
}

async fn on_the_page_of(ada: &mut Person, name: &str) -> String {
    ada.opens(&format!("{DESK}/people")).await;
    let link = ada.screen().link(name).unwrap();
    ada.opens(&link).await.is_answered(200);
    link.rsplit('/').next().unwrap().to_string()
}

fn letters_to(world: &World, address: &str) -> Vec<Letter> {
    let mut letters = world.letters();
    letters.retain(|letter| letter.to == address);
    letters
}

story!(letters_that_are_taken_back_were_never_sent, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    ada.opens(&format!("{DESK}/people"))
        .await
        .presses("Accept all")
        .await
        .sees("22 answers are ready.")
        .sees("Letter 1 of 22");
    world.pass(Span::days(1)).await;
    assert!(world.letters().is_empty(), "preparing writes to nobody");
    ada.presses("Send 22 letters")
        .await
        .sees("22 letters leave at");
    world.pass(Span::minutes(9)).await;
    assert!(world.letters().is_empty());
    ada.opens(&format!("{DESK}/answers"))
        .await
        .presses("Take them back")
        .await
        .sees("22 answers are ready.");
    world.pass(Span::days(2)).await;
    assert!(world.letters().is_empty(), "zero mails");
    ada.opens(&format!("{DESK}/matching"))
        .await
        .sees("Nobody takes part yet.");
});

story!(
    after_ten_minutes_everybody_has_one_letter_and_takes_part,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        ada.opens(&format!("{DESK}/people"))
            .await
            .presses("Accept all")
            .await;
        let send = ada.form("Send 22 letters");
        ada.sends(send.clone()).await;
        ada.sends(send).await;
        world.pass(Span::minutes(10)).await;
        world.pass(Span::days(3)).await;
        assert_eq!(world.letters().len(), 22);
        let letters = letters_to(world, LIN.address);
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].notice, "N-05");
        assert!(
            letters[0].text.contains("as a mentee"),
            "{}",
            letters[0].text
        );
        ada.opens(&format!("{DESK}/answers")).await.sees("went out");
        ada.opens(&format!("{DESK}/matching"))
            .await
            .sees("12 mentees look for a mentor");
    }
);

story!(whoever_is_sure_need_not_wait, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    on_the_page_of(&mut ada, LIN.name).await;
    ada.presses("Accept").await;
    ada.opens(&format!("{DESK}/answers"))
        .await
        .presses("Send the one")
        .await;
    let late = ada.form("Take them back");
    ada.presses("Let them leave now").await;
    ada.sends(late).await.is_answered(409).sees("have left");
    world.pass(Span::days(1)).await;
    assert_eq!(letters_to(world, LIN.address).len(), 1);
});

story!(a_kind_no_says_nothing_of_its_reason, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    on_the_page_of(&mut ada, LIN.name).await;
    ada.presses("Decline").await.sees("A kind no to one person");
    ada.presses("Prepare")
        .await
        .is_answered(422)
        .sees("Please choose a reason.");
    ada.fills("reason", "incomplete")
        .fills("line", "I liked what you wrote about night shifts.")
        .presses("Prepare")
        .await;
    ada.opens(&format!("{DESK}/answers"))
        .await
        .sees("I liked what you wrote about night shifts.")
        .does_not_see("incomplete")
        .does_not_see("missing");
    ada.presses("Send this one to me")
        .await
        .sees("A test letter is on its way");
    world.work().await;
    assert_eq!(letters_to(world, ADA.address).len(), 1);
    assert!(letters_to(world, LIN.address).is_empty());
    ada.opens(&format!("{DESK}/answers"))
        .await
        .presses("Send the one letter")
        .await;
    world.pass(Span::minutes(10)).await;
    let letters = letters_to(world, LIN.address);
    assert_eq!(letters.len(), 1);
    let words = format!("{}{}", letters[0].text, letters[0].html);
    assert!(words.contains("night shifts"));
    assert!(!words.contains("missing") && !words.contains("incomplete"));
    ada.opens(&format!("{DESK}/people?state=declined"))
        .await
        .sees("1 to 1 of 1")
        .sees(LIN.name);
});

story!(
    the_waiting_list_is_told_honestly_and_can_end_well,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        on_the_page_of(&mut ada, TOMAS.name).await;
        ada.presses("Waiting list").await;
        ada.fills("reason", "field").presses("Prepare").await;
        ada.opens(&format!("{DESK}/answers"))
            .await
            .presses("Send the one")
            .await;
        world.pass(Span::minutes(10)).await;
        let letter = letters_to(world, TOMAS.address).remove(0);
        let words: Vec<&str> = letter.text.split_whitespace().collect();
        assert!(
            words
                .join(" ")
                .contains("nobody with room has come forward in your field")
        );
        on_the_page_of(&mut ada, TOMAS.name).await;
        ada.sees("waiting list").presses("Accept").await;
        ada.opens(&format!("{DESK}/answers"))
            .await
            .presses("Send the one")
            .await;
        world.pass(Span::minutes(10)).await;
        assert_eq!(letters_to(world, TOMAS.address).len(), 2);
    }
);

story!(a_question_is_asked_and_answered, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    let id = on_the_page_of(&mut ada, GRACE.name).await;
    ada.presses("Ask").await;
    ada.fills("line", "Is the clinic at Northbridge yours?")
        .presses("Prepare")
        .await;
    ada.opens(&format!("{DESK}/answers"))
        .await
        .presses("Send the one")
        .await;
    world.pass(Span::minutes(10)).await;
    let letter = letters_to(world, GRACE.address).remove(0);
    assert_eq!(letter.notice, "N-04");
    assert!(
        !letter.text.contains("Northbridge"),
        "the question stands on the page"
    );
    on_the_page_of(&mut ada, GRACE.name).await;
    ada.sees("Is the clinic at Northbridge yours?")
        .sees("Not answered yet");
    answers(world, &id, "It is.").await;
    answers(world, &id, "It isn’t.").await;
    on_the_page_of(&mut ada, GRACE.name).await;
    ada.sees("It is.")
        .does_not_see("It isn’t.")
        .does_not_see("Not answered yet");
    ada.opens(&format!("{DESK}/people?state=submitted"))
        .await
        .sees(GRACE.name);
});

/// What the applicant's own page does with an answer.
async fn answers(world: &World, application: &str, words: &str) {
    use dyad_platform::problem::Problem;
    use dyad_platform::write_tx;
    use dyad_programme::application::ApplicationId;
    use dyad_programme::inquiry;
    let (app, id) = (&world.app, ApplicationId(application.into()));
    write_tx!(app.db, |tx| {
        let all = inquiry::store::of_application(tx, &id).await?;
        let words = inquiry::tidy(words).unwrap();
        inquiry::answer(tx, &all[0], &words, app.now()).await?;
        Ok::<_, Problem>(())
    })
    .unwrap();
}

story!(what_is_sent_is_what_was_read, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    on_the_page_of(&mut ada, LIN.name).await;
    ada.presses("Accept").await;
    ada.opens(&format!("{DESK}/answers")).await;
    let old = ada.form("Send the one letter");
    on_the_page_of(&mut ada, TOMAS.name).await;
    ada.presses("Accept").await;
    ada.sends(old).await.is_answered(409);
    world.pass(Span::days(1)).await;
    assert!(world.letters().is_empty());
    ada.opens(&format!("{DESK}/answers"))
        .await
        .presses("Don’t send this one")
        .await
        .sees("One answer is ready.");
});

story!(
    everybody_that_a_view_finds_can_be_answered_at_once,
    |stage| {
        let world = &mut stage.world;
        let mut ada = a_full_desk(world).await;
        ada.opens(&format!("{DESK}/people?role=mentee")).await;
        let mut form = ada.form("Decline");
        form.fields.push(("everybody".into(), "1".into()));
        ada.sends(form).await.sees("A kind no to 12 people");
        ada.fills("reason", "places").presses("Prepare").await;
        ada.opens(&format!("{DESK}/answers"))
            .await
            .sees("12 answers are ready.");
    }
);
