//! Each kind of problem and repair, in small files about invented people.

use super::*;
use crate::template::hours::LocalHours;

#[test]
fn a_tidy_file_has_nothing_to_report() {
    let preview = preview_of(
        "Name,Email,Role,Country,Languages,Time zone,Places\n\
         Lin Okafor,lin@example.org,Mentee,Kenya,\"English, Swahili\",Africa/Nairobi,\n\
         Grace Moor,grace@example.org,Mentor,United Kingdom,English,Europe/London,2\n",
    );
    assert_eq!((preview.problems.len(), preview.normalised.len()), (0, 0));
    let counts = preview.counts;
    assert_eq!(
        (
            counts.rows,
            counts.accepted_people,
            counts.mentees,
            counts.mentors,
            counts.both
        ),
        (2, 2, 1, 1, 0)
    );
    assert_eq!(
        answer(&preview, 2, "languages"),
        Some(&Answer::Choices(vec!["en".into(), "sw".into()]))
    );
    assert_eq!(answer(&preview, 3, "places"), Some(&Answer::Number(2)));
    assert_eq!(answer(&preview, 2, "places"), None);
}

#[test]
fn without_a_column_for_the_role_nobody_can_be_imported() {
    let preview = preview_of("Name,Email,Town\nLin Okafor,lin@example.org,Vale\n");
    assert_eq!(problems_of(&preview, 1), ["column_missing"]);
    assert!(preview.ready.is_empty());
}

#[test]
fn what_is_needed_and_empty_keeps_its_row_out() {
    let preview = preview_of(
        "Name,Email,Role\n,a@example.org,mentee\nLin,,mentee\nTom,t@example.org,\nGrace,g@example.org,Observer\n",
    );
    for (row, kind) in [
        (2, "missing_required"),
        (3, "missing_required"),
        (4, "missing_required"),
        (5, "unknown_role"),
    ] {
        assert_eq!(problems_of(&preview, row), [kind], "row {row}");
    }
    assert_eq!(
        (
            preview.counts.rejected_rows,
            preview.counts.errors,
            preview.ready.len()
        ),
        (4, 4, 0)
    );
}

#[test]
fn addresses_are_put_into_their_plain_form_or_refused() {
    let preview = preview_of(
        "Name,Email,Role\nLin,\" LIN@Example.org \",mentee\nTom,tom(at)example.org,mentee\n",
    );
    assert_eq!(preview.ready[0].email, "lin@example.org");
    assert_eq!(repairs_of(&preview, 2), ["email_spaces", "email_case"]);
    assert_eq!(
        preview.problems[0].what,
        What::InvalidEmail {
            fault: EmailFault::NoAt
        }
    );
    assert_eq!(preview.problems[0].value, "tom(at)example.org");
}

#[test]
fn names_keep_their_letters() {
    let preview = preview_of(
        "Name,Email,Role\n\" Re\u{301}mi  Noir \",r@example.org,mentee\nNull,n@example.org,mentee\n李雨桐,l@example.org,mentor\n",
    );
    let names: Vec<&str> = preview
        .ready
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(names, ["Rémi Noir", "Null", "李雨桐"]);
    assert_eq!(repairs_of(&preview, 2), ["unicode_form", "spaces"]);
    assert!(preview.problems.is_empty());
}

#[test]
fn of_two_applications_in_one_role_the_later_counts() {
    let preview = preview_of(
        "Timestamp,Name,Email,Role,Year\n\
         2025-09-05 10:00,Lin Okafor,lin@example.org,mentee,3\n\
         2025-09-02 10:00,Lin Okafor,LIN@example.org,mentee,99\n",
    );
    assert_eq!(preview.problems.len(), 1);
    assert_eq!(
        (preview.problems[0].row, &preview.problems[0].what),
        (3, &What::DuplicateApplication { other: 2 })
    );
    assert_eq!(preview.problems[0].value, "LIN@example.org");
    assert_eq!(
        (preview.counts.superseded_rows, preview.counts.accepted_rows),
        (1, 1)
    );
    assert!(
        preview.normalised.is_empty(),
        "a row that is set aside isn't put right"
    );
}

