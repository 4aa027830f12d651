//! Who is left, what stood in the way, and the smallest change that would help, in words.

use dyad_matching::Rules;
use dyad_people::account::{self, first_name};
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::template::Template;

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
}

pub(super) async fn read(
    tx: &mut Tx,
    words: Words,
    template: &Template,
    rules: &Rules,
    round: &Round,
) -> Result<Vec<LeftRow>, Problem> {
    let mut rows = Vec::new();
    for (_, name, left) in store::left_out(tx, &round.id).await? {
        let help = match &left.help {
            Help::OnePlaceMore { mentor } => {
                let mentor = account::store::person(tx, mentor).await?;
                let mentor = mentor.map(|mentor| mentor.name).unwrap_or_default();
                words.left_one_place_more(mentor, first_name(&name))
            }
            Help::Relax { rule: index } => {
                words.left_relax(first_name(&name), rule(words, template, rules, *index))
            }
            Help::NoSingleChange => words.left_no_single_change(first_name(&name)),
        };
        rows.push(row(words, template, rules, name, &left, help));
    }
    Ok(rows)
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
    }
}

fn ruled_out(words: Words, template: &Template, rules: &Rules, ruled: &RuledOut) -> String {
    match ruled.rule {
        Some(index) => words.left_ruled_out(ruled.mentors, rule(words, template, rules, index)),
        None => words.left_kept_apart(ruled.mentors),
    }
}
