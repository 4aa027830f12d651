use proptest::prelude::*;

use super::*;

mod workbooks;

fn read(text: &str) -> Sheet {
    read_csv(text.as_bytes()).unwrap()
}

fn numbers(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().map(|row| row.number).collect()
}

fn cells(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.cells).collect()
}

#[test]
fn a_form_export_with_a_mark_commas_and_crlf() {
    let sheet = read_csv("\u{feff}Name,Hopes\r\nLin,\"one,\r\ntwo\"\r\n".as_bytes()).unwrap();
    assert_eq!(sheet.format.encoding.unwrap(), Encoding::Utf8);
    assert!(sheet.format.bom);
    assert_eq!(sheet.format.delimiter, Some(','));
    assert_eq!(sheet.format.line_ending, Some(LineEnding::Crlf));
    assert_eq!(sheet.header, ["Name", "Hopes"]);
    assert_eq!((numbers(&sheet), sheet.format.last_row), (vec![2], 2));
    assert_eq!(cells(&sheet), [["Lin", "one,\r\ntwo"]]);
}

#[test]
fn windows_1252_with_semicolons() {
    let sheet = read_csv(b"Name;Years\nTom\xE1s Vidal;2,5\nGrace \x96 Moor;3\n").unwrap();
    assert_eq!(sheet.format.encoding.unwrap(), Encoding::Windows1252);
    assert_eq!(sheet.format.delimiter, Some(';'));
    assert_eq!(sheet.format.line_ending, Some(LineEnding::Lf));
    assert_eq!(cells(&sheet)[0], ["Tomás Vidal", "2,5"]);
    assert_eq!(cells(&sheet)[1], ["Grace – Moor", "3"]);
}

#[test]
fn utf_16_with_tabs_in_both_byte_orders() {
    let text = "Name\tTown\nLin\tŁódź\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (mark, bytes, encoding) in [
        ([0xFF, 0xFE], little, Encoding::Utf16Le),
        ([0xFE, 0xFF], big, Encoding::Utf16Be),
    ] {
        let sheet = read_csv(&[mark.as_slice(), &bytes].concat()).unwrap();
        assert_eq!(sheet.format.encoding, Some(encoding));
        assert_eq!(sheet.format.delimiter, Some('\t'));
        assert_eq!(cells(&sheet)[0], ["Lin", "Łódź"]);
    }
}

#[test]
fn rows_bear_the_numbers_of_a_spreadsheet_program() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "Name,Hopes\n\nLin,\"a\nb\"\n,\n\n\nGrace,c\n\n\n".replace('\n', end);
        let sheet = read(&text);
        assert_eq!(
            numbers(&sheet),
            [2, 3, 4, 5, 6, 7],
            "with line ends {end:?}"
        );
        let empty: Vec<bool> = sheet.rows.iter().map(|row| row.is_empty()).collect();
        assert_eq!(empty, [true, false, true, true, true, false]);
    }
}

#[test]
fn a_title_above_the_header_is_not_the_header() {
    let sheet = read("Applicants of the spring,,\n\nName,E-mail,As\nLin,lin@example.org,mentee\n");
    assert_eq!(sheet.format.header_row, 3);
    assert_eq!(sheet.header, ["Name", "E-mail", "As"]);
    assert_eq!(numbers(&sheet), [4]);
}

#[test]
fn a_comma_inside_the_questions_does_not_hide_semicolons() {
    let sheet =
        read("Name;What do you hope to gain, or give?\nLin;courage, calm, and more\nTom;rest\n");
    assert_eq!(sheet.format.delimiter, Some(';'));
    assert_eq!(cells(&sheet)[0], ["Lin", "courage, calm, and more"]);
}

#[test]
fn a_stated_delimiter_is_an_instruction_and_not_a_row() {
    let sheet = read("sep=;\r\nName;Town\r\nLin;Vale\r\n");
    assert_eq!(
        (sheet.format.delimiter, sheet.format.header_row),
        (Some(';'), 1)
    );
    assert_eq!(sheet.header, ["Name", "Town"]);
    assert_eq!(
        read("sep=;Name\nLin;Vale\n").header,
        ["sep=", "Name"],
        "an instruction stands alone in its line"
    );
}

