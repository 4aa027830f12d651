//! Spreadsheets come in: workbooks and text, read as they are meant, put right, and taken back.

use dyad_scenarios::cast::OLGA;
use dyad_scenarios::seasons;

/// An office's workbook: a title, real dates and one in words, a hidden column, a sum, a second sheet.
const OFFICE: &[u8] = include_bytes!("fixtures/office.xlsx");

async fn brings(ada: &mut dyad_scenarios::Person, name: &str, file: &[u8]) {
    ada.opens(&format!("{}/import", seasons::DESK))
        .await
        .chooses_file(name, file)
        .presses("Look at it")
        .await;
}

story!(a_workbook_is_read_as_it_is_meant_and_said_so, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    brings(&mut ada, "office.xlsx", OFFICE).await;
    ada.is_answered(200)
        .sees("3 people are ready")
        .sees("The sheet “Applications” of the workbook; “Notes” left aside.")
        .sees("The headings stand in row 3.")
        .sees("is hidden in the workbook")
        .sees("looks like a sum below the table")
        .sees("it has no @ sign");
    ada.fills("cell-7-2", "alan@example.org")
        .presses("Check them again")
        .await
        .sees("4 people are ready")
        .sees("“two” is not written as a number");
    ada.fills("know", "applied");
    ada.presses("Import 4 people").await.is_answered(200);
    ada.opens(&format!("{}/people", seasons::DESK))
        .await
        .sees("Alan Reed")
        .sees("Tomás Vidal")
        .does_not_see("4711");
    assert!(stage.world.letters().is_empty(), "nobody is written to");
});

story!(another_sheet_and_another_row_can_be_chosen, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    brings(&mut ada, "office.xlsx", OFFICE).await;
    ada.fills("sheet", "Notes")
        .fills("header_row", "1")
        .presses("Read it this way")
        .await
        .sees("The sheet “Notes” of the workbook")
        .does_not_see("Lin Okafor");
    ada.fills("sheet", "Applications")
        .fills("header_row", "3")
        .presses("Read it this way")
        .await
        .sees("3 people are ready");
});

story!(
    dates_decimals_and_lists_are_corrected_each_by_itself_and_warnings_in_place,
    |stage| {
        let mut ada = seasons::an_open_programme(&mut stage.world).await;
        let file = "Submitted,Name,E-mail,Role,Fields,Languages,Not with\n\
            03/04/2025,Ana Sá,ana1@example.org,Mentor,Surgery,English,\n\
            03/04/2025,Ana Sá,ana2@example.org,Mentor,Surgery,English,\n\
            03/04/2025,Lin Okafor,lin@example.org,Mentee,Surgery,English,Ana Sá\n";
        brings(&mut ada, "dates.csv", file.as_bytes()).await;
        ada.sees("could be 3 April or 4 March. It is read as 3 April")
            .sees("Write the address of the one who is meant.");
        ada.fills("cell-4-6", "ana2@example.org")
            .presses("Look again")
            .await
            .does_not_see("Write the address of the one who is meant.")
            .sees("could be 3 April or 4 March");
        ada.fills("dates", "month")
            .fills("lists", ";")
            .presses("Read it this way")
            .await
            .does_not_see("could be 3 April")
            .sees("Dates are written mm/dd/yyyy.")
            .does_not_see("Write the address of the one who is meant.");
    }
);

story!(a_file_that_is_none_is_answered_with_a_sentence, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    for (file, sentence) in [
        (&OFFICE[..OFFICE.len() / 2], "isn’t whole"),
        (b"PK\x03\x04 and nothing more", "isn’t whole"),
        (b"\xD0\xCF\x11\xE0old", "old kind"),
        (b"Name,E-mail,Role\n", "no row beneath it"),
    ] {
        brings(&mut ada, "strange.xlsx", file).await;
        ada.is_answered(422).sees(sentence);
    }
});

