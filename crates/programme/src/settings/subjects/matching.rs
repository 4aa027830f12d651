//! Who should be paired with whom, and how pairs are asked.

use serde_json::{Value, json};

use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none,
};
use crate::settings::tree;
use crate::words::Words;

const MODE: &[Pick] = &[
    Pick("assigned", |w| w.gallery_assigned()),
    Pick("ranked", |w| w.gallery_ranked()),
    Pick("request", |w| w.gallery_request()),
    Pick("hybrid", |w| w.gallery_hybrid()),
];
const FIRST: &[Pick] = &[
    Pick("mentor", |w| w.asked_first_mentor()),
    Pick("both", |w| w.asked_first_both()),
];
const MISSING: &[Pick] = &[
    Pick("pass", |w| w.missing_pass()),
    Pick("refuse", |w| w.missing_refuse()),
];

/// Rules and criteria that can be added for any question; the others come with their template.
const RULE: &[Pick] = &[
    Pick("share at least one", |w| w.rule_share()),
    Pick("differ", |w| w.rule_differ()),
];
const CRITERION: &[Pick] = &[
    Pick("same", |w| w.criterion_same()),
    Pick("share at least one", |w| w.criterion_share()),
    Pick("share of mentee's choices met", |w| w.criterion_choices()),
    Pick("needs met by offers", |w| w.criterion_needs()),
];

/// The subject.
pub(crate) static MATCHING: Subject = Subject {
    key: "matching",
    title: |w| w.rules_title(),
    lede: |w| w.rules_lede(),
    owns: &[
        "matching",
        "reasons",
        "policy.matching",
        "policy.asked_first",
        "policy.answer_within_days",
        "policy.mentors_per_mentee",
    ],
    settle: reasons_of_what_there_is,
    check: fits,
    fields: &[
        Field::new(
            "policy.matching",
            Kind::One(MODE),
            |w| w.policy_matching(),
            none,
        ),
        Field::new(
            "policy.asked_first",
            Kind::One(FIRST),
            |w| w.policy_asked_first(),
            none,
        ),
        Field::new(
            "policy.answer_within_days",
            Kind::Number(1, 90),
            |w| w.policy_answer_within(),
            none,
        ),
        Field::new(
            "policy.mentors_per_mentee",
            Kind::Number(1, 20),
            |w| w.policy_mentors_per_mentee(),
            none,
        ),
    ],
    lists: &[
        List {
            key: "must",
            path: "matching.must",
            title: |w| w.musts_title(),
            lede: |w| w.musts_lede(),
            add: |w| w.musts_add(),
            new: |w| w.musts_new(),
            name: must,
            blank: r#"{"rule":"share at least one","missing":"pass"}"#,
            keyed: Some(("name", "column")),
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: false,
            fields: &[
                Field::new("rule", Kind::One(RULE), |w| w.rule_kind(), none).when(is_new),
                Field::new("column", Kind::Question, |w| w.rule_question(), none).when(is_new),
                Field::new("missing", Kind::One(MISSING), |w| w.rule_missing(), none)
                    .or_gone()
                    .when(|item| tree::text(item, "rule") != "not in list"),
                Field::new("hours", Kind::Number(0, 12), |w| w.rule_hours(), none)
                    .when(|item| tree::text(item, "rule") == "at most hours apart"),
            ],
        },
        List {
            key: "points",
            path: "matching.points",
            title: |w| w.points_title(),
            lede: |w| w.points_lede(),
            add: |w| w.points_add(),
            new: |w| w.points_new(),
            name: points,
            blank: r#"{"criterion":"same","points":300}"#,
            keyed: Some(("name", "column")),
            stays: |_| false,
            open: with_reason,
            close: without_reason,
            order_matters: false,
            fields: &[
                Field::new("criterion", Kind::One(CRITERION), |w| w.rule_kind(), none).when(is_new),
                Field::new("column", Kind::Question, |w| w.rule_question(), none).when(is_new),
                Field::new(
                    "points",
                    Kind::Number(0, 10_000),
                    |w| w.points_points(),
                    |w| w.points_hint(),
                )
                .when(|item| {
                    !tree::get(item, "points").is_null() && !tree::get(item, "points").is_array()
                }),
                Field::new(
                    "points",
                    Kind::Steps(0, 10_000),
                    |w| w.points_points(),
                    |w| w.points_hint(),
                )
                .when(|item| tree::get(item, "points").is_array()),
                Field::new(
                    "missing_points",
                    Kind::Number(-10_000, 10_000),
                    |w| w.points_missing(),
                    none,
                )
                .or_gone(),
                Field::new(
                    "reason",
                    Kind::Line,
                    |w| w.points_reason(),
                    |w| w.points_reason_hint(),
                )
                .or_gone(),
            ],
        },
    ],
};

