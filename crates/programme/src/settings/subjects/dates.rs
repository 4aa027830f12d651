//! The programme's name, and the dates of its newest cohort.

use dyad_people::account::is_zone;
use serde_json::Value;

use crate::programme::opening::{LONGEST_NAME, day};
use crate::settings::shape::{Field, Kind, Slip, Subject, none, nothing_follows};
use crate::settings::tree;
use crate::words::Words;

/// The subject.
pub(crate) static DATES: Subject = Subject {
    key: "dates",
    title: |w| w.dates_title(),
    lede: |w| w.dates_lede(),
    owns: &["beside.name", "beside.zone", "beside.dates"],
    settle: nothing_follows,
    check: in_order,
    lists: &[],
    fields: &[
        Field::new(
            "beside.name",
            Kind::Line,
            |w| w.new_name(),
            |w| w.new_name_hint(),
        ),
        Field::new(
            "beside.dates.label",
            Kind::Line,
            |w| w.dates_label(),
            |w| w.dates_label_hint(),
        ),
        Field::new("beside.dates.opens", Kind::Day, |w| w.new_opens(), none).or_gone(),
        Field::new(
            "beside.dates.closes",
            Kind::Day,
            |w| w.new_closes(),
            |w| w.new_closes_hint(),
        )
        .or_gone(),
        Field::new(
            "beside.dates.late",
            Kind::Day,
            |w| w.dates_late_day(),
            |w| w.dates_late_hint(),
        )
        .or_gone(),
        Field::new(
            "beside.dates.starts",
            Kind::Day,
            |w| w.new_starts(),
            |w| w.new_starts_hint(),
        ),
        Field::new(
            "beside.dates.hoped",
            Kind::Number(1, 20_000),
            |w| w.dates_hoped(),
            |w| w.new_hoped_hint(),
        )
        .or_gone(),
        Field::new(
            "beside.zone",
            Kind::Line,
            |w| w.dates_own_zone(),
            |w| w.dates_own_zone_hint(),
        ),
    ],
};

/// Days stand in the order in which they come; an intake has a first and a last one, or neither.
fn in_order(words: Words, value: &Value) -> Vec<Slip> {
    let at = |name: &str| day(tree::text(value, &format!("beside.dates.{name}")));
    let (opens, closes) = (at("opens"), at("closes"));
    let (late, starts) = (at("late"), at("starts"));
    let mut slips = Vec::new();
    let mut slip = |is_wrong: bool, field: &str, sentence: String| {
        if is_wrong {
            let field = field.into();
            slips.push(Slip { field, sentence });
        }
    };
    let is_long = |path: &str| tree::text(value, path).chars().count() > LONGEST_NAME;
    slip(
        is_long("beside.name"),
        "beside.name",
        words.new_name_needed(),
    );
    slip(
        is_long("beside.dates.label"),
        "beside.dates.label",
        words.new_cohort_needed(),
    );
    slip(
        opens.is_none() && closes.is_some(),
        "beside.dates.opens",
        words.dates_both_needed(),
    );
    slip(
        closes.is_none() && (opens.is_some() || late.is_some()),
        "beside.dates.closes",
        words.dates_both_needed(),
    );
    slip(
        closes.is_some() && closes < opens,
        "beside.dates.closes",
        words.new_closes_before(),
    );
    slip(
        late.is_some() && late <= closes,
        "beside.dates.late",
        words.dates_late_before(),
    );
    slip(
        starts.is_some() && starts < closes,
        "beside.dates.starts",
        words.new_starts_before(),
    );
    slip(
        !is_zone(tree::text(value, "beside.zone")),
        "beside.zone",
        words.dates_zone_unknown(),
    );
    slips
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;
    use serde_json::json;

    use super::*;

    fn wrong(dates: Value) -> Vec<String> {
        let beside =
            json!({ "beside": { "name": "Vets", "zone": "Europe/London", "dates": dates } });
        let slips = in_order(Words(ENGLISH), &beside).into_iter();
        slips
            .map(|slip| slip.field.trim_start_matches("beside.").to_string())
            .collect()
    }

    #[test]
    fn days_come_one_after_the_other() {
        let fine = json!({ "opens": "2026-01-01", "closes": "2026-02-01", "late": "2026-04-01", "starts": "2026-03-01" });
        assert!(wrong(fine).is_empty());
        let rolling = json!({ "starts": "2026-03-01" });
        assert!(wrong(rolling).is_empty());
        let upside = json!({ "opens": "2026-02-02", "closes": "2026-02-01", "late": "2026-02-01", "starts": "2026-01-01" });
        assert_eq!(
            wrong(upside),
            ["dates.closes", "dates.late", "dates.starts"]
        );
    }

    #[test]
    fn an_intake_has_two_ends() {
        assert_eq!(
            wrong(json!({ "opens": "2026-01-01", "starts": "2026-03-01" })),
            ["dates.closes"]
        );
        assert_eq!(
            wrong(json!({ "closes": "2026-01-01", "starts": "2026-03-01" })),
            ["dates.opens"]
        );
        assert_eq!(
            wrong(json!({ "late": "2026-01-01", "starts": "2026-03-01" })),
            ["dates.closes"]
        );
    }
}
