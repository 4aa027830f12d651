//! Numbers that may have decimals, and ratings.

use std::collections::BTreeMap;

use dyad_platform::sheet::CellKind;

use super::{Cell, Notes, Whose};
use crate::import::answer::{Answer, Decimal, Shown};
use crate::import::choices::{self, Found};
use crate::import::problem::{Repair, What};
use crate::import::{lists, numbers};
use crate::template::question::{Kind, Role};

/// Beyond this many kilometres somebody should look, be it right or not.
const FAR: i64 = 1_000;

/// A number with decimals.
pub(super) fn decimal(cell: Cell<'_>, whose: Whose, notes: &mut Notes) -> Option<Answer> {
    let mut attempt = Notes::default();
    let number = number(cell, &mut attempt)?;
    let role = match whose.applies_as {
        Some(applies_as) if !applies_as.includes(Role::Mentor) => Role::Mentee,
        _ => Role::Mentor,
    };
    let range = cell.question.range_for(role);
    let below = number < Decimal::from(range.map_or(i64::MIN / 200, |[from, _]| from));
    let above = number > Decimal::from(range.map_or(i64::MAX / 200, |[_, to]| to));
    if let Some([from, to]) = range.filter(|_| below || above) {
        // One sentence says all.
        let said = number.whole();
        notes.problem(cell, What::ImpossibleNumber { said, from, to });
        return None;
    }
    notes.problems.append(&mut attempt.problems);
    notes.normalised.append(&mut attempt.normalised);
    notes.beside.append(&mut attempt.beside);
    if cell.question.kind == Kind::Distance && number > Decimal::from(FAR) {
        notes.problem(
            cell,
            What::LargeNumber {
                said: number.whole(),
            },
        );
    }
    Some(Answer::Decimal(number))
}

fn number(cell: Cell<'_>, notes: &mut Notes) -> Option<Decimal> {
    let said = cell.raw.trim();
    if cell.kind == CellKind::Number {
        return written(said, '.');
    }
    let own = if cell.habit.has_decimal_commas() {
        ','
    } else {
        '.'
    };
    let other = if own == ',' { '.' } else { ',' };
    if let Some(number) = written(said, own) {
        if cell.habit.has_real_numbers() {
            let shown = Shown::Text(number.to_string());
            notes.repaired(cell, Repair::NumberAsText, shown);
        }
        return Some(number);
    }
    if let Some(number) = written(said, other) {
        if cell.habit.has_decimal_commas() || cell.habit.has_decimal_points() {
            let read_as = number.to_string();
            notes.problem(cell, What::OtherDecimalSign { read_as });
        }
        return Some(number);
    }
    match numbers::read(said) {
        numbers::Read::Plain(number) => Some(number.into()),
        numbers::Read::WithWords(number) => {
            notes.repaired(cell, Repair::NumberFromText, Shown::Number(number));
            Some(number.into())
        }
        numbers::Read::InWords(number) => {
            notes.problem(cell, What::NumberInWords { read_as: number });
            Some(number.into())
        }
        numbers::Read::Uncertain(number) => {
            notes.problem(cell, What::UncertainNumber { read_as: number });
            Some(number.into())
        }
        numbers::Read::Nothing => None,
    }
}

/// A number with at most two decimals after `sign`, and perhaps the other sign between thousands.
fn written(said: &str, sign: char) -> Option<Decimal> {
    let (negative, rest) = match said.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, said),
    };
    let (whole, after) = rest.split_once(sign).unwrap_or((rest, "0"));
    let thousands = if sign == ',' { '.' } else { ',' };
    let mut groups = whole.split(thousands);
    let first = groups.next()?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let fit = digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
        && (first.len() < 4 || !whole.contains(thousands))
        && digits(after)
        && whole.len() < 14;
    // A spreadsheet program writes 0.1 + 0.2 with many digits; two are kept.
    let after = after.get(..after.len().min(2)).filter(|_| fit)?;
    let whole: i64 = whole.replace(thousands, "").parse().ok()?;
    let hundredths: i64 = format!("{after:0<2}").parse().ok()?;
    let number = whole.checked_mul(100)?.checked_add(hundredths)?;
    Some(Decimal::of_hundredths(if negative {
        -number
    } else {
        number
    }))
}

/// Whether there is a number in a cell at all.
pub(super) fn is_one(cell: Cell<'_>) -> bool {
    number(cell, &mut Notes::default()).is_some()
}

/// Options with how much each matters: `critical care:5|paediatrics:3`.
pub(super) fn ratings(cell: Cell<'_>, notes: &mut Notes) -> Option<Answer> {
    let mut ratings = BTreeMap::new();
    for part in lists::split_at(cell.raw, cell.habit.list_sign(), |_| false) {
        let (said, rating) = part.rsplit_once(':').unwrap_or((part, ""));
        let rating = rating.trim().parse::<u8>().ok();
        let rating = rating.filter(|rating| (1..=5).contains(rating));
        let option = match choices::find(cell.question, said.trim()) {
            Found::Exactly(option) | Found::Respelled(option) => Some((option, None)),
            Found::Perhaps(option) => Some((option, Some(option.label.clone()))),
            Found::No => None,
        };
        match (option, rating) {
            (Some((option, None)), Some(rating)) => {
                ratings.insert(option.key.clone(), rating);
            }
            (option, rating) => {
                let read_as = option.as_ref().and_then(|(_, guess)| guess.clone());
                if let (Some((option, Some(_))), Some(rating)) = (option, rating) {
                    ratings.insert(option.key.clone(), rating);
                } else {
                    notes.keep_beside(cell, part);
                }
                let said = part.to_string();
                notes.problem(cell, What::UnknownChoice { said, read_as });
            }
        }
    }
    (!ratings.is_empty()).then_some(Answer::Ratings(ratings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_decimals_as_people_write_them() {
        let hundredths = |said, sign| written(said, sign).map(Decimal::hundredths);
        for (said, sign, expected) in [
            ("37,5", ',', Some(3750)),
            ("1.200,0", ',', Some(120_000)),
            ("-20,0", ',', Some(-2000)),
            ("40000,0", ',', Some(4_000_000)),
            ("2.5", '.', Some(250)),
            ("1,200.25", '.', Some(120_025)),
            ("0.30000000000000004", '.', Some(30)),
            ("37.5", ',', None),
            ("ca. 50", ',', None),
            ("1.2.3", '.', None),
            ("", '.', None),
        ] {
            assert_eq!(hundredths(said, sign), expected, "{said}");
        }
    }
}
