//! What a settings page is made of: subjects, their fields and their lists.

use serde_json::Value;

use crate::words::Words;

/// A text of the catalogue.
pub(crate) type Say = fn(Words) -> String;

/// One page of the settings.
pub(crate) struct Subject {
    /// Its name in URLs.
    pub(crate) key: &'static str,
    pub(crate) title: Say,
    pub(crate) lede: Say,
    /// What of the template belongs to it; kept before a change, and put back by undoing it.
    pub(crate) owns: &'static [&'static str],
    pub(crate) fields: &'static [Field],
    pub(crate) lists: &'static [List],
    /// Puts right what follows from a change, such as the forms when a question goes.
    pub(crate) settle: fn(&mut Value),
    /// What is the matter between fields that are each right by themselves.
    pub(crate) check: fn(Words, &Value) -> Vec<Slip>,
}

/// A list of things on a page, each with a page of its own.
pub(crate) struct List {
    /// Its name in URLs.
    pub(crate) key: &'static str,
    /// Where it lies in the template.
    pub(crate) path: &'static str,
    pub(crate) title: Say,
    pub(crate) lede: Say,
    /// The verb that adds one.
    pub(crate) add: Say,
    /// What the page of a new one is called.
    pub(crate) new: Say,
    /// What somebody calls an item: by the words of the page, the template and the item.
    pub(crate) name: fn(Words, &Value, &Value) -> String,
    pub(crate) fields: &'static [Field],
    /// What a new one begins with, as JSON.
    pub(crate) blank: &'static str,
    /// The attribute by which items are told apart, and the one that a new item's is made from.
    pub(crate) keyed: Option<(&'static str, &'static str)>,
    /// Whether an item must stay.
    pub(crate) stays: fn(&Value) -> bool,
    /// From the template to what the page edits, and back.
    pub(crate) open: fn(&Value, Value) -> Value,
    pub(crate) close: fn(&mut Value, Value) -> Value,
    /// Whether one is added on the common page for new ones; otherwise on a page of its own.
    pub(crate) order_matters: bool,
}

/// One field of a form.
pub(crate) struct Field {
    /// Where it lies, within the template or the item.
    pub(crate) path: &'static str,
    pub(crate) kind: Kind,
    pub(crate) label: Say,
    pub(crate) hint: Say,
    pub(crate) if_empty: IfEmpty,
    /// Whether it belongs on the form of this item.
    pub(crate) when: fn(&Value) -> bool,
    pub(crate) model: Model,
}

/// How a field is filled in.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// One line.
    Line,
    /// Some paragraphs.
    Text,
    /// A list of texts, a line each.
    Lines,
    /// A whole number, from and to.
    Number(i64, i64),
    /// Whole numbers, parted by commas, from and to.
    Numbers(i64, i64),
    /// The least and the greatest number that can be right.
    Range(i64, i64),
    /// A number for each step of a scale, from and to.
    Steps(i64, i64),
    /// One of these.
    One(&'static [Pick]),
    /// Any of these.
    Any(&'static [Pick]),
    /// Questions of the programme, in order.
    Questions,
    /// Rows of fields of their own.
    Rows(&'static [Field], Say),
    /// Made from another field where it is empty; never shown.
    Key(&'static str),
    /// One question of the programme.
    Question,
    /// Any options of the question that stands in another field of the item.
    OptionsOf(&'static str),
    /// A day.
    Day,
    /// A mail address.
    Address,
}

/// One of several to choose from: the value that is stored, and its words.
pub(crate) struct Pick(pub(crate) &'static str, pub(crate) Say);

/// What a field is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Model {
    /// What the template said on the day the programme opened.
    Template,
    /// What holds for the whole organisation.
    Organisation,
}

/// What it means that nothing was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IfEmpty {
    /// It is needed.
    Refused,
    /// It is an empty text or list.
    Blank,
    /// It isn't there.
    Gone,
}

/// Something wrong in a form: the field's id and the sentence at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    pub(crate) field: String,
    pub(crate) sentence: String,
}

/// No hint.
pub(crate) fn none(_: Words) -> String {
    String::new()
}

/// Nothing is the matter between fields.
pub(crate) fn fits(_: Words, _: &Value) -> Vec<Slip> {
    Vec::new()
}

/// Nothing follows.
pub(crate) fn nothing_follows(_: &mut Value) {}

/// The item as it is.
pub(crate) fn as_it_is(_: &Value, item: Value) -> Value {
    item
}

/// The item as it is.
pub(crate) fn back_as_it_is(_: &mut Value, item: Value) -> Value {
    item
}

fn always(_: &Value) -> bool {
    true
}

impl Field {
    /// A field that must be filled in.
    pub(crate) const fn new(path: &'static str, kind: Kind, label: Say, hint: Say) -> Self {
        Self {
            path,
            kind,
            label,
            hint,
            if_empty: IfEmpty::Refused,
            when: always,
            model: Model::Template,
        }
    }

    /// The same, empty where nothing is filled in.
    pub(crate) const fn or_blank(mut self) -> Self {
        self.if_empty = IfEmpty::Blank;
        self
    }

    /// The same, absent where nothing is filled in.
    pub(crate) const fn or_gone(mut self) -> Self {
        self.if_empty = IfEmpty::Gone;
        self
    }

    /// The same, compared with what holds for the whole organisation.
    pub(crate) const fn of_the_organisation(mut self) -> Self {
        self.model = Model::Organisation;
        self
    }

    /// The same, for items like these only.
    pub(crate) const fn when(mut self, when: fn(&Value) -> bool) -> Self {
        self.when = when;
        self
    }
}

impl Subject {
    /// The list with this name.
    pub(crate) fn list(&self, key: &str) -> Option<&'static List> {
        self.lists.iter().find(|list| list.key == key)
    }
}

impl List {
    /// The key of an item; its number, from 1, where such items have none.
    pub(crate) fn id(&self, item: &Value, at: usize) -> String {
        let key = self.keyed.map(|(key, _)| super::tree::text(item, key));
        key.filter(|key| !key.is_empty())
            .map_or_else(|| (at + 1).to_string(), str::to_string)
    }

    /// Where the item with this id stands.
    pub(crate) fn position(&self, items: &[Value], id: &str) -> Option<usize> {
        items
            .iter()
            .enumerate()
            .position(|(at, item)| self.id(item, at) == id)
    }
}
