//! The entries of `[[must]]` and `[[points]]`, one by one.

mod criterion;
mod must;

use std::collections::BTreeMap;

use super::fields::Fields;
use super::mistake::{RulesError, Source, listed};
use super::tree::{Kind, Node};
use super::{Columns, Criterion, CriterionKind, Distance, Must, MustKind, Unit};
use crate::Side;

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
    pub(super) has_distances: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn musts(&self, nodes: Vec<Node>) -> Result<Vec<Must>, RulesError> {
        let known: Vec<&str> = MustKind::ALL.iter().map(|kind| kind.phrase()).collect();
        let mut names = Vec::new();
        nodes
            .into_iter()
            .map(|node| {
                let (mut fields, phrase) = self.entry(node, "[[must]]", "rule", &known)?;
                let name = unused_name(&mut fields, &mut names)?;
                let kind = MustKind::of_phrase(&phrase).unwrap_or(MustKind::NotInList);
                let must = self.must(&mut fields, kind, name)?;
                fields.finish()?;
                Ok(must)
            })
            .collect()
    }

    pub(super) fn criteria(&self, nodes: Vec<Node>) -> Result<Vec<Criterion>, RulesError> {
        let known: Vec<&str> = CriterionKind::ALL
            .iter()
            .map(|kind| kind.phrase())
            .collect();
        let mut names = Vec::new();
        nodes
            .into_iter()
            .map(|node| {
                let (mut fields, phrase) = self.entry(node, "[[points]]", "criterion", &known)?;
                let name = unused_name(&mut fields, &mut names)?;
                let kind = CriterionKind::of_phrase(&phrase).unwrap_or(CriterionKind::Same);
                let criterion = self.criterion(&mut fields, kind, name)?;
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
        let (wrong, right) = match &named.kind {
            Kind::Text(phrase) if known.contains(&phrase.as_str()) => {
                let phrase = phrase.clone();
                fields.known_as(format!("\"{phrase}\""), named.span);
                return Ok((fields, phrase));
            }
            Kind::Text(phrase) => (
                format!("there is no {key} \"{phrase}\"."),
                format!("Known: {}.", listed(known)),
            ),
            _ => (
                format!("`{key}` is {}.", named.kind_name()),
                format!("It should be one of {}.", listed(known)),
            ),
        };
        let span = named.span.as_ref();
        Err(self.source.mistake(span, &named.path, wrong, right))
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

    /// How distance is known: by a table only where there is one.
    fn distance(&self, fields: &mut Fields<'_>) -> Result<Distance, RulesError> {
        match fields.choice("by", &["number", "table"])? {
            Some("table") if !self.has_distances => Err(fields.mistake_here(
                "there is no table of distances.".to_owned(),
                "Add, for example, [distances] with \"North\" = { \"South\" = 300 }.".to_owned(),
            )),
            Some("table") => Ok(Distance::Table),
            _ => Ok(Distance::Number),
        }
    }
}

/// Where a rule looks that compares the two sides.
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

/// Where a rule looks that may do with one side: the prefix is that of the fields.
fn either(
    fields: &mut Fields<'_>,
    names: [&'static str; 3],
) -> Result<Option<Columns>, RulesError> {
    let [both, mentee, mentor] = names.map(|name| (name, fields.text(name)));
    let (mentee_name, mentor_name) = (mentee.0, mentor.0);
    match (both.1?, mentee.1?, mentor.1?) {
        (None, None, None) => Ok(None),
        (Some(column), None, None) => Ok(Some(Columns {
            mentee: column.clone(),
            mentor: column,
        })),
        (None, mentee, mentor) => Ok(Some(Columns {
            mentee: mentee.unwrap_or_default(),
            mentor: mentor.unwrap_or_default(),
        })),
        _ => Err(fields.mistake_here(
            "the columns don't fit together.".to_owned(),
            format!(
                "Give `{}`, or `{mentee_name}`, `{mentor_name}` or both.",
                both.0
            ),
        )),
    }
}

fn unit(fields: &mut Fields<'_>) -> Result<Unit, RulesError> {
    match fields.choice("unit", &["hours", "minutes"])? {
        Some("minutes") => Ok(Unit::Minutes),
        _ => Ok(Unit::Hours),
    }
}

/// Whose wish it is, where a rule can look at it from both sides.
fn side(fields: &mut Fields<'_>, name: &'static str) -> Result<Side, RulesError> {
    match fields.choice(name, &["mentee", "mentor"])? {
        Some("mentor") => Ok(Side::Mentor),
        _ => Ok(Side::Mentee),
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
