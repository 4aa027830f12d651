//! The fields of one table, taken out one by one; what is left over is refused.

use std::ops::Range;

use super::mistake::{RulesError, Source, listed};
use super::tree::{Field, Kind, Node};

/// The largest points, places in a table or hours that a rule may name, up and down.
pub(super) const LARGEST_POINTS: i64 = 1_000_000;

/// What a criterion says about people who said nothing.
pub(super) enum Unsaid {
    Neutral,
    Penalise,
    Number(i64),
}

/// A table being read. Every name that was asked for is remembered, so that the
/// error about an unknown field can list what the table may hold.
pub(super) struct Fields<'a> {
    source: Source<'a>,
    what: String,
    path: String,
    span: Option<Range<usize>>,
    left: Vec<Field>,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Opens a table; `what` names it in errors.
    pub(super) fn open(source: Source<'a>, node: Node, what: &str) -> Result<Self, RulesError> {
        let wrong = format!("{what} is {}.", node.kind_name());
        let Node { path, span, kind } = node;
        match kind {
            Kind::Table(left) => Ok(Self {
                source,
                what: what.to_owned(),
                path,
                span,
                left,
                asked: Vec::new(),
            }),
            _ => Err(source.mistake(span.as_ref(), &path, wrong, "It should be a table.")),
        }
    }

    /// From here on errors name the table by its rule and point at the rule's name.
    pub(super) fn known_as(&mut self, what: String, span: Option<Range<usize>>) {
        self.what = what;
        self.span = span;
    }

    pub(super) fn take(&mut self, name: &'static str) -> Option<Node> {
        self.asked.push(name);
        let at = self.left.iter().position(|field| field.name == name)?;
        Some(self.left.swap_remove(at).value)
    }

    /// All that is left, for tables whose keys are data (`[families]`).
    pub(super) fn take_all(&mut self) -> Vec<Field> {
        std::mem::take(&mut self.left)
    }

    pub(super) fn need(&mut self, name: &'static str, example: &str) -> Result<Node, RulesError> {
        match self.take(name) {
            Some(node) => Ok(node),
            None => Err(self.lacks(name, example)),
        }
    }

    /// The error for something that has to be there.
    pub(super) fn lacks(&self, name: &str, example: &str) -> RulesError {
        self.mistake_here(
            format!("{} has no `{name}`.", self.what),
            format!("Add, for example, {example}."),
        )
    }

    pub(super) fn mistake_here(&self, wrong: String, right: String) -> RulesError {
        self.source
            .mistake(self.span.as_ref(), &self.path, wrong, right)
    }

    pub(super) fn text(&mut self, name: &'static str) -> Result<Option<String>, RulesError> {
        self.take(name)
            .map(|node| text_of(self.source, &node, name))
            .transpose()
    }

    pub(super) fn need_text(
        &mut self,
        name: &'static str,
        example: &str,
    ) -> Result<String, RulesError> {
        let node = self.need(name, example)?;
        text_of(self.source, &node, name)
    }

    /// One of a few words.
    pub(super) fn choice(
        &mut self,
        name: &'static str,
        known: &[&'static str],
    ) -> Result<Option<&'static str>, RulesError> {
        let Some(node) = self.take(name) else {
            return Ok(None);
        };
        let said = text_of(self.source, &node, name)?;
        match known.iter().find(|word| **word == said) {
            Some(word) => Ok(Some(word)),
            None => Err(self.source.mistake(
                node.span.as_ref(),
                &node.path,
                format!("`{name}` is \"{said}\"."),
                format!("It should be {}.", either_of(known)),
            )),
        }
    }

    /// A word or a number for people who said nothing.
    pub(super) fn unsaid(&mut self, name: &'static str) -> Result<Option<Unsaid>, RulesError> {
        let Some(node) = self.take(name) else {
            return Ok(None);
        };
        match &node.kind {
            Kind::Integer(_) => number_of(self.source, &node, name)
                .map(Unsaid::Number)
                .map(Some),
            Kind::Text(word) if word == "neutral" => Ok(Some(Unsaid::Neutral)),
            Kind::Text(word) if word == "penalise" => Ok(Some(Unsaid::Penalise)),
            Kind::Text(word) => Err(self.source.mistake(
                node.span.as_ref(),
                &node.path,
                format!("`{name}` is \"{word}\"."),
                "It should be \"neutral\", \"penalise\" or a whole number.",
            )),
            _ => Err(wrong_kind(
                self.source,
                &node,
                name,
                "\"neutral\", \"penalise\" or a whole number",
            )),
        }
    }

    pub(super) fn texts(&mut self, name: &'static str) -> Result<Option<Vec<String>>, RulesError> {
        let Some(node) = self.take(name) else {
            return Ok(None);
        };
        let items = items_of(self.source, &node, name, "a list of texts")?;
        items
            .iter()
            .map(|item| text_of(self.source, item, name))
            .collect::<Result<_, _>>()
            .map(Some)
    }

    pub(super) fn number(&mut self, name: &'static str) -> Result<Option<i64>, RulesError> {
        self.take(name)
            .map(|node| number_of(self.source, &node, name))
            .transpose()
    }

    /// A number within bounds, if there is one.
    pub(super) fn number_between(
        &mut self,
        name: &'static str,
        least: i64,
        most: i64,
    ) -> Result<Option<i64>, RulesError> {
        let Some(node) = self.take(name) else {
            return Ok(None);
        };
        match number_of(self.source, &node, name)? {
            number if (least..=most).contains(&number) => Ok(Some(number)),
            number => Err(self.source.mistake(
                node.span.as_ref(),
                &node.path,
                format!("`{name}` is {number}."),
                format!("It should lie between {least} and {most}."),
            )),
        }
    }

    pub(super) fn need_number(
        &mut self,
        name: &'static str,
        example: &str,
    ) -> Result<i64, RulesError> {
        let node = self.need(name, example)?;
        number_of(self.source, &node, name)
    }

    /// A number that may not be below zero.
    pub(super) fn need_count(
        &mut self,
        name: &'static str,
        example: &str,
    ) -> Result<i64, RulesError> {
        let node = self.need(name, example)?;
        match number_of(self.source, &node, name)? {
            number if number >= 0 => Ok(number),
            number => Err(self.source.mistake(
                node.span.as_ref(),
                &node.path,
                format!("`{name}` is {number}."),
                "It should be 0 or more.",
            )),
        }
    }

    /// A table of points by steps or hours: never empty.
    pub(super) fn need_numbers(
        &mut self,
        name: &'static str,
        example: &str,
    ) -> Result<Vec<i64>, RulesError> {
        let node = self.need(name, example)?;
        let items = items_of(self.source, &node, name, "a list of whole numbers")?;
        if items.is_empty() {
            return Err(self.source.mistake(
                node.span.as_ref(),
                &node.path,
                format!("`{name}` is an empty list."),
                format!("Give one number for each distance, such as {example}."),
            ));
        }
        items
            .iter()
            .map(|item| number_of(self.source, item, name))
            .collect()
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(self) -> Result<(), RulesError> {
        let Some(field) = self.left.first() else {
            return Ok(());
        };
        Err(self.source.mistake(
            field.name_span.as_ref(),
            &field.value.path,
            format!("{} has no field \"{}\".", self.what, field.name),
            format!("Known fields: {}.", listed(&self.asked)),
        ))
    }
}

