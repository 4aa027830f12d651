//! The meaning of every rule and criterion, one pair at a time.

use crate::Wrong;
use crate::people::{Input, Person};
use crate::rules::{Entry, Points, Rules, RulesWrong};

impl Input<'_> {
    /// The points of a pair, or nothing when it may not be made.
    pub(crate) fn score(&self, pair: (usize, usize)) -> Result<Option<i64>, Wrong> {
        let (mentee, mentor) = (&self.mentees[pair.0], &self.mentors[pair.1]);
        if self.forbidden.contains(&pair) || mentee.id == mentor.id {
            return Ok(None);
        }
        for must in &self.rules.musts {
            let passes_unsaid = must.missing.as_deref() != Some("refuse");
            if !holds(self.rules, must, mentee, mentor)?.unwrap_or(passes_unsaid) {
                return Ok(None);
            }
        }
        let mut score = 0;
        for entry in &self.rules.points {
            let unsaid = entry.missing_points.unwrap_or(0);
            score += points(self.rules, entry, mentee, mentor)?.unwrap_or(unsaid);
        }
        Ok(Some(score))
    }
}

/// Whether a hard rule holds; nothing when one of the two said nothing.
fn holds(
    rules: &Rules,
    must: &Entry,
    mentee: &Person,
    mentor: &Person,
) -> Result<Option<bool>, Wrong> {
    if must.rule == "not in list" {
        return Ok(Some(true));
    }
    let mine = mentee.said(must.mentee()?);
    let theirs = mentor.said(must.mentor()?);
    let no_wish = must.rule == "mentor column equals mentee preference"
        && must.any.as_ref().is_some_and(|any| mine.contains(any));
    if no_wish {
        return Ok(Some(true));
    }
    if mine.is_empty() || theirs.is_empty() {
        // Whoever did say something still has to have said it readably.
        both_readable(rules, must, mentee, mentor)?;
        return Ok(None);
    }
    Ok(Some(match must.rule.as_str() {
        "share at least one" | "mentor column equals mentee preference" => shared(mine, theirs) > 0,
        "differ" => shared(mine, theirs) == 0,
        "mentor above mentee" => {
            step(rules, must, mentor, theirs)? > step(rules, must, mentee, mine)?
        }
        "at most hours apart" => {
            let most = must.hours.ok_or_else(|| lacks(must, "hours"))?;
            minutes_apart(must, mentee, mine, mentor, theirs)? <= most * 60
        }
        _ => return Err(unknown(must)),
    }))
}

/// The points of a criterion; nothing when one of the two said nothing.
fn points(
    rules: &Rules,
    entry: &Entry,
    mentee: &Person,
    mentor: &Person,
) -> Result<Option<i64>, Wrong> {
    let mine = mentee.said(entry.mentee()?);
    let theirs = mentor.said(entry.mentor()?);
    if mine.is_empty() || theirs.is_empty() {
        both_readable(rules, entry, mentee, mentor)?;
        return Ok(None);
    }
    let flat = || match entry.points {
        Some(Points::One(points)) => Ok(points),
        _ => Err(lacks(entry, "points")),
    };
    Ok(Some(match entry.rule.as_str() {
        "same" | "share at least one" if shared(mine, theirs) > 0 => flat()?,
        "same" | "share at least one" => 0,
        "same or related" if shared(mine, theirs) > 0 => {
            entry.same.ok_or_else(|| lacks(entry, "same"))?
        }
        "same or related" if related(rules, mine, theirs) => {
            entry.related.ok_or_else(|| lacks(entry, "related"))?
        }
        "same or related" => 0,
        "share of mentee's choices met" | "needs met by offers" => {
            let (met, of) = (shared(mine, theirs) as i64, mine.len() as i64);
            (flat()? * met).div_euclid(of)
        }
        "steps above" => {
            let above = step(rules, entry, mentor, theirs)? - step(rules, entry, mentee, mine)?;
            if above < 0 {
                0
            } else {
                by_distance(entry, above)?
            }
        }
        "steps apart" => {
            let above = step(rules, entry, mentor, theirs)? - step(rules, entry, mentee, mine)?;
            by_distance(entry, above.abs())?
        }
        "hours apart" => by_distance(
            entry,
            minutes_apart(entry, mentee, mine, mentor, theirs)? / 60,
        )?,
        "smaller of the two, times" => {
            let smaller = number(mentee, mine)?.min(number(mentor, theirs)?).max(0);
            let most = entry.most.ok_or_else(|| lacks(entry, "most"))?;
            (flat()? * smaller).min(most)
        }
        _ => return Err(unknown(entry)),
    }))
}

/// Reads what was said where only one of the two said something.
fn both_readable(
    rules: &Rules,
    entry: &Entry,
    mentee: &Person,
    mentor: &Person,
) -> Result<(), Wrong> {
    let said = [
        (mentee, mentee.said(entry.mentee()?)),
        (mentor, mentor.said(entry.mentor()?)),
    ];
    for (person, texts) in said.into_iter().filter(|(_, texts)| !texts.is_empty()) {
        match entry.rule.as_str() {
            "mentor above mentee" | "steps above" | "steps apart" => {
                step(rules, entry, person, texts)?;
            }
            "at most hours apart" | "hours apart" | "smaller of the two, times" => {
                number(person, texts)?;
            }
            _ => {}
        }
    }
    Ok(())
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

fn step(rules: &Rules, entry: &Entry, person: &Person, texts: &[String]) -> Result<i64, Wrong> {
    let text = single(person, texts)?;
    let scale = rules.scale(entry)?;
    match scale.iter().position(|step| step == text) {
        Some(step) => Ok(step as i64),
        None => Err(unreadable(person, text)),
    }
}

/// On a 24-hour clock, the shorter way round.
fn minutes_apart(
    entry: &Entry,
    mentee: &Person,
    mine: &[String],
    mentor: &Person,
    theirs: &[String],
) -> Result<i64, Wrong> {
    let unit = if entry.unit.as_deref() == Some("minutes") {
        1
    } else {
        60
    };
    let between = (number(mentee, mine)? - number(mentor, theirs)?) * unit;
    let clockwise = between.rem_euclid(1440);
    Ok(clockwise.min(1440 - clockwise))
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
    let Some(Points::Table(table)) = &entry.points else {
        return Err(lacks(entry, "a list of points").into());
    };
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
