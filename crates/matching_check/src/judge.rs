//! The meaning of every rule and criterion that compares what two people said.

use crate::Wrong;
use crate::people::Person;
use crate::rules::{Entry, Points, Rules, RulesWrong};

/// What somebody said that one entry is about, made readable.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    pub(crate) said: Vec<String>,
    /// The step on the scale, or the number, where the entry needs one.
    number: i64,
    /// What is rated above 0, and how high.
    ratings: Vec<(String, i64)>,
    /// Whether the other should be alike, where that is asked.
    wish: Option<bool>,
    /// Whether this may count.
    pub(crate) agrees: bool,
}

impl Cell {
    /// Of somebody who said nothing.
    pub(crate) fn silence() -> Self {
        Self {
            agrees: true,
            ..Self::default()
        }
    }

    /// Reads what one person said for one entry.
    pub(crate) fn read(
        rules: &Rules,
        entry: &Entry,
        person: &Person,
        mentee: bool,
    ) -> Result<Self, Wrong> {
        let said = entry
            .side(mentee)
            .map_or(&[][..], |column| person.said(column));
        let agrees = entry.opt_in_column(mentee).is_none_or(|column| {
            person
                .said(column)
                .iter()
                .any(|word| Some(word) == entry.opt_in.as_ref())
        });
        let wish = entry
            .wish_column(mentee)
            .map_or(&[][..], |column| person.said(column));
        let wish = match wish {
            [word] if Some(word) == entry.wish_same.as_ref() => Some(true),
            [word] if Some(word) == entry.wish_different.as_ref() => Some(false),
            _ => None,
        };
        let mut cell = Self {
            said: said.to_vec(),
            wish,
            agrees,
            ..Self::default()
        };
        match entry.rule.as_str() {
            _ if said.is_empty() => {}
            "mentor above mentee" | "steps above" | "steps apart" | "steps short of the wish" => {
                cell.number = step(rules, entry, person, said)?;
            }
            "at most hours apart" | "hours apart" | "smaller of the two, times" => {
                cell.number = number(person, said)?;
            }
            "at most distance apart" | "distance apart" if entry.by_table() => {
                single(person, said)?;
            }
            "at most distance apart" | "distance apart" => cell.number = number(person, said)?,
            "share of mentee's ratings met" => cell.ratings = ratings(said),
            _ => {}
        }
        Ok(cell)
    }
}

/// Whether a hard rule holds.
pub(crate) fn holds(
    rules: &Rules,
    must: &Entry,
    mine: &Cell,
    theirs: &Cell,
) -> Result<bool, Wrong> {
    let wishes = match must.rule.as_str() {
        "mentor column equals mentee preference" => Some(mine),
        "mentee column equals mentor preference" => Some(theirs),
        _ => None,
    };
    let no_wish = |cell: &Cell| must.any.as_ref().is_some_and(|any| cell.said.contains(any));
    if wishes.is_some_and(no_wish) {
        return Ok(true);
    }
    if mine.said.is_empty() || theirs.said.is_empty() {
        return Ok(must.passes_unsaid());
    }
    let common = shared(&mine.said, &theirs.said) as i64;
    Ok(match must.rule.as_str() {
        "share at least one" => common >= must.at_least.unwrap_or(1),
        "same" => common > 0,
        _ if wishes.is_some() => common > 0,
        "differ" => common == 0,
        "mentor above mentee" => theirs.number - mine.number >= must.at_least.unwrap_or(1),
        "at most hours apart" => {
            minutes_apart(must, mine, theirs)
                <= must.hours.ok_or_else(|| lacks(must, "hours"))? * 60
        }
        "at most distance apart" => {
            let most = must.most.ok_or_else(|| lacks(must, "most"))?;
            distance(rules, must, mine, theirs).map_or(must.passes_unsaid(), |far| far <= most)
        }
        _ => return Err(unknown(must)),
    })
}

/// The points of a criterion.
pub(crate) fn points(
    rules: &Rules,
    entry: &Entry,
    mine: &Cell,
    theirs: &Cell,
) -> Result<i64, Wrong> {
    if !mine.agrees || !theirs.agrees {
        return Ok(0);
    }
    if mine.said.is_empty() || theirs.said.is_empty() {
        return Ok(entry.unsaid());
    }
    let common = shared(&mine.said, &theirs.said) as i64;
    let alike = common > 0;
    let flat_if = |counts: bool| if counts { flat(entry) } else { Ok(0) };
    Ok(match entry.rule.as_str() {
        "same" | "share at least one" => flat_if(alike)?,
        "differ" => flat_if(!alike)?,
        "same or related" if alike => entry.same.ok_or_else(|| lacks(entry, "same"))?,
        "same or related" if related(rules, &mine.said, &theirs.said) => {
            entry.related.ok_or_else(|| lacks(entry, "related"))?
        }
        "same or related" => 0,
        "same or different as wished" => match mine.wish.or(theirs.wish) {
            Some(wish) => flat_if(wish == alike)?,
            None => entry.unsaid(),
        },
        "share of mentee's choices met" | "needs met by offers" => {
            (flat(entry)? * common).div_euclid(mine.said.len() as i64)
        }
        "share of mentee's ratings met" => rated(entry, mine, theirs)?,
        "each in common, times" => {
            let most = entry.most.ok_or_else(|| lacks(entry, "most"))?;
            (flat(entry)? * common).min(most)
        }
        "steps above" if theirs.number < mine.number => 0,
        "steps above" => by_distance(entry, theirs.number - mine.number)?,
        "steps apart" => by_distance(entry, (theirs.number - mine.number).abs())?,
        "steps short of the wish" => by_distance(entry, (theirs.number - mine.number).max(0))?,
        "hours apart" => by_distance(entry, minutes_apart(entry, mine, theirs) / 60)?,
        "distance apart" => match distance(rules, entry, mine, theirs) {
            Some(far) => by_distance(entry, far / entry.every.unwrap_or(1).max(1))?,
            None => entry.unsaid(),
        },
        "smaller of the two, times" => {
            let most = entry.most.ok_or_else(|| lacks(entry, "most"))?;
            (flat(entry)? * mine.number.min(theirs.number).max(0)).min(most)
        }
        _ => return Err(unknown(entry)),
    })
}

