//! What goes beyond references: whether options, values, dates and limits make sense together, and
//! what is allowed but worth a second look.

use dyad_matching::Rules;

use super::check::{Wrong, quoted, wrong};
use super::question::{Question, Readers, Role, Use};
use super::year::{ClauseValues, Item, ItemAnswer, OpenedTo};
use super::{Fault, Level, Template, kinds};

/// Longer halves of sentences don't fit a line of the desk.
const LONGEST_REASON: usize = 160;
/// Longer labels don't fit a column's head.
const LONGEST_LABEL: usize = 200;
/// Longer openers are no openers.
const LONGEST_OPENER: usize = 1000;
/// Questions on the one page of a mentor, beside name and address.
const QUESTIONS_OF_A_MENTOR: usize = 7;
/// Forms in a year, application and closing page included.
const FORMS_OF_A_MENTOR: usize = 5;
const FORMS_OF_A_MENTEE: usize = 6;

/// What can't be.
pub(super) fn check(template: &Template, rules: &Rules) -> Vec<Wrong> {
    let mut all = Vec::new();
    all.extend(
        template
            .questions
            .iter()
            .filter_map(|q| question(template, q)),
    );
    all.extend(steps(template, Role::Mentor));
    all.extend(steps(template, Role::Mentee));
    all.extend(eligibility(template));
    all.extend(scales(template));
    all.extend(equity_in_rules(template, rules));
    all.extend(words_in_totals(template));
    all.extend(clauses(template));
    all.extend(days(template));
    all.extend(kinds_of_partnership(template));
    all
}

/// What may be, and is worth a look.
pub(super) fn advice(template: &Template, rules: &Rules) -> Vec<Wrong> {
    let mut all = Vec::new();
    let on_the_page: usize = template
        .forms
        .mentor
        .main_steps()
        .flat_map(|step| &step.questions)
        .filter(|key| !matches!(key.as_str(), "name" | "email" | "role"))
        .count();
    all.extend(much("forms.mentor", on_the_page, QUESTIONS_OF_A_MENTOR));
    let forms = template.forms_a_year(Role::Mentor);
    all.extend(much("check_ins.for_mentors", forms, FORMS_OF_A_MENTOR));
    let forms = template.forms_a_year(Role::Mentee);
    all.extend(much("check_ins.for_mentees", forms, FORMS_OF_A_MENTEE));
    let names = rules.criteria().iter().filter_map(|c| c.name.as_deref());
    let silent = names.filter(|name| !template.reasons.contains_key(*name));
    all.extend(silent.map(|name| wrong("reasons", "[reasons]", Fault::NoReason(name.into()))));
    all
}

fn much(field: &str, asked: usize, most: usize) -> Option<Wrong> {
    let search = format!(
        "[{}",
        field
            .replace("check_ins.", "[check_ins")
            .replace("for_mentors", "")
            .replace("for_mentees", "")
    );
    (asked > most).then(|| wrong(field, search, Fault::AsksMuch { asked, most }))
}

fn line_of_key(key: &str) -> String {
    format!("key = {}", quoted(key))
}

fn question(template: &Template, question: &Question) -> Option<Wrong> {
    let at = |field: &str, fault| Some(wrong(field, line_of_key(&question.key), fault));
    if let Some(other) = &question.options_of
        && template.question(other).is_none()
    {
        return at("questions.options_of", Fault::NoSuchQuestion(other.clone()));
    }
    if let Some(other) = question
        .options_of
        .as_ref()
        .and_then(|key| template.question(key))
        && question.options != other.options
    {
        return at("questions.options", Fault::OptionsTwice(other.key.clone()));
    }
    if let Some(known) = question.kind.known_options()
        && let Some(stray) = question
            .options
            .iter()
            .find(|o| !known.contains(&o.key.as_str()))
    {
        return at(
            "questions.options.key",
            Fault::NotAnOption(stray.key.clone()),
        );
    }
    let guarded = question.consent.is_some()
        && question.required_of.is_empty()
        && matches!(question.readers, Readers::Totals | Readers::Private);
    if question.equity && !guarded {
        return at("questions.equity", Fault::EquityUnguarded);
    }
    if question.equity && !question.headers.is_empty() {
        return at("questions.headers", Fault::EquityInSheets);
    }
    if question.label.chars().count() > LONGEST_LABEL {
        return at("questions.label", Fault::TooLong(LONGEST_LABEL));
    }
    None
}

