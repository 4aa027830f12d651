//! From files to files and back, as `dyad match` and `dyad verify` go.

use std::fs;
use std::path::{Path, PathBuf};

use dyad_matching_files::{
    Confirmed, FilesError, Inputs, Loss, Outcome, Outputs, Side, Since, rematch, solve, steady,
    verify,
};

const RULES: &str = r#"
[[must]]
rule = "share at least one"
column = "Languages"
[[must]]
rule = "not in list"
file = "blocked.csv"
[[points]]
criterion = "same"
column = "Field"
points = 13
[[points]]
criterion = "mentee's ranked wishes"
column = "Wishes"
points = [30, 7]
[capacity]
column = "Places"
"#;

const PEOPLE: &str = "ID,Role,Languages,Field,Wishes,Places,Shoe size\n\
    lin,Mentee,English; Welsh,law,grace; alan,2,38\n\
    tomas,Mentee,Welsh,art,,1,42\n\
    alan,Mentor,Welsh,art,,1,44\n\
    grace,Mentor,English,law,,1,37\n";

fn folder(people: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("people.csv"), people).unwrap();
    fs::write(folder.path().join("rules.toml"), RULES).unwrap();
    fs::write(folder.path().join("blocked.csv"), "Mentee ID,Mentor ID\n").unwrap();
    folder
}

fn inputs(folder: &Path) -> Inputs {
    Inputs {
        people: folder.join("people.csv"),
        rules: folder.join("rules.toml"),
        blocked: None,
        locks: None,
        one: false,
        since: Since::default(),
    }
}

fn outputs(folder: &Path) -> Outputs {
    Outputs {
        pairs: folder.join("pairs.csv"),
        certificate: Some(folder.join("cert.json")),
        why: Some(folder.join("why.csv")),
    }
}

fn solved(folder: &Path) -> Result<Outcome, FilesError> {
    solve(&inputs(folder), &outputs(folder), 0, |_| {})
}

fn verified(folder: &Path) -> Result<(), FilesError> {
    let (pairs, proof) = (folder.join("pairs.csv"), folder.join("cert.json"));
    verify(&inputs(folder), &pairs, &proof, None).map(drop)
}

#[test]
fn what_is_solved_is_verified_and_explained() {
    let folder = folder(PEOPLE);
    let outcome = solved(folder.path()).unwrap();
    let expected = Outcome {
        pairs: 2,
        score: 13 + 30 + 13,
    };
    assert_eq!(outcome, expected);
    let pairs = fs::read_to_string(folder.path().join("pairs.csv")).unwrap();
    assert_eq!(
        pairs,
        "Mentee ID,Mentor ID,Score\nlin,grace,43\ntomas,alan,13\n"
    );
    let why = fs::read_to_string(folder.path().join("why.csv")).unwrap();
    assert!(
        why.contains("lin,grace,mentee's ranked wishes: Wishes,30,30\n"),
        "{why}"
    );
    verified(folder.path()).unwrap();
    let left: Vec<PathBuf> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    assert!(
        left.iter()
            .all(|path| !path.display().to_string().ends_with(".part"))
    );
}

#[test]
fn with_one_each_the_same_option_is_needed_to_verify() {
    let folder = folder(PEOPLE);
    let one = Inputs {
        one: true,
        ..inputs(folder.path())
    };
    solve(&one, &outputs(folder.path()), 0, |_| {}).unwrap();
    let (pairs, proof) = (
        folder.path().join("pairs.csv"),
        folder.path().join("cert.json"),
    );
    verify(&one, &pairs, &proof, None).unwrap();
    assert!(matches!(
        verified(folder.path()),
        Err(FilesError::NotConfirmed(_))
    ));
}

#[test]
fn whatever_is_changed_is_not_confirmed() {
    for (file, from, to) in [
        ("pairs.csv", "tomas,alan,13\n", ""),
        ("pairs.csv", "lin,grace,43", "lin,grace,44"),
        ("pairs.csv", "tomas,alan", "tomas,grace"),
        ("people.csv", "grace; alan", "alan; grace"),
        ("people.csv", "Welsh,art,,1,44", "Welsh,art,,2,44"),
        ("blocked.csv", "Mentor ID\n", "Mentor ID\ntomas,grace\n"),
        ("rules.toml", "points = 13", "points = 12"),
    ] {
        let folder = folder(PEOPLE);
        solved(folder.path()).unwrap();
        let path = folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        let after = before.replace(from, to);
        assert_ne!(before, after, "{file}");
        fs::write(&path, after).unwrap();
        let wrong = verified(folder.path());
        assert!(
            matches!(wrong, Err(FilesError::NotConfirmed(_))),
            "{file} {from}"
        );
    }
}

