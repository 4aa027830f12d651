//! What the shape of a file can't say: that keys are unique, that what is referred to exists, and
//! that nothing people need to read is empty.

use std::collections::BTreeSet;

use dyad_matching::{Rules, Side};

use super::hours::LocalHours;
use super::question::{Kind, Question, Role};
use super::{FORMAT, Fault, Template, deep, matching};

/// Something wrong, and how to find its line: the `occurrence`th line that has `search` in it.
pub(super) struct Wrong {
    pub(super) field: String,
    pub(super) search: String,
    pub(super) occurrence: usize,
    pub(super) fault: Fault,
}

/// Everything that's wrong: at most one thing of each sort, so that a list stays readable.
pub(super) fn check(template: &Template, rules: &Rules) -> Vec<Wrong> {
    let firsts = [
        format(template),
        texts(template),
        keys(template),
        template.questions.iter().find_map(question),
        identity(template),
        form(template, Role::Mentor),
        form(template, Role::Mentee),
        columns(template, rules),
        reasons(template, rules),
        clauses(template),
        plan(template),
    ];
    let mut all: Vec<Wrong> = firsts.into_iter().flatten().collect();
    all.extend(deep::check(template, rules));
    all
}

pub(super) fn wrong(field: impl Into<String>, search: impl Into<String>, fault: Fault) -> Wrong {
    Wrong {
        field: field.into(),
        search: search.into(),
        occurrence: 1,
        fault,
    }
}

/// How a string value is written in the file.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{value}\"")
}

fn format(template: &Template) -> Option<Wrong> {
    let known = template.format == FORMAT;
    (!known).then(|| wrong("format", "format", Fault::UnknownFormat(template.format)))
}

fn texts(template: &Template) -> Option<Wrong> {
    let t = &template.texts;
    let one = |lines: &[String]| lines.iter().map(|line| line.trim()).collect::<String>();
    let needed = [
        ("name", template.name.clone()),
        ("summary", template.summary.clone()),
        ("purpose", t.purpose.clone()),
        ("definition", t.definition.clone()),
        ("expected_of_mentors", one(&t.expected_of_mentors)),
        ("expected_of_mentees", one(&t.expected_of_mentees)),
        ("time_of_mentors", t.time_of_mentors.clone()),
        ("time_of_mentees", t.time_of_mentees.clone()),
        ("code_of_conduct", one(&t.code_of_conduct)),
        ("confidentiality", t.confidentiality.clone()),
    ];
    let (field, _) = needed
        .into_iter()
        .find(|(_, text)| text.trim().is_empty())?;
    Some(wrong(field, field, Fault::Empty))
}

/// All keys are keys, and none is there twice among its kind.
fn keys(template: &Template) -> Option<Wrong> {
    let questions = template.questions.iter().map(|q| q.key.as_str());
    let clauses = template.clauses.iter().map(|c| c.key.as_str());
    let check_ins = template.check_ins.iter().map(|c| c.key.as_str());
    let surveys = template.surveys.iter().map(|s| s.key.as_str());
    unique("key", [template.key.as_str()].into_iter())
        .or_else(|| unique("questions.key", questions))
        .or_else(|| unique("clauses.key", clauses))
        .or_else(|| unique("check_ins.key", check_ins))
        .or_else(|| unique("surveys.key", surveys))
}

fn unique<'a>(field: &str, keys: impl Iterator<Item = &'a str>) -> Option<Wrong> {
    let mut seen = BTreeSet::new();
    for key in keys {
        let plain = key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if key.is_empty() || !plain {
            return Some(wrong(field, quoted(key), Fault::NotAKey(key.to_string())));
        }
        if !seen.insert(key) {
            let search = format!("key = {}", quoted(key));
            return Some(Wrong {
                occurrence: 2,
                ..wrong(field, search, Fault::Twice(key.to_string()))
            });
        }
    }
    None
}

fn question(question: &Question) -> Option<Wrong> {
    let search = format!("key = {}", quoted(&question.key));
    if question.label.trim().is_empty() {
        return Some(wrong("questions.label", search, Fault::Empty));
    }
    let may_be_bare = question.open;
    if question.kind.needs_options() && question.options.is_empty() && !may_be_bare {
        return Some(wrong("questions.options", search, Fault::NoOptions));
    }
    let ranges = [question.range_for_mentees, question.range_for_mentors];
    if let Some([low, _]) = ranges.into_iter().flatten().find(|[low, high]| low > high) {
        return Some(wrong(
            "questions.range_for_mentees",
            search,
            Fault::OutOfRange(low),
        ));
    }
    let hours = question
        .options
        .iter()
        .filter_map(|option| option.hours.as_deref());
    if let Some(bad) = hours
        .clone()
        .find(|hours| LocalHours::parse(hours).is_none())
    {
        return Some(wrong(
            "questions.options.hours",
            quoted(bad),
            Fault::BadHours(bad.to_string()),
        ));
    }
    let options = question.options.iter().map(|option| option.key.as_str());
    unique("questions.options.key", options)
}