#[test]
fn somebody_in_both_roles_is_kept_twice_and_counted_once() {
    let preview = preview_of(
        "Name,Email,Role\nLin Okafor,lin@example.org,mentor\nLin Okafor,lin@example.org,mentee\n",
    );
    assert_eq!(preview.problems.len(), 1);
    assert_eq!(
        (preview.problems[0].row, &preview.problems[0].what),
        (2, &What::BothRoles { other: 3 })
    );
    let counts = preview.counts;
    assert_eq!(
        (preview.ready.len(), counts.accepted_people, counts.both),
        (2, 1, 1)
    );
    let in_one_row = preview_of(
        "Name,Email,Role\nLin Okafor,lin@example.org,both\nLin Okafor,lin@example.org,mentee\n",
    );
    let roles: Vec<AppliesAs> = in_one_row
        .ready
        .iter()
        .map(|person| person.applies_as)
        .collect();
    assert_eq!(
        roles,
        [AppliesAs::Mentor, AppliesAs::Mentee],
        "the later application replaces one half of the earlier"
    );
}

#[test]
fn two_people_with_one_address_stay_out_both() {
    let preview = preview_of(
        "Name,Email,Role\nLin Okafor,us@example.org,mentee\nTomás Vidal,us@example.org,mentor\n",
    );
    assert_eq!(
        preview.problems[0].what,
        What::EmailOfTwoPeople {
            name: "Tomás Vidal".into(),
            other: 3
        }
    );
    assert_eq!(
        preview.problems[1].what,
        What::EmailOfTwoPeople {
            name: "Lin Okafor".into(),
            other: 2
        }
    );
    assert_eq!(preview.counts.rejected_rows, 2);
}

#[test]
fn rows_that_lost_cells_or_have_too_many_stay_out() {
    let preview = preview_of(
        "Name,Email,Role\nA,a@example.org,mentee\nB,b@example.org\nC,c@example.org,mentee,x\nD,d@example.org,mentee,\n",
    );
    assert_eq!(
        preview.problems[0].what,
        What::TooFewCells {
            cells: 2,
            expected: 3
        }
    );
    assert_eq!(
        preview.problems[1].what,
        What::TooManyCells {
            cells: 4,
            expected: 3
        }
    );
    assert_eq!(
        preview
            .ready
            .iter()
            .map(|person| person.row)
            .collect::<Vec<_>>(),
        [2, 5]
    );
}

#[test]
fn a_file_that_leaves_out_empty_cells_at_the_end_has_lost_nothing() {
    let preview =
        preview_of("Name,Email,Role,Town\nA,a@example.org,mentee\nB,b@example.org,mentee\n");
    assert_eq!((preview.ready.len(), preview.problems.len()), (2, 0));
}

#[test]
fn an_empty_row_is_skipped_and_said_so() {
    let preview = preview_of("Name,Email,Role\nA,a@example.org,mentee\n\nB,b@example.org,mentee\n");
    assert_eq!(problems_of(&preview, 3), ["empty_row"]);
    assert_eq!(
        (
            preview.counts.rows,
            preview.counts.person_rows,
            preview.counts.empty_rows
        ),
        (3, 2, 1)
    );
}

#[test]
fn formulas_are_kept_as_text_and_errors_left_empty() {
    let formula = both_with("School", "=HYPERLINK(\"http://example.org\")");
    assert_eq!(problems_of(&formula, 2), ["formula_like_text"]);
    assert_eq!(
        answer(&formula, 2, "workplace"),
        Some(&Answer::Text("=HYPERLINK(\"http://example.org\")".into()))
    );
    let error = both_with("School", "#N/A");
    assert_eq!(problems_of(&error, 2), ["error_value"]);
    assert_eq!(answer(&error, 2, "workplace"), None);
    assert!(both_with("Hopes", "- courage\n- calm").problems.is_empty());
}

#[test]
fn two_people_who_work_nowhere_do_not_work_at_the_same_place() {
    let preview = both_with("School", "n/a");
    assert_eq!(repairs_of(&preview, 2), ["means_empty"]);
    assert_eq!(answer(&preview, 2, "workplace"), None);
}

#[test]
fn countries_in_other_spellings() {
    let spelled = both_with("Country", "españa");
    assert_eq!(spelled.normalised[0].becomes, Shown::Text("Spain".into()));
    assert_eq!(
        answer(&spelled, 2, "country"),
        Some(&Answer::Choice("ES".into()))
    );
    let slip = both_with("Country", "Portugla");
    assert_eq!(
        slip.problems[0].what,
        What::UnknownCountry {
            read_as: Some("Portugal".into())
        }
    );
    let unknown = both_with("Country", "the moon");
    assert_eq!(
        unknown.problems[0].what,
        What::UnknownCountry { read_as: None }
    );
    assert_eq!(
        unknown.ready[0].beside,
        [Beside {
            question: "country".into(),
            value: "the moon".into()
        }]
    );
}

