//! What stays private in an application.

use dyad_platform::dialect::Engine;

use super::*;

story!(whom_somebody_must_not_meet_stays_private, |stage| {
    let world = &mut stage.world;
    let mut ada = an_open_programme(world, 30).await;
    let mut lin = applies_as_mentee(world, LIN).await;
    let said = format!("{}\nmy old head of clinic", LIN.name);
    applies_as_mentor(world, GRACE, &said, JOIN).await;
    for page in [
        "/home",
        &format!("{JOIN}/as/mentee/status"),
        &format!("{JOIN}/as/mentee/check"),
    ] {
        lin.opens(page)
            .await
            .does_not_see("Grace")
            .does_not_see("old head");
    }
    ada.opens(&format!("{}/people", seasons::DESK))
        .await
        .follows(GRACE.name)
        .await;
    ada.sees("Matching keeps to it")
        .sees("belongs to nobody who has applied yet")
        .does_not_see(LIN.name)
        .does_not_see("my old head of clinic");
});

story!(
    a_name_holds_though_whoever_bears_it_applies_later,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 30).await;
        applies_as_mentor(world, GRACE, "LIN  okafor", JOIN).await;
        assert_eq!(exclusions(world).await, [] as [String; 0]);
        applies_as_mentee(world, LIN).await;
        assert_eq!(exclusions(world).await, [GRACE.name]);
        // Sent once more with the name as it stands there, it still holds; without it, no longer.
        let mut grace = world.signs_in(GRACE).await;
        for (name, holds) in [(None, true), (Some(""), false)] {
            grace.opens(&format!("{JOIN}/as/mentor/form/all")).await;
            if let Some(name) = name {
                grace.fills("q-not_with", name);
            }
            grace.presses("Check your answers").await;
            grace
                .ticks("read")
                .ticks("pledge")
                .presses("Send the changes")
                .await
                .is_answered(200);
            assert_eq!(!exclusions(world).await.is_empty(), holds);
        }
    }
);

story!(
    what_a_list_said_of_somebody_goes_when_the_list_goes,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30).await;
        // Ada has an account whatever the list says of her, so that nothing takes her out with it.
        let list = format!(
            "Name,E-mail,Role,Not with\n{},{},Mentor,{}\n",
            ADA.name, ADA.address, LIN.address
        );
        applies_as_mentee(world, LIN).await;
        ada.opens(&format!("{}/import", seasons::DESK))
            .await
            .chooses_file("list.csv", list.as_bytes())
            .presses("Look at it")
            .await
            .fills("know", "applied")
            .presses("Import")
            .await
            .is_answered(200);
        assert_eq!(exclusions(world).await, [ADA.name]);
        ada.follows("Take this import back")
            .await
            .presses("Take")
            .await
            .is_answered(200);
        assert_eq!(exclusions(world).await, [] as [String; 0]);
    }
);

story!(a_line_manager_is_never_matched_and_never_told, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    let dates = ["2026-03-01", "2026-03-20", "2026-04-20"];
    let kind = "four-phase-faculty";
    let desk = seasons::opens_to_applicants(&mut ada, kind, "Eastholm", dates).await;
    let join = desk.replace("/programmes/", "/join/");
    let mut grace = hospital_mentor(world, &join, GRACE).await;
    hospital_mentee(world, &join, LIN, GRACE.address, &[]).await;
    grace
        .opens(&format!("{join}/as/mentor/status"))
        .await
        .does_not_see("Lin")
        .does_not_see("manage");
    world.pass(Span::days(20)).await;
    let mut ada = world.signs_in(ADA).await;
    seasons::accepts_all(world, &mut ada, &desk).await;
    seasons::matches(&mut ada, &desk).await;
    ada.does_not_see("Ask the mentors").sees(LIN.name);
    let draft = ada.screen().words();
    assert!(!draft.contains("1 of 1 have a mentor"), "{draft}");
});

