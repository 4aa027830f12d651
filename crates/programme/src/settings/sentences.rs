//! What the template's checker says, as a sentence at a field.

use super::shape::{Field, Slip};
use crate::template::{Fault, Refused, Template};
use crate::words::Words;

/// The sentence for a fault. `template` names what keys stand for, where it could be read.
pub(crate) fn sentence(words: Words, template: Option<&Template>, refused: &Refused) -> String {
    let label = |key: &str| {
        let question = template.and_then(|template| template.question(key));
        question.map_or_else(|| key.to_string(), |question| question.label.clone())
    };
    match &refused.fault {
        Fault::Empty => words.fault_empty(),
        Fault::Twice(key) => words.fault_twice(key.as_str()),
        Fault::NoSuchQuestion(key) => words.fault_no_such_question(label(key)),
        Fault::OneNeeded(kind) => words.fault_one_needed(*kind),
        Fault::NoOptions => words.fault_no_options(),
        Fault::WrongRole(key) => words.fault_wrong_role(label(key)),
        Fault::NotAsked(key) => words.fault_not_asked(label(key)),
        Fault::BadHours(text) => words.fault_bad_hours(text.as_str()),
        Fault::Rule { wrong, right } => words.fault_rule(wrong.as_str(), right.as_str()),
        Fault::NoConfidentiality => words.fault_no_confidentiality(),
        Fault::AfterTheEnd(month) => words.fault_after_the_end(i64::from(*month)),
        Fault::OutOfRange(number) => words.fault_out_of_range(*number),
        other => words.fault_other(other.to_string()),
    }
}

/// The sentence at the field it is about; at the first one where none is.
pub(crate) fn slip(words: Words, template: &Template, refused: &Refused, fields: &[Field]) -> Slip {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_string();
    let wanted = last(&refused.field);
    let at = fields.iter().find(|field| last(field.path) == wanted);
    let at = at.or_else(|| {
        fields
            .iter()
            .find(|field| refused.field.contains(field.path))
    });
    Slip {
        field: at
            .or(fields.first())
            .map_or_else(|| "main".into(), |field| field.path.into()),
        sentence: sentence(words, Some(template), refused),
    }
}
