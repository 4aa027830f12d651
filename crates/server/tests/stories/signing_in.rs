//! Signing in by letter, sessions, and forms that must not be lost or forged.

use dyad_platform::clock::Span;
use dyad_scenarios::World;
use dyad_scenarios::cast::{ADA, LIN};

story!(
    a_link_signs_in_once_and_looking_at_it_does_nothing,
    |stage| {
        let world = &mut stage.world;
        world.a_founded_organisation().await;
        let mut ada = world.somebody("Ada");
        ada.opens("/sign-in")
            .await
            .fills("Your mail address", "  ADA@eastholm.example.org ")
            .presses("Write to me")
            .await;
        ada.is_at("/sign-in/sent").sees("If we know your address");
        let letter = world.letter_to(ADA).await;
        insta::assert_snapshot!(letter.subject, @"Sign in to Eastholm Mentoring");
        let link = World::link_in(&letter);
        let mut scanner = world.somebody("a mail scanner");
        scanner
            .opens(&link)
            .await
            .sees("Welcome back")
            .opens("/me")
            .await
            .sees("We write you a letter");
        ada.opens(&link)
            .await
            .presses("Sign in")
            .await
            .is_at("/home")
            .is_answered(200);
        scanner.opens(&link).await.sees("This link is over");
    }
);

story!(a_code_signs_in_the_browser_that_asked, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    let mut ada = world.somebody("Ada");
    ada.opens("/me")
        .await
        .is_at("/sign-in?next=%2Fme")
        .fills("Your mail address", ADA.address)
        .presses("Write to me")
        .await;
    let letter = world.letter_to(ADA).await;
    let code = letter.text.split("there: ").nth(1).unwrap()[..8].to_string();
    let mut thief = world.somebody("a thief");
    thief
        .opens("/sign-in/sent")
        .await
        .fills("Code", &code)
        .presses("Sign in")
        .await
        .sees("no longer good");
    ada.fills("Code", "00000000")
        .presses("Sign in")
        .await
        .is_answered(422)
        .sees("not the code from the newest letter");
    let spaced = format!("{} {}", &code[..4], &code[4..]);
    ada.fills("Code", &spaced)
        .presses("Sign in")
        .await
        .is_at("/me");
});

story!(the_sixth_code_is_refused_even_if_it_is_right, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    let mut ada = world.somebody("Ada");
    ada.opens("/sign-in")
        .await
        .fills("Your mail address", ADA.address)
        .presses("Write to me")
        .await;
    let letter = world.letter_to(ADA).await;
    let code = letter.text.split("there: ").nth(1).unwrap()[..8].to_string();
    for _ in 0..5 {
        ada.fills("Code", "11111111")
            .presses("Sign in")
            .await
            .is_answered(422);
    }
    ada.fills("Code", &code)
        .presses("Sign in")
        .await
        .sees("There were five tries");
});

story!(link_and_code_are_over_after_ten_minutes, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    let mut ada = world.somebody("Ada");
    ada.opens("/sign-in")
        .await
        .fills("Your mail address", ADA.address)
        .presses("Write to me")
        .await;
    let link = World::link_in(&world.letter_to(ADA).await);
    world.pass(Span::minutes(10)).await;
    ada.opens(&link)
        .await
        .sees("This link is over")
        .follows("Write me a new one")
        .await
        .is_at("/sign-in");
});

story!(
    an_unknown_address_reads_the_same_and_gets_no_letter,
    |stage| {
        let world = &mut stage.world;
        world.a_founded_organisation().await;
        let mut known = world.somebody("Ada");
        known
            .opens("/sign-in")
            .await
            .fills("Your mail address", ADA.address)
            .presses("Write to me")
            .await;
        let mut unknown = world.somebody("nobody");
        unknown
            .opens("/sign-in")
            .await
            .fills("Your mail address", "nobody@example.org")
            .presses("Write to me")
            .await;
        assert_eq!(known.screen().text(), unknown.screen().text());
        assert_eq!(known.screen().path, unknown.screen().path);
        world.work().await;
        assert_eq!(world.letters().len(), 1);
    }
);

