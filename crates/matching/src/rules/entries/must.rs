//! One entry of `[[must]]`.

use super::{Reader, columns, either, unit};
use crate::Side;
use crate::rules::fields::Fields;
use crate::rules::{Columns, Must, MustKind, RulesError, Test};

const SIDES: [&str; 3] = ["column", "mentee_column", "mentor_column"];

impl Reader<'_> {
    pub(super) fn must(
        &self,
        fields: &mut Fields<'_>,
        kind: MustKind,
        name: Option<String>,
    ) -> Result<Must, RulesError> {
        let list = |test| Must {
            name: name.clone(),
            columns: None,
            test,
            missing_passes: true,
        };
        if kind == MustKind::NotInList {
            let file = fields.text("file")?;
            return Ok(list(Test::NotInList { file, tried: false }));
        }
        if matches!(kind, MustKind::NotNamed | MustKind::NotTried) {
            let tried = kind == MustKind::NotTried;
            let file = if tried { fields.text("file")? } else { None };
            return match either(fields, SIDES)? {
                Some(columns) if file.is_none() => Ok(Must {
                    name,
                    columns: Some(columns),
                    test: Test::NotNamed { tried },
                    missing_passes: true,
                }),
                None if tried => Ok(list(Test::NotInList { file, tried })),
                None => Err(fields.lacks("column", "mentee_column = \"Not with\"")),
                Some(_) => Err(fields.mistake_here(
                    "the rule has a file and columns.".to_owned(),
                    "Give a `file` of pairs, or columns in which ids stand.".to_owned(),
                )),
            };
        }
        let columns = columns(fields)?;
        let test = self.test(fields, kind, &columns)?;
        let missing_passes = fields.choice("missing", &["pass", "refuse"])? != Some("refuse");
        Ok(Must {
            name,
            columns: Some(columns),
            test,
            missing_passes,
        })
    }

    /// The tests that compare what the two said.
    fn test(
        &self,
        fields: &mut Fields<'_>,
        kind: MustKind,
        columns: &Columns,
    ) -> Result<Test, RulesError> {
        Ok(match kind {
            MustKind::ShareOne => Test::ShareOne {
                at_least: fields.number_between("at_least", 1, 1000)?.unwrap_or(1),
            },
            MustKind::Same => Test::Same,
            MustKind::Differ => Test::Differ,
            MustKind::MentorAbove => Test::MentorAbove {
                at_least: fields.number_between("at_least", -1000, 1000)?.unwrap_or(1),
                scale: self.scale(fields, columns)?,
            },
            MustKind::HoursApart => Test::HoursApart {
                hours: fields.need_count("hours", "hours = 6")?,
                unit: unit(fields)?,
            },
            MustKind::DistanceApart => Test::DistanceApart {
                most: fields.need_count("most", "most = 100")?,
                by: self.distance(fields)?,
            },
            MustKind::MentorPreference => Test::Preference {
                any: fields.text("any")?,
                of: Side::Mentor,
            },
            _ => Test::Preference {
                any: fields.text("any")?,
                of: Side::Mentee,
            },
        })
    }
}
