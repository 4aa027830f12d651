//! What is the matter with a file or a cell, in words.

use dyad_platform::sheet::Unreadable;

use crate::import::{EmailFault, Problem, What};
use crate::words::Words;

/// Why a file can't be read.
pub(super) fn unreadable(words: Words, why: &Unreadable) -> String {
    match why {
        Unreadable::Empty => words.import_unreadable_empty(),
        Unreadable::Workbook => words.import_unreadable_workbook(),
        Unreadable::BrokenWorkbook => words.import_unreadable_broken_workbook(),
        Unreadable::TooLargeUnpacked { most } => words.import_unreadable_too_large_unpacked(*most),
        Unreadable::NoSheet => words.import_unreadable_no_sheet(),
        Unreadable::TooMuchText { most } => words.import_unreadable_too_much_text(*most),
        Unreadable::NotText => words.import_unreadable_not_text(),
        Unreadable::NoRows => words.import_unreadable_no_rows(),
        Unreadable::TooManyRows { most } => words.import_unreadable_too_many_rows(*most),
        Unreadable::TooManyColumns { row, most } => {
            words.import_unreadable_too_many_columns(*row, *most)
        }
        Unreadable::CellTooLong { row, column, most } => {
            words.import_unreadable_cell_too_long(*row, *column, *most)
        }
        Unreadable::UnclosedQuote { row } => words.import_unreadable_unclosed_quote(*row),
    }
}

/// What is the matter with a cell, a row or a column; `column` is the header of the cell's column.
pub(super) fn problem(words: Words, problem: &Problem, column: &str) -> String {
    let value = problem.value.trim();
    match &problem.what {
        What::ColumnMissing { question } => words.import_problem_column_missing(question.as_str()),
        What::MissingRequired => words.import_problem_missing_required(column),
        What::InvalidEmail { fault } => invalid_email(words, *fault),
        What::UnknownRole => words.import_problem_unknown_role(value),
        What::TooManyCells { cells, expected } => {
            words.import_problem_too_many_cells(*cells, *expected)
        }
        What::TooFewCells { cells, expected } => {
            words.import_problem_too_few_cells(*cells, *expected)
        }
        What::EmailOfTwoPeople { name, other } => {
            words.import_problem_email_of_two_people(name.as_str(), *other)
        }
        What::DuplicateApplication { other } => words.import_problem_duplicate_application(*other),
        What::DuplicateEmail { other } => words.import_problem_duplicate_email(*other),
        What::BothRoles { other } => words.import_problem_both_roles(*other),
        What::TotalsRow => words.import_problem_totals_row(),
        What::HiddenColumn => words.import_problem_hidden_column(),
        What::GarbledLetters { read_as } => {
            words.import_problem_garbled_letters(value, read_as.as_str())
        }
        What::LostLetters => words.import_problem_lost_letters(value),
        What::NumberCutBySpreadsheet => words.import_problem_number_cut_by_spreadsheet(value),
        What::NothingToMatchOn => words.import_problem_nothing_to_match_on(),
        What::EmptyRow => words.import_problem_empty_row(),
        What::FormulaLikeText => words.import_problem_formula_like_text(),
        What::ErrorValue => words.import_problem_error_value(value),
        What::TimezoneFixedOffset { .. }
        | What::TimezoneAbbreviation { .. }
        | What::UnknownTimezone => time_zone(words, &problem.what, value),
        What::UnknownCountry { read_as } => match read_as {
            Some(guess) => words.import_problem_unknown_country(value, guess.as_str()),
            None => words.import_problem_unknown_country_left_out(value),
        },
        What::UnknownLanguage { said, read_as } => match read_as {
            Some(guess) => words.import_problem_unknown_language(said.as_str(), guess.as_str()),
            None => words.import_problem_unknown_language_left_out(said.as_str()),
        },
        What::LanguageALittle { said } => words.import_problem_language_a_little(said.as_str()),
        What::UnknownChoice { said, read_as } => match read_as {
            Some(guess) => words.import_problem_unknown_choice(said.as_str(), guess.as_str()),
            None => words.import_problem_unknown_choice_left_out(said.as_str()),
        },
        What::UnreadableDate => words.import_problem_unreadable_date(value),
        What::ImpossibleDate => words.import_problem_impossible_date(value),
        What::AmbiguousDate { read_as, other } => {
            words.import_problem_ambiguous_date(value, said(words, *read_as), said(words, *other))
        }
        What::ManagerNotInFile
        | What::ManagerIsSelf
        | What::ManagerUnreadable
        | What::WishNotAMentor { .. }
        | What::WishUnknown
        | What::WishTwice { .. }
        | What::WishIsManager
        | What::WishIsSelf
        | What::WishGap
        | What::WishByName { .. }
        | What::WishNotImported { .. } => wish(words, &problem.what, value),
        What::UnknownPerson { said } => words.import_problem_unknown_person(said.as_str()),
        What::AmbiguousPerson { said } => words.import_problem_ambiguous_person(said.as_str()),
        What::PersonNotInFile { said } => words.import_problem_person_not_in_file(said.as_str()),
        What::PersonIsSelf => words.import_problem_person_is_self(),
        What::UncertainNumber { .. }
        | What::OtherDecimalSign { .. }
        | What::LargeNumber { .. }
        | What::NumberInWords { .. }
        | What::UnreadableNumber
        | What::ImpossibleYear { .. }
        | What::ImpossibleNumber { .. }
        | What::CapacityMissing
        | What::CapacityUnreadable
        | What::CapacityZero
        | What::CapacityHigh { .. } => number(words, &problem.what, value),
    }
}

