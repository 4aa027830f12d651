//! The letter that invites somebody to mentor (N-37), and its one reminder.

use dyad_people::account::{Person, first_name};
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use super::{Invitation, KnownAs};
use crate::words::Words;

/// Who writes, and what the letters say of the programme.
pub(crate) struct Sender {
    pub(crate) organisation: String,
    pub(crate) programme: String,
    /// The time that it takes a mentor.
    pub(crate) time: String,
    /// The last day to apply.
    pub(crate) until: String,
    /// Who signs.
    pub(crate) coordinator: Option<Person>,
    /// The form.
    pub(crate) link: String,
}

/// The letter. `no_more` is where its reader says that they don't want another one.
pub(crate) fn invite(sender: &Sender, invitation: &Invitation, no_more: &str) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let known = match invitation.known_as {
        Some(KnownAs::Mentor) => Some(words.invite_was_mentor()),
        Some(KnownAs::Mentee) => Some(words.invite_was_mentee()),
        None => None,
    };
    let mut paragraphs = Vec::from_iter(known);
    paragraphs.push(invitation.words.clone());
    paragraphs.push(words.invite_ask(programme, sender.time.as_str()));
    let after = vec![words.invite_until(sender.until.as_str())];
    draft(
        sender,
        invitation,
        no_more,
        words.invite_subject(),
        (paragraphs, after),
    )
}

/// The reminder: shorter, and the last one.
pub(crate) fn remind(sender: &Sender, invitation: &Invitation, no_more: &str) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let paragraphs = vec![words.invite_again(programme), invitation.words.clone()];
    let after = vec![words.invite_last(sender.until.as_str())];
    draft(
        sender,
        invitation,
        no_more,
        words.invite_again_subject(),
        (paragraphs, after),
    )
}

fn draft(
    sender: &Sender,
    invitation: &Invitation,
    no_more: &str,
    subject: String,
    (paragraphs, after): (Vec<String>, Vec<String>),
) -> Draft {
    let words = Words(ENGLISH);
    let whom = &invitation.whom;
    let organisation = sender.organisation.as_str();
    let mut small_print = vec![words.answer_replies()];
    if let Some(person) = &sender.coordinator {
        small_print.push(words.answer_whom_to_ask(person.first_name(), person.address.as_str()));
    }
    small_print.push(words.invite_no_more(no_more));
    Draft {
        notice: "N-37",
        from_name: organisation.into(),
        to: (
            match whom.name.as_str() {
                "" => whom.address.clone(),
                name => name.into(),
            },
            whom.address.clone(),
        ),
        reply_to: None,
        subject,
        greeting: match whom.name.as_str() {
            "" => words.letter_hello(),
            name => words.answer_greeting(first_name(name)),
        },
        paragraphs,
        button: Some((words.invite_button(), sender.link.clone())),
        after,
        signed: sender.coordinator.as_ref().map_or_else(
            || organisation.to_owned(),
            |person| words.answer_signed(person.name.as_str(), organisation),
        ),
        small_print,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::CohortId;
    use crate::invitation::{InvitationId, Whom};

    #[test]
    fn a_letter_names_its_reader_and_offers_silence() {
        let sender = Sender {
            organisation: "Eastholm Mentoring".into(),
            programme: "Students and practitioners".into(),
            time: "About an hour a month.".into(),
            until: "Friday 20 March 2026".into(),
            coordinator: None,
            link: "http://x.example/join".into(),
        };
        let mut invitation = Invitation {
            id: InvitationId("i".into()),
            cohort_id: CohortId("c".into()),
            whom: Whom {
                name: "Grace Moor".into(),
                address: "grace@example.org".into(),
            },
            digest: String::new(),
            field: "surgery".into(),
            words: "Eight hope for surgery.".into(),
            known_as: Some(KnownAs::Mentor),
        };
        let letter = invite(&sender, &invitation, "http://x.example/no")
            .set()
            .unwrap();
        assert!(letter.subject.chars().count() <= 60);
        assert!(letter.text.starts_with("Dear Grace,"), "{}", letter.text);
        assert!(letter.text.contains("Eight hope for surgery."));
        assert!(letter.text.contains("http://x.example/no"));
        invitation.whom.name.clear();
        let letter = remind(&sender, &invitation, "http://x.example/no")
            .set()
            .unwrap();
        assert_eq!(letter.to_name, "grace@example.org");
        assert!(letter.subject.chars().count() <= 60);
        assert!(letter.text.starts_with("Hello,"), "{}", letter.text);
    }
}
