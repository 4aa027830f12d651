//! Entries for which it only counts how many things two people have in common.

use std::collections::BTreeMap;

use super::How;
use crate::Wrong;
use crate::judge::Cell;
use crate::rules::Entry;

/// Entries for which only the number of things in common matters, and silence.
const COUNTED: [&str; 6] = [
    "share at least one",
    "same",
    "differ",
    "share of mentee's choices met",
    "needs met by offers",
    "each in common, times",
];

fn only_counts(entry: &Entry, mine: &[Cell], theirs: &[Cell]) -> bool {
    let everybody_agrees = mine.iter().chain(theirs).all(|cell| cell.agrees);
    everybody_agrees && COUNTED.contains(&entry.rule.as_str())
}

/// Where everybody said one thing at most, it is the same or it isn't.
pub(super) fn alike(
    entry: &Entry,
    mine: &[Cell],
    theirs: &[Cell],
    result: &impl Fn(&Cell, &Cell) -> Result<i32, Wrong>,
) -> Result<Option<How>, Wrong> {
    let single = mine.iter().chain(theirs).all(|cell| cell.said.len() <= 1);
    if !single || !only_counts(entry, mine, theirs) {
        return Ok(None);
    }
    let mut things: BTreeMap<&str, u32> = BTreeMap::new();
    for text in mine.iter().chain(theirs).flat_map(|cell| &cell.said) {
        let next = things.len() as u32;
        things.entry(text).or_insert(next);
    }
    let thing = |cell: &Cell| {
        let said = cell.said.first();
        said.and_then(|text| things.get(text.as_str()).copied())
    };
    let silence = Cell::silence();
    let (mut other, mut same) = (silence.clone(), silence.clone());
    other.said = vec!["\u{0}".to_owned()];
    let mut results = Vec::with_capacity(mine.len());
    for cell in mine {
        same.said.clone_from(&cell.said);
        results.push([
            result(cell, &other)?,
            result(cell, &same)?,
            result(cell, &silence)?,
        ]);
    }
    Ok(Some(How::Alike {
        mine: mine.iter().map(thing).collect(),
        theirs: theirs.iter().map(thing).collect(),
        results,
    }))
}

/// With one bit for each thing said, where the number in common says it all and
/// few enough things are said on both sides.
pub(super) fn common(
    entry: &Entry,
    mine: &[Cell],
    theirs: &[Cell],
    result: &impl Fn(&Cell, &Cell) -> Result<i32, Wrong>,
) -> Result<Option<How>, Wrong> {
    let mut bits: BTreeMap<&str, u32> = BTreeMap::new();
    for text in theirs.iter().flat_map(|cell| &cell.said) {
        let next = bits.len() as u32;
        bits.entry(text).or_insert(next);
    }
    if bits.len() > 64 || !only_counts(entry, mine, theirs) {
        return Ok(None);
    }
    let word = |cell: &Cell| -> u64 {
        let known = cell.said.iter().filter_map(|text| bits.get(text.as_str()));
        known.map(|bit| 1 << bit).sum()
    };
    let silence = Cell::silence();
    let mut results = Vec::with_capacity(mine.len());
    for cell in mine {
        let mut row = [0; 66];
        for (common, at) in row.iter_mut().enumerate().take(65.min(cell.said.len() + 1)) {
            // Somebody who has as much of it, and something else besides.
            let mut other = silence.clone();
            other.said = cell.said[..common].to_vec();
            other.said.push("\u{0}".to_owned());
            *at = result(cell, &other)?;
        }
        row[65] = result(cell, &silence)?;
        results.push(row);
    }
    Ok(Some(How::Common {
        mine: mine.iter().map(word).collect(),
        theirs: theirs.iter().map(word).collect(),
        silent: theirs.iter().map(|cell| cell.said.is_empty()).collect(),
        results,
    }))
}
