//! The names of problems and repairs, as in exports and where they are stored.

use super::{Repair, What};

impl What {
    /// The kind's name in lower case with underscores, as in exports and in `kind` when stored.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ColumnMissing { .. } => "column_missing",
            Self::MissingRequired => "missing_required",
            Self::InvalidEmail { .. } => "invalid_email",
            Self::UnknownRole => "unknown_role",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::TooFewCells { .. } => "too_few_cells",
            Self::EmailOfTwoPeople { .. } => "email_of_two_people",
            Self::DuplicateApplication { .. } => "duplicate_application",
            Self::DuplicateEmail { .. } => "duplicate_email",
            Self::BothRoles { .. } => "both_roles",
            Self::TotalsRow => "totals_row",
            Self::HiddenColumn => "hidden_column",
            Self::GarbledLetters { .. } => "garbled_letters",
            Self::LostLetters => "lost_letters",
            Self::NumberCutBySpreadsheet => "number_cut_by_spreadsheet",
            Self::NothingToMatchOn => "nothing_to_match_on",
            Self::OtherDecimalSign { .. } => "other_decimal_sign",
            Self::LargeNumber { .. } => "large_number",
            Self::AmbiguousDate { .. } => "ambiguous_date",
            Self::ManagerNotInFile => "line_manager_not_in_file",
            Self::ManagerIsSelf => "line_manager_is_self",
            Self::ManagerUnreadable => "invalid_email",
            Self::WishNotAMentor { .. } => "preferred_not_a_mentor",
            Self::WishUnknown => "preferred_unknown",
            Self::WishTwice { .. } => "preferred_twice",
            Self::WishIsManager => "preferred_is_line_manager",
            Self::WishIsSelf => "preferred_is_self",
            Self::WishGap => "preferred_gap",
            Self::WishByName { .. } => "preferred_by_name",
            Self::WishNotImported { .. } => "preferred_row_not_imported",
            Self::EmptyRow => "empty_row",
            Self::FormulaLikeText => "formula_like_text",
            Self::ErrorValue => "error_value",
            Self::TimezoneFixedOffset { .. } => "timezone_fixed_offset",
            Self::TimezoneAbbreviation { .. } => "timezone_abbreviation",
            Self::UnknownTimezone => "unknown_timezone",
            Self::UnknownCountry { .. } => "unknown_country",
            Self::UnknownLanguage { .. } => "unknown_language",
            Self::LanguageALittle { .. } => "language_a_little",
            Self::UnknownChoice { .. } => "unknown_choice",
            Self::UncertainNumber { .. } => "uncertain_number",
            Self::NumberInWords { .. } => "number_in_words",
            Self::UnreadableNumber | Self::CapacityUnreadable => "unreadable_number",
            Self::ImpossibleYear { .. } => "impossible_year",
            Self::ImpossibleNumber { .. } => "impossible_number",
            Self::CapacityMissing => "capacity_missing",
            Self::CapacityZero => "capacity_zero",
            Self::CapacityHigh { .. } => "capacity_high",
            Self::UnreadableDate => "unreadable_date",
            Self::ImpossibleDate => "impossible_date",
            Self::UnknownPerson { .. } => "unknown_person",
            Self::AmbiguousPerson { .. } => "ambiguous_person",
            Self::PersonNotInFile { .. } => "person_not_in_file",
            Self::PersonIsSelf => "person_is_self",
        }
    }
}

impl Repair {
    /// The repair's name in lower case with underscores.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::EmailCase => "email_case",
            Self::EmailSpaces => "email_spaces",
            Self::Spaces => "spaces",
            Self::UnicodeForm => "unicode_form",
            Self::CountrySpelling => "country_spelling",
            Self::LanguageSpelling => "language_spelling",
            Self::TimezoneSpelling => "timezone_spelling",
            Self::TimezoneCity => "timezone_city",
            Self::ChoiceSpelling => "choice_spelling",
            Self::ListUntidy => "list_untidy",
            Self::BareQuotes => "bare_quotes",
            Self::NumberAsText => "number_as_text",
            Self::DateAsText => "date_as_text",
            Self::NumberFromText => "number_from_text",
            Self::MeansEmpty => "means_empty",
            Self::NotApplicable => "not_applicable",
        }
    }
}
