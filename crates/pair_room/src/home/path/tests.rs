use dyad_pairing::partnership::PartnershipId;
use dyad_programme::cohort::CohortId;

use super::*;

const ZONE: &str = "Europe/London";

fn on(date: &str) -> Moment {
    let noon: jiff::Zoned = format!("{date}T12:00[{ZONE}]").parse().unwrap();
    Moment(noon.timestamp().as_millisecond())
}

/// Lin and Grace, who both said yes on 15 September, for nine months.
fn pair() -> Partnership {
    Partnership::begin(
        PartnershipId("p".into()),
        CohortId("c".into()),
        9,
        ZONE,
        on("2025-09-15"),
        Vec::new(),
    )
}

fn talk(title: &str, at: &str, by: &str, is_first: bool) -> Talk {
    Talk {
        title: title.into(),
        purpose: String::new(),
        at: on(at),
        by: on(by),
        is_first,
    }
}

fn plan() -> Vec<Talk> {
    vec![
        talk("First talk", "2025-09-15", "2025-10-06", true),
        talk("Paths", "2025-11-15", "2025-11-30", false),
        talk("Doors", "2026-01-15", "2026-01-30", false),
        talk("Look back", "2026-06-15", "2026-06-30", false),
    ]
}

/// A leg in short: "done yes" for stops behind, "today", "next", "ahead".
fn short(legs: &[Leg], phase: Phase) -> Vec<String> {
    let leg = legs.iter().find(|leg| leg.phase == phase).unwrap();
    let name = |stop: &Stop| match (&stop.what, stop.is_next, stop.is_ahead) {
        (What::Today, ..) => "today".to_string(),
        (What::Talk(title), true, _) => format!("next: {title}"),
        (What::Talk(title), false, _) => title.clone(),
        (what, true, _) => format!("next: {what:?}"),
        (what, false, true) => format!("ahead: {what:?}"),
        (what, false, false) => format!("done: {what:?}"),
    };
    leg.stops.iter().map(name).collect()
}

#[test]
fn a_new_pair_has_said_yes_and_has_its_hello_before_it() {
    let legs = path(&pair(), None, &plan(), &Dates::default(), on("2025-09-16"));
    assert_eq!(
        short(&legs, Phase::Initiation),
        ["done: BothSaidYes", "today", "next: FirstHello"]
    );
    assert_eq!(short(&legs, Phase::Negotiation), ["First talk"]);
    assert_eq!(legs[1].stops[0].when, When::By(on("2025-10-06")));
    assert_eq!(short(&legs, Phase::Enabling), ["Paths", "Doors"]);
    assert_eq!(short(&legs, Phase::Closure), ["Look back"]);
    assert_eq!(legs[3].stops[0].when, When::By(on("2026-06-15")));
}

#[test]
fn after_the_hello_the_first_talk_comes_next() {
    let legs = path(
        &pair(),
        Some(on("2025-09-17")),
        &plan(),
        &Dates::default(),
        on("2025-09-20"),
    );
    assert_eq!(
        short(&legs, Phase::Initiation),
        ["done: BothSaidYes", "done: FirstHello", "today"]
    );
    assert_eq!(short(&legs, Phase::Negotiation), ["next: First talk"]);
    assert_eq!(
        next_talk(&plan(), Phase::Initiation, on("2025-09-20")).map(|talk| &*talk.title),
        Some("First talk")
    );
}

#[test]
fn a_talk_whose_time_is_over_is_not_claimed_to_be_ahead_or_to_have_been() {
    let legs = path(
        &pair(),
        Some(on("2025-09-17")),
        &plan(),
        &Dates::default(),
        on("2025-12-20"),
    );
    assert_eq!(short(&legs, Phase::Enabling), ["Doors"]);
    assert_eq!(
        legs[1].stops[0].when,
        When::Open,
        "the first talk stays open"
    );
    assert_eq!(
        next_talk(&plan(), Phase::Enabling, on("2025-12-20")).map(|talk| &*talk.title),
        Some("Doors")
    );
    assert_eq!(next_talk(&plan(), Phase::Enabling, on("2026-12-20")), None);
}

#[test]
fn a_leg_shows_three_talks_and_counts_the_rest() {
    let mut plan = plan();
    for month in ["2026-02", "2026-03", "2026-04"] {
        plan.insert(
            plan.len() - 1,
            talk(month, &format!("{month}-15"), &format!("{month}-28"), false),
        );
    }
    let legs = path(&pair(), None, &plan, &Dates::default(), on("2025-09-16"));
    assert_eq!(short(&legs, Phase::Enabling), ["Paths", "Doors", "2026-02"]);
    assert_eq!(legs[2].stops[1].when, When::InMonth(on("2026-01-15"), 0));
    assert_eq!(legs[2].stops[2].when, When::InMonth(on("2026-02-15"), 2));
}

#[test]
fn a_programme_without_a_plan_still_has_a_path_to_its_end() {
    let legs = path(&pair(), None, &[], &Dates::default(), on("2025-09-16"));
    assert_eq!(short(&legs, Phase::Enabling), ["ahead: Work"]);
    assert_eq!(short(&legs, Phase::Closure), ["ahead: TheEnd"]);
    assert!(
        legs.iter().all(|leg| leg.phase != Phase::Negotiation),
        "nothing is known of it"
    );
}

#[test]
fn the_plan_of_a_programme_is_counted_from_the_start_of_the_pair() {
    let mut template = dyad_programme::template::shipped().unwrap().remove(0);
    template.plan.talks[1].level = Level::Off;
    let talks = talks(&template, on("2025-09-15"), ZONE);
    assert_eq!(talks.len(), template.plan.talks.len() - 1);
    assert!(talks[0].is_first && !talks[1].is_first);
    assert_eq!(
        talks[0].by - talks[0].at,
        Span::days(i64::from(template.term.first_talk_within_days))
    );
    assert_eq!(
        talks[1].at,
        months_after(
            on("2025-09-15"),
            i64::from(template.plan.talks[2].month),
            ZONE
        )
    );
}

#[test]
fn talks_that_were_and_the_one_that_comes_stand_on_the_path() {
    let dates = Dates {
        held: vec![on("2025-09-25")],
        next: Some(on("2025-11-18")),
    };
    let legs = path(
        &pair(),
        Some(on("2025-09-17")),
        &plan(),
        &dates,
        on("2025-11-10"),
    );
    assert_eq!(
        short(&legs, Phase::Initiation),
        [
            "done: BothSaidYes",
            "done: FirstHello",
            "done: Met",
            "today",
            "next: Met"
        ]
    );
    assert_eq!(legs[0].stops[4].when, When::At(on("2025-11-18")));
}
