//! The last page.

use super::asking::ANSWER;
use crate::settings::shape::{
    Field, Kind, List, Subject, as_it_is, back_as_it_is, fits, none, nothing_follows,
};
use crate::settings::tree;

/// The subject.
pub(crate) static CLOSING: Subject = Subject {
    key: "closing",
    title: |w| w.closing_title(),
    lede: |w| w.closing_lede(),
    owns: &["closing"],
    settle: nothing_follows,
    check: fits,
    lists: &[List {
        key: "reflection",
        path: "closing.reflection",
        title: |w| w.reflection_title(),
        lede: |w| w.reflection_lede(),
        add: |w| w.item_add(),
        new: |w| w.reflection_new(),
        name: |_, _, item| tree::text(item, "text").to_string(),
        blank: r#"{"answer":"words"}"#,
        keyed: Some(("key", "text")),
        stays: |_| false,
        open: as_it_is,
        close: back_as_it_is,
        order_matters: true,
        fields: &[
            Field::new("text", Kind::Line, |w| w.item_text(), none),
            Field::new("answer", Kind::One(ANSWER), |w| w.item_answer(), none),
        ],
    }],
    fields: &[
        Field::new("closing.intro", Kind::Text, |w| w.closing_intro(), none).or_blank(),
        Field::new(
            "closing.go_on",
            Kind::Line,
            |w| w.closing_go_on(),
            |w| w.closing_go_on_hint(),
        )
        .or_blank(),
        Field::new(
            "closing.stay_in_touch",
            Kind::Lines,
            |w| w.closing_stay_in_touch(),
            |w| w.set_a_line_each(),
        )
        .or_blank(),
        Field::new("closing.thanks", Kind::Text, |w| w.closing_thanks(), none).or_blank(),
        Field::new(
            "closing.certificate",
            Kind::Text,
            |w| w.closing_certificate(),
            |w| w.closing_certificate_hint(),
        ),
        Field::new(
            "closing.afterwards",
            Kind::Text,
            |w| w.closing_afterwards(),
            none,
        )
        .or_blank(),
    ],
};
