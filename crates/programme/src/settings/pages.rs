//! Pages of the settings: the list of subjects, one page for each, and one for each thing in a list.

pub mod coordinators;
pub mod file;
pub mod item;
pub mod list;
pub(crate) mod rows;
pub(crate) mod saving;
pub mod subject;

use dyad_people::account::Organisation;
use serde_json::Value;

use super::beside::{self, Beside};
use super::{Act, Change, tree};
use crate::cohort::Cohort;
use crate::programme::Programme;
use crate::template::Template;
use crate::words::Words;

/// A line of history as it is read.
pub(crate) struct Line {
    pub(crate) when: String,
    pub(crate) machine: String,
    pub(crate) sentence: String,
}

/// The history in words.
pub(crate) fn lines(words: Words, changes: &[Change], zone: &str) -> Vec<Line> {
    let line = |change: &Change| Line {
        when: change.at.date(zone),
        machine: change.at.machine(),
        sentence: sentence(words, change),
    };
    changes.iter().map(line).collect()
}

/// "Ada Lind changed “Purpose”."
pub(crate) fn sentence(words: Words, change: &Change) -> String {
    let (who, what) = (change.by_name.as_str(), change.thing.as_str());
    match change.act {
        Act::Opened => words.did_open(who),
        Act::Changed => words.did_change(who, what),
        Act::Added => words.did_add(who, what),
        Act::Removed => words.did_remove(who, what),
        Act::Moved => words.did_move(who, what),
        Act::Restored => words.did_restore(who, what),
        Act::Undone => words.did_undo(who, what),
        Act::Published => words.did_publish(who),
        Act::Paused => words.did_pause(who),
        Act::Resumed => words.did_resume(who),
        Act::Archived => words.did_archive(who),
        Act::Reopened => words.did_reopen(who),
        Act::Went => words.did_go_on(who, what),
        Act::Kept => words.did_keep(who, what),
        Act::Appointed if who == what => words.did_appoint_self(who),
        Act::SteppedDown if who == what => words.did_step_down_self(who),
        Act::Appointed => words.did_appoint(who, what),
        Act::SteppedDown => words.did_step_down(who, what),
    }
}

/// A programme's template, and what lies beside it, as JSON: as it is, and what it is compared with.
pub(crate) struct Both {
    pub(crate) now: Value,
    pub(crate) then: Value,
}

impl Both {
    pub(crate) fn of(
        programme: &Programme,
        cohort: &Cohort,
        organisation: Option<&Organisation>,
    ) -> Self {
        let own = Beside::of(programme, cohort);
        let json = |template: &Template, beside: &Beside| {
            let mut value = serde_json::to_value(template).unwrap_or(Value::Null);
            let beside = serde_json::to_value(beside).unwrap_or(Value::Null);
            tree::set(&mut value, beside::KEY, beside);
            value
        };
        Self {
            then: json(&programme.origin, &own.model(organisation)),
            now: json(&programme.template, &own),
        }
    }
}