#[test]
fn bad_rows_are_named_and_nothing_is_written() {
    let bad = PEOPLE
        .replace("tomas,Mentee", "tomas,Cook")
        .replace("law,,1,37", "law,,many,37");
    let folder = folder(&bad);
    let wrong = solved(folder.path()).unwrap_err().to_string();
    assert!(
        wrong.contains("people.csv:3: the role is \"Cook\". It should be Mentee or Mentor."),
        "{wrong}"
    );
    assert!(
        wrong.contains("people.csv:5: the places are \"many\"."),
        "{wrong}"
    );
    assert!(!folder.path().join("pairs.csv").exists());
    let unlike = folder.path().join("people.csv");
    fs::write(&unlike, "ID,Role\nlin,Mentee\n").unwrap();
    let wrong = solved(folder.path()).unwrap_err().to_string();
    assert!(
        wrong.contains("people.csv:1: there is no column \"Field\""),
        "{wrong}"
    );
}

#[test]
fn blocked_and_locked_pairs_come_from_sheets() {
    let folder = folder(PEOPLE);
    fs::write(
        folder.path().join("blocked.csv"),
        "Mentee,Mentor,Reason\nlin,grace,asked\n",
    )
    .unwrap();
    fs::write(folder.path().join("locks.csv"), "Mentee,Mentor\nlin,alan\n").unwrap();
    let inputs = Inputs {
        locks: Some(folder.path().join("locks.csv")),
        ..inputs(folder.path())
    };
    let outcome = solve(&inputs, &outputs(folder.path()), 0, |_| {}).unwrap();
    assert_eq!(outcome, Outcome { pairs: 1, score: 7 });
    let (pairs, proof) = (
        folder.path().join("pairs.csv"),
        folder.path().join("cert.json"),
    );
    verify(&inputs, &pairs, &proof, None).unwrap();
}

#[test]
fn after_a_split_as_few_pairs_as_wished_are_undone() {
    let folder = folder(
        "ID,Role,Languages,Field,Wishes,Places\n\
         lin,Mentee,Welsh,law,grace; alan,1\n\
         tomas,Mentee,Welsh,art,,1\n\
         vera,Mentee,Welsh,law,ida,1\n\
         alan,Mentor,Welsh,art,,1\n\
         grace,Mentor,Welsh,law,,1\n\
         ida,Mentor,Welsh,law,,1\n",
    );
    let folder = folder.path();
    solved(folder).unwrap();
    fs::rename(folder.join("pairs.csv"), folder.join("standing.csv")).unwrap();
    let mut inputs = inputs(folder);
    inputs.since.splits = vec![("lin".to_owned(), "grace".to_owned())];
    let standing = folder.join("standing.csv");
    let mut seen = Vec::new();
    for most in [Some(0), None] {
        let found = rematch(&inputs, &standing, most, &outputs(folder), 0, |_| {}).unwrap();
        let (outcome, priced, better) = found;
        seen.push((outcome.pairs, outcome.score, priced.len(), better));
        let (pairs, proof) = (folder.join("pairs.csv"), folder.join("cert.json"));
        let Confirmed::Best(verdict) = verify(&inputs, &pairs, &proof, Some(&standing)).unwrap()
        else {
            panic!("a rematch is the best of its kind");
        };
        let chosen = priced.iter().find(|priced| priced.chosen).unwrap();
        assert_eq!((verdict.kept, verdict.moves), (2, chosen.moves));
        let other = folder.join("blocked.csv");
        assert!(verify(&inputs, &pairs, &proof, Some(&other)).is_err());
    }
    // Nobody moves, and lin waits; or one moves, and all three have a mentor.
    assert_eq!(seen[0].0, 2, "{seen:?}");
    assert_eq!(seen[1].0, 3, "{seen:?}");
    assert_eq!(seen[1].3, Loss::default());
    inputs.since.leaves = vec!["nobody".to_owned()];
    let refused = rematch(&inputs, &standing, None, &outputs(folder), 0, |_| {});
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .ends_with("there is nobody with the ID \"nobody\"")
    );
}

#[test]
fn stable_pairs_are_written_and_confirmed() {
    let folder = folder(PEOPLE);
    let folder = folder.path();
    for side in [Side::Mentee, Side::Mentor] {
        let mut heard = String::new();
        let heard_of = std::cell::RefCell::new(&mut heard);
        steady(&inputs(folder), side, &outputs(folder), 0, |text| {
            heard_of.borrow_mut().push_str(text)
        })
        .unwrap();
        assert!(heard.contains("0 more mentees with a mentor"), "{heard}");
        let (pairs, proof) = (folder.join("pairs.csv"), folder.join("cert.json"));
        let found = verify(&inputs(folder), &pairs, &proof, None).unwrap();
        assert!(matches!(found, Confirmed::Stable(steady) if steady.pairs == 2));
    }
}
