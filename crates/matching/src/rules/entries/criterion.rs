//! One entry of `[[points]]`.

use super::{Reader, columns, either, side, unit};
use crate::Side;
use crate::rules::fields::{Fields, Unsaid};
use crate::rules::{Columns, Criterion, CriterionKind, Measure, OptIn, RulesError};

impl Reader<'_> {
    pub(super) fn criterion(
        &self,
        fields: &mut Fields<'_>,
        kind: CriterionKind,
        name: Option<String>,
    ) -> Result<Criterion, RulesError> {
        let (columns, measure) = match kind {
            CriterionKind::MenteeWish => ranked(fields, Side::Mentee)?,
            CriterionKind::MentorWish => ranked(fields, Side::Mentor)?,
            _ => {
                let columns = columns(fields)?;
                let measure = self.measure(fields, kind, &columns)?;
                (columns, measure)
            }
        };
        let missing_points = missing_points(fields, &measure)?;
        let opt_in = opt_in(fields)?;
        Ok(Criterion {
            name,
            columns,
            measure,
            missing_points,
            opt_in,
        })
    }

    fn measure(
        &self,
        fields: &mut Fields<'_>,
        kind: CriterionKind,
        columns: &Columns,
    ) -> Result<Measure, RulesError> {
        Ok(match kind {
            CriterionKind::SameOrRelated => self.same_or_related(fields)?,
            CriterionKind::AsWished => as_wished(fields)?,
            CriterionKind::StepsAbove => Measure::StepsAbove {
                points: fields.need_numbers("points", "points = [0, 60, 120]")?,
                scale: self.scale(fields, columns)?,
            },
            CriterionKind::StepsApart => Measure::StepsApart {
                points: fields.need_numbers("points", "points = [90, 60, 30]")?,
                scale: self.scale(fields, columns)?,
            },
            CriterionKind::StepsShort => Measure::StepsShort {
                points: fields.need_numbers("points", "points = [90, 30, 0]")?,
                scale: self.scale(fields, columns)?,
            },
            CriterionKind::HoursApart => Measure::HoursApart {
                points: fields.need_numbers("points", "points = [100, 80, 60]")?,
                unit: unit(fields)?,
            },
            CriterionKind::DistanceApart => Measure::DistanceApart {
                points: fields.need_numbers("points", "points = [100, 60, 20, 0]")?,
                every: fields.number_between("every", 1, 1_000_000)?.unwrap_or(1),
                by: self.distance(fields)?,
            },
            CriterionKind::Smaller => Measure::Smaller {
                points: fields.need_count("points", "points = 5")?,
                most: fields.need_count("most", "most = 40")?,
            },
            CriterionKind::EachInCommon => Measure::EachInCommon {
                points: fields.need_count("points", "points = 20")?,
                most: fields.need_count("most", "most = 100")?,
            },
            _ => flat(kind, fields.need_number("points", "points = 60")?),
        })
    }

    fn same_or_related(&self, fields: &mut Fields<'_>) -> Result<Measure, RulesError> {
        if !self.has_families {
            return Err(fields.mistake_here(
                "\"same or related\" needs to know what is related.".to_owned(),
                "Add [families] with a family for each value, or use \"same\".".to_owned(),
            ));
        }
        Ok(Measure::SameOrRelated {
            same: fields.need_number("same", "same = 300")?,
            related: fields.need_number("related", "related = 120")?,
        })
    }
}

fn flat(kind: CriterionKind, points: i64) -> Measure {
    match kind {
        CriterionKind::Same => Measure::Same { points },
        CriterionKind::Differ => Measure::Differ { points },
        CriterionKind::ChoicesMet => Measure::ChoicesMet { points },
        CriterionKind::RatedMet => Measure::RatedMet { points },
        CriterionKind::ShareOne => Measure::ShareOne { points },
        _ => Measure::NeedsMet { points },
    }
}

fn as_wished(fields: &mut Fields<'_>) -> Result<Measure, RulesError> {
    let wish_column = fields.need_text("wish_column", "wish_column = \"Region wish\"")?;
    Ok(Measure::AsWished {
        points: fields.need_number("points", "points = 60")?,
        of: side(fields, "wish_of")?,
        wish_column,
        same: fields.need_text("wish_same", "wish_same = \"Near me\"")?,
        different: fields.need_text("wish_different", "wish_different = \"Far from me\"")?,
    })
}

/// One side lists the other's ids, the dearest first.
fn ranked(fields: &mut Fields<'_>, of: Side) -> Result<(Columns, Measure), RulesError> {
    let column = fields.need_text("column", "column = \"Wishes\"")?;
    let points = fields.need_numbers("points", "points = [300, 200, 100]")?;
    Ok((
        Columns::only(of, column),
        Measure::RankedWish { points, of },
    ))
}

/// What silence is worth: nothing, the most it can cost, or a number of its own.
fn missing_points(fields: &mut Fields<'_>, measure: &Measure) -> Result<i64, RulesError> {
    let number = fields.number("missing_points")?;
    match (fields.unsaid("missing")?, number) {
        (None, number) => Ok(number.unwrap_or(0)),
        (Some(_), Some(_)) => Err(fields.mistake_here(
            "both `missing` and `missing_points` are given.".to_owned(),
            "Give one of them.".to_owned(),
        )),
        (Some(Unsaid::Neutral), None) => Ok(0),
        (Some(Unsaid::Number(number)), None) => Ok(number),
        (Some(Unsaid::Penalise), None) => Ok(-measure.outcomes().into_iter().fold(0, i64::max)),
    }
}

fn opt_in(fields: &mut Fields<'_>) -> Result<Option<OptIn>, RulesError> {
    let names = [
        "opt_in_column",
        "opt_in_mentee_column",
        "opt_in_mentor_column",
    ];
    let columns = either(fields, names)?;
    let word = fields.text("opt_in")?;
    match (columns, word) {
        (None, None) => Ok(None),
        (Some(columns), Some(word)) => Ok(Some(OptIn { columns, word })),
        (Some(_), None) => Err(fields.lacks("opt_in", "opt_in = \"Yes\"")),
        (None, Some(_)) => Err(fields.lacks("opt_in_column", "opt_in_column = \"May count\"")),
    }
}
