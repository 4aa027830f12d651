//! What somebody typed becomes answers, or sentences on what isn't one. One file for each shape that
//! an answer can have.

use std::collections::BTreeMap;

use dyad_people::account::tidy_address;
use jiff::civil::Date;

use super::{Raw, consent_key, is_asked};
use crate::disclosure::Disclosed;
use crate::import::{Answer, countries, times};
use crate::template::Template;
use crate::template::hours::WeekHours;
use crate::template::question::{Kind, Question, Readers, Role, Shape};
use crate::words::Words;

mod choosing;
mod counting;
mod naming;
mod placing;
mod writing;

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
    /// What its author lets be counted, or used for the matching alone, and the sentence for it.
    pub disclosed: Vec<Disclosed>,
    /// The name.
    pub name: Option<String>,
    /// The address, where the form asks for it.
    pub address: Option<String>,
    /// The time zone.
    pub zone: Option<String>,
    /// People not to be paired with, by the question that asked for them.
    pub apart: BTreeMap<String, Vec<String>>,
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
    let by = By {
        words,
        role,
        raw,
        on,
    };
    for question in &questions {
        if let Err(sentence) = by.one(question, &mut reading) {
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

impl Reading {
    /// Everybody not to be paired with.
    pub fn all_apart(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.apart.iter();
        all.flat_map(|(key, who)| who.iter().map(|who| (key.as_str(), who.as_str())))
    }

    fn keep(&mut self, question: &Question, answer: Answer) {
        let is_guarded = question.equity || question.readers == Readers::Totals;
        match question.readers {
            // Nobody's to read but its author's: it stays in the sealed draft.
            Readers::Author => {}
            _ if is_guarded => self.disclosed.push(Disclosed {
                question: question.key.clone(),
                answer,
                consent: question.consent.clone().unwrap_or_default(),
            }),
            _ => {
                self.answers.insert(question.key.clone(), answer);
            }
        }
    }
}

/// What an answer is read with.
struct By<'r> {
    words: Words,
    role: Role,
    raw: &'r Raw,
    on: Date,
}

impl By<'_> {
    fn one(&self, question: &Question, reading: &mut Reading) -> Result<(), String> {
        let said = self.raw.one(&question.key);
        if self.raw.all(&question.key).is_empty() || said.is_empty() {
            return self.nothing(question, reading);
        }
        let is_agreed = !self.raw.one(&consent_key(&question.key)).is_empty();
        if question.consent.is_some() && !is_agreed {
            return Err(self.words.needed_consent());
        }
        match question.kind {
            Kind::Name => reading.name = Some(writing::line(self.words, said)?),
            Kind::Email => {
                let address = tidy_address(said);
                reading.address = Some(address.ok_or_else(|| self.words.notice_not_an_address())?);
            }
            Kind::People => {
                let people = naming::people(self.words, question, said)?;
                reading.apart.insert(question.key.clone(), people);
            }
            _ => {
                let answer = self.answer(question, said, reading)?;
                if let (Kind::Assessors, Answer::People(people)) = (question.kind, &answer) {
                    reading.apart.insert(question.key.clone(), people.clone());
                }
                if let Answer::Zone(zone) = &answer {
                    reading.zone = Some(zone.clone());
                }
                reading.keep(question, answer);
            }
        }
        Ok(())
    }

    fn nothing(&self, question: &Question, reading: &mut Reading) -> Result<(), String> {
        if question.kind == Kind::Zone
            && let Some(zone) = placing::only_zone(placing::country(&reading.answers))
        {
            reading.zone = Some(zone.clone());
            reading.keep(question, Answer::Zone(zone));
            return Ok(());
        }
        if question.required_of.contains(&self.role) {
            return Err(needed(self.words, question));
        }
        Ok(())
    }

    fn answer(&self, question: &Question, said: &str, reading: &Reading) -> Result<Answer, String> {
        let (words, raw) = (self.words, self.raw);
        Ok(match (question.kind, question.kind.shape()) {
            (Kind::FreeTimes, _) => Answer::Text(choosing::times(words, question, raw)?),
            (Kind::Country, _) => {
                let code = countries::known(said).or_else(|| countries::find(said));
                Answer::Choice(code.ok_or_else(|| words.wrong_country())?.to_string())
            }
            (Kind::Languages, _) => Answer::Choices(choosing::languages(words, said)?),
            (Kind::Zone, _) => {
                let zone = placing::zone(said, placing::country(&reading.answers), self.on);
                Answer::Zone(zone.ok_or_else(|| words.wrong_zone())?)
            }
            (_, Shape::Line) => Answer::Text(writing::line(words, said)?),
            (_, Shape::Lines) => Answer::Text(writing::text(words, said)?),
            (_, Shape::One) => Answer::Choice(choosing::one(words, question, said)?),
            (_, Shape::Several) => Answer::Choices(choosing::several(words, question, raw)?),
            (_, Shape::Rated) => Answer::Ratings(choosing::ratings(words, question, raw)?),
            (_, Shape::Number) => counting::number(words, question, self.role, said)?,
            (_, Shape::Day) => Answer::Date(said.parse().map_err(|_| words.wrong_day())?),
            (_, Shape::People) => Answer::People(naming::people(words, question, said)?),
        })
    }
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

#[cfg(test)]
mod tests;
