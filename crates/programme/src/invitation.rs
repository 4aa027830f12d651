//! An invitation to mentor, where places are short. It is prepared first and leaves with others, like
//! answers do; there is one reminder, and whoever asks not to be written to again never is.

use dyad_people::account::tidy_address;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;
use serde::{Deserialize, Serialize};

use crate::cohort::{Applying, CohortId};

pub(crate) mod gathering;
pub mod jobs;
pub(crate) mod letters;
pub mod pages;
pub(crate) mod store;

id!(
    /// An invitation.
    InvitationId
);
id!(
    /// Invitations that leave together.
    InvitationReleaseId
);

/// How long invitations that were sent can be taken back.
pub(crate) const TAKE_BACK: Span = Span::minutes(10);
/// So long after the letter comes the one reminder.
pub(crate) const REMIND_AFTER: Span = Span::days(7);
/// The reminder leaves at least so long before nobody can apply any more.
const ROOM_TO_APPLY: Span = Span::days(2);
/// The hours in which a reminder is welcome.
const WAKING: std::ops::Range<i8> = 8..20;
/// Nobody hears from two programmes within this time.
pub(crate) const QUIET: Span = Span::days(30);
/// So many a programme can invite within a day.
pub(crate) const A_DAY: i64 = 200;
/// The longest sentence.
const LONGEST: usize = 600;

/// As what the programme knows somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KnownAs {
    /// A mentor of an earlier cohort.
    Mentor,
    /// A mentee of an earlier cohort.
    Mentee,
}

/// Whom a letter goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Whom {
    /// Their name; empty where only the address is known.
    pub(crate) name: String,
    /// Their address.
    pub(crate) address: String,
}

/// An invitation.
#[derive(Clone, Debug)]
pub(crate) struct Invitation {
    pub(crate) id: InvitationId,
    pub(crate) cohort_id: CohortId,
    pub(crate) whom: Whom,
    pub(crate) digest: String,
    /// Key of the field in which places are short; may be empty.
    pub(crate) field: String,
    /// The sentence that a coordinator wrote.
    pub(crate) words: String,
    pub(crate) known_as: Option<KnownAs>,
}

/// Invitations that leave together.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Release {
    pub(crate) id: InvitationReleaseId,
    pub(crate) cohort_id: CohortId,
    pub(crate) made_at: Moment,
    pub(crate) leaves_at: Moment,
    pub(crate) taken_back_at: Option<Moment>,
    pub(crate) size: i64,
    /// How many of them have left.
    pub(crate) sent: i64,
}

impl KnownAs {
    /// The name in tables.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Mentee => "mentee",
        }
    }

    /// The one with this name.
    pub(crate) fn of(key: &str) -> Option<Self> {
        [Self::Mentor, Self::Mentee]
            .into_iter()
            .find(|known| known.key() == key)
    }
}

impl Release {
    /// Whether it can still be taken back.
    pub(crate) fn is_held(&self, now: Moment) -> bool {
        self.taken_back_at.is_none() && self.sent == 0 && now < self.leaves_at
    }
}

/// What was pasted, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pasted {
    /// Everybody with an address, each once.
    pub(crate) people: Vec<Whom>,
    /// What holds no address.
    pub(crate) unread: Vec<String>,
}

/// Reads pasted lines: an address alone, with a name before or after it, several in one line, or the
/// cells of a spreadsheet.
pub(crate) fn pasted(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let before = pasted.people.len();
        let many = line.matches('@').count() > 1;
        let pieces: Vec<&str> = match many {
            true => line.split([',', ';', '\t']).collect(),
            false => vec![line],
        };
        let mut name = String::new();
        let mut has_address = false;
        for piece in pieces {
            match one(piece) {
                Some(mut whom) => {
                    has_address = true;
                    if whom.name.is_empty() {
                        whom.name = std::mem::take(&mut name);
                    }
                    name.clear();
                    let is_there = |it: &Whom| it.address == whom.address;
                    if !pasted.people.iter().any(is_there) {
                        pasted.people.push(whom);
                    }
                }
                None => name = named(piece),
            }
        }
        if !has_address && pasted.people.len() == before {
            pasted.unread.push(line.to_string());
        }
    }
    pasted
}

