//! Two rounds beside each other: who has somebody else, who has somebody at last, and who nobody
//! any more.

use std::collections::{BTreeMap, BTreeSet};

use dyad_people::account::PersonId;

use super::edit::Two;

/// What became of one mentee from one round to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub mentee: PersonId,
    /// Their mentors in the first round that they don't have in the second.
    pub before: Vec<PersonId>,
    /// Their mentors in the second round that they didn't have in the first.
    pub after: Vec<PersonId>,
    /// What it comes to.
    pub kind: Kind,
}

/// What a turn comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nobody before, somebody now.
    Gained,
    /// Somebody before, nobody now.
    Lost,
    /// Somebody else.
    Moved,
}

/// Two rounds beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Pairs that are in both.
    pub same: usize,
    /// Mentees for whom something is different, those who gained or lost first.
    pub turns: Vec<Turn>,
}

impl Comparison {
    /// From one round to another.
    #[must_use]
    pub fn between(before: &[Two], after: &[Two]) -> Self {
        let (then, now) = (by_mentee(before), by_mentee(after));
        let mentees: BTreeSet<&PersonId> = then.keys().chain(now.keys()).copied().collect();
        let none = BTreeSet::new();
        let mut comparison = Self::default();
        for mentee in mentees {
            let had = then.get(mentee).unwrap_or(&none);
            let has = now.get(mentee).unwrap_or(&none);
            comparison.same += had.intersection(has).count();
            if had != has {
                comparison.turns.push(turn(mentee, had, has));
            }
        }
        comparison.turns.sort_by_key(|turn| turn.kind);
        comparison
    }

    /// How many turns are of this kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.turns.iter().filter(|turn| turn.kind == kind).count()
    }
}

type Mentors<'p> = BTreeSet<&'p PersonId>;

fn by_mentee(pairs: &[Two]) -> BTreeMap<&PersonId, Mentors<'_>> {
    let mut all: BTreeMap<&PersonId, Mentors<'_>> = BTreeMap::new();
    for (mentee, mentor) in pairs {
        all.entry(mentee).or_default().insert(mentor);
    }
    all
}

fn turn(mentee: &PersonId, had: &Mentors<'_>, has: &Mentors<'_>) -> Turn {
    let only = |these: &Mentors<'_>, those: &Mentors<'_>| {
        these.difference(those).map(|&id| id.clone()).collect()
    };
    Turn {
        mentee: mentee.clone(),
        before: only(had, has),
        after: only(has, had),
        kind: match (had.is_empty(), has.is_empty()) {
            (true, _) => Kind::Gained,
            (_, true) => Kind::Lost,
            _ => Kind::Moved,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(mentee: &str, mentor: &str) -> Two {
        (PersonId(mentee.into()), PersonId(mentor.into()))
    }

    #[test]
    fn everybody_for_whom_something_is_different_is_named_once() {
        let before = [
            pair("lin", "grace"),
            pair("tomas", "alan"),
            pair("noor", "helen"),
        ];
        let after = [
            pair("lin", "grace"),
            pair("tomas", "helen"),
            pair("emre", "alan"),
        ];
        let between = Comparison::between(&before, &after);
        assert_eq!(between.same, 1);
        let names: Vec<_> = between
            .turns
            .iter()
            .map(|turn| (turn.mentee.as_str(), turn.kind))
            .collect();
        assert_eq!(
            names,
            [
                ("emre", Kind::Gained),
                ("noor", Kind::Lost),
                ("tomas", Kind::Moved)
            ]
        );
        assert_eq!(between.count(Kind::Moved), 1);
        assert_eq!(between.turns[2].after, [PersonId("helen".into())]);
    }

    #[test]
    fn a_second_mentor_is_a_move_and_the_first_one_stays() {
        let before = [pair("lin", "grace")];
        let after = [pair("lin", "grace"), pair("lin", "alan")];
        let between = Comparison::between(&before, &after);
        assert_eq!((between.same, between.turns.len()), (1, 1));
        assert_eq!(between.turns[0].kind, Kind::Moved);
        assert!(between.turns[0].before.is_empty());
    }
}
