//! What can be the matter with a cell, a row or a column. Each kind carries what its sentence needs;
//! the sentences are in the catalogue `programme_import`, one or more keys for each kind.

mod kinds;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row in the file; the header's number where a whole column is meant.
    pub row: u32,
    /// The column, from 0; `None` where the whole row is meant.
    pub column: Option<usize>,
    /// What is the matter.
    pub what: What,
    /// The cell as written.
    pub value: String,
}

/// Whether a problem keeps its row out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The row is not imported until it is put right.
    Error,
    /// The row is imported, but somebody should look.
    Warning,
}

/// What is the matter. `said` is the part of the cell that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// No column is mapped to a question without which nobody can be imported. On the header row.
    ColumnMissing {
        /// The question, as asked.
        question: String,
    },
    /// A cell without which the row can't be imported is empty.
    MissingRequired,
    /// This is not an e-mail address.
    InvalidEmail {
        /// What is wrong with it.
        fault: EmailFault,
    },
    /// This is neither mentee nor mentor nor both.
    UnknownRole,
    /// The row has more cells than the header.
    TooManyCells {
        /// Cells in the row.
        cells: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// The row ends before the header does.
    TooFewCells {
        /// Cells in the row.
        cells: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// Two people with different names have one address.
    EmailOfTwoPeople {
        /// The other's name.
        name: String,
        /// The other's row.
        other: u32,
    },
    /// The same person applied again later; this row is set aside.
    DuplicateApplication {
        /// The later row, which is used.
        other: u32,
    },
    /// The same person, with the same answers, stands in a later row; this row is set aside.
    DuplicateEmail {
        /// The later row, which is used.
        other: u32,
    },
    /// The same person applied as a mentee as well; both are kept.
    BothRoles {
        /// The row of the application as a mentee.
        other: u32,
    },
    /// There is nothing in this row.
    EmptyRow,
    /// A sum below the table, and no person.
    TotalsRow,
    /// The column is hidden in the workbook. On the header row.
    HiddenColumn,
    /// Letters that were read in the wrong encoding before the file came here.
    GarbledLetters {
        /// What they are read as.
        read_as: String,
    },
    /// A letter was lost before the file came here.
    LostLetters,
    /// A long number that a spreadsheet program shortened; left empty.
    NumberCutBySpreadsheet,
    /// Nothing is chosen where matching looks first.
    NothingToMatchOn,
    /// Text that a spreadsheet program would calculate.
    FormulaLikeText,
    /// A spreadsheet program wrote an error here instead of a value.
    ErrorValue,
    /// A difference from UTC instead of a place.
    TimezoneFixedOffset {
        /// The zone that would fit the person's country.
        fits: Option<String>,
        /// The person's country, in words.
        country: Option<String>,
    },
    /// An abbreviation, which may mean several zones.
    TimezoneAbbreviation {
        /// The zone it is read as.
        read_as: String,
        /// The person's country, in words, if that decided.
        country: Option<String>,
    },
    /// No zone is known under this name; left empty.
    UnknownTimezone,
    /// No country is known under this name.
    UnknownCountry {
        /// What it is read as; left empty without.
        read_as: Option<String>,
    },
    /// No language is known under this name.
    UnknownLanguage {
        /// The name.
        said: String,
        /// What it is read as; left out without.
        read_as: Option<String>,
    },
    /// A language in which the person can't hold a conversation yet; left out.
    LanguageALittle {
        /// What was written.
        said: String,
    },
    /// This is not one of the answers of the form.
    UnknownChoice {
        /// The answer.
        said: String,
        /// What it is read as; left out and shown beside the application without.
        read_as: Option<String>,
    },
    /// More is said than a plain number.
    UncertainNumber {
        /// What it is read as.
        read_as: i64,
    },
    /// A number in words.
    NumberInWords {
        /// What it is read as.
        read_as: i64,
    },
    /// A decimal point where the column has commas, or the other way round.
    OtherDecimalSign {
        /// What it is read as.
        read_as: String,
    },
    /// A number far above the usual; kept.
    LargeNumber {
        /// The number.
        said: i64,
    },
    /// There is no number in it; left empty.
    UnreadableNumber,
    /// A year of study, or years in practice, that can't be right; left empty.
    ImpossibleYear {
        /// The year.
        said: i64,
        /// The least that can be right.
        from: i64,
        /// The greatest that can be right.
        to: i64,
        /// Whether a mentee's year of study is meant.
        of_study: bool,
    },
    /// Another number that can't be right; left empty.
    ImpossibleNumber {
        /// The number.
        said: i64,
        /// The least that can be right.
        from: i64,
        /// The greatest that can be right.
        to: i64,
    },
    /// A mentor didn't say how many mentees; one is assumed.
    CapacityMissing,
    /// A mentor said something without a number in it; one is assumed.
    CapacityUnreadable,
    /// A mentor has no room.
    CapacityZero,
    /// A mentor has room for very many.
    CapacityHigh {
        /// How many.
        said: i64,
    },
    /// A date that can't be read; left empty.
    UnreadableDate,
    /// A date that the calendar doesn't have; left empty.
    ImpossibleDate,
    /// A date in which day and month could be exchanged.
    AmbiguousDate {
        /// The day it is read as.
        read_as: Date,
        /// The day it could be as well.
        other: Date,
    },
    /// A line manager whose address nobody in the file has; it is kept.
    ManagerNotInFile,
    /// Nobody is their own line manager.
    ManagerIsSelf,
    /// A line manager who is not named by an address.
    ManagerUnreadable,
    /// A wish for somebody who takes part as a mentee only.
    WishNotAMentor {
        /// Their name.
        name: String,
        /// Their row.
        other: u32,
    },
    /// A wish for somebody who isn't in the file.
    WishUnknown,
    /// A wish that was named before.
    WishTwice {
        /// Which wish it was before, from 1.
        first: usize,
    },
    /// A wish for somebody's own line manager.
    WishIsManager,
    /// A wish for oneself.
    WishIsSelf,
    /// A wish left empty before another.
    WishGap,
    /// A wish by name, which one mentor has.
    WishByName {
        /// That mentor's row.
        other: u32,
    },
    /// A wish for somebody whose own row isn't imported.
    WishNotImported {
        /// Their row.
        other: u32,
    },
    /// Nobody in the file can be recognised from these words.
    UnknownPerson {
        /// The words.
        said: String,
    },
    /// More than one person could be meant.
    AmbiguousPerson {
        /// The words.
        said: String,
    },
    /// An address that nobody in the file has; it is kept.
    PersonNotInFile {
        /// The address.
        said: String,
    },
    /// Nobody can be left out of being paired with themselves: they never are.
    PersonIsSelf,
}

/// What is wrong with an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailFault {
    /// It has no @ sign.
    NoAt,
    /// It has more than one @ sign.
    TwoAts,
    /// It has blanks inside.
    Spaces,
    /// It has a comma.
    Comma,
    /// Nothing stands before the @ sign.
    NothingBefore,
    /// It ends after the @ sign.
    NothingAfter,
    /// The part after the @ sign has two full stops in a row, or one at an edge.
    FullStops,
    /// The part after the @ sign has no full stop.
    NoFullStop,
    /// It has a character that addresses don't have.
    Character,
    /// It is longer than addresses are.
    TooLong,
}

