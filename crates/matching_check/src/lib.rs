#![doc = include_str!("../README.md")]

mod digest;
mod fairness;
mod judge;
mod people;
mod proof;
mod rules;
mod scores;
mod stability;

use std::collections::BTreeSet;

use people::Input;
use proof::Certificate;
use rules::Rules;
use scores::Scores;

pub use fairness::{Fair, check_fair, is_fair};
pub use people::{People, Person, pairs_from_csv, people_from_csv};
pub use rules::RulesWrong;
pub use stability::{Steady, check_stable, is_stable};

/// A confirmed answer: it keeps to the rules, and none is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Mentees with at least one mentor.
    pub mentees_served: usize,
    /// Pairs.
    pub pairs: usize,
    /// The points of all pairs.
    pub total: i64,
    /// How many pairs of a mentee and a mentor were scored anew.
    pub pairs_scored: u64,
    /// The worth of the answer, tiers included: equal to the bound of the prices.
    pub worth: i128,
    /// Pairs that stood before and could stay, where the answer is to keep them.
    pub kept: usize,
    /// How many of those it undoes: no answer that undoes no more is better.
    pub moves: usize,
}

/// Why a certificate isn't confirmed. The first reason found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The rules can't be read.
    #[error(transparent)]
    Rules(#[from] RulesWrong),
    /// Somebody's data can't be read as the rules need it, or ids don't fit.
    #[error("the people: {0}")]
    People(String),
    /// The certificate can't be read.
    #[error("the certificate can't be read: {0}")]
    Certificate(String),
    /// The certificate was made for other rules, people, forbidden or locked pairs.
    #[error("the certificate belongs to other inputs: it says {said}, these are {found}")]
    OtherInput {
        /// The digest in the certificate.
        said: String,
        /// The digest of what was handed over.
        found: String,
    },
    /// The certificate aims at something else than the rules.
    #[error("the certificate's order isn't that of the rules")]
    OtherOrder,
    /// A tier is worth too little to stand above those below it.
    #[error("the worth of a {0} doesn't outweigh the tiers below it")]
    TierTooSmall(&'static str),
    /// A pair that may not be made, or is made twice.
    #[error("the pair \"{mentee}\" and \"{mentor}\": {why}")]
    Pair {
        /// The mentee's id.
        mentee: String,
        /// The mentor's id.
        mentor: String,
        /// What is wrong with it.
        why: String,
    },
    /// Somebody has more pairs than places.
    #[error("\"{0}\" has more pairs than places")]
    OverPlaces(String),
    /// Prices are missing, unknown, doubled or negative.
    #[error("the price of \"{id}\" {why}")]
    Price {
        /// Whose price.
        id: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A number that the certificate states isn't what was found.
    #[error("the certificate says {what} is {said}; it is {found}")]
    Number {
        /// What the number counts.
        what: &'static str,
        /// What the certificate says.
        said: i128,
        /// What was found.
        found: i128,
    },
    /// The prices leave room for a better answer.
    #[error("not proved the best: the pairs are worth {worth}, the prices allow {bound}")]
    NotProved {
        /// The worth of the pairs.
        worth: i128,
        /// What the prices allow.
        bound: i128,
    },
    /// Two who would both rather be together.
    #[error("not stable: \"{mentee}\" and \"{mentor}\" would both rather be a pair")]
    NotStable {
        /// The mentee's id.
        mentee: String,
        /// The mentor's id.
        mentor: String,
    },
    /// Numbers so large that sums would not be exact.
    #[error("the numbers are too large to be added up exactly")]
    TooLarge,
}

/// How much is checked, and how quickly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct How {
    /// Scores all pairs of one mentee in so many, and of the others those only that
    /// are made. With 1 it is a proof; with more a quick look, which can miss something.
    pub one_in: usize,
    /// Threads. The verdict doesn't depend on them.
    pub threads: usize,
}

impl Default for How {
    /// Everything, on all processors.
    fn default() -> Self {
        Self {
            one_in: 1,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// Checks a certificate against the inputs, from the definitions alone.
///
/// `rules` is TOML, `certificate` JSON; pairs are (mentee id, mentor id).
///
/// # Errors
/// When anything at all is wrong with inputs or certificate.
pub fn check(
    rules: &str,
    people: &People,
    forbidden: &[(String, String)],
    locked: &[(String, String)],
    certificate: &str,
) -> Result<Verdict, Wrong> {
    check_so(
        How::default(),
        rules,
        people,
        (forbidden, locked),
        certificate,
    )
}

/// Pairs of ids, (mentee, mentor): the forbidden ones, then the locked ones.
pub type Decided<'a> = (&'a [(String, String)], &'a [(String, String)]);

/// The same, where a caller says how much is to be checked.
///
/// # Errors
/// When anything at all is wrong with inputs or certificate.
pub fn check_so(
    how: How,
    rules: &str,
    people: &People,
    (forbidden, locked): Decided<'_>,
    certificate: &str,
) -> Result<Verdict, Wrong> {
    let certificate = Certificate::read(certificate)?;
    let rules = Rules::read(rules)?;
    let input = Input::new(&rules, people, forbidden, locked)?;
    let found = digest::of(&input);
    if certificate.input != found {
        let said = certificate.input;
        return Err(Wrong::OtherInput { said, found });
    }
    if certificate.order != rules.order {
        return Err(Wrong::OtherOrder);
    }
    let scores = Scores::new(&input)?;
    let pairs = made(&input, &scores, &certificate.pairs)?;
    proof::prove(&input, &scores, &certificate, &pairs, how)
}

/// Confirms that a sheet of pairs (mentee id, mentor id, score) holds the very
/// pairs of a certificate.
///
/// # Errors
/// When either can't be read, or they differ.
pub fn same_pairs(certificate: &str, sheet: impl std::io::Read) -> Result<(), Wrong> {
    let pairs = match stability::is_stable(certificate) {
        true => stability::Stable::read(certificate)?.pairs,
        false if is_fair(certificate) => fairness::Fairest::read(certificate)?.pairs,
        false => Certificate::read(certificate)?.pairs,
    };
    let proved = pairs.iter();
    let mut proved: Vec<_> = proved
        .map(|p| (p.mentee.clone(), p.mentor.clone(), p.score.to_string()))
        .collect();
    let mut made = people::rows_of_three(sheet)?;
    proved.sort();
    made.sort();
    let differs = |(a, b): &(&(String, String, String), &(String, String, String))| a != b;
    let first = made.iter().zip(&proved).find(differs).map(|(made, _)| made);
    let beyond = made.get(proved.len()).or(proved.get(made.len()));
    match first.or(beyond) {
        None => Ok(()),
        Some((mentee, mentor, _)) => Err(Wrong::Pair {
            mentee: mentee.clone(),
            mentor: mentor.clone(),
            why: "the sheet and the certificate say different things".to_owned(),
        }),
    }
}

/// Confirms that a certificate keeps the very pairs of `standing` that could stay.
///
/// # Errors
/// When something can't be read, or the two differ.
pub fn same_standing(
    rules: &str,
    people: &People,
    forbidden: &[(String, String)],
    locked: &[(String, String)],
    certificate: &str,
    standing: &[(String, String)],
) -> Result<(), Wrong> {
    let certificate = Certificate::read(certificate)?;
    let rules = Rules::read(rules)?;
    let input = Input::new(&rules, people, forbidden, locked)?;
    let scores = Scores::new(&input)?;
    let kept: BTreeSet<&(String, String)> = certificate.kept_pairs().iter().collect();
    let could = |pair: &&(String, String)| {
        let place = input.places_of(&pair.0, &pair.1);
        place.is_ok_and(|place| input.is_undecided(place) && scores.of(place).is_some())
    };
    let could: BTreeSet<&(String, String)> = standing.iter().filter(could).collect();
    match kept.symmetric_difference(&could).next() {
        None => Ok(()),
        Some((mentee, mentor)) => Err(Wrong::Pair {
            mentee: mentee.clone(),
            mentor: mentor.clone(),
            why: "the certificate and what stood before say different things".to_owned(),
        }),
    }
}

/// The certificate's pairs, each of which has to keep to the rules and to have
/// the points it says.
fn made(
    input: &Input<'_>,
    scores: &Scores,
    said: &[proof::Pair],
) -> Result<BTreeSet<(usize, usize)>, Wrong> {
    let mut pairs = BTreeSet::new();
    for pair in said {
        let wrong = |why: &str| Wrong::Pair {
            mentee: pair.mentee.clone(),
            mentor: pair.mentor.clone(),
            why: why.to_owned(),
        };
        let place = input.places_of(&pair.mentee, &pair.mentor)?;
        if !pairs.insert(place) {
            return Err(wrong("it is made twice"));
        }
        match scores.of(place) {
            None => return Err(wrong("the rules don't allow it")),
            Some(score) if score != pair.score => {
                let why = format!("it says {} points and has {score}", pair.score);
                return Err(wrong(&why));
            }
            Some(_) => {}
        }
    }
    if let Some(&(i, j)) = input.locked.difference(&pairs).next() {
        return Err(Wrong::Pair {
            mentee: input.mentees[i].id.clone(),
            mentor: input.mentors[j].id.clone(),
            why: "it is locked and isn't made".to_owned(),
        });
    }
    keeps_places(input, &pairs)?;
    keeps_fields_apart(input, &pairs)?;
    Ok(pairs)
}

fn keeps_places(input: &Input<'_>, pairs: &BTreeSet<(usize, usize)>) -> Result<(), Wrong> {
    let mut mentees = vec![0u32; input.mentees.len()];
    let mut mentors = vec![0u32; input.mentors.len()];
    for &(i, j) in pairs {
        mentees[i] += 1;
        mentors[j] += 1;
    }
    let held = mentees.iter().zip(&input.mentees);
    for (pairs, person) in held.chain(mentors.iter().zip(&input.mentors)) {
        if *pairs > person.places {
            return Err(Wrong::OverPlaces(person.id.clone()));
        }
    }
    Ok(())
}

fn keeps_fields_apart(input: &Input<'_>, pairs: &BTreeSet<(usize, usize)>) -> Result<(), Wrong> {
    let mut seen = BTreeSet::new();
    for &(i, j) in pairs {
        let field = input.field(j);
        if field.is_some_and(|field| !seen.insert((i, field))) {
            return Err(Wrong::Pair {
                mentee: input.mentees[i].id.clone(),
                mentor: input.mentors[j].id.clone(),
                why: "this mentee has another mentor of the same field".to_owned(),
            });
        }
    }
    Ok(())
}
