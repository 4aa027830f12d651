//! Every kind of problem that a spreadsheet can have, over HTTP: a row, and the sentence about it.

use dyad_scenarios::{Person, seasons};

/// Columns of the international template; a case says what differs from a row that is right.
const COLUMNS: [&str; 12] = [
    "Submitted",
    "Name",
    "E-mail",
    "Role",
    "Country",
    "Year",
    "Fields",
    "Languages",
    "Time zone",
    "What do you hope for?",
    "Places",
    "Not with",
];
const RIGHT: [&str; 12] = [
    "2026-02-01 09:12",
    "Eve Adams",
    "eve@example.org",
    "Mentee",
    "United Kingdom",
    "3",
    "Surgery",
    "English",
    "Europe/London",
    "To learn",
    "",
    "",
];

/// What one cell says, and the sentence that comes of it.
const CELLS: &[(&str, &str, &str)] = &[
    ("Name", "", "“Name” is empty, but it is needed."),
    ("E-mail", "", "“E-mail” is empty, but it is needed."),
    ("E-mail", "eve.example.org", "it has no @ sign"),
    ("E-mail", "eve@@example.org", "it has two @ signs"),
    ("E-mail", "eve adams@example.org", "it has blanks inside"),
    ("E-mail", "eve@example,org", "it has a comma"),
    ("E-mail", "@example.org", "nothing stands before the @ sign"),
    ("E-mail", "eve@", "it ends after the @ sign"),
    (
        "E-mail",
        "eve@example..org",
        "a full stop stands where none can be",
    ),
    (
        "E-mail",
        "eve@example",
        "there is no full stop after the @ sign",
    ),
    (
        "E-mail",
        "eve(at)x@example.org",
        "it has a character that addresses can’t have",
    ),
    ("Role", "", "“Role” is empty, but it is needed."),
    (
        "Role",
        "Astronaut",
        "“Astronaut” is neither mentee nor mentor nor both.",
    ),
    (
        "Name",
        "Eve SchrÃ¶der",
        "looks like letters read in the wrong encoding. It is read as “Eve Schröder”",
    ),
    (
        "Name",
        "Eve Y?ld?z",
        "a letter was lost before the file came here",
    ),
    (
        "Fields",
        "",
        "Nothing is named here, so this person can only be matched on the other answers.",
    ),
    (
        "What do you hope for?",
        "=1+1",
        "This cell looks like a formula. It is kept as plain text",
    ),
    (
        "Country",
        "#REF!",
        "A spreadsheet program wrote the error #REF! here.",
    ),
    (
        "Country",
        "Untied Kingdom",
        "It is read as “United Kingdom”; please check.",
    ),
    (
        "Country",
        "Atlantis",
        "“Atlantis” is not a country we know. It is left empty",
    ),
    (
        "Languages",
        "English, Klingon",
        "“Klingon” is not a language we know. It is left out",
    ),
    (
        "Languages",
        "English, a little French",
        "sounds too little to hold a conversation",
    ),
    (
        "Time zone",
        "UTC+3",
        "“UTC+3” is a fixed difference without summer time.",
    ),
    (
        "Time zone",
        "EST",
        "“EST” is an abbreviation; some of them mean several zones.",
    ),
    (
        "Time zone",
        "Mars",
        "“Mars” is not a time zone we know. It is left empty",
    ),
    (
        "Fields",
        "Surgerry, Falconry",
        "It is read as “Surgery”; please check.",
    ),
    (
        "Fields",
        "Surgery, Falconry",
        "“Falconry” is not one of the answers of the form. It is left out",
    ),
    ("Year", "40", "40 is not a year of study"),
    (
        "Submitted",
        "last week",
        "“last week” is not a date we can read.",
    ),
    (
        "Submitted",
        "2026-02-31",
        "“2026-02-31” is not a date that the calendar has.",
    ),
    ("Submitted", "03/04/2025", "could be 3 April or 4 March"),
    (
        "Not with",
        "my old head of clinic",
        "Nobody in this file can be recognised from “my old head of clinic”.",
    ),
    (
        "Not with",
        "boss@example.org",
        "Nobody in this file has the address boss@example.org.",
    ),
    (
        "Not with",
        "eve@example.org",
        "This is the person’s own name or address.",
    ),
];

/// What a mentor's cell says.
const MENTORS_CELLS: &[(&str, &str, &str)] = &[
    ("Places", "", "This mentor did not say how many mentees."),
    ("Places", "0", "This mentor offers no place"),
    ("Places", "60", "60 mentees are far more than usual."),
    (
        "Places",
        "two",
        "“two” is not written as a number. It is read as 2",
    ),
    ("Places", "2-3", "“2-3” is not a plain number."),
    (
        "Places",
        "some",
        "“some” is not a number. One place is assumed",
    ),
];