#[test]
fn time_zones_as_people_write_them() {
    let csv = "Name,Email,Role,Country,TZ\n\
        A,a@example.org,mentee,Germany,UTC+2\nB,b@example.org,mentee,Taiwan,CST\nC,c@example.org,mentee,Portugal,Lisbon\n\
        D,d@example.org,mentee,,soon\nE,e@example.org,mentee,,CET\nF,f@example.org,mentee,,europe/lisbon\n";
    let preview = preview_of(csv);
    let kinds: Vec<&str> = preview
        .problems
        .iter()
        .map(|problem| problem.what.kind())
        .collect();
    assert_eq!(
        kinds,
        [
            "timezone_fixed_offset",
            "timezone_abbreviation",
            "unknown_timezone",
            "timezone_abbreviation"
        ]
    );
    let fits = What::TimezoneFixedOffset {
        fits: Some("Europe/Berlin".into()),
        country: Some("Germany".into()),
    };
    assert_eq!(preview.problems[0].what, fits);
    let zones: Vec<Option<&Answer>> = (2..8)
        .map(|row| answer(&preview, row, "time_zone"))
        .collect();
    let zone = |name: &str| Answer::Zone(name.into());
    let (offset, taipei, lisbon, berlin) = (
        zone("UTC+2"),
        zone("Asia/Taipei"),
        zone("Europe/Lisbon"),
        zone("Europe/Berlin"),
    );
    assert_eq!(
        zones,
        [
            Some(&offset),
            Some(&taipei),
            Some(&lisbon),
            None,
            Some(&berlin),
            Some(&lisbon)
        ]
    );
    assert_eq!(
        (repairs_of(&preview, 4), repairs_of(&preview, 7)),
        (vec!["timezone_city"], vec!["timezone_spelling"])
    );
}

#[test]
fn languages_known_misspelt_and_unknown() {
    let preview = both_with(
        "Languages",
        "English, Deutsch, Portugese, Klingonese (a little), Spanish (a little)",
    );
    assert_eq!(
        problems_of(&preview, 2),
        ["unknown_language", "unknown_language", "language_a_little"]
    );
    assert_eq!(
        preview.problems[0].what,
        What::UnknownLanguage {
            said: "Portugese".into(),
            read_as: Some("Portuguese".into())
        }
    );
    assert_eq!(
        preview.problems[1].what,
        What::UnknownLanguage {
            said: "Klingonese (a little)".into(),
            read_as: None
        }
    );
    assert_eq!(
        answer(&preview, 2, "languages"),
        Some(&Answer::Choices(vec![
            "en".into(),
            "de".into(),
            "pt".into()
        ]))
    );
    assert_eq!(repairs_of(&preview, 2), ["language_spelling"]);
}

#[test]
fn answers_that_the_form_does_not_have() {
    let preview = both_with(
        "Fields",
        "surgery, Small animal, Wildlife and conservatoin, Juggling, Surgery",
    );
    assert_eq!(
        preview.problems[0].what,
        What::UnknownChoice {
            said: "Wildlife and conservatoin".into(),
            read_as: Some("Wildlife and conservation".into())
        }
    );
    assert_eq!(
        preview.problems[1].what,
        What::UnknownChoice {
            said: "Juggling".into(),
            read_as: None
        }
    );
    let keys = ["surgery", "dogs_and_cats", "wildlife"]
        .map(str::to_string)
        .to_vec();
    assert_eq!(answer(&preview, 2, "fields"), Some(&Answer::Choices(keys)));
    let one = both_with("Response time", "depends 😅");
    assert_eq!(problems_of(&one, 2), ["unknown_choice"]);
    assert_eq!(one.ready[0].beside[0].value, "depends 😅");
    assert_eq!(
        repairs_of(&both_with("Response time", "within a DAY "), 2),
        ["choice_spelling"]
    );
}

#[test]
fn options_with_commas_in_them() {
    for cell in [
        "\"Exotics (birds, reptiles, small mammals)\", Surgery",
        "Exotics (birds, reptiles, small mammals), Surgery",
    ] {
        let preview = both_with("Fields", cell);
        assert!(
            preview.problems.is_empty() && preview.normalised.is_empty(),
            "{cell}: {:?}",
            preview.problems
        );
        assert_eq!(
            answer(&preview, 2, "fields"),
            Some(&Answer::Choices(vec!["exotics".into(), "surgery".into()]))
        );
    }
}

