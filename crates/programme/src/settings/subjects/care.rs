//! Where trouble goes, and how long applications are kept.

use serde_json::Value;

use crate::programme::opening::LONGEST_NAME;
use crate::settings::shape::{Field, Kind, Slip, Subject, none, nothing_follows};
use crate::settings::tree;
use crate::words::Words;

/// The subject.
pub(crate) static CARE: Subject = Subject {
    key: "care",
    title: |w| w.care_title(),
    lede: |w| w.care_lede(),
    owns: &["beside.care"],
    settle: nothing_follows,
    check: named,
    lists: &[],
    fields: &[
        Field::new(
            "beside.care.name",
            Kind::Line,
            |w| w.care_name(),
            |w| w.new_safeguarding_why(),
        )
        .of_the_organisation(),
        Field::new(
            "beside.care.address",
            Kind::Address,
            |w| w.new_safeguarding_address(),
            none,
        )
        .of_the_organisation(),
        Field::new(
            "beside.care.keep_months",
            Kind::Number(1, 120),
            |w| w.care_keep(),
            |w| w.care_keep_hint(),
        )
        .of_the_organisation(),
    ],
};

fn named(words: Words, value: &Value) -> Vec<Slip> {
    let name = tree::text(value, "beside.care.name");
    if name.chars().count() <= LONGEST_NAME {
        return Vec::new();
    }
    vec![Slip {
        field: "beside.care.name".into(),
        sentence: words.new_safeguarding_name_needed(),
    }]
}
