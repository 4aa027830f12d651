//! Reasons in words, from the catalogue and the template's half sentences.

use dyad_matching::Rules;
use dyad_matching::rules::{Must, Test};
use dyad_people::account::first_name;
use dyad_programme::import::{countries, languages};
use dyad_programme::template::Template;
use dyad_programme::template::matching::{FREE_HOURS, REGION, STAGES_SO_FAR};
use dyad_programme::template::question::{Kind, Question};

use super::hours::{self, Part};
use super::{Found, Line, Reason, Reasons};
use crate::partnership::Role;
use crate::words::Words;

/// Who reads a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The coordinators.
    Desk,
    /// The one with this role: only what both showed to a possible partner.
    Side(Role),
}

/// A line of the table in which points come together.
pub struct Row {
    /// The question.
    pub label: String,
    /// What was found.
    pub detail: String,
    /// What it gave.
    pub points: i64,
    /// The most it could have given.
    pub most: i64,
    /// The points of all lines before it: where its bar begins.
    pub before: i64,
}

/// More halves would no longer be one sentence.
const MOST_HALVES: usize = 2;
/// Longer lists are cut, and say by how much.
const MOST_VALUES: usize = 3;

/// One sentence on why these two.
#[must_use]
pub fn sentence(words: Words, template: &Template, reasons: &Reasons, view: View) -> String {
    let mut halves = halves(words, template, reasons, view);
    if let Some((hours, is_telling)) = free_hours(words, reasons, view) {
        // When they can talk says more than a second thing they share; a mere number says less.
        halves.truncate(if is_telling {
            MOST_HALVES - 1
        } else {
            MOST_HALVES
        });
        halves.push(hours);
    }
    halves.truncate(MOST_HALVES);
    if halves.is_empty() {
        halves.extend(languages_in_common(words, template, reasons, view));
    }
    match joined(words, &halves) {
        Some(text) => format!("{}.", capitalised(&text)),
        None if view == View::Desk => words.reason_nothing_stands_out(),
        None => words.reason_rules_hold(),
    }
}

/// How the points of a pair come together, line by line.
#[must_use]
pub fn rows(words: Words, template: &Template, reasons: &Reasons) -> Vec<Row> {
    let mut before = 0;
    let points = reasons
        .lines
        .iter()
        .filter(|reason| matches!(reason.line, Line::Points(_)));
    points
        .map(|reason| {
            let row = Row {
                label: label(words, template, reason.column()),
                detail: detail(words, template, reason),
                points: reason.points,
                most: reason.most,
                before,
            };
            before += reason.points;
            row
        })
        .collect()
}

/// What holds between two people by the hard rules, as label and what was found; lines that are for
/// the matching alone are left out.
#[must_use]
pub fn held(words: Words, template: &Template, reasons: &Reasons) -> Vec<(String, String)> {
    let musts = reasons
        .lines
        .iter()
        .filter(|reason| matches!(reason.line, Line::Must(_)));
    let told = musts.filter(|reason| !matches!(reason.found, Found::Kept | Found::Nothing));
    told.map(|reason| {
        (
            label(words, template, reason.column()),
            detail(words, template, reason),
        )
    })
    .collect()
}

/// A hard rule in words.
#[must_use]
pub fn rule(words: Words, template: &Template, rules: &Rules, index: usize) -> String {
    rules
        .musts()
        .get(index)
        .map_or_else(String::new, |must| must_in_words(words, template, must))
}

fn must_in_words(words: Words, template: &Template, must: &Must) -> String {
    let column = must.columns.as_ref().map(|columns| columns.mentee.as_str());
    let question = label(words, template, column);
    let question = question.as_str();
    match &must.test {
        Test::ShareOne { .. } if column == Some(FREE_HOURS) => words.rule_free_hours(),
        Test::ShareOne { .. } | Test::Same => words.rule_share(question),
        Test::Differ => words.rule_differ(question),
        Test::MentorAbove { .. } => words.rule_above(question),
        Test::HoursApart { hours, .. } => words.rule_hours_apart(*hours),
        Test::Preference { .. } => words.rule_wish(question),
        Test::DistanceApart { most, .. } => words.rule_distance_apart(*most, question),
        Test::NotNamed { .. } | Test::NotInList { .. } => words.rule_not_with(),
    }
}

