//! Openers for a first message, and questions to talk about.

use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none, nothing_follows,
};
use crate::settings::tree;

const PHASE: &[Pick] = &[
    Pick("initiation", |w| w.phase_name_initiation()),
    Pick("negotiation", |w| w.phase_name_negotiation()),
    Pick("enabling", |w| w.phase_name_enabling()),
    Pick("closure", |w| w.phase_name_closure()),
];

/// The subject.
pub(crate) static TALKING: Subject = Subject {
    key: "talking",
    title: |w| w.talking_title(),
    lede: |w| w.talking_lede(),
    owns: &["openers", "prompts"],
    settle: nothing_follows,
    check: fits,
    fields: &[],
    lists: &[
        List {
            key: "openers",
            path: "openers",
            title: |w| w.openers_title(),
            lede: |w| w.openers_lede(),
            add: |w| w.openers_add(),
            new: |w| w.openers_new(),
            name: |_, _, item| tree::text(item, "title").to_string(),
            blank: "{}",
            keyed: None,
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: true,
            fields: &[
                Field::new("title", Kind::Line, |w| w.opener_title(), none),
                Field::new(
                    "body",
                    Kind::Text,
                    |w| w.opener_body(),
                    |w| w.opener_body_hint(),
                ),
            ],
        },
        List {
            key: "prompts",
            path: "prompts",
            title: |w| w.prompts_title(),
            lede: |w| w.prompts_lede(),
            add: |w| w.prompts_add(),
            new: |w| w.prompts_new(),
            name: |_, _, item| tree::text(item, "text").to_string(),
            blank: r#"{"phase":"enabling"}"#,
            keyed: None,
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: true,
            fields: &[
                Field::new("text", Kind::Line, |w| w.prompt_text(), none),
                Field::new("phase", Kind::One(PHASE), |w| w.prompt_phase(), none),
            ],
        },
    ],
};
