//! What somebody should look at before a spreadsheet comes in: rows to put right in place, and
//! rows that come in but deserve a look.

use std::collections::{HashMap, HashSet};

use dyad_platform::sheet::Row;

use super::columns::{headed, quoted};
use super::look::Looked;
use super::sentences;
use crate::import::{Problem, Severity, What};
use crate::template::Template;
use crate::template::question::Kind;
use crate::words::Words;

/// How many rows to put right are shown at once; the others follow when these are right.
const SHOWN: usize = 100;
/// How long their cells may be together, in bytes as a form is sent: a form of 64 KiB gets through.
const FORM_BYTES: usize = 48 * 1024;

/// One thing to put right.
pub(super) struct Fix {
    pub(super) row: u32,
    /// Whose row it is, where the name can be read.
    pub(super) name: String,
    /// The header of the column; empty where the whole row is meant.
    pub(super) column: String,
    pub(super) sentence: String,
    /// Id of the sentence, for the fields it describes.
    pub(super) id: String,
    /// The cell, or all cells of the row; none where they are too long for a form.
    pub(super) fields: Vec<Field>,
    /// Cells beyond the header.
    pub(super) beyond: String,
}

/// A cell that can be written anew.
pub(super) struct Field {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) value: String,
    /// The answers to choose from; any text where there are none.
    pub(super) options: Vec<String>,
}

/// A row that comes in but deserves a look.
pub(super) struct Warning {
    pub(super) row: u32,
    /// The column, from 0, where it is about one cell.
    pub(super) at: usize,
    /// That cell; none where it is too long, or stands further up already.
    pub(super) field: Option<Field>,
    pub(super) name: String,
    pub(super) column: String,
    pub(super) sentence: String,
}

impl Fix {
    fn bytes(&self) -> usize {
        self.fields.iter().map(Field::bytes).sum()
    }
}

impl Field {
    /// What it takes in a form that is sent; letters outside ASCII take three times their bytes.
    fn bytes(&self) -> usize {
        self.id.len()
            + 2
            + self
                .value
                .bytes()
                .map(|byte| if byte.is_ascii_alphanumeric() { 1 } else { 3 })
                .sum::<usize>()
    }
}

/// What the two lists need of a spreadsheet.
pub(super) struct Reader<'l> {
    words: Words,
    looked: &'l Looked,
    template: &'l Template,
    /// The rows that something is said about.
    rows: HashMap<u32, Row>,
}

impl<'l> Reader<'l> {
    pub(super) fn new(words: Words, looked: &'l Looked, template: &'l Template) -> Self {
        let problems = looked.preview.problems.iter();
        let named: HashSet<u32> = problems.map(|problem| problem.row).collect();
        let rows = looked
            .sheet
            .rows()
            .filter(|row| named.contains(&row.number));
        let rows = rows.map(|row| (row.number, row)).collect();
        Self {
            words,
            looked,
            template,
            rows,
        }
    }

    /// Sentences on columns that are missing altogether.
    pub(super) fn missing(&self) -> Vec<String> {
        let missing = self
            .problems()
            .filter(|problem| matches!(problem.what, What::ColumnMissing { .. }));
        missing.map(|problem| self.sentence(problem)).collect()
    }

    /// The first rows to put right.
    pub(super) fn fixes(&self) -> Vec<Fix> {
        let is_fixable = |problem: &&Problem| {
            problem.severity() == Severity::Error && self.rows.contains_key(&problem.row)
        };
        let fixable = self.problems().filter(is_fixable).take(SHOWN).enumerate();
        let mut room = FORM_BYTES;
        let mut fits = |fix: &Fix| {
            let bytes = fix.bytes();
            let fits = bytes <= room;
            room = room.saturating_sub(bytes);
            fits
        };
        fixable
            .map(|(index, problem)| self.fix(index, problem))
            .take_while(|fix| fits(fix))
            .collect()
    }

