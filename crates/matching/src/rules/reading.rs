//! From the tree to checked rules. Every mistake says what would be right.

use std::collections::BTreeMap;

use super::distances;
use super::entries::{Reader, scales};
use super::fields::{Fields, LARGEST_POINTS, items_of};
use super::mistake::{RulesError, Source};
use super::tree::{Kind, Node};
use super::{Order, Rules};

/// More than anyone can explain to a pair, and small enough for exact sums.
const MOST_RULES: usize = 100;

pub(super) fn rules(
    source: Source<'_>,
    top: Node,
    plain: toml::Table,
) -> Result<Rules, RulesError> {
    let mut fields = Fields::open(source, top, "the rules")?;
    let order = order(source, fields.take("objective"))?;
    let musts = entries(source, fields.take("must"), "must")?;
    let points = entries(source, fields.take("points"), "points")?;
    let capacity_column = single_column(source, fields.take("capacity"), "[capacity]")?;
    let families = families(source, fields.take("families"))?;
    let distances = distances::read(source, fields.take("distances"))?;
    let diversity_column = single_column(source, fields.take("diversity"), "[diversity]")?;
    fields.finish()?;
    let scales = scales(&[&musts, &points]);
    let reader = Reader {
        source,
        scales,
        has_families: !families.is_empty(),
        has_distances: !distances.is_empty(),
    };
    let rules = Rules {
        source: plain,
        order,
        musts: reader.musts(musts)?,
        criteria: reader.criteria(points)?,
        capacity_column,
        families,
        distances,
        diversity_column,
    };
    Ok(rules)
}

/// One table of a document whose other tables are somebody else's.
pub(super) fn only_table(source: Source<'_>, top: Node, name: &str) -> Result<Node, RulesError> {
    let fields = match top.kind {
        Kind::Table(fields) => fields,
        _ => Vec::new(),
    };
    let found = fields.into_iter().find(|field| field.name == name);
    found.map(|field| field.value).ok_or_else(|| {
        source.mistake(
            None,
            name,
            format!("there is no table [{name}]."),
            format!("Add [{name}] with the rules of the matching."),
        )
    })
}

fn order(source: Source<'_>, node: Option<Node>) -> Result<Order, RulesError> {
    let Some(node) = node else {
        return Ok(Order::default());
    };
    let mut fields = Fields::open(source, node, "[objective]")?;
    let order = fields.texts("order")?;
    let found = match &order {
        None => Some(Order::default()),
        Some(tiers) => Order::ALL
            .into_iter()
            .find(|order| order.phrases() == tiers),
    };
    let Some(found) = found else {
        let choices = Order::ALL.map(|order| format!("{:?}", order.phrases()));
        let wrong = format!("there is no order {:?}.", order.unwrap_or_default());
        let right = format!("It should be {}.", choices.join(" or "));
        return Err(fields.mistake_here(wrong, right));
    };
    fields.finish()?;
    Ok(found)
}

fn entries(source: Source<'_>, node: Option<Node>, name: &str) -> Result<Vec<Node>, RulesError> {
    let Some(node) = node else {
        return Ok(Vec::new());
    };
    let items = items_of(source, &node, name, &format!("written as [[{name}]]"))?;
    if items.len() > MOST_RULES {
        return Err(source.mistake(
            node.span.as_ref(),
            &node.path,
            format!("there are {} entries in [[{name}]].", items.len()),
            format!("There may be {MOST_RULES}."),
        ));
    }
    Ok(items.to_vec())
}

fn single_column(
    source: Source<'_>,
    node: Option<Node>,
    what: &str,
) -> Result<Option<String>, RulesError> {
    let Some(node) = node else {
        return Ok(None);
    };
    let mut fields = Fields::open(source, node, what)?;
    let column = fields.text("column")?;
    if column.is_none() {
        return Err(fields.lacks("column", "column = \"Places\""));
    }
    fields.finish()?;
    Ok(column)
}

fn families(
    source: Source<'_>,
    node: Option<Node>,
) -> Result<BTreeMap<String, String>, RulesError> {
    let Some(node) = node else {
        return Ok(BTreeMap::new());
    };
    let mut fields = Fields::open(source, node, "[families]")?;
    let mut families = BTreeMap::new();
    for field in fields.take_all() {
        let family = match field.value.kind {
            Kind::Text(text) => text,
            Kind::Integer(number) => number.to_string(),
            _ => {
                let wrong = format!(
                    "the family of \"{}\" is {}.",
                    field.name,
                    field.value.kind_name()
                );
                let right = "It should be a whole number or a text.";
                let span = field.value.span.as_ref();
                return Err(source.mistake(span, &field.value.path, wrong, right));
            }
        };
        families.insert(field.name, family);
    }
    Ok(families)
}

const _: () = assert!(
    LARGEST_POINTS * (MOST_RULES as i64) <= 1 << 27,
    "sums stay exact"
);
