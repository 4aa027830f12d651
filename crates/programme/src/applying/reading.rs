//! What somebody typed becomes answers, or sentences on what isn't one.

use std::collections::BTreeMap;

use dyad_people::account::tidy_address;
use jiff::civil::Date;

use super::{Raw, consent_key, is_asked};
use crate::import::answer::Decimal;
use crate::import::choices::{self, Spoken, spoken};
use crate::import::{Answer, countries, lists, times, zones};
use crate::template::Template;
use crate::template::hours::WeekHours;
use crate::template::question::{Kind, Question, Role, Shape};
use crate::words::Words;

/// The longest line.
const LONGEST_LINE: usize = 200;
/// The longest text.
const LONGEST_TEXT: usize = 4_000;

/// A sentence at a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The question's key.
    pub key: String,
    /// What is the matter.
    pub sentence: String,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Answers by key.
    pub answers: BTreeMap<String, Answer>,
    /// The name.
    pub name: Option<String>,
    /// The address, where the form asks for it.
    pub address: Option<String>,
    /// The time zone.
    pub zone: Option<String>,
    /// People not to be paired with, one for each line.
    pub not_with: Vec<String>,
    /// Addresses of those who manage or assess them, or words for them.
    pub assessed_by: Vec<String>,
    /// When somebody is free.
    pub free_hours: Option<WeekHours>,
    /// What isn't right yet.
    pub mistakes: Vec<Mistake>,
}

/// Reads the answers to `questions`. `on` is the day that decides between summer and winter.
pub fn read<'q>(
    words: Words,
    questions: impl Iterator<Item = &'q Question>,
    role: Role,
    raw: &Raw,
    on: Date,
) -> Reading {
    let mut reading = Reading::default();
    let questions: Vec<&Question> = questions.filter(|question| is_asked(question)).collect();
    for question in &questions {
        if let Err(sentence) = one(words, question, role, raw, on, &mut reading) {
            reading.mistakes.push(Mistake {
                key: question.key.clone(),
                sentence,
            });
        }
    }
    let zone = reading.zone.clone();
    let times = questions.iter().find(|q| q.kind == Kind::FreeTimes);
    if let (Some(question), Some(zone)) = (times, zone)
        && let Some(Answer::Text(said)) = reading.answers.get(&question.key)
    {
        reading.free_hours = times::free_hours(said, &question.options, &zone, on);
    }
    reading
}

/// What keeps somebody out says so at the question that decides.
pub fn refuse(template: &Template, role: Role, reading: &mut Reading) {
    let refused: Vec<Mistake> = template
        .refusals(role, &reading.answers)
        .map(|rule| Mistake {
            key: rule.question.clone(),
            sentence: rule.says.clone(),
        })
        .collect();
    reading.mistakes.extend(refused);
}

fn one(
    words: Words,
    question: &Question,
    role: Role,
    raw: &Raw,
    on: Date,
    reading: &mut Reading,
) -> Result<(), String> {
    let said = raw.one(&question.key);
    if raw.all(&question.key).is_empty() || said.is_empty() {
        if question.kind == Kind::Zone
            && let Some(zone) = only_zone(reading)
        {
            reading.zone = Some(zone.clone());
            reading
                .answers
                .insert(question.key.clone(), Answer::Zone(zone));
            return Ok(());
        }
        return if question.required_of.contains(&role) {
            Err(needed(words, question))
        } else {
            Ok(())
        };
    }
    if question.consent.is_some() && raw.one(&consent_key(&question.key)).is_empty() {
        return Err(words.needed_consent());
    }
    let answer = match (question.kind, question.kind.shape()) {
        (Kind::Name, _) => {
            reading.name = Some(line(words, said)?);
            return Ok(());
        }
        (Kind::Email, _) => {
            let address = tidy_address(said).ok_or_else(|| words.notice_not_an_address())?;
            reading.address = Some(address);
            return Ok(());
        }
        (Kind::People, _) => {
            reading.not_with = people(text(words, said)?.as_str());
            return Ok(());
        }
        (Kind::FreeTimes, _) => {
            let keys = options(words, question, raw)?;
            let labels = keys.iter().filter_map(|key| question.option_label(key));
            Answer::Text(labels.collect::<Vec<_>>().join(", "))
        }
        (Kind::Country, _) => {
            let code = countries::known(said).or_else(|| countries::find(said));
            Answer::Choice(code.ok_or_else(|| words.wrong_country())?.to_string())
        }
        (Kind::Languages, _) => Answer::Choices(languages(words, said)?),
        (Kind::Zone, _) => {
            let zone = zone(said, country(reading), on).ok_or_else(|| words.wrong_zone())?;
            reading.zone = Some(zone.clone());
            Answer::Zone(zone)
        }
        (_, Shape::Line) => Answer::Text(line(words, said)?),
        (_, Shape::Lines) => Answer::Text(text(words, said)?),
        (_, Shape::One) if question.open => Answer::Choice(opened(question, &line(words, said)?)),
        (_, Shape::One) => Answer::Choice(option(words, question, said)?),
        (_, Shape::Several) if question.open => {
            let said = people(text(words, said)?.as_str());
            let keys = said.iter().map(|part| opened(question, part)).collect();
            Answer::Choices(at_most(words, question, keys)?)
        }
        (_, Shape::Several) => Answer::Choices(options(words, question, raw)?),
        (_, Shape::Rated) => Answer::Ratings(ratings(words, question, raw)?),
        (_, Shape::Number) if question.decimals.is_some() => {
            Answer::Decimal(decimal(words, question, role, said)?)
        }
        (_, Shape::Number) => Answer::Number(number(words, question, role, said)?),
        (_, Shape::Day) => Answer::Date(said.parse().map_err(|_| words.wrong_day())?),
        (_, Shape::People) => {
            let named = people(text(words, said)?.as_str());
            let named = named
                .into_iter()
                .map(|who| tidy_address(&who).unwrap_or(who));
            let named = at_most(words, question, named.collect())?;
            if question.kind == Kind::Assessors {
                reading.assessed_by.clone_from(&named);
            }
            Answer::People(named)
        }
    };
    if !question.readers.includes_coordinators() {
        // Nobody's to read but its author's: it stays in the sealed draft.
        return Ok(());
    }
    reading.answers.insert(question.key.clone(), answer);
    Ok(())
}

