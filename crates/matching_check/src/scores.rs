//! The points of many pairs at once, by plain look-ups.
//!
//! People who said the same are told apart by nothing, so each entry of the rules
//! is judged once for every two *different* things said, by [`crate::judge`], and the
//! result is looked up from then on. Where too many different lists were said, the
//! things in common are counted with one bit for each thing.

mod counted;
pub(crate) mod rows;

use std::collections::BTreeMap;

use crate::Wrong;
use crate::judge::{self, Cell};
use crate::people::{Input, Person};
use crate::rules::Entry;
use counted::{alike, common};

/// Where mentees said more different things than this, a table isn't the first choice.
const MANY: usize = 64;

/// What marks a pair that a rule refuses. Points lie far above; the sum of such a pair
/// says nothing any more and may wrap around.
const REFUSED: i32 = i32::MIN;

/// All entries of the rules, ready to score.
pub(crate) struct Scores {
    parts: Vec<Part>,
    /// Pairs never to be made, by mentee.
    bans: Vec<Vec<u32>>,
    /// Points for single pairs on top, by mentee: ranked wishes.
    wishes: Vec<Vec<(u32, i32)>>,
    /// A bound that no pair's points exceed, up or down.
    largest: i64,
}

/// One entry: where mentees and mentors stand in its table.
struct Part {
    mentees: Vec<u32>,
    mentors: Vec<u32>,
    how: How,
}

enum How {
    /// Results by mentee's cell, then mentor's.
    Table { width: usize, results: Vec<i32> },
    /// Results by mentee's cell: without the one thing in common, with it, and for silence.
    Alike {
        mine: Vec<Option<u32>>,
        theirs: Vec<Option<u32>>,
        results: Vec<[i32; 3]>,
    },
    /// Results by mentee's cell, then things in common; the last for silence.
    Common {
        mine: Vec<u64>,
        theirs: Vec<u64>,
        silent: Vec<bool>,
        results: Vec<[i32; 66]>,
    },
}

impl Scores {
    pub(crate) fn new(input: &Input<'_>) -> Result<Self, Wrong> {
        Self::counting(input, |_| true)
    }

    /// The same with some of the criteria only; all hard rules hold.
    pub(crate) fn counting(
        input: &Input<'_>,
        counts: impl Fn(&Entry) -> bool,
    ) -> Result<Self, Wrong> {
        let mut scores = Self {
            parts: Vec::new(),
            bans: bans(input),
            wishes: vec![Vec::new(); input.mentees.len()],
            largest: 0,
        };
        let musts = input.rules.musts.iter().map(|entry| (entry, true));
        let points = input.rules.points.iter().filter(|entry| counts(entry));
        let points = points.map(|entry| (entry, false));
        for (entry, must) in musts.chain(points) {
            if let Some(of_mentee) = entry.ranks() {
                scores.add_wishes(input, entry, of_mentee)?;
            } else if !(must && (entry.is_list() || entry.names_people())) {
                let part = Part::new(input, entry, must)?;
                scores.largest += part.largest();
                scores.parts.push(part);
            }
        }
        Ok(scores)
    }

    /// The points of one pair, or nothing when it may not be made.
    pub(crate) fn of(&self, (i, j): (usize, usize)) -> Option<i64> {
        if self.bans[i].contains(&(j as u32)) {
            return None;
        }
        let mut sum = 0;
        for part in &self.parts {
            match part.result(i, j) {
                REFUSED => return None,
                points => sum += i64::from(points),
            }
        }
        let wishes = self.wishes[i].iter().filter(|wish| wish.0 as usize == j);
        Some(sum + wishes.map(|wish| i64::from(wish.1)).sum::<i64>())
    }

    /// A bound that no pair's points exceed, up or down.
    pub(crate) fn largest(&self) -> i64 {
        self.largest
    }

    /// Ranked wishes: what everybody gets who wished for nobody, and what those
    /// get who stand in a list.
    fn add_wishes(
        &mut self,
        input: &Input<'_>,
        entry: &Entry,
        of_mentee: bool,
    ) -> Result<(), Wrong> {
        let by_rank = judge::by_rank(entry)?;
        // Whoever is silent wishes for nobody: one or the other.
        let given = by_rank.iter().copied().chain([entry.unsaid()]);
        let most = given.map(i64::saturating_abs).max().unwrap_or(0);
        if most > i64::from(i32::MAX) {
            return Err(Wrong::TooLarge);
        }
        self.largest += most;
        let agrees = |mentee, people: &[Person]| -> Result<Vec<bool>, Wrong> {
            let cell = |person| Cell::read(input.rules, entry, person, mentee);
            people
                .iter()
                .map(|person| Ok(cell(person)?.agrees))
                .collect()
        };
        let agree = [
            agrees(true, &input.mentees)?,
            agrees(false, &input.mentors)?,
        ];
        let (wishing, others) = match of_mentee {
            true => (&input.mentees, &input.mentors),
            false => (&input.mentors, &input.mentees),
        };
        let column = entry.side(of_mentee).unwrap_or_default();
        let given = |at: usize| input.in_order_given(of_mentee, at, column);
        let silent = |at: usize| given(at).is_empty();
        let part = Part::of_silence(
            &agree,
            (0..wishing.len()).map(silent).collect(),
            of_mentee,
            entry.unsaid(),
        );
        self.parts.push(part);
        for at in 0..wishing.len() {
            for (rank, id) in given(at).iter().enumerate() {
                let found = others.binary_search_by(|other| other.id.as_str().cmp(id));
                let (Ok(other), Some(&points)) = (found, by_rank.get(rank)) else {
                    continue;
                };
                let (i, j) = if of_mentee { (at, other) } else { (other, at) };
                if agree[0][i] && agree[1][j] {
                    self.wishes[i].push((j as u32, points as i32));
                }
            }
        }
        Ok(())
    }
}

