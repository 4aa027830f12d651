//! Opening a programme, publishing it, and changing it a page at a time.

use dyad_platform::clock::Span;
use dyad_scenarios::cast::{ADA, LIN, OLGA};
use dyad_scenarios::{Person, World, seasons};

/// Ada at the page of a subject.
async fn at(world: &mut World, subject: &str) -> Person {
    let mut ada = seasons::an_open_programme(world).await;
    ada.opens(&format!("{}/settings/{subject}", seasons::DESK))
        .await
        .is_answered(200);
    ada
}

story!(
    six_answers_open_a_programme_that_can_be_published,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        ada.opens("/programmes/new")
            .await
            .sees("Students and practitioners, international");
        ada.follows("Begin with this one")
            .await
            .sees("6 · Where trouble goes");
        assert!(
            ada.screen().body.contains("rosa.keller@example.org"),
            "the contact is there already"
        );
        ada.fills("What is it called?", "Eastholm: vets")
            .presses("Open the programme")
            .await;
        ada.is_at("/programmes/eastholm-vets")
            .sees("This is a draft.")
            .sees("Nothing is missing.");
        ada.presses("Publish")
            .await
            .sees("Ada Lind published the programme.")
            .does_not_see("This is a draft");
        ada.presses("Pause applications")
            .await
            .sees("Applications are paused.");
        ada.presses("Take applications again")
            .await
            .presses("Archive")
            .await
            .sees("This programme is archived.");
        ada.presses("Bring it back")
            .await
            .sees("Pause applications");
    }
);

story!(a_wrong_answer_keeps_what_was_typed, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    ada.opens("/programmes/new/intl-student-practitioner").await;
    ada.fills("What is it called?", "Eastholm: vets")
        .fills("coordinators", "olga")
        .fills("starts", "2001-01-01");
    ada.presses("Open the programme").await.is_answered(422);
    ada.sees("“olga” doesn’t look like a mail address")
        .sees("Please choose a later day");
    assert!(ada.screen().body.contains("value=\"Eastholm: vets\""));
});

story!(whoever_is_named_is_asked_by_letter, |stage| {
    let world = &mut stage.world;
    let mut ada = world.a_founded_organisation().await;
    ada.opens("/programmes/new/intl-student-practitioner").await;
    let named = format!("{}\n{} <{}>", ADA.address, OLGA.name, OLGA.address);
    ada.fills("name", "Westholm: nurses")
        .fills("coordinators", &named);
    ada.presses("Open the programme").await.is_answered(200);
    world.work().await;
    let letter = world.letter_to(OLGA).await;
    assert!(letter.text.contains("Westholm: nurses"), "{}", letter.text);
    assert!(
        world
            .letters()
            .iter()
            .all(|letter| letter.notice != "N-66" || letter.to == OLGA.address)
    );
    let mut olga = world.signs_in(OLGA).await;
    olga.opens("/programmes/westholm-nurses")
        .await
        .is_answered(200)
        .sees("This is a draft.");
});

story!(
    a_changed_text_shows_what_the_template_says_and_goes_back,
    |stage| {
        let mut ada = at(&mut stage.world, "texts").await;
        ada.does_not_see("Differs from the template");
        ada.fills("What the programme is for", "To talk.")
            .presses("Save")
            .await
            .is_answered(200);
        ada.sees("Ada Lind changed “What the programme is for” under Texts.")
            .sees("This programme brings students together");
        ada.opens(&format!("{}/settings", seasons::DESK))
            .await
            .sees("one difference");
        ada.opens(&format!("{}/settings/texts", seasons::DESK))
            .await
            .presses("Take the template’s")
            .await;
        ada.does_not_see("Differs from the template")
            .sees("took from the template again");
        ada.presses("Undo").await.sees("To talk.");
        ada.opens(seasons::DESK)
            .await
            .sees("Ada Lind undid a change");
    }
);

story!(
    a_needed_text_is_missed_at_its_field_and_nothing_is_lost,
    |stage| {
        let mut ada = at(&mut stage.world, "texts").await;
        ada.fills("What mentoring means here", " ")
            .fills("In one sentence", "For vets.");
        ada.presses("Save")
            .await
            .is_answered(422)
            .sees("Please fill in “What mentoring means here”.")
            .sees("Error: Texts");
        assert!(ada.screen().body.contains("value=\"For vets.\""));
    }
);

