//! Letters of this chapter. What a letter says of the other one was shown to a possible partner and
//! chosen from lists; nothing that somebody typed, but their name, goes into a mail.

use dyad_people::account::{Person, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::partnership::Role;
use crate::proposal::telling::Told;
use crate::words::Words;

pub mod sender;

/// The longest subject.
const SUBJECT: usize = 60;

/// What a pair's first letter says.
pub struct Beginning<'t> {
    /// What its reader is told.
    pub told: &'t Told,
    /// The pair's home.
    pub link: &'t str,
    /// When the partnership is meant to end.
    pub ends_at: Moment,
    /// Whether the reader shares their address.
    pub mine_is_shared: bool,
    /// Whether the partner shares theirs.
    pub theirs_is_shared: bool,
}

/// The question to one side (N-07).
#[must_use]
pub fn ask(told: &Told, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let (name, first) = (told.other.name.as_str(), told.other_first());
    let programme = told.programme.name.as_str();
    let (subject, short, opening) = match told.side {
        Role::Mentor if told.requested => (
            words.request_subject(name),
            words.request_subject(first),
            words.request_opening(name, programme),
        ),
        Role::Mentor => (
            words.ask_mentor_subject(name),
            words.ask_mentor_subject(first),
            words.ask_mentor_opening(programme, name),
        ),
        Role::Mentee => (
            words.ask_mentee_subject(name),
            words.ask_mentee_subject(first),
            words.ask_mentee_opening(programme, name),
        ),
    };
    let mut paragraphs = vec![opening];
    if !told.in_short.is_empty() {
        paragraphs.push(words.ask_about(first, told.in_short.as_str()));
    }
    paragraphs.push(words.ask_why(told.why.as_str()));
    paragraphs.push(words.ask_time(told.time(), told.texts().not_asked.as_str()));
    let day = told.until_day();
    let silence = match told.side {
        Role::Mentor if told.requested => words.request_silence(first),
        Role::Mentor => words.ask_mentor_silence(first),
        Role::Mentee => words.ask_mentee_silence(first),
    };
    Draft {
        notice: "N-07",
        subject: subject_of(subject, short),
        paragraphs,
        button: Some((words.ask_button(), link.into())),
        after: vec![words.ask_by(day.as_str()), silence],
        small_print: small_print(words, told, Some(words.ask_link(day.as_str()))),
        ..bare(words, told)
    }
}

/// The question again, once, when half of the time has gone by (N-08).
#[must_use]
pub fn remind(told: &Told, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let (first, day) = (told.other_first(), told.until_day());
    let asked = ask(told, link);
    let opening = match told.side {
        Role::Mentor if told.requested => {
            words.request_opening(first, told.programme.name.as_str())
        }
        Role::Mentor => words.remind_mentor(told.programme.name.as_str(), first),
        Role::Mentee => words.remind_mentee(told.programme.name.as_str(), first),
    };
    Draft {
        notice: "N-08",
        paragraphs: vec![opening, words.ask_why(told.why.as_str())],
        after: vec![words.remind_after(day.as_str())],
        ..asked
    }
}

/// One tap after a yes by phone (N-07).
#[must_use]
pub fn confirm(told: &Told, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let day = told.until_day();
    let first = told.other_first();
    let by = told
        .coordinator
        .as_ref()
        .map_or(told.organisation.as_str(), Person::first_name);
    Draft {
        notice: "N-07",
        subject: subject_of(words.confirm_subject(first), words.confirm_subject_short()),
        paragraphs: vec![
            words.confirm_opening(by, told.other.name.as_str(), told.programme.name.as_str()),
            words.confirm_next(),
        ],
        button: Some((words.confirm_button(), link.into())),
        small_print: small_print(words, told, Some(words.ask_link(day.as_str()))),
        ..bare(words, told)
    }
}

/// Whether there is room for one more (N-38).
pub struct OneMore<'o> {
    /// Who is asked.
    pub mentor: &'o Person,
    /// In which programme.
    pub programme: &'o str,
    /// Of which organisation.
    pub organisation: &'o str,
    /// Who asks, and answers questions.
    pub coordinator: &'o Person,
    /// What a mentor's time comes to.
    pub time: &'o str,
    /// The page with the two answers.
    pub link: &'o str,
    /// The last day to answer.
    pub day: &'o str,
}

/// Asks a mentor for one more place (N-38).
#[must_use]
pub fn one_more_place(asked: &OneMore<'_>) -> Draft {
    let words = Words(ENGLISH);
    let coordinator = asked.coordinator;
    Draft {
        notice: "N-38",
        from_name: asked.organisation.into(),
        to: (asked.mentor.name.clone(), asked.mentor.address.clone()),
        reply_to: None,
        subject: words.place_subject(),
        greeting: words.letter_greeting(asked.mentor.first_name()),
        paragraphs: vec![
            words.place_opening(asked.programme),
            words.place_time(asked.time),
        ],
        button: Some((words.place_button(), asked.link.into())),
        after: vec![words.place_silence(asked.day)],
        signed: words.letter_signed(coordinator.name.as_str(), asked.organisation),
        small_print: vec![
            words.ask_link(asked.day),
            words.letter_replies_nowhere(),
            words.letter_ask(coordinator.first_name(), coordinator.address.as_str()),
        ],
    }
}

