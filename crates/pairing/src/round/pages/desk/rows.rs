//! A pair as the desk shows it: its reason, and how its answers stand once it is released.

use dyad_people::account::{PersonId, first_name};
use dyad_platform::clock::Moment;
use dyad_programme::programme::Programme;
use dyad_programme::template::Template;

use crate::partnership::Role;
use crate::proposal::listing::Listed;
use crate::proposal::{ProposalId, State, by_phone};
use crate::round::Round;
use crate::round::edit::Hand;
use crate::round::reasons::wording::{self, View, held, rows, sentence};
use crate::words::Words;

/// A line of the table.
pub(super) struct Row {
    pub(super) id: ProposalId,
    pub(super) mentee: String,
    pub(super) mentor: String,
    pub(super) sentence: String,
    pub(super) score: i64,
    /// How the answers stand; nothing in a draft.
    pub(super) state: String,
    /// Whether a coordinator keeps it as it is.
    pub(super) is_locked: bool,
    /// Whose yes by phone may be noted.
    pub(super) may_note: Option<String>,
    /// Why somebody said "not now", in their words.
    pub(super) reason: String,
}

/// A pair looked at closely.
pub(super) struct Opened {
    pub(super) id: ProposalId,
    pub(super) mentee: String,
    pub(super) mentor: String,
    pub(super) bars: Vec<wording::Row>,
    pub(super) held: Vec<(String, String)>,
    pub(super) score: i64,
    pub(super) most: i64,
}

impl Row {
    /// A coordinator who is one of the two sees the pair, but no answers (INV-07).
    pub(super) fn of(
        words: Words,
        programme: &Programme,
        round: &Round,
        reader: (&PersonId, Moment),
        hand: &Hand,
        listed: &Listed,
    ) -> Self {
        let (me, now) = reader;
        let it = &listed.proposal;
        let is_mine = it.side_of(me).is_some();
        let state = if is_mine && it.state != State::Suggested {
            words.desk_yours()
        } else {
            stands(words, programme, round, listed)
        };
        let reason = listed.decline_reason.clone().filter(|_| !is_mine);
        let may_note = by_phone::may_note(it, me, now).map(|side| match side {
            Role::Mentor => listed.mentor.clone(),
            Role::Mentee => listed.mentee.clone(),
        });
        Self {
            may_note,
            id: it.id.clone(),
            mentee: listed.mentee.clone(),
            mentor: listed.mentor.clone(),
            sentence: sentence(words, &programme.template, &it.reasons, View::Desk),
            score: it.score,
            state,
            is_locked: hand.holds(&it.mentee_id, &it.mentor_id),
            reason: reason.unwrap_or_default(),
        }
    }
}

impl Opened {
    pub(super) fn of(words: Words, template: &Template, listed: &Listed) -> Self {
        let it = &listed.proposal;
        Self {
            id: it.id.clone(),
            mentee: listed.mentee.clone(),
            mentor: listed.mentor.clone(),
            bars: rows(words, template, &it.reasons),
            held: held(words, template, &it.reasons),
            score: it.score,
            most: it.reasons.most().max(1),
        }
    }
}

fn stands(words: Words, programme: &Programme, round: &Round, listed: &Listed) -> String {
    let it = &listed.proposal;
    let (mentee, mentor) = wording::short_names(&listed.mentee, &listed.mentor);
    let name = |side| match side {
        Role::Mentor => first_name(mentor),
        Role::Mentee => first_name(mentee),
    };
    let day = |at: Option<dyad_platform::clock::Moment>| {
        at.map(|at| at.date(&programme.zone)).unwrap_or_default()
    };
    let talk = it
        .wants_to_talk
        .map(|side| words.desk_wants_to_talk(name(side)));
    let heard = it.heard.as_ref().map(|it| (it.side, day(Some(it.at))));
    let stands = match (it.state, it.declined_by) {
        (State::Suggested, _) => return String::new(),
        (State::MentorAsked, _) if heard.as_ref().is_some_and(|it| it.0 == Role::Mentor) => words
            .desk_heard(
                mentor,
                heard.unwrap_or((Role::Mentor, String::new())).1,
                day(it.expires_at),
            ),
        (State::MenteeAsked, _) if heard.as_ref().is_some_and(|it| it.0 == Role::Mentee) => words
            .desk_heard(
                mentee,
                heard.unwrap_or((Role::Mentee, String::new())).1,
                day(it.expires_at),
            ),
        (State::MentorAsked, _) => {
            words.desk_waits_for(mentor, day(round.released_at), day(it.expires_at))
        }
        (State::MenteeAsked, _) => words.desk_mentor_said_yes(
            mentor,
            day(it.mentor_answered_at),
            mentee,
            day(it.expires_at),
        ),
        (State::BothOk, _) => words.desk_both_said_yes(day(it.mentee_answered_at)),
        (State::Declined, Some(Role::Mentee)) => {
            words.desk_not_now(mentee, day(it.mentee_answered_at))
        }
        (State::Declined, _) => words.desk_not_now(mentor, day(it.mentor_answered_at)),
        (State::Expired, _) if it.mentor_answered_at.is_some() => {
            words.desk_no_answer(mentee, day(it.expires_at))
        }
        (State::Expired, _) => words.desk_no_answer(mentor, day(it.expires_at)),
        (State::Withdrawn, _) => words.desk_no_place(mentor),
    };
    match talk {
        Some(talk) if matches!(it.state, State::MentorAsked | State::MenteeAsked) => {
            format!("{talk} {stands}")
        }
        _ => stands,
    }
}
