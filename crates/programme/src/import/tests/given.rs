//! The spreadsheets that are handed around with the project, with the answers a good importer gives.
//! They are made by a program; `DYAD_INTAKE` names a folder with others of its making.

use std::path::PathBuf;

use dyad_platform::sheet::{Sheet, read};
use serde_json::{Value, json};

use super::*;
use crate::template::question::{Kind, Question, Shape};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");

#[test]
fn the_veterinary_file_gives_exactly_the_expected_people_and_problems() {
    agrees("intake-veterinary.csv");
}

#[test]
fn the_faculty_workbook_gives_exactly_the_expected_people_and_problems() {
    agrees("intake-faculty.xlsx");
}

#[test]
fn the_association_file_gives_exactly_the_expected_people_and_problems() {
    agrees("intake-association.csv");
}

#[test]
fn the_network_file_has_no_problem_at_all() {
    agrees("intake-network.csv");
}

/// Reads a file of the folder as the importer does, and compares all that is known about it.
fn agrees(name: &str) {
    let folder = std::env::var_os("DYAD_INTAKE").map_or(PathBuf::from(FOLDER), PathBuf::from);
    let file = folder.join(name);
    if !file.exists() {
        assert!(
            std::env::var_os("DYAD_TEST_NO_SKIP").is_none(),
            "{} is absent",
            file.display()
        );
        println!("skipped: no applicant spreadsheets at {}", folder.display());
        return;
    }
    let bytes = std::fs::read(&file).unwrap();
    let expected = std::fs::read_to_string(file.with_extension("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let template = shipped_by_key(expected["programme_kind"].as_str().unwrap())
        .unwrap()
        .unwrap();
    let sheet = read(&bytes, &Hints::default()).unwrap();
    let mapping = propose(&sheet, &template);
    let preview = preview(&sheet, &template, &mapping, SEPTEMBER);

    the_format_agrees(&sheet, &template, &mapping, &expected);
    same_lines(
        problems(&preview, &sheet),
        without(&expected["problems"], "importer_says"),
    );
    let mut put_right = without(&expected["normalised"], "");
    for line in &mut put_right {
        line["becomes"] = match (line["kind"].as_str(), &line["becomes"]) {
            (Some("choice_spelling"), Value::String(label)) => json!(label.to_lowercase()),
            (Some("number_as_text"), number) => json!(number.as_f64()),
            (_, becomes) => becomes.clone(),
        };
    }
    same_lines(normalised(&preview, &sheet), put_right);
    let counts = serde_json::to_value(preview.counts).unwrap();
    for (key, count) in counts.as_object().unwrap() {
        assert_eq!(count, &expected["counts"][key], "{key}");
    }
    the_suggestions_agree(&preview, &expected);
    for sample in expected["samples"].as_array().unwrap() {
        the_sample_agrees(&preview, &sheet, &template, &mapping, sample);
    }
}

fn the_format_agrees(sheet: &Sheet, template: &Template, mapping: &Mapping, expected: &Value) {
    let habits = Habits::of(sheet);
    let columns = |kinds: &[Kind]| -> Vec<usize> {
        let questions = template.questions.iter();
        questions
            .filter(|question| kinds.contains(&question.kind))
            .filter_map(|question| mapping.column_of(&question.key))
            .collect()
    };
    let mut found = serde_json::to_value(&sheet.format).unwrap();
    let hidden = sheet.format.hidden_columns.iter();
    found["hidden_columns"] = hidden.map(|at| json!(sheet.header[*at])).collect();
    found["decimal_sign"] = json!(habits.decimal_sign());
    found["date_format"] = json!(habits.date_format(&columns(&[Kind::Moment])));
    found["list_separator"] = json!(habits.list_separator(&columns(&[Kind::Choices])));
    for (key, value) in expected["format"].as_object().unwrap() {
        let value = match value.as_str() {
            Some(separator) if key == "list_separator" => json!(separator.trim()),
            _ => value.clone(),
        };
        assert_eq!(found[key], value, "{key}");
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
    let line = |n: &Normalised| {
        let becomes = match (n.repair, &n.becomes) {
            // A label is shown as the form writes it; the file's answers are in lower case.
            (Repair::ChoiceSpelling, Shown::Text(label)) => json!(label.to_lowercase()),
            (Repair::NumberAsText, shown) => json!(shown.in_one_line().parse::<f64>().unwrap()),
            (_, shown) => json!(shown),
        };
        json!({"row": n.row, "column": sheet.header[n.column], "kind": n.repair.kind(), "value": n.value, "becomes": becomes})
    };
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
            What::UncertainNumber { read_as } => vec![format!("as {read_as}")],
            What::DuplicateApplication { other }
            | What::DuplicateEmail { other }
            | What::WishByName { other }
            | What::BothRoles { other } => {
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
        let said = |column: usize| sample["values"][&sheet.header[column]].clone();
        let columns = mapping.columns_of(&question.key);
        let expected = said(column);
        let (found, wanted) = match question.kind {
            Kind::Wishes | Kind::Assessors => {
                let named = columns.into_iter().map(said).filter(|one| !one.is_null());
                let found = match person.answers.get(&question.key) {
                    Some(Answer::People(people)) => people.clone(),
                    _ => Vec::new(),
                };
                (json!(found), json!(named.collect::<Vec<_>>()))
            }
            Kind::Name => (json!(person.name), expected),
            Kind::GivenName | Kind::FamilyName => {
                let half = expected.as_str().unwrap();
                (json!(person.name.contains(half)), json!(true))
            }
            Kind::Email => (json!(person.email), expected),
            Kind::Role => (json!(person.applies_as), expected),
            Kind::Moment => {
                let moment = person
                    .applied
                    .map(|m| m.clock.to_string().replace('T', " "));
                let day_only = expected.as_str().is_some_and(|text| text.len() == 10);
                let day = |text: String| if day_only { text[..10].into() } else { text };
                (json!(moment.map(day)), expected)
            }
            Kind::People => (json!(person.not_with), expected),
            _ => (
                plain(person.answers.get(&question.key), question),
                keyed(&expected, question),
            ),
        };
        assert_eq!(found, wanted, "row {}, {}", person.row, question.key);
    }
}

/// An answer as the file's answers are written, options by their keys.
fn plain(answer: Option<&Answer>, question: &Question) -> Value {
    match answer {
        None if matches!(question.kind.shape(), Shape::Several | Shape::People) => json!([]),
        None => Value::Null,
        Some(Answer::Decimal(number)) => json!(number.hundredths() as f64 / 100.0),
        Some(Answer::Number(number)) => json!(*number as f64),
        Some(Answer::Ratings(ratings)) => json!(ratings),
        Some(Answer::Choice(key)) => json!(key),
        Some(Answer::Choices(keys)) => json!(keys),
        Some(answer) => json!(answer.shown(question)),
    }
}

/// What the file's answers say, options by their keys.
fn keyed(expected: &Value, question: &Question) -> Value {
    let key = |said: &str| match question.kind {
        Kind::Country => countries::find(said).unwrap_or(said).to_string(),
        Kind::Languages => languages::find(said).unwrap_or(said).to_string(),
        _ => choices::exactly(question, said).map_or(said.to_string(), |o| o.key.clone()),
    };
    match (expected, question.kind.shape()) {
        (Value::String(said), _) if said.is_empty() => Value::Null,
        (Value::String(said), Shape::One) => json!(key(said)),
        (Value::Bool(truth), _) => json!(if *truth { "yes" } else { "no" }),
        (Value::Number(number), Shape::Line) => json!(number.to_string()),
        (Value::Number(number), _) => json!(number.as_f64()),
        (Value::Array(list), _) => list.iter().filter_map(Value::as_str).map(key).collect(),
        (Value::Object(map), _) => {
            let by_key = map.iter().map(|(said, n)| (key(said), n.clone()));
            Value::Object(by_key.collect())
        }
        _ => expected.clone(),
    }
}