/// What equal treatment guards decides nothing, unless its author wants it to: it may give points, and
/// then only where both answered a private question that says so.
fn equity_in_rules(template: &Template, rules: &Rules) -> Option<Wrong> {
    let guarded = |key: &str| template.question(key).filter(|question| question.equity);
    let admits = |rule: &super::Admission| guarded(&rule.question).is_some();
    if let Some(rule) = template.eligibility.iter().find(|rule| admits(rule)) {
        let search = format!("question = {}", quoted(&rule.question));
        let fault = Fault::EquityDecides(rule.question.clone());
        return Some(wrong("eligibility.question", search, fault));
    }
    let may_give_points = |question: &Question| {
        question.readers == Readers::Private
            && question.used_for.contains(&Use::Matching)
            && question.consent.is_some()
    };
    let musts = rules
        .musts()
        .iter()
        .filter_map(|must| must.columns.as_ref());
    let musts = musts.flat_map(|columns| [&columns.mentee, &columns.mentor]);
    let refused = musts.filter_map(|key| guarded(key)).next().or_else(|| {
        let points = rules.criteria().iter().map(|criterion| &criterion.columns);
        let mut points = points.flat_map(|columns| [&columns.mentee, &columns.mentor]);
        points.find_map(|key| guarded(key).filter(|question| !may_give_points(question)))
    })?;
    Some(wrong(
        "matching.column",
        format!("column = {}", quoted(&refused.key)),
        Fault::EquityDecides(refused.key.clone()),
    ))
}

/// Of words there are no totals.
fn words_in_totals(template: &Template) -> Option<Wrong> {
    let forms = template.check_ins.iter().map(|it| {
        let items = it.for_mentors.iter().chain(&it.for_mentees);
        ("check_ins.opened_to", &it.key, it.opened_to, items)
    });
    let surveys = template.surveys.iter().map(|it| {
        let items = it.for_mentors.iter().chain(&it.for_mentees);
        ("surveys.opened_to", &it.key, it.opened_to, items)
    });
    let is_words = |item: &Item| item.answer == ItemAnswer::Words;
    let mut all = forms.chain(surveys);
    let (field, key, ..) =
        all.find(|(.., to, items)| *to == OpenedTo::Totals && items.clone().any(is_words))?;
    Some(wrong(field, line_of_key(key), Fault::WordsInTotals))
}

fn steps(template: &Template, role: Role) -> Option<Wrong> {
    let form = template.form(role);
    let field = "forms.steps.questions";
    let mut seen = std::collections::BTreeSet::new();
    for step in &form.steps {
        for question in template.questions_of(step) {
            let key = question.key.clone();
            let fault = if question.kind.is_never_asked() {
                Fault::NeverAsked(key)
            } else if step.extra && question.required_of.contains(&role) {
                Fault::NeededButFolded(key)
            } else if !seen.insert(key.clone()) {
                Fault::Twice(key)
            } else {
                continue;
            };
            return Some(wrong(field, quoted(&question.key), fault));
        }
    }
    None
}

fn eligibility(template: &Template) -> Option<Wrong> {
    for rule in &template.eligibility {
        let search = format!("question = {}", quoted(&rule.question));
        let Some(question) = template.question(&rule.question) else {
            let fault = Fault::NoSuchQuestion(rule.question.clone());
            return Some(wrong("eligibility.question", search, fault));
        };
        let unknown = |key: &&String| question.option_label(key).is_none();
        if let Some(stray) = rule.admits.iter().find(unknown) {
            let fault = Fault::NoSuchOption(stray.clone());
            return Some(wrong("eligibility.admits", search, fault));
        }
        if rule.says.trim().is_empty() {
            return Some(wrong("eligibility.says", search, Fault::Empty));
        }
    }
    None
}