/// What a line looks at: the question as asked of anybody, or the name of what is worked out.
#[must_use]
pub fn label(words: Words, template: &Template, column: Option<&str>) -> String {
    match column {
        Some(FREE_HOURS) => words.column_free_hours(),
        Some(STAGES_SO_FAR) => words.column_stages_so_far(),
        Some(REGION) if template.question(REGION).is_none() => words.column_region(),
        Some(key) => template
            .question(key)
            .map_or(key, |question| &question.label)
            .to_owned(),
        None => String::new(),
    }
}

/// "horses, surgery and research".
#[must_use]
pub fn listed(words: Words, items: &[String]) -> String {
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        // "dogs and cats and surgery" would be three things.
        Some((last, others)) if items.iter().any(|item| item.contains(" and ")) => {
            words.list_as_well_as(others.join(", "), last.as_str())
        }
        Some((last, others)) => words.list_and(others.join(", "), last.as_str()),
    }
}

/// First names of two people, told apart where they are the same.
#[must_use]
pub fn short_names<'n>(mentee: &'n str, mentor: &'n str) -> (&'n str, &'n str) {
    let (a, b) = (first_name(mentee), first_name(mentor));
    if a == b { (mentee, mentor) } else { (a, b) }
}

/// The template's half sentences: first those that name something, then by the points they gave.
fn halves(words: Words, template: &Template, reasons: &Reasons, view: View) -> Vec<String> {
    let mut halves: Vec<(bool, i64, String)> = Vec::new();
    let same_country = visible(reasons, view).any(|reason| {
        of_kind(template, reason, Kind::Country) && matches!(reason.found, Found::Shared { .. })
    });
    // Who shares a country shares a part of the world: once is enough.
    let told_twice = |reason: &Reason| same_country && reason.column() == Some(REGION);
    for reason in visible(reasons, view).filter(|reason| reason.points > 0 && !told_twice(reason)) {
        let Some(half) = reason.half(template) else {
            continue;
        };
        let shared = shared_in_words(words, template, reason);
        let names = half.contains("{shared}");
        if !names || !shared.is_empty() {
            halves.push((names, reason.points, half.replace("{shared}", &shared)));
        }
    }
    halves.sort_by_key(|(names, points, _)| std::cmp::Reverse((*names, *points)));
    halves.into_iter().map(|(_, _, half)| half).collect()
}

fn visible(reasons: &Reasons, view: View) -> impl Iterator<Item = &Reason> {
    reasons
        .lines
        .iter()
        .filter(move |reason| reason.open || view == View::Desk)
}

/// When both are free, and whether it names the times.
fn free_hours(words: Words, reasons: &Reasons, view: View) -> Option<(String, bool)> {
    let free = reasons.free_hours(view != View::Desk);
    if free.is_empty() {
        return None;
    }
    let clocks = reasons.clocks.map(|clocks| match view {
        View::Desk => vec![clocks.mentee, clocks.mentor],
        View::Side(Role::Mentee) => vec![clocks.mentee],
        View::Side(Role::Mentor) => vec![clocks.mentor],
    });
    let parts = clocks
        .map(|clocks| hours::parts(&free, &clocks))
        .unwrap_or_default();
    let parts: Vec<String> = parts
        .into_iter()
        .map(|part| part_in_words(words, part))
        .collect();
    let same_clock = reasons
        .clocks
        .is_some_and(|clocks| clocks.mentee == clocks.mentor);
    let times = listed(words, &parts);
    Some(match (parts.is_empty(), view == View::Desk || same_clock) {
        (true, _) => (words.reason_free_hours(free.len()), false),
        (false, true) => (words.reason_free_on(times), true),
        (false, false) => (words.reason_free_on_your_clock(times), true),
    })
}

