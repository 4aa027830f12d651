//! Paths of this chapter.

use dyad_pairing::partnership::PartnershipId;

use crate::goal::GoalId;
use crate::meeting::MeetingId;

pub use dyad_pairing::urls::pair;

/// Where words for the partner are sent to.
#[must_use]
pub fn messages(partnership: &PartnershipId) -> String {
    format!("{}/messages", pair(partnership))
}

/// Where somebody says that the two are in touch elsewhere.
#[must_use]
pub fn touch(partnership: &PartnershipId) -> String {
    format!("{}/touch", pair(partnership))
}

/// Where somebody says how their partner can reach them.
#[must_use]
pub fn card(partnership: &PartnershipId) -> String {
    format!("{}/card", pair(partnership))
}

/// The home with another opener in the box; the first is number 1.
#[must_use]
pub fn with_opener(partnership: &PartnershipId, number: usize) -> String {
    format!("{}?opener={number}", pair(partnership))
}

/// The home with words from before `cursor`.
#[must_use]
pub fn earlier(partnership: &PartnershipId, cursor: &str) -> String {
    format!("{}?before={cursor}#conversation", pair(partnership))
}

/// The pair's agreement.
#[must_use]
pub fn agreement(partnership: &PartnershipId) -> String {
    format!("{}/agreement", pair(partnership))
}

/// One version of it.
#[must_use]
pub fn agreement_version(partnership: &PartnershipId, number: impl std::fmt::Display) -> String {
    format!("{}?version={number}", agreement(partnership))
}

/// The seven sentences of a first talk.
#[must_use]
pub fn first_talk(partnership: &PartnershipId) -> String {
    format!("{}/first-talk", agreement(partnership))
}

/// One of its clauses; a new one where `key` is empty.
#[must_use]
pub fn clause(partnership: &PartnershipId, key: &str) -> String {
    if key.is_empty() {
        format!("{}/clause", agreement(partnership))
    } else {
        format!("{}/clause?of={key}", agreement(partnership))
    }
}

/// Where a draft is put up for signing.
#[must_use]
pub fn put_up(partnership: &PartnershipId) -> String {
    format!("{}/proposal", agreement(partnership))
}

/// Where it is signed.
#[must_use]
pub fn sign(partnership: &PartnershipId) -> String {
    format!("{}/signature", agreement(partnership))
}

/// Where the next version is begun.
#[must_use]
pub fn next_version(partnership: &PartnershipId) -> String {
    format!("{}/draft", agreement(partnership))
}

/// The pair's talks.
#[must_use]
pub fn meetings(partnership: &PartnershipId) -> String {
    format!("{}/meetings", pair(partnership))
}

/// Where times are put up for a new talk.
#[must_use]
pub fn propose_times(partnership: &PartnershipId) -> String {
    format!("{}/new", meetings(partnership))
}

/// Where a talk is noted that took place without a date here.
#[must_use]
pub fn log_talk(partnership: &PartnershipId) -> String {
    format!("{}/held", meetings(partnership))
}

/// One talk.
#[must_use]
pub fn meeting(partnership: &PartnershipId, meeting: &MeetingId) -> String {
    format!("{}/{meeting}", meetings(partnership))
}

/// Where other times are put up for it.
#[must_use]
pub fn move_talk(partnership: &PartnershipId, of: &MeetingId) -> String {
    format!("{}/move", meeting(partnership, of))
}

/// Where one of its times is picked.
#[must_use]
pub fn pick_time(partnership: &PartnershipId, of: &MeetingId) -> String {
    format!("{}/time", meeting(partnership, of))
}

/// Where somebody says what came of it.
#[must_use]
pub fn word_on_talk(partnership: &PartnershipId, of: &MeetingId) -> String {
    format!("{}/word", meeting(partnership, of))
}

/// Where it is called off.
#[must_use]
pub fn call_talk_off(partnership: &PartnershipId, of: &MeetingId) -> String {
    format!("{}/off", meeting(partnership, of))
}

/// Where somebody writes about it.
#[must_use]
pub fn lines_on_talk(partnership: &PartnershipId, of: &MeetingId) -> String {
    format!("{}/lines", meeting(partnership, of))
}

/// A talk by the link of a letter.
#[must_use]
pub fn talk_by_link(secret: &str) -> String {
    format!("/talk/{secret}")
}

/// What the two work towards.
#[must_use]
pub fn goals(partnership: &PartnershipId) -> String {
    format!("{}/goals", pair(partnership))
}

/// Where something is done to a goal.
#[must_use]
pub(crate) fn goal(partnership: &PartnershipId, goal: &GoalId) -> String {
    format!("{}/{goal}", goals(partnership))
}

/// Where it gets other words.
#[must_use]
pub(crate) fn reword_goal(partnership: &PartnershipId, of: &GoalId) -> String {
    format!("{}/words", goal(partnership, of))
}

/// Where somebody asks to go on, back, or to look back.
#[must_use]
pub fn phase(partnership: &PartnershipId) -> String {
    format!("{}/phase", pair(partnership))
}