story!(the_eleventh_letter_of_an_hour_must_wait, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    let mut ada = world.somebody("Ada");
    for _ in 0..10 {
        ada.opens("/sign-in")
            .await
            .fills("Your mail address", ADA.address)
            .presses("Write to me")
            .await
            .is_answered(200);
    }
    ada.opens("/sign-in")
        .await
        .fills("Your mail address", ADA.address)
        .presses("Write to me")
        .await
        .is_answered(429);
    ada.sees("You can go on in 60 minutes");
    assert_eq!(ada.screen().header("retry-after"), Some("3600"));
    world.work().await;
    assert_eq!(world.letters().len(), 10);
    world.pass(Span::hours(1)).await;
    ada.opens("/sign-in")
        .await
        .fills("Your mail address", ADA.address)
        .presses("Write to me")
        .await
        .is_answered(200);
});

story!(sending_the_same_form_twice_writes_one_letter, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    let mut ada = world.somebody("Ada");
    let form = ada
        .opens("/sign-in")
        .await
        .fills("Your mail address", ADA.address)
        .form("Write to me");
    ada.sends(form.clone()).await.is_at("/sign-in/sent");
    ada.sends(form).await.is_at("/sign-in/sent");
    world.work().await;
    assert_eq!(world.letters().len(), 1);
});

story!(
    a_form_sent_after_the_session_ended_is_kept_for_its_author,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        ada.opens("/me").await.fills("name", "Ada Lind-Sørensen");
        world.pass(Span::days(15)).await;
        ada.presses("Save").await.is_at("/sign-in?next=/kept");
        ada.fills("Your mail address", ADA.address)
            .presses("Write to me")
            .await;
        let link = World::link_in(&world.letter_to(ADA).await);
        ada.opens(&link)
            .await
            .presses("Sign in")
            .await
            .is_at("/kept")
            .sees("What you wrote is kept");
        ada.presses("Send it now").await.is_at("/me");
        assert!(ada.screen().body.contains("Ada Lind-Sørensen"));
    }
);

story!(signing_out_ends_the_session_on_the_server, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    ada.opens("/me").await;
    let mut stolen = ada.clone();
    ada.presses("Sign out").await.is_at("/");
    stolen.opens("/me").await.is_at("/sign-in?next=%2Fme");
    let mut again = world.signs_in(ADA).await;
    again.opens("/me").await.sees("this one");
});

story!(a_session_elsewhere_can_be_ended, |stage| {
    let world = &mut stage.world;
    let mut at_work = world.a_founded_organisation().await;
    let mut at_home = world.signs_in(ADA).await;
    at_work.opens("/me").await;
    at_home
        .opens("/me")
        .await
        .presses("Sign out there")
        .await
        .is_at("/me");
    at_work.opens("/me").await.is_at("/sign-in?next=%2Fme");
});

story!(
    a_form_without_our_token_or_from_elsewhere_does_nothing,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        let mut form = ada.opens("/me").await.fills("name", "Mallory").form("Save");
        form.fields.retain(|(name, _)| name != "csrf");
        ada.sends(form)
            .await
            .is_answered(403)
            .sees("Please send it once more");
        ada.opens("/me").await.does_not_see("Mallory");
        let strangers = world
            .somebody("Lin")
            .opens("/sign-in")
            .await
            .form("Write to me");
        let token = strangers
            .fields
            .iter()
            .find(|(name, _)| name == "csrf")
            .unwrap()
            .1
            .clone();
        let mut form = ada.opens("/me").await.fills("name", "Mallory").form("Save");
        for field in form.fields.iter_mut().filter(|(name, _)| name == "csrf") {
            field.1 = token.clone();
        }
        ada.sends(form).await.is_answered(403);
        ada.opens("/me").await.does_not_see("Mallory");
    }
);

story!(a_letter_leads_only_to_our_own_pages, |stage| {
    let world = &mut stage.world;
    world.a_founded_organisation().await;
    let mut ada = world.somebody("Ada");
    ada.opens("/sign-in?next=https://evil.example/")
        .await
        .fills("Your mail address", ADA.address)
        .presses("Write to me")
        .await;
    let link = World::link_in(&world.letter_to(ADA).await);
    ada.opens(&link)
        .await
        .presses("Sign in")
        .await
        .is_at("/home");
    assert!(
        world
            .letters()
            .iter()
            .all(|letter| letter.to != LIN.address)
    );
});
