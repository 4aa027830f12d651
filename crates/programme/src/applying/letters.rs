//! Letters to applicants. Nothing that they typed stands in them, but their name.

use dyad_people::account::{Person, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::letter::Draft;

use crate::application::Application;
use crate::join::{last_day, names};
use crate::programme::Programme;
use crate::words::here;

/// "We have your application" (N-02).
pub(super) fn it_came(
    programme: &Programme,
    sent: &Application,
    coordinators: &[Person],
    link: &str,
) -> Draft {
    let words = here();
    Draft {
        notice: "N-02",
        from_name: programme.name.clone(),
        to: (sent.name.clone(), sent.address.clone()),
        reply_to: None,
        subject: words.came_subject(),
        greeting: words.letter_dear(first_name(&sent.name)),
        paragraphs: vec![
            words.came_text(programme.name.as_str()),
            programme.template.texts.what_happens_next.clone(),
        ],
        button: Some((words.came_button(), link.into())),
        after: Vec::new(),
        signed: programme.name.clone(),
        small_print: small_print(coordinators),
    }
}

/// "Your application waits for you" (N-03).
pub(super) fn unfinished(
    programme: &Programme,
    person: &Person,
    coordinators: &[Person],
    until: Moment,
    link: &str,
) -> Draft {
    let words = here();
    let day = last_day(until).day(&programme.zone);
    Draft {
        notice: "N-03",
        from_name: programme.name.clone(),
        to: (person.name.clone(), person.address.clone()),
        reply_to: None,
        subject: words.unfinished_subject(),
        greeting: words.letter_dear(person.first_name()),
        paragraphs: vec![words.unfinished_text(programme.name.as_str(), day)],
        button: Some((words.unfinished_button(), link.into())),
        after: vec![words.unfinished_or_not()],
        signed: programme.name.clone(),
        small_print: small_print(coordinators),
    }
}

fn small_print(coordinators: &[Person]) -> Vec<String> {
    let words = here();
    let mut lines = vec![words.letter_replies_nowhere()];
    if let Some(first) = coordinators.first() {
        lines.push(words.letter_whom_to_ask(
            names(coordinators),
            coordinators.len(),
            first.address.as_str(),
        ));
    }
    lines
}
