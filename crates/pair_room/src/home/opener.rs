//! Openers: beginnings for a first message that the mentee changes until they fit.

use dyad_pairing::access::InThePair;
use dyad_pairing::partnership::Role;
use dyad_people::account::first_name;
use dyad_platform::form::Filled;
use dyad_programme::template::Template;

use crate::urls;

/// A beginning.
pub(crate) struct Opener {
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) href: String,
    pub(crate) is_chosen: bool,
}

/// The openers of a programme with the names of the two, number `chosen` marked; the first where
/// there is no such number.
pub(crate) fn all(template: &Template, room: &InThePair, chosen: usize) -> Vec<Opener> {
    let (me, partner) = (
        first_name(&room.me().name),
        first_name(&room.partner().name),
    );
    let (mentor, mentee) = if room.me().role == Role::Mentor {
        (me, partner)
    } else {
        (partner, me)
    };
    let chosen = if chosen <= template.openers.len() {
        chosen.max(1)
    } else {
        1
    };
    let numbered = template.openers.iter().zip(1..);
    numbered
        .map(|(opener, number)| Opener {
            title: opener.title.clone(),
            words: fill(&opener.body, mentor, mentee),
            href: urls::with_opener(room.id(), number),
            is_chosen: number == chosen,
        })
        .collect()
}

fn fill(body: &str, mentor: &str, mentee: &str) -> String {
    // One pass over the programme's text, so that a name which reads like a place isn't filled too.
    body.split("{mentor}")
        .map(|part| part.replace("{mentee}", mentee))
        .collect::<Vec<_>>()
        .join(mentor)
}

/// What was just typed, or else the opener that was chosen.
pub(crate) fn in_the_box(typed: Option<&Filled>, openers: &[Opener]) -> String {
    let opener = openers.iter().find(|opener| opener.is_chosen);
    match (typed, opener) {
        (Some(filled), _) => filled.raw("words").into(),
        (None, Some(opener)) => opener.words.clone(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opener_carries_both_names_and_nothing_is_filled_twice() {
        assert_eq!(
            fill("Dear {mentor}, I’m {mentee}. {mentee}", "Grace", "Lin"),
            "Dear Grace, I’m Lin. Lin"
        );
        assert_eq!(
            fill("{mentor} {mentee}", "{mentee}", "{mentor}"),
            "{mentee} {mentor}"
        );
    }
}
