//! What differs from the template that a programme was opened from.

use serde_json::Value;

use super::shape::{Field, List, Subject};
use super::tree;

/// Whether two values say the same; blanks around texts don't count.
pub(crate) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(a), Value::String(b)) => a.trim() == b.trim(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys());
            let at = |map: &serde_json::Map<String, Value>, key: &String| {
                map.get(key).cloned().unwrap_or(Value::Null)
            };
            keys.into_iter().all(|key| same(&at(a, key), &at(b, key)))
        }
        (empty, Value::Null) | (Value::Null, empty) => is_nothing(empty),
        _ => one == other,
    }
}

/// What is written out by one and left out by the other.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.values().all(is_nothing),
        Value::Bool(is_so) => !is_so,
        _ => false,
    }
}

/// How an item of a list relates to the template's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It is the template's at this place.
    Same(usize),
    /// It stands for the template's item at this place.
    Changed(usize),
    /// It is the programme's own.
    Own,
}

/// How each item of a list relates to the template's, and which of the template's are left out.
pub(crate) fn relate(list: &List, now: &[Value], then: &[Value]) -> (Vec<Relation>, Vec<usize>) {
    let mut taken = vec![false; then.len()];
    let mut relations = vec![Relation::Own; now.len()];
    for (at, item) in now.iter().enumerate() {
        let found = then.iter().enumerate().position(|(index, old)| {
            !taken[index]
                && list
                    .keyed
                    .map_or_else(|| same(item, old), |(key, _)| same_key(item, old, key))
        });
        if let Some(index) = found {
            taken[index] = true;
            relations[at] = if same(item, &then[index]) {
                Relation::Same(index)
            } else {
                Relation::Changed(index)
            };
        }
    }
    if list.keyed.is_none() {
        pair_the_rest(&mut relations, &mut taken);
    }
    let left = (0..then.len()).filter(|index| !taken[*index]).collect();
    (relations, left)
}

fn same_key(one: &Value, other: &Value, key: &str) -> bool {
    let (one, other) = (tree::text(one, key), tree::text(other, key));
    !one.is_empty() && one == other
}

/// Items without keys that were changed stand for what is missing at the same place.
fn pair_the_rest(relations: &mut [Relation], taken: &mut [bool]) {
    for at in 0..relations.len() {
        if relations[at] == Relation::Own && taken.get(at) == Some(&false) {
            relations[at] = Relation::Changed(at);
            taken[at] = true;
        }
    }
}

/// How many things of a subject differ from the template.
pub(crate) fn count(subject: &Subject, now: &Value, then: &Value) -> usize {
    let differs = |field: &&Field| !same(tree::get(now, field.path), tree::get(then, field.path));
    let fields = subject.fields.iter().filter(differs).count();
    let lists = subject.lists.iter().map(|list| {
        let open = |template: &Value| -> Vec<Value> {
            let items = tree::items(template, list.path).iter();
            items
                .map(|item| (list.open)(template, item.clone()))
                .collect()
        };
        let (relations, left) = relate(list, &open(now), &open(then));
        relations
            .iter()
            .filter(|it| !matches!(it, Relation::Same(_)))
            .count()
            + left.len()
    });
    fields + lists.sum::<usize>()
}

/// Whether the template's items stand in another order.
pub(crate) fn is_reordered(relations: &[Relation]) -> bool {
    let places: Vec<usize> = relations
        .iter()
        .filter_map(|it| match it {
            Relation::Same(index) | Relation::Changed(index) => Some(*index),
            Relation::Own => None,
        })
        .collect();
    places.windows(2).any(|two| two[0] > two[1])
}
