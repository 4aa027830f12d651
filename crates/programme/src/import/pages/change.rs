//! POST /programmes/{programme}/imports/{import}/correct and …/columns: cells are put right, and
//! columns are read another way.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::sheet::{Corrections, Encoding, Format, Hints, Sheet, Writing};
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::look::{as_json, corrections, from_json, read_as};
use super::sentences;
use crate::access::Coordinates;
use crate::import::columns::propose_remembering;
use crate::import::store::{self, Parked, beside};
use crate::import::{Mapping, Target};
use crate::template::Template;
use crate::template::question::Kind;
use crate::urls;
use crate::words::Words;

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
        let parked = store::by_its_maker(tx, &desk, id).await?;
        let before = corrections(&app, &parked)?;
        let mapping: Mapping = from_json(&parked.mapping)?;
        let after = write_cells(&before, mapping.targets().len(), filled.fields());
        if after != before {
            let place = beside(&parked.id, &parked.made_by);
            let sealed = app
                .keys
                .seal_for_house(&place, &as_json(&after)?, &app.chance);
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
    let before = parked(&app, &desk, id).await?;
    let sheet = read_aside(&app, &before, None).await?;
    write_tx!(app.db, |tx| {
        let parked = store::by_its_maker(tx, &desk, id).await?;
        if parked.hints != before.hints {
            return Err(Problem::Conflict(Words(ENGLISH).accept_changed()));
        }
        let mut mapping: Mapping = from_json(&parked.mapping)?;
        say_what_columns_hold(&mut mapping, &desk.programme.template, filled.fields());
        store::map(tx, id, &as_json(&mapping)?).await?;
        for (header, target) in mapping.by_header(&sheet) {
            store::remember(tx, &desk.programme.id, &header, &as_json(&target)?).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::one_import(&desk.programme.slug, id)))
}

/// Reads the file another way than it looks: encoding, delimiter, sheet, header row, or how dates,
/// decimals and lists are written. Where only the last changes, everything else stays.
///
/// # Errors
/// [`Problem::Conflict`] where it can't be read like that, else as [`correct`].
pub async fn read_otherwise(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let hints = hints(&filled);
    let parked = parked(&app, &desk, id).await?;
    let before = read_aside(&app, &parked, None).await?;
    let sheet = read_aside(&app, &parked, Some(hints.clone())).await?;
    let same_cells = Format {
        writing: sheet.format.writing,
        ..before.format
    } == sheet.format;
    write_tx!(app.db, |tx| {
        if same_cells {
            return Ok(store::written_as(tx, id, &as_json(&hints)?).await?);
        }
        let remembered = store::remembered(tx, &desk.programme.id).await?;
        let mapping = propose_remembering(&sheet, &desk.programme.template, &remembered);
        store::read_as(tx, id, &as_json(&hints)?, &as_json(&mapping)?).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::one_import(&desk.programme.slug, id)))
}

async fn parked(app: &App, desk: &Coordinates, id: &str) -> Result<Parked, Problem> {
    read_tx!(app.db, |tx| store::by_its_maker(tx, desk, id).await)
}

/// Reads a file, as it was read before or as `hints` say, while others are answered.
async fn read_aside(app: &App, parked: &Parked, hints: Option<Hints>) -> Result<Sheet, Problem> {
    let (app, parked) = (app.clone(), parked.clone());
    let reading = tokio::task::spawn_blocking(move || {
        let hints = match hints {
            Some(hints) => hints,
            None => from_json(&parked.hints)?,
        };
        read_as(&app, &parked, &hints)?
            .map_err(|why| Problem::Conflict(sentences::unreadable(Words(ENGLISH), &why)))
    });
    reading
        .await
        .map_err(|_| Problem::broken("a spreadsheet broke off"))?
}

/// What the form says; what is left open is found by looking at the file.
fn hints(filled: &Filled) -> Hints {
    let encoding = Encoding::ALL
        .into_iter()
        .find(|encoding| encoding.name() == filled.text("encoding"));
    let delimiter = match filled.raw("delimiter") {
        "tab" => Some('\t'),
        other => other.chars().next().filter(|c| ",;|".contains(*c)),
    };
    let sheet = Some(filled.raw("sheet").to_string()).filter(|name| !name.is_empty());
    let header_row = filled.text("header_row").parse().ok();
    Hints {
        encoding,
        delimiter,
        sheet,
        header_row,
        writing: Writing {
            month_first: match filled.raw("dates") {
                "month" => Some(true),
                "day" => Some(false),
                _ => None,
            },
            decimal_sign: filled
                .raw("decimals")
                .chars()
                .next()
                .filter(|c| ",.".contains(*c)),
            list_separator: filled
                .raw("lists")
                .chars()
                .next()
                .filter(|c| ",;|".contains(*c)),
        },
    }
}

/// Notes the fields named `cell-ROW-COLUMN`, but for those that say what `was-ROW-COLUMN` says. A row all of whose columns come has no others
/// afterwards: that is how one with too many cells is put right.
fn write_cells(before: &Corrections, width: usize, fields: &[(String, String)]) -> Corrections {
    let mut corrections = before.clone();
    let mut come: HashMap<u32, usize> = HashMap::new();
    for (name, value) in fields {
        let same = |(other, was): &(String, String)| {
            other.strip_prefix("was-") == name.strip_prefix("cell-") && was == value
        };
        if let Some((row, column)) = cell(name).filter(|(_, column)| *column < width)
            && !fields.iter().any(same)
        {
            corrections.write(row, column, &value.replace("\r\n", "\n").replace('\0', ""));
            *come.entry(row).or_default() += 1;
        }
    }
    for (row, _) in come.into_iter().filter(|(_, count)| *count >= width) {
        corrections.ends_with_the_header(row);
    }
    corrections
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
                .is_some_and(|held| held.key() != target.key())
        {
            mapping.set(column, beside_others(mapping, template, target));
        }
    }
}

