//! From text to a template, with the place of every error.

use dyad_matching::{Rules, RulesError};

use super::question::Choice;
use super::{FORMAT, Fault, Refused, Template, check, deep};

pub(super) fn parse(file: &str, text: &str) -> Result<Template, Refused> {
    let (template, rules) = read(file, text)?;
    let mut wrongs = check::check(&template, &rules).into_iter();
    match wrongs.next() {
        None => Ok(template),
        Some(wrong) => Err(placed(file, text, wrong)),
    }
}

/// As [`parse`], with all that is wrong, or else what is worth a look.
pub(super) fn look_over(file: &str, text: &str) -> Result<(Template, Vec<Refused>), Vec<Refused>> {
    let (template, rules) = read(file, text).map_err(|refused| vec![refused])?;
    let place = |wrong| placed(file, text, wrong);
    let mut wrongs: Vec<Refused> = check::check(&template, &rules)
        .into_iter()
        .map(place)
        .collect();
    if wrongs.is_empty() {
        let advice = deep::advice(&template, &rules).into_iter().map(place);
        return Ok((template, advice.collect()));
    }
    wrongs.sort_by_key(|refused| refused.line);
    Err(wrongs)
}

fn read(file: &str, text: &str) -> Result<(Template, Rules), Refused> {
    let mut template: Template =
        toml::from_str(text).map_err(|error| refused(file, text, &error))?;
    share_options(&mut template);
    let rules =
        Rules::parse_within(text, file, "matching").map_err(|error| rule_refused(text, error))?;
    Ok((template, rules))
}

fn placed(file: &str, text: &str, wrong: check::Wrong) -> Refused {
    Refused {
        file: file.to_string(),
        line: line_of(text, &wrong.search, wrong.occurrence),
        field: wrong.field,
        fault: wrong.fault,
    }
}

/// Gives questions that use another's options these options. One whose other doesn't exist stays
/// without, which the check then finds.
pub(super) fn share_options(template: &mut Template) {
    let shared: Vec<Option<Vec<Choice>>> = template
        .questions
        .iter()
        .map(|question| {
            let other = template.question(question.options_of.as_deref()?)?;
            question.options.is_empty().then(|| other.options.clone())
        })
        .collect();
    for (question, options) in template.questions.iter_mut().zip(shared) {
        question.options.extend(options.into_iter().flatten());
    }
}

/// The reader's error with its line and field. A file of another format is told so first: what its
/// fields mean can't be known.
fn refused(file: &str, text: &str, error: &toml::de::Error) -> Refused {
    let file = file.to_string();
    if let Some(format) = stated_format(text)
        && format != FORMAT
    {
        let line = line_of(text, "format", 1);
        return Refused {
            file,
            line,
            field: "format".into(),
            fault: Fault::UnknownFormat(format),
        };
    }
    let at = error
        .span()
        .map_or(text.len(), |span| span.start.min(text.len()));
    let message = error
        .message()
        .lines()
        .next()
        .unwrap_or_default()
        .to_string();
    Refused {
        file,
        line: line_at(text, at),
        field: field_at(text, at, &message),
        fault: Fault::Shape(message),
    }
}

/// The rules have their own reader, which knows what would be right.
fn rule_refused(text: &str, error: RulesError) -> Refused {
    let line = error
        .place
        .map_or_else(|| line_of(text, "[matching", 1), |place| place.line);
    let field = if error.path.is_empty() {
        "matching".to_string()
    } else {
        error.path
    };
    Refused {
        file: error.file,
        line,
        field,
        fault: Fault::Rule {
            wrong: error.wrong,
            right: error.right,
        },
    }
}

fn stated_format(text: &str) -> Option<u32> {
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("format"))?;
    line.split_once('=')?
        .1
        .split('#')
        .next()?
        .trim()
        .parse()
        .ok()
}

/// The line, from 1, of a position in the text.
fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(at)
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

/// The line of the `occurrence`th line (from 1) that has `search` in it; the last line without one.
fn line_of(text: &str, search: &str, occurrence: usize) -> usize {
    let found = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains(search))
        .nth(occurrence.max(1) - 1);
    found.map_or_else(|| text.lines().count().max(1), |(index, _)| index + 1)
}

/// The name of the field at a position: the key of its line after the table it lies in. A field
/// that is missing or unknown is named by the reader's own message.
fn field_at(text: &str, at: usize, message: &str) -> String {
    let start = line_at(text, at);
    let lines: Vec<&str> = text.lines().take(start).collect();
    let table = lines
        .iter()
        .rev()
        .find_map(|line| table_name(line))
        .unwrap_or_default();
    let on_line = lines
        .last()
        .and_then(|line| line.split_once('='))
        .map(|(key, _)| key.trim());
    let plain = on_line.filter(|key| {
        key.chars()
            .all(|c| c.is_alphanumeric() || "._-\"".contains(c))
    });
    let named = message
        .split('`')
        .nth(1)
        .filter(|_| message.contains("field"));
    match (table.is_empty(), named.or(plain)) {
        (true, Some(key)) => key.to_string(),
        (true, None) => "?".to_string(),
        (false, Some(key)) => format!("{table}.{key}"),
        (false, None) => table.to_string(),
    }
}

fn table_name(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    inner.split_once(']').map(|(name, _)| name.trim())
}
