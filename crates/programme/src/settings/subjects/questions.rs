//! What applicants are asked, and in which order.

use serde_json::{Value, json};

use crate::settings::shape::{
    Field, Kind, List, Pick, Subject, as_it_is, back_as_it_is, fits, none,
};
use crate::settings::tree;

const ROLES: &[Pick] = &[
    Pick("mentee", |w| w.set_role_mentees()),
    Pick("mentor", |w| w.set_role_mentors()),
];
const READERS: &[Pick] = &[
    Pick("coordinators", |w| w.set_readers_coordinators()),
    Pick("candidate", |w| w.set_readers_candidate()),
    Pick("partner", |w| w.set_readers_partner()),
    Pick("members", |w| w.set_readers_members()),
    Pick("private", |w| w.set_readers_private()),
    Pick("totals", |w| w.set_readers_totals()),
    Pick("author", |w| w.set_readers_author()),
];
const USES: &[Pick] = &[
    Pick("identity", |w| w.use_identity()),
    Pick("matching", |w| w.use_matching()),
    Pick("eligibility", |w| w.use_eligibility()),
    Pick("introduction", |w| w.use_introduction()),
    Pick("report", |w| w.use_report()),
    Pick("profile", |w| w.use_profile()),
    Pick("boundary", |w| w.use_boundary()),
];
/// Kinds that somebody can add; the others are there once, or not at all.
const KINDS: &[Pick] = &[
    Pick("text", |w| w.kind_text()),
    Pick("long", |w| w.kind_long()),
    Pick("choice", |w| w.kind_choice()),
    Pick("choices", |w| w.kind_choices()),
    Pick("number", |w| w.kind_number()),
    Pick("date", |w| w.kind_date()),
];
const OPTIONS: &[Field] = &[
    Field::new("label", Kind::Line, |w| w.option_label(), none),
    Field::new("key", Kind::Key("label"), none, none),
];

/// The subject.
pub(crate) static QUESTIONS: Subject = Subject {
    key: "questions",
    title: |w| w.questions_title(),
    lede: |w| w.questions_lede(),
    owns: &["questions", "forms"],
    settle: ask_what_is_needed,
    check: fits,
    fields: &[
        Field::new(
            "forms.mentor.title",
            Kind::Line,
            |w| w.form_mentor_title(),
            none,
        ),
        Field::new(
            "forms.mentor.intro",
            Kind::Text,
            |w| w.form_mentor_intro(),
            none,
        )
        .or_blank(),
        Field::new(
            "forms.mentor.pledge.text",
            Kind::Text,
            |w| w.form_mentor_pledge(),
            none,
        ),
        Field::new(
            "forms.mentor.pledge.hours_a_month",
            Kind::Number(0, 100),
            |w| w.pledge_mentor_hours(),
            none,
        ),
        Field::new(
            "forms.mentor.pledge.months",
            Kind::Number(1, 120),
            |w| w.pledge_mentor_months(),
            |w| w.pledge_months_hint(),
        )
        .or_gone(),
        Field::new(
            "forms.mentee.title",
            Kind::Line,
            |w| w.form_mentee_title(),
            none,
        ),
        Field::new(
            "forms.mentee.intro",
            Kind::Text,
            |w| w.form_mentee_intro(),
            none,
        )
        .or_blank(),
        Field::new(
            "forms.mentee.pledge.text",
            Kind::Text,
            |w| w.form_mentee_pledge(),
            none,
        ),
        Field::new(
            "forms.mentee.pledge.hours_a_month",
            Kind::Number(0, 100),
            |w| w.pledge_mentee_hours(),
            none,
        ),
        Field::new(
            "forms.mentee.pledge.months",
            Kind::Number(1, 120),
            |w| w.pledge_mentee_months(),
            |w| w.pledge_months_hint(),
        )
        .or_gone(),
    ],
    lists: &[
        steps("mentor-form", "forms.mentor.steps", |w| {
            w.form_mentor_steps()
        }),
        steps("mentee-form", "forms.mentee.steps", |w| {
            w.form_mentee_steps()
        }),
        List {
            key: "questions",
            path: "questions",
            title: |w| w.questions_all(),
            lede: |w| w.questions_all_lede(),
            add: |w| w.questions_add(),
            new: |w| w.questions_new(),
            name: |_, _, item| tree::text(item, "label").to_string(),
            blank: r#"{"roles":["mentee","mentor"],"readers":"coordinators","used_for":["introduction"],"options":[]}"#,
            keyed: Some(("key", "label")),
            stays: |item| ["name", "email", "role"].contains(&tree::text(item, "kind")),
            open: as_it_is,
            close: back_as_it_is,
            order_matters: false,
            fields: &[
                Field::new("label", Kind::Line, |w| w.question_label(), none),
                Field::new("kind", Kind::One(KINDS), |w| w.question_kind(), none).when(is_new),
                Field::new(
                    "label_for_mentors",
                    Kind::Line,
                    |w| w.question_for_mentors(),
                    none,
                )
                .or_gone(),
                Field::new(
                    "label_for_mentees",
                    Kind::Line,
                    |w| w.question_for_mentees(),
                    none,
                )
                .or_gone(),
                Field::new("hint", Kind::Line, |w| w.question_hint(), none).or_gone(),
                Field::new(
                    "options",
                    Kind::Rows(OPTIONS, |w| w.option_add()),
                    |w| w.question_options(),
                    none,
                )
                .or_blank()
                .when(|item| {
                    is_new(item)
                        || (!tree::items(item, "options").is_empty()
                            && tree::get(item, "options_of").is_null())
                }),
                Field::new("roles", Kind::Any(ROLES), |w| w.question_roles(), none).when(may_vary),
                Field::new(
                    "required_of",
                    Kind::Any(ROLES),
                    |w| w.question_required(),
                    none,
                )
                .or_blank()
                .when(may_vary),
                Field::new(
                    "readers",
                    Kind::One(READERS),
                    |w| w.question_readers(),
                    |w| w.question_readers_hint(),
                ),
                Field::new("used_for", Kind::Any(USES), |w| w.question_uses(), none),
                Field::new(
                    "range_for_mentees",
                    Kind::Range(-1_000_000, 1_000_000),
                    |w| w.question_range_mentees(),
                    none,
                )
                .or_gone()
                .when(is_number),
                Field::new(
                    "range_for_mentors",
                    Kind::Range(-1_000_000, 1_000_000),
                    |w| w.question_range_mentors(),
                    none,
                )
                .or_gone()
                .when(is_number),
                Field::new(
                    "headers",
                    Kind::Lines,
                    |w| w.question_headers(),
                    |w| w.question_headers_hint(),
                )
                .or_blank(),
            ],
        },
    ],
};

