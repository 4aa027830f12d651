//! What a pair is worth and which rule refuses it.
//!
//! Every rule and criterion is prepared once for all people ([`cells`]); a pair
//! is then judged by comparing small numbers. Facts ([`facts`]) say the same in
//! terms of what the two people said.

mod cells;
mod facts;
pub(crate) mod labels;
mod prepare;

use std::collections::BTreeMap;

use crate::people::Side;
use crate::problem_error::ProblemError;
use crate::{Person, Rules};
use cells::{Numbers, Rated, Sets, Sides, Words};
use prepare::Preparing;

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
    /// The lists, and how much they need in common.
    ShareOne(Sets, i64),
    Same(Sets),
    Differ(Sets),
    /// The steps, and by how many the mentor has to be above.
    MentorAbove(Numbers, i64),
    /// Minutes on the clock, and the most allowed.
    MinutesApart(Numbers, i64),
    DistanceApart(Apart, i64),
    /// What is wished for, by whom, and the word for "no wish".
    Preference(Sets, Side, Option<u32>),
    NotNamed(Naming),
    /// Judged by the problem, which holds the list.
    NotInList,
}

#[derive(Debug, Clone)]
struct PreparedCriterion {
    missing_points: i64,
    measure: PreparedMeasure,
    /// Who has agreed that it counts, where that is asked.
    opted_in: Option<Sides<bool>>,
}

#[derive(Debug, Clone)]
enum PreparedMeasure {
    Same(Sets, i64),
    Differ(Sets, i64),
    SameOrRelated(Sets, i64, i64),
    AsWished(Sets, Side, Vec<Option<Wish>>, i64),
    ShareOne(Sets, i64),
    EachInCommon(Sets, i64, i64),
    ChoicesMet(Sets, i64),
    RatedMet(Rated, i64),
    StepsAbove(Numbers, Vec<i64>),
    StepsApart(Numbers, Vec<i64>),
    StepsShort(Numbers, Vec<i64>),
    MinutesApart(Numbers, Vec<i64>),
    DistanceApart(Apart, i64, Vec<i64>),
    Smaller(Numbers, i64, i64),
    RankedWish(Naming, Side, Vec<i64>),
}

/// What somebody wishes the other to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Wish {
    Alike,
    Different,
}

/// Numbers, or places with the distances between them.
#[derive(Debug, Clone)]
struct Apart {
    numbers: Numbers,
    /// By two places, the smaller number first; absent when the numbers are distances themselves.
    table: Option<BTreeMap<(i64, i64), i64>>,
}

/// Ids that people name, in the order in which they name them, and their own.
#[derive(Debug, Clone)]
struct Naming {
    named: Sides<Box<[u32]>>,
    own: Sides<u32>,
}

impl Scorer {
    pub(crate) fn new(
        rules: &Rules,
        mentees: &[Person],
        mentors: &[Person],
    ) -> Result<Self, ProblemError> {
        let mut preparing = Preparing {
            rules,
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
        if !criterion.counts(mentee, mentor) {
            return 0;
        }
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
            Self::ShareOne(sets, least) => {
                shared(sets, mentee, mentor).map(|shared| shared >= *least)
            }
            Self::Same(sets) => shared(sets, mentee, mentor).map(|shared| shared > 0),
            Self::Differ(sets) => shared(sets, mentee, mentor).map(|shared| shared == 0),
            Self::MentorAbove(steps, least) => steps
                .both(mentee, mentor)
                .map(|(below, above)| above - below >= *least),
            Self::MinutesApart(minutes, most) => minutes
                .both(mentee, mentor)
                .map(|(a, b)| apart(a, b) <= *most),
            Self::DistanceApart(places, most) => {
                places.between(mentee, mentor).map(|far| far <= *most)
            }
            Self::Preference(sets, of, any) => preference(sets, *of, *any, mentee, mentor),
            Self::NotNamed(naming) => {
                let rank = |side| naming.rank(side, mentee, mentor);
                Some(rank(Side::Mentee).is_none() && rank(Side::Mentor).is_none())
            }
            Self::NotInList => Some(true),
        }
    }
}

impl PreparedCriterion {
    /// Whether everybody agreed whose agreement it needs.
    fn counts(&self, mentee: usize, mentor: usize) -> bool {
        let opted_in = self.opted_in.as_ref();
        opted_in.is_none_or(|sides| sides.mentees[mentee] && sides.mentors[mentor])
    }
}

