//! Fields as a page shows them.

use serde_json::Value;

use crate::settings::difference::same;
use crate::settings::shape::{Field, IfEmpty, Kind, Model, Pick, Slip};
use crate::settings::tree;
use crate::words::Words;

/// A field on a page.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) slip: Option<String>,
    pub(crate) control: Control,
    /// What the template or the organisation says, where that is something else.
    pub(crate) differs: Option<Differs>,
}

/// That a field differs from what it is compared with, in words.
pub(crate) struct Differs {
    pub(crate) label: String,
    pub(crate) lead: String,
    pub(crate) says: String,
    pub(crate) verb: String,
}

/// How it is filled in.
pub(crate) enum Control {
    Line(String),
    Text(String),
    Number(String),
    /// Several numbers: id, label, value.
    Numbers(Vec<(String, String, String)>),
    One(Vec<Choice>),
    Any(Vec<Choice>),
    /// Questions in order, and those that could be added: key and label.
    Questions(Vec<(String, String)>, Vec<(String, String)>),
    Rows(Vec<Vec<Row>>, String),
    Hidden(String),
    /// One of a long list: value, label, whether it is chosen.
    Select(Vec<(String, String, bool)>),
    /// Any of these, made from the programme itself.
    Boxes(Vec<(String, String, bool)>),
    /// A field of another type: the type and the value.
    Typed(&'static str, String),
}

/// Something to choose.
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) label: String,
    pub(crate) is_on: bool,
}

/// What a page of fields is made from.
pub(crate) struct Source<'s> {
    pub(crate) words: Words,
    /// The programme's template, for what keys stand for.
    pub(crate) template: &'s Value,
    pub(crate) slips: &'s [Slip],
}

