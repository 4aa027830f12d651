//! The last page.

use crate::settings::shape::{Field, Kind, Subject, fits, none, nothing_follows};

/// The subject.
pub(crate) static CLOSING: Subject = Subject {
    key: "closing",
    title: |w| w.closing_title(),
    lede: |w| w.closing_lede(),
    owns: &["closing"],
    settle: nothing_follows,
    check: fits,
    lists: &[],
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
