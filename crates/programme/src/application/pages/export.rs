//! GET /programmes/{programme}/export/people.csv and people.xlsx: what is on the screen, as a file.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::sheet::write_cell_safely;
use dyad_platform::words::ENGLISH;
use dyad_workbook::{Cell, Table};

use super::{column_word, word};
use crate::access::Coordinates;
use crate::application::filter::Filter;
use crate::application::store;
use crate::application::view::{Column, Said, look};
use crate::cohort;
use crate::programme::slug_of;
use crate::words::Words;

/// So many rows go into one piece of a file that is sent.
const ROWS_AT_ONCE: usize = 500;
/// So many bytes do.
const BYTES_AT_ONCE: usize = 64 * 1024;

/// What a file holds: a header, and rows of as many cells.
struct Sheet {
    name: String,
    header: Vec<String>,
    rows: Vec<Vec<Said>>,
    zone: String,
}

/// The view as comma-separated values, with a mark that lets every spreadsheet program read accents.
///
/// # Errors
/// Those of the database.
pub(crate) async fn csv(
    State(app): State<App>,
    desk: Coordinates,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let sheet = sheet(&app, &desk, &query.unwrap_or_default()).await?;
    let name = sheet.name.clone();
    let mut pieces = vec![format!("\u{feff}{}", line(sheet.header.iter().cloned()))];
    for rows in sheet.rows.chunks(ROWS_AT_ONCE) {
        let lines = rows
            .iter()
            .map(|row| line(row.iter().map(|said| text(said, &sheet.zone))));
        pieces.push(lines.collect());
    }
    let pieces = pieces.into_iter().map(Ok::<_, Infallible>);
    let body = Body::from_stream(futures_util::stream::iter(pieces));
    Ok(file(body, "text/csv; charset=utf-8", &name, "csv"))
}

/// The view as an XLSX file.
///
/// # Errors
/// Those of the database.
pub(crate) async fn xlsx(
    State(app): State<App>,
    desk: Coordinates,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let sheet = sheet(&app, &desk, &query.unwrap_or_default()).await?;
    let name = sheet.name.clone();
    let bytes = tokio::task::spawn_blocking(move || written(sheet))
        .await
        .map_err(Problem::broken)??;
    let pieces: Vec<Result<Vec<u8>, Infallible>> = bytes
        .chunks(BYTES_AT_ONCE)
        .map(|piece| Ok(piece.to_vec()))
        .collect();
    let body = Body::from_stream(futures_util::stream::iter(pieces));
    Ok(file(body, KIND, &name, "xlsx"))
}

fn written(sheet: Sheet) -> Result<Vec<u8>, Problem> {
    let cell = |said: Said| match said {
        Said::Nothing => Cell::Empty,
        Said::Text(text) => Cell::Text(text),
        Said::Number(number) => Cell::Number(number),
        Said::Time(at) => Cell::Time(at.in_zone(&sheet.zone).datetime()),
    };
    let rows = sheet.rows.into_iter();
    let rows = rows
        .map(|row| row.into_iter().map(cell).collect())
        .collect();
    let table = Table {
        name: sheet.name.clone(),
        header: sheet.header,
        rows,
    };
    dyad_workbook::written(&table).map_err(Problem::broken)
}

/// Reads what is on the screen: the same rows, columns and order, all pages of them. Reading holds
/// nobody back who writes.
async fn sheet(app: &App, desk: &Coordinates, query: &str) -> Result<Sheet, Problem> {
    let filter = Filter::read(query);
    let (label, all, view) = read_tx!(app.db, |tx| {
        let cohort = cohort::store::of_desk(tx, &desk.programme)
            .await?
            .ok_or(Problem::NotFound)?;
        let all = store::everybody(tx, &cohort.id).await?;
        let views = crate::saved_view::store::of_programme(tx, &desk.programme.id).await?;
        let same = filter.at(1).query();
        let view = views.into_iter().find(|view| view.query == same);
        Ok::<_, Problem>((cohort.label, all, view))
    })?;
    let (words, template) = (Words(ENGLISH), &desk.programme.template);
    let zone = desk.signed_in.person.zone.clone();
    let columns = Column::chosen(template, &filter);
    let looked = look(template, &all, &filter, &zone);
    let mut header = vec![words.column_name()];
    header.extend(columns.iter().map(|column| column_word(words, *column)));
    let rows = looked.rows.iter().map(|row| {
        let cells = columns
            .iter()
            .map(|column| column.says(template, row, &|it| word(words, it)));
        std::iter::once(Said::Text(row.name.clone()))
            .chain(cells)
            .collect()
    });
    let view = view.map_or_else(|| words.export_view(), |view| view.name);
    let day = app.now().in_zone(&zone).strftime("%Y-%m-%d").to_string();
    Ok(Sheet {
        name: format!(
            "{}-{}-{}-{day}",
            desk.programme.slug,
            slug_of(&label),
            slug_of(&view)
        ),
        rows: rows.collect(),
        header,
        zone,
    })
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| write_cell_safely(&cell, ',')).collect();
    format!("{}\r\n", cells.join(","))
}

fn text(said: &Said, zone: &str) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::Text(text) => text.clone(),
        Said::Number(number) => number.to_string(),
        Said::Time(at) => clock(*at, zone),
    }
}

fn clock(at: Moment, zone: &str) -> String {
    at.in_zone(zone).strftime("%Y-%m-%d %H:%M").to_string()
}

fn file(body: Body, kind: &'static str, name: &str, ending: &str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let named = format!("attachment; filename=\"{name}.{ending}\"");
    if let Ok(named) = HeaderValue::from_str(&named) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    #[test]
    fn a_file_opens_again_and_calculates_nothing() {
        let formula = "=HYPERLINK(\"http://x.example\")".to_string();
        let sheet = Sheet {
            name: "people".into(),
            header: vec!["Name".into(), "Applied".into()],
            rows: vec![vec![
                Said::Text(formula.clone()),
                Said::Time(Moment(1_772_438_400_000)),
            ]],
            zone: "Europe/Berlin".into(),
        };
        let csv = line(sheet.rows[0].iter().map(|said| text(said, &sheet.zone)));
        assert_eq!(
            csv,
            "\"'=HYPERLINK(\"\"http://x.example\"\")\",2026-03-02 09:00\r\n"
        );
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(written(sheet).unwrap())).unwrap();
        let range = book.worksheet_range("people").unwrap();
        assert_eq!(range.get((1, 0)), Some(&Data::String(formula)));
        assert!(matches!(range.get((1, 1)), Some(Data::DateTime(_))));
    }
}