/// Forbidden pairs, being oneself, and everybody whom a rule lets people name.
fn bans(input: &Input<'_>) -> Vec<Vec<u32>> {
    let mut bans = vec![Vec::new(); input.mentees.len()];
    for &(i, j) in &input.forbidden {
        bans[i].push(j as u32);
    }
    let find =
        |people: &[Person], id: &str| people.binary_search_by(|p| p.id.as_str().cmp(id)).ok();
    for (i, mentee) in input.mentees.iter().enumerate() {
        bans[i].extend(find(&input.mentors, &mentee.id).map(|j| j as u32));
    }
    for must in input.rules.musts.iter().filter(|must| must.names_people()) {
        for (i, mentee) in input.mentees.iter().enumerate() {
            let named = must
                .side(true)
                .map_or(&[][..], |column| mentee.said(column));
            let found = named.iter().filter_map(|id| find(&input.mentors, id));
            bans[i].extend(found.map(|j| j as u32));
        }
        for (j, mentor) in input.mentors.iter().enumerate() {
            let named = must
                .side(false)
                .map_or(&[][..], |column| mentor.said(column));
            for i in named.iter().filter_map(|id| find(&input.mentees, id)) {
                bans[i].push(j as u32);
            }
        }
    }
    bans
}

impl Part {
    fn new(input: &Input<'_>, entry: &Entry, must: bool) -> Result<Self, Wrong> {
        let (mine, mentees) = distinct(input, entry, true)?;
        let (theirs, mentors) = distinct(input, entry, false)?;
        let result = |mine: &Cell, theirs: &Cell| -> Result<i32, Wrong> {
            if must {
                let holds = judge::holds(input.rules, entry, mine, theirs)?;
                return Ok(if holds { 0 } else { REFUSED });
            }
            let points = judge::points(input.rules, entry, mine, theirs)?;
            i32::try_from(points).map_err(|_| Wrong::TooLarge)
        };
        let how = match mine.len() > MANY {
            true => match alike(entry, &mine, &theirs, &result)? {
                None => common(entry, &mine, &theirs, &result)?,
                alike => alike,
            },
            false => None,
        };
        let how = match how {
            Some(how) => how,
            None => {
                let mut results = Vec::with_capacity(mine.len() * theirs.len());
                for mine in &mine {
                    for theirs in &theirs {
                        results.push(result(mine, theirs)?);
                    }
                }
                How::Table {
                    width: theirs.len(),
                    results,
                }
            }
        };
        Ok(Self {
            mentees,
            mentors,
            how,
        })
    }

    /// What silence gives where wishes are ranked.
    fn of_silence(agree: &[Vec<bool>; 2], silent: Vec<bool>, of_mentee: bool, unsaid: i64) -> Self {
        let side = |mentee: bool, agree: &[bool]| -> Vec<u32> {
            let code = |(at, agrees): (usize, &bool)| {
                u32::from(*agrees && (mentee != of_mentee || silent[at]))
            };
            agree.iter().enumerate().map(code).collect()
        };
        Self {
            mentees: side(true, &agree[0]),
            mentors: side(false, &agree[1]),
            how: How::Table {
                width: 2,
                results: vec![0, 0, 0, unsaid as i32],
            },
        }
    }

    /// What this entry gives one pair.
    fn result(&self, mentee: usize, mentor: usize) -> i32 {
        let (me, they) = (self.mentees[mentee] as usize, self.mentors[mentor] as usize);
        match &self.how {
            How::Table { width, results } => results[me * width + they],
            How::Alike {
                mine,
                theirs,
                results,
            } => match theirs[they] {
                None => results[me][2],
                theirs => results[me][usize::from(mine[me] == theirs)],
            },
            How::Common {
                mine,
                theirs,
                silent,
                results,
            } => match silent[they] {
                true => results[me][65],
                false => results[me][(theirs[they] & mine[me]).count_ones() as usize],
            },
        }
    }

    fn largest(&self) -> i64 {
        let all: Box<dyn Iterator<Item = &i32>> = match &self.how {
            How::Table { results, .. } => Box::new(results.iter()),
            How::Alike { results, .. } => Box::new(results.iter().flatten()),
            How::Common { results, .. } => Box::new(results.iter().flatten()),
        };
        let points = all.filter(|&&points| points != REFUSED);
        points
            .map(|&points| i64::from(points).abs())
            .max()
            .unwrap_or(0)
    }
}

/// The different cells of one side, and which of them each person has.
fn distinct(
    input: &Input<'_>,
    entry: &Entry,
    mentee: bool,
) -> Result<(Vec<Cell>, Vec<u32>), Wrong> {
    let people = if mentee {
        &input.mentees
    } else {
        &input.mentors
    };
    let mut known: BTreeMap<Cell, u32> = BTreeMap::new();
    let mut cells = Vec::new();
    let mut codes = Vec::with_capacity(people.len());
    for person in people {
        let cell = Cell::read(input.rules, entry, person, mentee)?;
        let code = *known.entry(cell).or_insert_with_key(|cell| {
            cells.push(cell.clone());
            cells.len() as u32 - 1
        });
        codes.push(code);
    }
    Ok((cells, codes))
}
