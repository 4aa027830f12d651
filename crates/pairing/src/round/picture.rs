//! A round at a glance, as numbers for a drawing and for the table that says the same: how well the
//! pairs fit, and where places are short.

use std::collections::BTreeMap;

use dyad_programme::application::fields_question;
use dyad_programme::enrolment::Enrolled;
use dyad_programme::import::Answer;
use dyad_programme::template::Template;

/// Columns of the picture of scores.
const BARS: i64 = 6;
/// Fields of the picture of places; more would not be read.
pub const MOST_FIELDS: usize = 8;
/// How wide a drawing is, in its own units.
pub const WIDTH: i64 = 400;
/// The height of the highest column.
const HIGHEST: i64 = 140;

/// A column: pairs between two scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The lowest score in it.
    pub from: i64,
    /// The highest.
    pub to: i64,
    /// How many pairs.
    pub pairs: i64,
}

/// A field with its places and wishes. Who names several counts in each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is called.
    pub label: String,
    /// How many mentees hope for it.
    pub wishes: i64,
    /// How many places mentors in it have.
    pub places: i64,
}

/// Scores in six columns of the same width, from the lowest to the highest.
#[must_use]
pub fn by_score(scores: &[i64]) -> Vec<Bar> {
    let (Some(least), Some(most)) = (scores.iter().min(), scores.iter().max()) else {
        return Vec::new();
    };
    let width = ((most - least) / BARS + 1).max(1);
    let bars = (0..BARS).map(|index| {
        let from = least + index * width;
        let to = from + width - 1;
        let within = scores.iter().filter(|score| (from..=to).contains(*score));
        Bar {
            from,
            to: to.min(*most),
            pairs: i64::try_from(within.count()).unwrap_or(i64::MAX),
        }
    });
    bars.filter(|bar| bar.from <= *most).collect()
}

/// Places and wishes by field, the shortest of places first; nothing where the programme asks for no
/// fields.
#[must_use]
pub fn by_field(template: &Template, enrolled: &[Enrolled]) -> Vec<Field> {
    let Some(question) = fields_question(template) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for person in enrolled {
        let Some(Answer::Choices(keys)) = person.answers.get(&question.key) else {
            continue;
        };
        for key in keys {
            let (wishes, places) = counts.entry(key.as_str()).or_default();
            match person.is_mentor {
                true => *places += person.places,
                false => *wishes += 1,
            }
        }
    }
    let field = |(key, (wishes, places)): (&str, (i64, i64))| Field {
        label: question.option_label(key).unwrap_or(key).into(),
        wishes,
        places,
    };
    let mut fields: Vec<Field> = counts.into_iter().map(field).collect();
    fields.sort_by_key(|field| (field.places - field.wishes, field.label.clone()));
    fields.truncate(MOST_FIELDS);
    fields
}

/// A column as it is drawn: left edge, top, width, height, and the middle for its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Left edge.
    pub x: i64,
    /// Top.
    pub y: i64,
    /// How wide.
    pub width: i64,
    /// How high.
    pub height: i64,
    /// Its middle.
    pub middle: i64,
}

/// Columns side by side on a ground at 170, the highest 140 high.
#[must_use]
pub fn columns(bars: &[Bar]) -> Vec<Drawn> {
    let most = bars.iter().map(|bar| bar.pairs).max().unwrap_or(0).max(1);
    let step = WIDTH / i64::try_from(bars.len().max(1)).unwrap_or(1);
    let drawn = bars.iter().zip(0..).map(|(bar, index)| {
        let height = bar.pairs * HIGHEST / most;
        let height = if bar.pairs > 0 { height.max(2) } else { 0 };
        Drawn {
            x: index * step + 7,
            y: 170 - height,
            width: step - 14,
            height,
            middle: index * step + step / 2,
        }
    });
    drawn.collect()
}

/// How long a count is drawn beside the largest of all, at most `longest`.
#[must_use]
pub fn length(fields: &[Field], count: i64, longest: i64) -> i64 {
    let all = fields.iter().flat_map(|field| [field.wishes, field.places]);
    let most = all.max().unwrap_or(0).max(1);
    count * longest / most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_stands_in_one_column() {
        let scores = [410, 999, 1000, 640, 640, 3300];
        let bars = by_score(&scores);
        assert_eq!(bars.len(), 6);
        assert_eq!(bars.iter().map(|bar| bar.pairs).sum::<i64>(), 6);
        assert_eq!(bars[0].from, 410);
        assert_eq!(bars[5].to, 3300);
        for two in bars.windows(2) {
            assert_eq!(two[0].to + 1, two[1].from);
        }
        assert!(by_score(&[]).is_empty());
        let same = by_score(&[7, 7]);
        assert_eq!((same.len(), same[0].pairs), (1, 2));
    }

    #[test]
    fn the_highest_column_reaches_the_top_and_one_pair_can_be_seen() {
        let bar = |pairs| Bar {
            from: 0,
            to: 1,
            pairs,
        };
        let drawn = columns(&[bar(1), bar(500), bar(0)]);
        assert_eq!(
            (drawn[0].height, drawn[1].height, drawn[2].height),
            (2, 140, 0)
        );
        assert_eq!(drawn[1].y, 30);
    }

    #[test]
    fn lengths_are_drawn_beside_the_largest() {
        let field = |wishes, places| Field {
            label: String::new(),
            wishes,
            places,
        };
        let fields = [field(10, 5), field(0, 20)];
        assert_eq!(length(&fields, 20, 200), 200);
        assert_eq!(length(&fields, 5, 200), 50);
        assert_eq!(length(&[], 0, 200), 0);
    }
}
