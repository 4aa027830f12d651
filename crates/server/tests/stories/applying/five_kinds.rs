//! Each of the five kinds, from the template to a pair: the programme opens and is published by its
//! pages, two people answer everything its own forms ask, and say yes to each other.

use dyad_programme::application::role_key;
use dyad_programme::applying::{consent_key, field_name};
use dyad_programme::template::question::{Kind, Question, Role, Shape};
use dyad_programme::template::{Template, shipped_by_key};

use super::*;

story!(students_and_practitioners_of_many_countries, |stage| {
    a_pair_begins(&mut stage.world, "intl-student-practitioner").await;
});

story!(a_faculty_of_medicine_with_five_talks, |stage| {
    a_pair_begins(&mut stage.world, "med-faculty-12m").await;
});

story!(a_hospital_faculty_in_four_phases, |stage| {
    a_pair_begins(&mut stage.world, "four-phase-faculty").await;
});

story!(an_association_that_only_matches, |stage| {
    a_pair_begins(&mut stage.world, "association-light").await;
});

story!(students_who_build_a_network, |stage| {
    a_pair_begins(&mut stage.world, "student-network").await;
});

async fn a_pair_begins(world: &mut World, key: &str) {
    let template = shipped_by_key(key).unwrap().unwrap();
    let mut ada = world.a_founded_organisation().await;
    let dates = ["2026-03-01", "2026-03-20", "2026-04-20"];
    let desk = seasons::opens_to_applicants(&mut ada, key, "Eastholm", dates).await;
    let join = desk.replace("/programmes/", "/join/");
    mentor_applies(world, &template, &join).await;
    mentee_applies(world, &template, &join).await;
    for who in [GRACE, LIN] {
        nothing_guarded_is_shown(&mut ada, &template, &desk, who).await;
    }
    world.pass(Span::days(20)).await;
    let mut ada = world.signs_in(ADA).await;
    seasons::accepts_all(world, &mut ada, &desk).await;
    seasons::matches_and_releases(world, &mut ada, &desk).await;
    let pair = seasons::says_yes_both(world, GRACE, LIN, true).await;
    let mut lin = world.signs_in(LIN).await;
    lin.opens(&pair.home)
        .await
        .is_answered(200)
        .sees(GRACE.first_name());
}

async fn mentor_applies(world: &mut World, template: &Template, join: &str) {
    let mut grace = world.somebody(GRACE.name);
    grace
        .opens(join)
        .await
        .follows(&template.forms.mentor.title)
        .await
        .is_at(&format!("{join}/as/mentor"));
    answers_everything(&mut grace, template, Role::Mentor, None);
    grace
        .fills("q-name", GRACE.name)
        .fills("q-email", GRACE.address)
        .presses("Check your answers")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, GRACE).await;
    grace.fills("Code", &code).presses("Go on").await;
    grace.does_not_see("missing or can’t be read");
    sends_as(&mut grace, join, Role::Mentor).await;
}

async fn mentee_applies(world: &mut World, template: &Template, join: &str) {
    let mut lin = world.somebody(LIN.name);
    lin.opens(join)
        .await
        .follows(&template.forms.mentee.title)
        .await
        .fills("q-name", LIN.name)
        .fills("q-email", LIN.address)
        .presses("Begin")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, LIN).await;
    lin.fills("Code", &code).presses("Go on").await;
    for at in 0..template.forms.mentee.steps.len() {
        lin.opens(&format!("{join}/as/mentee/form/{}", at + 1))
            .await;
        answers_everything(&mut lin, template, Role::Mentee, Some(at));
        lin.presses("Save and go on").await.is_answered(200);
    }
    let steps = template.forms.mentee.main_steps().count();
    lin.opens(&format!("{join}/as/mentee/form"))
        .await
        .sees(&format!("{steps} of {steps} steps are done"));
    lin.opens(&format!("{join}/as/mentee/check"))
        .await
        .does_not_see("missing or can’t be read");
    sends_as(&mut lin, join, Role::Mentee).await;
}

