//! Pages of the quiz.

pub mod quiz;

use super::{Help, Outcome};
use crate::words::Words;

/// "A mentor, wearing a coach’s hat".
pub(crate) fn outcome_words(words: Words, outcome: &Outcome) -> String {
    let Outcome::Fits { best, hats } = outcome else {
        return words.which_take_time();
    };
    let hat = |help: &Help| match help {
        Help::Mentor => words.which_hat_mentor(),
        Help::Coach => words.which_hat_coach(),
        Help::Advisor => words.which_hat_advisor(),
    };
    let best = match best {
        Help::Mentor => words.which_a_mentor(),
        Help::Coach => words.which_a_coach(),
        Help::Advisor => words.which_an_advisor(),
    };
    match hats.as_slice() {
        [] => best,
        [one] => words.which_with_a_hat(best.as_str(), hat(one).as_str()),
        [one, other, ..] => {
            words.which_with_two_hats(best.as_str(), hat(one).as_str(), hat(other).as_str())
        }
    }
}

/// Every result that somebody can add to an application, with its words.
pub(crate) fn outcomes(words: Words) -> Vec<(String, String)> {
    use Help::{Advisor, Coach, Mentor};
    let all = [
        (Mentor, vec![]),
        (Mentor, vec![Coach]),
        (Mentor, vec![Advisor]),
        (Mentor, vec![Coach, Advisor]),
        (Coach, vec![]),
        (Coach, vec![Mentor]),
        (Coach, vec![Advisor]),
        (Coach, vec![Mentor, Advisor]),
        (Advisor, vec![]),
        (Advisor, vec![Mentor]),
        (Advisor, vec![Coach]),
        (Advisor, vec![Mentor, Coach]),
    ];
    let named = |(best, hats)| {
        let outcome = Outcome::Fits { best, hats };
        Some((outcome.key()?, outcome_words(words, &outcome)))
    };
    all.into_iter().filter_map(named).collect()
}
