//! The whole at a glance: two pictures, each with the table that says the same.

use dyad_programme::enrolment::Enrolled;
use dyad_programme::template::Template;

use crate::round::picture::{self, Bar, Drawn, Field};
use crate::words::Words;

/// So wide is what stands left of the lines that show places and wishes.
const BEFORE: i64 = 132;
/// The longest of these lines.
const LONGEST: i64 = 190;
/// From one field to the next.
const STEP: i64 = 33;

/// Both pictures.
#[derive(Default)]
pub(super) struct Glance {
    pub(super) columns: Vec<(Bar, Drawn)>,
    pub(super) fields: Vec<FieldRow>,
    /// What the first picture says, for who can't see it.
    pub(super) scores: String,
    /// What the second says.
    pub(super) places: String,
}

/// A field as it is drawn.
pub(super) struct FieldRow {
    pub(super) field: Field,
    /// Its name, cut where it would not fit.
    pub(super) short: String,
    pub(super) y: i64,
    pub(super) places: i64,
    pub(super) wishes: i64,
    pub(super) end: i64,
}

impl Glance {
    pub(super) fn of(
        words: Words,
        template: &Template,
        enrolled: &[Enrolled],
        scores: &[i64],
    ) -> Self {
        let bars = picture::by_score(scores);
        let fields = picture::by_field(template, enrolled);
        let said = bars
            .iter()
            .map(|bar| words.glance_bar(bar.pairs, bar.from, bar.to));
        let short = fields
            .iter()
            .map(|field| words.glance_field(field.label.as_str(), field.places, field.wishes));
        Self {
            scores: said.collect::<Vec<_>>().join("; "),
            places: short.collect::<Vec<_>>().join("; "),
            fields: rows(&fields),
            columns: {
                let drawn = picture::columns(&bars);
                bars.into_iter().zip(drawn).collect()
            },
        }
    }

    pub(super) fn height(&self) -> i64 {
        i64::try_from(self.fields.len()).unwrap_or(0) * STEP
    }
}

fn rows(fields: &[Field]) -> Vec<FieldRow> {
    let row = |(field, index): (&Field, i64)| {
        let places = picture::length(fields, field.places, LONGEST);
        let wishes = picture::length(fields, field.wishes, LONGEST);
        FieldRow {
            short: short(&field.label),
            y: index * STEP,
            places,
            wishes,
            end: BEFORE + places.max(wishes) + 10,
            field: field.clone(),
        }
    };
    fields.iter().zip(0..).map(row).collect()
}

fn short(label: &str) -> String {
    const FITS: usize = 18;
    if label.chars().count() <= FITS {
        return label.to_owned();
    }
    let cut: String = label.chars().take(FITS - 1).collect();
    format!("{}…", cut.trim_end())
}
