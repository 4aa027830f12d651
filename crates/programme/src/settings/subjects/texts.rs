//! What people read about the programme.

use crate::settings::shape::{Field, Kind, Subject, fits, none, nothing_follows};

/// The subject.
pub(crate) static TEXTS: Subject = Subject {
    key: "texts",
    title: |w| w.texts_title(),
    lede: |w| w.texts_lede(),
    owns: &["summary", "texts"],
    settle: nothing_follows,
    check: fits,
    lists: &[],
    fields: &[
        Field::new(
            "summary",
            Kind::Line,
            |w| w.texts_summary(),
            |w| w.texts_summary_hint(),
        ),
        Field::new(
            "texts.purpose",
            Kind::Text,
            |w| w.texts_purpose(),
            |w| w.set_paragraphs(),
        ),
        Field::new(
            "texts.definition",
            Kind::Text,
            |w| w.texts_definition(),
            |w| w.texts_definition_hint(),
        ),
        Field::new(
            "texts.expected_of_mentors",
            Kind::Lines,
            |w| w.texts_expected_of_mentors(),
            |w| w.set_a_line_each(),
        ),
        Field::new(
            "texts.expected_of_mentees",
            Kind::Lines,
            |w| w.texts_expected_of_mentees(),
            |w| w.set_a_line_each(),
        ),
        Field::new(
            "texts.time_of_mentors",
            Kind::Line,
            |w| w.texts_time_of_mentors(),
            none,
        ),
        Field::new(
            "texts.time_of_mentees",
            Kind::Line,
            |w| w.texts_time_of_mentees(),
            none,
        ),
        Field::new(
            "texts.not_asked",
            Kind::Text,
            |w| w.texts_not_asked(),
            |w| w.texts_not_asked_hint(),
        )
        .or_blank(),
        Field::new(
            "texts.open_to_mentors",
            Kind::Text,
            |w| w.texts_open_to_mentors(),
            none,
        )
        .or_blank(),
        Field::new(
            "texts.open_to_mentees",
            Kind::Text,
            |w| w.texts_open_to_mentees(),
            none,
        )
        .or_blank(),
        Field::new(
            "texts.what_happens_next",
            Kind::Text,
            |w| w.texts_what_happens_next(),
            none,
        )
        .or_blank(),
        Field::new(
            "texts.code_of_conduct",
            Kind::Lines,
            |w| w.texts_code_of_conduct(),
            |w| w.texts_code_of_conduct_hint(),
        ),
        Field::new(
            "texts.confidentiality",
            Kind::Text,
            |w| w.texts_confidentiality(),
            |w| w.texts_confidentiality_hint(),
        ),
    ],
};