const fn steps(key: &'static str, path: &'static str, title: crate::settings::shape::Say) -> List {
    List {
        key,
        path,
        title,
        lede: none,
        add: |w| w.steps_add(),
        new: |w| w.steps_new(),
        name: |_, _, item| tree::text(item, "title").to_string(),
        blank: r#"{"questions":[]}"#,
        keyed: None,
        stays: |_| false,
        open: as_it_is,
        close: back_as_it_is,
        order_matters: true,
        fields: STEP,
    }
}

const STEP: &[Field] = &[
    Field::new("title", Kind::Line, |w| w.step_title(), none),
    Field::new("questions", Kind::Questions, |w| w.step_questions(), none).or_blank(),
];

fn is_new(item: &Value) -> bool {
    tree::get(item, "key").is_null()
}

fn may_vary(item: &Value) -> bool {
    !["name", "email", "role"].contains(&tree::text(item, "kind"))
}

fn is_number(item: &Value) -> bool {
    ["number", "years", "places", "distance"].contains(&tree::text(item, "kind"))
}

/// Forms ask what exists and is for their role, and what is required of it.
fn ask_what_is_needed(template: &mut Value) {
    for role in ["mentor", "mentee"] {
        let has = |question: &Value, attribute: &str| {
            let roles = tree::items(question, attribute);
            roles.iter().any(|it| it.as_str() == Some(role))
        };
        let keys = |attribute: &str| -> Vec<String> {
            let all = tree::items(template, "questions").iter();
            let fit = all.filter(|question| has(question, attribute));
            fit.map(|question| tree::text(question, "key").to_string())
                .collect()
        };
        let (known, required) = (keys("roles"), keys("required_of"));
        let mut asked = Vec::new();
        let steps = tree::items_mut(template, &format!("forms.{role}.steps"));
        for step in steps.iter_mut() {
            let questions = tree::items_mut(step, "questions");
            questions.retain(|it| {
                let key = it.as_str().unwrap_or_default().to_string();
                let stays = known.contains(&key) && !asked.contains(&key);
                asked.push(key);
                stays
            });
        }
        let main = steps
            .iter_mut()
            .rev()
            .find(|step| tree::get(step, "extra") != &json!(true));
        if let Some(step) = main {
            let forgotten = required.into_iter().filter(|key| !asked.contains(key));
            tree::items_mut(step, "questions").extend(forgotten.map(|key| json!(key)));
        }
    }
}
