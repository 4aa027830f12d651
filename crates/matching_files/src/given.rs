//! Given pairs: `mentee,mentor,score` in one sheet, `id,role,places` in another.

use std::path::{Path, PathBuf};

use dyad_matching::given::Given;
use dyad_matching::{Order, Side};

use crate::reading::Rows;
use crate::{FilesError, Outcome, writing};

/// The sheets of given pairs and of their people.
#[derive(Debug, Clone)]
pub struct GivenInputs {
    /// Pairs that may be made: `mentee`, `mentor` and `score`.
    pub edges: PathBuf,
    /// Everybody: `id`, `role` (mentee or mentor) and `places`.
    pub people: PathBuf,
    /// Every mentee wants one mentor, whatever the sheet says.
    pub one: bool,
    /// Counts pairs before mentees with a mentor.
    pub pairs_first: bool,
}

/// Finds the best choice among given pairs and writes it, if it is proved the best.
///
/// # Errors
/// When a file can't be read or written, or something in one is wrong: then nothing
/// is written.
pub fn solve_given(
    inputs: &GivenInputs,
    out: &Path,
    seed: u64,
    tell: impl Fn(&str),
) -> Result<Outcome, FilesError> {
    let mut given = Given::new(seed);
    people(inputs, &mut given)?;
    pairs(&inputs.edges, &mut given, &tell)?;
    let order = match inputs.pairs_first {
        true => Order::PairsFirst,
        false => Order::PeopleFirst,
    };
    let wrong = |why| FilesError::Rows(vec![format!("{}: {why}", inputs.edges.display())]);
    let (given, chosen) = given.solve(order).map_err(wrong)?;
    if chosen.worth != chosen.bound {
        return Err(FilesError::NotProved);
    }
    tell(&format!(
        "{} of the mentees have a mentor",
        chosen.mentees_served
    ));
    let rows = chosen.pairs.iter().map(|&(i, j, score)| {
        let ids = (given.id(Side::Mentee, i), given.id(Side::Mentor, j));
        (ids.0, ids.1, i64::from(score))
    });
    writing::only_pairs(out, rows)?;
    Ok(Outcome {
        pairs: chosen.pairs.len(),
        score: chosen.total,
    })
}

fn people(inputs: &GivenInputs, given: &mut Given) -> Result<(), FilesError> {
    let mut rows = Rows::open(&inputs.people)?;
    let [id, role, places] = rows.columns(["id", "role", "places"])?;
    rows.each(|row| {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let side = match cell(role).to_lowercase().as_str() {
            "mentee" => Side::Mentee,
            "mentor" => Side::Mentor,
            other => {
                return Err(format!(
                    "the role is \"{other}\". It should be mentee or mentor."
                ));
            }
        };
        let said = cell(places);
        let wrong = |_| format!("the places are \"{said}\". They should be a whole number.");
        let mut places: u32 = said.parse().map_err(wrong)?;
        if inputs.one && side == Side::Mentee {
            places = places.min(1);
        }
        let added = given.add_person(side, cell(id), places);
        added.map_err(|why| why.to_string())
    })
}

fn pairs(path: &Path, given: &mut Given, tell: &impl Fn(&str)) -> Result<(), FilesError> {
    let mut rows = Rows::open(path)?;
    let [mentee, mentor, score] = rows.columns(["mentee", "mentor", "score"])?;
    // Sheets mostly list a mentee's pairs below one another.
    let mut last: Option<(String, u32)> = None;
    let mut count = 0u64;
    rows.each(|row| {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let i = match &last {
            Some((id, i)) if id == cell(mentee) => *i,
            _ => {
                let i = given.position(Side::Mentee, cell(mentee));
                let i = i.map_err(|why| why.to_string())?;
                last = Some((cell(mentee).to_owned(), i));
                i
            }
        };
        let j = given.position(Side::Mentor, cell(mentor));
        let j = j.map_err(|why| why.to_string())?;
        let said = cell(score).trim();
        let wrong = |_| format!("the score is \"{said}\". It should be a whole number.");
        let points = said.parse().map_err(wrong)?;
        count += 1;
        let added = given.add_pair(i, j, points);
        added.map_err(|why| why.to_string())
    })?;
    tell(&format!("{count} pairs read"));
    Ok(())
}
