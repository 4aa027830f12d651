use dyad_platform::words::ENGLISH;
use dyad_programme::template::shipped_by_key;

use super::wording::{View, rows, sentence};
use super::*;
use crate::partnership::Role;
use crate::words::Words;

fn template() -> Template {
    shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap()
}

fn person(id: &str, values: &[(&str, &[&str])]) -> Person {
    let value = |texts: &[&str]| Value::List(texts.iter().map(|text| (*text).into()).collect());
    Person {
        id: id.into(),
        places: 1,
        values: values
            .iter()
            .map(|(column, texts)| ((*column).into(), value(texts)))
            .collect(),
    }
}

/// Hours of every weekday in UTC, as the matching sees them.
fn weekdays(from: u32, to: u32) -> Vec<String> {
    (0..5)
        .flat_map(|day| (from..to).map(move |hour| (day * 24 + hour).to_string()))
        .collect()
}

/// Lin and Grace: two fields in common, English, evenings.
fn lin_and_grace(template: &Template, change: impl Fn(&mut Person, &mut Person)) -> Reasons {
    let evenings = Value::List(weekdays(18, 21));
    let fields: &[&str] = &["horses", "surgery"];
    let mut lin = person("lin", &[("fields", fields), ("languages", &["en"])]);
    let mut grace = person("grace", &[("fields", fields), ("languages", &["en", "pt"])]);
    for person in [&mut lin, &mut grace] {
        person.values.insert("free_hours".into(), evenings.clone());
    }
    change(&mut lin, &mut grace);
    let people = dyad_matching::People {
        mentees: vec![lin.clone()],
        mentors: vec![grace.clone()],
    };
    let rules = template.rules().unwrap();
    let problem = dyad_matching::Problem::new(&rules, people, &[], &[]).unwrap();
    let explanation = problem.explain("lin", "grace").unwrap();
    let clocks = Some(Clocks {
        mentee: 0,
        mentor: 0,
    });
    Reasons::of(template, &explanation, &lin, &grace, clocks)
}

fn say(template: &Template, reasons: &Reasons, view: View) -> String {
    sentence(Words(ENGLISH), template, reasons, view)
}

#[test]
fn a_pair_has_one_sentence_of_what_they_share_and_when_they_can_talk() {
    let template = template();
    let reasons = lin_and_grace(&template, |_, _| {});
    let said = "Both care about horses and surgery, and both are free on weekday evenings.";
    assert_eq!(say(&template, &reasons, View::Desk), said);
    assert_eq!(say(&template, &reasons, View::Side(Role::Mentor)), said);
}

#[test]
fn each_side_reads_free_times_by_its_own_clock() {
    let template = template();
    let mut reasons = lin_and_grace(&template, |_, _| {});
    reasons.clocks = Some(Clocks {
        mentee: 0,
        mentor: -300,
    });
    assert!(
        say(&template, &reasons, View::Side(Role::Mentee))
            .contains("weekday evenings by your clock")
    );
    assert!(
        say(&template, &reasons, View::Side(Role::Mentor))
            .contains("weekday afternoons by your clock")
    );
    assert!(say(&template, &reasons, View::Desk).contains("15 free hours a week fall together"));
}

#[test]
fn what_was_not_shown_to_a_possible_partner_stays_at_the_desk() {
    let mut template = template();
    let fields = template
        .questions
        .iter_mut()
        .find(|question| question.key == "fields")
        .unwrap();
    fields.readers = Readers::Coordinators;
    let reasons = lin_and_grace(&template, |_, _| {});
    assert!(say(&template, &reasons, View::Desk).contains("horses"));
    for side in [Role::Mentor, Role::Mentee] {
        assert!(!say(&template, &reasons, View::Side(side)).contains("horses"));
    }
}

#[test]
fn free_hours_are_as_closed_as_the_answers_they_come_from() {
    let mut template = template();
    let zone = template
        .questions
        .iter_mut()
        .find(|question| question.kind == Kind::Zone)
        .unwrap();
    zone.readers = Readers::Partner;
    let reasons = lin_and_grace(&template, |_, _| {});
    assert_eq!(reasons.free_hours(false).len(), 15);
    assert!(reasons.free_hours(true).is_empty());
    assert!(!say(&template, &reasons, View::Side(Role::Mentee)).contains("free"));
}