    /// All rows that deserve a look.
    pub(super) fn warnings(&self) -> Vec<&'l Problem> {
        self.problems()
            .filter(|problem| problem.severity() == Severity::Warning)
            .collect()
    }

    /// Warnings as they are shown together; a cell can be written anew at the first one about it.
    pub(super) fn shown(&self, problems: &[&Problem]) -> Vec<Warning> {
        let mut seen: HashSet<(u32, usize)> = HashSet::new();
        let mut room = FORM_BYTES;
        let mut all: Vec<Warning> = problems.iter().map(|it| self.warning(it)).collect();
        for warning in &mut all {
            let is_new = seen.insert((warning.row, warning.at));
            let bytes = warning.field.as_ref().map_or(0, |field| 2 * field.bytes());
            if is_new && bytes <= room {
                room -= bytes;
            } else {
                warning.field = None;
            }
        }
        all
    }

    fn warning(&self, problem: &Problem) -> Warning {
        let is_there = |_: &usize| self.rows.contains_key(&problem.row);
        let column = problem.column.filter(is_there);
        let field = column.map(|column| self.field(problem.row, column));
        Warning {
            at: column.unwrap_or(0),
            field: field.filter(|field| !field.value.contains('\n')),
            row: problem.row,
            name: self.name(problem.row),
            column: self.column(problem),
            sentence: self.sentence(problem),
        }
    }

    fn problems(&self) -> impl Iterator<Item = &'l Problem> + use<'l> {
        self.looked.preview.problems.iter()
    }

    fn fix(&self, index: usize, problem: &Problem) -> Fix {
        let header = &self.looked.sheet.header;
        let columns = problem
            .column
            .map_or(0..header.len(), |column| column..column + 1);
        let beyond = match self.rows.get(&problem.row) {
            Some(row) if problem.column.is_none() => row
                .cells
                .iter()
                .skip(header.len())
                .map(|cell| cell.trim())
                .collect::<Vec<_>>()
                .join(", "),
            _ => String::new(),
        };
        let mut fix = Fix {
            row: problem.row,
            name: self.name(problem.row),
            column: self.column(problem),
            sentence: self.sentence(problem),
            id: format!("fix-{index}"),
            fields: columns
                .map(|column| self.field(problem.row, column))
                .collect(),
            beyond: quoted(&beyond),
        };
        if fix.bytes() > FORM_BYTES {
            fix.fields.clear();
        }
        fix
    }

    fn field(&self, row: u32, column: usize) -> Field {
        Field {
            id: format!("cell-{row}-{column}"),
            label: self.header(column),
            value: self
                .rows
                .get(&row)
                .map(|row| row.cell(column).to_string())
                .unwrap_or_default(),
            options: self.options(column),
        }
    }

    /// Roles are chosen; everything else is written.
    fn options(&self, column: usize) -> Vec<String> {
        let is_role = self
            .looked
            .mapping
            .column_of_kind(self.template, Kind::Role)
            == Some(column);
        let question = self
            .template
            .questions
            .iter()
            .find(|question| is_role && question.kind == Kind::Role);
        question
            .map(|question| {
                question
                    .options
                    .iter()
                    .map(|option| option.label.clone())
                    .collect()
            })
            .unwrap_or_default()
    }

    fn name(&self, row: u32) -> String {
        let column = self
            .looked
            .mapping
            .column_of_kind(self.template, Kind::Name);
        let cell = column.and_then(|column| Some(self.rows.get(&row)?.cell(column).trim()));
        match cell.filter(|cell| !cell.is_empty()) {
            Some(cell) => cell.chars().take(120).collect(),
            None => self.words.preview_no_name(),
        }
    }

    fn column(&self, problem: &Problem) -> String {
        problem
            .column
            .map(|column| self.header(column))
            .unwrap_or_default()
    }

    fn header(&self, column: usize) -> String {
        headed(
            self.words,
            self.looked
                .sheet
                .header
                .get(column)
                .map_or("", String::as_str),
            column,
        )
    }

    fn sentence(&self, problem: &Problem) -> String {
        sentences::problem(self.words, problem, &self.column(problem))
    }
}

