//! People whom a spreadsheet entered are asked, and take part in nothing before their own yes.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{ADA, Cast, GRACE, LIN, TOMAS};
use dyad_scenarios::seasons::{DESK, SPRING};
use dyad_scenarios::{Person, World, seasons};

/// Ada brings in a list of people who don't know of it; returns Ada and the path of the import.
async fn a_list_is_entered(world: &mut World) -> (Person, String) {
    let mut ada = seasons::an_open_programme(world).await;
    enters(&mut ada, "spring.csv", SPRING).await;
    let import = ada.screen().path.clone();
    (ada, import)
}

async fn enters(ada: &mut Person, name: &str, file: &str) {
    ada.opens(&format!("{DESK}/import"))
        .await
        .chooses_file(name, file.as_bytes())
        .presses("Look at it")
        .await
        .sees("Nobody is accepted or matched before their own yes")
        .sees("keeps every word of it")
        .presses("Import")
        .await
        .is_answered(200);
}

/// The letters leave, and ten minutes later they are written.
async fn writes_to_them(world: &World, ada: &mut Person, import: &str) {
    ada.opens(&format!("{import}/letters"))
        .await
        .presses("Send")
        .await
        .is_answered(200);
    world.pass(Span::minutes(10)).await;
}

async fn letter_link(world: &mut World, who: Cast) -> String {
    let letter = world.letter_to(who).await;
    assert_eq!(letter.notice, "N-37");
    World::link_in(&letter)
}

/// Somebody says yes, and adds what their role needs and the list didn't say.
async fn says_yes(world: &mut World, who: Cast, eligible: &str) {
    let link = letter_link(world, who).await;
    let mut person = world.somebody(who.name);
    person
        .opens(&link)
        .await
        .fills(eligible, "yes")
        .presses("Yes, I’m in")
        .await
        .is_answered(200)
        .sees("You are in");
}

story!(
    whoever_is_entered_is_no_candidate_before_their_own_yes,
    |stage| {
        let world = &mut stage.world;
        let (mut ada, import) = a_list_is_entered(world).await;
        assert!(world.letters().is_empty(), "importing writes to nobody");
        ada.opens(&format!("{DESK}/people"))
            .await
            .sees("Lin Okafor")
            .sees("not asked, or no answer yet")
            .does_not_see("Accept all");
        ada.opens(&import)
            .await
            .follows("Write to the 22 who may not know of it")
            .await
            .sees("22 people have not been asked yet")
            .sees("entered you")
            .presses("Send this one to me as a test")
            .await
            .sees("A test letter is on its way to you");
        writes_to_them(world, &mut ada, &import).await;
        let letter = world.letter_to(LIN).await;
        let text = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Ada Lind entered you as a mentee"), "{text}");
        assert!(text.contains("“What do you hope to gain"), "{text}");
        assert!(!text.contains("night shifts"), "a mail says no answer");
        let mut lin = world.somebody(LIN.name);
        lin.opens(&World::link_in(&letter))
            .await
            .sees("What is stored about you")
            .sees("How people live with night shifts and a family")
            .sees("One answer is missing for a yes")
            .presses("Yes, I’m in")
            .await
            .is_answered(422)
            .sees("Please choose");
        says_yes(world, LIN, "q-enrolled").await;
        says_yes(world, GRACE, "q-practising").await;
        seasons::accepts_all(world, &mut ada, DESK).await;
        seasons::matches(&mut ada, DESK).await;
        ada.sees("Lin Okafor")
            .sees("Grace Moor")
            .does_not_see("Tomás Vidal")
            .does_not_see("Alan Reed");
        ada.opens(&format!("{import}/letters"))
            .await
            .sees("Nobody is left to be asked");
        assert_eq!(facts(&ada), ["0", "20", "2", "0"]);
    }
);

/// The numbers of how they stand: not asked, asked, yes, no.
fn facts(ada: &Person) -> Vec<String> {
    let words = ada.screen().words();
    let numbers = [
        "Not asked yet",
        "Asked, no answer yet",
        "Said yes",
        "Said no, and deleted",
    ];
    let after = |label: &&str| {
        let rest = words.split(*label).nth(1).unwrap_or_default();
        rest.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_string()
    };
    numbers.iter().map(after).collect()
}

