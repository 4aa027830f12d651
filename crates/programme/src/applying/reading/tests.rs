//! What somebody types becomes answers, or sentences at their questions.

use dyad_platform::words::ENGLISH;

use super::*;
use crate::template::shipped_by_key;

fn template() -> Template {
    shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap()
}

fn raw(values: &[(&str, &[&str])]) -> Raw {
    let values = values.iter().map(|(key, values)| {
        let values = values.iter().map(|value| (*value).to_string()).collect();
        ((*key).to_string(), values)
    });
    Raw {
        values: values.collect(),
        ..Raw::default()
    }
}

fn read_as(role: Role, raw: &Raw) -> Reading {
    let template = template();
    let on = jiff::civil::date(2026, 3, 2);
    read(Words(ENGLISH), template.asked_of(role), role, raw, on)
}

#[test]
fn a_whole_form_becomes_answers() {
    let reading = read_as(
        Role::Mentor,
        &raw(&[
            ("name", &["  Grace   Moor "]),
            ("email", &["Grace@Example.org"]),
            ("practising", &["yes"]),
            ("workplace", &["Moor and Daughters"]),
            ("country", &["GB"]),
            ("fields", &["surgery", "horses"]),
            ("languages", &["English, portuguese"]),
            ("time_zone", &["lisbon"]),
            ("free_times", &["saturdays"]),
            ("places", &["2"]),
            ("not_with", &["Olga Petrova\r\nx@example.org"]),
        ]),
    );
    assert_eq!(reading.mistakes, []);
    assert_eq!(reading.name.as_deref(), Some("Grace Moor"));
    assert_eq!(reading.address.as_deref(), Some("grace@example.org"));
    assert_eq!(reading.zone.as_deref(), Some("Europe/Lisbon"));
    assert_eq!(reading.apart["not_with"], ["Olga Petrova", "x@example.org"]);
    assert_eq!(
        reading.answers["languages"],
        Answer::Choices(vec!["en".into(), "pt".into()])
    );
    assert_eq!(reading.free_hours.unwrap().len(), 15);
    assert!(!reading.answers.contains_key("not_with"), "it is private");
}

#[test]
fn what_is_needed_or_cannot_be_is_said_at_its_question() {
    let reading = read_as(
        Role::Mentor,
        &raw(&[
            ("country", &["Atlantis"]),
            ("fields", &["dragons"]),
            ("languages", &["English, Klingonish"]),
            ("places", &["99"]),
        ]),
    );
    let mut keys: Vec<&str> = reading.mistakes.iter().map(|m| m.key.as_str()).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "country",
            "email",
            "fields",
            "languages",
            "name",
            "places",
            "practising",
            "time_zone",
            "workplace"
        ]
    );
    let language = reading.mistakes.iter().find(|m| m.key == "languages");
    assert!(language.unwrap().sentence.contains("Klingonish"));
}

#[test]
fn a_country_with_one_zone_answers_the_question_for_the_zone() {
    let reading = read_as(Role::Mentee, &raw(&[("country", &["GB"])]));
    assert_eq!(reading.zone.as_deref(), Some("Europe/London"));
}

#[test]
fn answers_are_typed_again_as_they_were_read() {
    let typed = raw(&[
        ("country", &["PT"]),
        ("fields", &["surgery", "horses"]),
        ("languages", &["English, Portuguese"]),
        ("time_zone", &["Europe/Lisbon"]),
        ("free_times", &["weekday_mornings", "saturdays"]),
        ("hopes", &["Nights.\nA family."]),
    ]);
    let reading = read_as(Role::Mentee, &typed);
    let again = crate::applying::prefill::raw(&template(), &reading.answers);
    assert_eq!(again.values, typed.values);
}

#[test]
fn what_is_guarded_is_no_answer_among_others_and_needs_its_own_tick() {
    let template = shipped_by_key("four-phase-faculty").unwrap().unwrap();
    let on = jiff::civil::date(2026, 3, 2);
    let asked = || {
        let keys = ["about_groups", "shared_paths", "line_manager"];
        keys.into_iter().filter_map(|key| template.question(key))
    };
    let mut typed = raw(&[
        ("about_groups", &["caring"]),
        ("shared_paths", &["working_part_time"]),
        ("line_manager", &["Boss@Example.org"]),
    ]);
    let refused = read(Words(ENGLISH), asked(), Role::Mentee, &typed, on);
    let keys: Vec<&str> = refused.mistakes.iter().map(|m| m.key.as_str()).collect();
    assert_eq!(keys, ["about_groups", "shared_paths"]);
    assert_eq!(refused.disclosed, []);
    for key in ["about_groups", "shared_paths"] {
        typed.values.insert(consent_key(key), vec!["1".into()]);
    }
    let reading = read(Words(ENGLISH), asked(), Role::Mentee, &typed, on);
    assert_eq!(reading.mistakes, []);
    let disclosed: Vec<&str> = reading
        .disclosed
        .iter()
        .map(|it| it.question.as_str())
        .collect();
    assert_eq!(disclosed, ["about_groups", "shared_paths"]);
    assert!(reading.disclosed[0].consent.contains("counted"));
    assert_eq!(reading.answers.len(), 1, "{:?}", reading.answers);
    assert_eq!(
        reading.all_apart().collect::<Vec<_>>(),
        [("line_manager", "boss@example.org")]
    );
}
