//! Who can take part, and ten sentences to find out alone whether it is the right time.

use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none, nothing_follows,
};
use crate::settings::tree;

const ROLE: &[Pick] = &[
    Pick("mentee", |w| w.set_role_mentees()),
    Pick("mentor", |w| w.set_role_mentors()),
];

/// The subject.
pub(crate) static TAKING_PART: Subject = Subject {
    key: "taking-part",
    title: |w| w.taking_title(),
    lede: |w| w.taking_lede(),
    owns: &["eligibility", "self_check"],
    settle: nothing_follows,
    check: fits,
    fields: &[
        Field::new("self_check.intro", Kind::Text, |w| w.self_intro(), none),
        Field::new(
            "self_check.for_mentees",
            Kind::Lines,
            |w| w.self_mentees(),
            |w| w.set_a_line_each(),
        ),
        Field::new(
            "self_check.for_mentors",
            Kind::Lines,
            |w| w.self_mentors(),
            |w| w.set_a_line_each(),
        ),
        Field::new("self_check.if_few_fit", Kind::Text, |w| w.self_few(), none),
    ],
    lists: &[List {
        key: "rules",
        path: "eligibility",
        title: |w| w.admission_title(),
        lede: |w| w.admission_lede(),
        add: |w| w.admission_add(),
        new: |w| w.admission_new(),
        name: |_, _, item| tree::text(item, "says").to_string(),
        blank: r#"{"role":"mentee","admits":[]}"#,
        keyed: Some(("key", "question")),
        stays: |_| false,
        open: as_it_is,
        close: back_as_it_is,
        order_matters: false,
        fields: &[
            Field::new("role", Kind::One(ROLE), |w| w.admission_role(), none),
            Field::new(
                "question",
                Kind::Question,
                |w| w.admission_question(),
                |w| w.admission_question_hint(),
            ),
            Field::new(
                "admits",
                Kind::OptionsOf("question"),
                |w| w.admission_admits(),
                none,
            )
            .or_blank(),
            Field::new(
                "at_least",
                Kind::Number(-1_000_000, 1_000_000),
                |w| w.admission_at_least(),
                |w| w.admission_number_hint(),
            )
            .or_gone(),
            Field::new(
                "at_most",
                Kind::Number(-1_000_000, 1_000_000),
                |w| w.admission_at_most(),
                none,
            )
            .or_gone(),
            Field::new(
                "says",
                Kind::Text,
                |w| w.admission_says(),
                |w| w.admission_says_hint(),
            ),
        ],
    }],
};
