//! Other weights for one draft: what each criterion counts at most, as a coordinator tries it. The
//! programme's own rules stay as they are.

use std::collections::BTreeMap;

use dyad_matching::{Rules, RulesError};
use dyad_programme::template::Template;

/// The most points that a criterion may be given here.
pub const HEAVIEST: i64 = 10_000;

/// What criteria count at most, by their place among them.
pub type Weights = BTreeMap<usize, i64>;

/// The rules of a template with these weights. A criterion's steps keep their proportions.
///
/// # Errors
/// When the rules make no sense.
pub fn rules(template: &Template, weights: &Weights) -> Result<Rules, RulesError> {
    let plain = template.rules()?;
    if weights.is_empty() {
        return Ok(plain);
    }
    let mut table = template.matching.clone();
    let entries = table.get_mut("points").and_then(toml::Value::as_array_mut);
    for (index, entry) in entries.into_iter().flatten().enumerate() {
        let (Some(wanted), Some(criterion)) = (weights.get(&index), plain.criteria().get(index))
        else {
            continue;
        };
        if let Some(entry) = entry.as_table_mut() {
            scale(entry, criterion.most(), (*wanted).clamp(0, HEAVIEST));
        }
    }
    Rules::from_table(&table, &template.key)
}

/// What each criterion counts at most by these rules.
#[must_use]
pub fn of(rules: &Rules) -> Weights {
    let criteria = rules.criteria().iter().enumerate();
    criteria
        .map(|(index, criterion)| (index, criterion.most()))
        .collect()
}

fn scale(entry: &mut toml::Table, most: i64, wanted: i64) {
    let capped =
        entry.get("criterion").and_then(toml::Value::as_str) == Some("each in common, times");
    for key in ["points", "same", "related", "missing_points", "most"] {
        if key == "most" && !capped {
            continue;
        }
        match entry.get_mut(key) {
            Some(toml::Value::Integer(number)) => *number = scaled(*number, most, wanted),
            Some(toml::Value::Array(steps)) => {
                for step in steps {
                    if let toml::Value::Integer(number) = step {
                        *number = scaled(*number, most, wanted);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whoever is heavy becomes `wanted`, the rest in proportion. What only takes away has no most.
fn scaled(number: i64, most: i64, wanted: i64) -> i64 {
    if most <= 0 {
        return number;
    }
    let product = i128::from(number) * i128::from(wanted);
    let most = i128::from(most);
    let half = if product < 0 { -most / 2 } else { most / 2 };
    i64::try_from((product + half) / most).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use dyad_programme::template::shipped_by_key;

    use super::*;

    fn template() -> Template {
        shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap()
    }

    #[test]
    fn a_criterion_weighs_what_it_is_given_and_its_steps_keep_their_proportions() {
        let template = template();
        let plain = of(&template.rules().unwrap());
        assert_eq!((plain[&0], plain[&3]), (900, 400));
        let tried = Weights::from([(0, 450), (3, 100)]);
        let rules = rules(&template, &tried).unwrap();
        let now = of(&rules);
        assert_eq!((now[&0], now[&3], now[&1]), (450, 100, plain[&1]));
        let steps = rules.table()["points"][3]["points"].as_array().unwrap();
        let steps: Vec<i64> = steps.iter().filter_map(toml::Value::as_integer).collect();
        assert_eq!(steps, [100, 50, 0]);
    }

    #[test]
    fn nothing_counts_less_than_nothing_and_nothing_without_end() {
        let template = template();
        let extreme = Weights::from([(0, -5), (1, i64::MAX)]);
        let now = of(&rules(&template, &extreme).unwrap());
        assert_eq!((now[&0], now[&1]), (0, HEAVIEST));
        assert!(rules(&template, &Weights::from([(99, 5)])).is_ok());
    }
}
