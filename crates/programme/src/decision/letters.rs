//! The letters that carry answers to applicants (N-04, N-05). Why somebody was declined stands in
//! none of them.

use dyad_people::account::{Person, first_name};
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use super::{Decision, Kind};
use crate::application::pages::role_word;
use crate::template::question::Role;
use crate::words::Words;

/// Who writes, and what the letters say of the cohort.
pub(crate) struct Sender {
    /// Name of the organisation.
    pub(crate) organisation: String,
    /// Name of the programme.
    pub(crate) programme: String,
    /// The day on which the cohort begins.
    pub(crate) begins: String,
    /// Whom to ask.
    pub(crate) coordinator: Option<Person>,
    /// Where applicants see how it stands, as mentees and as mentors.
    pub(crate) links: [String; 2],
}

impl Sender {
    fn link(&self, role: Role) -> String {
        let [mentee, mentor] = &self.links;
        match role {
            Role::Mentee => mentee.clone(),
            Role::Mentor => mentor.clone(),
        }
    }
}

/// The letter that carries a decision.
pub(crate) fn answer(sender: &Sender, decision: &Decision) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let role = role_word(words, decision.role);
    let (notice, subject, mut paragraphs, next) = match decision.kind {
        Kind::Accept => (
            "N-05",
            words.answer_accept_subject(),
            vec![words.answer_accept(programme, role)],
            words.answer_accept_next(),
        ),
        Kind::Waitlist => (
            "N-05",
            words.answer_waitlist_subject(),
            vec![
                words.answer_waitlist(programme, role),
                waiting_for(words, &decision.reason),
            ],
            words.answer_waitlist_next(sender.begins.as_str()),
        ),
        Kind::Decline => (
            "N-05",
            words.answer_decline_subject(),
            vec![words.answer_decline(programme, role)],
            words.answer_decline_next(),
        ),
        Kind::Ask => (
            "N-04",
            words.answer_ask_subject(),
            vec![words.answer_ask(programme)],
            words.answer_ask_next(),
        ),
    };
    // A question is read on the applicant's own page, and in no mail.
    if decision.kind != Kind::Ask && !decision.line.trim().is_empty() {
        paragraphs.push(decision.line.trim().to_string());
    }
    paragraphs.push(next);
    Draft {
        notice,
        from_name: sender.organisation.clone(),
        to: (decision.name.clone(), decision.address.clone()),
        reply_to: None,
        subject,
        greeting: words.answer_greeting(first_name(&decision.name)),
        paragraphs,
        button: (decision.kind != Kind::Decline).then(|| {
            let verb = match decision.kind {
                Kind::Ask => words.answer_ask_button(),
                _ => words.answer_button(),
            };
            (verb, sender.link(decision.role))
        }),
        after: Vec::new(),
        signed: signed(words, sender),
        small_print: small_print(words, sender),
    }
}

/// The honest reason for the waiting list.
pub(crate) fn waiting_for(words: Words, reason: &str) -> String {
    match reason {
        "field" => words.waiting_for_field(),
        "late" => words.waiting_for_late(),
        _ => words.waiting_for_places(),
    }
}

fn signed(words: Words, sender: &Sender) -> String {
    let organisation = sender.organisation.as_str();
    sender.coordinator.as_ref().map_or_else(
        || organisation.to_owned(),
        |person| words.answer_signed(person.name.as_str(), organisation),
    )
}

fn small_print(words: Words, sender: &Sender) -> Vec<String> {
    let mut lines = vec![words.answer_replies()];
    if let Some(person) = &sender.coordinator {
        lines.push(words.answer_whom_to_ask(person.first_name(), person.address.as_str()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use dyad_people::account::PersonId;

    use super::*;
    use crate::application::{ApplicationId, State};
    use crate::decision::{DECLINED_FOR, DecisionId};

    fn letter(kind: Kind, reason: &str, line: &str) -> String {
        let sender = Sender {
            organisation: "Eastholm Mentoring".into(),
            programme: "Students and practitioners".into(),
            begins: "2 March 2026".into(),
            coordinator: None,
            links: ["http://x.example/mentee", "http://x.example/mentor"].map(Into::into),
        };
        let decision = Decision {
            id: DecisionId("d".into()),
            application_id: ApplicationId("a".into()),
            kind,
            reason: reason.into(),
            line: line.into(),
            made_by: PersonId("ada".into()),
            name: "Lin Okafor".into(),
            address: "lin@example.org".into(),
            role: Role::Mentee,
            state: State::Submitted,
        };
        let draft = answer(&sender, &decision);
        assert!(draft.subject.chars().count() <= 60, "{}", draft.subject);
        draft.set().unwrap().text
    }

    #[test]
    fn a_no_is_the_same_whatever_its_reason() {
        let first = letter(Kind::Decline, DECLINED_FOR[0], "");
        for reason in DECLINED_FOR {
            assert_eq!(letter(Kind::Decline, reason, ""), first);
        }
        assert!(letter(Kind::Decline, "other", "Thank you, Lin.").contains("Thank you, Lin."));
    }

    #[test]
    fn a_question_is_read_on_the_page_and_in_no_mail() {
        let text = letter(Kind::Ask, "", "Which clinic was it?");
        assert!(!text.contains("Which clinic"));
    }
}
