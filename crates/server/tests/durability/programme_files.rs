//! `dyad programme show` and `dyad programme check`: programmes as files, on the command line.

use std::path::PathBuf;
use std::process::Output;

use tempfile::TempDir;

use crate::house::{bare_dyad, words};

const KEYS: [&str; 5] = [
    "intl-student-practitioner",
    "med-faculty-12m",
    "four-phase-faculty",
    "association-light",
    "student-network",
];

fn dyad(arguments: &[&str]) -> Output {
    bare_dyad("").args(arguments).output().unwrap()
}

fn shown(key: &str) -> String {
    let output = dyad(&["programme", "show", key]);
    assert!(output.status.success(), "{}", words(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn in_a_file(text: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("mine.toml");
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

/// What a check of this text says, and its exit code.
fn checked(text: &str, more: &[&str]) -> (String, Option<i32>) {
    let (_folder, file) = in_a_file(text);
    let path = file.display().to_string();
    let mut arguments = vec!["programme", "check", path.as_str()];
    arguments.extend(more);
    let output = dyad(&arguments);
    assert!(output.stderr.is_empty(), "{}", words(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    (said.replace(&path, "mine.toml"), output.status.code())
}

#[test]
fn each_programme_that_comes_with_dyad_is_printed_and_nothing_is_the_matter_with_it() {
    for key in KEYS {
        let (said, code) = checked(&shown(key), &["--strict"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.starts_with("mine.toml is well: "), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_by_file_line_and_field() {
    let text = shown("intl-student-practitioner");
    let mut expected = Vec::new();
    let mut changed = text.clone();
    for (from, to, field) in [
        ("min = 1, max = 2", "min = 3, max = 2", "clauses.values"),
        ("day = 182", "day = 900", "check_ins.day"),
        (
            "admits = [\"yes\"]",
            "admits = [\"perhaps\"]",
            "eligibility.admits",
        ),
        ("scale = [\"day\"", "scale = [\"hour\"", "matching.scale"),
        (
            "readers = \"totals\"\n",
            "readers = \"totals\"\nheaders = [\"Groups\"]\n",
            "questions.headers",
        ),
    ] {
        assert!(changed.contains(from), "{from}");
        changed = changed.replacen(from, to, 1);
        expected.push(field);
    }
    let (said, code) = checked(&changed, &[]);
    assert_eq!(code, Some(1), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{said}");
    let mut last = 0;
    for line in lines {
        let parts: Vec<&str> = line.splitn(4, ':').map(str::trim).collect();
        let [file, number, field, what] = parts[..] else {
            panic!("{line}")
        };
        let number: usize = number.parse().unwrap();
        assert!(number > last, "in the order of the file:\n{said}");
        last = number;
        assert_eq!(file, "mine.toml");
        assert!(expected.contains(&field), "{line}");
        assert!(!what.is_empty());
    }
}

#[test]
fn what_is_worth_a_second_look_is_a_mistake_only_where_that_is_asked_for() {
    let text = shown("med-faculty-12m").replacen(
        "[[check_ins]]\n",
        "[[check_ins]]\nagain_after_days = 30\n",
        1,
    );
    let (said, code) = checked(&text, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("a default year asks 5 at most"), "{said}");
    assert!(said.contains("mine.toml is well"), "{said}");
    let (said, code) = checked(&text, &["--strict"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(!said.contains("is well"), "{said}");
}

#[test]
fn what_is_not_there_or_no_programme_is_said_so() {
    let output = dyad(&["programme", "check", "/nowhere/mine.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output).contains("/nowhere/mine.toml"));
    let output = dyad(&["programme", "show", "no-such-kind"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    for key in KEYS {
        assert!(words(&output).contains(key), "{}", words(&output));
    }
    let (said, code) = checked("format = 1\nkey = ", &[]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("mine.toml:2: "), "{said}");
}