async fn sends_as(person: &mut Person, join: &str, role: Role) {
    let own = format!("{join}/as/{}", role_key(role));
    person
        .ticks("read")
        .ticks("pledge")
        .presses("Send the application")
        .await
        .is_at(&format!("{own}/status"));
    let mut shown = person.clone();
    shown.opens(&format!("{own}/check")).await;
    shown.sees("Send the changes");
}

/// Coordinators read the answers that are theirs, and none that is only counted or for the matching.
async fn nothing_guarded_is_shown(ada: &mut Person, template: &Template, desk: &str, who: Cast) {
    ada.opens(&format!("{desk}/people"))
        .await
        .follows(who.name)
        .await
        .is_answered(200);
    let guarded = template.questions.iter().filter(|it| it.equity);
    for question in guarded {
        ada.does_not_see(&question.label);
        for option in &question.options {
            ada.does_not_see(&option.label);
        }
    }
    ada.opens(&format!("{desk}/export/people.csv"))
        .await
        .is_answered(200)
        .does_not_see("Grew up in another country");
}

/// Answers all that a page asks, so that the two fit each other.
fn answers_everything(person: &mut Person, template: &Template, role: Role, step: Option<usize>) {
    let steps = template.form(role).steps.iter().enumerate();
    let wanted = steps.filter(|(at, _)| step.is_none_or(|step| step == *at));
    let questions: Vec<&Question> = wanted
        .flat_map(|(_, step)| template.questions_of(step))
        .collect();
    for question in questions {
        if matches!(question.kind, Kind::Name | Kind::Email) {
            continue;
        }
        for value in values(template, role, question) {
            person.fills(&field_name(&question.key), &value);
        }
        if question.consent.is_some() {
            person.ticks(&field_name(&consent_key(&question.key)));
        }
    }
}

fn values(template: &Template, role: Role, question: &Question) -> Vec<String> {
    let admits = template
        .eligibility
        .iter()
        .find(|rule| rule.question == question.key && rule.role == role);
    let option = |at: usize| {
        let option = question.options.get(at).or(question.options.last());
        option.map(|option| option.key.clone()).unwrap_or_default()
    };
    let least = question.range_for(role).map_or(1, |[from, _]| from.max(1));
    let least = least.max(admits.and_then(|rule| rule.at_least).unwrap_or(1));
    match (question.kind, question.kind.shape()) {
        (Kind::Country, _) => vec!["PT".into()],
        (Kind::Languages, _) => vec!["English, Portuguese".into()],
        (Kind::Zone, _) => vec!["Lisbon".into()],
        (Kind::Wishes, _) => vec![format!("{}\nSomebody Else", GRACE.address)],
        (Kind::Assessors, _) => vec![format!("boss.of.{}@example.org", role_key(role))],
        (Kind::People, _) => vec!["Olga Petrova".into()],
        (Kind::FreeTimes, _) => vec![option(0), option(2)],
        (_, Shape::Rated) => vec![format!("{}=4", option(0))],
        (_, Shape::One) if question.open => vec!["Vale Claro".into()],
        (_, Shape::Several) if question.open => {
            let label = question.options.first().map(|option| option.label.clone());
            vec![format!("{}\nKite flying", label.unwrap_or_default())]
        }
        (_, Shape::One) => match admits.and_then(|rule| rule.admits.last()) {
            Some(key) => vec![key.clone()],
            // Whom to stay away from, and a division of one's own.
            None if question.options_of.is_some() => vec![option(9)],
            None if question.key == "department" => vec![option(usize::from(role == Role::Mentor))],
            None => vec![option(0)],
        },
        (_, Shape::Several) => vec![option(0), option(1)],
        (_, Shape::Number) => vec![least.to_string()],
        (_, Shape::Day) => vec!["2027-06-30".into()],
        (_, Shape::People) => vec!["somebody@example.org".into()],
        (_, Shape::Line | Shape::Lines) => {
            vec![format!("As a {} would say it", role_key(role))]
        }
    }
}
