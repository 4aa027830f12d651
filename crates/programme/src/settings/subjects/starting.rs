//! What the two can tick off while they get started.

use super::LEVEL;
use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none, nothing_follows,
};
use crate::settings::tree;

const BY: &[Pick] = &[
    Pick("mentor", |w| w.by_mentor()),
    Pick("mentee", |w| w.by_mentee()),
    Pick("each", |w| w.by_each()),
    Pick("both", |w| w.by_both()),
];

/// The subject.
pub(crate) static STARTING: Subject = Subject {
    key: "getting-started",
    title: |w| w.starting_title(),
    lede: |w| w.starting_lede(),
    owns: &["checklist"],
    settle: nothing_follows,
    check: fits,
    fields: &[],
    lists: &[List {
        key: "sections",
        path: "checklist",
        title: |w| w.starting_sections(),
        lede: none,
        add: |w| w.starting_add(),
        new: |w| w.starting_new(),
        name: |_, _, item| tree::text(item, "title").to_string(),
        blank: r#"{"items":[{}]}"#,
        keyed: Some(("key", "title")),
        stays: |_| false,
        open: as_it_is,
        close: back_as_it_is,
        order_matters: true,
        fields: &[
            Field::new("title", Kind::Line, |w| w.starting_heading(), none),
            Field::new(
                "items",
                Kind::Rows(
                    &[
                        Field::new("text", Kind::Line, |w| w.starting_what(), none),
                        Field::new("by", Kind::One(BY), |w| w.starting_by(), none),
                        Field::new("level", Kind::One(LEVEL), |w| w.starting_level(), none),
                        Field::new(
                            "within_days",
                            Kind::Number(1, 1_000),
                            |w| w.starting_within(),
                            none,
                        )
                        .or_gone(),
                        Field::new("key", Kind::Key("text"), none, none),
                    ],
                    |w| w.starting_one_more(),
                ),
                |w| w.starting_items(),
                none,
            )
            .or_blank(),
        ],
    }],
};