/// What was put right without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// Capitals in an address.
    EmailCase,
    /// Blanks around an address.
    EmailSpaces,
    /// Blanks around or doubled.
    Spaces,
    /// Letters stored as letter and accent.
    UnicodeForm,
    /// Another spelling of a country.
    CountrySpelling,
    /// Another spelling of a language.
    LanguageSpelling,
    /// Another spelling of a time zone.
    TimezoneSpelling,
    /// A city instead of a time zone.
    TimezoneCity,
    /// Another spelling of an answer.
    ChoiceSpelling,
    /// A list with stray separators or repetitions.
    ListUntidy,
    /// Quotation marks that nobody doubled.
    BareQuotes,
    /// A number written as text where others are numbers.
    NumberAsText,
    /// A date written as text where others are dates.
    DateAsText,
    /// A number with words around it.
    NumberFromText,
    /// Words that mean nothing is meant.
    MeansEmpty,
    /// An answer to a question that isn't asked of this role.
    NotApplicable,
}

impl Problem {
    /// Whether the problem keeps its row out.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.what.severity()
    }
}

impl What {
    /// Whether it keeps its row out.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::ColumnMissing { .. }
            | Self::MissingRequired
            | Self::InvalidEmail { .. }
            | Self::UnknownRole
            | Self::TooManyCells { .. }
            | Self::TooFewCells { .. }
            | Self::EmailOfTwoPeople { .. } => Severity::Error,
            _ => Severity::Warning,
        }
    }
}