/// Whole files below the columns, and the sentence about one of their rows.
const FILES: &[(&str, &str)] = &[
    (
        ",Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,,beyond\n",
        "This row has 13 cells where the header has 12.",
    ),
    (
        ",Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n,Tom Reed,tom@example.org,Mentee,,,Surgery,,,,,\n,Ida Brandt,ida@example.org\n",
        "This row ends after 3 of 12 cells",
    ),
    (
        ",Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n,Tom Reed,eve@example.org,Mentee,,,Surgery,,,,,\n",
        "Tom Reed in row 3 has the same address.",
    ),
    (
        "2026-01-01,Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n2026-01-02,Eve Adams,eve@example.org,Mentee,,,Horses,,,,,\n",
        "This person applied again in row 3, later.",
    ),
    (
        "2026-01-01,Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n2026-01-02,Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n",
        "This person stands in row 3 once more, later and with the same answers.",
    ),
    (
        ",Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n,Eve Adams,eve@example.org,Mentor,,,Surgery,,,,1,\n",
        "The same person applied as a mentee in row 2. Both applications are kept",
    ),
    (
        ",Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\n,,,,,,,,,,,\n,Tom Reed,tom@example.org,Mentee,,,Surgery,,,,,\n",
        "This row is empty and is skipped.",
    ),
    (
        ",Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,\nTotal,,,1,,,,,,,,\n",
        "This row looks like a sum below the table",
    ),
    (
        ",Ana Sá,ana1@example.org,Mentor,,,Surgery,,,,1,\n,Ana Sá,ana2@example.org,Mentor,,,Surgery,,,,1,\n,Eve Adams,eve@example.org,Mentee,,,Surgery,,,,,Ana Sá\n",
        "More than one person in this file could be “Ana Sá”.",
    ),
];

/// The faculty's own: line managers and ranked wishes.
const FACULTY: &[(&str, &str, &str)] = &[
    (
        "boss@example.org",
        "",
        "Nobody in this file has this address. It is kept",
    ),
    ("eve@example.org", "", "Nobody is their own line manager."),
    ("ask HR", "", "“ask HR” is not an e-mail address"),
    (
        "",
        "ida@example.org,,",
        "takes part as a mentee, not as a mentor. This wish is left out.",
    ),
    (
        "",
        "nobody@example.org,,",
        "The wish counts only should that person join as a mentor.",
    ),
    (
        "",
        "grace@example.org,grace@example.org,",
        "This mentor is already wish number 1.",
    ),
    (
        "grace@example.org",
        "grace@example.org,,",
        "This mentor is the person’s line manager",
    ),
    ("", "eve@example.org,,", "Nobody can be their own mentor."),
    (
        "",
        ",grace@example.org,",
        "This wish is empty and a later one is not.",
    ),
    ("", "Grace Moor,,", "A name instead of an e-mail address."),
    (
        "",
        "alan@example.org,,",
        "This mentor’s own row (4) has an error and is not imported.",
    ),
];

/// The association's own: references and decimals.
const ASSOCIATION: &[(&str, &str, &str)] = &[
    (
        "2,024E+11",
        "37,5",
        "A spreadsheet program has shortened this number",
    ),
    (
        "2024001",
        "7.5",
        "This cell has another decimal sign than the rest of the column. It is read as 7.5",
    ),
    ("2024001", "1.200,0", "is far more than usual. It is kept"),
    ("2024001", "40000000,0", "cannot be right here"),
    (
        "2024001",
        "far",
        "“far” is not a number. It is left empty and shown beside the application.",
    ),
];

/// Those of the sentences that are not on the screen.
fn misses(ada: &Person, sentence: &str, missed: &mut Vec<String>) {
    if !ada.screen().words().contains(sentence) {
        missed.push(sentence.to_owned());
    }
}

async fn looks_at(ada: &mut Person, desk: &str, rows: &str) {
    ada.opens(&format!("{desk}/import"))
        .await
        .fills("pasted", rows)
        .presses("Look at it")
        .await
        .is_answered(200);
}

fn row(who: [&str; 12], column: &str, cell: &str) -> String {
    let with = |(at, right): (usize, &str)| {
        let said = if COLUMNS[at] == column { cell } else { right };
        format!("\"{}\"", said.replace('"', "\"\""))
    };
    let cells: Vec<String> = who.into_iter().enumerate().map(with).collect();
    cells.join(",")
}

