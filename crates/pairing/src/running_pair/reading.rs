//! What a table of running pairs says: two addresses and a day in each row. Pure; what is known of the
//! people comes in as values.

use std::collections::{BTreeMap, BTreeSet};

use dyad_people::account::tidy_address;
use dyad_platform::sheet::{self, Hints, Sheet, Unreadable};
use dyad_programme::import::{Habits, comparable, day};
use jiff::civil::Date;

/// The most pairs that are read at once.
pub(crate) const MOST: usize = 1_000;
/// Nobody's pair has run for longer.
const MOST_YEARS: i16 = 10;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) row: u32,
    pub(crate) mentor: Named,
    pub(crate) mentee: Named,
    /// The day as written.
    pub(crate) said: String,
    pub(crate) since: Option<Date>,
    /// What keeps it out.
    pub(crate) wrong: Vec<Wrong>,
    /// The other day that it could be.
    pub(crate) or: Option<Date>,
}

/// One of the two, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// The address; as written where it is none.
    pub(crate) address: String,
    pub(crate) name: String,
}

/// Why a row stays out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The mentor's address is none.
    MentorAddress,
    /// The mentee's address is none.
    MenteeAddress,
    /// Both are the same person.
    SamePerson,
    /// The day can't be read.
    NoDay,
    /// The day is yet to come.
    ToCome,
    /// The day is many years ago.
    LongAgo,
    /// By the months of the programme it would be over.
    Over,
    /// The two stand in an earlier row.
    Twice {
        /// Which.
        row: u32,
    },
    /// The two are a pair here.
    APair,
    /// The two have been entered and are being asked.
    Entered,
    /// One of them asked not to be paired with the other, or assesses them.
    Apart,
}

/// What is known of the two people of a row, mentor's address first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) pairs: BTreeSet<(String, String)>,
    pub(crate) entered: BTreeSet<(String, String)>,
    pub(crate) apart: BTreeSet<(String, String)>,
}

/// The days that decide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    pub(crate) today: Date,
    /// For how many months a partnership is meant to run.
    pub(crate) months: i64,
}

impl Line {
    /// The two addresses, the mentor's first.
    pub(crate) fn two(&self) -> (String, String) {
        (self.mentor.address.clone(), self.mentee.address.clone())
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// Which column holds what.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    mentor: Option<usize>,
    mentee: Option<usize>,
    since: Option<usize>,
    mentor_name: Option<usize>,
    mentee_name: Option<usize>,
}

/// Reads a file, or rows that were pasted, with headings or without.
///
/// # Errors
/// Why it can't be read as a table.
pub(crate) fn read(bytes: &[u8], days: Days) -> Result<Vec<Line>, Unreadable> {
    let bytes = with_headings(bytes);
    let sheet = sheet::read(&bytes, &Hints::default())?;
    let (columns, habits) = (columns(&sheet), Habits::of(&sheet));
    let mut lines: Vec<Line> = Vec::new();
    for row in sheet.rows().filter(|row| !row.is_empty()) {
        if lines.len() == MOST {
            return Err(Unreadable::TooManyRows { most: MOST });
        }
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column).trim());
        let named = |address, name| Named {
            address: tidy_address(cell(address)).unwrap_or_else(|| cell(address).to_owned()),
            name: cell(name).split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let said = cell(columns.since).to_owned();
        let found = day(&habits, columns.since.unwrap_or(0), &said);
        lines.push(Line {
            row: row.number,
            mentor: named(columns.mentor, columns.mentor_name),
            mentee: named(columns.mentee, columns.mentee_name),
            since: found.map(|(day, _)| day),
            or: found.and_then(|(_, or)| or),
            wrong: Vec::new(),
            said,
        });
    }
    look(&mut lines, days);
    Ok(lines)
}

/// Rows without headings get some: nobody writes any above two addresses.
fn with_headings(bytes: &[u8]) -> Vec<u8> {
    const HEADINGS: &[u8] = b"mentor\tmentee\tsince\n";
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty());
    let Some(first) = first.filter(|line| line.contains('@')) else {
        return bytes.to_vec();
    };
    let sign = ['\t', ';', '|', ',']
        .into_iter()
        .find(|it| first.contains(*it));
    let mut read = HEADINGS.to_vec();
    match sign {
        Some('\t') => read.extend(text.bytes()),
        Some(sign) => {
            let headings = String::from_utf8_lossy(HEADINGS).replace('\t', &sign.to_string());
            read = headings.into_bytes();
            read.extend(text.bytes());
        }
        // Words with blanks between them: the first two are addresses, and the rest is the day.
        None => {
            for line in text.lines() {
                let mut words = line.split_whitespace();
                let two = [words.next(), words.next()].map(Option::unwrap_or_default);
                let rest: Vec<&str> = words.collect();
                read.extend(format!("{}\t{}\t{}\n", two[0], two[1], rest.join(" ")).bytes());
            }
        }
    }
    read
}