fn needed(words: Words, question: &Question) -> String {
    match (question.kind, question.kind.shape()) {
        (Kind::Languages, _) => words.needed_answer(),
        (_, Shape::One) if !question.open => words.needed_choice(),
        (Kind::FreeTimes, _) | (_, Shape::Rated) => words.needed_choices(),
        (_, Shape::Several) if !question.open => words.needed_choices(),
        _ => words.needed_answer(),
    }
}

fn line(words: Words, said: &str) -> Result<String, String> {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST_LINE || line.chars().any(char::is_control) {
        return Err(words.wrong_too_long(i64::try_from(LONGEST_LINE).unwrap_or(i64::MAX)));
    }
    Ok(line)
}

fn text(words: Words, said: &str) -> Result<String, String> {
    let text = said.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().count() > LONGEST_TEXT {
        return Err(words.wrong_too_long(i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX)));
    }
    Ok(text)
}

fn option(words: Words, question: &Question, said: &str) -> Result<String, String> {
    let known = question.option_label(said).is_some();
    known
        .then(|| said.to_string())
        .ok_or_else(|| words.needed_choice())
}

/// An option by its words, or somebody's own words for something else.
fn opened(question: &Question, said: &str) -> String {
    let known = choices::exactly(question, said);
    known.map_or_else(|| said.to_string(), |option| option.key.clone())
}

fn options(words: Words, question: &Question, raw: &Raw) -> Result<Vec<String>, String> {
    let mut keys: Vec<String> = Vec::new();
    for said in raw.all(&question.key) {
        let key = option(words, question, said.trim())?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    at_most(words, question, keys)
}

fn at_most(words: Words, question: &Question, all: Vec<String>) -> Result<Vec<String>, String> {
    match question.most {
        Some(most) if all.len() > usize::try_from(most).unwrap_or(usize::MAX) => {
            Err(words.wrong_too_many(i64::from(most)))
        }
        _ => Ok(all),
    }
}

fn ratings(words: Words, question: &Question, raw: &Raw) -> Result<BTreeMap<String, u8>, String> {
    let mut ratings = BTreeMap::new();
    for said in raw.all(&question.key) {
        let (key, rating) = said.split_once('=').ok_or_else(|| words.needed_choice())?;
        let rating = rating
            .parse()
            .ok()
            .filter(|rating| (1..=5).contains(rating));
        let key = option(words, question, key)?;
        ratings.insert(key, rating.ok_or_else(|| words.needed_choice())?);
    }
    let keys = ratings.keys().cloned().collect();
    at_most(words, question, keys).map(|_| ratings)
}

fn decimal(words: Words, question: &Question, role: Role, said: &str) -> Result<Decimal, String> {
    let said = said.replace(',', ".");
    let (whole, rest) = said.split_once('.').unwrap_or((&said, ""));
    let is_plain = rest.len() <= 2 && rest.bytes().all(|digit| digit.is_ascii_digit());
    let whole = number(words, question, role, whole)?;
    let rest: i64 = match (is_plain, rest.len()) {
        (true, 0) => 0,
        (true, 1) => rest.parse::<i64>().unwrap_or(0) * 10,
        (true, _) => rest.parse().unwrap_or(0),
        (false, _) => return Err(words.wrong_number()),
    };
    Ok(Decimal::of_hundredths(whole * 100 + rest))
}

fn number(words: Words, question: &Question, role: Role, said: &str) -> Result<i64, String> {
    let number: i64 = said.parse().map_err(|_| words.wrong_number())?;
    match question.range_for(role) {
        Some([from, to]) if !(from..=to).contains(&number) => Err(words.wrong_range(from, to)),
        None if !(0..=1_000_000).contains(&number) => Err(words.wrong_number()),
        _ => Ok(number),
    }
}

fn languages(words: Words, said: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for part in lists::split(said, |_| false) {
        let found: Vec<&str> = match spoken(part) {
            Spoken::Exactly(tag) | Spoken::Perhaps(tag) => vec![tag],
            Spoken::Respelled(tags) => tags,
            Spoken::ALittle(_) => return Err(words.wrong_language_a_little(part)),
            Spoken::No => return Err(words.wrong_language(part)),
        };
        for tag in found {
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_string());
            }
        }
    }
    if tags.is_empty() {
        return Err(words.needed_answer());
    }
    Ok(tags)
}

