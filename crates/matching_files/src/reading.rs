//! Sheets, row by row: no more is kept of a row than the rules read.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use csv::StringRecord;
use dyad_matching::{People, Person, Rules, Side, Value};

use crate::{FilesError, open};

/// So many bad rows are named before giving up.
const MOST_NAMED: usize = 10;

pub(crate) fn text(path: &Path) -> Result<String, FilesError> {
    fs::read_to_string(path).map_err(|why| FilesError::File {
        path: path.to_owned(),
        why,
    })
}

/// Everybody in a sheet.
pub(crate) fn people(path: &Path, rules: &Rules, one: bool) -> Result<People, FilesError> {
    let mut rows = Rows::open(path)?;
    let header = rows.header()?;
    let sheet = Sheet::new(path, rules, &header, one)?;
    let mut people = People::default();
    rows.each(|row| {
        let (side, person) = sheet.person(row)?;
        match side {
            Side::Mentee => people.mentees.push(person),
            Side::Mentor => people.mentors.push(person),
        }
        Ok(())
    })?;
    Ok(people)
}

/// The pairs of several sheets, whose first two columns are mentee id and mentor id.
pub(crate) fn all_pairs(paths: &[PathBuf]) -> Result<Vec<(String, String)>, FilesError> {
    let mut pairs = Vec::new();
    for path in paths {
        let mut rows = Rows::open(path)?;
        rows.header()?;
        rows.each(|row| match (row.get(0), row.get(1)) {
            (Some(mentee), Some(mentor)) if !mentee.is_empty() && !mentor.is_empty() => {
                pairs.push((mentee.to_owned(), mentor.to_owned()));
                Ok(())
            }
            _ => Err("a pair needs the id of a mentee and of a mentor".to_owned()),
        })?;
    }
    Ok(pairs)
}

/// A file of rows.
pub(crate) struct Rows {
    path: PathBuf,
    reader: csv::Reader<File>,
}

impl Rows {
    pub(crate) fn open(path: &Path) -> Result<Self, FilesError> {
        Ok(Self {
            path: path.to_owned(),
            reader: csv::ReaderBuilder::new()
                .buffer_capacity(1 << 18)
                .from_reader(open(path)?),
        })
    }

    fn header(&mut self) -> Result<StringRecord, FilesError> {
        let header = self.reader.headers().cloned();
        header
            .map_err(|error| FilesError::Rows(vec![format!("{}:1: {error}", self.path.display())]))
    }

    /// Where these columns stand, whatever the case and whether or not " ID" follows.
    pub(crate) fn columns<const N: usize>(
        &mut self,
        names: [&str; N],
    ) -> Result<[usize; N], FilesError> {
        let header = self.header()?;
        let mut at = [0; N];
        for (at, name) in at.iter_mut().zip(names) {
            let found = header.iter().position(|column| {
                let column = column.trim().to_lowercase();
                column == name || column.strip_suffix(" id") == Some(name)
            });
            let path = self.path.display();
            let none =
                || FilesError::Rows(vec![format!("{path}:1: there is no column \"{name}\"")]);
            *at = found.ok_or_else(none)?;
        }
        Ok(at)
    }

    /// Reads on past bad rows, so that several can be put right at once.
    pub(crate) fn each(
        &mut self,
        mut take: impl FnMut(&StringRecord) -> Result<(), String>,
    ) -> Result<(), FilesError> {
        let mut wrong = Vec::new();
        let mut row = StringRecord::new();
        while wrong.len() < MOST_NAMED {
            let line = self.reader.position().line();
            let taken = match self.reader.read_record(&mut row) {
                Ok(false) => break,
                Ok(true) => take(&row)
                    .map_err(|why| (row.position().map_or(line, csv::Position::line), why)),
                Err(error) => Err((line, error.to_string())),
            };
            if let Err((line, why)) = taken {
                wrong.push(format!("{}:{line}: {why}", self.path.display()));
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(FilesError::Rows(wrong))
        }
    }
}

/// Where in a row the things stand that matter.
struct Sheet {
    id: usize,
    role: usize,
    places: Option<usize>,
    columns: Vec<Column>,
    one: bool,
}

struct Column {
    at: usize,
    name: String,
    sides: [bool; 2],
    is_list: bool,
}

impl Sheet {
    fn new(
        path: &Path,
        rules: &Rules,
        header: &StringRecord,
        one: bool,
    ) -> Result<Self, FilesError> {
        let at = |name: &str| header.iter().position(|column| column.trim() == name);
        let need = |name: &str| {
            at(name).ok_or_else(|| {
                let path = path.display();
                FilesError::Rows(vec![format!("{path}:1: there is no column \"{name}\"")])
            })
        };
        let sides = [rules.columns(Side::Mentee), rules.columns(Side::Mentor)];
        let lists = rules.list_columns();
        let all: BTreeSet<&str> = sides.iter().flatten().copied().collect();
        let mut columns = Vec::new();
        for name in all {
            columns.push(Column {
                at: need(name)?,
                name: name.to_owned(),
                sides: sides.each_ref().map(|side| side.contains(name)),
                is_list: lists.contains(name),
            });
        }
        Ok(Self {
            id: need("ID")?,
            role: need("Role")?,
            places: rules.capacity_column().map(need).transpose()?,
            columns,
            one,
        })
    }

    fn person(&self, row: &StringRecord) -> Result<(Side, Person), String> {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let role = cell(self.role).trim();
        let side = match role.to_lowercase().as_str() {
            "mentee" => Side::Mentee,
            "mentor" => Side::Mentor,
            _ => {
                return Err(format!(
                    "the role is \"{role}\". It should be Mentee or Mentor."
                ));
            }
        };
        if cell(self.id).is_empty() {
            return Err("there is no ID.".to_owned());
        }
        let mut places = self.places.map_or(Ok(1), |at| {
            let said = cell(at).trim();
            let wrong = |_| format!("the places are \"{said}\". They should be a whole number.");
            said.parse().map_err(wrong)
        })?;
        if self.one && side == Side::Mentee {
            places = places.min(1);
        }
        let read = |column: &&Column| column.sides[usize::from(side == Side::Mentor)];
        let columns = self.columns.iter().filter(read);
        let values = columns.map(|column| (column.name.clone(), column.value(cell(column.at))));
        let person = Person {
            id: cell(self.id).to_owned(),
            places,
            values: values.collect(),
        };
        Ok((side, person))
    }
}

impl Column {
    fn value(&self, cell: &str) -> Value {
        if !self.is_list {
            return Value::Text(cell.to_owned());
        }
        let items = cell.split(';').map(|item| item.trim().to_owned());
        Value::List(items.filter(|item| !item.is_empty()).collect())
    }
}
