//! The talks that a year suggests.

use serde_json::Value;

use super::LEVEL;
use crate::settings::shape::{Field, Kind, List, Subject, as_it_is, back_as_it_is, fits, none};
use crate::settings::tree;
use crate::words::Words;

/// The subject.
pub(crate) static PLAN: Subject = Subject {
    key: "plan",
    title: |w| w.plan_title(),
    lede: |w| w.plan_lede(),
    owns: &["plan", "term"],
    settle: by_month,
    check: fits,
    fields: &[
        Field::new(
            "term.months",
            Kind::Number(1, 60),
            |w| w.plan_months(),
            |w| w.plan_months_hint(),
        ),
        Field::new(
            "term.first_talk_within_days",
            Kind::Number(1, 365),
            |w| w.plan_first_talk(),
            none,
        ),
        Field::new(
            "term.closing_lead_days",
            Kind::Number(0, 365),
            |w| w.plan_closing_lead(),
            none,
        ),
        Field::new("plan.intro", Kind::Text, |w| w.plan_intro(), none).or_blank(),
    ],
    lists: &[List {
        key: "talks",
        path: "plan.talks",
        title: |w| w.talks_title(),
        lede: |w| w.talks_lede(),
        add: |w| w.talks_add(),
        new: |w| w.talks_new(),
        name,
        blank: r#"{"month":1,"window_days":15,"level":"suggested","agenda":[]}"#,
        keyed: None,
        stays: |_| false,
        open: as_it_is,
        close: back_as_it_is,
        order_matters: false,
        fields: &[
            Field::new("title", Kind::Line, |w| w.talk_title(), none),
            Field::new(
                "month",
                Kind::Number(0, 60),
                |w| w.talk_month(),
                |w| w.talk_month_hint(),
            ),
            Field::new(
                "window_days",
                Kind::Number(0, 180),
                |w| w.talk_window(),
                none,
            ),
            Field::new("purpose", Kind::Text, |w| w.talk_purpose(), none).or_blank(),
            Field::new(
                "agenda",
                Kind::Lines,
                |w| w.talk_agenda(),
                |w| w.set_a_line_each(),
            )
            .or_blank(),
            Field::new("level", Kind::One(LEVEL), |w| w.talk_level(), none),
        ],
    }],
};

fn name(words: Words, _: &Value, item: &Value) -> String {
    let month = tree::get(item, "month").as_i64().unwrap_or(0);
    words.talk_name(month, tree::text(item, "title"))
}

/// Talks stand in the order of their months.
fn by_month(template: &mut Value) {
    let month = |item: &Value| tree::get(item, "month").as_i64().unwrap_or(0);
    tree::items_mut(template, "plan.talks").sort_by_key(month);
}
