//! Rules and criteria, prepared once for all people.

use std::collections::BTreeMap;

use super::cells::{self, Numbers, Rated, Sets, Sides, Words};
use super::{
    Apart, DAY, Naming, PreparedCriterion, PreparedMeasure, PreparedMust, PreparedTest, Wish,
};
use crate::people::Side;
use crate::problem_error::ProblemError;
use crate::rules::{Columns, Criterion, Distance, Measure, Must, OptIn, Test, Unit};
use crate::{Person, Rules};

/// People and words while rules are being prepared.
pub(super) struct Preparing<'a> {
    pub(super) rules: &'a Rules,
    pub(super) mentees: &'a [Person],
    pub(super) mentors: &'a [Person],
    pub(super) words: Words,
}

impl Preparing<'_> {
    pub(super) fn must(&mut self, must: &Must) -> Result<PreparedMust, ProblemError> {
        let test = match &must.columns {
            None => PreparedTest::NotInList,
            Some(columns) => self.test(&must.test, columns)?,
        };
        Ok(PreparedMust {
            missing_passes: must.missing_passes,
            test,
        })
    }

    fn test(&mut self, test: &Test, columns: &Columns) -> Result<PreparedTest, ProblemError> {
        Ok(match test {
            Test::NotInList { .. } => PreparedTest::NotInList,
            Test::ShareOne { at_least } => PreparedTest::ShareOne(self.sets(columns), *at_least),
            Test::Same => PreparedTest::Same(self.sets(columns)),
            Test::Differ => PreparedTest::Differ(self.sets(columns)),
            Test::MentorAbove { scale, at_least } => {
                PreparedTest::MentorAbove(self.steps(columns, scale)?, *at_least)
            }
            Test::HoursApart { hours, unit } => {
                PreparedTest::MinutesApart(self.minutes(columns, *unit)?, hours * 60)
            }
            Test::DistanceApart { most, by } => {
                PreparedTest::DistanceApart(self.apart(columns, *by)?, *most)
            }
            Test::Preference { any, of } => {
                let any = any.as_deref().map(|any| self.words.number(any));
                PreparedTest::Preference(self.sets(columns), *of, any)
            }
            Test::NotNamed { .. } => PreparedTest::NotNamed(self.naming(columns)),
        })
    }

    pub(super) fn criterion(
        &mut self,
        criterion: &Criterion,
    ) -> Result<PreparedCriterion, ProblemError> {
        Ok(PreparedCriterion {
            missing_points: criterion.missing_points,
            measure: self.measure(&criterion.measure, &criterion.columns)?,
            opted_in: criterion.opt_in.as_ref().map(|asked| self.opted_in(asked)),
        })
    }

    fn measure(
        &mut self,
        measure: &Measure,
        columns: &Columns,
    ) -> Result<PreparedMeasure, ProblemError> {
        use PreparedMeasure as P;
        Ok(match measure {
            Measure::Same { points } => P::Same(self.sets(columns), *points),
            Measure::Differ { points } => P::Differ(self.sets(columns), *points),
            Measure::SameOrRelated { same, related } => {
                P::SameOrRelated(self.sets(columns), *same, *related)
            }
            Measure::AsWished {
                points,
                of,
                wish_column,
                same,
                different,
            } => {
                let wishes = self.wishes(*of, wish_column, same, different);
                P::AsWished(self.sets(columns), *of, wishes, *points)
            }
            Measure::ShareOne { points } => P::ShareOne(self.sets(columns), *points),
            Measure::EachInCommon { points, most } => {
                P::EachInCommon(self.sets(columns), *points, *most)
            }
            Measure::ChoicesMet { points } | Measure::NeedsMet { points } => {
                P::ChoicesMet(self.sets(columns), *points)
            }
            Measure::RatedMet { points } => P::RatedMet(self.rated(columns), *points),
            Measure::StepsAbove { points, scale } => {
                P::StepsAbove(self.steps(columns, scale)?, points.clone())
            }
            Measure::StepsApart { points, scale } => {
                P::StepsApart(self.steps(columns, scale)?, points.clone())
            }
            Measure::StepsShort { points, scale } => {
                P::StepsShort(self.steps(columns, scale)?, points.clone())
            }
            Measure::HoursApart { points, unit } => {
                P::MinutesApart(self.minutes(columns, *unit)?, points.clone())
            }
            Measure::DistanceApart { points, every, by } => {
                P::DistanceApart(self.apart(columns, *by)?, *every, points.clone())
            }
            Measure::Smaller { points, most } => {
                P::Smaller(self.numbers(columns, cells::number)?, *points, *most)
            }
            Measure::RankedWish { points, of } => {
                P::RankedWish(self.naming(columns), *of, points.clone())
            }
        })
    }

    pub(super) fn fields(
        &mut self,
        column: Option<&str>,
    ) -> Result<Vec<Option<u32>>, ProblemError> {
        let field = |mentor: &Person| {
            let Some(column) = column else {
                return Ok(None);
            };
            let said = cells::one(Side::Mentor, mentor, column)?;
            Ok(said.map(|said| self.words.number(&said)))
        };
        self.mentors.iter().map(field).collect()
    }

    fn sets(&mut self, columns: &Columns) -> Sets {
        let words = &mut self.words;
        let mentees = self.mentees.iter();
        let mentors = self.mentors.iter();
        Sides {
            mentees: mentees.map(|p| words.set(p, &columns.mentee)).collect(),
            mentors: mentors.map(|p| words.set(p, &columns.mentor)).collect(),
        }
    }

    fn rated(&mut self, columns: &Columns) -> Rated {
        let words = &mut self.words;
        let mentees = self.mentees.iter();
        let mentors = self.mentors.iter();
        Sides {
            mentees: mentees.map(|p| words.rated(p, &columns.mentee)).collect(),
            mentors: mentors.map(|p| words.rated(p, &columns.mentor)).collect(),
        }
    }

    /// Whom people name; nobody where a side has no column.
    fn naming(&mut self, columns: &Columns) -> Naming {
        let words = &mut self.words;
        let mut named = |people: &[Person], column: &str| -> Vec<Box<[u32]>> {
            let mut numbers = |texts: Vec<String>| texts.iter().map(|t| words.number(t)).collect();
            let ranked = people.iter().map(|person| match column {
                "" => Vec::new(),
                _ => person.ranked(column),
            });
            ranked.map(&mut numbers).collect()
        };
        let named = Sides {
            mentees: named(self.mentees, &columns.mentee),
            mentors: named(self.mentors, &columns.mentor),
        };
        let mut own = |people: &[Person]| people.iter().map(|p| words.number(&p.id)).collect();
        let own = Sides {
            mentees: own(self.mentees),
            mentors: own(self.mentors),
        };
        Naming { named, own }
    }

    fn wishes(&self, of: Side, column: &str, same: &str, different: &str) -> Vec<Option<Wish>> {
        let wish = |person: &Person| match person.said(column).as_slice() {
            [word] if word == same => Some(Wish::Alike),
            [word] if word == different => Some(Wish::Different),
            _ => None,
        };
        let people = match of {
            Side::Mentee => self.mentees,
            Side::Mentor => self.mentors,
        };
        people.iter().map(wish).collect()
    }

    /// Whoever isn't asked has agreed.
    fn opted_in(&self, asked: &OptIn) -> Sides<bool> {
        let agreed = |people: &[Person], column: &str| {
            let says =
                |person: &Person| column.is_empty() || person.said(column).contains(&asked.word);
            people.iter().map(says).collect()
        };
        Sides {
            mentees: agreed(self.mentees, &asked.columns.mentee),
            mentors: agreed(self.mentors, &asked.columns.mentor),
        }
    }

    fn apart(&mut self, columns: &Columns, by: Distance) -> Result<Apart, ProblemError> {
        if by == Distance::Number {
            let numbers = self.numbers(columns, cells::number)?;
            return Ok(Apart {
                numbers,
                table: None,
            });
        }
        let mut table = BTreeMap::new();
        for (a, b, distance) in self.rules.distances().all() {
            let (a, b) = (self.place(a), self.place(b));
            table.insert((a.min(b), a.max(b)), distance);
        }
        let numbers = Sides {
            mentees: self.places(Side::Mentee, self.mentees, &columns.mentee)?,
            mentors: self.places(Side::Mentor, self.mentors, &columns.mentor)?,
        };
        Ok(Apart {
            numbers,
            table: Some(table),
        })
    }

    fn places(
        &mut self,
        side: Side,
        people: &[Person],
        column: &str,
    ) -> Result<Vec<Option<i64>>, ProblemError> {
        let place = |person| {
            let said = cells::one(side, person, column)?;
            Ok(said.map(|said| self.place(&said)))
        };
        people.iter().map(place).collect()
    }

    fn place(&mut self, name: &str) -> i64 {
        self.words.number(name).into()
    }

    fn steps(&self, columns: &Columns, scale: &[String]) -> Result<Numbers, ProblemError> {
        self.numbers(columns, |side, person, column| {
            cells::step(side, person, column, scale)
        })
    }

    fn minutes(&self, columns: &Columns, unit: Unit) -> Result<Numbers, ProblemError> {
        let minutes = match unit {
            Unit::Hours => DAY / 24,
            Unit::Minutes => 1,
        };
        self.numbers(columns, |side, person, column| {
            let number = cells::number(side, person, column)?;
            Ok(number.map(|number| number * minutes))
        })
    }

    fn numbers(
        &self,
        columns: &Columns,
        read: impl Fn(Side, &Person, &str) -> Result<Option<i64>, ProblemError>,
    ) -> Result<Numbers, ProblemError> {
        let side = |side: Side, people: &[Person]| -> Result<Vec<_>, ProblemError> {
            let column = columns.on(side);
            people.iter().map(|p| read(side, p, column)).collect()
        };
        Ok(Sides {
            mentees: side(Side::Mentee, self.mentees)?,
            mentors: side(Side::Mentor, self.mentors)?,
        })
    }
}
