mod given;
mod kinds;
mod relations;

use std::sync::LazyLock;

use dyad_platform::sheet::{Hints, read_csv};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::template::shipped_by_key;

/// A day in summer time, as in the fixtures.
const SEPTEMBER: Date = date(2025, 9, 15);

fn template() -> Template {
    static READ: LazyLock<Template> = LazyLock::new(|| {
        shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap()
    });
    READ.clone()
}

/// The preview of a file under the mapping that is proposed for it.
fn preview_of(csv: &str) -> Preview {
    let (sheet, template) = (read_csv(csv.as_bytes()).unwrap(), template());
    preview(&sheet, &template, &propose(&sheet, &template), SEPTEMBER)
}

/// The preview of one mentee and one mentor who both have `cell` under `header`.
fn both_with(header: &str, cell: &str) -> Preview {
    let cell = cell.replace('"', "\"\"");
    preview_of(&format!(
        "Name,Email,Role,{header}\nLin Okafor,lin@example.org,mentee,\"{cell}\"\nGrace Moor,grace@example.org,mentor,\"{cell}\"\n"
    ))
}

fn answer<'a>(preview: &'a Preview, row: u32, key: &str) -> Option<&'a Answer> {
    preview
        .ready
        .iter()
        .find(|person| person.row == row)
        .and_then(|person| person.answers.get(key))
}

/// Kinds of the problems of one row; that a mentor didn't give a number of places is left out, as
/// most of the small files here have no such column.
fn problems_of(preview: &Preview, row: u32) -> Vec<&'static str> {
    preview
        .problems
        .iter()
        .filter(|problem| problem.row == row)
        .map(|problem| problem.what.kind())
        .collect()
}

fn repairs_of(preview: &Preview, row: u32) -> Vec<&'static str> {
    preview
        .normalised
        .iter()
        .filter(|n| n.row == row)
        .map(|n| n.repair.kind())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_cells_make_it_panic(cells in proptest::collection::vec(any::<String>(), 15)) {
        let header = "Timestamp,Email,Name,Role,Country,School,Year,Fields,Languages,Time zone,Availability,Response time,Hopes,Capacity,Not with";
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"").replace('\0', ""))).collect();
        let text = format!("{header}\nx,lin@example.org,Lin,mentee\n{}\n", quoted.join(","));
        if let Ok(sheet) = read_csv(text.as_bytes()) {
            let template = template();
            let preview = preview(&sheet, &template, &propose(&sheet, &template), SEPTEMBER);
            prop_assert_eq!(preview.counts.person_rows + preview.counts.empty_rows, sheet.rows().count());
        }
    }

    #[test]
    fn no_words_about_times_zones_and_numbers_make_it_panic(words in "(UTC|GMT|[+-]|[0-9]{1,6}|[:., ]|after|am|pm|year|Lisbon|/|[(]|[)]|CST|é){0,12}") {
        for header in ["Time zone", "Availability", "Year", "Capacity", "Timestamp", "Languages", "Not with", "Fields"] {
            let _ = both_with(header, &words);
        }
    }
}
