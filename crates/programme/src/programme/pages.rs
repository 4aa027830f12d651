//! Pages of programmes: the list, opening one, its overview.

pub mod from_a_file;
pub mod gallery;
pub mod list;
pub mod new;
pub mod overview;
pub mod standing;

use dyad_people::account::Person;
use dyad_platform::page::Readers;

use crate::programme::Missing;
use crate::words::Words;

/// Who can read what stands on the desk of a programme: those who coordinate it, by name.
#[must_use]
pub fn desk_readers(words: Words, reader: &Person, coordinators: &[Person]) -> Readers {
    let others = coordinators.iter().filter(|person| person.id != reader.id);
    let others: Vec<&str> = others.map(|person| person.name.as_str()).collect();
    let text = match others.split_last() {
        None => words.readers_desk_alone(),
        Some((last, [])) => words.readers_desk_two(*last),
        Some((last, rest)) => words.readers_desk(rest.join(", "), *last),
    };
    Readers {
        sealed: false,
        text,
        id: "",
    }
}

/// What is missing before a programme can be published, by name.
pub(crate) fn missing_name(words: Words, missing: Missing) -> String {
    match missing {
        Missing::Purpose => words.missing_purpose(),
        Missing::Definition => words.missing_definition(),
        Missing::ExpectedOfMentors => words.missing_expected_of_mentors(),
        Missing::ExpectedOfMentees => words.missing_expected_of_mentees(),
        Missing::Coordinator => words.missing_coordinator(),
        Missing::Safeguarding => words.missing_safeguarding(),
        Missing::Clauses => words.missing_clauses(),
        Missing::Retention => words.missing_retention(),
    }
}

/// The subject of the settings where it is put right.
pub(crate) fn missing_subject(missing: Missing) -> &'static str {
    match missing {
        Missing::Purpose
        | Missing::Definition
        | Missing::ExpectedOfMentors
        | Missing::ExpectedOfMentees => "texts",
        Missing::Coordinator => "coordinators",
        Missing::Safeguarding | Missing::Retention => "care",
        Missing::Clauses => "agreement",
    }
}

#[cfg(test)]
mod tests {
    use dyad_people::account::PersonId;
    use dyad_platform::words::ENGLISH;

    use super::*;

    fn person(name: &str) -> Person {
        Person {
            id: PersonId(name.into()),
            name: name.into(),
            address: String::new(),
            zone: "Europe/London".into(),
        }
    }

    #[test]
    fn the_desk_names_everybody_who_reads_it() {
        let (ada, olga, rosa) = (
            person("Ada Lind"),
            person("Olga Petrova"),
            person("Rosa Keller"),
        );
        let text = |all: &[Person]| desk_readers(Words(ENGLISH), &ada, all).text;
        assert_eq!(
            text(std::slice::from_ref(&ada)),
            "Only you, who coordinate this programme"
        );
        assert_eq!(text(&[ada.clone(), olga.clone()]), "You and Olga Petrova");
        assert_eq!(
            text(&[olga, ada.clone(), rosa]),
            "You, Olga Petrova and Rosa Keller"
        );
    }
}