story!(
    clauses_move_change_and_go_but_confidentiality_stays,
    |stage| {
        let mut ada = at(&mut stage.world, "agreement").await;
        assert!(
            ada.screen()
                .form("Remove: What stays between us", &[])
                .is_none()
        );
        ada.presses("Remove: How we tell each other what we think")
            .await
            .sees("Left out of the template");
        ada.presses("Put back: How we tell each other what we think")
            .await
            .does_not_see("Left out of the template");
        ada.presses("Down: What this is for")
            .await
            .sees("In another order than in the template");
        ada.follows("When we talk")
            .await
            .fills("At least so many talks", "many");
        ada.presses("Save")
            .await
            .is_answered(422)
            .sees("Please write a whole number from 0 to 31.");
        ada.fills("At least so many talks", "2")
            .fills("At most so many talks", "3")
            .presses("Save")
            .await
            .sees("changed “When we talk”");
        ada.follows("Add a clause")
            .await
            .fills("Heading", "Our pets")
            .fills("Text", "We may bring them.");
        ada.presses("Save").await.sees("Our pets").sees("yours");
        let path = format!("{}/settings/agreement/clauses/our_pets", seasons::DESK);
        ada.opens(&path).await.is_answered(200).sees("Our pets");
        ada.opens(&format!(
            "{}/settings/agreement/clauses/nothing",
            seasons::DESK
        ))
        .await
        .is_answered(404);
    }
);

story!(
    a_term_that_ends_before_its_plan_is_refused_with_the_checkers_sentence,
    |stage| {
        let mut ada = at(&mut stage.world, "plan").await;
        ada.fills("Months from beginning to end", "3")
            .presses("Save")
            .await
            .is_answered(422);
        ada.sees("There is a talk in month 4, after the end.");
        ada.fills("Months from beginning to end", "12")
            .presses("Save")
            .await
            .is_answered(200);
        ada.opens(seasons::DESK).await.sees("12 months");
    }
);

story!(rows_of_a_form_move_before_they_are_saved, |stage| {
    let mut ada = at(&mut stage.world, "check-ins").await;
    ada.follows("Half-year")
        .await
        .presses("Remove: row 1")
        .await
        .sees("Not saved yet.");
    ada.presses("Save").await.sees("changed “Half-year”");
    ada.follows("Half-year")
        .await
        .sees("Differs from the template");
});

story!(
    two_coordinators_at_one_page_dont_overwrite_each_other,
    |stage| {
        let mut ada = at(&mut stage.world, "texts").await;
        let mut again = ada.clone();
        ada.fills("In one sentence", "For vets.")
            .presses("Save")
            .await
            .is_answered(200);
        again
            .fills("In one sentence", "For nurses.")
            .presses("Save")
            .await
            .is_answered(422);
        again.sees("Somebody changed this page while you looked at it.");
        again.presses("Save").await.is_answered(200);
        assert!(again.screen().body.contains("For nurses."));
    }
);

story!(
    what_a_programme_changes_never_reaches_a_running_pair,
    |stage| {
        let (mut ada, pair) = seasons::a_running_partnership(&mut stage.world).await;
        let mut lin = stage.world.signs_in(dyad_scenarios::cast::LIN).await;
        let talk = "A week at work, a week of study";
        lin.opens(&pair.home).await.sees(talk);
        ada.opens(&format!("{}/settings/plan", seasons::DESK)).await;
        ada.follows(talk)
            .await
            .fills("What is it called?", "Something else")
            .presses("Save")
            .await
            .sees("Something else");
        lin.opens(&pair.home)
            .await
            .sees(talk)
            .does_not_see("Something else");
    }
);

story!(
    a_question_is_added_put_on_a_page_and_missed_by_a_rule,
    |stage| {
        let mut ada = at(&mut stage.world, "questions").await;
        ada.follows("Add a question")
            .await
            .fills("The question", "Do you have a car?")
            .fills("kind", "choice");
        ada.presses("Save")
            .await
            .is_answered(422)
            .sees("A question of this kind needs something to choose from.");
        ada.presses("Add an option").await.sees("Not saved yet.");
        ada.fills("options.0.label", "Yes")
            .presses("Save")
            .await
            .is_answered(200)
            .sees("Do you have a car?");
        let page = format!("{}/settings/questions/mentor-form/1", seasons::DESK);
        ada.opens(&page)
            .await
            .fills("questions-add", "do_you_have_a_car")
            .presses("Add")
            .await
            .sees("Not saved yet.");
        ada.presses("Save").await.is_answered(200).sees("changed");
        ada.presses("Remove: Which species and fields do you care about?")
            .await
            .is_answered(422);
        ada.sees("Please change that first.");
    }
);

