//! Opening a programme, publishing it, and changing it a page at a time.

use dyad_scenarios::cast::{ADA, OLGA};
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
