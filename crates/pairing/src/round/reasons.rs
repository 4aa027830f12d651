//! Why two people: what each line of the rules found in their answers, kept with the proposal as
//! values and put into words for whoever reads it. The desk sees every line; the two see only what
//! both of them showed to a possible partner.

use dyad_matching::{Columns, Explanation, Fact, Person, Value};
use dyad_programme::template::Template;
use dyad_programme::template::matching::{FREE_HOURS, REGION, STAGE, STAGES_SO_FAR};
use dyad_programme::template::question::{Kind, Readers};
use serde::{Deserialize, Serialize};

pub mod hours;
pub mod wording;

/// Why a mentor and a mentee.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// One for each line of the rules, hard rules first, both in the order of the template.
    pub lines: Vec<Reason>,
    /// The clocks of the two, where both are known.
    pub clocks: Option<Clocks>,
}

/// What one line of the rules found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which line.
    pub line: Line,
    /// The name it has in the rules.
    pub name: Option<String>,
    /// Where it looks, if it looks at answers.
    pub columns: Option<Columns>,
    /// The points it gave; none for a hard rule.
    pub points: i64,
    /// The most it could have given.
    pub most: i64,
    /// Whether the two may see it, as both showed these answers to a possible partner.
    pub open: bool,
    /// What it found.
    pub found: Found,
}

/// A line of the rules of a template, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// A hard rule.
    Must(usize),
    /// One that gives points.
    Points(usize),
}

/// What was found. Values are keys of options, codes of countries, languages and hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Found {
    /// It is for the matching alone, and not kept.
    Kept,
    /// One of the two said nothing.
    Unsaid,
    /// They have nothing in common there.
    Nothing,
    /// What both said.
    Shared {
        /// The values.
        values: Vec<String>,
    },
    /// What of the mentee's choices the mentor meets.
    Met {
        /// How many.
        met: usize,
        /// Of how many.
        of: usize,
        /// Which.
        values: Vec<String>,
    },
    /// Different, and of one family.
    Related {
        /// The family.
        family: String,
    },
    /// By how many steps the mentor stands above the mentee.
    Above {
        /// The steps; negative when below.
        steps: i64,
    },
    /// How many steps lie between the two, either way.
    Steps {
        /// The steps.
        steps: i64,
        /// What both said, when there is no step between them.
        values: Vec<String>,
    },
    /// How far apart their clocks are.
    Hours {
        /// In minutes.
        minutes: i64,
    },
    /// How far apart they are, in what the question counts.
    Apart {
        /// The distance.
        distance: i64,
    },
    /// The smaller of their two numbers.
    Smaller {
        /// The number.
        number: i64,
    },
    /// What one wished for fits.
    Fits,
}

/// How far the clocks of the two are ahead of UTC, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// The mentee's.
    pub mentee: i32,
    /// The mentor's.
    pub mentor: i32,
}

impl Reasons {
    /// What the matching found for two people, as far as it may be kept.
    #[must_use]
    pub fn of(
        template: &Template,
        explanation: &Explanation,
        mentee: &Person,
        mentor: &Person,
        clocks: Option<Clocks>,
    ) -> Self {
        let musts = explanation.musts.iter().map(|must| Reason {
            line: Line::Must(must.rule.index),
            name: must.rule.name.clone(),
            points: 0,
            most: 0,
            ..found(template, must.columns.as_ref(), &must.fact, mentee, mentor)
        });
        let points = explanation.contributions.iter().map(|given| Reason {
            line: Line::Points(given.criterion.index),
            name: given.criterion.name.clone(),
            points: given.points,
            most: given.most,
            ..found(template, Some(&given.columns), &given.fact, mentee, mentor)
        });
        let lines = musts
            .chain(points.map(Reason::with_a_difference_met))
            .collect();
        Self { lines, clocks }
    }

    /// The points of all lines: the score of the pair.
    #[must_use]
    pub fn points(&self) -> i64 {
        self.lines.iter().map(|reason| reason.points).sum()
    }

    /// The most points that any pair can have by these rules.
    #[must_use]
    pub fn most(&self) -> i64 {
        self.lines.iter().map(|reason| reason.most).sum()
    }

    /// The hours of the week in UTC in which both are free, where that is asked; `only_open` leaves
    /// them out where the two may not see them.
    #[must_use]
    pub fn free_hours(&self, only_open: bool) -> Vec<u8> {
        let lines = self.lines.iter().filter(|reason| reason.open || !only_open);
        let mut hours = lines.filter(|reason| reason.column() == Some(FREE_HOURS));
        let values = hours.find_map(|reason| match &reason.found {
            Found::Shared { values } => Some(values),
            _ => None,
        });
        values
            .into_iter()
            .flatten()
            .filter_map(|code| code.parse().ok())
            .collect()
    }
}