story!(points_change_a_rule_goes_off_and_on_again, |stage| {
    let mut ada = at(&mut stage.world, "matching").await;
    ada.follows("Up to 900: the mentor knows what the mentee chose.")
        .await
        .fills("Points", "lots");
    ada.presses("Save")
        .await
        .is_answered(422)
        .sees("Please write a whole number");
    ada.fills("Points", "500")
        .presses("Save")
        .await
        .sees("Up to 500: the mentor knows");
    ada.presses("Remove: They differ")
        .await
        .sees("Left out of the template");
    ada.presses("Put back: They differ")
        .await
        .does_not_see("Left out of the template");
});

story!(a_programme_is_a_file_that_reads_back_to_the_same, |stage| {
    let mut ada = at(&mut stage.world, "texts").await;
    ada.fills("In one sentence", "For vets.")
        .presses("Save")
        .await;
    ada.opens(&format!("{}/file", seasons::DESK))
        .await
        .is_answered(200);
    let text = ada.screen().body.clone();
    let read = dyad_programme::template::Template::parse("again.toml", &text).unwrap();
    assert_eq!(read.summary, "For vets.");
    assert_eq!(read.to_toml().unwrap(), text);
});

story!(
    each_subject_saves_unchanged_and_then_differs_in_nothing,
    |stage| {
        let mut ada = at(&mut stage.world, "texts").await;
        for subject in [
            "texts",
            "questions",
            "matching",
            "plan",
            "closing",
            "levels",
            "dates",
            "care",
            "taking-part",
            "kinds",
            "letters-and-tools",
        ] {
            ada.opens(&format!("{}/settings/{subject}", seasons::DESK))
                .await;
            ada.presses("Save")
                .await
                .is_answered(200)
                .does_not_see("Differs from the template");
        }
        ada.opens(&format!("{}/settings", seasons::DESK))
            .await
            .does_not_see("difference");
    }
);

story!(dates_are_changed_and_nobody_applies_after_them, |stage| {
    let mut ada = at(&mut stage.world, "dates").await;
    ada.fills("Last day to apply", "2025-11-30")
        .presses("Save")
        .await
        .is_answered(422)
        .sees("The last day to apply comes before the first.");
    ada.fills("Last day to apply", "2026-02-20")
        .fills("Last day for late joiners", "2026-02-20")
        .presses("Save")
        .await
        .is_answered(422)
        .sees("Late joiners come after the last day to apply.");
    ada.fills("Last day for late joiners", "2026-04-01")
        .fills("What is this cohort called?", "Late spring")
        .fills("Time zone of these dates", "Europe/Atlantis")
        .presses("Save")
        .await
        .is_answered(422)
        .sees("We don’t know this time zone.");
    ada.fills("Time zone of these dates", "Europe/London")
        .presses("Save")
        .await
        .is_answered(200)
        .sees("changed “What is this cohort called?, Last day to apply");
    ada.opens(seasons::DESK).await.sees("Late spring");
    ada.opens(&format!("{}/settings/dates", seasons::DESK))
        .await
        .presses("Undo")
        .await;
    assert!(ada.screen().body.contains("value=\"2026-02-01\""));
    ada.opens(seasons::DESK).await.sees("Spring 2026");
});

story!(
    trouble_goes_elsewhere_than_in_the_organisation_and_back,
    |stage| {
        let mut ada = at(&mut stage.world, "care").await;
        ada.does_not_see("Differs from the organisation’s");
        ada.fills("Their mail address", "nobody")
            .presses("Save")
            .await
            .is_answered(422)
            .sees("It should read like name@example.org.");
        ada.fills("Their mail address", "Sam.Hale@example.org")
            .fills("Where trouble goes", "Sam Hale")
            .fills("Months for which applications are kept", "6")
            .presses("Save")
            .await
            .is_answered(200)
            .sees("Differs from the organisation’s")
            .sees("rosa.keller@example.org");
        assert!(ada.screen().body.contains("value=\"sam.hale@example.org\""));
        ada.opens(&format!("{}/settings", seasons::DESK))
            .await
            .sees("3 differences");
        ada.opens(&format!("{}/settings/care", seasons::DESK))
            .await
            .presses("Take the organisation’s: Where trouble goes")
            .await;
        ada.opens(&format!("{}/settings", seasons::DESK))
            .await
            .sees("2 differences");
    }
);