/// Headings decide; where they don't, addresses are known by their sign, the mentor's first.
fn columns(sheet: &Sheet) -> Columns {
    let mut columns = Columns::default();
    let held: Vec<bool> = (0..sheet.header.len())
        .map(|column| {
            sheet
                .rows()
                .take(50)
                .any(|row| row.cell(column).contains('@'))
        })
        .collect();
    let headings: Vec<String> = sheet.header.iter().map(|it| comparable(it)).collect();
    for (column, heading) in headings.iter().enumerate() {
        let is_mentee = ["mentee", "student", "learner"]
            .iter()
            .any(|it| heading.contains(it));
        let is_mentor = !is_mentee && heading.contains("mentor");
        let slot = match (held.get(column), is_mentor, is_mentee) {
            (Some(true), true, _) => &mut columns.mentor,
            (Some(true), _, true) => &mut columns.mentee,
            (_, true, _) => &mut columns.mentor_name,
            (_, _, true) => &mut columns.mentee_name,
            _ if is_a_day(heading) => &mut columns.since,
            _ => continue,
        };
        slot.get_or_insert(column);
    }
    let is_taken = |columns: &Columns, column| {
        [columns.mentor, columns.mentee, columns.since].contains(&Some(column))
    };
    for (column, _) in held.iter().enumerate().filter(|(_, held)| **held) {
        if !is_taken(&columns, column) {
            if columns.mentor.is_none() {
                columns.mentor = Some(column);
            } else if columns.mentee.is_none() {
                columns.mentee = Some(column);
            }
        }
    }
    if columns.since.is_none() {
        let names = [columns.mentor_name, columns.mentee_name];
        columns.since = (0..held.len())
            .find(|column| !is_taken(&columns, *column) && !names.contains(&Some(*column)));
    }
    columns
}

fn is_a_day(heading: &str) -> bool {
    let words = ["since", "start", "began", "begin", "date", "from", "day"];
    words.iter().any(|word| heading.contains(word))
}

/// Notes what is wrong with each row by itself, and with rows that say the same.
fn look(lines: &mut [Line], days: Days) {
    let mut seen: BTreeMap<(String, String), u32> = BTreeMap::new();
    for line in lines {
        if tidy_address(&line.mentor.address).is_none() {
            line.wrong.push(Wrong::MentorAddress);
        }
        if tidy_address(&line.mentee.address).is_none() {
            line.wrong.push(Wrong::MenteeAddress);
        }
        if line.wrong.is_empty() && line.mentor.address == line.mentee.address {
            line.wrong.push(Wrong::SamePerson);
        }
        line.wrong.extend(day_is_wrong(line.since, days));
        let two = line.two();
        match seen.get(&two) {
            Some(row) => line.wrong.push(Wrong::Twice { row: *row }),
            None => {
                seen.insert(two, line.row);
            }
        }
    }
}

fn day_is_wrong(since: Option<Date>, days: Days) -> Option<Wrong> {
    use jiff::ToSpan as _;
    let Some(since) = since else {
        return Some(Wrong::NoDay);
    };
    if since > days.today {
        return Some(Wrong::ToCome);
    }
    if since.year() + MOST_YEARS < days.today.year() {
        return Some(Wrong::LongAgo);
    }
    let end = since.checked_add(days.months.months()).ok()?;
    (end <= days.today).then_some(Wrong::Over)
}

/// Adds what stands in the way by what is known of the people.
pub(crate) fn compare(lines: &mut [Line], known: &Known) {
    for line in lines {
        let two = line.two();
        let (mentor, mentee) = &two;
        let turned = (mentee.clone(), mentor.clone());
        if known.pairs.contains(&two) || known.pairs.contains(&turned) {
            line.wrong.push(Wrong::APair);
        } else if known.entered.contains(&two) {
            line.wrong.push(Wrong::Entered);
        } else if known.apart.contains(&two) || known.apart.contains(&turned) {
            line.wrong.push(Wrong::Apart);
        }
    }
}

/// All rows as a table that can be put right by hand and read again.
pub(crate) fn as_text(lines: &[Line]) -> String {
    let mut text = String::from("Mentor\tMentee\tSince\tMentor’s name\tMentee’s name\n");
    for line in lines {
        let since = line.since.map_or(line.said.clone(), |day| day.to_string());
        let cells = [
            &line.mentor.address,
            &line.mentee.address,
            &since,
            &line.mentor.name,
            &line.mentee.name,
        ];
        let plain = |cell: &&String| cell.replace(['\t', '\n', '\r', '"'], " ");
        text.push_str(&cells.iter().map(plain).collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    text
}

/// A name for somebody of whom only the address is known.
pub(crate) fn name_from(address: &str) -> String {
    let local = address.split('@').next().unwrap_or(address);
    let words = local
        .split(['.', '_', '-', '+'])
        .filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    let name = words.map(capital).collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        address.to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests;