/// An import must know who somebody is and what they apply for.
fn identity(template: &Template) -> Option<Wrong> {
    let once = [
        (Kind::Name, "name"),
        (Kind::Email, "email"),
        (Kind::Role, "role"),
    ];
    let at_most_once = [
        (Kind::Moment, "moment"),
        (Kind::Places, "places"),
        (Kind::Zone, "zone"),
        (Kind::Country, "country"),
        (Kind::FreeTimes, "free-times"),
        (Kind::People, "people"),
    ];
    let count = |kind: Kind| template.questions.iter().filter(|q| q.kind == kind).count();
    let none = once.into_iter().find(|(kind, _)| count(*kind) != 1);
    let many = at_most_once.into_iter().find(|(kind, _)| count(*kind) > 1);
    let (_, name) = none.or(many)?;
    Some(wrong(
        "questions.kind",
        "[[questions]]",
        Fault::OneNeeded(name),
    ))
}

fn form(template: &Template, role: Role) -> Option<Wrong> {
    let field = if role == Role::Mentor {
        "forms.mentor.steps.questions"
    } else {
        "forms.mentee.steps.questions"
    };
    let asked: Vec<&String> = template
        .form(role)
        .steps
        .iter()
        .flat_map(|step| &step.questions)
        .collect();
    for key in &asked {
        let fault = match template.question(key) {
            None => Fault::NoSuchQuestion((*key).clone()),
            Some(found) if !found.roles.contains(&role) => Fault::WrongRole((*key).clone()),
            Some(_) => continue,
        };
        return Some(wrong(field, quoted(key), fault));
    }
    let needed = template
        .questions
        .iter()
        .filter(|q| q.required_of.contains(&role));
    let forgotten = needed.map(|q| &q.key).find(|key| !asked.contains(key))?;
    Some(wrong(
        field,
        format!("[forms.{}", field.split('.').nth(1)?),
        Fault::NotAsked(forgotten.clone()),
    ))
}

/// Rules look at answers to questions that are asked.
fn columns(template: &Template, rules: &Rules) -> Option<Wrong> {
    let sides = [Side::Mentee, Side::Mentor]
        .into_iter()
        .flat_map(|side| rules.columns(side));
    let mut columns = sides.chain(rules.capacity_column());
    let known =
        |column: &&str| template.question(column).is_some() || matching::DERIVED.contains(column);
    let missing = columns.find(|column| !known(column))?;
    Some(wrong(
        "matching.column",
        quoted(missing),
        Fault::NoSuchQuestion(missing.to_string()),
    ))
}

fn reasons(template: &Template, rules: &Rules) -> Option<Wrong> {
    let known = |name: &str| {
        rules
            .criteria()
            .iter()
            .any(|criterion| criterion.name.as_deref() == Some(name))
    };
    let stray = template.reasons.keys().find(|name| !known(name))?;
    Some(wrong(
        "reasons",
        format!("{stray} ="),
        Fault::NoSuchCriterion(stray.clone()),
    ))
}

fn clauses(template: &Template) -> Option<Wrong> {
    if let Some(empty) = template
        .clauses
        .iter()
        .find(|clause| clause.body.trim().is_empty())
    {
        return Some(wrong(
            "clauses.body",
            format!("key = {}", quoted(&empty.key)),
            Fault::Empty,
        ));
    }
    let kept = template
        .clauses
        .iter()
        .any(|clause| clause.key == "confidentiality" && clause.locked);
    (!kept).then(|| wrong("clauses", "[[clauses]]", Fault::NoConfidentiality))
}

fn plan(template: &Template) -> Option<Wrong> {
    let months = template.term.months;
    if months == 0 {
        return Some(wrong("term.months", "months", Fault::OutOfRange(0)));
    }
    let late = template
        .plan
        .talks
        .iter()
        .find(|talk| talk.month > months)?;
    Some(wrong(
        "plan.talks.month",
        format!("month = {}", late.month),
        Fault::AfterTheEnd(late.month),
    ))
}
