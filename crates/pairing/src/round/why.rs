//! Why not somebody else: other ways for one mentee, each with what it would cost and who would move,
//! and mentors who would fit well and can't be.

use dyad_people::account::PersonId;
use dyad_programme::template::Template;

use super::draft::foreseen;
use super::edit::{Before, Change, Effect, Hand};
use super::problem::{self, Given, Unfit};

/// Another mentor for a mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Who.
    pub mentor: PersonId,
    /// The points the two would have.
    pub score: i64,
    /// What it would do to the whole.
    pub effect: Effect,
    /// Who else would move, and to whom; to nobody where they would be left.
    pub movers: Vec<(PersonId, Vec<PersonId>)>,
}

/// Somebody who would fit as well, and can't be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// Who.
    pub mentor: PersonId,
    /// The hard rule, counted from 0; absent for what holds without being written.
    pub rule: Option<usize>,
}

/// Other ways for a mentee, the best first, and who is barred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// What could be tried.
    pub ways: Vec<Way>,
    /// What can't.
    pub barred: Vec<Barred>,
}

/// More would be a list to work through and no help.
const MOST_WAYS: usize = 3;
const MOST_BARRED: usize = 2;
/// Above so many possible pairs nobody waits for what would be worked out here.
pub const LARGEST: usize = 1_000_000;

/// The other ways for `mentee`, whose pairs in the draft are among those of `before`. `reader` is
/// left out altogether: even a number would tell of an exclusion.
///
/// # Errors
/// When people and rules don't fit together.
pub fn other_ways(
    template: &Template,
    given: &Given,
    hand: &Hand,
    before: &Before,
    mentee: &PersonId,
    reader: &PersonId,
) -> Result<Ways, Unfit> {
    let people = given.enrolled.len();
    let mentors: Vec<&PersonId> = given
        .enrolled
        .iter()
        .filter(|enrolled| enrolled.is_mentor && ![mentee, reader].contains(&&enrolled.person_id))
        .map(|enrolled| &enrolled.person_id)
        .collect();
    if (people - mentors.len()) * mentors.len() > LARGEST {
        return Ok(Ways::default());
    }
    let problem = problem::by_hand(template, given, hand, &[])?;
    let mine = |mentor: &PersonId| before.pairs.contains(&(mentee.clone(), mentor.clone()));
    let mut open: Vec<(i64, &PersonId)> = Vec::new();
    let mut barred: Vec<(i64, Barred)> = Vec::new();
    for mentor in mentors.into_iter().filter(|mentor| !mine(mentor)) {
        let Ok(explanation) = problem.explain(mentee.as_str(), mentor.as_str()) else {
            continue;
        };
        match problem.why_not(mentee.as_str(), mentor.as_str()) {
            Ok(None) => open.push((explanation.total, mentor)),
            Ok(Some(refusal)) => barred.push((
                explanation.total,
                Barred {
                    mentor: mentor.clone(),
                    rule: refusal.rule.map(|rule| rule.index),
                },
            )),
            Err(_) => {}
        }
    }
    open.sort_by_key(|(score, mentor)| (std::cmp::Reverse(*score), (*mentor).clone()));
    barred.sort_by_key(|(score, barred)| (std::cmp::Reverse(*score), barred.mentor.clone()));
    let least = open.get(MOST_WAYS - 1).map_or(0, |(score, _)| *score);
    let ways = open.into_iter().take(MOST_WAYS);
    Ok(Ways {
        ways: ways
            .map(|(score, mentor)| way(template, given, hand, before, mentee, mentor, score))
            .collect::<Result<_, _>>()?,
        barred: barred
            .into_iter()
            .filter(|(score, _)| *score >= least)
            .map(|(_, barred)| barred)
            .take(MOST_BARRED)
            .collect(),
    })
}

fn way(
    template: &Template,
    given: &Given,
    hand: &Hand,
    before: &Before,
    mentee: &PersonId,
    mentor: &PersonId,
    score: i64,
) -> Result<Way, Unfit> {
    let mut tried = hand.clone();
    let wanted = usize::try_from(template.policy.mentors_per_mentee).unwrap_or(1);
    let pair = (mentee.clone(), mentor.clone());
    tried.takes(&Change::Assign { pair }, wanted);
    let after = foreseen(template, given, &tried, &before.pairs)?;
    let movers = before.who_moves(&after).into_iter();
    Ok(Way {
        mentor: mentor.clone(),
        score,
        effect: Effect::of(before, &after),
        movers: movers.filter(|(who, _)| who != mentee).collect(),
    })
}