#[test]
fn quotation_marks_inside_an_unquoted_cell_stay() {
    let sheet = read("Name;Place\nLin;Practice \"By the Park\"\n");
    assert_eq!(cells(&sheet)[0], ["Lin", "Practice \"By the Park\""]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let wide = format!("a,b\n{}\n", vec!["x"; MOST_COLUMNS + 1].join(","));
    let long = format!("a,b\nx,{}\n", "é".repeat(LONGEST_CELL + 1));
    let many = format!("a,b\n{}", "x,y\n".repeat(MOST_ROWS + 1));
    let cases: [(&[u8], Unreadable); 9] = [
        (b"", Unreadable::Empty),
        (b" \r\n,,\n", Unreadable::Empty),
        (b"Name,E-mail\n", Unreadable::NoRows),
        (b"\xD0\xCF\x11\xE0rest", Unreadable::Workbook),
        (b"Name,\0\n", Unreadable::NotText),
        (
            wide.as_bytes(),
            Unreadable::TooManyColumns {
                row: 2,
                most: MOST_COLUMNS,
            },
        ),
        (
            long.as_bytes(),
            Unreadable::CellTooLong {
                row: 2,
                column: 2,
                most: LONGEST_CELL,
            },
        ),
        (many.as_bytes(), Unreadable::TooManyRows { most: MOST_ROWS }),
        (
            b"Name,Hopes\nLin,\"never closed\nGrace,x\n",
            Unreadable::UnclosedQuote { row: 2 },
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read_csv(bytes), Err(expected));
    }
}

#[test]
fn the_longest_cell_counts_characters_not_bytes() {
    let text = format!("a,b\nx,{}\n", "é".repeat(LONGEST_CELL));
    assert_eq!(read(&text).rows.iter().count(), 1);
}

#[test]
fn a_cell_is_corrected_by_its_number_and_the_file_stays_as_it_is() {
    let mut sheet = read("Name,Town\nLin\nGrace,Vale,and,more\n");
    assert!(sheet.correct(2, 1, "Vale") && sheet.correct(3, 1, "Port"));
    assert!(!sheet.correct(4, 0, "nobody") && !sheet.correct(2, 2, "no such column"));
    sheet.corrections.ends_with_the_header(3);
    let corrected: Vec<Vec<String>> = sheet.rows().map(|row| row.cells).collect();
    assert_eq!(corrected, [["Lin", "Vale"], ["Grace", "Port"]]);
    assert_eq!(cells(&sheet)[0], ["Lin"]);
}

#[test]
fn what_somebody_says_of_a_file_counts_more_than_what_it_looks_like() {
    let text = "A list\nName;Town, country\nLin;Vale, GB\nTom;Port, IE\n";
    let hints = Hints {
        delimiter: Some(','),
        header_row: Some(2),
        ..Hints::default()
    };
    let sheet = super::read(text.as_bytes(), &hints).unwrap();
    assert_eq!(sheet.header, ["Name;Town", " country"]);
    assert_eq!(sheet.format.title_rows, [1]);
    let turkish = Hints {
        encoding: Some(Encoding::Windows1254),
        ..Hints::default()
    };
    let sheet = super::read(b"Name;Town\n\xDDpek;Vale\n", &turkish).unwrap();
    assert_eq!(cells(&sheet)[0], ["İpek", "Vale"]);
}

#[test]
fn quotation_marks_that_nobody_doubled_are_noticed() {
    let sheet = read("Name;Place\nLin;Practice \"By the Park\"\nTom;\"The \"\"Paw\"\"\"\n");
    let kinds: Vec<CellKind> = sheet.rows.iter().map(|row| row.kind(1)).collect();
    assert_eq!(kinds, [CellKind::BareQuotes, CellKind::Text]);
}

#[test]
fn a_hundred_thousand_rows_are_kept_in_parts() {
    let line = "Lin Okafor,lin@students.example.org,\"calm, courage\"\n";
    let sheet = read(&format!("Name,Mail,Hopes\n{}", line.repeat(MOST_ROWS)));
    assert!(sheet.rows.parts().len() > 10);
    assert_eq!(sheet.rows.iter().count(), MOST_ROWS);
    let part = &sheet.rows.parts()[3];
    let again = Part::stored(part.first, part.last, part.text.clone());
    assert_eq!(again.rows().next().unwrap().number, part.first);
    assert_eq!(again.rows().last().unwrap().number, part.last);
}

#[test]
fn nothing_we_write_is_calculated() {
    for risky in [
        "=1+1",
        "+A1",
        "-A1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "-",
        "+49 30 1234",
    ] {
        let written = write_cell_safely(risky, ',');
        assert!(
            written.trim_start_matches('"').starts_with('\''),
            "{written}"
        );
    }
    for plain in ["-3", "+12.5", "3,5", "Lin", "a=b", "o'connell@example.org"] {
        let back =
            read_csv(format!("a;b\nx;{}\n", write_cell_safely(plain, ';')).as_bytes()).unwrap();
        assert_eq!(cells(&back)[0][1], plain);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_csv(&bytes);
    }

    #[test]
    fn no_text_of_awkward_characters_makes_it_panic(text in "[\",;\t\r\na=\u{feff}é]{0,200}") {
        let _ = read_csv(text.as_bytes());
    }

    #[test]
    fn a_table_that_is_written_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-z,;\"\n ]{1,8}x", 3), 1..8)) {
        let line = |cells: &Vec<String>| cells.iter().map(|c| write_cell_safely(c, ',')).collect::<Vec<_>>().join(",");
        let text = std::iter::once("one,two,three".to_string()).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\r\n");
        let back: Vec<Vec<String>> = cells(&read_csv(text.as_bytes()).unwrap());
        prop_assert_eq!(back, rows);
    }
}