/// It did not come about (N-09): the same words whatever the reason.
#[must_use]
pub fn came_to_nothing(told: &Told, next: &str) -> Draft {
    let words = Words(ENGLISH);
    let (programme, first) = (told.programme.name.as_str(), told.other_first());
    if told.requested {
        return Draft {
            notice: "N-09",
            subject: subject_of(words.lapsed_subject(first), words.nothing_subject_short()),
            paragraphs: vec![words.lapsed_opening(first), words.lapsed_next()],
            button: Some((words.lapsed_button(), next.into())),
            small_print: small_print(words, told, None),
            ..bare(words, told)
        };
    }
    let paragraphs = match told.side {
        Role::Mentor => vec![
            words.nothing_mentor(programme, first),
            words.nothing_mentor_next(),
        ],
        Role::Mentee => vec![words.nothing_mentee(programme), words.nothing_mentee_next()],
    };
    Draft {
        notice: "N-09",
        subject: subject_of(
            words.nothing_subject(programme),
            words.nothing_subject_short(),
        ),
        paragraphs,
        small_print: small_print(words, told, None),
        ..bare(words, told)
    }
}

/// A partnership began (N-12). Replies go to the partner only where both shared their address.
#[must_use]
pub fn began(beginning: &Beginning<'_>) -> Draft {
    let words = Words(ENGLISH);
    let Beginning {
        told,
        link,
        ends_at,
        mine_is_shared,
        theirs_is_shared,
    } = beginning;
    let (name, first) = (told.other.name.as_str(), told.other_first());
    let end = ends_at.date(&told.programme.zone);
    let opening = match told.side {
        Role::Mentor => words.began_mentor(name, end),
        Role::Mentee => words.began_mentee(name, end),
    };
    let next = match told.side {
        Role::Mentor => words.began_mentor_next(first),
        Role::Mentee => words.began_mentee_next(first),
    };
    let address = told.other.address.as_str();
    let mut after = Vec::new();
    if *theirs_is_shared {
        after.push(words.began_address(first, address));
    }
    let both = *mine_is_shared && *theirs_is_shared;
    let replies = if both {
        words.letter_replies_to(first)
    } else {
        words.letter_replies_nowhere()
    };
    let mut small_print = vec![words.began_private(first), replies];
    small_print.extend(ask_line(words, told.coordinator.as_ref()));
    Draft {
        notice: "N-12",
        reply_to: both.then(|| told.other.address.clone()),
        subject: subject_of(words.began_subject(name), words.began_subject(first)),
        paragraphs: vec![opening, next],
        button: Some((words.began_button(), (*link).into())),
        after,
        small_print,
        ..bare(words, told)
    }
}

/// Somebody would like to talk before they answer (N-43), to a coordinator.
#[must_use]
pub fn wants_to_talk(told: &Told, coordinator: &Person, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let name = told.me.name.as_str();
    let first = first_name(name);
    Draft {
        notice: "N-43",
        to: (coordinator.name.clone(), coordinator.address.clone()),
        greeting: words.letter_greeting(coordinator.first_name()),
        subject: subject_of(words.talk_subject(name), words.talk_subject(first)),
        paragraphs: vec![
            words.talk_opening(name, told.programme.name.as_str(), told.until_day()),
            words.talk_next(first, told.me.address.as_str()),
        ],
        button: Some((words.talk_button(), link.into())),
        signed: told.organisation.clone(),
        small_print: vec![words.letter_replies_nowhere()],
        ..bare(words, told)
    }
}

/// What all of these letters have in common.
fn bare(words: Words, told: &Told) -> Draft {
    let organisation = told.organisation.as_str();
    Draft {
        notice: "",
        from_name: organisation.into(),
        to: (told.me.name.clone(), told.me.address.clone()),
        reply_to: None,
        subject: String::new(),
        greeting: words.letter_greeting(told.me.first_name()),
        paragraphs: Vec::new(),
        button: None,
        after: Vec::new(),
        signed: told.coordinator.as_ref().map_or_else(
            || organisation.to_owned(),
            |coordinator| words.letter_signed(coordinator.name.as_str(), organisation),
        ),
        small_print: Vec::new(),
    }
}

fn small_print(words: Words, told: &Told, link: Option<String>) -> Vec<String> {
    let mut lines: Vec<String> = link.into_iter().collect();
    lines.push(words.letter_replies_nowhere());
    lines.extend(ask_line(words, told.coordinator.as_ref()));
    lines
}

fn ask_line(words: Words, coordinator: Option<&Person>) -> Option<String> {
    coordinator.map(|person| words.letter_ask(person.first_name(), person.address.as_str()))
}

/// The subject, or the shorter one where it is too long, cut where that is, too.
pub(crate) fn subject_of(subject: String, shorter: String) -> String {
    if subject.chars().count() <= SUBJECT {
        return subject;
    }
    if shorter.chars().count() <= SUBJECT {
        return shorter;
    }
    let cut: String = shorter.chars().take(SUBJECT - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_has_at_most_sixty_characters() {
        let words = Words(ENGLISH);
        let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(3);
        let name = format!("Ada {long}");
        let subject = |name: &str, first: &str| {
            subject_of(
                words.ask_mentor_subject(name),
                words.ask_mentor_subject(first),
            )
        };
        assert_eq!(
            subject("Tomás Vidal", "Tomás"),
            words.ask_mentor_subject("Tomás Vidal")
        );
        assert_eq!(subject(&name, "Ada"), words.ask_mentor_subject("Ada"));
        let cut = subject(&long, &long);
        assert_eq!(cut.chars().count(), 60);
        assert!(cut.ends_with('…'));
    }
}
