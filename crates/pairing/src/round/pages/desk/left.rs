//! Who is left, what stood in the way, and the smallest change that would help, in words.

use std::collections::{BTreeMap, BTreeSet};

use dyad_matching::{MustKind, Rules};
use dyad_people::account::{PersonId, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::programme::Programme;
use dyad_programme::template::Template;

use crate::extra_place::{self, ExtraPlace, Standing};
use crate::round::left::{Help, LeftOut, RuledOut, Why};
use crate::round::reasons::wording::rule;
use crate::round::{Round, State, store};
use crate::words::Words;

/// Somebody without a mentor.
pub(super) struct LeftRow {
    pub(super) name: String,
    pub(super) why: String,
    pub(super) rules: Vec<String>,
    pub(super) help: String,
    /// Whom a button may ask for a place: id and name.
    pub(super) ask: Option<(String, String)>,
    /// How a question for a place stands.
    pub(super) asked: Option<String>,
}

/// Who reads, and of what. Whoever takes part themselves reads no numbers of mentors: with one
/// subtraction they would tell who ruled them out (INV-10).
struct Reading<'r> {
    words: Words,
    template: &'r Template,
    rules: Rules,
    takes_part: bool,
}

pub(super) async fn read(
    tx: &mut Tx,
    programme: &Programme,
    round: &Round,
    names: &BTreeMap<PersonId, String>,
    me: &PersonId,
    now: Moment,
) -> Result<Vec<LeftRow>, Problem> {
    let reading = Reading {
        words: Words(ENGLISH),
        template: &programme.template,
        rules: programme.template.rules().map_err(Problem::broken)?,
        takes_part: names.contains_key(me),
    };
    let questions = extra_place::store::of_round(tx, &round.id).await?;
    let mut rows = Vec::new();
    let found = found_since(tx, round).await?;
    for (person, name, left) in store::left_out(tx, &round.id).await? {
        if found.contains(&person) {
            continue;
        }
        if person == *me {
            rows.push(yours(reading.words, name));
            continue;
        }
        let (mut ask, mut asked) = (None, None);
        if let Help::OnePlaceMore { mentor } = &left.help {
            let called = names.get(mentor).cloned().unwrap_or_default();
            match questions.iter().find(|asked| asked.mentor_id == *mentor) {
                Some(it) => asked = Some(stands(reading.words, &called, &programme.zone, it, now)),
                None => ask = Some((mentor.0.clone(), called)),
            }
        }
        let row = reading.row(name, &left, names);
        rows.push(LeftRow { ask, asked, ..row });
    }
    Ok(rows)
}

/// Whom somebody was found for after the release: they are left no longer.
async fn found_since(tx: &mut Tx, round: &Round) -> Result<BTreeSet<PersonId>, Problem> {
    if round.state() != State::Released {
        return Ok(BTreeSet::new());
    }
    let held = store::held(tx, &round.cohort_id).await?;
    Ok(held.into_iter().map(|(_, mentee)| mentee).collect())
}

fn yours(words: Words, name: String) -> LeftRow {
    LeftRow {
        name,
        why: words.left_yours(),
        rules: Vec::new(),
        help: String::new(),
        ask: None,
        asked: None,
    }
}

/// How a question for one more place stands.
fn stands(words: Words, mentor: &str, zone: &str, asked: &ExtraPlace, now: Moment) -> String {
    let day = asked.asked_at.date(zone);
    match asked.stands(now) {
        Standing::Open => words.left_asked(mentor, day, asked.answer_by.date(zone)),
        Standing::Yes => words.left_gave_a_place(mentor),
        Standing::No => words.left_no_place(mentor),
        Standing::Over => words.left_no_word(mentor, day),
    }
}

impl Reading<'_> {
    fn row(&self, name: String, left: &LeftOut, names: &BTreeMap<PersonId, String>) -> LeftRow {
        let (words, first) = (self.words, first_name(&name).to_owned());
        let (why, rules) = match &left.why {
            Why::PlacesTaken { .. } if self.takes_part => {
                (words.left_places_taken_plain(first.as_str()), Vec::new())
            }
            Why::PlacesTaken { mentors } => (
                words.left_places_taken(*mentors, first.as_str()),
                Vec::new(),
            ),
            Why::NobodyPossible { by_rule } if by_rule.is_empty() => {
                (words.left_no_mentors(), Vec::new())
            }
            Why::NobodyPossible { by_rule } => {
                let rules = by_rule.iter().filter_map(|ruled| self.ruled_out(ruled));
                (words.left_nobody_possible(first.as_str()), rules.collect())
            }
        };
        LeftRow {
            why,
            rules,
            help: self.help(&left.help, &first, names),
            name,
            ask: None,
            asked: None,
        }
    }

    fn help(&self, help: &Help, first: &str, names: &BTreeMap<PersonId, String>) -> String {
        match help {
            Help::OnePlaceMore { mentor } => {
                let mentor = names.get(mentor).cloned().unwrap_or_default();
                self.words.left_one_place_more(mentor, first)
            }
            Help::Relax { rule } if !(self.takes_part && self.is_of_exclusions(*rule)) => {
                self.words.left_relax(first, self.rule(*rule))
            }
            Help::Relax { .. } | Help::NoSingleChange => self.words.left_no_single_change(first),
        }
    }

    fn ruled_out(&self, ruled: &RuledOut) -> Option<String> {
        match ruled.rule {
            Some(index) if self.takes_part && self.is_of_exclusions(index) => None,
            Some(index) if self.takes_part => {
                Some(self.words.left_rule_holds_not(self.rule(index)))
            }
            Some(index) => Some(self.words.left_ruled_out(ruled.mentors, self.rule(index))),
            None if self.takes_part => None,
            None => Some(self.words.left_kept_apart(ruled.mentors)),
        }
    }

    fn rule(&self, index: usize) -> String {
        rule(self.words, self.template, &self.rules, index)
    }

    /// Whether a rule keeps apart who was named, rather than who answered something.
    fn is_of_exclusions(&self, index: usize) -> bool {
        let kind = self.rules.musts().get(index).map(|must| must.kind());
        matches!(
            kind,
            Some(MustKind::NotInList | MustKind::NotNamed | MustKind::NotTried)
        )
    }
}
