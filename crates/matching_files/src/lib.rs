//! Matching from files to files: a sheet of people and rules in, pairs and their proof out.
//!
//! This is what `dyad match` and `dyad verify` do. Solving uses the engine alone,
//! verifying the checker alone; neither sees what the other made of the sheets.

mod given;
mod reading;
mod rematching;
mod since;
mod writing;

use std::fs::File;
use std::path::{Path, PathBuf};

use dyad_matching::{Problem, Rules};
use dyad_matching_check as check;

pub use dyad_matching::{Loss, Side};
pub use given::{GivenInputs, solve_given};
pub use rematching::{Priced, rematch};
pub use since::Since;

/// The files that a matching is made from.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The sheet of people: `ID`, `Role` (Mentee or Mentor), and what the rules read.
    pub people: PathBuf,
    /// The rules, as TOML.
    pub rules: PathBuf,
    /// Pairs that must not be made. Without it, those that the rules name.
    pub blocked: Option<PathBuf>,
    /// Pairs that are made whatever else.
    pub locks: Option<PathBuf>,
    /// Every mentee wants one mentor, whatever the sheet says.
    pub one: bool,
    /// What happened since the sheet was written.
    pub since: Since,
}

/// The files that are written.
#[derive(Debug, Clone)]
pub struct Outputs {
    /// The pairs with their scores.
    pub pairs: PathBuf,
    /// The proof.
    pub certificate: Option<PathBuf>,
    /// Where each pair's points come from, and why somebody has no mentor.
    pub why: Option<PathBuf>,
}

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Pairs.
    pub pairs: usize,
    /// The points of all pairs.
    pub score: i64,
}

/// Why files could not be read, matched, verified or written.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// A file can't be opened, read or written.
    #[error("{}: {why}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The rules have a mistake.
    #[error(transparent)]
    Rules(Box<dyad_matching::RulesError>),
    /// Rows can't be read; the first few are named.
    #[error("{}", .0.join("\n"))]
    Rows(Vec<String>),
    /// People, rules and decided pairs don't fit together.
    #[error("{}: {why}", path.display())]
    People {
        /// The sheet.
        path: PathBuf,
        /// What doesn't fit.
        why: Box<dyad_matching::ProblemError>,
    },
    /// What was found among given pairs isn't proved the best, which is a mistake of ours.
    #[error("the pairs found are not proved the best; nothing was written")]
    NotProved,
    /// The proof doesn't hold.
    #[error("not confirmed: {0}")]
    NotConfirmed(Box<check::Wrong>),
}

impl From<dyad_matching::RulesError> for FilesError {
    fn from(why: dyad_matching::RulesError) -> Self {
        Self::Rules(Box::new(why))
    }
}

impl From<check::Wrong> for FilesError {
    fn from(why: check::Wrong) -> Self {
        Self::NotConfirmed(Box::new(why))
    }
}

/// Finds the best cohort and writes it. Nothing is written when anything is wrong,
/// and each file appears whole or not at all. `tell` hears how far it is.
///
/// # Errors
/// When a file can't be read or written, or something in one is wrong.
pub fn solve(
    inputs: &Inputs,
    outputs: &Outputs,
    seed: u64,
    tell: impl Fn(&str),
) -> Result<Outcome, FilesError> {
    let problem = problem(inputs, seed, &tell)?;
    let answer = problem.solve();
    tell(&format!(
        "{} of the mentees have a mentor",
        answer.mentees_served
    ));
    writing::all(&problem, &answer.pairs, &answer.certificate, outputs)?;
    Ok(Outcome {
        pairs: answer.pairs.len(),
        score: answer.total,
    })
}

/// Finds pairs that nobody would leave for somebody who would leave theirs too, with one
/// side proposing, and writes them as [`solve`] does. `tell` hears the price of it.
///
/// # Errors
/// When a file can't be read or written, or something in one is wrong.
pub fn steady(
    inputs: &Inputs,
    proposing: Side,
    outputs: &Outputs,
    seed: u64,
    tell: impl Fn(&str),
) -> Result<Outcome, FilesError> {
    let problem = problem(inputs, seed, &tell)?;
    let stable = problem.stable(proposing);
    let price = stable.price(&problem.solve());
    tell(&format!(
        "the best answer has {} more mentees with a mentor, {} more pairs and {} more points",
        price.served, price.pairs, price.points
    ));
    writing::all(&problem, &stable.pairs, &stable, outputs)?;
    Ok(Outcome {
        pairs: stable.totals.pairs,
        score: stable.totals.score,
    })
}

