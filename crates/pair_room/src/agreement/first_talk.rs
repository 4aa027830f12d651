//! The first talk: seven sentences with one blank each, already filled in the way most pairs choose.
//! One of the two types while both look.

use dyad_platform::form::Filled;

use super::NewClause;
use crate::words::Words;

/// A sentence with a blank.
pub(crate) struct Sentence {
    /// Name of the field, and key of the clause it becomes.
    pub(crate) key: &'static str,
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) options: Vec<Choice>,
    pub(crate) after: String,
}

/// A way to fill a blank.
pub(crate) struct Choice {
    pub(crate) key: &'static str,
    pub(crate) text: String,
    pub(crate) is_chosen: bool,
}

/// First names of the two.
#[derive(Clone, Copy)]
pub(crate) struct Names<'n> {
    pub(crate) mentee: &'n str,
    pub(crate) mentor: &'n str,
}

/// The seven sentences, filled as the form says, and as most choose where it says nothing.
pub(crate) fn sentences(words: Words, names: Names<'_>, filled: &Filled) -> Vec<Sentence> {
    let Names { mentee, mentor } = names;
    let blank =
        |key, label, before: String, after: String, options: Vec<(&'static str, String)>, usual| {
            let said = filled.text(key);
            let is_known = options.iter().any(|(option, _)| *option == said);
            let chosen = if is_known { said } else { usual };
            let options = options.into_iter().map(|(key, text)| Choice {
                is_chosen: key == chosen,
                key,
                text,
            });
            Sentence {
                key,
                label,
                before,
                options: options.collect(),
                after,
            }
        };
    let nothing = String::new;
    vec![
        blank(
            "rhythm",
            words.talk_often(),
            words.talk_often_before(),
            words.talk_often_after(),
            vec![
                ("fortnight", words.talk_often_fortnight()),
                ("month", words.talk_often_month()),
                ("five", words.talk_often_five()),
            ],
            "month",
        ),
        blank(
            "place",
            words.talk_where(),
            words.talk_where_before(),
            nothing(),
            vec![
                ("video", words.talk_where_video()),
                ("person", words.talk_where_person()),
                ("phone", words.talk_where_phone()),
            ],
            "video",
        ),
        blank(
            "organiser",
            words.talk_who(),
            nothing(),
            words.talk_who_after(),
            vec![
                ("mentee", words.talk_who_one(mentee)),
                ("mentor", words.talk_who_one(mentor)),
                ("turns", words.talk_who_turns()),
            ],
            "mentee",
        ),
        blank(
            "contact",
            words.talk_between(),
            words.talk_between_before(),
            nothing(),
            vec![
                ("days", words.talk_between_days()),
                ("week", words.talk_between_week()),
                ("talk", words.talk_between_talk()),
            ],
            "week",
        ),
        blank(
            super::CONFIDENTIALITY,
            words.talk_stays(),
            words.talk_stays_before(),
            nothing(),
            vec![
                ("danger", words.talk_stays_danger()),
                ("agreed", words.talk_stays_agreed()),
            ],
            "danger",
        ),
        blank(
            "feedback",
            words.talk_honest(),
            words.talk_honest_before(mentee),
            nothing(),
            vec![
                ("written", words.talk_honest_written()),
                ("plain", words.talk_honest_plain()),
                ("asked", words.talk_honest_asked()),
            ],
            "plain",
        ),
        blank(
            "ending",
            words.talk_end(),
            words.talk_end_before(),
            nothing(),
            vec![
                ("reason", words.talk_end_reason()),
                ("notice", words.talk_end_notice()),
            ],
            "reason",
        ),
    ]
}

/// The sentences as clauses.
pub(crate) fn clauses(sentences: &[Sentence]) -> Vec<NewClause> {
    let clause = |sentence: &Sentence| NewClause {
        key: sentence.key.into(),
        title: sentence.label.clone(),
        body: [
            sentence.before.as_str(),
            sentence.chosen().map_or("", |choice| choice.text.as_str()),
            sentence.after.as_str(),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" ,", ","),
    };
    sentences.iter().map(clause).collect()
}

/// How many talks a year the sentences come to, and within how many days the two answer.
pub(crate) fn numbers(sentences: &[Sentence]) -> (i64, Option<i64>) {
    let chosen = |key: &str| {
        let sentence = sentences.iter().find(|sentence| sentence.key == key);
        sentence
            .and_then(Sentence::chosen)
            .map_or("", |choice| choice.key)
    };
    let talks = match chosen("rhythm") {
        "fortnight" => 26,
        "five" => 5,
        _ => 12,
    };
    let answers = match chosen("contact") {
        "days" => Some(2),
        "talk" => None,
        _ => Some(7),
    };
    (talks, answers)
}

impl Sentence {
    fn chosen(&self) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.is_chosen)
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;

    const NAMES: Names<'static> = Names {
        mentee: "Lin",
        mentor: "Grace",
    };

    fn read(fields: &[(&str, &str)]) -> Vec<Sentence> {
        sentences(Words(ENGLISH), NAMES, &Filled::of(fields))
    }

    #[test]
    fn seven_sentences_are_filled_as_most_pairs_choose() {
        let bodies: Vec<String> = clauses(&read(&[])).into_iter().map(|it| it.body).collect();
        assert_eq!(
            bodies,
            [
                "We talk once a month, for about an hour.",
                "We meet by video, and once in person.",
                "Lin proposes the dates and brings one question.",
                "We write when we like, and answer within a week.",
                "What we say stays here, unless there is danger.",
                "Lin likes feedback straight away, in plain words.",
                "Either of us may end it without a reason, after one last talk.",
            ]
        );
        assert_eq!(numbers(&read(&[])), (12, Some(7)));
    }

    #[test]
    fn what_is_chosen_counts_and_what_is_no_choice_does_not() {
        let read = read(&[("rhythm", "five"), ("contact", "talk"), ("organiser", "x")]);
        assert_eq!(numbers(&read), (5, None));
        assert_eq!(
            clauses(&read)[2].body,
            "Lin proposes the dates and brings one question."
        );
    }

    #[test]
    fn one_of_the_seven_is_on_confidentiality() {
        let clauses = clauses(&read(&[]));
        assert!(crate::agreement::is_complete(
            clauses.iter().map(|clause| clause.key.as_str())
        ));
    }
}