impl PreparedMeasure {
    /// Absent when one of the two said nothing.
    fn points(&self, families: &Families, mentee: usize, mentor: usize) -> Option<i64> {
        let if_true = |holds: bool, points: &i64| if holds { *points } else { 0 };
        Some(match self {
            Self::Same(sets, points) | Self::ShareOne(sets, points) => {
                if_true(shared(sets, mentee, mentor)? > 0, points)
            }
            Self::Differ(sets, points) => if_true(shared(sets, mentee, mentor)? == 0, points),
            Self::SameOrRelated(sets, same, related) => {
                let shared = shared(sets, mentee, mentor)?;
                let kin = || families.relation(sets, mentee, mentor).is_some();
                if shared > 0 {
                    *same
                } else {
                    if_true(kin(), related)
                }
            }
            Self::AsWished(sets, of, wishes, points) => {
                let alike = shared(sets, mentee, mentor)? > 0;
                let wish = wishes[whose(*of, mentee, mentor)]?;
                if_true(alike == (wish == Wish::Alike), points)
            }
            Self::EachInCommon(sets, points, most) => {
                (points * shared(sets, mentee, mentor)?).min(*most)
            }
            Self::ChoicesMet(sets, points) => {
                let met = shared(sets, mentee, mentor)?;
                (points * met).div_euclid(sets.mentees[mentee].len() as i64)
            }
            Self::RatedMet(rated, points) => {
                let (met, of) = rated.met(mentee, mentor)?;
                (points * met).div_euclid(of)
            }
            Self::StepsAbove(steps, table) => {
                let (below, above) = steps.both(mentee, mentor)?;
                if above < below {
                    0
                } else {
                    entry(table, above - below)
                }
            }
            Self::StepsApart(steps, table) => {
                let (a, b) = steps.both(mentee, mentor)?;
                entry(table, (a - b).abs())
            }
            Self::StepsShort(steps, table) => {
                let (hoped, promised) = steps.both(mentee, mentor)?;
                entry(table, (promised - hoped).max(0))
            }
            Self::MinutesApart(minutes, table) => {
                let (a, b) = minutes.both(mentee, mentor)?;
                entry(table, apart(a, b) / 60)
            }
            Self::DistanceApart(places, every, table) => {
                entry(table, places.between(mentee, mentor)? / every)
            }
            Self::Smaller(numbers, points, most) => {
                let (a, b) = numbers.both(mentee, mentor)?;
                (points * a.min(b).max(0)).min(*most)
            }
            Self::RankedWish(naming, of, table) => {
                if naming.named.of(*of)[whose(*of, mentee, mentor)].is_empty() {
                    return None;
                }
                let rank = naming.rank(*of, mentee, mentor);
                rank.and_then(|rank| table.get(rank).copied()).unwrap_or(0)
            }
        })
    }
}

impl Apart {
    /// Absent when one of the two said nothing, or the table doesn't know the two places.
    fn between(&self, mentee: usize, mentor: usize) -> Option<i64> {
        let (a, b) = self.numbers.both(mentee, mentor)?;
        match &self.table {
            None => Some((a - b).abs()),
            Some(_) if a == b => Some(0),
            Some(table) => table.get(&(a.min(b), a.max(b))).copied(),
        }
    }
}

impl Naming {
    /// At which place of a side's list the other one of the two stands, from 0.
    fn rank(&self, side: Side, mentee: usize, mentor: usize) -> Option<usize> {
        let (named, other) = match side {
            Side::Mentee => (&self.named.mentees[mentee], self.own.mentors[mentor]),
            Side::Mentor => (&self.named.mentors[mentor], self.own.mentees[mentee]),
        };
        named.iter().position(|&word| word == other)
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

/// How many values both have; absent when one of the two said nothing.
fn shared(sets: &Sets, mentee: usize, mentor: usize) -> Option<i64> {
    let missing = sets.missing(mentee, mentor);
    (missing == (false, false)).then(|| sets.common(mentee, mentor).count() as i64)
}

/// "No wish" holds for everyone, also for somebody who said nothing.
fn preference(
    sets: &Sets,
    of: Side,
    any: Option<u32>,
    mentee: usize,
    mentor: usize,
) -> Option<bool> {
    let wished = &sets.of(of)[whose(of, mentee, mentor)];
    if any.is_some_and(|any| wished.contains(&any)) {
        return Some(true);
    }
    shared(sets, mentee, mentor).map(|shared| shared > 0)
}

fn whose(side: Side, mentee: usize, mentor: usize) -> usize {
    match side {
        Side::Mentee => mentee,
        Side::Mentor => mentor,
    }
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
