//! What a pair is worth and which rule refuses it.
//!
//! Every rule and criterion is prepared once for all people ([`cells`]); a pair
//! is then judged by comparing small numbers. Facts ([`facts`]) say the same in
//! terms of what the two people said.

mod cells;
mod facts;

use crate::people::Side;
use crate::problem_error::ProblemError;
use crate::rules::{Columns, Criterion, Measure, Must, Test, Unit};
use crate::{Person, Rules};
use cells::{Numbers, Sets, Sides, Words};

/// Minutes of the clock face on which "hours apart" counts the shorter way round.
const DAY: i64 = 24 * 60;

/// All rules and criteria, prepared for the people of one problem.
#[derive(Debug, Clone)]
pub(crate) struct Scorer {
    musts: Vec<PreparedMust>,
    criteria: Vec<PreparedCriterion>,
    /// Each mentor's main field where `[diversity]` asks for one.
    fields: Vec<Option<u32>>,
    words: Words,
    families: Families,
}

/// The family of each word, by the family's own number among the words.
#[derive(Debug, Clone)]
struct Families(Vec<Option<u32>>);

#[derive(Debug, Clone)]
struct PreparedMust {
    missing_passes: bool,
    test: PreparedTest,
}

#[derive(Debug, Clone)]
enum PreparedTest {
    ShareOne(Sets),
    Differ(Sets),
    MentorAbove(Numbers),
    /// Minutes on the clock, and the most allowed.
    MinutesApart(Numbers, i64),
    /// What is wished for, and the word for "no wish".
    Preference(Sets, Option<u32>),
    /// Judged by the problem, which holds the list.
    NotInList,
}

#[derive(Debug, Clone)]
struct PreparedCriterion {
    missing_points: i64,
    measure: PreparedMeasure,
}

#[derive(Debug, Clone)]
enum PreparedMeasure {
    Same(Sets, i64),
    SameOrRelated(Sets, i64, i64),
    ShareOne(Sets, i64),
    ChoicesMet(Sets, i64),
    StepsAbove(Numbers, Vec<i64>),
    StepsApart(Numbers, Vec<i64>),
    MinutesApart(Numbers, Vec<i64>),
    Smaller(Numbers, i64, i64),
}

impl Scorer {
    pub(crate) fn new(
        rules: &Rules,
        mentees: &[Person],
        mentors: &[Person],
    ) -> Result<Self, ProblemError> {
        let mut preparing = Preparing {
            mentees,
            mentors,
            words: Words::default(),
        };
        let musts = rules.musts().iter().map(|must| preparing.must(must));
        let musts = musts.collect::<Result<_, _>>()?;
        let criteria = rules.criteria().iter();
        let criteria = criteria.map(|criterion| preparing.criterion(criterion));
        let criteria = criteria.collect::<Result<_, _>>()?;
        let fields = preparing.fields(rules.diversity_column())?;
        let mut words = preparing.words;
        let families = Families::of(rules, &mut words);
        Ok(Self {
            musts,
            criteria,
            fields,
            words,
            families,
        })
    }

    /// Whether all hard rules hold (bans are the problem's own).
    pub(crate) fn allows(&self, mentee: usize, mentor: usize) -> bool {
        self.musts.iter().all(|must| must.holds(mentee, mentor))
    }

    /// Whether the hard rule with this index holds.
    pub(crate) fn holds(&self, must: usize, mentee: usize, mentor: usize) -> bool {
        self.musts[must].holds(mentee, mentor)
    }

    /// The points of a pair.
    pub(crate) fn score(&self, mentee: usize, mentor: usize) -> i64 {
        (0..self.criteria.len())
            .map(|criterion| self.points(criterion, mentee, mentor))
            .sum()
    }

    /// The points a pair gets from the criterion with this index.
    pub(crate) fn points(&self, criterion: usize, mentee: usize, mentor: usize) -> i64 {
        let criterion = &self.criteria[criterion];
        let points = criterion.measure.points(&self.families, mentee, mentor);
        points.unwrap_or(criterion.missing_points)
    }

