//! Working out a draft: the best pairs for a cohort, with reasons, proof, and who is left.

use std::collections::BTreeMap;

use dyad_matching::{Answer, Pair, People, Person, Problem, Rules};
use dyad_people::account::PersonId;
use dyad_programme::enrolment::Enrolled;
use dyad_programme::template::Template;

use super::edit::{Before, Hand, Two};
use super::left::LeftOut;
use super::problem::{self, Counts, Given, Unfit};
use super::reasons::{Clocks, Reasons};

/// A draft, worked out and not yet stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// How many took part.
    pub counts: Counts,
    /// The pairs.
    pub pairs: Vec<Suggested>,
    /// Who has no mentor in it, and why.
    pub left: Vec<(PersonId, LeftOut)>,
    /// How many mentees have one.
    pub served: i64,
    /// The points of all pairs.
    pub total: i64,
    /// The total that no pairing exceeds that serves as many.
    pub best: i64,
    /// The most points that one pair can have.
    pub most: i64,
    /// The proof, as JSON.
    pub certificate: String,
}

/// Two people who would be put to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The mentor.
    pub mentor: PersonId,
    /// The mentee.
    pub mentee: PersonId,
    /// Their points.
    pub score: i64,
    /// Why.
    pub reasons: Reasons,
}

impl Suggested {
    /// The mentee and the mentor.
    #[must_use]
    pub fn two(&self) -> Two {
        (self.mentee.clone(), self.mentor.clone())
    }
}

impl Draft {
    /// What it looks like.
    #[must_use]
    pub fn as_seen(&self) -> Before {
        Before {
            pairs: self.pairs.iter().map(Suggested::two).collect(),
            served: self.served,
            total: self.total,
        }
    }
}

/// Why there is no draft.
#[derive(Debug, thiserror::Error)]
pub enum NoDraft {
    /// People and rules don't fit together.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The proof doesn't hold: our own fault, and nothing is claimed without it.
    #[error("a matching whose proof does not hold")]
    Unproved,
}

/// The best pairs for a cohort: the same for the same people and rules.
///
/// # Errors
/// When people and rules don't fit together, or the answer isn't proved.
pub fn work_out(template: &Template, given: &Given) -> Result<Draft, NoDraft> {
    arranged(template, given, &Hand::default(), &[])
}

/// The best pairs with what was decided by hand, where those in `seen` stay as they are: others move
/// only where otherwise fewer would have a mentor. Without `seen`, the best of all.
///
/// # Errors
/// As [`work_out`].
pub fn arranged(
    template: &Template,
    given: &Given,
    hand: &Hand,
    seen: &[Two],
) -> Result<Draft, NoDraft> {
    let problem = problem::by_hand(template, given, hand, &[])?;
    let best = problem.solve();
    let calm = keeping(template, given, hand, seen, &best)?;
    drafted(
        template,
        given,
        &problem,
        &best,
        calm.as_ref().unwrap_or(&best),
    )
}

/// Only who would be with whom; what [`arranged`] puts into a draft.
///
/// # Errors
/// When people and rules don't fit together.
pub fn foreseen(
    template: &Template,
    given: &Given,
    hand: &Hand,
    seen: &[Two],
) -> Result<Before, Unfit> {
    let best = problem::by_hand(template, given, hand, &[])?.solve();
    let calm = keeping(template, given, hand, seen, &best)?;
    let answer = calm.unwrap_or(best);
    let pairs = answer.pairs.into_iter();
    Ok(Before {
        pairs: pairs
            .map(|pair| (PersonId(pair.mentee), PersonId(pair.mentor)))
            .collect(),
        served: i64::try_from(answer.mentees_served).unwrap_or(i64::MAX),
        total: answer.total,
    })
}

/// The answer in which all stay who can, where it serves as many as the best one.
fn keeping(
    template: &Template,
    given: &Given,
    hand: &Hand,
    seen: &[Two],
    best: &Answer,
) -> Result<Option<Answer>, Unfit> {
    if seen.is_empty() {
        return Ok(None);
    }
    let calm = problem::by_hand(template, given, hand, seen)?.solve();
    let serves_as_many =
        calm.mentees_served == best.mentees_served && calm.pairs.len() == best.pairs.len();
    Ok(serves_as_many.then_some(calm))
}

