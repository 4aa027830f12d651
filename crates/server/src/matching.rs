//! `dyad match`, `dyad rematch` and `dyad verify`: a matching from files, without database or site.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use dyad_matching_files::{
    Confirmed, FilesError, Inputs, Loss, Outputs, Priced, Side, Since, fairest, rematch, solve,
    steady, verify,
};

/// What both commands read.
#[derive(Args)]
struct Read {
    /// Sheet of people (CSV) with the columns ID and Role (Mentee or Mentor), and all that the
    /// rules read; lists are joined by semicolons, other columns are left alone
    people: PathBuf,
    /// The rules (TOML); the README of crates/matching explains them
    #[arg(long, value_name = "RULES.toml")]
    rules: PathBuf,
    /// Pairs never to be made (CSV: mentee, mentor) [default: the files that the rules name]
    #[arg(long, value_name = "FILE")]
    blocked: Option<PathBuf>,
    /// Pairs that are made whatever else (CSV: mentee, mentor)
    #[arg(long, value_name = "FILE")]
    locks: Option<PathBuf>,
    /// Every mentee wants one mentor, whatever the sheet says
    #[arg(long)]
    one: bool,
    #[command(flatten)]
    since: Happened,
}

/// What happened since the sheet was written.
#[derive(Args)]
struct Happened {
    /// Somebody left
    #[arg(long, value_name = "ID")]
    leaves: Vec<String>,
    /// Somebody has one place more
    #[arg(long, value_name = "ID")]
    more_places: Vec<String>,
    /// Two split up, and are never proposed to each other again
    #[arg(long, value_name = "MENTEE,MENTOR", value_parser = two)]
    split: Vec<(String, String)>,
    /// Two are to be a pair
    #[arg(long, value_name = "MENTEE,MENTOR", value_parser = two)]
    lock: Vec<(String, String)>,
}

fn two(text: &str) -> Result<(String, String), String> {
    let two = text.split_once(',');
    let (mentee, mentor) = two.ok_or("write the mentee's ID, a comma, and the mentor's")?;
    Ok((mentee.trim().to_owned(), mentor.trim().to_owned()))
}

/// Who proposes where answers are to be stable.
#[derive(Clone, Copy, ValueEnum)]
enum Proposing {
    Mentees,
    Mentors,
}

/// What `dyad match` takes.
#[derive(Args)]
pub struct Match {
    #[command(flatten)]
    read: Read,
    /// Where to write the pairs (CSV: mentee, mentor, score)
    #[arg(long, value_name = "PAIRS.csv")]
    out: PathBuf,
    /// Where to write the proof that none is better (JSON), for dyad verify
    #[arg(long, value_name = "CERT.json")]
    certificate: Option<PathBuf>,
    /// Where to write where all points come from, and why somebody has no mentor (CSV)
    #[arg(long, value_name = "WHY.csv")]
    why: Option<PathBuf>,
    /// Draw between equally good answers by another number
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Rather than the best, pairs that nobody would leave for somebody who would leave
    /// theirs too, with this side proposing
    #[arg(long, value_name = "SIDE")]
    stable: Option<Proposing>,
    /// Rather than the best, the fairest: as few pairs as possible at the lowest level of
    /// points, then at the next, where a level spans so many points
    #[arg(long, value_name = "POINTS", conflicts_with = "stable", value_parser = clap::value_parser!(i64).range(1..))]
    fair: Option<i64>,
    /// Say nothing on the way
    #[arg(long)]
    quiet: bool,
}

/// What `dyad rematch` takes: the sheet as it is today, and what happened.
#[derive(Args)]
pub struct Rematch {
    #[command(flatten)]
    read: Read,
    /// The pairs that stand (CSV: mentee, mentor)
    #[arg(long, value_name = "PAIRS.csv")]
    standing: PathBuf,
    /// Undo no more than so many of them [default: as many as the best takes]
    #[arg(long, value_name = "N")]
    moves: Option<usize>,
    /// Where to write the pairs (CSV: mentee, mentor, score)
    #[arg(long, value_name = "PAIRS.csv")]
    out: PathBuf,
    /// Where to write the proof (JSON), for dyad verify
    #[arg(long, value_name = "CERT.json")]
    certificate: Option<PathBuf>,
    /// Where to write where all points come from, and why somebody has no mentor (CSV)
    #[arg(long, value_name = "WHY.csv")]
    why: Option<PathBuf>,
    /// Draw between equally good answers by another number
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Say nothing on the way
    #[arg(long)]
    quiet: bool,
}