/// The steps of a scale are options of the question that it is about.
fn scales(template: &Template) -> Option<Wrong> {
    let lists = ["must", "points"].into_iter();
    let entries = lists.filter_map(|list| template.matching.get(list)?.as_array());
    for entry in entries.flatten().filter_map(toml::Value::as_table) {
        let column = entry.get("column").and_then(toml::Value::as_str);
        let scale = entry.get("scale").and_then(toml::Value::as_array);
        let question = column.and_then(|column| template.question(column));
        let (Some(question), Some(scale)) = (question, scale) else {
            continue;
        };
        let mut steps = scale.iter().filter_map(toml::Value::as_str);
        let known = |step: &str| question.open || question.option_label(step).is_some();
        if let Some(stray) = steps.find(|step| !known(step)) {
            let fault = Fault::NoSuchOption(stray.into());
            return Some(wrong(
                "matching.scale",
                format!("scale = [{}", quoted(steps_first(scale))),
                fault,
            ));
        }
    }
    None
}

fn steps_first(scale: &[toml::Value]) -> &str {
    scale
        .first()
        .and_then(toml::Value::as_str)
        .unwrap_or_default()
}

fn clauses(template: &Template) -> Option<Wrong> {
    template.clauses.iter().find_map(|clause| {
        let fault = values(template, &clause.values)?;
        Some(wrong("clauses.values", line_of_key(&clause.key), fault))
    })
}

fn values(template: &Template, values: &ClauseValues) -> Option<Fault> {
    let upside = values
        .rhythm
        .as_ref()
        .is_some_and(|r| r.min > r.max || r.minutes == 0);
    if upside {
        return Some(Fault::Upside);
    }
    let late_hour = values
        .quiet_hours
        .and_then(|hours| hours.into_iter().find(|hour| *hour > 24));
    if let Some(hour) = late_hour {
        return Some(Fault::OutOfRange(hour.into()));
    }
    let months = template.term.months;
    let mut reviews = values.review_months.iter().flatten();
    reviews
        .find(|month| **month > months)
        .map(|month| Fault::AfterTheEnd(*month))
}

/// Nothing is asked after the end, where there is one.
fn days(template: &Template) -> Option<Wrong> {
    let months = template.term.months;
    let late = |day: u32| !template.term.open && day > months.saturating_mul(31);
    let check_in = template
        .check_ins
        .iter()
        .find(|check_in| late(check_in.day));
    if let Some(check_in) = check_in {
        let fault = Fault::OutOfRange(check_in.day.into());
        return Some(wrong("check_ins.day", line_of_key(&check_in.key), fault));
    }
    let remind = template
        .plan
        .touchpoints
        .map(|touchpoints| touchpoints.remind_on_day);
    if let Some(day) = remind.filter(|day| !(1..=28).contains(day)) {
        return Some(wrong(
            "plan.touchpoints",
            "touchpoints",
            Fault::OutOfRange(day.into()),
        ));
    }
    let opener = template
        .openers
        .iter()
        .find(|opener| opener.body.chars().count() > LONGEST_OPENER);
    if let Some(opener) = opener {
        return Some(wrong(
            "openers.body",
            quoted(&opener.title),
            Fault::TooLong(LONGEST_OPENER),
        ));
    }
    let reason = template
        .reasons
        .iter()
        .find(|(_, half)| half.chars().count() > LONGEST_REASON);
    reason.map(|(name, _)| {
        wrong(
            "reasons",
            format!("{name} ="),
            Fault::TooLong(LONGEST_REASON),
        )
    })
}

fn kinds_of_partnership(template: &Template) -> Option<Wrong> {
    if template.kinds.is_empty() {
        return Some(wrong("kinds", "[[kinds]]", Fault::NoKinds));
    }
    let light = template.kinds.iter().find(|kind| {
        kind.agreement == Level::Off
            && matches!(kind.form, kinds::Form::OneToOne | kinds::Form::Peer)
    });
    let light = light.filter(|_| template.light_card.is_none())?;
    let fault = Fault::NoLightCard(light.name.clone());
    Some(wrong("light_card", line_of_key(&light.key), fault))
}