story!(a_no_takes_everything_away_and_holds, |stage| {
    let world = &mut stage.world;
    let (mut ada, import) = a_list_is_entered(world).await;
    writes_to_them(world, &mut ada, &import).await;
    let link = letter_link(world, LIN).await;
    let mut lin = world.somebody(LIN.name);
    lin.opens(&link)
        .await
        .presses("No, delete everything")
        .await
        .is_answered(200)
        .sees("Nothing is stored here");
    lin.opens(&link).await.sees("Nothing is stored here");
    ada.opens(&format!("{DESK}/people"))
        .await
        .does_not_see("Lin Okafor");
    ada.opens(&format!("{import}/letters")).await;
    assert_eq!(facts(&ada)[3], "1");
    let letters = world.letters().len();
    lin.opens("/sign-in")
        .await
        .fills("Your mail address", LIN.address)
        .presses("Write to me")
        .await;
    world.work().await;
    assert_eq!(world.letters().len(), letters, "there is no such account");
    let file = "Name,E-mail,Role\nLin Okafor,lin@students.example.org,Mentee\nEve Adams,eve@example.org,Mentee\n";
    enters(&mut ada, "again.csv", file).await;
    ada.sees("said no; stays out");
    ada.opens(&format!("{DESK}/people"))
        .await
        .sees("Eve Adams")
        .does_not_see("Lin Okafor");
});

story!(
    letters_are_taken_back_reminded_of_once_and_silence_deletes,
    |stage| {
        let world = &mut stage.world;
        let (mut ada, import) = a_list_is_entered(world).await;
        ada.opens(&format!("{import}/letters"))
            .await
            .presses("Send")
            .await
            .presses("Take them back")
            .await
            .sees("22 people have not been asked yet");
        world.pass(Span::minutes(11)).await;
        assert!(world.letters().is_empty(), "they were taken back");
        writes_to_them(world, &mut ada, &import).await;
        ada.opens(&format!("{import}/letters"))
            .await
            .does_not_see("Take them back");
        world.pass(Span::days(8)).await;
        assert_eq!(world.letters_to(TOMAS, "N-37").await, 2);
        world.pass(Span::days(20)).await;
        assert_eq!(world.letters_to(TOMAS, "N-37").await, 2, "one reminder");
        let mut ada = world.signs_in(ADA).await;
        ada.opens(&format!("{DESK}/people")).await.sees("Tomás");
        world.pass(Span::days(33)).await;
        let mut ada = world.signs_in(ADA).await;
        ada.opens(&format!("{DESK}/people"))
            .await
            .does_not_see("Tomás");
        assert_eq!(world.letters_to(TOMAS, "N-37").await, 2);
    }
);

story!(
    a_list_only_fills_in_what_somebody_left_open_in_their_own_words,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        crate::applying::publishes(world, &mut ada).await;
        let mut lin = crate::applying::begins_as_mentee(world, LIN).await;
        lin.opens("/join/eastholm-students-and-practitioners/as/mentee/form/2")
            .await
            .fills("q-hopes", "My own words about hopes.")
            .presses("Save and go on")
            .await;
        enters(&mut ada, "spring.csv", SPRING).await;
        let import = ada.screen().path.clone();
        lin.opens("/join/eastholm-students-and-practitioners/as/mentee/form/2")
            .await
            .sees("My own words about hopes.")
            .does_not_see("How people live with night shifts");
        assert!(
            lin.screen().body.contains(r#"value="surgery" checked"#),
            "what she left open is filled in"
        );
        writes_to_them(world, &mut ada, &import).await;
        says_yes(world, LIN, "q-enrolled").await;
        ada.opens(&format!("{DESK}/people"))
            .await
            .follows("Lin Okafor")
            .await
            .sees("My own words about hopes.")
            .sees("Surgery")
            .does_not_see("How people live with night shifts");
    }
);

story!(
    an_import_of_people_nobody_answered_for_is_taken_back,
    |stage| {
        let world = &mut stage.world;
        let (mut ada, import) = a_list_is_entered(world).await;
        writes_to_them(world, &mut ada, &import).await;
        says_yes(world, LIN, "q-enrolled").await;
        let link = letter_link(world, TOMAS).await;
        ada.opens(&format!("{import}/undo"))
            .await
            .sees("21 applications that nobody has acted on are taken back")
            .sees("Lin Okafor")
            .presses("Take 21 back")
            .await
            .is_answered(200);
        let mut tomas = world.somebody(TOMAS.name);
        tomas.opens(&link).await.sees("Nothing is stored here");
        ada.opens(&format!("{DESK}/people"))
            .await
            .sees("Lin Okafor")
            .does_not_see("Tomás");
    }
);