story!(rows_can_be_pasted_as_a_table_program_copies_them, |stage| {
    let mut ada = seasons::an_open_programme(&mut stage.world).await;
    let rows = "Name\tE-mail\tRole\nLin Okafor\tlin@example.org\tMentee\nGrace Moor\tgrace@example.org\tMentor\n";
    ada.opens(&format!("{}/import", seasons::DESK))
        .await
        .fills("pasted", rows)
        .presses("Look at it")
        .await
        .sees("2 people are ready")
        .sees("with a tab between cells");
});

story!(
    an_import_is_taken_back_but_for_what_somebody_acted_on,
    |stage| {
        let mut ada = seasons::an_open_programme(&mut stage.world).await;
        let first = "Name,E-mail,Role\nEve Adams,eve@example.org,Mentee\nIda Brandt,ida@example.org,Mentor\n";
        seasons::imports(&mut ada, seasons::DESK, "first.csv", first.as_bytes()).await;
        seasons::accepts_all(&stage.world, &mut ada, seasons::DESK).await;
        brings(&mut ada, "office.xlsx", OFFICE).await;
        ada.fills("know", "applied")
            .presses("Import 3 people")
            .await;
        let import = ada.screen().path.clone();
        ada.follows("Take this import back")
            .await
            .sees("3 applications that nobody has acted on are taken back.")
            .presses("Take 3 back")
            .await
            .is_at(&import)
            .sees("This import was taken back.");
        ada.opens(&format!("{}/people", seasons::DESK))
            .await
            .sees("Eve Adams")
            .does_not_see("Grace Moor");
        ada.opens(&import)
            .await
            .fills("know", "applied")
            .presses("Import 3 people")
            .await;
        seasons::accepts_all(&stage.world, &mut ada, seasons::DESK).await;
        ada.opens(&format!("{import}/undo"))
            .await
            .sees("Somebody has acted on every application")
            .sees("Grace Moor")
            .sees("is accepted");
    }
);

story!(
    what_a_column_holds_is_remembered_for_the_next_file,
    |stage| {
        let mut ada = seasons::an_open_programme(&mut stage.world).await;
        let file = "Name,E-mail,Role,Zz\nLin Okafor,lin@example.org,Mentee,calm\n";
        brings(&mut ada, "one.csv", file.as_bytes()).await;
        ada.fills("column-3", "hopes")
            .presses("Read the columns this way")
            .await
            .is_answered(200);
        brings(&mut ada, "two.csv", file.replace("Lin", "Eve").as_bytes()).await;
        let chosen = r#"<option value="hopes" selected>"#;
        assert!(ada.screen().body.contains(chosen), "it is proposed again");
    }
);

story!(
    a_list_is_read_by_whoever_brought_it_in_and_nobody_else,
    |stage| {
        let world = &mut stage.world;
        let mut ada = seasons::an_open_programme(world).await;
        ada.opens(&format!("{}/settings/coordinators", seasons::DESK))
            .await
            .fills("who", &format!("{} <{}>", OLGA.name, OLGA.address))
            .presses("Ask them")
            .await
            .is_answered(200);
        // Whom Eve must not meet is a colleague of Ada's.
        let file = format!(
            "Name,E-mail,Role,Not with\nEve Adams,eve@example.org,Mentee,{}\n",
            OLGA.address
        );
        brings(&mut ada, "eve.csv", file.as_bytes()).await;
        let import = ada.screen().path.clone();
        ada.sees("Only you.");
        let mut olga = world.signs_in(OLGA).await;
        olga.opens(&import).await.is_answered(404);
        olga.opens(&format!("{}/import", seasons::DESK))
            .await
            .sees("eve.csv")
            .does_not_see(&import);
        ada.fills("know", "applied").presses("Import").await;
        // What came of it is the desk's, and so is taking it back; the rows are not.
        olga.opens(&format!("{}/import", seasons::DESK))
            .await
            .follows("eve.csv")
            .await
            .is_at(&format!("{import}/undo"))
            .does_not_see(OLGA.address);
        olga.opens(&import).await.is_answered(404);
        olga.opens(&format!("{import}/undo"))
            .await
            .presses("Take")
            .await
            .is_at(&format!("{}/import", seasons::DESK));
    }
);