story!(
    what_is_only_counted_needs_a_tick_and_can_be_taken_back,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        let dates = ["2026-03-01", "2026-03-20", "2026-04-20"];
        let kind = "four-phase-faculty";
        let desk = seasons::opens_to_applicants(&mut ada, kind, "Eastholm", dates).await;
        let join = desk.replace("/programmes/", "/join/");
        let said = [
            ("q-about_groups", "disability"),
            ("q-shared_paths", "working_part_time"),
        ];
        let mut lin = hospital_mentee(world, &join, LIN, "boss@example.org", &said).await;
        lin.is_at(&format!("{join}/as/mentee/status"))
            .sees("What you let us use")
            .sees("together with those of at least four others")
            .sees("Use my answer to find my partner");
        let kept = disclosures(world).await;
        assert_eq!(kept.len(), 2, "{kept:?}");
        let of = |key: &str| kept.iter().find(|(question, _)| question == key).unwrap();
        let counted = of("about_groups").1.clone().unwrap();
        assert!(!counted.contains("disability"), "it is sealed: {counted}");
        assert_eq!(of("shared_paths").1, None, "it lies with the answers");
        assert!(answers(world).await.contains("working_part_time"));
        assert!(!answers(world).await.contains("disability"));
        // They are in by now, and can still take it back.
        world.pass(Span::days(2)).await;
        ada.opens(&format!("{desk}/people"))
            .await
            .presses("Accept the one waiting")
            .await
            .presses("Send")
            .await;
        world.pass(Span::minutes(10)).await;
        let status = format!("{join}/as/mentee/status");
        lin.opens(&status).await.sees("You are in");
        lin.presses("Take it back").await.is_at(&status);
        lin.presses("Take it back").await.is_at(&status);
        lin.does_not_see("What you let us use");
        assert_eq!(disclosures(world).await, []);
        assert!(!answers(world).await.contains("working_part_time"));
    }
);

story!(what_is_guarded_is_not_kept_without_its_tick, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    let dates = ["2026-03-01", "2026-03-20", "2026-04-20"];
    let kind = "four-phase-faculty";
    let desk = seasons::opens_to_applicants(&mut ada, kind, "Eastholm", dates).await;
    let join = desk.replace("/programmes/", "/join/");
    let mut lin = hospital_mentee(world, &join, LIN, "boss@example.org", &[]).await;
    lin.opens(&format!("{join}/as/mentee/form/4"))
        .await
        .fills("q-about_groups", "disability")
        .presses("Save and go on")
        .await
        .is_answered(422)
        .sees("without the tick we keep no answer");
    assert_eq!(disclosures(world).await, []);
});

story!(
    exclusions_of_both_roles_hold_and_each_can_be_taken_off,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30).await;
        applies_as_mentor(world, GRACE, "", JOIN).await;
        applies_as_mentor(world, ALAN, LIN.address, JOIN).await;
        let mut lin = applies_as_mentee(world, LIN).await;
        lin.follows("Be a mentor").await;
        lin.fills("q-practising", "yes")
            .fills("q-places", "1")
            .fills("q-not_with", GRACE.name)
            .presses("Check your answers")
            .await;
        lin.ticks("read")
            .ticks("pledge")
            .presses("Send the application")
            .await;
        // Said as a mentor, it holds for the mentee, too; so does what Alan said about her.
        assert_eq!(exclusions(world).await, [ALAN.name, LIN.name]);
        sends(&mut lin).await;
        assert_eq!(exclusions(world).await, [ALAN.name, LIN.name]);
        for page in ["/home", &format!("{JOIN}/as/mentor/status")] {
            lin.opens(page).await.does_not_see("Alan");
        }
        lin.opens(&format!("{JOIN}/as/mentor/form/all"))
            .await
            .fills("q-not_with", "")
            .presses("Check your answers")
            .await;
        lin.ticks("read")
            .ticks("pledge")
            .presses("Send the changes")
            .await;
        assert_eq!(exclusions(world).await, [ALAN.name]);
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .sees(LIN.name);
    }
);