story!(a_coordinator_is_asked_and_somebody_always_stays, |stage| {
    let world = &mut stage.world;
    let mut ada = at(world, "coordinators").await;
    ada.sees("The last one who coordinates can’t go.")
        .does_not_see("Stop coordinating");
    ada.fills("Their mail address", "olga")
        .presses("Ask them")
        .await
        .is_answered(422)
        .sees("“olga” doesn’t look like a mail address");
    ada.fills("who", &format!("{} <{}>", OLGA.name, OLGA.address))
        .presses("Ask them")
        .await
        .is_answered(200)
        .sees(OLGA.name);
    ada.fills("who", OLGA.address)
        .presses("Ask them")
        .await
        .is_answered(422)
        .sees("coordinates the programme already");
    world.work().await;
    assert!(
        world
            .letter_to(OLGA)
            .await
            .text
            .contains("Its desk is ready")
    );
    let mut olga = world.signs_in(OLGA).await;
    olga.opens(seasons::DESK).await.is_answered(200);

    // Each of them goes at the same moment; who comes second is the last one.
    let page = format!("{}/settings/coordinators", seasons::DESK);
    ada.opens(&page).await;
    olga.opens(&page).await;
    ada.presses("Stop coordinating").await.is_at("/programmes");
    ada.opens(seasons::DESK).await.is_answered(404);
    olga.presses("Stop coordinating")
        .await
        .is_answered(409)
        .sees("The last one who coordinates can’t go.");
    olga.opens(seasons::DESK)
        .await
        .is_answered(200)
        .sees("Ada Lind stopped coordinating.");
});

story!(
    an_end_can_be_undone_for_ten_minutes_and_is_told_after_them,
    |stage| {
        let world = &mut stage.world;
        let mut ada = at(world, "coordinators").await;
        let asked = format!("{} <{}>", OLGA.name, OLGA.address);
        ada.fills("who", &asked).presses("Ask them").await;
        let mut olga = world.signs_in(OLGA).await;
        ada.presses("End: Olga Petrova").await.sees("Undo");
        olga.opens(seasons::DESK).await.is_answered(404);
        ada.presses("Undo").await.sees(OLGA.address);
        world.pass(Span::minutes(30)).await;
        olga.opens(seasons::DESK).await.is_answered(200);
        assert!(!told_of_an_end(world), "she coordinates again");

        ada.opens(&format!("{}/settings/coordinators", seasons::DESK))
            .await
            .presses("End: Olga Petrova")
            .await;
        world.pass(Span::minutes(5)).await;
        assert!(!told_of_an_end(world), "it can still be undone");
        world.pass(Span::minutes(6)).await;
        assert!(told_of_an_end(world));
    }
);

fn told_of_an_end(world: &World) -> bool {
    let mut letters = world.letters().into_iter();
    letters.any(|letter| letter.to == OLGA.address && letter.text.contains("its desk is closed"))
}

story!(
    each_thing_that_keeps_a_draft_from_being_published_is_named_and_leads_to_its_page,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        let mut with_button = ada.clone();
        with_button.opens(seasons::DESK).await.sees("Publish");
        lose_what_is_needed(world).await;
        with_button
            .presses("Publish")
            .await
            .is_answered(409)
            .sees("What the programme is for; What mentoring means here")
            .sees("What is expected of mentors; What is expected of mentees")
            .sees("Where trouble goes; An agreement with a clause on confidentiality")
            .sees("How long applications are kept");
        ada.opens(seasons::DESK).await.does_not_see("Publish");
        for link in ada.screen().links() {
            if link.starts_with(&format!("{}/settings/", seasons::DESK)) {
                ada.clone().opens(&link).await.is_answered(200);
            }
        }
        ada.follows("put it right: Where trouble goes")
            .await
            .is_at(&format!("{}/settings/care", seasons::DESK));
    }
);