#[test]
fn years_that_can_and_cannot_be_right() {
    let year = |cell: &str| both_with("Year", cell);
    assert_eq!(
        (
            repairs_of(&year("4th year"), 2),
            repairs_of(&year("26 years"), 3)
        ),
        (vec!["number_from_text"], vec!["number_from_text"])
    );
    assert_eq!(problems_of(&year("37"), 2), ["impossible_year"]);
    assert_eq!(problems_of(&year("37"), 3), [] as [&str; 0]);
    assert_eq!(problems_of(&year("Year 2092"), 3), ["impossible_year"]);
    assert_eq!(
        year("37").problems[0].what,
        What::ImpossibleYear {
            said: 37,
            from: 1,
            to: 8,
            of_study: true
        }
    );
    assert_eq!(answer(&year("37"), 2, "years"), None);
    assert_eq!(
        year("> 20")
            .problems
            .iter()
            .map(|p| p.what.kind())
            .collect::<Vec<_>>(),
        ["impossible_year", "uncertain_number"]
    );
    assert_eq!(problems_of(&year("two"), 2), ["number_in_words"]);
    assert_eq!(problems_of(&year("a while"), 2), ["unreadable_number"]);
}

#[test]
fn places_are_a_question_for_mentors() {
    let places = |cell: &str| both_with("Capacity", cell);
    for (cell, kinds, number) in [
        ("", vec!["capacity_missing"], 1),
        ("n/a", vec!["capacity_missing"], 1),
        ("as many as needed", vec!["unreadable_number"], 1),
        ("0", vec!["capacity_zero"], 0),
        ("25", vec!["capacity_high"], 25),
        ("2 (maybe 3 in spring)", vec!["uncertain_number"], 2),
        ("two", vec!["number_in_words"], 2),
        ("2", vec![], 2),
    ] {
        let preview = places(cell);
        assert_eq!(problems_of(&preview, 3), kinds, "{cell}");
        assert_eq!(
            answer(&preview, 3, "places"),
            Some(&Answer::Number(number)),
            "{cell}"
        );
        assert!(problems_of(&preview, 2).is_empty(), "a mentee isn't asked");
        let repairs = if cell.is_empty() {
            vec![]
        } else {
            vec!["not_applicable"]
        };
        assert_eq!(repairs_of(&preview, 2), repairs, "{cell}");
    }
}

#[test]
fn a_file_that_does_not_ask_for_places_gives_each_mentor_one() {
    let preview = preview_of("Name,Email,Role\nGrace Moor,grace@example.org,mentor\n");
    assert_eq!(answer(&preview, 2, "places"), Some(&Answer::Number(1)));
    assert!(preview.problems.is_empty());
}

#[test]
fn dates_that_cannot_be_read() {
    let preview = both_with("Timestamp", "31.09.2025");
    assert_eq!(problems_of(&preview, 2), ["impossible_date"]);
    assert_eq!(
        problems_of(&both_with("Timestamp", "last week"), 2),
        ["unreadable_date"]
    );
    assert!(preview.ready[0].applied.is_none());
}

const CAST: &str = "Name,Email,Role,Not with\n\
    Grace Moor,grace@example.org,mentor,\nAlan Reed,alan@example.org,mentor,\n\
    Ana Sá,ana1@example.org,mentor,\nAna Sá,ana2@example.org,mentor,\n高橋 蓮,ren@example.org,mentor,\n";

fn not_with(said: &str) -> (Vec<String>, Vec<What>) {
    let preview = preview_of(&format!(
        "{CAST}Lin Okafor,lin@example.org,mentee,\"{said}\"\n"
    ));
    let lin = preview
        .ready
        .iter()
        .find(|person| person.email == "lin@example.org")
        .unwrap();
    assert!(
        !format!("{:?}", lin.answers).contains("example.org"),
        "exclusions are not among the answers"
    );
    let problems = preview.problems.iter().filter(|problem| problem.row == 7);
    (
        lin.not_with.clone(),
        problems.map(|problem| problem.what.clone()).collect(),
    )
}

#[test]
fn people_are_recognised_by_name_or_address() {
    for (said, addresses) in [
        ("Grace Moor", vec!["grace@example.org"]),
        ("Dr Moor, Grace", vec!["grace@example.org"]),
        ("prof. GRACE  MOOR", vec!["grace@example.org"]),
        (
            "Grace Moor and Alan Reed",
            vec!["alan@example.org", "grace@example.org"],
        ),
        ("Alan Reed <ALAN@example.org>", vec!["alan@example.org"]),
        ("高橋 蓮", vec!["ren@example.org"]),
        ("ana2@example.org", vec!["ana2@example.org"]),
        (
            "grace@example.org; alan@example.org",
            vec!["alan@example.org", "grace@example.org"],
        ),
    ] {
        assert_eq!(
            not_with(said),
            (addresses.iter().map(|a| (*a).to_string()).collect(), vec![]),
            "{said}"
        );
    }
}