    /// The mentor's main field, in which one mentee's mentors have to differ.
    pub(crate) fn field(&self, mentor: usize) -> Option<u32> {
        self.fields[mentor]
    }
}

impl PreparedMust {
    fn holds(&self, mentee: usize, mentor: usize) -> bool {
        self.test
            .holds(mentee, mentor)
            .unwrap_or(self.missing_passes)
    }
}

impl PreparedTest {
    /// Absent when one of the two said nothing.
    fn holds(&self, mentee: usize, mentor: usize) -> Option<bool> {
        match self {
            Self::ShareOne(sets) => shared(sets, mentee, mentor).map(|shared| shared > 0),
            Self::Differ(sets) => shared(sets, mentee, mentor).map(|shared| shared == 0),
            Self::MentorAbove(steps) => steps
                .both(mentee, mentor)
                .map(|(below, above)| above > below),
            Self::MinutesApart(minutes, most) => minutes
                .both(mentee, mentor)
                .map(|(a, b)| apart(a, b) <= *most),
            Self::Preference(sets, any) => preference(sets, *any, mentee, mentor),
            Self::NotInList => Some(true),
        }
    }
}

impl PreparedMeasure {
    /// Absent when one of the two said nothing.
    fn points(&self, families: &Families, mentee: usize, mentor: usize) -> Option<i64> {
        match self {
            Self::Same(sets, points) | Self::ShareOne(sets, points) => {
                let shared = shared(sets, mentee, mentor)?;
                Some(if shared > 0 { *points } else { 0 })
            }
            Self::SameOrRelated(sets, same, related) => {
                let shared = shared(sets, mentee, mentor)?;
                let kin = || {
                    families
                        .relation(sets, mentee, mentor)
                        .map_or(0, |_| *related)
                };
                Some(if shared > 0 { *same } else { kin() })
            }
            Self::ChoicesMet(sets, points) => {
                let met = shared(sets, mentee, mentor)?;
                let of = sets.mentees[mentee].len() as i64;
                Some((points * met).div_euclid(of))
            }
            Self::StepsAbove(steps, table) => {
                let (below, above) = steps.both(mentee, mentor)?;
                Some(if above < below {
                    0
                } else {
                    entry(table, above - below)
                })
            }
            Self::StepsApart(steps, table) => {
                let (a, b) = steps.both(mentee, mentor)?;
                Some(entry(table, (a - b).abs()))
            }
            Self::MinutesApart(minutes, table) => {
                let (a, b) = minutes.both(mentee, mentor)?;
                Some(entry(table, apart(a, b) / 60))
            }
            Self::Smaller(numbers, points, most) => {
                let (a, b) = numbers.both(mentee, mentor)?;
                Some((points * a.min(b).max(0)).min(*most))
            }
        }
    }
}

impl Families {
    fn of(rules: &Rules, words: &mut Words) -> Self {
        let said = words.texts().to_vec();
        let family = |text: &String| rules.family(text).map(|family| words.number(family));
        Self(said.iter().map(family).collect())
    }

    /// Two values of one family, and that family.
    fn relation(&self, sets: &Sets, mentee: usize, mentor: usize) -> Option<(u32, u32, u32)> {
        let family = |word: u32| self.0[word as usize];
        sets.mentees[mentee].iter().find_map(|&mine| {
            let shared = family(mine)?;
            let mut theirs = sets.mentors[mentor].iter().copied();
            let kin = theirs.find(|&theirs| family(theirs) == Some(shared));
            kin.map(|kin| (mine, kin, shared))
        })
    }
}

/// People and words while rules are being prepared.
struct Preparing<'a> {
    mentees: &'a [Person],
    mentors: &'a [Person],
    words: Words,
}

