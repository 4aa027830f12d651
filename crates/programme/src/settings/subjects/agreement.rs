//! The clauses of the agreement.

use serde_json::{Value, json};

use super::LEVEL;
use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, fits, none, nothing_follows,
};
use crate::settings::tree;

const UNIT: &[Pick] = &[
    Pick("week", |w| w.clause_week()),
    Pick("month", |w| w.clause_month()),
];
const PREPARED_BY: &[Pick] = &[
    Pick("mentee", |w| w.clause_by_mentee()),
    Pick("mentor", |w| w.clause_by_mentor()),
    Pick("both", |w| w.clause_by_both()),
];

/// The subject.
pub(crate) static AGREEMENT: Subject = Subject {
    key: "agreement",
    title: |w| w.agreement_title(),
    lede: |w| w.agreement_lede(),
    owns: &["clauses"],
    settle: nothing_follows,
    check: fits,
    fields: &[],
    lists: &[List {
        key: "clauses",
        path: "clauses",
        title: |w| w.clauses_title(),
        lede: |w| w.clauses_lede(),
        add: |w| w.clauses_add(),
        new: |w| w.clauses_new(),
        name: |_, _, item| tree::text(item, "title").to_string(),
        blank: r#"{"level":"expected"}"#,
        keyed: Some(("key", "title")),
        stays: is_locked,
        open: as_it_is,
        close: whole_rhythm,
        order_matters: true,
        fields: &[
            Field::new("title", Kind::Line, |w| w.clause_heading(), none),
            Field::new(
                "body",
                Kind::Text,
                |w| w.clause_body(),
                |w| w.clause_body_hint(),
            ),
            Field::new("level", Kind::One(LEVEL), |w| w.clause_level(), none)
                .when(|item| !is_locked(item)),
            Field::new(
                "values.rhythm.unit",
                Kind::One(UNIT),
                |w| w.clause_unit(),
                |w| w.clause_values_hint(),
            )
            .or_gone(),
            Field::new(
                "values.rhythm.min",
                Kind::Number(0, 31),
                |w| w.clause_min(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.rhythm.max",
                Kind::Number(1, 31),
                |w| w.clause_max(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.rhythm.minutes",
                Kind::Number(5, 600),
                |w| w.clause_minutes(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.modes",
                Kind::Lines,
                |w| w.clause_modes(),
                |w| w.set_a_line_each(),
            )
            .or_gone(),
            Field::new(
                "values.channels",
                Kind::Lines,
                |w| w.clause_channels(),
                |w| w.set_a_line_each(),
            )
            .or_gone(),
            Field::new(
                "values.mentor_answers_within_hours",
                Kind::Number(1, 2000),
                |w| w.clause_mentor_answers(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.mentee_answers_within_hours",
                Kind::Number(1, 2000),
                |w| w.clause_mentee_answers(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.notice_hours",
                Kind::Number(0, 2000),
                |w| w.clause_notice(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.agenda_prepared_by",
                Kind::One(PREPARED_BY),
                |w| w.clause_prepared_by(),
                none,
            )
            .or_gone(),
            Field::new(
                "values.boundaries",
                Kind::Lines,
                |w| w.clause_boundaries(),
                |w| w.set_a_line_each(),
            )
            .or_gone(),
            Field::new(
                "values.exceptions",
                Kind::Lines,
                |w| w.clause_exceptions(),
                |w| w.set_a_line_each(),
            )
            .or_gone(),
            Field::new(
                "values.review_months",
                Kind::Numbers(1, 60),
                |w| w.clause_reviews(),
                |w| w.clause_reviews_hint(),
            )
            .or_gone(),
            Field::new(
                "values.when_it_gets_hard",
                Kind::Lines,
                |w| w.clause_hard(),
                |w| w.set_a_line_each(),
            )
            .or_gone(),
        ],
    }],
};

fn is_locked(item: &Value) -> bool {
    tree::get(item, "locked").as_bool() == Some(true)
}

/// A rhythm of which a part is said gets the usual for the rest; one without a number is none.
fn whole_rhythm(_: &mut Value, mut item: Value) -> Value {
    let rhythm = tree::get(&item, "values.rhythm").clone();
    let number = |key: &str| tree::get(&rhythm, key).as_i64();
    let (least, most) = (number("min"), number("max"));
    let whole = match least.or(most) {
        None if number("minutes").is_none() => Value::Null,
        some => {
            let least = least.or(some).unwrap_or(1);
            let unit = tree::get(&rhythm, "unit").as_str().unwrap_or("month");
            json!({
                "unit": unit,
                "min": least,
                "max": most.unwrap_or(least).max(least),
                "minutes": number("minutes").unwrap_or(60),
            })
        }
    };
    if !tree::get(&item, "values").is_null() {
        tree::set(&mut item, "values.rhythm", whole);
    }
    item
}