/// Takes away all that a programme needs before it can be published, but for its coordinator.
#[allow(
    clippy::disallowed_methods,
    reason = "no page lets anybody empty a text that is needed"
)]
async fn lose_what_is_needed(world: &World) {
    let mut connection = world.app.db.maintenance().await.unwrap();
    let text: String = sqlx::query_scalar("SELECT template FROM programme")
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    let mut template: serde_json::Value = serde_json::from_str(&text).unwrap();
    for field in ["purpose", "definition"] {
        template["texts"][field] = "".into();
    }
    for field in ["expected_of_mentors", "expected_of_mentees"] {
        template["texts"][field] = serde_json::json!([]);
    }
    template["clauses"] = serde_json::json!([]);
    sqlx::query(
        "UPDATE programme SET template = $1, safeguarding_address = '', keep_months = NULL",
    )
    .bind(template.to_string())
    .execute(&mut *connection)
    .await
    .unwrap();
}

story!(
    a_draft_is_looked_at_as_a_mentee_and_as_a_mentor_and_nothing_is_written,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        let before = rows(world).await;
        ada.opens(seasons::DESK)
            .await
            .follows("Public page")
            .await
            .sees("A preview: this is how it looks to others.")
            .sees("Be a mentor");
        assert!(!ada.screen().body.contains("/join/"), "no way out of it");
        ada.follows("Question by question").await.is_answered(200);
        ada.follows("As a mentor")
            .await
            .sees("What is your name?")
            .sees("Before you send it");
        assert!(!ada.screen().body.contains("<form"), "nothing to send");
        ada.follows("As a mentee").await.sees("One page for each");
        let steps: Vec<String> = ada.screen().links();
        let steps = steps
            .into_iter()
            .filter(|link| link.contains("/preview/mentee/"));
        for step in steps {
            let mut again = ada.clone();
            again.opens(&step).await.is_answered(200);
            assert!(!again.screen().body.contains("<form"));
        }
        ada.opens(&format!("{}/preview/mentee/99", seasons::DESK))
            .await
            .is_answered(404);
        ada.opens("/join/eastholm-students-and-practitioners")
            .await
            .is_answered(404);
        assert_eq!(rows(world).await, before);
    }
);

/// How much there is of what applying writes.
#[allow(
    clippy::disallowed_methods,
    reason = "the story counts what was written"
)]
async fn rows(world: &World) -> Vec<i64> {
    let mut connection = world.app.db.maintenance().await.unwrap();
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM draft",
        "SELECT COUNT(*) FROM application",
        "SELECT COUNT(*) FROM programme_change",
        "SELECT COUNT(*) FROM job",
    ] {
        let count: i64 = sqlx::query_scalar(sql)
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        counts.push(count);
    }
    counts
}

story!(
    a_published_programme_has_a_link_to_share_and_a_paused_one_has_not,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        ada.opens(&format!("{}/settings/dates", seasons::DESK))
            .await
            .fills("Last day to apply", "2026-03-20")
            .fills("Pairs begin on", "2026-04-06")
            .presses("Save")
            .await
            .is_answered(200);
        ada.opens(seasons::DESK)
            .await
            .does_not_see("Let people know")
            .presses("Publish")
            .await
            .sees("Let people know")
            .sees("until Friday 20 March");
        ada.follows("Open the public page")
            .await
            .is_at("/join/eastholm-students-and-practitioners")
            .sees("Be a mentor");
        ada.opens(seasons::DESK)
            .await
            .presses("Pause applications")
            .await
            .does_not_see("Let people know");
        let mut nobody = world.somebody("nobody");
        nobody
            .opens("/join/eastholm-students-and-practitioners")
            .await
            .sees("Applications are paused for the moment.");
        ada.presses("Archive").await;
        nobody
            .opens("/join/eastholm-students-and-practitioners")
            .await
            .sees("This programme has ended")
            .does_not_see("Tell me");
        nobody.opens("/").await.does_not_see("Eastholm: students");
    }
);

story!(
    who_is_writing_when_a_programme_pauses_goes_on_when_it_does,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        crate::applying::publishes(world, &mut ada).await;
        let mut lin = crate::applying::begins_as_mentee(world, LIN).await;
        crate::applying::first_step(&mut lin).await;
        lin.opens("/home").await.sees("Eastholm: students");
        ada.opens(seasons::DESK)
            .await
            .presses("Pause applications")
            .await;
        let form = "/join/eastholm-students-and-practitioners/as/mentee/form";
        let mut late = lin.clone();
        late.opens(form)
            .await
            .is_at("/join/eastholm-students-and-practitioners")
            .sees("If you have begun one, it is kept");
        late.opens("/home").await.does_not_see("being written");
        ada.presses("Take applications again").await;
        lin.opens(form).await.is_at(form).sees("1 of 3 steps");
    }
);

