//! Letters to people whom a spreadsheet entered (N-37): who entered them, what is stored, and the way
//! out. None of their answers stands in it, since a mail is read by others, too.

use dyad_people::account::{Person, first_name};
use dyad_platform::letter::Draft;

use super::Entry;
use crate::application::pages::role_word;
use crate::template::question::Role;
use crate::words::here;

/// Who writes, and about what.
pub(crate) struct Sender {
    /// Name of the organisation.
    pub(crate) organisation: String,
    /// Name of the programme.
    pub(crate) programme: String,
    /// What it is for, in its own words.
    pub(crate) purpose: String,
    /// The day on which the cohort begins.
    pub(crate) begins: String,
    /// Whom to ask.
    pub(crate) coordinator: Option<Person>,
}

/// What is stored about somebody.
pub(crate) struct Stored {
    /// In which roles they were entered.
    pub(crate) roles: Vec<Role>,
    /// What was answered for them: the questions.
    pub(crate) questions: Vec<String>,
}

/// More questions are only counted.
const NAMED: usize = 12;

/// Asks somebody whether they want to take part.
pub(crate) fn ask(sender: &Sender, entry: &Entry, stored: &Stored, link: &str) -> Draft {
    let words = here();
    let roles = roles(stored);
    let entered = words.entry_who(
        entry.entered_by.as_str(),
        roles.as_str(),
        sender.programme.as_str(),
    );
    Draft {
        subject: words.entry_subject(),
        paragraphs: vec![
            entered,
            sender.purpose.clone(),
            what_is_stored(stored),
            words.entry_what_then(sender.begins.as_str()),
        ],
        ..bare(sender, entry, link)
    }
}

/// Asks once more.
pub(crate) fn remind(sender: &Sender, entry: &Entry, stored: &Stored, link: &str) -> Draft {
    let words = here();
    let roles = roles(stored);
    Draft {
        subject: words.entry_reminder_subject(),
        paragraphs: vec![
            words.entry_reminder(
                entry.entered_by.as_str(),
                roles.as_str(),
                sender.programme.as_str(),
            ),
            words.entry_reminder_last(),
        ],
        ..bare(sender, entry, link)
    }
}

/// "as a mentee", "as a mentor", "as a mentee and as a mentor".
fn roles(stored: &Stored) -> String {
    let words = here();
    match stored.roles.as_slice() {
        [only] => words.entry_role(role_word(words, *only)),
        _ => words.entry_both(),
    }
}

fn what_is_stored(stored: &Stored) -> String {
    let words = here();
    let more = stored.questions.len().saturating_sub(NAMED);
    let named: Vec<String> = stored
        .questions
        .iter()
        .take(NAMED)
        .map(|question| words.entry_quoted(question.as_str()))
        .collect();
    words.entry_stored(stored.questions.len(), named.join(", "), more)
}

fn bare(sender: &Sender, entry: &Entry, link: &str) -> Draft {
    let words = here();
    let organisation = sender.organisation.as_str();
    let mut small_print = vec![words.entry_only_you()];
    if let Some(person) = &sender.coordinator {
        small_print.push(words.answer_whom_to_ask(person.first_name(), person.address.as_str()));
    }
    Draft {
        notice: "N-37",
        from_name: organisation.into(),
        to: (entry.name.clone(), entry.address.clone()),
        reply_to: None,
        subject: String::new(),
        greeting: words.answer_greeting(first_name(&entry.name)),
        paragraphs: Vec::new(),
        button: Some((words.entry_button(), link.into())),
        after: vec![words.entry_or_no()],
        signed: sender.coordinator.as_ref().map_or_else(
            || organisation.to_owned(),
            |person| words.answer_signed(person.name.as_str(), organisation),
        ),
        small_print,
    }
}

#[cfg(test)]
mod tests {
    use dyad_people::account::PersonId;

    use super::*;
    use crate::cohort::CohortId;
    use crate::entry::EntryId;

    #[test]
    fn a_letter_says_who_what_and_the_way_out_and_no_answer() {
        let sender = Sender {
            organisation: "Eastholm Mentoring".into(),
            programme: "Students and practitioners".into(),
            purpose: "Students meet practitioners.".into(),
            begins: "2 March 2026".into(),
            coordinator: None,
        };
        let entry = Entry {
            id: EntryId("e".into()),
            import_id: "i".into(),
            cohort_id: CohortId("c".into()),
            person_id: PersonId("lin".into()),
            name: "Lin Okafor".into(),
            address: "lin@example.org".into(),
            zone: "Europe/London".into(),
            asked_at: None,
            entered_by: "Ada Lindt".into(),
        };
        let questions = |count: usize| (1..=count).map(|n| format!("Question {n}?")).collect();
        let stored = |roles: &[Role], count| Stored {
            roles: roles.to_vec(),
            questions: questions(count),
        };
        let letter = |draft: Draft| {
            assert!(draft.subject.chars().count() <= 60, "{}", draft.subject);
            let text = draft.set().unwrap().text;
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let text = letter(ask(
            &sender,
            &entry,
            &stored(&[Role::Mentee], 2),
            "http://x",
        ));
        assert!(text.contains("Ada Lindt entered you as a mentee"), "{text}");
        assert!(text.contains("“Question 1?”, “Question 2?”"), "{text}");
        assert!(text.contains("deleted"), "{text}");
        let both = stored(&[Role::Mentee, Role::Mentor], 15);
        let text = letter(ask(&sender, &entry, &both, "http://x"));
        assert!(text.contains("both as a mentee and as a mentor"), "{text}");
        assert!(text.contains("and to 3 more"), "{text}");
        assert!(!text.contains("Question 13?"), "{text}");
        assert!(letter(remind(&sender, &entry, &both, "http://x")).contains("no other reminder"));
    }
}