fn drafted(
    template: &Template,
    given: &Given,
    problem: &Problem,
    best: &Answer,
    answer: &Answer,
) -> Result<Draft, NoDraft> {
    let certificate = &best.certificate;
    if certificate.dual.total != certificate.primal {
        return Err(NoDraft::Unproved);
    }
    let explainer = Explainer::new(template, given, problem);
    let pairs: Vec<Suggested> = answer
        .pairs
        .iter()
        .filter_map(|pair| explainer.suggested(pair))
        .collect();
    let left = problem.unmatched(answer);
    let left = left.iter().map(|left| {
        let score = |mentor: &str| problem.score(&left.mentee, mentor).ok().flatten();
        (PersonId(left.mentee.clone()), LeftOut::of(left, score))
    });
    Ok(Draft {
        counts: problem::counts(template, given),
        left: left.collect(),
        served: i64::try_from(answer.mentees_served).unwrap_or(i64::MAX),
        total: answer.total,
        best: best.total,
        most: problem
            .rules()
            .criteria()
            .iter()
            .map(dyad_matching::rules::Criterion::most)
            .sum(),
        certificate: serde_json::to_string(certificate).map_err(|_| NoDraft::Unproved)?,
        pairs,
    })
}

/// Who could be a mentor of `mentee` and has room, the best first, each with their reasons. `given`
/// needs nobody but that mentee and the mentors.
///
/// # Errors
/// When people and rules don't fit together.
pub fn candidates(
    template: &Template,
    given: &Given,
    mentee: &PersonId,
) -> Result<Vec<Suggested>, Unfit> {
    let problem = problem::problem(template, given)?;
    let explainer = Explainer::new(template, given, &problem);
    let mentors = given.enrolled.iter().filter(|it| it.is_mentor);
    let with_room = mentors.filter(|it| problem::room(template, given, it) > 0);
    let possible = with_room.filter_map(|it| {
        let score = problem.score(mentee.as_str(), it.person_id.as_str());
        explainer.suggested(&Pair {
            mentee: mentee.0.clone(),
            mentor: it.person_id.0.clone(),
            score: score.ok().flatten()?,
        })
    });
    let mut possible: Vec<Suggested> = possible.collect();
    possible.sort_by_key(|it| (std::cmp::Reverse(it.score), it.mentor.clone()));
    Ok(possible)
}

/// The digest of what a draft would be made from now.
///
/// # Errors
/// When people and rules don't fit together.
pub fn inputs(template: &Template, given: &Given, hand: &Hand) -> Result<String, Unfit> {
    Ok(problem::by_hand(template, given, hand, &[])?.digest())
}

struct Explainer<'g> {
    template: &'g Template,
    problem: &'g Problem,
    mentees: BTreeMap<String, Person>,
    mentors: BTreeMap<String, Person>,
    clocks: BTreeMap<(bool, &'g PersonId), i32>,
}

impl<'g> Explainer<'g> {
    fn new(template: &'g Template, given: &'g Given, problem: &'g Problem) -> Self {
        let rules: &Rules = problem.rules();
        let People { mentees, mentors } = problem::people(template, rules, given);
        let by_id = |people: Vec<Person>| {
            people
                .into_iter()
                .map(|person| (person.id.clone(), person))
                .collect()
        };
        let clock = |enrolled: &'g Enrolled| {
            let ahead = problem::ahead_of_utc(template, enrolled, given.on)?;
            Some(((enrolled.is_mentor, &enrolled.person_id), ahead))
        };
        Self {
            template,
            problem,
            mentees: by_id(mentees),
            mentors: by_id(mentors),
            clocks: given.enrolled.iter().filter_map(clock).collect(),
        }
    }

    fn suggested(&self, pair: &Pair) -> Option<Suggested> {
        let explanation = self.problem.explain(&pair.mentee, &pair.mentor).ok()?;
        let (mentee, mentor) = (
            self.mentees.get(&pair.mentee)?,
            self.mentors.get(&pair.mentor)?,
        );
        let (mentee_id, mentor_id) = (PersonId(pair.mentee.clone()), PersonId(pair.mentor.clone()));
        let clock = |is_mentor, id| self.clocks.get(&(is_mentor, id)).copied();
        let clocks = clock(false, &mentee_id)
            .zip(clock(true, &mentor_id))
            .map(|(mentee, mentor)| Clocks { mentee, mentor });
        Some(Suggested {
            reasons: Reasons::of(self.template, &explanation, mentee, mentor, clocks),
            mentor: mentor_id,
            mentee: mentee_id,
            score: pair.score,
        })
    }
}
