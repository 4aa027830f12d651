//! The facts behind points and refusals, in terms of what the two people said.

use super::cells::{Numbers, Sets};
use super::{Apart, Naming, PreparedMeasure, PreparedTest, Scorer, apart, whose};
use crate::Fact;
use crate::people::Side;

impl Scorer {
    /// What the hard rule with this index found.
    pub(crate) fn test_fact(&self, must: usize, mentee: usize, mentor: usize) -> Fact {
        match &self.musts[must].test {
            PreparedTest::ShareOne(sets, _) => self.shared_fact(sets, mentee, mentor),
            PreparedTest::Same(sets) | PreparedTest::Differ(sets) => {
                self.same_fact(sets, mentee, mentor)
            }
            PreparedTest::MentorAbove(steps, _) => steps_above(steps, mentee, mentor),
            PreparedTest::MinutesApart(minutes, _) => {
                of_numbers(minutes, mentee, mentor, hours_apart)
            }
            PreparedTest::DistanceApart(places, _) => far(places, mentee, mentor),
            PreparedTest::Preference(sets, of, any) => {
                self.wish_fact(sets, *of, *any, mentee, mentor)
            }
            PreparedTest::NotNamed(naming) => named(naming, mentee, mentor),
            PreparedTest::NotInList => Fact::NotForbidden,
        }
    }

    /// What the criterion with this index found.
    pub(crate) fn measure_fact(&self, criterion: usize, mentee: usize, mentor: usize) -> Fact {
        use PreparedMeasure as P;
        let criterion = &self.criteria[criterion];
        if !criterion.counts(mentee, mentor) {
            return Fact::NotOptedIn;
        }
        match &criterion.measure {
            P::Same(sets, _) | P::Differ(sets, _) => self.same_fact(sets, mentee, mentor),
            P::SameOrRelated(sets, ..) => self.kin_fact(sets, mentee, mentor),
            P::AsWished(sets, of, wishes, _) => match wishes[whose(*of, mentee, mentor)] {
                Some(_) => self.same_fact(sets, mentee, mentor),
                None => Fact::NoWish,
            },
            P::ShareOne(sets, _) | P::EachInCommon(sets, ..) => {
                self.shared_fact(sets, mentee, mentor)
            }
            P::ChoicesMet(sets, _) => {
                let of = sets.mentees[mentee].len();
                self.of_sets(sets, mentee, mentor, |values| Fact::ChoicesMet {
                    met: values.len(),
                    of,
                    values,
                })
            }
            P::RatedMet(rated, _) => match rated.met(mentee, mentor) {
                Some((met, of)) => Fact::RatedMet {
                    met,
                    of,
                    values: self.texts(rated.common(mentee, mentor)),
                },
                None => Fact::Missing {
                    mentee: rated.mentees[mentee].is_empty(),
                    mentor: rated.mentors[mentor].is_empty(),
                },
            },
            P::StepsAbove(steps, _) => steps_above(steps, mentee, mentor),
            P::StepsApart(steps, _) => of_numbers(steps, mentee, mentor, |a, b| Fact::StepsApart {
                steps: (a - b).abs(),
            }),
            P::StepsShort(steps, _) => of_numbers(steps, mentee, mentor, |a, b| Fact::StepsShort {
                steps: (b - a).max(0),
            }),
            P::MinutesApart(minutes, _) => of_numbers(minutes, mentee, mentor, hours_apart),
            P::DistanceApart(places, ..) => far(places, mentee, mentor),
            P::Smaller(numbers, ..) => of_numbers(numbers, mentee, mentor, |a, b| Fact::Smaller {
                number: a.min(b),
            }),
            P::RankedWish(naming, of, _) => Fact::Ranked {
                by: *of,
                rank: naming.rank(*of, mentee, mentor).map(|rank| rank + 1),
            },
        }
    }

    fn shared_fact(&self, sets: &Sets, mentee: usize, mentor: usize) -> Fact {
        self.of_sets(sets, mentee, mentor, |values| Fact::Shared { values })
    }

