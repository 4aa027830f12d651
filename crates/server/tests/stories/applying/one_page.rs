//! A mentor applies on one page.

use dyad_programme::template::question::Role;
use dyad_programme::template::shipped_by_key;

use super::*;

story!(
    a_mentor_applies_on_one_page_and_has_no_account_before_the_code,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30).await;
        let mut grace = fills_in_the_page(world, GRACE, JOIN).await;
        grace
            .fills("q-languages", "English, Klingonish")
            .presses("Check your answers")
            .await
            .is_answered(422)
            .sees("We don’t know “Klingonish”");
        grace
            .fills("q-languages", "English")
            .presses("Check your answers")
            .await
            .is_at("/sign-in/sent");
        // Nobody has the address yet, whatever was typed.
        let code = code_to(world, GRACE).await;
        let mut other = world.somebody("somebody else");
        other
            .opens("/sign-in")
            .await
            .fills("Your mail address", GRACE.address)
            .presses("Write to me")
            .await;
        world.work().await;
        let letters = world.letters();
        assert_eq!(
            letters
                .iter()
                .filter(|letter| letter.to == GRACE.address)
                .count(),
            1
        );
        grace
            .fills("Code", "00000000")
            .presses("Go on")
            .await
            .is_answered(422);
        grace.fills("Code", &code).presses("Go on").await;
        grace.sees("Surgery").sees("Check your answers");
        grace
            .presses("Send the application")
            .await
            .is_answered(422)
            .sees("tick the promise");
        grace.ticks("read").ticks("pledge");
        let form = grace.form("Send the application");
        grace
            .sends(form.clone())
            .await
            .sees("We have your application");
        grace
            .sends(form)
            .await
            .is_answered(200)
            .sees("We have your application");
        let came = world.letters_to(GRACE, "N-02").await;
        assert_eq!(came, 1, "one application, one letter");
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .sees(GRACE.name)
            .sees("Surgery");
        grace
            .opens("/home")
            .await
            .sees("waiting")
            .follows("See how it stands")
            .await;
        grace.sees("We have your application");
    }
);

story!(
    whoever_cannot_take_part_is_told_by_which_rule_and_keeps_what_they_wrote,
    |stage| {
        let world = &mut stage.world;
        an_open_programme(world, 30).await;
        let mut grace = fills_in_the_page(world, GRACE, JOIN).await;
        grace
            .fills("q-practising", "no")
            .presses("Check your answers")
            .await
            .is_answered(422)
            .sees(&says(Role::Mentor))
            .sees("Check your answers");
        world.work().await;
        assert!(
            world
                .letters()
                .iter()
                .all(|letter| letter.to != GRACE.address),
            "nothing was sent"
        );
    }
);

/// The sentence of the first rule that keeps somebody out.
fn says(role: Role) -> String {
    let template = shipped_by_key("intl-student-practitioner");
    let template = template.unwrap().unwrap();
    let mut rules = template.eligibility.iter();
    rules.find(|rule| rule.role == role).unwrap().says.clone()
}

story!(
    nobody_agrees_to_a_text_that_changed_before_they_pressed,
    |stage| {
        let world = &mut stage.world;
        let mut ada = an_open_programme(world, 30).await;
        let mut grace = fills_in_the_page(world, GRACE, JOIN).await;
        grace.presses("Check your answers").await;
        let code = code_to(world, GRACE).await;
        grace.fills("Code", &code).presses("Go on").await;
        let mut late = grace.clone();
        ada.opens(&format!("{}/settings/texts", seasons::DESK))
            .await
            .fills("Confidentiality", "Nothing much.")
            .presses("Save")
            .await
            .is_answered(200);
        late.ticks("read")
            .ticks("pledge")
            .presses("Send the application")
            .await
            .is_answered(422)
            .sees("has changed since you looked at it")
            .sees("Nothing much.");
        // What is before their eyes now can be agreed to.
        late.ticks("read")
            .ticks("pledge")
            .presses("Send the application")
            .await
            .is_answered(200)
            .sees("We have your application");
    }
);