story!(
    last_years_answers_are_there_again_but_not_what_needs_a_tick,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        let kind = "four-phase-faculty";
        let dates = ["2026-03-01", "2026-03-20", "2026-04-20"];
        let desk = seasons::opens_to_applicants(&mut ada, kind, "Eastholm", dates).await;
        let join = desk.replace("/programmes/", "/join/");
        let said = [("q-shared_paths", "working_part_time")];
        hospital_mentee(world, &join, LIN, "boss@example.org", &said).await;
        world.pass(Span::days(360)).await;
        let mut ada = world.signs_in(ADA).await;
        let dates = ["2027-02-01", "2027-03-20", "2027-04-20"];
        let desk = seasons::opens_to_applicants(&mut ada, kind, "Eastholm again", dates).await;
        let join = desk.replace("/programmes/", "/join/");
        let mut lin = world.signs_in(LIN).await;
        lin.opens(&format!("{join}/as/mentee"))
            .await
            .is_at(&format!("{join}/as/mentee/form"))
            .sees("what you told us another time");
        let mut steps = lin.clone();
        let form = steps.opens(&format!("{join}/as/mentee/form/2")).await;
        let form = form.form("Save and go on");
        let stands = |name: &str, value: &str| {
            let field = (name.to_string(), value.to_string());
            form.fields.contains(&field)
        };
        assert!(stands("q-skills_wanted", "grant_writing"), "{form:?}");
        let form = steps.opens(&format!("{join}/as/mentee/form/4")).await;
        let form = form.form("Save and go on");
        assert!(
            !form
                .fields
                .iter()
                .any(|(_, value)| value == "working_part_time")
        );
        steps.opens(&format!("{join}/as/mentee/check")).await;
        steps
            .ticks("read")
            .ticks("pledge")
            .presses("Send the application")
            .await
            .is_at(&format!("{join}/as/mentee/status"))
            .does_not_see("What you let us use");
    }
);

story!(ten_sentences_that_somebody_weighs_leave_no_trace, |stage| {
    let world = &mut stage.world;
    let mut ada = an_open_programme(world, 30).await;
    let mut lin = begins_as_mentee(world, LIN).await;
    first_step(&mut lin).await;
    lin.opens(&format!("{JOIN}/as/mentee/self-check")).await;
    // A word that nobody else could have written, where something might be kept of what comes.
    let mut form = lin.ticks("s1").form("How many are true?");
    form.fields.push(("s2".into(), "kingfisher".into()));
    world.work().await;
    let before = everything_kept(world).await;
    lin.sends(form)
        .await
        .sees("2 of 10 are true of you today")
        .does_not_see("kingfisher");
    assert_eq!(everything_kept(world).await, before, "nothing was written");
    lin.opens(&format!("{JOIN}/as/mentee/self-check"))
        .await
        .does_not_see("checked");
    lin.opens(&format!("{JOIN}/as/mentee/form/2")).await;
    other_steps(&mut lin).await;
    sends(&mut lin).await;
    for page in ["/people", "/people?state=submitted", "/export/people.csv"] {
        ada.opens(&format!("{}{page}", seasons::DESK))
            .await
            .does_not_see("kingfisher")
            .does_not_see("true of you");
    }
    world.work().await;
    let letters = world.letters();
    assert!(letters.iter().all(|it| !it.text.contains("of 10 are true")));
});

/// A mentor of the hospital answers what has to be answered.
async fn hospital_mentor(world: &mut World, join: &str, who: Cast) -> Person {
    let mut person = world.somebody(who.name);
    person
        .opens(&format!("{join}/as/mentor"))
        .await
        .fills("q-name", who.name)
        .fills("q-email", who.address)
        .fills("q-rank", "professor")
        .fills("q-department", "surgery")
        .fills("q-skills_offered", "grant_writing")
        .fills("q-capacity", "1")
        .presses("Check your answers")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, who).await;
    person.fills("Code", &code).presses("Go on").await;
    person.ticks("read").ticks("pledge");
    person.presses("Send the application").await;
    person.is_at(&format!("{join}/as/mentor/status"));
    person
}

