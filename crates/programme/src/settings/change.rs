//! What a button of a settings page does, on the template as JSON. Nothing is saved here.

use serde_json::{Map, Value};

use super::beside::{self, Beside};
use super::shape::{List, Subject};
use super::{Act, tree};
use crate::template::{Fault, Refused, Template};

/// What a button of a list asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish<'w> {
    /// Save what was typed.
    Save,
    /// Take this field from the template again, and save.
    Restore(&'w str),
    /// Undo this change.
    Undo(&'w str),
    /// Something with an item of a list.
    Item(Deed, &'w str, &'w str),
}

/// What is done with an item, or with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Away.
    Remove,
    /// One more, or one that the template has.
    Add,
}

impl<'w> Wish<'w> {
    /// Reads the value of the button that was pressed.
    pub(crate) fn read(text: &'w str) -> Self {
        let mut parts = text.split_whitespace();
        let (verb, thing, which) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        match verb {
            "restore" => Self::Restore(thing),
            "undo" => Self::Undo(thing),
            "up" => Self::Item(Deed::Up, thing, which),
            "down" => Self::Item(Deed::Down, thing, which),
            "remove" => Self::Item(Deed::Remove, thing, which),
            "add" => Self::Item(Deed::Add, thing, which),
            _ => Self::Save,
        }
    }
}

impl Deed {
    /// What the history calls it.
    pub(crate) fn act(self) -> Act {
        match self {
            Self::Up | Self::Down => Act::Moved,
            Self::Remove => Act::Removed,
            Self::Add => Act::Added,
        }
    }
}

/// Moves or takes away what stands at `at`; false where that can't be.
pub(crate) fn on_list(items: &mut Vec<Value>, at: usize, deed: Deed) -> bool {
    match deed {
        Deed::Up if at > 0 && at < items.len() => items.swap(at, at - 1),
        Deed::Down if at + 1 < items.len() => items.swap(at, at + 1),
        Deed::Remove if at < items.len() => {
            items.remove(at);
        }
        _ => return false,
    }
    true
}

/// Puts an item of the template back to about where it was.
pub(crate) fn put_back(template: &mut Value, origin: &Value, list: &List, index: usize) -> bool {
    let Some(item) = tree::items(origin, list.path).get(index) else {
        return false;
    };
    let opened = (list.open)(origin, item.clone());
    let closed = (list.close)(template, opened);
    let items = tree::items_mut(template, list.path);
    items.insert(index.min(items.len()), closed);
    true
}

/// Reads a changed programme, with what follows from the change put right.
///
/// # Errors
/// The first thing that isn't sound.
pub(crate) fn sound(subject: &Subject, mut value: Value) -> Result<(Template, Beside), Refused> {
    (subject.settle)(&mut value);
    read(value)
}

/// Reads a template, and what lies beside it, from JSON.
///
/// # Errors
/// The first thing that isn't sound.
pub(crate) fn read(mut value: Value) -> Result<(Template, Beside), Refused> {
    let shape = |error: serde_json::Error| Refused {
        file: String::new(),
        line: 0,
        field: String::new(),
        fault: Fault::Shape(error.to_string()),
    };
    let beside = value
        .as_object_mut()
        .and_then(|map| map.remove(beside::KEY));
    let beside = serde_json::from_value(beside.unwrap_or_default()).map_err(shape)?;
    let template: Template = serde_json::from_value(value).map_err(shape)?;
    let template = template.with_shared_options();
    template.sound()?;
    Ok((template, beside))
}

/// What a subject holds, to be put back.
pub(crate) fn kept(subject: &Subject, template: &Value) -> Value {
    let part = |path: &&str| ((*path).to_string(), tree::get(template, path).clone());
    Value::Object(subject.owns.iter().map(part).collect::<Map<_, _>>())
}

/// Puts back what a subject held.
pub(crate) fn put_back_all(template: &mut Value, kept: &Value) {
    for (path, part) in kept.as_object().into_iter().flatten() {
        tree::set(template, path, part.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_it_does() {
        assert_eq!(Wish::read(""), Wish::Save);
        assert_eq!(
            Wish::read("restore texts.purpose"),
            Wish::Restore("texts.purpose")
        );
        assert_eq!(
            Wish::read("up clauses purpose"),
            Wish::Item(Deed::Up, "clauses", "purpose")
        );
    }

    #[test]
    fn things_move_one_place_and_never_off_the_list() {
        let mut items = vec![Value::from(1), Value::from(2), Value::from(3)];
        assert!(on_list(&mut items, 2, Deed::Up));
        assert_eq!(items, [1, 3, 2].map(Value::from));
        assert!(!on_list(&mut items, 0, Deed::Up));
        assert!(!on_list(&mut items, 2, Deed::Down));
        assert!(on_list(&mut items, 0, Deed::Remove));
        assert!(!on_list(&mut items, 9, Deed::Remove));
        assert_eq!(items, [3, 2].map(Value::from));
    }
}
