//! The people, as plainly as can be: ids, places, and texts by column.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::Wrong;
use crate::rules::Rules;

/// Everyone who takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Those who look for mentors.
    pub mentees: Vec<Person>,
    /// Those who mentor.
    pub mentors: Vec<Person>,
}

/// One person on one side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// An opaque id.
    pub id: String,
    /// Mentors wanted, or mentees taken.
    pub places: u32,
    /// What they said, by column. Blank texts and repeats don't count, nor does
    /// the order but where people rank their wishes.
    pub values: BTreeMap<String, Vec<String>>,
}

/// The inputs in id order.
pub(crate) struct Input<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) mentees: Vec<Person>,
    pub(crate) mentors: Vec<Person>,
    pub(crate) forbidden: BTreeSet<(usize, usize)>,
    pub(crate) locked: BTreeSet<(usize, usize)>,
    /// Ranked wishes in the order given, by side, column and person.
    wishes: [Wishes; 2],
}

impl<'a> Input<'a> {
    pub(crate) fn new(
        rules: &'a Rules,
        people: &People,
        forbidden: &[(String, String)],
        locked: &[(String, String)],
    ) -> Result<Self, Wrong> {
        let (mentees, mentees_wish) = tidy(&people.mentees, &rules.ranked_columns(true))?;
        let (mentors, mentors_wish) = tidy(&people.mentors, &rules.ranked_columns(false))?;
        let mut input = Self {
            rules,
            mentees,
            mentors,
            wishes: [mentees_wish, mentors_wish],
            forbidden: BTreeSet::new(),
            locked: BTreeSet::new(),
        };
        input.forbidden = input.places_of_all(forbidden)?;
        input.locked = input.places_of_all(locked)?;
        if let (Some(column), mentors) = (&rules.field, &input.mentors)
            && let Some(mentor) = mentors.iter().find(|mentor| mentor.said(column).len() > 1)
        {
            let several = format!("\"{}\" has several values in \"{column}\"", mentor.id);
            return Err(Wrong::People(several));
        }
        Ok(input)
    }

    /// Where mentee and mentor of these ids stand.
    pub(crate) fn places_of(&self, mentee: &str, mentor: &str) -> Result<(usize, usize), Wrong> {
        let find = |people: &[Person], id: &str| {
            let found = people.binary_search_by(|person| person.id.as_str().cmp(id));
            found.map_err(|_| Wrong::People(format!("there is nobody with the id \"{id}\"")))
        };
        Ok((find(&self.mentees, mentee)?, find(&self.mentors, mentor)?))
    }

    /// What somebody said in a column of wishes, in the order given.
    pub(crate) fn in_order_given(&self, mentee: bool, at: usize, column: &str) -> &[String] {
        let wishes = self.wishes[usize::from(!mentee)].get(column);
        wishes.map_or(&[], |people| &people[at])
    }

    /// The field in which one mentee's mentors have to differ.
    pub(crate) fn field(&self, mentor: usize) -> Option<&str> {
        let column = self.rules.field.as_deref()?;
        self.mentors[mentor]
            .said(column)
            .first()
            .map(String::as_str)
    }

    /// Whether locks leave a pair open: wants, places, and the field.
    pub(crate) fn is_undecided(&self, (i, j): (usize, usize)) -> bool {
        let field = self.field(j);
        let (mut wants, mut free) = (self.mentees[i].places, true);
        for &(k, held) in &self.locked {
            if k == i {
                wants = wants.saturating_sub(1);
                free &= held != j && (field.is_none() || self.field(held) != field);
            }
        }
        wants > 0 && free
    }

    fn places_of_all(&self, pairs: &[(String, String)]) -> Result<BTreeSet<(usize, usize)>, Wrong> {
        let places = pairs
            .iter()
            .map(|(mentee, mentor)| self.places_of(mentee, mentor));
        places.collect()
    }
}

impl Person {
    /// What they said in a column, each text once, in order.
    pub(crate) fn said(&self, column: &str) -> &[String] {
        self.values.get(column).map_or(&[], Vec::as_slice)
    }
}

/// Wishes by column, then by person.
type Wishes = BTreeMap<String, Vec<Vec<String>>>;