fn is_new(item: &Value) -> bool {
    tree::get(item, "name").is_null()
}

/// The question that a rule looks at, in its words.
fn asked(words: Words, template: &Value, item: &Value) -> String {
    let columns = ["column", "mentee_column"];
    let column = columns
        .into_iter()
        .map(|it| tree::text(item, it))
        .find(|it| !it.is_empty());
    let column = column.unwrap_or_default();
    let mut all = tree::items(template, "questions").iter();
    let label = all
        .find(|it| tree::text(it, "key") == column)
        .map(|it| tree::text(it, "label").to_string());
    match (label, column) {
        (Some(label), _) => label,
        (None, "free_hours") => words.column_free_hours(),
        (None, "region") => words.column_region(),
        (None, "stage") => words.column_stage(),
        (None, "stages_so_far") => words.column_stages_so_far(),
        (None, other) => other.to_string(),
    }
}

fn must(words: Words, template: &Value, item: &Value) -> String {
    let asked = asked(words, template, item);
    match tree::text(item, "rule") {
        "share at least one" => words.must_share(asked),
        "differ" => words.must_differ(asked),
        "mentor above mentee" => words.must_above(asked),
        "at most hours apart" => words.must_hours(asked),
        "not in list" => words.must_not_in_list(),
        _ => words.must_as_wished(asked),
    }
}

fn points(words: Words, template: &Value, item: &Value) -> String {
    let asked = asked(words, template, item);
    let most = match tree::get(item, "points") {
        Value::Array(steps) => steps.iter().filter_map(Value::as_i64).max().unwrap_or(0),
        one => one
            .as_i64()
            .or(tree::get(item, "same").as_i64())
            .unwrap_or(0),
    };
    match tree::text(item, "criterion") {
        "share of mentee's choices met" => words.points_choices_met(most, asked),
        "needs met by offers" => words.points_needs_met(most, asked),
        "share at least one" => words.points_share_one(most, asked),
        "steps above" => words.points_steps_above(most, asked),
        "steps apart" => words.points_steps_apart(most, asked),
        "hours apart" => words.points_hours_apart(most, asked),
        "smaller of the two, times" => words.points_smaller(most, asked),
        "differ" => words.points_differ(most, asked),
        "distance apart" => words.points_distance(most, asked),
        "mentee's ranked wishes" => words.points_wishes(most, asked),
        "same or different as wished" => words.points_as_wished(most, asked),
        _ => words.points_same(most, asked),
    }
}

fn with_reason(template: &Value, mut item: Value) -> Value {
    let reason = tree::get(template, &format!("reasons.{}", tree::text(&item, "name"))).clone();
    tree::set(&mut item, "reason", reason);
    item
}

fn without_reason(template: &mut Value, mut item: Value) -> Value {
    let (name, reason) = (
        tree::text(&item, "name").to_string(),
        tree::text(&item, "reason").to_string(),
    );
    let reason = if reason.is_empty() {
        Value::Null
    } else {
        json!(reason)
    };
    if !name.is_empty() {
        tree::set(template, &format!("reasons.{name}"), reason);
    }
    tree::set(&mut item, "reason", Value::Null);
    item
}

/// A reason without its criterion goes with it.
fn reasons_of_what_there_is(template: &mut Value) {
    let names: Vec<String> = tree::items(template, "matching.points")
        .iter()
        .map(|item| tree::text(item, "name").to_string())
        .collect();
    if let Some(reasons) = template.get_mut("reasons").and_then(Value::as_object_mut) {
        reasons.retain(|name, _| names.contains(name));
    }
}
