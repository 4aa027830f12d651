use jiff::civil::date;

use super::*;

fn days() -> Days {
    Days {
        today: date(2026, 3, 2),
        months: 12,
    }
}

fn lines(text: &str) -> Vec<Line> {
    read(text.as_bytes(), days()).unwrap()
}

fn wrong(line: &str) -> Vec<Wrong> {
    lines(&format!("mentor,mentee,since\n{line}\n"))[0]
        .wrong
        .clone()
}

#[test]
fn two_addresses_and_a_day_are_read_with_headings_and_without() {
    for text in [
        "Mentor;Mentee;Since\nGrace@example.org;lin@example.org;1.9.2025\n",
        "grace@example.org,lin@example.org,2025-09-01\n",
        "\u{feff}grace@example.org\tlin@example.org\t1 September 2025\n",
        "grace@example.org  lin@example.org  1 Sept 2025\n",
        "Start date,Mentee e-mail,Mentor e-mail\n01/09/2025,lin@example.org,grace@example.org\n",
        "Mentor name,Mentor,Student,Student name,Began\nGrace  Moor,grace@example.org,lin@example.org,Lin,2025-09-01\n",
    ] {
        let lines = lines(text);
        assert_eq!(lines.len(), 1, "{text}");
        let two = ("grace@example.org".to_owned(), "lin@example.org".to_owned());
        assert_eq!(lines[0].two(), two, "{text}");
        assert_eq!(lines[0].since, Some(date(2025, 9, 1)), "{text}");
        assert!(lines[0].is_ready(), "{text}");
    }
    let named = lines(
        "Mentor name,Mentor,Mentee,Began\nGrace  Moor,g@example.org,l@example.org,2025-09-01\n",
    );
    assert_eq!(named[0].mentor.name, "Grace Moor");
}

#[test]
fn each_row_says_what_is_wrong_with_it() {
    assert_eq!(
        wrong("grace,lin@example.org,2025-09-01"),
        [Wrong::MentorAddress]
    );
    assert_eq!(
        wrong("grace@example.org,,2025-09-01"),
        [Wrong::MenteeAddress]
    );
    assert_eq!(
        wrong("lin@example.org,lin@example.org,2025-09-01"),
        [Wrong::SamePerson]
    );
    assert_eq!(
        wrong("grace@example.org,lin@example.org,soon"),
        [Wrong::NoDay]
    );
    assert_eq!(
        wrong("grace@example.org,lin@example.org,2026-03-03"),
        [Wrong::ToCome]
    );
    assert_eq!(
        wrong("grace@example.org,lin@example.org,1990-01-01"),
        [Wrong::LongAgo]
    );
    assert_eq!(
        wrong("grace@example.org,lin@example.org,2025-03-02"),
        [Wrong::Over]
    );
    assert_eq!(wrong("grace@example.org,lin@example.org,2026-03-02"), []);
    let twice = lines(
        "grace@example.org,lin@example.org,2025-09-01\ngrace@example.org,lin@example.org,2025-10-01\n",
    );
    assert_eq!(twice[1].wrong, [Wrong::Twice { row: 2 }]);
}

#[test]
fn what_is_known_of_the_people_keeps_rows_out_either_way_round() {
    let read = || lines("grace@example.org,lin@example.org,2025-09-01\n");
    let two = ("grace@example.org".to_owned(), "lin@example.org".to_owned());
    let turned = (two.1.clone(), two.0.clone());
    let known = |pairs: &[&(String, String)], apart: &[&(String, String)]| Known {
        pairs: pairs.iter().map(|it| (*it).clone()).collect(),
        entered: BTreeSet::new(),
        apart: apart.iter().map(|it| (*it).clone()).collect(),
    };
    for (known, why) in [
        (known(&[&turned], &[]), Wrong::APair),
        (known(&[], &[&turned]), Wrong::Apart),
        (known(&[&two], &[&two]), Wrong::APair),
    ] {
        let mut lines = read();
        compare(&mut lines, &known);
        assert_eq!(lines[0].wrong, [why]);
    }
}

#[test]
fn what_was_read_reads_the_same_again() {
    let first = lines(
        "Mentor,Mentee,Since,Mentee name\ngrace@example.org,lin@example.org,01/02/2026,Lin\nx,y@example.org,soon,\n",
    );
    let again = lines(&as_text(&first));
    let plain = |lines: &[Line]| -> Vec<_> {
        let said = |line: &Line| (line.two(), line.since, line.wrong.clone());
        lines.iter().map(said).collect()
    };
    assert_eq!(plain(&again), plain(&first));
    assert_eq!(again[0].mentee.name, "Lin");
}

#[test]
fn a_name_is_made_of_an_address_where_there_is_none() {
    assert_eq!(name_from("lin.okafor@example.org"), "Lin Okafor");
    assert_eq!(name_from("élan@example.org"), "Élan");
}