/// A mentee of the hospital answers what has to be answered, and what is asked of few.
async fn hospital_mentee(
    world: &mut World,
    join: &str,
    who: Cast,
    manager: &str,
    said: &[(&str, &str)],
) -> Person {
    let own = format!("{join}/as/mentee");
    let mut person = world.somebody(who.name);
    person
        .opens(&own)
        .await
        .fills("q-name", who.name)
        .fills("q-email", who.address)
        .presses("Begin")
        .await;
    let code = code_to(world, who).await;
    person.fills("Code", &code).presses("Go on").await;
    let steps: [&[(&str, &str)]; 3] = [
        &[("q-rank", "resident"), ("q-department", "oncology")],
        &[("q-skills_wanted", "grant_writing")],
        &[("q-line_manager", manager)],
    ];
    for (at, step) in steps.into_iter().enumerate() {
        person.opens(&format!("{own}/form/{}", at + 1)).await;
        for (field, value) in step {
            person.fills(field, value);
        }
        person.presses("Save and go on").await.is_answered(200);
    }
    person.opens(&format!("{own}/form/4")).await;
    for (field, value) in said {
        person
            .fills(field, value)
            .ticks(&format!("{field}--consent"));
    }
    person.presses("Save and go on").await.is_answered(200);
    person.opens(&format!("{own}/check")).await;
    person.ticks("read").ticks("pledge");
    person.presses("Send the application").await;
    person.is_at(&format!("{own}/status"));
    person
}

/// Questions of what was disclosed, with the answers as they lie there.
#[allow(
    clippy::disallowed_methods,
    reason = "the story looks where no page does"
)]
async fn disclosures(world: &World) -> Vec<(String, Option<String>)> {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query_as("SELECT question, answer_sealed FROM disclosure ORDER BY question")
        .fetch_all(&mut *connection)
        .await
        .unwrap()
}

/// All answers to applications, as they lie there.
#[allow(
    clippy::disallowed_methods,
    reason = "the story looks where no page does"
)]
async fn answers(world: &World) -> String {
    let mut connection = world.app.db.maintenance().await.unwrap();
    let all: Vec<String> = sqlx::query_scalar("SELECT answers FROM application")
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    all.join("\n")
}

/// Who asked not to be paired with somebody, by name.
#[allow(
    clippy::disallowed_methods,
    reason = "the story looks where no page does"
)]
async fn exclusions(world: &World) -> Vec<String> {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query_scalar(
        "SELECT name FROM exclusion JOIN person ON person.id = exclusion.person_id ORDER BY name",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap()
}

/// All that the database holds, column by column.
#[allow(
    clippy::disallowed_methods,
    reason = "the story looks where no page does"
)]
async fn everything_kept(world: &World) -> Vec<(String, Vec<Option<String>>)> {
    let mut connection = world.app.db.maintenance().await.unwrap();
    let columns = match world.app.db.engine() {
        Engine::Sqlite => {
            "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' ORDER BY 1, 2"
        }
        Engine::Postgres => {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name IN \
             (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE') ORDER BY 1, 2"
        }
    };
    let columns: Vec<(String, String)> = sqlx::query_as(columns)
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    let mut all = Vec::new();
    for (table, column) in columns {
        let sql = format!("SELECT CAST({column} AS TEXT) FROM {table} ORDER BY 1");
        let rows: Vec<Option<String>> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut *connection)
            .await
            .unwrap();
        all.push((format!("{table}.{column}"), rows));
    }
    assert!(all.iter().any(|(name, _)| name == "draft.form_sealed"));
    all
}
