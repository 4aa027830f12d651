//! How binding each part of the year is.

use super::LEVEL;
use crate::settings::shape::{Field, Kind, Pick, Subject, fits, nothing_follows};

const OVERSIGHT: &[Pick] = &[
    Pick("light", |w| w.oversight_light()),
    Pick("standard", |w| w.oversight_standard()),
    Pick("close", |w| w.oversight_close()),
];

const ORGANISER: &[Pick] = &[
    Pick("mentor", |w| w.organiser_mentor()),
    Pick("mentee", |w| w.organiser_mentee()),
    Pick("alternate", |w| w.organiser_alternate()),
    Pick("agreed", |w| w.organiser_agreed()),
];

const LEVELS_ARE: Kind = Kind::One(LEVEL);

/// The subject.
pub(crate) static LEVELS: Subject = Subject {
    key: "levels",
    title: |w| w.levels_title(),
    lede: |w| w.levels_lede(),
    owns: &["levels", "policy.oversight", "policy.organiser"],
    settle: nothing_follows,
    check: fits,
    lists: &[],
    fields: &[
        Field::new(
            "levels.orientation",
            LEVELS_ARE,
            |w| w.levels_orientation(),
            |w| w.levels_orientation_hint(),
        ),
        Field::new(
            "levels.first_contact",
            LEVELS_ARE,
            |w| w.levels_first_contact(),
            |w| w.levels_first_contact_hint(),
        ),
        Field::new(
            "levels.contact_cards",
            LEVELS_ARE,
            |w| w.levels_contact_cards(),
            |w| w.levels_contact_cards_hint(),
        ),
        Field::new(
            "levels.resume",
            LEVELS_ARE,
            |w| w.levels_resume(),
            |w| w.levels_resume_hint(),
        ),
        Field::new(
            "levels.envelope",
            LEVELS_ARE,
            |w| w.levels_envelope(),
            |w| w.levels_envelope_hint(),
        ),
        Field::new(
            "levels.agreement",
            LEVELS_ARE,
            |w| w.levels_agreement(),
            |w| w.levels_agreement_hint(),
        ),
        Field::new(
            "levels.goal",
            LEVELS_ARE,
            |w| w.levels_goal(),
            |w| w.levels_goal_hint(),
        ),
        Field::new(
            "levels.goal_measure",
            LEVELS_ARE,
            |w| w.levels_goal_measure(),
            |w| w.levels_goal_measure_hint(),
        ),
        Field::new(
            "levels.next_talk",
            LEVELS_ARE,
            |w| w.levels_next_talk(),
            |w| w.levels_next_talk_hint(),
        ),
        Field::new(
            "levels.quick_updates",
            LEVELS_ARE,
            |w| w.levels_quick_updates(),
            |w| w.levels_quick_updates_hint(),
        ),
        Field::new(
            "levels.check_ins",
            LEVELS_ARE,
            |w| w.levels_check_ins(),
            |w| w.levels_check_ins_hint(),
        ),
        Field::new(
            "levels.surveys",
            LEVELS_ARE,
            |w| w.levels_surveys(),
            |w| w.levels_surveys_hint(),
        ),
        Field::new(
            "levels.closing",
            LEVELS_ARE,
            |w| w.levels_closing(),
            |w| w.levels_closing_hint(),
        ),
        Field::new(
            "levels.more_for_the_two",
            LEVELS_ARE,
            |w| w.levels_more_for_the_two(),
            |w| w.levels_more_for_the_two_hint(),
        ),
        Field::new(
            "policy.oversight",
            Kind::One(OVERSIGHT),
            |w| w.levels_oversight(),
            |w| w.levels_oversight_hint(),
        ),
        Field::new(
            "policy.organiser",
            Kind::One(ORGANISER),
            |w| w.levels_organiser(),
            |w| w.levels_organiser_hint(),
        ),
    ],
};