/// The points for each rank of a wish.
pub(crate) fn by_rank(entry: &Entry) -> Result<&[i64], Wrong> {
    match &entry.points {
        Some(Points::Table(table)) => Ok(table),
        _ => Err(lacks(entry, "a list of points").into()),
    }
}

fn flat(entry: &Entry) -> Result<i64, Wrong> {
    match entry.points {
        Some(Points::One(points)) => Ok(points),
        _ => Err(lacks(entry, "points").into()),
    }
}

/// Points × ratings of what the other has too ÷ all ratings.
fn rated(entry: &Entry, mine: &Cell, theirs: &Cell) -> Result<i64, Wrong> {
    if mine.ratings.is_empty() || theirs.ratings.is_empty() {
        return Ok(entry.unsaid());
    }
    let has = |what: &String| theirs.ratings.iter().any(|(other, _)| other == what);
    let all: i64 = mine.ratings.iter().map(|(_, rating)| rating).sum();
    let met = mine.ratings.iter().filter(|(what, _)| has(what));
    let met: i64 = met.map(|(_, rating)| rating).sum();
    Ok((flat(entry)? * met).div_euclid(all))
}

/// `Cloud: 5` is Cloud, rated 5; without a number from 0 to 100 it is rated 1.
fn ratings(said: &[String]) -> Vec<(String, i64)> {
    let mut ratings: Vec<(String, i64)> = Vec::new();
    for text in said {
        let (mut what, mut rating) = (text.trim(), 1);
        if let Some(colon) = text.rfind(':')
            && let Ok(number @ 0..=100) = text[colon + 1..].trim().parse::<i64>()
        {
            (what, rating) = (text[..colon].trim(), number);
        }
        match ratings.iter_mut().find(|(known, _)| known == what) {
            Some((_, known)) => *known = rating.max(*known),
            None => ratings.push((what.to_owned(), rating)),
        }
    }
    ratings.retain(|(_, rating)| *rating > 0);
    ratings
}

fn shared(mine: &[String], theirs: &[String]) -> usize {
    mine.iter().filter(|text| theirs.contains(text)).count()
}

fn related(rules: &Rules, mine: &[String], theirs: &[String]) -> bool {
    let families = |texts: &[String]| -> Vec<String> {
        let found = texts.iter().filter_map(|text| rules.family(text));
        found.map(str::to_owned).collect()
    };
    shared(&families(mine), &families(theirs)) > 0
}

fn distance(rules: &Rules, entry: &Entry, mine: &Cell, theirs: &Cell) -> Option<i64> {
    match (entry.by_table(), mine.said.first(), theirs.said.first()) {
        (true, Some(a), Some(b)) => rules.distance(a, b),
        (true, ..) => None,
        (false, ..) => Some((mine.number - theirs.number).abs()),
    }
}

fn step(rules: &Rules, entry: &Entry, person: &Person, texts: &[String]) -> Result<i64, Wrong> {
    let text = single(person, texts)?;
    let scale = rules.scale(entry)?;
    match scale.iter().position(|step| step == text) {
        Some(step) => Ok(step as i64),
        None => Err(unreadable(person, text)),
    }
}

/// On a 24-hour clock, the shorter way round.
fn minutes_apart(entry: &Entry, mine: &Cell, theirs: &Cell) -> i64 {
    let minutes = entry.unit.as_deref() == Some("minutes");
    let between = (mine.number - theirs.number) * if minutes { 1 } else { 60 };
    let clockwise = between.rem_euclid(1440);
    clockwise.min(1440 - clockwise)
}

fn number(person: &Person, texts: &[String]) -> Result<i64, Wrong> {
    let text = single(person, texts)?;
    match text.trim().parse::<i64>() {
        Ok(number) if (-1_000_000_000..=1_000_000_000).contains(&number) => Ok(number),
        _ => Err(unreadable(person, text)),
    }
}

fn single<'t>(person: &Person, texts: &'t [String]) -> Result<&'t String, Wrong> {
    match texts {
        [text] => Ok(text),
        _ => Err(unreadable(person, &texts.join("; "))),
    }
}

/// The entry for a distance; the last one holds for all beyond.
fn by_distance(entry: &Entry, distance: i64) -> Result<i64, Wrong> {
    let table = by_rank(entry)?;
    let entry_at = |at: i64| usize::try_from(at).ok().and_then(|at| table.get(at));
    let found = entry_at(distance).or(table.last());
    Ok(*found.ok_or_else(|| lacks(entry, "points"))?)
}

fn lacks(entry: &Entry, what: &str) -> RulesWrong {
    RulesWrong(format!("\"{}\" has no {what}", entry.rule))
}

fn unknown(entry: &Entry) -> Wrong {
    RulesWrong(format!("there is no \"{}\"", entry.rule)).into()
}

fn unreadable(person: &Person, text: &str) -> Wrong {
    Wrong::People(format!(
        "\"{text}\" of \"{}\" can't be read as its rule needs it",
        person.id
    ))
}