/// Who may read what a column holds; derived columns are as closed as the answers they come from.
fn readers(template: &Template, column: &str) -> Vec<Readers> {
    let of_kind = |kinds: &[Kind]| {
        let questions = template
            .questions
            .iter()
            .filter(|question| kinds.contains(&question.kind));
        questions.map(|question| question.readers).collect()
    };
    match column {
        FREE_HOURS => of_kind(&[Kind::FreeTimes, Kind::Zone]),
        REGION if template.question(REGION).is_none() => of_kind(&[Kind::Country]),
        STAGES_SO_FAR => of_kind(&[Kind::SupporterKind]),
        STAGE if template.question(STAGE).is_none() => of_kind(&[Kind::SupporterKind]),
        _ => template
            .question(column)
            .map(|question| question.readers)
            .into_iter()
            .collect(),
    }
}

fn found(
    template: &Template,
    columns: Option<&Columns>,
    fact: &Fact,
    mentee: &Person,
    mentor: &Person,
) -> Reason {
    let looked_at = columns
        .into_iter()
        .flat_map(|columns| [&columns.mentee, &columns.mentor]);
    let readers: Vec<Readers> = looked_at
        .flat_map(|column| readers(template, column))
        .collect();
    let open = !readers.is_empty() && readers.iter().all(|reader| reader.includes_candidates());
    let found = match columns {
        Some(columns) if readers.iter().all(|reader| reader.may_be_told()) => {
            read(fact, said_by_both(columns, mentee, mentor))
        }
        _ => Found::Kept,
    };
    Reason {
        line: Line::Must(0),
        name: None,
        columns: columns.cloned(),
        points: 0,
        most: 0,
        open,
        found,
    }
}

fn read(fact: &Fact, both: Vec<String>) -> Found {
    match fact {
        Fact::Missing { .. } => Found::Unsaid,
        Fact::Shared { values } | Fact::Same { values } if values.is_empty() => Found::Nothing,
        Fact::Shared { values } | Fact::Same { values } => Found::Shared {
            values: values.clone(),
        },
        Fact::RatedMet { values, .. } if values.is_empty() => Found::Nothing,
        Fact::RatedMet { values, .. } => Found::Shared {
            values: values.clone(),
        },
        Fact::ChoicesMet { met, of, values } => Found::Met {
            met: *met,
            of: *of,
            values: values.clone(),
        },
        Fact::Different { .. } => Found::Nothing,
        Fact::Related { family, .. } => Found::Related {
            family: family.clone(),
        },
        Fact::StepsAbove { steps } => Found::Above { steps: *steps },
        Fact::StepsApart { steps } => Found::Steps {
            steps: *steps,
            values: both,
        },
        Fact::HoursApart { hours, minutes } => Found::Hours {
            minutes: hours * 60 + minutes,
        },
        Fact::Smaller { number } => Found::Smaller { number: *number },
        Fact::DistanceApart { distance } => Found::Apart {
            distance: *distance,
        },
        Fact::Wish { .. } | Fact::NoWish | Fact::StepsShort { steps: 0 } => Found::Fits,
        Fact::StepsShort { .. } => Found::Nothing,
        Fact::Forbidden
        | Fact::NotForbidden
        | Fact::SamePerson
        | Fact::Ranked { .. }
        | Fact::Named { .. }
        | Fact::NotOptedIn => Found::Kept,
    }
}

/// What both said word for word; the matching itself only counts the steps between them.
fn said_by_both(columns: &Columns, mentee: &Person, mentor: &Person) -> Vec<String> {
    match (
        mentee.values.get(&columns.mentee),
        mentor.values.get(&columns.mentor),
    ) {
        (Some(Value::Text(a)), Some(Value::Text(b))) if a == b => vec![a.clone()],
        _ => Vec::new(),
    }
}

impl Reason {
    /// Having nothing in common is what some lines give points for.
    fn with_a_difference_met(self) -> Self {
        let is_met = self.points > 0 && self.found == Found::Nothing;
        let found = if is_met { Found::Fits } else { self.found };
        Self { found, ..self }
    }

    /// What `{shared}` stands for in the half sentence of its line.
    #[must_use]
    pub fn shared(&self) -> &[String] {
        match &self.found {
            Found::Shared { values } | Found::Met { values, .. } | Found::Steps { values, .. } => {
                values
            }
            Found::Related { family } => std::slice::from_ref(family),
            _ => &[],
        }
    }

    /// The half sentence that the template has for its line.
    #[must_use]
    pub fn half<'t>(&self, template: &'t Template) -> Option<&'t str> {
        match self.line {
            Line::Must(_) => None,
            Line::Points(_) => template
                .reasons
                .get(self.name.as_ref()?)
                .map(String::as_str),
        }
    }

    /// The column in whose words its values are said.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.columns.as_ref().map(|columns| columns.mentee.as_str())
    }
}

#[cfg(test)]
mod tests;
