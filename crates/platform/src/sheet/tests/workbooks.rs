//! Workbooks, made by hand: what a spreadsheet program writes, and what somebody with bad intentions might.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::super::*;
use super::cells;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// Style 1 is a date.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A workbook of these sheets: name, whether it is hidden, and what stands in its XML.
fn book(sheets: &[(&str, bool, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut files = vec![
        ("[Content_Types].xml".to_string(), TYPES.to_string()),
        ("_rels/.rels".into(), ROOT.into()),
        ("xl/styles.xml".into(), STYLES.into()),
    ];
    let (mut list, mut relations) = (String::new(), String::new());
    for (index, (name, is_hidden, inner)) in sheets.iter().enumerate() {
        let id = index + 1;
        let state = if *is_hidden { r#" state="hidden""# } else { "" };
        list += &format!(r#"<sheet name="{name}" sheetId="{id}"{state} r:id="rId{id}"/>"#);
        relations += &format!(
            r#"<Relationship Id="rId{id}" Type="{rel}/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        );
        files.push((
            format!("xl/worksheets/sheet{id}.xml"),
            format!(r#"<worksheet xmlns="{main}">{inner}</worksheet>"#),
        ));
    }
    files.push((
        "xl/workbook.xml".into(),
        format!(r#"<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{list}</sheets></workbook>"#),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#),
    ));
    packed(&files)
}

fn packed(files: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text(at: &str, words: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#)
}

fn rows(rows: &[String]) -> String {
    format!(
        "<sheetData>{}</sheetData>",
        rows.iter()
            .map(|row| format!("<row>{row}</row>"))
            .collect::<String>()
    )
}

fn applicants() -> String {
    let header = text("A3", "Name")
        + &text("B3", "E-mail")
        + &text("C3", "Since")
        + &text("D3", "Years")
        + &text("E3", "Office only");
    let lin = text("A4", "Lin Okafor")
        + &text("B4", "lin@example.org")
        + r#"<c r="C4" s="1"><v>45903</v></c><c r="D4"><v>2.5</v></c>"#;
    let grace = text("A6", "Grace Moor")
        + &text("B6", "grace@example.org")
        + r#"<c r="C6" t="e"><v>#N/A</v></c>"#
        + &text("D6", "7");
    let hidden =
        r#"<cols><col min="1" max="4" width="18"/><col min="5" max="5" hidden="1"/></cols>"#;
    hidden.to_string() + &rows(&[text("A1", "Applications of the spring"), header, lin, grace])
}

#[test]
fn the_sheet_with_the_list_is_found_and_read_with_its_kinds() {
    let notes = rows(&[
        text("A1", "Notes of the office"),
        text("A2", "Call back") + &text("B2", "desk@example.org"),
    ]);
    let file = book(&[
        ("Notes", false, &notes),
        ("Applicants &amp; more", false, &applicants()),
    ]);
    let sheet = read(&file, &Hints::default()).unwrap();
    assert_eq!(sheet.format.kind, FileKind::Xlsx);
    assert_eq!(sheet.format.sheet.as_deref(), Some("Applicants & more"));
    assert_eq!(sheet.format.ignored_sheets, ["Notes"]);
    assert_eq!((sheet.format.header_row, sheet.format.last_row), (3, 6));
    assert_eq!(sheet.format.title_rows, [1]);
    assert_eq!(sheet.format.hidden_columns, [4]);
    assert_eq!(
        sheet.header,
        ["Name", "E-mail", "Since", "Years", "Office only"]
    );
    let all: Vec<Row> = sheet.rows.iter().collect();
    assert_eq!(
        all[0].cells,
        ["Lin Okafor", "lin@example.org", "2025-09-03", "2.5", ""]
    );
    assert_eq!(
        (all[0].kind(2), all[0].kind(3)),
        (CellKind::Date, CellKind::Number)
    );
    assert!(all[1].is_empty() && all[1].number == 5);
    assert_eq!(
        (all[2].cell(2), all[2].kind(2), all[2].kind(3)),
        ("#N/A", CellKind::Error, CellKind::Text)
    );
}

#[test]
fn another_sheet_can_be_chosen_and_hidden_ones_are_not_taken_for_the_list() {
    let small = rows(&[
        text("A1", "Name") + &text("B1", "E-mail"),
        text("A2", "Lin") + &text("B2", "lin@example.org"),
    ]);
    let file = book(&[("Old", true, &applicants()), ("New", false, &small)]);
    assert_eq!(
        read(&file, &Hints::default())
            .unwrap()
            .format
            .sheet
            .as_deref(),
        Some("New")
    );
    let hints = Hints {
        sheet: Some("Old".into()),
        ..Hints::default()
    };
    assert_eq!(
        read(&file, &hints).unwrap().format.sheet.as_deref(),
        Some("Old")
    );
    let gone = Hints {
        sheet: Some("Gone".into()),
        ..Hints::default()
    };
    assert_eq!(
        cells(&read(&file, &gone).unwrap()),
        [["Lin", "lin@example.org"]]
    );
}

#[test]
fn what_is_no_sound_workbook_is_named() {
    let far = rows(&[
        text("A1", "Name") + &text("B1", "E-mail"),
        text("A900000", "Lin"),
    ]);
    let wide = rows(&[
        text("A1", "Name") + &text("B1", "E-mail"),
        text("XFD2", "Lin"),
    ]);
    let no_rows = rows(&[text("A1", "Name") + &text("B1", "E-mail")]);
    let cases = [
        (b"PK\x03\x04rest".to_vec(), Unreadable::BrokenWorkbook),
        (
            packed(&[("word/document.xml".into(), "<w/>".into())]),
            Unreadable::BrokenWorkbook,
        ),
        (book(&[]), Unreadable::NoSheet),
        (
            book(&[("Empty", false, "<sheetData/>")]),
            Unreadable::NoSheet,
        ),
        (book(&[("List", false, &no_rows)]), Unreadable::NoRows),
        (
            book(&[("List", false, &far)]),
            Unreadable::TooManyRows { most: MOST_ROWS },
        ),
        (
            book(&[("List", false, &wide)]),
            Unreadable::TooManyColumns {
                row: 2,
                most: MOST_COLUMNS,
            },
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(&bytes, &Hints::default()), Err(expected));
    }
}

#[test]
fn a_small_file_that_unpacks_to_a_flood_is_refused() {
    let flood = " ".repeat(300 * 1024 * 1024);
    let file = packed(&[("xl/workbook.xml".into(), flood)]);
    assert!(file.len() < 1024 * 1024);
    assert_eq!(
        read(&file, &Hints::default()),
        Err(Unreadable::TooLargeUnpacked { most: 256 })
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn no_damage_to_a_workbook_makes_it_panic(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
        let mut file = book(&[("List", false, &applicants())]);
        let at = at.index(file.len());
        file[at] ^= byte;
        let _ = read(&file, &Hints::default());
        file.truncate(cut.index(file.len()));
        let _ = read(&file, &Hints::default());
    }

    #[test]
    fn no_damage_inside_a_sheet_makes_it_panic(at in any::<prop::sample::Index>(), byte in 32_u8..127, gone in 0_usize..40) {
        let mut inner = applicants().into_bytes();
        let at = at.index(inner.len());
        inner[at] = byte;
        inner.drain(at..(at + gone).min(inner.len()));
        let inner = String::from_utf8_lossy(&inner).into_owned();
        let _ = read(&book(&[("List", false, &inner)]), &Hints::default());
    }
}