impl Preparing<'_> {
    fn must(&mut self, must: &Must) -> Result<PreparedMust, ProblemError> {
        let test = match (&must.test, &must.columns) {
            (Test::NotInList { .. }, _) | (_, None) => PreparedTest::NotInList,
            (Test::ShareOne, Some(columns)) => PreparedTest::ShareOne(self.sets(columns)),
            (Test::Differ, Some(columns)) => PreparedTest::Differ(self.sets(columns)),
            (Test::MentorAbove { scale }, Some(columns)) => {
                PreparedTest::MentorAbove(self.steps(columns, scale)?)
            }
            (Test::HoursApart { hours, unit }, Some(columns)) => {
                PreparedTest::MinutesApart(self.minutes(columns, *unit)?, hours * 60)
            }
            (Test::Preference { any }, Some(columns)) => {
                let any = any.as_deref().map(|any| self.words.number(any));
                PreparedTest::Preference(self.sets(columns), any)
            }
        };
        Ok(PreparedMust {
            missing_passes: must.missing_passes,
            test,
        })
    }

    fn criterion(&mut self, criterion: &Criterion) -> Result<PreparedCriterion, ProblemError> {
        let columns = &criterion.columns;
        let measure = match &criterion.measure {
            Measure::Same { points } => PreparedMeasure::Same(self.sets(columns), *points),
            Measure::SameOrRelated { same, related } => {
                PreparedMeasure::SameOrRelated(self.sets(columns), *same, *related)
            }
            Measure::ShareOne { points } => PreparedMeasure::ShareOne(self.sets(columns), *points),
            Measure::ChoicesMet { points } | Measure::NeedsMet { points } => {
                PreparedMeasure::ChoicesMet(self.sets(columns), *points)
            }
            Measure::StepsAbove { points, scale } => {
                PreparedMeasure::StepsAbove(self.steps(columns, scale)?, points.clone())
            }
            Measure::StepsApart { points, scale } => {
                PreparedMeasure::StepsApart(self.steps(columns, scale)?, points.clone())
            }
            Measure::HoursApart { points, unit } => {
                PreparedMeasure::MinutesApart(self.minutes(columns, *unit)?, points.clone())
            }
            Measure::Smaller { points, most } => {
                PreparedMeasure::Smaller(self.numbers(columns, cells::number)?, *points, *most)
            }
        };
        Ok(PreparedCriterion {
            missing_points: criterion.missing_points,
            measure,
        })
    }

    fn fields(&mut self, column: Option<&str>) -> Result<Vec<Option<u32>>, ProblemError> {
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

    fn steps(&self, columns: &Columns, scale: &[String]) -> Result<Numbers, ProblemError> {
        self.numbers(columns, |side, person, column| {
            cells::step(side, person, column, scale)
        })
    }

    fn minutes(&self, columns: &Columns, unit: Unit) -> Result<Numbers, ProblemError> {
        let minutes = match unit {
            Unit::Hours => 60,
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

/// How many values both have; absent when one of the two said nothing.
fn shared(sets: &Sets, mentee: usize, mentor: usize) -> Option<i64> {
    let missing = sets.missing(mentee, mentor);
    (missing == (false, false)).then(|| sets.common(mentee, mentor).count() as i64)
}

/// "No wish" holds for everyone, also for a mentor who said nothing.
fn preference(sets: &Sets, any: Option<u32>, mentee: usize, mentor: usize) -> Option<bool> {
    if any.is_some_and(|any| sets.mentees[mentee].contains(&any)) {
        return Some(true);
    }
    shared(sets, mentee, mentor).map(|shared| shared > 0)
}

/// Minutes apart on a 24-hour clock, the shorter way round.
fn apart(a: i64, b: i64) -> i64 {
    let one_way = (a - b).rem_euclid(DAY);
    one_way.min(DAY - one_way)
}

/// The table's entry for a distance; the last one holds for all beyond.
fn entry(table: &[i64], distance: i64) -> i64 {
    let at = usize::try_from(distance).unwrap_or(usize::MAX);
    let last = table.len().saturating_sub(1);
    table.get(at.min(last)).copied().unwrap_or(0)
}