fn languages_in_common(
    words: Words,
    template: &Template,
    reasons: &Reasons,
    view: View,
) -> Option<String> {
    let spoken =
        visible(reasons, view).find(|reason| of_kind(template, reason, Kind::Languages))?;
    let languages = shared_in_words(words, template, spoken);
    (!languages.is_empty()).then(|| words.reason_languages(languages))
}

fn of_kind(template: &Template, reason: &Reason, kind: Kind) -> bool {
    let question: Option<&Question> = reason.column().and_then(|column| template.question(column));
    question.is_some_and(|question| question.kind == kind)
}

fn shared_in_words(words: Words, template: &Template, reason: &Reason) -> String {
    let column = match &reason.found {
        Found::Related { .. } => REGION,
        _ => reason.column().unwrap_or_default(),
    };
    let shared = reason.shared();
    let mut named: Vec<String> = shared
        .iter()
        .take(MOST_VALUES)
        .map(|value| spoken(words, template, column, value))
        .collect();
    if shared.len() > MOST_VALUES {
        named.push(words.list_more(shared.len() - MOST_VALUES));
    }
    listed(words, &named)
}

/// A value in the middle of a sentence: without brackets, and not as if a sentence began there.
fn spoken(words: Words, template: &Template, column: &str, value: &str) -> String {
    if column == REGION {
        return value.to_owned();
    }
    let Some(question) = template.question(column) else {
        return value.to_owned();
    };
    match question.kind {
        Kind::Country => {
            let name = countries::name(value).unwrap_or(value);
            words.country_in_a_sentence(value, name)
        }
        Kind::Languages => languages::name(value).unwrap_or(value).to_owned(),
        _ => uncapitalised(without_brackets(
            question.option_label(value).unwrap_or(value),
        )),
    }
}

/// What a line found, for the desk.
fn detail(words: Words, template: &Template, reason: &Reason) -> String {
    let shared = shared_in_words(words, template, reason);
    match &reason.found {
        Found::Kept => words.found_kept(),
        Found::Unsaid => words.found_unsaid(),
        Found::Nothing => words.found_nothing(),
        Found::Shared { values } if reason.column() == Some(FREE_HOURS) => {
            words.found_hours_in_common(values.len())
        }
        Found::Shared { .. } => words.found_shared(capitalised(&shared)),
        Found::Met { met: 0, of, .. } => words.found_none_met(*of),
        Found::Met { met, of, .. } => words.found_met(capitalised(&shared), *met, *of),
        Found::Related { .. } => words.found_shared(capitalised(&shared)),
        Found::Above { steps } if *steps < 0 => words.found_nothing(),
        Found::Above { steps } => words.found_above(*steps),
        Found::Steps { steps: 0, .. } if !shared.is_empty() => {
            words.found_shared(capitalised(&shared))
        }
        Found::Steps { steps, .. } => words.found_steps(*steps),
        Found::Hours { minutes } => words.found_hours_apart(minutes / 60),
        Found::Smaller { number } => words.found_smaller(*number),
        Found::Apart { distance } => words.found_apart(*distance),
        Found::Fits => words.found_fits(),
    }
}

fn part_in_words(words: Words, part: Part) -> String {
    match part {
        Part::WeekdayMornings => words.weekday_mornings(),
        Part::WeekdayAfternoons => words.weekday_afternoons(),
        Part::WeekdayEvenings => words.weekday_evenings(),
        Part::Saturdays => words.saturdays(),
        Part::Sundays => words.sundays(),
    }
}

/// Half sentences make a sentence: "one, and two", "one, two, and three".
fn joined(words: Words, halves: &[String]) -> Option<String> {
    let (last, others) = halves.split_last()?;
    if others.is_empty() {
        return Some(last.clone());
    }
    Some(words.halves_and(others.join(", "), last.as_str()))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Words that are capitals throughout stay as they are: "CV", "NGO".
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn without_brackets(text: &str) -> &str {
    text.split_once(" (").map_or(text, |(before, _)| before)
}