/// Somebody in a piece of a line that holds one address at most.
fn one(piece: &str) -> Option<Whom> {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')');
    let written = piece.split(apart).find(|word| word.contains('@'))?;
    let written = written.trim_start_matches("mailto:");
    let address = tidy_address(written)?;
    Some(Whom {
        name: named(&piece.replace(written, " ")),
        address,
    })
}

/// A name without what stands around it in a list.
fn named(text: &str) -> String {
    let apart =
        |c: char| matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')' | ':') || c.is_whitespace();
    let words: Vec<&str> = text
        .split(apart)
        .filter(|word| !word.is_empty() && *word != "mailto")
        .collect();
    words.join(" ")
}

/// A sentence that can stand in a letter; nothing where nothing was written or too much.
pub(crate) fn tidy(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.chars().count() <= LONGEST).then_some(words)
}

/// What becomes of the reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reminder {
    /// It leaves.
    Now,
    /// Not at this hour.
    Later,
    /// There is nothing to remind of any more.
    Never,
}

/// Whether somebody is reminded now: only while they can still apply, and at a time of day at which
/// people of `zone` are awake. `has_come` says that they applied, or asked not to be written to.
pub(crate) fn reminder(applying: Applying, has_come: bool, now: Moment, zone: &str) -> Reminder {
    let (Applying::Open(until) | Applying::Late(until)) = applying else {
        return Reminder::Never;
    };
    if has_come || now + ROOM_TO_APPLY > until {
        Reminder::Never
    } else if WAKING.contains(&now.in_zone(zone).hour()) {
        Reminder::Now
    } else {
        Reminder::Later
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whom(name: &str, address: &str) -> Whom {
        Whom {
            name: name.into(),
            address: address.into(),
        }
    }

    #[test]
    fn addresses_are_found_however_they_were_pasted() {
        let read = pasted(
            "Name,E-mail\n\
             grace.moor@practice.example.org\n\
             Alan Reed <Alan.Reed@practice.example.org>\n\
             \"Vidal, Tomás\" <tomas@example.org>\n\
             Noor Haddad\tnoor@example.org\n\
             emre@example.org; Jo Field, jo@example.org\n\
             a <a@example.org>, b <b@example.org>\n\
             grace.moor@practice.example.org\n",
        );
        assert_eq!(
            read.people,
            [
                whom("", "grace.moor@practice.example.org"),
                whom("Alan Reed", "alan.reed@practice.example.org"),
                whom("Vidal Tomás", "tomas@example.org"),
                whom("Noor Haddad", "noor@example.org"),
                whom("", "emre@example.org"),
                whom("Jo Field", "jo@example.org"),
                whom("a", "a@example.org"),
                whom("b", "b@example.org"),
            ]
        );
        assert_eq!(read.unread, ["Name,E-mail"]);
        assert_eq!(pasted("grace@\n@x").people, []);
    }

    #[test]
    fn a_reminder_comes_while_one_can_apply_and_people_are_awake() {
        // Monday 2 March 2026, 08:00 in London.
        let now = Moment(1_772_438_400_000);
        let open = |days| Applying::Open(now + Span::days(days));
        let zone = "Europe/London";
        assert_eq!(reminder(open(9), false, now, zone), Reminder::Now);
        assert_eq!(reminder(open(9), true, now, zone), Reminder::Never);
        assert_eq!(reminder(open(1), false, now, zone), Reminder::Never);
        assert_eq!(
            reminder(Applying::Closed, false, now, zone),
            Reminder::Never
        );
        let night = now - Span::hours(2);
        assert_eq!(reminder(open(9), false, night, zone), Reminder::Later);
    }

    #[test]
    fn a_sentence_is_one_line_and_not_endless() {
        assert_eq!(
            tidy(" We look\n for you. "),
            Some("We look for you.".into())
        );
        assert_eq!(tidy(" "), None);
        assert_eq!(tidy(&"x".repeat(LONGEST + 1)), None);
    }
}
