//! Values of a template by their path: `texts.purpose`, `plan.talks.2.title`.

use serde_json::{Map, Value};

/// What stands at `path`; nothing where it is absent.
pub(crate) fn get<'v>(value: &'v Value, path: &str) -> &'v Value {
    let mut here = value;
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let next = match here {
            Value::Array(items) => part.parse::<usize>().ok().and_then(|at| items.get(at)),
            Value::Object(map) => map.get(part),
            _ => None,
        };
        here = next.unwrap_or(&Value::Null);
    }
    here
}

/// Puts `new` at `path`. Nothing takes the place away, so that an absent value is absent.
pub(crate) fn set(value: &mut Value, path: &str, new: Value) {
    let (parent, last) = path.rsplit_once('.').unwrap_or(("", path));
    let place = go(value, parent);
    match place {
        Value::Array(items) => {
            if let Some(item) = last.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
                *item = new;
            }
        }
        Value::Object(map) if new.is_null() => {
            map.remove(last);
        }
        Value::Object(map) => {
            map.insert(last.to_string(), new);
        }
        _ if new.is_null() => {}
        other => *other = Value::Object(Map::from_iter([(last.to_string(), new)])),
    }
}

/// The list at `path`; empty where there is none.
pub(crate) fn items<'v>(value: &'v Value, path: &str) -> &'v [Value] {
    get(value, path).as_array().map_or(&[], Vec::as_slice)
}

/// The list at `path`, to change it; made where there is none.
pub(crate) fn items_mut<'v>(value: &'v mut Value, path: &str) -> &'v mut Vec<Value> {
    let place = go(value, path);
    if !place.is_array() {
        *place = Value::Array(Vec::new());
    }
    match place {
        Value::Array(items) => items,
        _ => unreachable!("made a list just now"),
    }
}

/// The text at `path`; empty where there is none.
pub(crate) fn text<'v>(value: &'v Value, path: &str) -> &'v str {
    get(value, path).as_str().unwrap_or_default()
}

fn go<'v>(value: &'v mut Value, path: &str) -> &'v mut Value {
    let mut here = value;
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let at = part.parse::<usize>().ok();
        let is_list = at.is_some_and(|at| here.as_array().is_some_and(|items| at < items.len()));
        if !is_list && !here.is_object() {
            *here = Value::Object(Map::new());
        }
        here = match (here, at) {
            (Value::Array(items), Some(at)) => &mut items[at],
            (Value::Object(map), _) => map.entry(part).or_insert(Value::Null),
            (other, _) => other,
        };
    }
    here
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_found_put_and_taken_away_by_their_path() {
        let mut value = json!({ "plan": { "talks": [{ "title": "First" }] } });
        assert_eq!(text(&value, "plan.talks.0.title"), "First");
        assert!(get(&value, "plan.talks.7.title").is_null());
        set(&mut value, "plan.talks.0.title", json!("Hello"));
        set(&mut value, "values.rhythm.min", json!(1));
        set(&mut value, "plan.intro", Value::Null);
        assert_eq!(
            value,
            json!({ "plan": { "talks": [{ "title": "Hello" }] }, "values": { "rhythm": { "min": 1 } } })
        );
        set(&mut value, "values.rhythm.min", Value::Null);
        assert_eq!(get(&value, "values.rhythm"), &json!({}));
        items_mut(&mut value, "openers").push(json!("x"));
        assert_eq!(items(&value, "openers").len(), 1);
    }
}
