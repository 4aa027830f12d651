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
        ada.clone().opens("/kept").await.is_at("/home");
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

story!(over_https_the_cookie_is_bound_to_this_host, |stage| {
    let world = &stage.world;
    let settings = dyad_platform::config::Settings {
        public_url: "https://mentoring.example.org".into(),
        ..(*world.app.settings).clone()
    };
    let app = dyad_platform::app::App {
        settings: std::sync::Arc::new(settings),
        ..world.app.clone()
    };
    let router = dyad_server::routes::router(&app, dyad_server::routes::table(false));
    let request = axum::http::Request::builder()
        .uri("/sign-in")
        .header("host", "mentoring.example.org");
    let request = request.body(axum::body::Body::empty()).unwrap();
    let answer = tower::ServiceExt::oneshot(router, request).await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-dyad="), "{cookie}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(
        answer.headers()["strict-transport-security"]
            .to_str()
            .unwrap()
            .contains("max-age=63072000")
    );
});

story!(
    a_stranger_who_asks_for_letters_does_not_lock_the_owner_out,
    |stage| {
        let world = &mut stage.world;
        world.a_founded_organisation().await;
        for _ in 0..2 {
            let mut stranger = world.somebody("a stranger").from("203.0.113.7");
            for _ in 0..10 {
                stranger
                    .opens("/sign-in")
                    .await
                    .fills("Your mail address", ADA.address)
                    .presses("Write to me")
                    .await;
            }
        }
        let mut stranger = world.somebody("a stranger").from("203.0.113.8");
        stranger
            .opens("/sign-in")
            .await
            .fills("Your mail address", ADA.address)
            .presses("Write to me")
            .await
            .is_answered(429);
        let mut ada = world.somebody("Ada");
        ada.opens("/sign-in")
            .await
            .fills("Your mail address", ADA.address)
            .presses("Write to me")
            .await
            .is_answered(200);
    }
);

story!(a_session_that_was_ended_can_leave_nothing_behind, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    let mut thief = ada.clone();
    thief.opens("/me").await.fills("name", "Mallory");
    ada.opens("/me").await.presses("Sign out").await;
    thief.presses("Save").await;
    let mut ada = world.signs_in(ADA).await;
    ada.is_at("/home").opens("/kept").await.is_at("/home");
});

story!(a_new_sign_in_ends_the_session_it_replaces, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    let mut copied = ada.clone();
    ada.opens("/sign-in")
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
    copied.opens("/me").await.is_at("/sign-in?next=%2Fme");
    ada.opens(&link).await.is_at("/home");
});

story!(a_sign_in_letter_goes_before_all_that_waits, |stage| {
    let world = &mut stage.world;
    dyad_scenarios::seasons::enrolment_closed(world).await;
    let mut ada = world.signs_in(ADA).await;
    dyad_scenarios::seasons::matches(&mut ada, dyad_scenarios::seasons::DESK).await;
    dyad_scenarios::seasons::releases(&mut ada).await;
    ada.presses("Let them leave now").await.is_answered(200);
    let mut lin = world.somebody("Lin");
    lin.opens("/sign-in")
        .await
        .fills("Your mail address", LIN.address)
        .presses("Write to me")
        .await;
    world.work().await;
    let after_adas = world
        .letters()
        .into_iter()
        .filter(|letter| letter.notice != "N-05")
        .nth(1)
        .map(|letter| letter.to);
    assert_eq!(after_adas.as_deref(), Some(LIN.address));
});