impl Source<'_> {
    /// The fields of `value`, beside what the template had in its place.
    pub(crate) fn rows(&self, fields: &[Field], value: &Value, then: Option<&Value>) -> Vec<Row> {
        self.within(fields, value, then, "")
    }

    fn within(
        &self,
        fields: &[Field],
        value: &Value,
        then: Option<&Value>,
        prefix: &str,
    ) -> Vec<Row> {
        let fields = fields.iter().filter(|field| (field.when)(value));
        let rows = fields.map(|field| self.row(field, value, then, prefix));
        // A question without options has none to choose from.
        let is_there = |row: &Row| !matches!(&row.control, Control::Boxes(all) if all.is_empty());
        rows.filter(is_there).collect()
    }

    fn row(&self, field: &Field, value: &Value, then: Option<&Value>, prefix: &str) -> Row {
        let id = format!("{prefix}{}", field.path);
        let here = tree::get(value, field.path);
        let differs = then
            .map(|then| tree::get(then, field.path))
            .filter(|old| !same(here, old));
        let mut label = (field.label)(self.words);
        let is_group = matches!(
            field.kind,
            Kind::One(_) | Kind::Any(_) | Kind::OptionsOf(_) | Kind::Rows(..) | Kind::Questions
        );
        if field.if_empty != IfEmpty::Refused && !is_group {
            label = self.words.set_optional(label);
        }
        let begins = format!("{id}.");
        let is_whole = !matches!(field.kind, Kind::Rows(..));
        let slip = self
            .slips
            .iter()
            .find(|slip| slip.field == id || (is_whole && slip.field.starts_with(&begins)));
        Row {
            label,
            hint: (field.hint)(self.words),
            slip: slip.map(|slip| slip.sentence.clone()),
            control: self.control(field, value, here, &id),
            differs: differs.map(|old| self.differs(field, old)),
            id,
        }
    }

    fn control(&self, field: &Field, item: &Value, here: &Value, id: &str) -> Control {
        match field.kind {
            Kind::Line => Control::Line(plain(here)),
            Kind::Numbers(..) => Control::Line(joined(here, ", ")),
            Kind::Text => Control::Text(plain(here)),
            Kind::Lines => Control::Text(joined(here, "\n")),
            Kind::Number(..) => Control::Number(plain(here)),
            Kind::Range(..) => Control::Numbers(self.range(here, id)),
            Kind::Steps(..) => Control::Numbers(self.steps(here, id)),
            Kind::One(picks) => Control::One(self.choices(picks, here)),
            Kind::Any(picks) => Control::Any(self.choices(picks, here)),
            Kind::Questions => self.questions(here),
            Kind::Rows(fields, add) => {
                let rows = here.as_array().map_or(&[][..], Vec::as_slice);
                let row = |(at, row): (usize, &Value)| {
                    self.within(fields, row, None, &format!("{id}.{at}."))
                };
                Control::Rows(rows.iter().enumerate().map(row).collect(), add(self.words))
            }
            Kind::Key(_) => Control::Hidden(plain(here)),
            Kind::Question => Control::Select(self.any_question(here)),
            Kind::OptionsOf(from) => Control::Boxes(self.options_of(tree::text(item, from), here)),
            Kind::Day => Control::Typed("date", plain(here)),
            Kind::Address => Control::Typed("email", plain(here)),
        }
    }

    /// All questions, of which one is chosen.
    fn any_question(&self, here: &Value) -> Vec<(String, String, bool)> {
        let all = tree::items(self.template, "questions").iter();
        let choice = |it: &Value| {
            let key = tree::text(it, "key").to_string();
            let is_on = has(here, &key);
            (key, tree::text(it, "label").to_string(), is_on)
        };
        let none = (String::new(), self.words.set_choose(), false);
        std::iter::once(none).chain(all.map(choice)).collect()
    }

    /// The options of a question, of which any are chosen.
    fn options_of(&self, question: &str, here: &Value) -> Vec<(String, String, bool)> {
        let mut all = tree::items(self.template, "questions").iter();
        let question = all.find(|it| tree::text(it, "key") == question);
        let options = question.map_or(&[][..], |it| tree::items(it, "options"));
        let choice = |it: &Value| {
            let key = tree::text(it, "key").to_string();
            let is_on = has(here, &key);
            (key, tree::text(it, "label").to_string(), is_on)
        };
        options.iter().map(choice).collect()
    }

    fn differs(&self, field: &Field, old: &Value) -> Differs {
        let (words, says) = (self.words, self.said(field, old));
        match field.model {
            Model::Template => Differs {
                label: words.set_differs(),
                lead: words.set_template_says(),
                verb: words.set_restore(),
                says,
            },
            Model::Organisation => Differs {
                label: words.set_differs_from_organisation(),
                lead: words.set_organisation_says(),
                verb: words.set_take_the_organisations(),
                says,
            },
        }
    }

    fn choices(&self, picks: &'static [Pick], here: &Value) -> Vec<Choice> {
        let choice = |pick: &'static Pick| Choice {
            value: pick.0,
            label: (pick.1)(self.words),
            is_on: has(here, pick.0),
        };
        picks.iter().map(choice).collect()
    }

    fn range(&self, here: &Value, id: &str) -> Vec<(String, String, String)> {
        let end = |at: usize, label: String| {
            let value = plain(tree::get(here, &at.to_string()));
            (format!("{id}.{at}"), label, value)
        };
        vec![end(0, self.words.set_from()), end(1, self.words.set_to())]
    }

    fn steps(&self, here: &Value, id: &str) -> Vec<(String, String, String)> {
        let steps = here.as_array().map_or(&[][..], Vec::as_slice);
        let last = steps.len().saturating_sub(1);
        let step = |(at, value): (usize, &Value)| {
            let label = match at {
                0 => self.words.set_no_step(),
                _ if at == last => self.words.set_steps_or_more(at),
                _ => self.words.set_steps(at),
            };
            (format!("{id}.{at}"), label, plain(value))
        };
        steps.iter().enumerate().map(step).collect()
    }

    fn questions(&self, here: &Value) -> Control {
        let all = tree::items(self.template, "questions");
        let label = |key: &str| {
            let found = all.iter().find(|it| tree::text(it, "key") == key);
            found.map_or_else(|| key.to_string(), |it| tree::text(it, "label").to_string())
        };
        let named = |key: &str| (key.to_string(), label(key));
        let keys = here.as_array().into_iter().flatten();
        let keys: Vec<&str> = keys.filter_map(Value::as_str).collect();
        let others = all.iter().map(|it| tree::text(it, "key"));
        let others = others.filter(|key| !keys.contains(key));
        Control::Questions(
            keys.iter().map(|key| named(key)).collect(),
            others.map(named).collect(),
        )
    }

    /// A value of the template in words.
    fn said(&self, field: &Field, value: &Value) -> String {
        let said = match field.kind {
            Kind::One(picks) | Kind::Any(picks) => {
                let on = picks.iter().filter(|pick| has(value, pick.0));
                let labels: Vec<String> = on.map(|pick| (pick.1)(self.words)).collect();
                labels.join(", ")
            }
            Kind::Rows(fields, _) => {
                let shown = fields.iter().find(|it| !matches!(it.kind, Kind::Key(_)));
                let text = |row: &Value| shown.map(|it| plain(tree::get(row, it.path)));
                let rows: Vec<String> = value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(text)
                    .collect();
                rows.join("\n")
            }
            Kind::Questions => match self.questions(value) {
                Control::Questions(chosen, _) => {
                    let labels: Vec<String> = chosen.into_iter().map(|(_, label)| label).collect();
                    labels.join("\n")
                }
                _ => String::new(),
            },
            Kind::Question => {
                let chosen = self.any_question(value).into_iter().find(|it| it.2);
                chosen.map(|it| it.1).unwrap_or_default()
            }
            Kind::Lines | Kind::OptionsOf(_) => joined(value, "\n"),
            Kind::Range(..) => joined(value, "–"),
            _ => plain(value),
        };
        if said.is_empty() {
            self.words.set_nothing()
        } else {
            said
        }
    }
}

fn has(value: &Value, key: &str) -> bool {
    let in_list = |all: &Vec<Value>| all.iter().any(|it| it.as_str() == Some(key));
    value.as_str() == Some(key) || value.as_array().is_some_and(in_list)
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(_) => joined(value, ", "),
        other => other.to_string(),
    }
}

fn joined(value: &Value, between: &str) -> String {
    match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(between),
        other => plain(other),
    }
}