#[cfg(test)]
mod tests {
    use dyad_people::account::PersonId;
    use dyad_platform::clock::Moment;
    use dyad_platform::ids::Chance;
    use dyad_platform::keys::Keys;
    use dyad_platform::sheet::read_csv;
    use dyad_platform::words::ENGLISH;

    use super::*;
    use crate::cohort::CohortId;
    use crate::import::arrivals::Everybody;
    use crate::import::store::{Parked, place};
    use crate::import::{preview, propose};
    use crate::template::shipped_by_key;

    fn fixes_of(csv: &str) -> Vec<Fix> {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let sheet = read_csv(csv.as_bytes()).unwrap();
        let mapping = propose(&sheet, &template);
        let made_by = PersonId("ada".into());
        let looked = Looked {
            preview: preview(&sheet, &template, &mapping, jiff::civil::date(2026, 3, 2)),
            parked: Parked {
                id: "1".into(),
                cohort_id: CohortId("spring".into()),
                file_name: "spring.csv".into(),
                file: Keys::from_bytes([7; 32]).seal_file(
                    &place("1", &made_by),
                    b"",
                    &Chance::seeded(1),
                ),
                hints: String::new(),
                mapping: String::new(),
                corrections: None,
                made_by,
                made_at: Moment(0),
                done_at: None,
                undone_at: None,
            },
            sheet,
            mapping,
            everybody: Everybody::default(),
        };
        Reader::new(Words(ENGLISH), &looked, &template).fixes()
    }

    #[test]
    fn a_wrong_cell_is_offered_with_what_stands_in_it() {
        let fixes = fixes_of(
            "Name,Email,Role\nLin Okafor,lin@@example.org,Mentee\n,grace@example.org,Mentor\n",
        );
        let of = |fix: &Fix| {
            (
                fix.row,
                fix.name.clone(),
                fix.column.clone(),
                fix.fields[0].value.clone(),
            )
        };
        assert_eq!(
            of(&fixes[0]),
            (
                2,
                "Lin Okafor".into(),
                "Email".into(),
                "lin@@example.org".into()
            )
        );
        assert_eq!(
            of(&fixes[1]),
            (3, "no name".into(), "Name".into(), String::new())
        );
        assert_eq!(fixes[0].fields[0].id, "cell-2-1");
    }

    #[test]
    fn a_role_is_chosen_from_those_there_are() {
        let fixes = fixes_of("Name,Email,Role\nLin Okafor,lin@example.org,Astronaut\n");
        assert_eq!(fixes[0].fields[0].options, ["Mentee", "Mentor", "Both"]);
    }

    #[test]
    fn a_row_with_too_many_cells_is_offered_whole_with_what_stands_beyond() {
        let fixes = fixes_of("Name,Email,Role\nLin Okafor,lin@example.org,Mentee,and,more\n");
        let values: Vec<&str> = fixes[0]
            .fields
            .iter()
            .map(|field| field.value.as_str())
            .collect();
        assert_eq!(values, ["Lin Okafor", "lin@example.org", "Mentee"]);
        assert_eq!(
            (fixes[0].column.as_str(), fixes[0].beyond.as_str()),
            ("", "and, more")
        );
    }

    #[test]
    fn no_more_is_offered_than_a_form_can_carry() {
        let row =
            |letters: usize| format!("{},lin@@example.org,Mentee,,beyond\n", "x".repeat(letters));
        let header = "Name,Email,Role,Hopes\n";
        let many = fixes_of(&format!("{header}{}", row(15_000).repeat(10)));
        assert_eq!(many.len(), 3);
        assert!(many.iter().map(Fix::bytes).sum::<usize>() <= FORM_BYTES);
        // A row that is too long alone is named all the same.
        let wide = format!("{0},{0},{0},{0},beyond\n", "x".repeat(15_000));
        let alone = fixes_of(&format!("{header}{wide}{}", row(5)));
        assert_eq!(
            alone.iter().map(|fix| fix.fields.len()).collect::<Vec<_>>(),
            [0, 4]
        );
        let hundreds = fixes_of(&format!("{header}{}", row(5).repeat(150)));
        assert_eq!(hundreds.len(), SHOWN);
    }
}