story!(
    every_thing_in_every_list_saves_unchanged_and_then_differs_in_nothing,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        ada.opens("/programmes/new/student-network")
            .await
            .fills("name", "Eastholm: students")
            .presses("Open the programme")
            .await
            .is_answered(200);
        let desk = ada.screen().path.clone();
        ada.opens(&format!("{desk}/settings")).await;
        let subjects = links_below(&ada, &format!("{desk}/settings/"));
        assert!(subjects.len() > 12, "{subjects:?}");
        let mut number = 0;
        for subject in subjects {
            ada.opens(&subject).await.is_answered(200);
            for item in links_below(&ada, &format!("{subject}/")) {
                ada.opens(&item).await.is_answered(200);
                // The page of a new thing is no thing yet, and each list's first and last will do.
                if item.matches('/').count() < 6 || number % 3 == 1 {
                    number += 1;
                    continue;
                }
                number += 1;
                ada.presses("Save").await.is_answered(200);
            }
        }
        assert!(number > 60, "only {number} things were looked at");
        ada.opens(&format!("{desk}/settings"))
            .await
            .does_not_see("difference");
    }
);

fn links_below(person: &Person, start: &str) -> Vec<String> {
    let mut links = person.screen().links();
    links.retain(|link| link.starts_with(start));
    links.dedup();
    links
}

story!(a_rule_of_who_can_take_part_is_added, |stage| {
    let mut ada = at(&mut stage.world, "taking-part").await;
    ada.follows("Add a rule")
        .await
        .fills("The question that decides", "answers_within")
        .presses("Save")
        .await
        .is_answered(422)
        .sees("Please fill in “What somebody reads who doesn’t meet it”.");
    ada.fills("What somebody reads", "Only for who answers within a day.")
        .presses("Save")
        .await
        .is_answered(200);
    ada.follows("Only for who answers within a day.")
        .await
        .sees("Answers of which one is enough")
        .fills("admits", "day")
        .presses("Save")
        .await
        .is_answered(200);
    ada.opens(&format!("{}/file", seasons::DESK)).await;
    let text = ada.screen().body.clone();
    let read = dyad_programme::template::Template::parse("again.toml", &text).unwrap();
    let rule = read.eligibility.last().unwrap();
    assert_eq!(
        (rule.key.as_str(), rule.admits.as_slice()),
        ("answers_within", &["day".to_string()][..])
    );
});

story!(something_new_counts_in_matching, |stage| {
    let mut ada = at(&mut stage.world, "matching").await;
    ada.follows("Add something that counts")
        .await
        .fills("The question it looks at", "answers_within")
        .fills("Points", "150")
        .fills("reason", "answer at the same pace")
        .presses("Save")
        .await
        .is_answered(200)
        .sees("150: the same answer. How soon do you usually answer")
        .sees("yours");
    ada.follows("Add a rule")
        .await
        .fills("rule", "differ")
        .fills("The question it looks at", "country")
        .presses("Save")
        .await
        .is_answered(200)
        .sees("They differ: In which country do you live?");
    ada.opens(&format!("{}/file", seasons::DESK)).await;
    let text = ada.screen().body.clone();
    let read = dyad_programme::template::Template::parse("again.toml", &text).unwrap();
    assert_eq!(
        read.reasons.get("answers_within_2").map(String::as_str),
        Some("answer at the same pace")
    );
});

story!(letters_are_left_out_and_tools_opened_by_name, |stage| {
    let mut ada = at(&mut stage.world, "letters-and-tools").await;
    ada.fills("notices_off", "quick-update")
        .fills("more", "journal")
        .presses("Save")
        .await
        .is_answered(200)
        .sees("Differs from the template");
    ada.opens(&format!("{}/file", seasons::DESK)).await;
    assert!(
        ada.screen()
            .body
            .contains("notices_off = [\"quick-update\"]")
    );
    assert!(ada.screen().body.contains("more = [\"journal\"]"));
});
