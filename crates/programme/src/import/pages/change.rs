//! POST /programmes/{programme}/imports/{import}/correct and …/columns: cells are put right, and
//! columns are read another way.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::sheet::Sheet;
use dyad_platform::write_tx;

use super::look::{as_json, opened};
use crate::access::Coordinates;
use crate::import::store::{self, place};
use crate::import::{Mapping, Target};
use crate::template::Template;
use crate::urls;

/// Writes corrected cells into the sheet and leads back to the preview.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such spreadsheet, and those of the database.
pub async fn correct(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        let parked = store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let (mut sheet, _) = opened(&app, &parked)?;
        if write_cells(&mut sheet, filled.fields()) {
            let place = place(&parked.id, &parked.made_by);
            let sealed = app
                .keys
                .seal_for_house(&place, &as_json(&sheet)?, &app.chance);
            store::correct(tx, id, &sealed).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::one_import(&desk.programme.slug, id)))
}

/// Notes what the columns hold and leads back to the preview.
///
/// # Errors
/// As [`correct`].
pub async fn map(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        let parked = store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let (_, mut mapping) = opened(&app, &parked)?;
        say_what_columns_hold(&mut mapping, &desk.programme.template, filled.fields());
        store::map(tx, id, &as_json(&mapping)?).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::one_import(&desk.programme.slug, id)))
}

/// Writes the fields named `cell-ROW-COLUMN`; whether anything changed. A row all of whose columns
/// come has no others afterwards: that is how one with too many cells is put right.
fn write_cells(sheet: &mut Sheet, fields: &[(String, String)]) -> bool {
    let before = sheet.clone();
    let mut come: HashMap<u32, usize> = HashMap::new();
    for (name, value) in fields {
        if let Some((row, column)) = cell(name)
            && sheet.correct(row, column, &value.replace("\r\n", "\n").replace('\0', ""))
        {
            *come.entry(row).or_default() += 1;
        }
    }
    let width = sheet.header.len();
    for row in &mut sheet.rows {
        if come.get(&row.number).is_some_and(|count| *count >= width) {
            row.cells.truncate(width);
        }
    }
    *sheet != before
}

fn cell(name: &str) -> Option<(u32, usize)> {
    let (row, column) = name.strip_prefix("cell-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Reads the fields named `column-COLUMN`; empty leaves the column out. Only what differs is set:
/// the form says what every column holds, and a question that moves must not be taken back by the
/// column it left.
fn say_what_columns_hold(mapping: &mut Mapping, template: &Template, fields: &[(String, String)]) {
    let before = mapping.clone();
    for (name, value) in fields {
        let column = name
            .strip_prefix("column-")
            .and_then(|column| column.parse::<usize>().ok());
        let target = match value.as_str() {
            "" => Some(Target::LeaveOut),
            key => template
                .question(key)
                .map(|question| Target::Question(question.key.clone())),
        };
        if let (Some(column), Some(target)) = (column, target)
            && before
                .targets()
                .get(column)
                .is_some_and(|held| *held != target)
        {
            mapping.set(column, target);
        }
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::sheet::read_csv;

    use super::*;
    use crate::import::propose;
    use crate::template::shipped_by_key;

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect()
    }

    fn sheet() -> Sheet {
        read_csv(b"Name,Email,Role\nLin Okafor,lin@@example.org,Mentee\nGrace,Moor,grace@example.org,Mentor\n").unwrap()
    }

    #[test]
    fn a_corrected_cell_stands_in_the_sheet_and_nothing_else_changes() {
        let mut sheet = sheet();
        assert!(write_cells(
            &mut sheet,
            &fields(&[
                ("cell-2-1", "lin@example.org"),
                ("cell-99-1", "x"),
                ("cell-2-9", "x")
            ])
        ));
        assert_eq!(
            sheet.rows[0].cells,
            ["Lin Okafor", "lin@example.org", "Mentee"]
        );
        assert_eq!(sheet.rows[1], self::sheet().rows[1]);
        assert!(!write_cells(
            &mut sheet,
            &fields(&[
                ("cell-2-1", "lin@example.org"),
                ("cell-x-1", "x"),
                ("other", "x")
            ])
        ));
    }

    #[test]
    fn a_row_that_comes_whole_loses_the_cells_beyond_the_header() {
        let mut sheet = sheet();
        let whole = [
            ("cell-3-0", "Grace Moor"),
            ("cell-3-1", "grace@example.org"),
            ("cell-3-2", "Mentor"),
        ];
        assert!(write_cells(&mut sheet, &fields(&whole)));
        assert_eq!(
            sheet.rows[1].cells,
            ["Grace Moor", "grace@example.org", "Mentor"]
        );
    }

    #[test]
    fn a_question_moves_to_the_column_that_was_chosen_for_it() {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let mut mapping = propose(&sheet(), &template);
        let question = |key: &str| Target::Question(key.into());
        assert_eq!(
            mapping.targets(),
            [question("name"), question("email"), question("role")]
        );
        // The form says of all columns what they hold; the name is meant to be in the second now.
        let form = [
            ("column-0", "name"),
            ("column-1", "name"),
            ("column-2", "role"),
        ];
        say_what_columns_hold(&mut mapping, &template, &fields(&form));
        assert_eq!(
            mapping.targets(),
            [Target::LeaveOut, question("name"), question("role")]
        );
        let swapped = [
            ("column-1", "role"),
            ("column-2", "name"),
            ("column-7", "email"),
            ("column-0", "no_such"),
        ];
        say_what_columns_hold(&mut mapping, &template, &fields(&swapped));
        assert_eq!(
            mapping.targets(),
            [Target::LeaveOut, question("role"), question("name")]
        );
    }
}