    fn of_sets(
        &self,
        sets: &Sets,
        mentee: usize,
        mentor: usize,
        fact: impl FnOnce(Vec<String>) -> Fact,
    ) -> Fact {
        match sets.missing(mentee, mentor) {
            (false, false) => fact(self.texts(sets.common(mentee, mentor))),
            (mentee, mentor) => Fact::Missing { mentee, mentor },
        }
    }

    fn same_fact(&self, sets: &Sets, mentee: usize, mentor: usize) -> Fact {
        self.of_sets(sets, mentee, mentor, |values| {
            if values.is_empty() {
                return self.different(sets, mentee, mentor);
            }
            Fact::Same { values }
        })
    }

    fn kin_fact(&self, sets: &Sets, mentee: usize, mentor: usize) -> Fact {
        match self.families.relation(sets, mentee, mentor) {
            Some((mine, theirs, family)) if sets.common(mentee, mentor).next().is_none() => {
                Fact::Related {
                    mentee: self.words.text(mine).to_owned(),
                    mentor: self.words.text(theirs).to_owned(),
                    family: self.words.text(family).to_owned(),
                }
            }
            _ => self.same_fact(sets, mentee, mentor),
        }
    }

    fn wish_fact(
        &self,
        sets: &Sets,
        of: Side,
        any: Option<u32>,
        mentee: usize,
        mentor: usize,
    ) -> Fact {
        let (mine, theirs) = (&sets.mentees[mentee], &sets.mentors[mentor]);
        let (wishes, other) = match of {
            Side::Mentee => (mine, theirs),
            Side::Mentor => (theirs, mine),
        };
        if any.is_some_and(|any| wishes.contains(&any)) {
            return Fact::NoWish;
        }
        let wanted = self.texts(wishes.iter().copied());
        let found = self.texts(other.iter().copied());
        self.of_sets(sets, mentee, mentor, |_| Fact::Wish { wanted, found })
    }

    fn different(&self, sets: &Sets, mentee: usize, mentor: usize) -> Fact {
        Fact::Different {
            mentee: self.texts(sets.mentees[mentee].iter().copied()),
            mentor: self.texts(sets.mentors[mentor].iter().copied()),
        }
    }

    fn texts(&self, words: impl Iterator<Item = u32>) -> Vec<String> {
        let mut texts: Vec<String> = words.map(|word| self.words.text(word).to_owned()).collect();
        texts.sort_unstable();
        texts
    }
}

fn of_numbers(
    numbers: &Numbers,
    mentee: usize,
    mentor: usize,
    fact: impl FnOnce(i64, i64) -> Fact,
) -> Fact {
    match (numbers.mentees[mentee], numbers.mentors[mentor]) {
        (Some(a), Some(b)) => fact(a, b),
        (a, b) => Fact::Missing {
            mentee: a.is_none(),
            mentor: b.is_none(),
        },
    }
}

fn steps_above(steps: &Numbers, mentee: usize, mentor: usize) -> Fact {
    of_numbers(steps, mentee, mentor, |below, above| Fact::StepsAbove {
        steps: above - below,
    })
}

/// Two places that the table doesn't know count as unsaid on both sides.
fn far(places: &Apart, mentee: usize, mentor: usize) -> Fact {
    match places.between(mentee, mentor) {
        Some(distance) => Fact::DistanceApart { distance },
        None => of_numbers(&places.numbers, mentee, mentor, |_, _| Fact::Missing {
            mentee: true,
            mentor: true,
        }),
    }
}

fn named(naming: &Naming, mentee: usize, mentor: usize) -> Fact {
    let names = |side| naming.rank(side, mentee, mentor).is_some();
    Fact::Named {
        by_mentee: names(Side::Mentee),
        by_mentor: names(Side::Mentor),
    }
}

fn hours_apart(a: i64, b: i64) -> Fact {
    let minutes = apart(a, b);
    Fact::HoursApart {
        hours: minutes / 60,
        minutes: minutes % 60,
    }
}
