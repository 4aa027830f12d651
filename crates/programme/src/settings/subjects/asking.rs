//! Check-ins and surveys.

use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none, nothing_follows,
};
use crate::settings::tree;

const OPENED_TO: &[Pick] = &[
    Pick("pair", |w| w.opened_to_pair()),
    Pick("totals", |w| w.opened_to_totals()),
];
const AT: &[Pick] = &[
    Pick("start", |w| w.survey_at_start()),
    Pick("middle", |w| w.survey_at_middle()),
    Pick("end", |w| w.survey_at_end()),
];
pub(super) const ANSWER: &[Pick] = &[
    Pick("agreement", |w| w.answer_agreement()),
    Pick("yes-partly-no", |w| w.answer_yes_partly_no()),
    Pick("words", |w| w.answer_words()),
    Pick("number", |w| w.answer_number()),
];

/// One question of a form.
pub(super) const ITEMS: Kind = Kind::Rows(
    &[
        Field::new("text", Kind::Line, |w| w.item_text(), none),
        Field::new("answer", Kind::One(ANSWER), |w| w.item_answer(), none),
        Field::new("key", Kind::Key("text"), none, none),
    ],
    |w| w.item_add(),
);

/// The subject.
pub(crate) static CHECK_INS: Subject = Subject {
    key: "check-ins",
    title: |w| w.asking_title(),
    lede: |w| w.asking_lede(),
    owns: &["check_ins", "surveys"],
    settle: nothing_follows,
    check: fits,
    fields: &[],
    lists: &[
        List {
            key: "check-ins",
            path: "check_ins",
            title: |w| w.check_ins_title(),
            lede: |w| w.check_ins_lede(),
            add: |w| w.check_ins_add(),
            new: |w| w.check_ins_new(),
            name: |_, _, item| tree::text(item, "title").to_string(),
            blank: r#"{"day":91,"opened_to":"pair","for_mentors":[{}],"for_mentees":[{}]}"#,
            keyed: Some(("key", "title")),
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: true,
            fields: &[
                Field::new("title", Kind::Line, |w| w.asking_heading(), none),
                Field::new(
                    "day",
                    Kind::Number(0, 1825),
                    |w| w.check_in_day(),
                    |w| w.check_in_day_hint(),
                ),
                Field::new(
                    "opened_to",
                    Kind::One(OPENED_TO),
                    |w| w.asking_opened_to(),
                    none,
                ),
                Field::new("for_mentors", ITEMS, |w| w.asking_for_mentors(), none).or_blank(),
                Field::new("for_mentees", ITEMS, |w| w.asking_for_mentees(), none).or_blank(),
            ],
        },
        List {
            key: "surveys",
            path: "surveys",
            title: |w| w.surveys_title(),
            lede: |w| w.surveys_lede(),
            add: |w| w.surveys_add(),
            new: |w| w.surveys_new(),
            name: |_, _, item| tree::text(item, "title").to_string(),
            blank: r#"{"at":"end","opened_to":"totals","for_mentors":[{}],"for_mentees":[{}]}"#,
            keyed: Some(("key", "title")),
            stays: |_| false,
            open: as_it_is,
            close: back_as_it_is,
            order_matters: true,
            fields: &[
                Field::new("title", Kind::Line, |w| w.asking_heading(), none),
                Field::new("intro", Kind::Text, |w| w.asking_intro(), none).or_blank(),
                Field::new("at", Kind::One(AT), |w| w.survey_at(), none),
                Field::new(
                    "opened_to",
                    Kind::One(OPENED_TO),
                    |w| w.asking_opened_to(),
                    none,
                ),
                Field::new("for_mentors", ITEMS, |w| w.asking_for_mentors(), none).or_blank(),
                Field::new("for_mentees", ITEMS, |w| w.asking_for_mentees(), none).or_blank(),
            ],
        },
    ],
};
