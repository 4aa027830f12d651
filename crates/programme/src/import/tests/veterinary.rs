//! The veterinary spreadsheet with its expected answers, where it is at hand.

use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::template::question::Kind;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");

#[test]
fn the_veterinary_file_gives_exactly_the_expected_people_and_problems() {
    let (csv, expected) = (
        Path::new(FOLDER).join("intake-veterinary.csv"),
        "intake-veterinary.expected.json",
    );
    if !csv.exists() {
        assert!(
            std::env::var_os("DYAD_TEST_NO_SKIP").is_none(),
            "{} is absent",
            csv.display()
        );
        println!("skipped: no applicant spreadsheets at {FOLDER}");
        return;
    }
    let sheet = read_csv(&std::fs::read(csv).unwrap()).unwrap();
    let expected = std::fs::read_to_string(Path::new(FOLDER).join(expected)).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let template = template();
    let mapping = propose(&sheet, &template);
    assert!(
        !mapping.targets().contains(&Target::LeaveOut),
        "{mapping:?}"
    );
    let preview = preview(&sheet, &template, &mapping, SEPTEMBER);

    the_format_agrees(&sheet, &expected);
    same_lines(
        problems(&preview, &sheet),
        without(&expected["problems"], "importer_says"),
    );
    same_lines(
        normalised(&preview, &sheet),
        without(&expected["normalised"], ""),
    );
    assert_eq!(
        serde_json::to_value(preview.counts).unwrap(),
        expected["counts"]
    );
    the_suggestions_agree(&preview, &expected);
    for sample in expected["samples"].as_array().unwrap() {
        the_sample_agrees(&preview, &sheet, &template, &mapping, sample);
    }
}

fn the_format_agrees(sheet: &Sheet, expected: &Value) {
    let format = &sheet.format;
    let last_row = sheet.rows.last().map(|row| row.number);
    let mut found = serde_json::to_value(format).unwrap();
    found["last_row"] = json!(last_row);
    for (key, value) in found.as_object().unwrap() {
        assert_eq!(value, &expected["format"][key], "{key}");
    }
    assert_eq!(json!(sheet.header), expected["columns"]);
}

fn problems(preview: &Preview, sheet: &Sheet) -> Vec<Value> {
    let line = |p: &Problem| {
        json!({"row": p.row, "column": p.column.map(|at| &sheet.header[at]), "kind": p.what.kind(), "value": p.value,
            "severity": p.severity()})
    };
    preview.problems.iter().map(line).collect()
}

fn normalised(preview: &Preview, sheet: &Sheet) -> Vec<Value> {
    let line = |n: &Normalised| json!({"row": n.row, "column": sheet.header[n.column], "kind": n.repair.kind(), "value": n.value, "becomes": n.becomes});
    preview.normalised.iter().map(line).collect()
}

fn without(lines: &Value, field: &str) -> Vec<Value> {
    let mut lines = lines.as_array().unwrap().clone();
    for line in &mut lines {
        line.as_object_mut().unwrap().remove(field);
    }
    lines
}

/// The same lines in any order; shows only what differs.
fn same_lines(found: Vec<Value>, expected: Vec<Value>) {
    let text = |lines: Vec<Value>| -> std::collections::BTreeSet<String> {
        lines.iter().map(Value::to_string).collect()
    };
    let (number, found, wanted) = (found.len(), text(found), text(expected.clone()));
    let (extra, missing): (Vec<_>, Vec<_>) = (
        found.difference(&wanted).collect(),
        wanted.difference(&found).collect(),
    );
    assert!(
        extra.is_empty() && missing.is_empty(),
        "not expected: {extra:#?}\nmissing: {missing:#?}"
    );
    assert_eq!(number, expected.len());
}

/// What a sentence suggests is what the expected sentence suggests.
fn the_suggestions_agree(preview: &Preview, expected: &Value) {
    for problem in &preview.problems {
        let words = match &problem.what {
            What::TimezoneFixedOffset {
                fits: Some(zone),
                country: Some(country),
            }
            | What::TimezoneAbbreviation {
                read_as: zone,
                country: Some(country),
            } => vec![zone.clone(), country.clone()],
            What::UnknownLanguage {
                read_as: Some(name),
                ..
            } => vec![name.clone()],
            What::UncertainNumber { read_as } => vec![format!("as {read_as};")],
            What::DuplicateApplication { other } | What::BothRoles { other } => {
                vec![format!("row {other}")]
            }
            _ => continue,
        };
        let lines = expected["problems"].as_array().unwrap();
        let same =
            |line: &&Value| line["row"] == problem.row && line["kind"] == problem.what.kind();
        let says = lines.iter().find(same).unwrap()["importer_says"]
            .as_str()
            .unwrap();
        assert!(
            words.iter().all(|word| says.contains(word.as_str())),
            "{words:?} in {says}"
        );
    }
}

fn the_sample_agrees(
    preview: &Preview,
    sheet: &Sheet,
    template: &Template,
    mapping: &Mapping,
    sample: &Value,
) {
    let person = preview
        .ready
        .iter()
        .find(|person| sample["row"] == person.row)
        .unwrap();
    assert_eq!(sample["email"], person.email);
    assert_eq!(sample["role"], json!(person.applies_as));
    for question in &template.questions {
        let Some(column) = mapping.column_of(&question.key) else {
            continue;
        };
        let found = match question.kind {
            Kind::Name => json!(person.name),
            Kind::Email => json!(person.email),
            Kind::Role => json!(person.applies_as),
            Kind::Moment => json!(
                person
                    .applied
                    .map(|moment| moment.clock.to_string().replace('T', " "))
            ),
            Kind::People => json!(person.not_with),
            _ => json!(
                person
                    .answers
                    .get(&question.key)
                    .map_or(Shown::Nothing(()), |answer| answer.shown(question))
            ),
        };
        assert_eq!(
            found, sample["values"][&sheet.header[column]],
            "row {}, {}",
            person.row, question.key
        );
    }
}
