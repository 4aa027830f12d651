//! What strangers and applicants see of each of the five kinds of programme: public pages and the forms
//! with all their questions.

use dyad_browser_tests::{
    Outcome,
    browser::{Scripts, View},
    visitor::Visitor,
};

use crate::{
    pages::Inspection,
    season::{Season, Someone},
    skipped,
    thread::founds_an_organisation,
};

const KINDS: [&str; 5] = [
    "intl-student-practitioner",
    "med-faculty-12m",
    "four-phase-faculty",
    "association-light",
    "student-network",
];
/// No form has more.
const STEPS: usize = 4;

#[test]
fn the_pages_of_each_kind_are_well() -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let mut season = Season::begin(Scripts::Off, View::ALL[0])?;
    let ada = founds_an_organisation(&mut season)?;
    let mut paths = vec!["/".to_owned(), "/which-one".to_owned()];
    for kind in KINDS {
        opens(&season, &ada, kind)?;
        let join = format!("/join/{kind}");
        paths.push(join.clone());
        paths.push(format!("{join}/who-reads-what"));
        for role in ["mentor", "mentee"] {
            paths.push(format!("{join}/as/{role}"));
            paths.push(format!("{join}/as/{role}/self-check"));
        }
    }
    let stranger = Visitor::of(&season.dyad.base)?;
    Inspection::of(&stranger)?
        .only(&paths)?
        .is_well("a stranger");
    Ok(())
}

#[test]
fn the_forms_of_each_kind_are_well() -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let mut season = Season::begin(Scripts::On, View::ALL[0])?;
    let ada = founds_an_organisation(&mut season)?;
    let mut paths = Vec::new();
    for kind in KINDS {
        opens(&season, &ada, kind)?;
        let preview = format!("/programmes/{kind}/preview");
        paths.push(format!("{preview}/mentor"));
        paths.extend((1..=STEPS).map(|step| format!("{preview}/mentee/{step}")));
    }
    let visitor = Visitor::at(ada.0, &season.dyad.base);
    Inspection::of(&visitor)?.only(&paths)?.is_well("Ada");
    Ok(())
}

/// Opens a programme of this kind, called like it, and publishes it.
fn opens(season: &Season, ada: &Someone, kind: &str) -> Outcome<()> {
    let base = &season.dyad.base;
    ada.0.open(&format!("{base}/programmes/new/{kind}"))?;
    for (label, value) in [
        ("What is it called?", kind),
        ("Last day to apply", "2199-02-01"),
        ("Pairs begin on", "2199-03-04"),
    ] {
        ada.0.fill(label, value)?;
    }
    ada.0.press("Open the programme")?;
    ada.0.press("Publish")?;
    ada.sees("Let people know")
}