#[test]
fn people_who_are_not_recognised_are_asked_about() {
    let said = "my former boss, at the clinic".to_string();
    assert_eq!(
        not_with(&said),
        (vec![], vec![What::UnknownPerson { said }])
    );
    assert_eq!(
        not_with("Ana Sá"),
        (
            vec![],
            vec![What::AmbiguousPerson {
                said: "Ana Sá".into()
            }]
        )
    );
    let elsewhere = "boss@example.com".to_string();
    assert_eq!(
        not_with(&elsewhere),
        (
            vec![elsewhere.clone()],
            vec![What::PersonNotInFile { said: elsewhere }]
        )
    );
    assert_eq!(not_with("Lin Okafor"), (vec![], vec![What::PersonIsSelf]));
    assert_eq!(not_with("nobody 🙂"), (vec![], vec![]));
}

#[test]
fn free_hours_need_both_times_and_a_zone() {
    let csv = "Name,Email,Role,TZ,Availability\nA,a@example.org,mentee,Europe/Lisbon,Sundays\n\
        B,b@example.org,mentee,,Sundays\nC,c@example.org,mentee,Europe/Lisbon,whenever the cows allow\n";
    let preview = preview_of(csv);
    let expected = LocalHours::parse("Sun 07-22").map(|hours| hours.in_utc(60));
    assert_eq!(
        preview
            .ready
            .iter()
            .map(|person| person.free_hours.clone())
            .collect::<Vec<_>>(),
        [expected, None, None]
    );
    assert!(preview.problems.is_empty());
    assert_eq!(
        answer(&preview, 4, "free_times"),
        Some(&Answer::Text("whenever the cows allow".into()))
    );
}

#[test]
fn a_mapping_can_be_corrected() {
    let sheet = read_csv(
        "Name,Email,Role,Remarks,Hopes\nLin,lin@example.org,mentee,calm,none\n".as_bytes(),
    )
    .unwrap();
    let template = template();
    let mut mapping = propose(&sheet, &template);
    assert_eq!(mapping.targets()[3], Target::LeaveOut);
    mapping.set(3, Target::Question("hopes".into()));
    assert_eq!(
        mapping.targets()[4],
        Target::LeaveOut,
        "one question, one column"
    );
    let preview = preview(&sheet, &template, &mapping, SEPTEMBER);
    assert_eq!(
        answer(&preview, 2, "hopes"),
        Some(&Answer::Text("calm".into()))
    );
    assert!(mapping.fits(&sheet, &template));
}

#[test]
fn columns_are_recognised_by_what_stands_in_them_where_headers_say_nothing() {
    let sheet = read_csv(
        "Who,Reach,As,Notes\nLin,lin@example.org,Student,x\nGrace,grace@example.org,Mentor,y\n"
            .as_bytes(),
    )
    .unwrap();
    let template = template();
    let mapping = propose(&sheet, &template);
    assert_eq!(
        (mapping.column_of("email"), mapping.column_of("role")),
        (Some(1), Some(2))
    );
}

#[test]
fn a_correction_is_made_by_changing_a_cell_and_looking_again() {
    let mut sheet =
        read_csv("Name,Email,Role\nLin,lin(at)example.org,mentee\n".as_bytes()).unwrap();
    let template = template();
    let mapping = propose(&sheet, &template);
    assert_eq!(
        preview(&sheet, &template, &mapping, SEPTEMBER)
            .counts
            .errors,
        1
    );
    assert!(sheet.correct(2, 1, "lin@example.org"));
    assert_eq!(
        preview(&sheet, &template, &mapping, SEPTEMBER).ready.len(),
        1
    );
}

#[test]
fn every_kind_has_its_sentence_in_the_catalogue() {
    let catalogue = include_str!("../../../../../locales/en/programme_import.ftl");
    let problems = [
        "column_missing",
        "missing_required",
        "unknown_role",
        "too_many_cells",
        "too_few_cells",
        "email_of_two_people",
        "duplicate_application",
        "both_roles",
        "empty_row",
        "formula_like_text",
        "error_value",
        "timezone_fixed_offset",
        "timezone_abbreviation",
        "unknown_timezone",
        "unknown_country",
        "unknown_language",
        "language_a_little",
        "unknown_choice",
        "uncertain_number",
        "number_in_words",
        "unreadable_number",
        "impossible_number",
        "capacity_missing",
        "capacity_zero",
        "capacity_high",
        "unreadable_date",
        "impossible_date",
        "unknown_person",
        "ambiguous_person",
        "person_not_in_file",
        "person_is_self",
    ];
    for kind in problems {
        let key = format!("\nimport-problem-{} = ", kind.replace('_', "-"));
        assert!(catalogue.contains(&key), "{kind}");
    }
}