fn invalid_email(words: Words, fault: EmailFault) -> String {
    match fault {
        EmailFault::NoAt => words.import_problem_invalid_email_no_at(),
        EmailFault::TwoAts => words.import_problem_invalid_email_two_ats(),
        EmailFault::Spaces => words.import_problem_invalid_email_spaces(),
        EmailFault::Comma => words.import_problem_invalid_email_comma(),
        EmailFault::NothingBefore => words.import_problem_invalid_email_nothing_before(),
        EmailFault::NothingAfter => words.import_problem_invalid_email_nothing_after(),
        EmailFault::FullStops => words.import_problem_invalid_email_full_stops(),
        EmailFault::NoFullStop => words.import_problem_invalid_email_no_full_stop(),
        EmailFault::Character => words.import_problem_invalid_email_character(),
        EmailFault::TooLong => words.import_problem_invalid_email_too_long(),
    }
}

fn time_zone(words: Words, what: &What, value: &str) -> String {
    match what {
        What::TimezoneFixedOffset {
            fits: Some(fits),
            country: Some(country),
        } => {
            words.import_problem_timezone_fixed_offset_fits(value, fits.as_str(), country.as_str())
        }
        What::TimezoneFixedOffset { .. } => words.import_problem_timezone_fixed_offset(value),
        What::TimezoneAbbreviation {
            read_as,
            country: Some(country),
        } => words.import_problem_timezone_abbreviation_country(
            value,
            country.as_str(),
            read_as.as_str(),
        ),
        What::TimezoneAbbreviation { read_as, .. } => {
            words.import_problem_timezone_abbreviation(value, read_as.as_str())
        }
        _ => words.import_problem_unknown_timezone(value),
    }
}

fn wish(words: Words, what: &What, value: &str) -> String {
    match what {
        What::ManagerNotInFile => words.import_problem_line_manager_not_in_file(),
        What::ManagerIsSelf => words.import_problem_line_manager_is_self(),
        What::ManagerUnreadable => words.import_problem_line_manager_unreadable(value),
        What::WishNotAMentor { name, other } => {
            words.import_problem_preferred_not_a_mentor(name.as_str(), *other)
        }
        What::WishTwice { first } => words.import_problem_preferred_twice(*first),
        What::WishIsManager => words.import_problem_preferred_is_line_manager(),
        What::WishIsSelf => words.import_problem_preferred_is_self(),
        What::WishGap => words.import_problem_preferred_gap(),
        What::WishByName { other } => words.import_problem_preferred_by_name(*other),
        What::WishNotImported { other } => words.import_problem_preferred_row_not_imported(*other),
        _ => words.import_problem_preferred_unknown(),
    }
}

/// A day as people say it.
fn said(words: Words, day: jiff::civil::Date) -> String {
    words.import_day(i64::from(day.day()), i64::from(day.month()))
}

fn number(words: Words, what: &What, value: &str) -> String {
    match what {
        What::OtherDecimalSign { read_as } => {
            words.import_problem_other_decimal_sign(read_as.as_str())
        }
        What::LargeNumber { said } => words.import_problem_large_number(*said),
        What::UncertainNumber { read_as } => words.import_problem_uncertain_number(value, *read_as),
        What::NumberInWords { read_as } => words.import_problem_number_in_words(value, *read_as),
        What::ImpossibleYear {
            said,
            from,
            to,
            of_study: true,
        } => words.import_problem_impossible_year_of_study(*said, *from, *to),
        What::ImpossibleYear {
            said,
            from,
            to,
            of_study: false,
        } => words.import_problem_impossible_year_in_practice(*said, *from, *to),
        What::ImpossibleNumber { said, from, to } => {
            words.import_problem_impossible_number(*said, *from, *to)
        }
        What::CapacityMissing => words.import_problem_capacity_missing(),
        What::CapacityUnreadable => words.import_problem_unreadable_number_one_place(value),
        What::CapacityZero => words.import_problem_capacity_zero(),
        What::CapacityHigh { said } => words.import_problem_capacity_high(*said),
        _ => words.import_problem_unreadable_number(value),
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;

    fn said(what: What, value: &str) -> String {
        let it = Problem {
            row: 7,
            column: Some(1),
            what,
            value: value.into(),
        };
        problem(Words(ENGLISH), &it, "E-mail")
    }

    #[test]
    fn a_sentence_names_what_was_written_and_what_becomes_of_it() {
        let fixed = What::TimezoneFixedOffset {
            fits: Some("Africa/Nairobi".into()),
            country: Some("Kenya".into()),
        };
        let sentence = said(fixed, "UTC+3");
        assert!(
            sentence.starts_with("“UTC+3” is a fixed difference"),
            "{sentence}"
        );
        assert!(
            sentence.ends_with("Africa/Nairobi would fit Kenya."),
            "{sentence}"
        );
        let zone = What::TimezoneAbbreviation {
            read_as: "America/New_York".into(),
            country: None,
        };
        assert!(said(zone, "EST").ends_with("It is read as America/New_York; please check."));
        assert_eq!(
            said(
                What::ImpossibleYear {
                    said: 40,
                    from: 1,
                    to: 8,
                    of_study: true
                },
                "40"
            ),
            "40 is not a year of study (1 to 8 is expected). It is left empty; please ask the person."
        );
    }

    #[test]
    fn an_empty_cell_is_named_by_its_column() {
        assert!(said(What::MissingRequired, "").starts_with("“E-mail” is empty"));
    }

    #[test]
    fn a_mentor_without_a_number_gets_one_place_and_nobody_else_does() {
        assert!(said(What::CapacityUnreadable, "some").contains("One place is assumed"));
        assert!(said(What::UnreadableNumber, "some").contains("shown beside the application"));
    }
}