/// What `dyad verify` takes.
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    read: Read,
    /// The pairs that dyad match wrote
    #[arg(long, value_name = "PAIRS.csv")]
    pairs: PathBuf,
    /// The proof that dyad match wrote
    #[arg(long, value_name = "CERT.json")]
    certificate: PathBuf,
    /// The pairs that stood when dyad rematch was called
    #[arg(long, value_name = "PAIRS.csv")]
    standing: Option<PathBuf>,
}

impl Read {
    fn inputs(self) -> Inputs {
        Inputs {
            people: self.people,
            rules: self.rules,
            blocked: self.blocked,
            locks: self.locks,
            one: self.one,
            since: Since {
                leaves: self.since.leaves,
                more_places: self.since.more_places,
                splits: self.since.split,
                locks: self.since.lock,
            },
        }
    }
}

impl Match {
    /// Finds the best cohort; the text's last line is the pairs and their score.
    ///
    /// # Errors
    /// In sentences for whoever called it.
    pub fn run(self) -> Result<String, FilesError> {
        let outputs = Outputs {
            pairs: self.out,
            certificate: self.certificate,
            why: self.why,
        };
        let tell = teller(self.quiet);
        let inputs = self.read.inputs();
        let outcome = match self.stable {
            None if self.fair.is_some() => {
                let level = self.fair.unwrap_or(1);
                fairest(&inputs, level, &outputs, self.seed, tell)?
            }
            None => solve(&inputs, &outputs, self.seed, tell)?,
            Some(Proposing::Mentees) => steady(&inputs, Side::Mentee, &outputs, self.seed, tell)?,
            Some(Proposing::Mentors) => steady(&inputs, Side::Mentor, &outputs, self.seed, tell)?,
        };
        Ok(format!("{} {}\n", outcome.pairs, outcome.score))
    }
}

/// Says on the way how far it is.
fn teller(quiet: bool) -> impl Fn(&str) {
    move |how_far: &str| {
        if !quiet {
            // That nobody listens is no reason to stop.
            let _ = writeln!(std::io::stderr(), "{how_far}");
        }
    }
}

impl Rematch {
    /// Finds the best that undoes no more than was allowed: a line for each number of moves
    /// that is worth it, then how much better so many moves could be at most, where that
    /// isn't nothing, and at last the pairs and their score.
    ///
    /// # Errors
    /// In sentences for whoever called it.
    pub fn run(self) -> Result<String, FilesError> {
        let outputs = Outputs {
            pairs: self.out,
            certificate: self.certificate,
            why: self.why,
        };
        let tell = teller(self.quiet);
        let inputs = self.read.inputs();
        let (outcome, priced, better) = rematch(
            &inputs,
            &self.standing,
            self.moves,
            &outputs,
            self.seed,
            tell,
        )?;
        let mut text: String = priced.iter().map(line).collect();
        if better != Loss::default() {
            text.push_str(&format!(
                "With so many moves, no answer has more than {} more mentees with a mentor, {} more pairs and {} more points.\n",
                better.served, better.pairs, better.points
            ));
        }
        text.push_str(&format!("{} {}\n", outcome.pairs, outcome.score));
        Ok(text)
    }
}

fn line(priced: &Priced) -> String {
    format!(
        "{}{} moves: {} mentees have a mentor, {} pairs, {} points\n",
        if priced.chosen { "> " } else { "  " },
        priced.moves,
        priced.served,
        priced.outcome.pairs,
        priced.outcome.score
    )
}

impl Verify {
    /// Confirms an answer, in a sentence.
    ///
    /// # Errors
    /// When it isn't confirmed, and why.
    pub fn run(self) -> Result<String, FilesError> {
        let standing = self.standing.as_deref();
        let found = verify(
            &self.read.inputs(),
            &self.pairs,
            &self.certificate,
            standing,
        )?;
        Ok(match found {
            Confirmed::Best(found) if found.kept > 0 => format!(
                "Confirmed: {} pairs with {} points serve {} mentees and undo {} of {} that could stay; of all {} possible pairs no choice that undoes no more is better.\n",
                found.pairs,
                found.total,
                found.mentees_served,
                found.moves,
                found.kept,
                found.pairs_scored
            ),
            Confirmed::Best(found) => format!(
                "Confirmed: {} pairs with {} points serve {} mentees, and of all {} possible pairs no choice is better.\n",
                found.pairs, found.total, found.mentees_served, found.pairs_scored
            ),
            Confirmed::Fair(found) => format!(
                "Confirmed: {} pairs with {} points serve {} mentees, and of all {} possible pairs no choice raises the worst-off further.\n",
                found.pairs, found.total, found.mentees_served, found.pairs_scored
            ),
            Confirmed::Stable(found) => format!(
                "Confirmed: {} pairs with {} points serve {} mentees, and no two of all {} possible pairs would both rather be together.\n",
                found.pairs, found.total, found.mentees_served, found.pairs_scored
            ),
        })
    }
}
