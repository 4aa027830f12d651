//! Settings: everything that a programme's template holds, editable on a page for each subject.
//!
//! A subject is a table of fields and lists ([`shape`]), each with its path in the template as JSON.
//! The pages are made from these tables, so a new attribute of the template is one more row. Whatever
//! is saved is read back into a [`Template`] and checked: no programme can hold one that isn't sound.

pub(crate) mod beside;
pub(crate) mod change;
pub(crate) mod difference;
pub mod pages;
pub(crate) mod reading;
pub(crate) mod sentences;
pub(crate) mod shape;
pub(crate) mod store;
pub(crate) mod subjects;
pub(crate) mod tree;

use dyad_people::account::{Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::id;
use dyad_platform::problem::Problem;

use crate::programme::ProgrammeId;

id!(
    /// A change of a programme's settings.
    ChangeId
);

/// How long the last change of a subject is offered to be undone.
pub(crate) const UNDO: Span = Span::minutes(10);

/// What was done to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// The programme was opened.
    Opened,
    /// Something was given other words or values.
    Changed,
    /// Something was added.
    Added,
    /// Something was taken away.
    Removed,
    /// Something was put elsewhere in its list.
    Moved,
    /// Something is as in the template again.
    Restored,
    /// A change was taken back.
    Undone,
    /// The programme was published.
    Published,
    /// Applications were stopped for a while.
    Paused,
    /// They go on.
    Resumed,
    /// The programme was archived.
    Archived,
    /// It was brought back.
    Reopened,
    /// Somebody coordinates now.
    Appointed,
    /// Somebody no longer coordinates.
    SteppedDown,
    /// The next cohort was begun.
    Went,
    /// Letters into it were kept back.
    Kept,
}

/// One line of a programme's history.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) id: ChangeId,
    pub(crate) subject: String,
    pub(crate) act: Act,
    /// What it was done to, in the words of its page.
    pub(crate) thing: String,
    /// What the subject held before, as JSON; absent where nothing can be put back.
    pub(crate) before: Option<String>,
    pub(crate) by: PersonId,
    pub(crate) by_name: String,
    pub(crate) at: Moment,
}

impl Change {
    /// Whether `person` is offered to undo it.
    pub(crate) fn can_be_undone_by(&self, person: &PersonId, now: Moment) -> bool {
        self.before.is_some() && self.by == *person && now < self.at + UNDO
    }
}

/// What is noted of a change.
pub(crate) struct Noted<'n> {
    pub(crate) subject: &'n str,
    pub(crate) act: Act,
    pub(crate) thing: &'n str,
    pub(crate) before: Option<String>,
}

/// Notes that something was done which no button of the settings takes back.
pub(crate) async fn note(
    tx: &mut Tx,
    app: &App,
    programme: &ProgrammeId,
    by: &Person,
    act: Act,
    thing: &str,
) -> Result<(), Problem> {
    let change = Noted {
        subject: "",
        act,
        thing,
        before: None,
    };
    note_change(tx, app, programme, by, change).await
}

/// Notes a change in the history of a programme.
pub(crate) async fn note_change(
    tx: &mut Tx,
    app: &App,
    programme: &ProgrammeId,
    by: &Person,
    noted: Noted<'_>,
) -> Result<(), Problem> {
    let change = Change {
        id: ChangeId::new(&app.chance, app.now()),
        subject: noted.subject.into(),
        act: noted.act,
        thing: noted.thing.into(),
        before: noted.before,
        by: by.id.clone(),
        by_name: by.name.clone(),
        at: app.now(),
    };
    Ok(store::add(tx, programme, &change).await?)
}

const ACTS: [(Act, &str); 16] = [
    (Act::Opened, "opened"),
    (Act::Changed, "changed"),
    (Act::Added, "added"),
    (Act::Removed, "removed"),
    (Act::Moved, "moved"),
    (Act::Restored, "restored"),
    (Act::Undone, "undone"),
    (Act::Published, "published"),
    (Act::Paused, "paused"),
    (Act::Resumed, "resumed"),
    (Act::Archived, "archived"),
    (Act::Reopened, "reopened"),
    (Act::Appointed, "appointed"),
    (Act::SteppedDown, "stepped_down"),
    (Act::Went, "went_on"),
    (Act::Kept, "kept_back"),
];

impl Act {
    /// As it stands in the table.
    pub(crate) fn as_str(self) -> &'static str {
        ACTS.iter()
            .find(|(act, _)| *act == self)
            .map_or("", |(_, text)| text)
    }

    /// Reads it from the table.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        ACTS.iter()
            .find(|(_, known)| *known == text)
            .map(|(act, _)| *act)
    }
}
