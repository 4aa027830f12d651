//! What can be the matter with the rows of a spreadsheet, over HTTP: a file, and the sentence about it.

use dyad_scenarios::{Person, seasons};

/// Columns of the international template.
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

async fn looks_at(ada: &mut Person, desk: &str, rows: &str) {
    ada.opens(&format!("{desk}/import"))
        .await
        .fills("pasted", rows)
        .presses("Look at it")
        .await
        .is_answered(200);
}

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
