//! The house rules that a compiler can't check, read from the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use sqlx::Executor as _;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files below `folder` with this ending, with their text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    files("crates", ".rs")
        .into_iter()
        .filter(|(name, _)| name.contains("/src/"))
        .collect()
}

/// Which crates of ours a crate depends on.
fn dependencies(name: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
    let text = text.split("[dev-dependencies]").next().unwrap();
    let ours = Regex::new(r"(?m)^dyad-([a-z-]+)").unwrap();
    ours.captures_iter(text)
        .map(|found| found[1].replace('-', "_"))
        .filter(|name| name != "words_build")
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    let may = |name: &str, below: &[&str]| {
        let below: BTreeSet<String> = below.iter().map(ToString::to_string).collect();
        let more: Vec<String> = dependencies(name).difference(&below).cloned().collect();
        assert!(more.is_empty(), "{name} may not depend on {more:?}");
    };
    may("matching", &[]);
    may("matching_check", &[]);
    may("matching_files", &["matching", "matching_check"]);
    may("workbook", &[]);
    may("platform", &[]);
    may("people", &["platform"]);
    may("programme", &["platform", "people", "matching", "workbook"]);
    may(
        "pairing",
        &[
            "platform",
            "people",
            "programme",
            "matching",
            "matching_check",
        ],
    );
    may("pair_room", &["platform", "people", "programme", "pairing"]);
    may("oversight", &["platform", "people", "programme", "pairing"]);
    may("scenarios", &["platform", "people", "programme", "pairing"]);
}

#[test]
fn sql_lives_in_stores() {
    let elsewhere = [
        "platform/src/migrate.rs",
        "platform/src/dialect.rs",
        "platform/src/db.rs",
        "server/src/backup.rs",
        "server/src/doctor.rs",
    ];
    for (name, text) in sources() {
        let may = name.ends_with("/store.rs") || elsewhere.iter().any(|file| name.ends_with(file));
        assert!(may || !text.contains("sqlx::query"), "{name} holds SQL");
        if name.ends_with("/store.rs") {
            assert!(
                text.starts_with("//! Owns "),
                "{name} doesn't say what it owns"
            );
        }
    }
}

#[test]
fn a_table_is_written_by_one_store() {
    let writes = Regex::new(r"(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)").unwrap();
    let mut writers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in sources()
        .into_iter()
        .filter(|(name, _)| name.ends_with("/store.rs"))
    {
        for found in writes.captures_iter(&text) {
            writers
                .entry(found[1].to_string())
                .or_default()
                .insert(name.clone());
        }
    }
    for (table, files) in &writers {
        assert!(files.len() == 1, "{table} is written by {files:?}");
        let file = files.first().unwrap();
        let (_, text) = sources()
            .into_iter()
            .find(|(name, _)| name == file)
            .unwrap();
        let first = text.lines().next().unwrap();
        assert!(
            first.contains(table.as_str()),
            "{file} writes {table} but says: {first}"
        );
    }
    assert!(writers.len() > 15, "the sources were not read");
}

#[test]
fn keys_are_opened_where_access_is_proved() {
    for (name, text) in sources() {
        let may = name.ends_with("/access.rs") || name.ends_with("platform/src/keys.rs");
        assert!(may || !text.contains("unwrap_key"), "{name} opens keys");
    }
}

#[test]
fn what_a_pair_writes_is_in_no_view() {
    for (name, text) in files("migrations", ".sql") {
        for view in text.split("CREATE VIEW").skip(1) {
            let view = view.split(';').next().unwrap();
            assert!(
                !view.contains("sealed") && !view.contains("wrapped"),
                "{name} shows a sealed column in a view"
            );
        }
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("--"))
            .collect();
        assert!(
            !code.contains("BOOLEAN")
                && !code.contains("SERIAL")
                && !code.contains("AUTOINCREMENT"),
            "{name} is for one engine only"
        );
    }
}

#[test]
fn files_have_one_subject_and_no_drawers() {
    for (name, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap().lines().count();
        let is_test = name.ends_with("/tests.rs") || name.contains("/tests/");
        assert!(is_test || code <= 400, "{name} has {code} lines");
        let stem = name.rsplit('/').next().unwrap();
        assert!(
            !["util.rs", "utils.rs", "helpers.rs", "common.rs", "misc.rs"].contains(&stem),
            "{name} is a drawer"
        );
    }
}

#[test]
fn every_text_is_used() {
    let code: String = sources()
        .into_iter()
        .chain(files("crates", ".html"))
        .map(|(_, text)| text)
        .collect();
    let words: BTreeSet<&str> = Regex::new(r"[a-z_0-9]+")
        .unwrap()
        .find_iter(&code)
        .map(|found| found.as_str())
        .collect();
    let key = Regex::new(r"(?m)^([a-z][a-z0-9-]*) =").unwrap();
    for (name, text) in files("locales", ".ftl") {
        let dead: Vec<String> = key
            .captures_iter(&text)
            .map(|found| found[1].replace('-', "_"))
            .filter(|key| !words.contains(key.as_str()))
            .collect();
        assert!(
            dead.is_empty(),
            "{name} holds texts that nobody says: {dead:?}"
        );
    }
}

#[test]
fn each_route_stands_once_in_the_table() {
    let table = dyad_server::routes::table(true);
    let mut seen = BTreeSet::new();
    for route in &table {
        assert!(
            seen.insert((route.method, route.path)),
            "{} {} stands twice",
            route.method,
            route.path
        );
        assert!(
            matches!(route.method, "GET" | "POST"),
            "{} {}",
            route.method,
            route.path
        );
    }
}

story!(
    /// One text of SQL serves both engines: each statement of each store is prepared here.
    every_statement_can_be_prepared,
    |stage| {
        let literal = Regex::new(r#""((?:SELECT|INSERT|UPDATE|DELETE|WITH)\b(?:[^"\\]|\\.|\\\n)*)""#).unwrap();
        let broken = Regex::new(r"\\\n\s*").unwrap();
        let mut connection = stage.world.app.db.maintenance().await.unwrap();
        let mut number = 0;
        for (name, text) in sources().into_iter().filter(|(name, _)| name.ends_with("/store.rs")) {
            for found in literal.captures_iter(&text) {
                let sql = broken.replace_all(&found[1], "").into_owned();
                if sql.contains('{') {
                    continue;
                }
                let prepared = connection.prepare(sqlx::SqlStr::from_static(Box::leak(sql.clone().into_boxed_str()))).await;
                assert!(prepared.is_ok(), "{name}: {sql}\n{:?}", prepared.err());
                number += 1;
            }
        }
        assert!(number > 40, "only {number} statements were found");
    }
);