async fn opens(ada: &mut Person, template: &str, name: &str) -> String {
    ada.opens(&format!("/programmes/new/{template}"))
        .await
        .fills("name", name)
        .fills("cohort", "Spring 2026")
        .fills("opens", "2025-12-01")
        .fills("closes", "2026-02-01")
        .fills("starts", "2026-03-02")
        .presses("Open the programme")
        .await
        .is_answered(200);
    ada.screen().path.clone()
}

story!(each_cell_that_is_wrong_has_its_sentence, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    let (header, mut missed) = (COLUMNS.join(","), Vec::new());
    for (column, cell, sentence) in CELLS {
        let file = format!("{header}\n{}\n", row(RIGHT, column, cell));
        looks_at(&mut ada, seasons::DESK, &file).await;
        misses(&ada, sentence, &mut missed);
    }
    let mut mentor = RIGHT;
    mentor[3] = "Mentor";
    mentor[5] = "";
    for (column, cell, sentence) in MENTORS_CELLS {
        let file = format!("{header}\n{}\n", row(mentor, column, cell));
        looks_at(&mut ada, seasons::DESK, &file).await;
        misses(&ada, sentence, &mut missed);
    }
    assert!(missed.is_empty(), "nobody reads: {missed:#?}");
});

story!(each_row_that_is_wrong_has_its_sentence, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    for (rows, sentence) in FILES {
        let file = format!("{}\n{rows}", COLUMNS.join(","));
        looks_at(&mut ada, seasons::DESK, &file).await;
        ada.sees(sentence);
    }
    looks_at(&mut ada, seasons::DESK, "Name,Role\nEve,Mentee\n").await;
    ada.sees("No column is chosen for");
});

story!(
    line_managers_wishes_and_decimals_have_their_sentences,
    |stage| {
        let (mut ada, mut missed) = (stage.world.a_founded_organisation().await, Vec::new());
        let faculty = opens(&mut ada, "med-faculty-12m", "Faculty").await;
        for (manager, wishes, sentence) in FACULTY {
            let file = format!(
                "Name,E-mail,Taking part as,Line manager,Preferred mentor 1,Preferred mentor 2,Preferred mentor 3\n\
                 Grace Moor,grace@example.org,Mentor,,,,\nIda Brandt,ida@example.org,Mentee,,,,\n\
                 Alan Reed,alan(at)example.org,Mentor,,,,\nEve Adams,eve@example.org,Mentee,{manager},{}\n",
                if wishes.is_empty() { ",," } else { wishes }
            );
            looks_at(&mut ada, &faculty, &file).await;
            misses(&ada, sentence, &mut missed);
        }
        let association = opens(&mut ada, "association-light", "Association").await;
        for (number, distance, sentence) in ASSOCIATION {
            let file = format!(
                "Member no.;Last name;First name;E-mail;Role;Travel distance (km)\n\
                 1;Moor;Grace;grace@example.org;mentor;12,5\n2;Reed;Alan;alan@example.org;mentor;20,5\n\
                 {number};Adams;Eve;eve@example.org;mentee;{distance}\n"
            );
            looks_at(&mut ada, &association, &file).await;
            misses(&ada, sentence, &mut missed);
        }
        assert!(missed.is_empty(), "nobody reads: {missed:#?}");
    }
);

story!(
    wishes_and_managers_of_a_file_decide_who_is_matched_with_whom,
    |stage| {
        let world = &mut stage.world;
        let mut ada = world.a_founded_organisation().await;
        let desk = opens(&mut ada, "med-faculty-12m", "Faculty").await;
        let file = "Name,E-mail,Taking part as,Line manager,Preferred mentor 1\n\
            Grace Moor,grace@example.org,Mentor,,\nAlan Reed,alan@example.org,Mentor,,\n\
            Eve Adams,eve@example.org,Mentee,alan@example.org,\n\
            Ida Brandt,ida@example.org,Mentee,,alan@example.org\n";
        seasons::imports(&mut ada, &desk, "faculty.csv", file.as_bytes()).await;
        seasons::accepts_all(world, &mut ada, &desk).await;
        seasons::matches(&mut ada, &desk).await;
        seasons::releases(&mut ada).await;
        world.pass(dyad_platform::clock::Span::minutes(10)).await;
        let about = |mentor: &str, mentee: &str| {
            let letters = world.letters();
            letters
                .iter()
                .any(|it| it.notice == "N-07" && it.to == mentor && it.text.contains(mentee))
        };
        assert!(about("grace@example.org", "Eve"), "her manager is Alan");
        assert!(about("alan@example.org", "Ida"), "she wished for Alan");
        for letter in world.letters() {
            assert!(!letter.text.contains("wish"), "{}", letter.text);
        }
    }
);
