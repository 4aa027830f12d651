//! Who is left, what stood in the way, and the smallest change that would help, in words.

use dyad_matching::Rules;
use dyad_people::account::{self, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::template::Template;

use crate::extra_place::{self, ExtraPlace, Standing};
use crate::round::left::{Help, LeftOut, RuledOut, Why};
use crate::round::reasons::wording::rule;
use crate::round::{Round, store};
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

pub(super) async fn read(
    tx: &mut Tx,
    words: Words,
    template: &Template,
    rules: &Rules,
    round: &Round,
    zone: &str,
    now: Moment,
) -> Result<Vec<LeftRow>, Problem> {
    let mut rows = Vec::new();
    let questions = extra_place::store::of_round(tx, &round.id).await?;
    for (_, name, left) in store::left_out(tx, &round.id).await? {
        let first = first_name(&name);
        let (mut ask, mut asked) = (None, None);
        let help = match &left.help {
            Help::OnePlaceMore { mentor } => {
                let found = account::store::person(tx, mentor).await?;
                let mentor_name = found.map(|mentor| mentor.name).unwrap_or_default();
                match questions.iter().find(|asked| asked.mentor_id == *mentor) {
                    Some(question) => {
                        asked = Some(stands(words, &mentor_name, zone, question, now))
                    }
                    None => ask = Some((mentor.0.clone(), mentor_name.clone())),
                }
                words.left_one_place_more(mentor_name, first)
            }
            Help::Relax { rule: index } => {
                words.left_relax(first, rule(words, template, rules, *index))
            }
            Help::NoSingleChange => words.left_no_single_change(first),
        };
        let row = row(words, template, rules, name, &left, help);
        rows.push(LeftRow { ask, asked, ..row });
    }
    Ok(rows)
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

fn row(
    words: Words,
    template: &Template,
    rules: &Rules,
    name: String,
    left: &LeftOut,
    help: String,
) -> LeftRow {
    let (why, rules) = match &left.why {
        Why::PlacesTaken { mentors } => (
            words.left_places_taken(*mentors, first_name(&name)),
            Vec::new(),
        ),
        Why::NobodyPossible { by_rule } if by_rule.is_empty() => {
            (words.left_no_mentors(), Vec::new())
        }
        Why::NobodyPossible { by_rule } => {
            let rules = by_rule
                .iter()
                .map(|ruled| ruled_out(words, template, rules, ruled));
            (
                words.left_nobody_possible(first_name(&name)),
                rules.collect(),
            )
        }
    };
    LeftRow {
        name,
        why,
        rules,
        help,
        ask: None,
        asked: None,
    }
}

fn ruled_out(words: Words, template: &Template, rules: &Rules, ruled: &RuledOut) -> String {
    match ruled.rule {
        Some(index) => words.left_ruled_out(ruled.mentors, rule(words, template, rules, index)),
        None => words.left_kept_apart(ruled.mentors),
    }
}