#[test]
fn what_is_for_the_matching_alone_is_not_even_kept() {
    let mut template = template();
    let fields = template
        .questions
        .iter_mut()
        .find(|question| question.key == "fields")
        .unwrap();
    fields.readers = Readers::Private;
    let reasons = lin_and_grace(&template, |_, _| {});
    let kept = serde_json::to_string(&reasons).unwrap();
    assert!(!kept.contains("horses") && !kept.contains("surgery"));
    assert!(reasons.points() > 0, "the points count all the same");
    assert!(!say(&template, &reasons, View::Desk).contains("horses"));
}

#[test]
fn a_country_in_common_says_it_all_and_a_wish_for_nearness_is_told_otherwise() {
    let template = template();
    let place = |country: &'static str, region: &'static str| {
        move |person: &mut Person| {
            person.values.insert("country".into(), country.into());
            person.values.insert("region".into(), region.into());
            person.values.insert("region_wish".into(), "near".into());
            person.values.remove("free_hours");
            person.values.remove("fields");
        }
    };
    let both = |one: &dyn Fn(&mut Person), other: &dyn Fn(&mut Person)| {
        say(
            &template,
            &lin_and_grace(&template, |lin, grace| {
                one(lin);
                other(grace);
            }),
            View::Desk,
        )
    };
    let (gb, ie) = (
        place("GB", "Northern Europe"),
        place("IE", "Northern Europe"),
    );
    assert_eq!(both(&gb, &gb), "Both live in the United Kingdom.");
    assert_eq!(both(&gb, &ie), "One lives where the other hoped for.");
    assert_eq!(
        both(&gb, &place("BR", "South America")),
        "Both speak English."
    );
}

#[test]
fn a_long_list_is_cut_and_says_by_how_much() {
    let template = template();
    let many: &[&str] = &["charity", "exotics", "horses", "research", "surgery"];
    let reasons = lin_and_grace(&template, |lin, grace| {
        for person in [lin, grace] {
            *person = Person {
                values: person.values.clone(),
                ..self::person(&person.id, &[])
            };
            let fields = many.iter().map(|key| (*key).to_owned()).collect();
            person.values.insert("fields".into(), Value::List(fields));
        }
    });
    let said = say(&template, &reasons, View::Desk);
    assert!(
        said.contains("charity and shelter work, exotics, horses as well as 2 more"),
        "{said}"
    );
}

#[test]
fn what_they_share_by_name_is_told_before_what_merely_fits() {
    let template = template();
    let reasons = lin_and_grace(&template, |lin, grace| {
        for person in [&mut *lin, &mut *grace] {
            person.values.remove("free_hours");
            person.values.insert("answers_within".into(), "day".into());
        }
        let many = ["horses", "surgery", "research", "exotics"];
        let many = many.iter().map(|key| (*key).to_owned()).collect();
        lin.values.insert("fields".into(), Value::List(many));
        grace
            .values
            .insert("fields".into(), Value::List(vec!["horses".into()]));
    });
    let points: Vec<i64> = reasons
        .lines
        .iter()
        .map(|line| line.points)
        .filter(|n| *n > 0)
        .collect();
    assert_eq!(points, [225, 400]);
    let said = "Both care about horses, and both answer messages at much the same pace.";
    assert_eq!(say(&template, &reasons, View::Desk), said);
}

#[test]
fn bars_begin_where_the_last_one_ended_and_come_to_the_score() {
    let template = template();
    let reasons = lin_and_grace(&template, |_, grace| {
        grace
            .values
            .insert("fields".into(), Value::List(vec!["horses".into()]));
    });
    let rows = rows(Words(ENGLISH), &template, &reasons);
    assert_eq!(rows.len(), template.rules().unwrap().criteria().len());
    let mut end = 0;
    for row in &rows {
        assert_eq!(row.before, end);
        end += row.points;
    }
    assert_eq!(end, reasons.points());
    assert_eq!((rows[0].points, rows[0].most), (450, 900));
    assert_eq!(rows[0].detail, "Horses: 1 of 2 met");
}

#[test]
fn reasons_are_kept_and_read_back() {
    let reasons = lin_and_grace(&template(), |_, _| {});
    let kept = serde_json::to_string(&reasons).unwrap();
    assert_eq!(serde_json::from_str::<Reasons>(&kept).unwrap(), reasons);
}
