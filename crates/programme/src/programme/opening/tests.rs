use dyad_platform::words::ENGLISH;

use super::*;
use crate::template::shipped;

fn suggestion() -> Vec<(String, String)> {
    let rosa = Contact {
        name: "Rosa Keller".into(),
        address: "rosa@example.org".into(),
    };
    let today = jiff::civil::date(2026, 1, 15);
    let template = shipped().unwrap().remove(0);
    suggested(&template, today, "ada@example.org", &rosa)
        .fields()
        .to_vec()
}

fn with(changed: &[(&str, &str)]) -> Result<Opening, Vec<&'static str>> {
    let mut fields = suggestion();
    for (name, value) in changed {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).into(), (*value).into()));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let read = read(Words(ENGLISH), &Filled::of(&fields));
    read.map_err(|mistakes| mistakes.iter().map(|mistake| mistake.field).collect())
}

#[test]
fn what_is_suggested_opens_a_programme() {
    let opening = with(&[]).unwrap();
    assert_eq!(opening.dates.label, "March 2026");
    assert_eq!(opening.dates.starts.to_string(), "2026-03-30");
    assert_eq!(opening.dates.closes.to_string(), "2026-02-26");
    assert_eq!(opening.coordinators[0].address, "ada@example.org");
    assert_eq!(opening.hoped, None);
}

#[test]
fn a_cohort_starts_when_its_day_begins_in_the_zone_of_the_programme() {
    let day = jiff::civil::date(2026, 3, 29);
    assert_eq!(
        day_begins(day, "Europe/London").machine(),
        "2026-03-29T00:00:00Z"
    );
    assert_eq!(
        day_begins(day, "America/New_York").machine(),
        "2026-03-29T04:00:00Z"
    );
    assert_eq!(
        day_ends(day, "Europe/London").machine(),
        "2026-03-29T23:00:00Z"
    );
    // In Santiago the clocks skip the first hour of this day.
    let skipped = jiff::civil::date(2026, 9, 6);
    assert_eq!(
        day_begins(skipped, "America/Santiago").machine(),
        "2026-09-06T04:00:00Z"
    );
}

#[test]
fn every_mistake_is_named_at_its_field() {
    let all = with(&[
        ("name", " "),
        ("open-to-mentees", ""),
        ("opens", "soon"),
        ("hoped", "0"),
        ("coordinators", "olga"),
        ("safeguarding-address", "x"),
    ]);
    assert_eq!(
        all.unwrap_err(),
        [
            "name",
            "open-to-mentees",
            "opens",
            "hoped",
            "coordinators",
            "safeguarding-address"
        ]
    );
    assert_eq!(
        with(&[("coordinators", " ")]).unwrap_err(),
        ["coordinators"]
    );
    assert_eq!(with(&[("closes", "2026-01-14")]).unwrap_err(), ["closes"]);
    assert_eq!(with(&[("starts", "2026-02-01")]).unwrap_err(), ["starts"]);
    assert_eq!(with(&[("starts", "9999-01-01")]).unwrap_err(), ["starts"]);
    assert_eq!(
        with(&[("cohort", &"x".repeat(121))]).unwrap_err(),
        ["cohort"]
    );
}

#[test]
fn coordinators_come_by_address_with_or_without_a_name() {
    let named = "Olga Petrova <Olga@Example.org>\nada.lind@example.org, olga@example.org";
    let all = with(&[("coordinators", named)]).unwrap().coordinators;
    let shown: Vec<String> = all.iter().map(Named::shown).collect();
    assert_eq!(shown, ["Olga Petrova", "Ada Lind"]);
    assert_eq!(all[0].address, "olga@example.org");
}
