//! The letter that says what came in (N-41).

use dyad_people::account::Person;
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use super::store::Came;
use crate::application::pages::role_word;
use crate::application::role_of;
use crate::words::Words;

/// So many are named; the others are counted.
const NAMED: usize = 10;

/// What the letter says.
pub(super) struct News<'n> {
    pub(super) reader: &'n Person,
    pub(super) organisation: &'n str,
    pub(super) programme: &'n str,
    pub(super) came: &'n [Came],
    pub(super) replied: &'n [Came],
    /// How many wait for an answer, and those who have waited longest.
    pub(super) waiting: (i64, &'n [Came]),
    /// How many answers are prepared and not sent.
    pub(super) prepared: usize,
    pub(super) link: &'n str,
}

/// "What came in".
pub(super) fn what_came_in(news: &News<'_>) -> Draft {
    let words = Words(ENGLISH);
    let zone = &news.reader.zone;
    let mut paragraphs = Vec::new();
    if !news.came.is_empty() {
        let who = named(words, news.came, zone);
        paragraphs.push(words.digest_came(news.programme, news.came.len(), who));
    }
    if !news.replied.is_empty() {
        let who = named(words, news.replied, zone);
        paragraphs.push(words.digest_replied(news.replied.len(), who));
    }
    let (waiting, longest) = news.waiting;
    if waiting > 0 {
        paragraphs.push(words.digest_waiting(waiting, named(words, longest, zone)));
    }
    if news.prepared > 0 {
        paragraphs.push(words.digest_prepared(news.prepared));
    }
    Draft {
        notice: "N-41",
        from_name: news.organisation.into(),
        to: (news.reader.name.clone(), news.reader.address.clone()),
        reply_to: None,
        subject: match news.came.len() {
            0 => words.digest_subject_replies(news.replied.len()),
            came => words.digest_subject(came),
        },
        greeting: words.answer_greeting(news.reader.first_name()),
        paragraphs,
        button: Some((words.digest_button(), news.link.into())),
        after: Vec::new(),
        signed: news.organisation.into(),
        small_print: vec![words.digest_small_print(), words.answer_replies()],
    }
}

fn named(words: Words, people: &[Came], zone: &str) -> String {
    let one = |came: &Came| {
        let role = role_of(&came.role).map(|role| role_word(words, role));
        let role = role.unwrap_or_default();
        words.digest_one(came.name.as_str(), role, came.at.date(zone))
    };
    let mut names: Vec<String> = people.iter().take(NAMED).map(one).collect();
    let more = people.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(words.prepare_and_more(more));
    }
    names.join("; ")
}