/// Wishes may have a column each: one that is chosen for them later holds further ones.
fn beside_others(mapping: &Mapping, template: &Template, target: Target) -> Target {
    let of_wishes = target.key().and_then(|key| template.question(key));
    let of_wishes = of_wishes.filter(|question| question.kind == Kind::Wishes);
    match of_wishes {
        Some(question) if mapping.column_of(&question.key).is_some() => {
            Target::Further(question.key.clone())
        }
        _ => target,
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

    fn corrected(fields: &[(&str, &str)]) -> Vec<Vec<String>> {
        let mut sheet = sheet();
        sheet.corrections = write_cells(&Corrections::default(), 3, &self::fields(fields));
        sheet.rows().map(|row| row.cells).collect()
    }

    #[test]
    fn a_corrected_cell_stands_in_the_sheet_and_nothing_else_changes() {
        let rows = corrected(&[
            ("cell-2-1", "lin@example.org"),
            ("cell-99-1", "x"),
            ("cell-2-9", "x"),
            ("cell-x-1", "x"),
            ("other", "x"),
        ]);
        assert_eq!(rows[0], ["Lin Okafor", "lin@example.org", "Mentee"]);
        assert_eq!(rows[1], ["Grace", "Moor", "grace@example.org", "Mentor"]);
    }

    #[test]
    fn a_row_that_comes_whole_loses_the_cells_beyond_the_header() {
        let rows = corrected(&[
            ("cell-3-0", "Grace Moor"),
            ("cell-3-1", "grace@example.org"),
            ("cell-3-2", "Mentor"),
        ]);
        assert_eq!(rows[1], ["Grace Moor", "grace@example.org", "Mentor"]);
    }

    #[test]
    fn what_the_form_leaves_open_is_found_by_looking() {
        let said = Filled::of(&[
            ("encoding", "Windows-1254"),
            ("delimiter", "tab"),
            ("header_row", "3"),
        ]);
        let all = Hints {
            encoding: Some(Encoding::Windows1254),
            delimiter: Some('\t'),
            sheet: None,
            header_row: Some(3),
            writing: Writing::default(),
        };
        assert_eq!(hints(&said), all);
        let nothing = Filled::of(&[("encoding", ""), ("delimiter", "x"), ("header_row", "no")]);
        assert_eq!(hints(&nothing), Hints::default());
    }

    #[test]
    fn only_what_differs_from_what_was_shown_is_written() {
        let rows = corrected(&[
            ("cell-2-0", "Lin Okafor"),
            ("was-2-0", "Lin Okafor"),
            ("cell-2-1", "lin@example.org"),
            ("was-2-1", "lin@@example.org"),
        ]);
        assert_eq!(rows[0][1], "lin@example.org");
        let said = fields(&[("cell-2-0", "same"), ("was-2-0", "same")]);
        let none = write_cells(&Corrections::default(), 3, &said);
        assert!(none.is_empty(), "a date stays a date");
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
