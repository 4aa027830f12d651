//! The first run: one link, once.

use dyad_platform::clock::Span;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Keys;
use dyad_platform::mail::Transport;
use dyad_scenarios::cast::ADA;
use dyad_server::opening;

story!(ada_sets_up_the_organisation_once, |stage| {
    let world = &mut stage.world;
    world
        .somebody("a visitor")
        .opens("/")
        .await
        .sees("Nobody has set it up yet");
    let secret = dyad_people::set_up::new_link(&world.app)
        .await
        .unwrap()
        .unwrap();
    let path = dyad_people::urls::set_up(&secret);
    let mut ada = world.somebody("Ada");
    ada.opens(&path).await.sees("Set up your organisation");
    ada.fills("organisation", "Eastholm Mentoring")
        .fills("name", "Ada Lind")
        .fills("address", "not an address");
    ada.fills("safeguarding-name", "Rosa Keller")
        .fills("safeguarding-address", "rosa.keller@example.org");
    ada.presses("Set up").await.is_answered(422);
    ada.sees("Error: Set up your organisation")
        .sees("This doesn’t look like a mail address")
        .sees("One answer needs another look");
    assert!(
        ada.screen().body.contains("value=\"Eastholm Mentoring\""),
        "what was typed is kept"
    );
    ada.fills("address", ADA.address)
        .presses("Set up")
        .await
        .is_at("/home")
        .is_answered(200);
    world
        .somebody("a thief")
        .opens(&path)
        .await
        .is_answered(404);
    assert!(
        dyad_people::set_up::new_link(&world.app)
            .await
            .unwrap()
            .is_none(),
        "no second link is made"
    );
});

story!(
    the_safeguarding_contact_stands_on_a_page_for_everybody,
    |stage| {
        let world = &mut stage.world;
        world.a_founded_organisation().await;
        world
            .somebody("a visitor")
            .opens("/not-right")
            .await
            .sees("Write to Rosa Keller")
            .sees("rosa.keller@example.org");
        world
            .somebody("a visitor")
            .opens("/who-reads-what")
            .await
            .sees("Only the two of you.");
    }
);

story!(
    an_earlier_set_up_link_ends_when_a_new_one_is_printed,
    |stage| {
        let world = &mut stage.world;
        let first = dyad_people::set_up::new_link(&world.app)
            .await
            .unwrap()
            .unwrap();
        world.pass(Span::hours(1)).await;
        let second = dyad_people::set_up::new_link(&world.app)
            .await
            .unwrap()
            .unwrap();
        world
            .somebody("Ada")
            .opens(&dyad_people::urls::set_up(&first))
            .await
            .is_answered(404);
        world
            .somebody("Ada")
            .opens(&dyad_people::urls::set_up(&second))
            .await
            .is_answered(200);
    }
);

story!(a_database_refuses_another_key_than_its_own, |stage| {
    stage.world.a_founded_organisation().await;
    let app = &stage.world.app;
    let opens_with = async |key: [u8; 32]| {
        let (settings, clock) = ((*app.settings).clone(), app.clock.clone());
        let keys = Keys::from_bytes(key);
        opening::open_with(settings, clock, Chance::seeded(2), keys, Transport::Discard).await
    };
    assert!(opens_with([7; 32]).await.is_ok());
    let refused = opens_with([8; 32])
        .await
        .err()
        .expect("another key is refused")
        .to_string();
    assert!(
        refused.contains(&Keys::from_bytes([7; 32]).name()),
        "{refused}"
    );
});