/// One side in id order, with every value a set, and wishes as they were given.
fn tidy(people: &[Person], ranked: &BTreeSet<&str>) -> Result<(Vec<Person>, Wishes), Wrong> {
    let mut people = people.to_vec();
    people.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(two) = people.windows(2).find(|two| two[0].id == two[1].id) {
        let twice = format!("the id \"{}\" is used twice", two[0].id);
        return Err(Wrong::People(twice));
    }
    let wished = |column: &&str| {
        let of_all = people.iter().map(|person| as_given(person.said(column)));
        ((*column).to_owned(), of_all.collect())
    };
    let wishes = ranked.iter().map(wished).collect();
    for texts in people
        .iter_mut()
        .flat_map(|person| person.values.values_mut())
    {
        texts.retain(|text| !text.trim().is_empty());
        texts.sort();
        texts.dedup();
    }
    Ok((people, wishes))
}

/// Each text once, at its first place.
fn as_given(texts: &[String]) -> Vec<String> {
    let mut given: Vec<String> = Vec::new();
    for text in texts {
        if !text.trim().is_empty() && !given.contains(text) {
            given.push(text.clone());
        }
    }
    given
}

/// Reads people from a sheet with the columns `ID`, `Role` (Mentee or Mentor),
/// the rules' capacity column and any others. Columns that the rules read as
/// lists are split at semicolons.
///
/// # Errors
/// When rules or sheet can't be read; a row is named by its line.
pub fn people_from_csv(rules: &str, sheet: impl Read) -> Result<People, Wrong> {
    let rules = Rules::read(rules)?;
    let lists = rules.list_columns();
    let mut read = rules.columns(true);
    read.extend(rules.columns(false));
    let mut reader = csv::Reader::from_reader(sheet);
    let header = reader.headers().map_err(sheet_wrong)?.clone();
    let mut people = People::default();
    for row in reader.records() {
        let row = row.map_err(sheet_wrong)?;
        let line = row.position().map_or(0, csv::Position::line);
        let wrong = |why: &str| Wrong::People(format!("line {line}: {why}"));
        let mut person = Person {
            places: u32::from(rules.places.is_none()),
            ..Person::default()
        };
        let mut role = "";
        for (column, cell) in header.iter().zip(&row) {
            match column {
                "ID" => person.id = cell.to_owned(),
                "Role" => role = cell,
                _ if Some(column) == rules.places.as_deref() => {
                    let places = cell.trim().parse();
                    person.places = places.map_err(|_| wrong("the places aren't a number"))?;
                }
                _ if !read.contains(column) => {}
                _ => drop(
                    person
                        .values
                        .insert(column.to_owned(), split(cell, lists.contains(column))),
                ),
            }
        }
        match role.to_lowercase().as_str() {
            "mentee" => people.mentees.push(person),
            "mentor" => people.mentors.push(person),
            _ => return Err(wrong("the role is neither Mentee nor Mentor")),
        }
    }
    Ok(people)
}

/// Reads pairs from a sheet whose first two columns are mentee id and mentor id.
///
/// # Errors
/// When the sheet can't be read or a row has fewer than two cells.
pub fn pairs_from_csv(sheet: impl Read) -> Result<Vec<(String, String)>, Wrong> {
    let mut reader = csv::Reader::from_reader(sheet);
    let mut pairs = Vec::new();
    for row in reader.records() {
        let row = row.map_err(sheet_wrong)?;
        match (row.get(0), row.get(1)) {
            (Some(mentee), Some(mentor)) => pairs.push((mentee.to_owned(), mentor.to_owned())),
            _ => return Err(Wrong::People("a pair needs two ids".to_owned())),
        }
    }
    Ok(pairs)
}

/// The first three cells of each row.
pub(crate) fn rows_of_three(sheet: impl Read) -> Result<Vec<(String, String, String)>, Wrong> {
    let mut reader = csv::Reader::from_reader(sheet);
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(sheet_wrong)?;
        let cell = |at| row.get(at).unwrap_or_default().to_owned();
        rows.push((cell(0), cell(1), cell(2)));
    }
    Ok(rows)
}

fn split(cell: &str, list: bool) -> Vec<String> {
    match list {
        true => cell.split(';').map(|text| text.trim().to_owned()).collect(),
        false => vec![cell.to_owned()],
    }
}

fn sheet_wrong(error: csv::Error) -> Wrong {
    Wrong::People(error.to_string())
}