/// Finds the fairest pairs, where a level spans so many points, and writes them as [`solve`]
/// does. `tell` hears the price of it.
///
/// # Errors
/// When a file can't be read or written, or something in one is wrong.
pub fn fairest(
    inputs: &Inputs,
    level_points: i64,
    outputs: &Outputs,
    seed: u64,
    tell: impl Fn(&str),
) -> Result<Outcome, FilesError> {
    let problem = problem(inputs, seed, &tell)?;
    let fairest = problem.fairest(level_points);
    let price = fairest.price(&problem.solve());
    if let Some(worst) = fairest.worst() {
        tell(&format!("the worst pair has {worst} points"));
    }
    tell(&format!("the best answer has {} more points", price.points));
    writing::all(&problem, &fairest.pairs, &fairest, outputs)?;
    Ok(Outcome {
        pairs: fairest.totals.pairs,
        score: fairest.totals.score,
    })
}

/// What is to be matched, as it stands in the files.
fn problem(inputs: &Inputs, seed: u64, tell: &impl Fn(&str)) -> Result<Problem, FilesError> {
    let text = reading::text(&inputs.rules)?;
    let rules = Rules::parse(&text, &inputs.rules.display().to_string())?;
    let mut people = reading::people(&inputs.people, &rules, inputs.one)?;
    let since = &inputs.since;
    since.of_people(&inputs.people, &mut people)?;
    tell(&format!(
        "{} mentees and {} mentors read",
        people.mentees.len(),
        people.mentors.len()
    ));
    let forbidden = since.forbidden(reading::all_pairs(&blocked(inputs, &rules))?);
    let locked = since.locked(reading::all_pairs(inputs.locks.as_slice())?);
    let problem = Problem::new(&rules, people, &forbidden, &locked);
    let problem = problem.map_err(|why| FilesError::People {
        path: inputs.people.clone(),
        why: Box::new(why),
    })?;
    Ok(problem.with_seed(seed))
}

/// What was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// No choice of pairs is better.
    Best(check::Verdict),
    /// No two would both rather be a pair.
    Stable(check::Steady),
    /// The worst-off can't be raised any further.
    Fair(check::Fair),
}

/// Confirms that pairs and certificate are right, and the best there is, or stable. Where
/// pairs were to stay, `standing` are all that stood.
///
/// # Errors
/// When a file can't be read, or anything at all is wrong.
pub fn verify(
    inputs: &Inputs,
    pairs: &Path,
    certificate: &Path,
    standing: Option<&Path>,
) -> Result<Confirmed, FilesError> {
    let text = reading::text(&inputs.rules)?;
    let rules = Rules::parse(&text, &inputs.rules.display().to_string())?;
    let mut people = check::people_from_csv(&text, open(&inputs.people)?)?;
    if inputs.one {
        for mentee in &mut people.mentees {
            mentee.places = mentee.places.min(1);
        }
    }
    let since = &inputs.since;
    since.of_checked(&inputs.people, &mut people)?;
    let mut forbidden = Vec::new();
    for file in blocked(inputs, &rules) {
        forbidden.extend(check::pairs_from_csv(open(&file)?)?);
    }
    let mut locked = Vec::new();
    if let Some(file) = &inputs.locks {
        locked.extend(check::pairs_from_csv(open(file)?)?);
    }
    let (forbidden, locked) = (since.forbidden(forbidden), since.locked(locked));
    let certificate = reading::text(certificate)?;
    check::same_pairs(&certificate, open(pairs)?)?;
    let given = (text.as_str(), &people, &forbidden[..], &locked[..]);
    if check::is_stable(&certificate) {
        let steady = check::check_stable(given.0, given.1, given.2, given.3, &certificate)?;
        return Ok(Confirmed::Stable(steady));
    }
    if check::is_fair(&certificate) {
        let fair = check::check_fair(given.0, given.1, given.2, given.3, &certificate)?;
        return Ok(Confirmed::Fair(fair));
    }
    if let Some(standing) = standing {
        let standing = check::pairs_from_csv(open(standing)?)?;
        check::same_standing(given.0, given.1, given.2, given.3, &certificate, &standing)?;
    }
    let verdict = check::check(given.0, given.1, given.2, given.3, &certificate)?;
    Ok(Confirmed::Best(verdict))
}

/// The lists of pairs not to be made: the one given, or those that the rules name,
/// which lie beside them.
fn blocked(inputs: &Inputs, rules: &Rules) -> Vec<PathBuf> {
    if let Some(blocked) = &inputs.blocked {
        return vec![blocked.clone()];
    }
    let beside = |file: &str| inputs.rules.with_file_name(file);
    rules.list_files().map(beside).collect()
}

fn open(path: &Path) -> Result<File, FilesError> {
    File::open(path).map_err(|why| FilesError::File {
        path: path.to_owned(),
        why,
    })
}
