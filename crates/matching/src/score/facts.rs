//! The facts behind points and refusals, in terms of what the two people said.

use super::cells::{Numbers, Sets};
use super::{PreparedMeasure, PreparedTest, Scorer, apart};
use crate::Fact;

impl Scorer {
    /// What the hard rule with this index found.
    pub(crate) fn test_fact(&self, must: usize, mentee: usize, mentor: usize) -> Fact {
        match &self.musts[must].test {
            PreparedTest::ShareOne(sets) => {
                self.of_sets(sets, mentee, mentor, |values| Fact::Shared { values })
            }
            PreparedTest::Differ(sets) => self.same_fact(sets, mentee, mentor),
            PreparedTest::MentorAbove(steps) => {
                of_numbers(steps, mentee, mentor, |below, above| Fact::StepsAbove {
                    steps: above - below,
                })
            }
            PreparedTest::MinutesApart(minutes, _) => {
                of_numbers(minutes, mentee, mentor, hours_apart)
            }
            PreparedTest::Preference(sets, any) => self.wish_fact(sets, *any, mentee, mentor),
            PreparedTest::NotInList => Fact::NotForbidden,
        }
    }

    /// What the criterion with this index found.
    pub(crate) fn measure_fact(&self, criterion: usize, mentee: usize, mentor: usize) -> Fact {
        match &self.criteria[criterion].measure {
            PreparedMeasure::Same(sets, _) => self.same_fact(sets, mentee, mentor),
            PreparedMeasure::SameOrRelated(sets, ..) => self.kin_fact(sets, mentee, mentor),
            PreparedMeasure::ShareOne(sets, _) => {
                self.of_sets(sets, mentee, mentor, |values| Fact::Shared { values })
            }
            PreparedMeasure::ChoicesMet(sets, _) => {
                let of = sets.mentees[mentee].len();
                self.of_sets(sets, mentee, mentor, |values| Fact::ChoicesMet {
                    met: values.len(),
                    of,
                    values,
                })
            }
            PreparedMeasure::StepsAbove(steps, _) => {
                of_numbers(steps, mentee, mentor, |below, above| Fact::StepsAbove {
                    steps: above - below,
                })
            }
            PreparedMeasure::StepsApart(steps, _) => {
                of_numbers(steps, mentee, mentor, |a, b| Fact::StepsApart {
                    steps: (a - b).abs(),
                })
            }
            PreparedMeasure::MinutesApart(minutes, _) => {
                of_numbers(minutes, mentee, mentor, hours_apart)
            }
            PreparedMeasure::Smaller(numbers, ..) => of_numbers(numbers, mentee, mentor, |a, b| {
                Fact::Smaller { number: a.min(b) }
            }),
        }
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

    fn wish_fact(&self, sets: &Sets, any: Option<u32>, mentee: usize, mentor: usize) -> Fact {
        if any.is_some_and(|any| sets.mentees[mentee].contains(&any)) {
            return Fact::NoWish;
        }
        let wanted = self.texts(sets.mentees[mentee].iter().copied());
        let found = self.texts(sets.mentors[mentor].iter().copied());
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

fn hours_apart(a: i64, b: i64) -> Fact {
    let minutes = apart(a, b);
    Fact::HoursApart {
        hours: minutes / 60,
        minutes: minutes % 60,
    }
}
