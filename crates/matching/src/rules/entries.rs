//! The entries of `[[must]]` and `[[points]]`, one by one.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::mistake::{RulesError, Source, listed};
use super::tree::{Kind, Node};
use super::{Columns, Criterion, Measure, Must, Test, Unit};

const KNOWN_RULES: [&str; 6] = [
    "share at least one",
    "differ",
    "mentor above mentee",
    "at most hours apart",
    "mentor column equals mentee preference",
    "not in list",
];

const KNOWN_CRITERIA: [&str; 9] = [
    "same",
    "same or related",
    "share of mentee's choices met",
    "share at least one",
    "steps above",
    "steps apart",
    "hours apart",
    "smaller of the two, times",
    "needs met by offers",
];

/// Scales by column: a scale that one rule gives holds for the column's others.
pub(super) type Scales = BTreeMap<String, Vec<String>>;

/// Collects scales before reading, since criteria may use a rule's scale.
pub(super) fn scales(lists: &[&Vec<Node>]) -> Scales {
    let mut scales = Scales::new();
    for node in lists.iter().flat_map(|list| list.iter()) {
        let Kind::Table(fields) = &node.kind else {
            continue;
        };
        let named = |name: &str| fields.iter().find(|field| field.name == name);
        let columns = ["column", "mentee_column", "mentor_column"];
        let Some(Kind::Array(items)) = named("scale").map(|field| &field.value.kind) else {
            continue;
        };
        let steps: Vec<String> = items.iter().filter_map(text_in).collect();
        for column in columns.iter().filter_map(|name| named(name)) {
            if let Some(column) = text_in(&column.value) {
                scales.entry(column).or_insert_with(|| steps.clone());
            }
        }
    }
    scales
}

fn text_in(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// What entries are read with.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    pub(super) scales: Scales,
    pub(super) has_families: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn musts(&self, nodes: Vec<Node>) -> Result<Vec<Must>, RulesError> {
        let mut names = Vec::new();
        nodes
            .into_iter()
            .map(|node| {
                let (mut fields, phrase) = self.entry(node, "[[must]]", "rule", &KNOWN_RULES)?;
                let name = unused_name(&mut fields, &mut names)?;
                let must = self.must(&mut fields, &phrase, name)?;
                fields.finish()?;
                Ok(must)
            })
            .collect()
    }

    pub(super) fn criteria(&self, nodes: Vec<Node>) -> Result<Vec<Criterion>, RulesError> {
        let mut names = Vec::new();
        nodes
            .into_iter()
            .map(|node| {
                let (mut fields, phrase) =
                    self.entry(node, "[[points]]", "criterion", &KNOWN_CRITERIA)?;
                let name = unused_name(&mut fields, &mut names)?;
                let criterion = self.criterion(&mut fields, &phrase, name)?;
                fields.finish()?;
                Ok(criterion)
            })
            .collect()
    }

    /// Opens an entry by its phrase, which has to be a known one.
    fn entry(
        &self,
        node: Node,
        what: &str,
        key: &'static str,
        known: &[&str],
    ) -> Result<(Fields<'a>, String), RulesError> {
        let mut fields = Fields::open(self.source, node, what)?;
        let named = fields.need(key, &format!("{key} = \"{}\"", known[0]))?;
        let phrase = match &named.kind {
            Kind::Text(phrase) if known.contains(&phrase.as_str()) => phrase.clone(),
            Kind::Text(phrase) => {
                return Err(self.source.mistake(
                    named.span.as_ref(),
                    &named.path,
                    format!("there is no {key} \"{phrase}\"."),
                    format!("Known: {}.", listed(known)),
                ));
            }
            _ => {
                return Err(self.source.mistake(
                    named.span.as_ref(),
                    &named.path,
                    format!("`{key}` is {}.", named.kind_name()),
                    format!("It should be one of {}.", listed(known)),
                ));
            }
        };
        fields.known_as(format!("\"{phrase}\""), named.span);
        Ok((fields, phrase))
    }

    fn must(
        &self,
        fields: &mut Fields<'_>,
        phrase: &str,
        name: Option<String>,
    ) -> Result<Must, RulesError> {
        if phrase == "not in list" {
            let file = fields.text("file")?;
            return Ok(Must {
                name,
                columns: None,
                test: Test::NotInList { file },
                missing_passes: true,
            });
        }
        let columns = columns(fields)?;
        let test = match phrase {
            "share at least one" => Test::ShareOne,
            "differ" => Test::Differ,
            "mentor above mentee" => Test::MentorAbove {
                scale: self.scale(fields, &columns)?,
            },
            "at most hours apart" => Test::HoursApart {
                hours: fields.need_count("hours", "hours = 6")?,
                unit: unit(fields)?,
            },
            _ => Test::Preference {
                any: fields.text("any")?,
            },
        };
        let missing_passes = missing_passes(fields)?;
        Ok(Must {
            name,
            columns: Some(columns),
            test,
            missing_passes,
        })
    }

    fn criterion(
        &self,
        fields: &mut Fields<'_>,
        phrase: &str,
        name: Option<String>,
    ) -> Result<Criterion, RulesError> {
        let columns = columns(fields)?;
        let measure = match phrase {
            "same or related" => self.same_or_related(fields)?,
            "steps above" => Measure::StepsAbove {
                points: fields.need_numbers("points", "points = [0, 60, 120]")?,
                scale: self.scale(fields, &columns)?,
            },
            "steps apart" => Measure::StepsApart {
                points: fields.need_numbers("points", "points = [90, 60, 30]")?,
                scale: self.scale(fields, &columns)?,
            },
            "hours apart" => Measure::HoursApart {
                points: fields.need_numbers("points", "points = [100, 80, 60]")?,
                unit: unit(fields)?,
            },
            "smaller of the two, times" => Measure::Smaller {
                points: fields.need_count("points", "points = 5")?,
                most: fields.need_count("most", "most = 40")?,
            },
            _ => flat(phrase, fields.need_number("points", "points = 60")?),
        };
        let missing_points = fields.number("missing_points")?.unwrap_or(0);
        Ok(Criterion {
            name,
            columns,
            measure,
            missing_points,
        })
    }

    fn same_or_related(&self, fields: &mut Fields<'_>) -> Result<Measure, RulesError> {
        if !self.has_families {
            return Err(fields.mistake_here(
                "\"same or related\" needs to know what is related.".to_owned(),
                "Add [families] with a family for each value, or use \"same\".".to_owned(),
            ));
        }
        Ok(Measure::SameOrRelated {
            same: fields.need_number("same", "same = 300")?,
            related: fields.need_number("related", "related = 120")?,
        })
    }

    /// The rule's own scale, or the one that another rule gives for its column.
    fn scale(&self, fields: &mut Fields<'_>, columns: &Columns) -> Result<Vec<String>, RulesError> {
        let own = fields.texts("scale")?;
        let known = || {
            self.scales
                .get(&columns.mentee)
                .or(self.scales.get(&columns.mentor))
        };
        let example = "scale = [\"Student\", \"Early career\", \"Senior\"]";
        let Some(scale) = own.or_else(|| known().cloned()) else {
            return Err(fields.lacks("scale", example));
        };
        let twice = scale
            .iter()
            .enumerate()
            .find(|(at, step)| scale[..*at].contains(step));
        match twice {
            _ if scale.len() < 2 => Err(fields.mistake_here(
                format!("`scale` has {} steps.", scale.len()),
                format!("Give at least two, lowest first, such as {example}."),
            )),
            Some((_, step)) => Err(fields.mistake_here(
                format!("`scale` has \"{step}\" twice."),
                "Each step stands once, lowest first.".to_owned(),
            )),
            None => Ok(scale),
        }
    }
}