fn either_of(known: &[&str]) -> String {
    let quoted: Vec<String> = known.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(" or ")
}

pub(super) fn items_of<'n>(
    source: Source<'_>,
    node: &'n Node,
    name: &str,
    wanted: &str,
) -> Result<&'n [Node], RulesError> {
    match &node.kind {
        Kind::Array(items) => Ok(items),
        _ => Err(wrong_kind(source, node, name, wanted)),
    }
}

fn text_of(source: Source<'_>, node: &Node, name: &str) -> Result<String, RulesError> {
    match &node.kind {
        Kind::Text(text) if !text.trim().is_empty() => Ok(text.clone()),
        Kind::Text(_) => Err(source.mistake(
            node.span.as_ref(),
            &node.path,
            format!("`{name}` is empty."),
            "It should be a text.",
        )),
        _ => Err(wrong_kind(source, node, name, "a text")),
    }
}

pub(super) fn number_of(source: Source<'_>, node: &Node, name: &str) -> Result<i64, RulesError> {
    match node.kind {
        Kind::Integer(number) if number.abs_diff(0) <= LARGEST_POINTS.unsigned_abs() => Ok(number),
        Kind::Integer(number) => Err(source.mistake(
            node.span.as_ref(),
            &node.path,
            format!("`{name}` is {number}."),
            format!("It should lie between -{LARGEST_POINTS} and {LARGEST_POINTS}."),
        )),
        _ => Err(wrong_kind(source, node, name, "a whole number")),
    }
}

fn wrong_kind(source: Source<'_>, node: &Node, name: &str, wanted: &str) -> RulesError {
    source.mistake(
        node.span.as_ref(),
        &node.path,
        format!("`{name}` is {}.", node.kind_name()),
        format!("It should be {wanted}."),
    )
}
