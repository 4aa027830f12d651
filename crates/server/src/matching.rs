//! `dyad match` and `dyad verify`: a matching from files, without database or site.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use dyad_matching_files::{FilesError, Inputs, Outputs, solve, verify};

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
}

impl Read {
    fn inputs(self) -> Inputs {
        Inputs {
            people: self.people,
            rules: self.rules,
            blocked: self.blocked,
            locks: self.locks,
            one: self.one,
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
        let quiet = self.quiet;
        let tell = |how_far: &str| {
            if !quiet {
                // That nobody listens is no reason to stop.
                let _ = writeln!(std::io::stderr(), "{how_far}");
            }
        };
        let outcome = solve(&self.read.inputs(), &outputs, self.seed, tell)?;
        Ok(format!("{} {}\n", outcome.pairs, outcome.score))
    }
}

impl Verify {
    /// Confirms an answer, in a sentence.
    ///
    /// # Errors
    /// When it isn't confirmed, and why.
    pub fn run(self) -> Result<String, FilesError> {
        let found = verify(&self.read.inputs(), &self.pairs, &self.certificate)?;
        Ok(format!(
            "Confirmed: {} pairs with {} points serve {} mentees, and of all {} possible pairs no choice is better.\n",
            found.pairs, found.total, found.mentees_served, found.pairs_scored
        ))
    }
}