fn flat(phrase: &str, points: i64) -> Measure {
    match phrase {
        "same" => Measure::Same { points },
        "share of mentee's choices met" => Measure::ChoicesMet { points },
        "share at least one" => Measure::ShareOne { points },
        _ => Measure::NeedsMet { points },
    }
}

fn columns(fields: &mut Fields<'_>) -> Result<Columns, RulesError> {
    let both = fields.text("column")?;
    let mentee = fields.text("mentee_column")?;
    let mentor = fields.text("mentor_column")?;
    match (both, mentee, mentor) {
        (Some(column), None, None) => Ok(Columns {
            mentee: column.clone(),
            mentor: column,
        }),
        (None, Some(mentee), Some(mentor)) => Ok(Columns { mentee, mentor }),
        (None, None, None) => Err(fields.lacks("column", "column = \"Languages\"")),
        _ => Err(fields.mistake_here(
            "the columns don't fit together.".to_owned(),
            "Give `column`, or both `mentee_column` and `mentor_column`.".to_owned(),
        )),
    }
}

fn unit(fields: &mut Fields<'_>) -> Result<Unit, RulesError> {
    match fields.text("unit")?.as_deref() {
        None | Some("hours") => Ok(Unit::Hours),
        Some("minutes") => Ok(Unit::Minutes),
        Some(other) => Err(fields.mistake_here(
            format!("`unit` is \"{other}\"."),
            "It should be \"hours\" or \"minutes\".".to_owned(),
        )),
    }
}

fn missing_passes(fields: &mut Fields<'_>) -> Result<bool, RulesError> {
    match fields.text("missing")?.as_deref() {
        None | Some("pass") => Ok(true),
        Some("refuse") => Ok(false),
        Some(other) => Err(fields.mistake_here(
            format!("`missing` is \"{other}\"."),
            "It should be \"pass\" or \"refuse\".".to_owned(),
        )),
    }
}

fn unused_name(
    fields: &mut Fields<'_>,
    names: &mut Vec<String>,
) -> Result<Option<String>, RulesError> {
    let Some(name) = fields.text("name")? else {
        return Ok(None);
    };
    if names.contains(&name) {
        return Err(fields.mistake_here(
            format!("the name \"{name}\" is used twice."),
            "Give each its own.".to_owned(),
        ));
    }
    names.push(name.clone());
    Ok(Some(name))
}
