//! The waiting list: mentees who take part and have nobody, once a round of their cohort was
//! released. Nobody is put on it by hand, and nobody has to ask to be.

use dyad_people::account::{Person, PersonId};
use dyad_platform::clock::Moment;
use dyad_programme::template::Template;
use dyad_programme::template::kinds::{Form, Relationship};

pub mod jobs;
mod letters;
pub mod pages;
pub mod store;

pub(crate) use letters::{offers, stands};

/// Somebody who waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Who.
    pub person: Person,
    /// Since when.
    pub since: Moment,
    /// Whether a partnership of theirs ended in this cohort.
    pub had_somebody: bool,
    /// Whether they waited in an earlier cohort.
    pub from_earlier: bool,
}

/// Where somebody stands on the list, as they are told: a place in a queue would promise too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Among the first.
    Front,
    /// In the middle.
    Middle,
    /// Further back.
    Later,
}

/// So few that nobody is far from the front.
const FEW: usize = 3;

/// Puts a list in order: whoever lost a partner first, then who waits from an earlier cohort, then by
/// how long.
pub fn in_order(list: &mut [Waiting]) {
    list.sort_by_key(|it| {
        (
            !it.had_somebody,
            !it.from_earlier,
            it.since,
            it.person.id.clone(),
        )
    });
}

/// The band of whoever stands at `at`, counted from 0, among `all`.
#[must_use]
pub fn band(at: usize, all: usize) -> Band {
    match (all <= FEW, at * 3 / all.max(1)) {
        (true, _) | (_, 0) => Band::Front,
        (_, 1) => Band::Middle,
        _ => Band::Later,
    }
}

/// Where somebody stands on a list that is in order.
#[must_use]
pub fn band_of(list: &[Waiting], person: &PersonId) -> Option<Band> {
    let at = list.iter().position(|it| it.person.id == *person)?;
    Some(band(at, list.len()))
}

/// What a programme offers meanwhile: peers, a group, a single talk.
#[must_use]
pub fn meanwhile(template: &Template) -> Vec<&Relationship> {
    let kinds = template.kinds.iter();
    kinds
        .filter(|kind| matches!(kind.form, Form::Peer | Form::Group | Form::Advice))
        .collect()
}

impl Band {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Front, Self::Middle, Self::Later];

    /// As it stands in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Middle => "middle",
            Self::Later => "later",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(id: &str, since: i64, had_somebody: bool, from_earlier: bool) -> Waiting {
        Waiting {
            person: Person {
                id: PersonId(id.into()),
                name: id.into(),
                address: String::new(),
                zone: "Europe/London".into(),
            },
            since: Moment(since),
            had_somebody,
            from_earlier,
        }
    }

    #[test]
    fn whoever_lost_a_partner_comes_first_then_the_earlier_cohort_then_time() {
        let mut list = vec![
            waiting("late", 50, false, false),
            waiting("early", 10, false, false),
            waiting("again", 90, true, false),
            waiting("last-year", 60, false, true),
        ];
        in_order(&mut list);
        let order: Vec<&str> = list.iter().map(|it| it.person.id.as_str()).collect();
        assert_eq!(order, ["again", "last-year", "early", "late"]);
        assert_eq!(band_of(&list, &PersonId("again".into())), Some(Band::Front));
        assert_eq!(band_of(&list, &PersonId("late".into())), Some(Band::Later));
        assert_eq!(band_of(&list, &PersonId("nobody".into())), None);
    }

    #[test]
    fn nobody_is_far_back_on_a_short_list() {
        assert!((0..3).all(|at| band(at, 3) == Band::Front));
        let bands: Vec<Band> = (0..6).map(|at| band(at, 6)).collect();
        assert_eq!(bands[1], Band::Front);
        assert_eq!(bands[2], Band::Middle);
        assert_eq!(bands[5], Band::Later);
    }
}
