//! Why a template is refused.

/// A template that can't be used, and the place to put it right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {field}: {fault}")]
pub struct Refused {
    /// The name of the file.
    pub file: String,
    /// The line, from 1; the last line where something is absent from the whole file.
    pub line: usize,
    /// The field, with the tables it lies in, such as `clauses.level`.
    pub field: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It isn't TOML, or not of the shape a template has; the words of the reader.
    #[error("{0}")]
    Shape(String),
    /// The file is of a format that this version doesn't read.
    #[error("format {0} is not known here; this version reads format 1")]
    UnknownFormat(u32),
    /// Something that people need to read is empty.
    #[error("is empty")]
    Empty,
    /// Two have the same key.
    #[error("“{0}” is there twice")]
    Twice(String),
    /// A key isn't made of lower-case letters, digits, hyphens and underscores.
    #[error("“{0}” is not a key: lower-case letters, digits, hyphens and underscores only")]
    NotAKey(String),
    /// A question that doesn't exist is referred to.
    #[error("there is no question “{0}”")]
    NoSuchQuestion(String),
    /// There must be exactly one question of this kind.
    #[error("exactly one question must be of kind “{0}”")]
    OneNeeded(&'static str),
    /// A question to choose from has nothing to choose.
    #[error("a question of this kind needs options")]
    NoOptions,
    /// A question is asked in a form of a role that it isn't for.
    #[error("“{0}” is not asked of this role")]
    WrongRole(String),
    /// A needed question is missing from a form.
    #[error("“{0}” is needed of this role, but the form doesn't ask it")]
    NotAsked(String),
    /// The hours of an option can't be read.
    #[error("“{0}” are not hours such as “Mon-Fri 07-12”")]
    BadHours(String),
    /// A rule of matching is wrong, and what would be right.
    #[error("{wrong} {right}")]
    Rule {
        /// What is wrong.
        wrong: String,
        /// What would be right.
        right: String,
    },
    /// A reason is given for a criterion that doesn't exist.
    #[error("no criterion has the name “{0}”")]
    NoSuchCriterion(String),
    /// The agreement lacks a locked clause on confidentiality.
    #[error("a locked clause “confidentiality” is needed")]
    NoConfidentiality,
    /// Something lies after the end of the term.
    #[error("month {0} lies after the end of the term")]
    AfterTheEnd(u32),
    /// An option of a kind whose options are known by name isn't one of them.
    #[error("“{0}” is not an option of a question of this kind")]
    NotAnOption(String),
    /// An option that a rule names doesn't exist.
    #[error("the question has no option “{0}”")]
    NoSuchOption(String),
    /// A question that only spreadsheets have is in a form.
    #[error("“{0}” is found in spreadsheets alone and can't be asked")]
    NeverAsked(String),
    /// A question is required, though it lies in a part of a form that stays folded.
    #[error("“{0}” is needed, so it can't lie in a step that is folded away")]
    NeededButFolded(String),
    /// A question on equal treatment lacks what it needs.
    #[error(
        "a question with `equity` needs `consent`, is required of nobody, and is read by `totals` or is `private`"
    )]
    EquityUnguarded,
    /// A question on equal treatment is looked for in spreadsheets, which bring nobody's consent.
    #[error("a question with `equity` has no `headers`: a spreadsheet brings nobody’s consent")]
    EquityInSheets,
    /// A question on equal treatment decides something without its author wanting it to.
    #[error(
        "“{0}” is guarded by `equity`: it decides nothing, and may give points only if it is `private`, used for `matching`, and has its `consent`"
    )]
    EquityDecides(String),
    /// A question has options of its own beside another's.
    #[error("the options are those of “{0}”, so it can’t have others of its own")]
    OptionsTwice(String),
    /// Words are asked for where only totals are shown.
    #[error(
        "asks for words, of which no totals can be shown: open it to the `pair`, or ask otherwise"
    )]
    WordsInTotals,
    /// A minimum above a maximum, or a length of nought.
    #[error("the least must not be above the greatest, and a talk takes some minutes")]
    Upside,
    /// A partnership without an agreement needs the light card.
    #[error("“{0}” has no agreement, so a light card is needed")]
    NoLightCard(String),
    /// There is no kind of partnership.
    #[error("at least one kind of partnership is needed")]
    NoKinds,
    /// A text is too long for the place where it is read.
    #[error("is longer than {0} letters")]
    TooLong(usize),
    /// More is asked than a default year asks.
    #[error("asks {asked} where a default year asks {most} at most")]
    AsksMuch {
        /// How many.
        asked: usize,
        /// How many it should be.
        most: usize,
    },
    /// A criterion has no half sentence.
    #[error("no reason is given for the criterion “{0}”")]
    NoReason(String),
    /// A number is out of its range.
    #[error("{0} is not possible here")]
    OutOfRange(i64),
}