fn country(reading: &Reading) -> Option<&'static str> {
    let mut codes = reading.answers.values().filter_map(|answer| match answer {
        Answer::Choice(code) => countries::known(code),
        _ => None,
    });
    codes.next_back()
}

/// The zone of somebody who didn't say it, where their country has only one.
fn only_zone(reading: &Reading) -> Option<String> {
    match countries::zones(country(reading)?) {
        [only] => Some((*only).to_string()),
        _ => None,
    }
}

fn zone(said: &str, country: Option<&str>, on: Date) -> Option<String> {
    Some(match zones::read(said, country, on)? {
        zones::Read::Known(zone) | zones::Read::Respelled(zone) | zones::Read::City(zone) => zone,
        zones::Read::Fixed { zone, .. } | zones::Read::Abbreviation { zone, .. } => zone,
    })
}

fn people(said: &str) -> Vec<String> {
    let parts = said.split(['\n', ',', ';']).map(str::trim);
    let mut people: Vec<String> = Vec::new();
    for part in parts.filter(|part| !part.is_empty()).take(50) {
        if !people.iter().any(|known| known == part) {
            people.push(part.to_string());
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;
    use crate::template::shipped_by_key;

    fn template() -> Template {
        shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap()
    }

    fn raw(values: &[(&str, &[&str])]) -> Raw {
        let values = values.iter().map(|(key, values)| {
            let values = values.iter().map(|value| (*value).to_string()).collect();
            ((*key).to_string(), values)
        });
        Raw {
            values: values.collect(),
            ..Raw::default()
        }
    }

    fn read_as(role: Role, raw: &Raw) -> Reading {
        let template = template();
        let on = jiff::civil::date(2026, 3, 2);
        read(Words(ENGLISH), template.asked_of(role), role, raw, on)
    }

    #[test]
    fn a_whole_form_becomes_answers() {
        let reading = read_as(
            Role::Mentor,
            &raw(&[
                ("name", &["  Grace   Moor "]),
                ("email", &["Grace@Example.org"]),
                ("practising", &["yes"]),
                ("country", &["GB"]),
                ("fields", &["surgery", "horses"]),
                ("languages", &["English, portuguese"]),
                ("time_zone", &["lisbon"]),
                ("free_times", &["saturdays"]),
                ("places", &["2"]),
                ("not_with", &["Olga Petrova\r\nx@example.org"]),
            ]),
        );
        assert_eq!(reading.mistakes, []);
        assert_eq!(reading.name.as_deref(), Some("Grace Moor"));
        assert_eq!(reading.address.as_deref(), Some("grace@example.org"));
        assert_eq!(reading.zone.as_deref(), Some("Europe/Lisbon"));
        assert_eq!(reading.not_with, ["Olga Petrova", "x@example.org"]);
        assert_eq!(
            reading.answers["languages"],
            Answer::Choices(vec!["en".into(), "pt".into()])
        );
        assert_eq!(reading.free_hours.unwrap().len(), 15);
        assert!(!reading.answers.contains_key("not_with"), "it is private");
    }

    #[test]
    fn what_is_needed_or_cannot_be_is_said_at_its_question() {
        let reading = read_as(
            Role::Mentor,
            &raw(&[
                ("country", &["Atlantis"]),
                ("fields", &["dragons"]),
                ("languages", &["English, Klingonish"]),
                ("places", &["99"]),
            ]),
        );
        let mut keys: Vec<&str> = reading.mistakes.iter().map(|m| m.key.as_str()).collect();
        keys.sort_unstable();
        assert_eq!(
            keys,
            [
                "country",
                "email",
                "fields",
                "languages",
                "name",
                "places",
                "practising",
                "time_zone"
            ]
        );
        let language = reading.mistakes.iter().find(|m| m.key == "languages");
        assert!(language.unwrap().sentence.contains("Klingonish"));
    }

    #[test]
    fn a_country_with_one_zone_answers_the_question_for_the_zone() {
        let reading = read_as(Role::Mentee, &raw(&[("country", &["GB"])]));
        assert_eq!(reading.zone.as_deref(), Some("Europe/London"));
    }

    #[test]
    fn answers_are_typed_again_as_they_were_read() {
        let typed = raw(&[
            ("country", &["PT"]),
            ("fields", &["surgery", "horses"]),
            ("languages", &["English, Portuguese"]),
            ("time_zone", &["Europe/Lisbon"]),
            ("free_times", &["weekday_mornings", "saturdays"]),
            ("hopes", &["Nights.\nA family."]),
        ]);
        let reading = read_as(Role::Mentee, &typed);
        let again = crate::applying::prefill::raw(&template(), &reading.answers);
        assert_eq!(again.values, typed.values);
    }
}
