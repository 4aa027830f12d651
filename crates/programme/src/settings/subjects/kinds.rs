//! The kinds of partnership there are, and the card that takes an agreement's place in the light ones.

use serde_json::Value;

use super::LEVEL;
use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none,
};
use crate::settings::tree;

const FORM: &[Pick] = &[
    Pick("one-to-one", |w| w.form_one_to_one()),
    Pick("peer", |w| w.form_peer()),
    Pick("group", |w| w.form_group()),
    Pick("advice", |w| w.form_advice()),
];
const OVERSIGHT: &[Pick] = &[
    Pick("light", |w| w.oversight_light()),
    Pick("standard", |w| w.oversight_standard()),
    Pick("close", |w| w.oversight_close()),
];
const REQUEST: &[Pick] = &[
    Pick("why-you", |w| w.request_why_you()),
    Pick("interest", |w| w.request_interest()),
    Pick("commitment", |w| w.request_commitment()),
];

/// The subject.
pub(crate) static KINDS: Subject = Subject {
    key: "kinds",
    title: |w| w.kinds_title(),
    lede: |w| w.kinds_lede(),
    owns: &["kinds", "light_card"],
    settle: no_empty_card,
    check: fits,
    fields: &[
        Field::new(
            "light_card.title",
            Kind::Line,
            |w| w.card_title(),
            |w| w.card_hint(),
        )
        .or_blank(),
        Field::new("light_card.intro", Kind::Text, |w| w.card_intro(), none).or_blank(),
        Field::new(
            "light_card.confidentiality",
            Kind::Text,
            |w| w.card_confidentiality(),
            none,
        )
        .or_blank(),
    ],
    lists: &[
        List {
            key: "kinds",
            path: "kinds",
            title: |w| w.kinds_list(),
            lede: |w| w.kinds_list_lede(),
            add: |w| w.kinds_add(),
            new: |w| w.kinds_new(),
            name: |_, _, item| tree::text(item, "name").to_string(),
            blank: r#"{"form":"one-to-one","agreement":"suggested","oversight":"standard","at_once":1,"request":[]}"#,
            keyed: Some(("key", "name")),
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: true,
            fields: &[
                Field::new("name", Kind::Line, |w| w.kind_name(), none),
                Field::new("summary", Kind::Text, |w| w.kind_summary(), none),
                Field::new("form", Kind::One(FORM), |w| w.kind_form(), none),
                Field::new(
                    "agreement",
                    Kind::One(LEVEL),
                    |w| w.kind_agreement(),
                    |w| w.kind_agreement_hint(),
                ),
                Field::new(
                    "oversight",
                    Kind::One(OVERSIGHT),
                    |w| w.levels_oversight(),
                    |w| w.levels_oversight_hint(),
                ),
                Field::new("at_once", Kind::Number(1, 20), |w| w.kind_at_once(), none),
                Field::new("request", Kind::Any(REQUEST), |w| w.kind_request(), none).or_blank(),
            ],
        },
        List {
            key: "card",
            path: "light_card.lines",
            title: |w| w.card_lines(),
            lede: |w| w.card_lines_lede(),
            add: |w| w.card_add(),
            new: |w| w.card_new(),
            name: |_, _, item| tree::text(item, "title").to_string(),
            blank: "{}",
            keyed: Some(("key", "title")),
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: true,
            fields: &[
                Field::new("title", Kind::Line, |w| w.card_line(), none),
                Field::new("hint", Kind::Line, |w| w.card_line_hint(), none).or_blank(),
            ],
        },
    ],
};

/// A card on which nothing stands is none; one with something on it has all its parts.
fn no_empty_card(template: &mut Value) {
    let texts = ["title", "intro", "confidentiality"];
    let says = |name: &&str| !tree::text(template, &format!("light_card.{name}")).is_empty();
    let has_lines = !tree::items(template, "light_card.lines").is_empty();
    if !has_lines && !texts.iter().any(says) {
        tree::set(template, "light_card", Value::Null);
        return;
    }
    for name in texts {
        let path = format!("light_card.{name}");
        if tree::get(template, &path).is_null() {
            tree::set(template, &path, Value::String(String::new()));
        }
    }
    tree::items_mut(template, "light_card.lines");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_empty_card_is_none_and_a_begun_one_is_whole() {
        let mut template = json!({ "light_card": { "title": "", "intro": "" } });
        no_empty_card(&mut template);
        assert_eq!(template, json!({}));
        let mut template = json!({ "light_card": { "lines": [{ "title": "When?" }] } });
        no_empty_card(&mut template);
        assert_eq!(tree::text(&template, "light_card.title"), "");
        assert!(tree::get(&template, "light_card.intro").is_string());
    }
}
