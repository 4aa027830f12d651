//! "Rules and proof", folded away: what must hold, what counts and how much, what was aimed at, and
//! what can be compared and confirmed.

use dyad_matching::{Order, Rules};
use dyad_programme::template::Template;

use crate::round::reasons::wording::{label, rule};
use crate::round::weights::{self, Weights};
use crate::words::Words;

/// What a criterion counts at most.
pub(super) struct Weight {
    /// Name and id of its field.
    pub(super) field: String,
    pub(super) label: String,
    /// In this round.
    pub(super) points: i64,
    /// In the programme's own rules.
    pub(super) plain: i64,
}

/// The folded part of the desk.
pub(super) struct Proof {
    pub(super) musts: Vec<String>,
    pub(super) weights: Vec<Weight>,
    /// What is aimed at, the first above all.
    pub(super) order: Vec<String>,
    /// Whether weights are tried that are not the programme's own.
    pub(super) are_tried: bool,
    /// Rounds to compare with: number and when they were made.
    pub(super) others: Vec<(i64, String)>,
}

impl Proof {
    pub(super) fn of(
        words: Words,
        template: &Template,
        rules: &Rules,
        tried: &Weights,
        others: Vec<(i64, String)>,
    ) -> Self {
        let plain = template.rules().map(|rules| weights::of(&rules));
        let plain = plain.unwrap_or_default();
        let weight = |(index, criterion): (usize, &dyad_matching::rules::Criterion)| Weight {
            field: format!("w{index}"),
            label: label(words, template, Some(&criterion.columns.mentee)),
            points: criterion.most(),
            plain: plain.get(&index).copied().unwrap_or_default(),
        };
        let order = match rules.order() {
            Order::PeopleFirst => vec![words.aim_mentees(), words.aim_pairs(), words.aim_points()],
            Order::PairsFirst => vec![words.aim_pairs(), words.aim_points()],
        };
        Self {
            musts: (0..rules.musts().len())
                .map(|index| rule(words, template, rules, index))
                .collect(),
            weights: rules.criteria().iter().enumerate().map(weight).collect(),
            order,
            are_tried: !tried.is_empty(),
            others,
        }
    }
}
