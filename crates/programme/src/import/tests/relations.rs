//! Wishes, line managers, halves of names, decimals and references, in small files of our own.

use super::*;
use crate::import::answer::Decimal;

fn read_by(kind: &str, csv: &str) -> Preview {
    let template = shipped_by_key(kind).unwrap().unwrap();
    let sheet = read_csv(csv.as_bytes()).unwrap();
    preview(&sheet, &template, &propose(&sheet, &template), SEPTEMBER)
}

fn person(preview: &Preview, row: u32) -> &Person {
    let mut ready = preview.ready.iter();
    ready.find(|person| person.row == row).unwrap()
}

const FACULTY: &str = "Name,E-mail,Taking part as,Line manager,Preferred mentor 1,Preferred mentor 2,Preferred mentor 3\n\
    Grace Moor,grace@example.org,Mentor,,,,\n\
    Alan Reed,alan@example.org,Mentor,alan@example.org,,,\n\
    Eve Adams,eve(at)example.org,Mentor,,,,\n\
    Tom Vidal,tom@example.org,Mentee,boss@example.org,lin@example.org,,Prof. Grace Moor\n\
    Lin Okafor,lin@example.org,Mentee,grace@example.org,GRACE@example.org,alan@example.org,alan@example.org\n\
    Ida Brandt,ida@example.org,Mentee,ask HR,eve@example.org,ida@example.org,nobody.yet@example.org\n";

#[test]
fn wishes_and_line_managers_become_rules_or_are_asked_about() {
    let preview = read_by("med-faculty-12m", FACULTY);
    let kinds = |row| -> Vec<&str> {
        let all = problems_of(&preview, row).into_iter();
        all.filter(|kind| {
            kind.starts_with("preferred") || kind.contains("manager") || *kind == "invalid_email"
        })
        .collect()
    };
    assert_eq!(kinds(3), ["line_manager_is_self"]);
    assert_eq!(kinds(4), ["invalid_email"]);
    assert_eq!(
        kinds(5),
        [
            "line_manager_not_in_file",
            "preferred_not_a_mentor",
            "preferred_gap",
            "preferred_by_name"
        ]
    );
    assert_eq!(kinds(6), ["preferred_is_line_manager", "preferred_twice"]);
    assert_eq!(
        kinds(7),
        [
            "invalid_email",
            "preferred_row_not_imported",
            "preferred_is_self",
            "preferred_unknown"
        ]
    );
    let people = |addresses: &[&str]| {
        Answer::People(addresses.iter().map(|one| (*one).to_string()).collect())
    };
    assert_eq!(
        person(&preview, 5).answers["wishes"],
        people(&["grace@example.org"])
    );
    assert_eq!(
        person(&preview, 6).answers["wishes"],
        people(&["alan@example.org"])
    );
    assert_eq!(
        person(&preview, 7).answers["wishes"],
        people(&["eve@example.org", "nobody.yet@example.org"]),
        "they count once these people are here"
    );
    assert_eq!(person(&preview, 5).assessed_by, ["boss@example.org"]);
    assert_eq!(person(&preview, 6).assessed_by, ["grace@example.org"]);
}

#[test]
fn an_association_writes_names_in_halves_and_numbers_with_commas() {
    let preview = read_by(
        "association-light",
        "Member no.;Last name;First name;E-mail;Role;Travel distance (km);Years in field\n\
         2,024E+11;SchrÃ¶der;Lin;lin@example.org;mentee;37,5;2,5\n\
         202400001;Y?ld?z;Tom;tom@example.org;mentee;1.200,0;3,0\n\
         202400002;;Sukarsih;suka@example.org;mentee;40000,0;1,5\n\
         202400003;;;eve@example.org;mentee;7.5;1,0\n\
         202400004;Moor;Grace;grace@example.org;mentee;7.5;#WERT!\n",
    );
    let travel = |row| person(&preview, row).answers.get("travel").cloned();
    assert_eq!(person(&preview, 2).name, "Lin Schröder");
    assert_eq!(person(&preview, 4).name, "Sukarsih");
    assert_eq!(
        travel(2),
        Some(Answer::Decimal(Decimal::of_hundredths(3750)))
    );
    assert_eq!(
        travel(6),
        Some(Answer::Decimal(Decimal::of_hundredths(750)))
    );
    assert_eq!(
        problems_of(&preview, 2),
        ["number_cut_by_spreadsheet", "garbled_letters"]
    );
    assert_eq!(problems_of(&preview, 3), ["lost_letters", "large_number"]);
    assert_eq!(problems_of(&preview, 4), ["impossible_number"]);
    assert!(problems_of(&preview, 5).contains(&"missing_required"));
    assert_eq!(
        problems_of(&preview, 6),
        ["other_decimal_sign", "error_value"]
    );
}

#[test]
fn rated_areas_and_yes_or_no_are_read() {
    let preview = read_by(
        "student-network",
        "full_name,email,taking_part_as,areas_that_matter,may_assess_students\n\
         Lin Okafor,lin@example.org,student,oncology:5|policy:1|astrology:3,no\n",
    );
    let lin = person(&preview, 2);
    let rated = [("oncology".to_string(), 5), ("policy".to_string(), 1)];
    assert_eq!(
        lin.answers["areas"],
        Answer::Ratings(rated.into_iter().collect())
    );
    assert_eq!(lin.answers["may_assess"], Answer::Choice("no".into()));
    assert_eq!(problems_of(&preview, 2), ["unknown_choice"]);
}
