//! Answers that are chosen from a list: options of the form, roles, countries and languages.

use super::fold::{fold, nearest};
use super::languages;
use crate::template::question::{Choice, Question};

/// What an answer is among the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// An option, word for word.
    Exactly(&'a Choice),
    /// An option in another spelling.
    Respelled(&'a Choice),
    /// Not an option, but like one.
    Perhaps(&'a Choice),
    /// Not an option.
    No,
}

/// Finds an answer among the options of a question.
pub(super) fn find<'a>(question: &'a Question, said: &str) -> Found<'a> {
    if let Some(option) = exactly(question, said) {
        return Found::Exactly(option);
    }
    if let Some(option) = in_other_case(question, said) {
        return Found::Respelled(option);
    }
    let folded = fold(said);
    let known: Vec<(String, usize)> = all_words(question)
        .map(|(word, at, _)| (fold(word), at))
        .collect();
    let option = |at: usize| question.options.get(at);
    let without_marks = known
        .iter()
        .find(|(word, _)| *word == folded && !word.is_empty());
    if let Some(option) = without_marks.and_then(|(_, at)| option(*at)) {
        // "Sudhugel" is likely "Südhügel"; somebody should look all the same.
        return if said.chars().any(char::is_alphabetic) && lost_marks(question, said) {
            Found::Perhaps(option)
        } else {
            Found::Respelled(option)
        };
    }
    let like = nearest(&folded, known.iter().map(|(word, at)| (word.as_str(), *at)));
    like.and_then(option).map_or(Found::No, Found::Perhaps)
}

/// The option that is called so, word for word.
pub(crate) fn exactly<'a>(question: &'a Question, said: &str) -> Option<&'a Choice> {
    all_words(question)
        .find(|(word, ..)| *word == said)
        .map(|(.., option)| option)
}

/// The option that is called so but for capitals and blanks.
fn in_other_case<'a>(question: &'a Question, said: &str) -> Option<&'a Choice> {
    let plain = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let said = plain(said);
    all_words(question)
        .find(|(word, ..)| plain(word) == said)
        .map(|(.., option)| option)
}

/// Whether an option is written here without accents or apostrophes that it has.
fn lost_marks(question: &Question, said: &str) -> bool {
    let marks = |text: &str| text.chars().filter(|c| !c.is_ascii() || *c == '\'').count();
    let (folded, own) = (fold(said), marks(said));
    all_words(question).any(|(word, ..)| fold(word) == folded && marks(word) > own)
}

/// Every word for every option, with the place of the option among them.
fn all_words(question: &Question) -> impl Iterator<Item = (&str, usize, &Choice)> {
    question
        .options
        .iter()
        .enumerate()
        .flat_map(|(at, option)| {
            let own = [option.label.as_str(), option.key.as_str()];
            let words = own
                .into_iter()
                .chain(option.aliases.iter().map(String::as_str));
            words.map(move |word| (word, at, option))
        })
}

/// What somebody says about one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spoken {
    /// A language by the name it has here.
    Exactly(&'static str),
    /// Languages by other names, or with a word on how well.
    Respelled(Vec<&'static str>),
    /// A language that somebody knows a little: not enough to talk in.
    ALittle(&'static str),
    /// Not a language, but like one.
    Perhaps(&'static str),
    /// Not a language.
    No,
}

const WELL: [&str; 24] = [
    "native",
    "fluent",
    "fluently",
    "mother",
    "tongue",
    "first",
    "language",
    "good",
    "very",
    "excellent",
    "advanced",
    "intermediate",
    "conversational",
    "working",
    "proficient",
    "bilingual",
    "level",
    "b1",
    "b2",
    "c1",
    "c2",
    "speaker",
    "professional",
    "spoken",
];
const A_LITTLE: [&str; 12] = [
    "little",
    "basic",
    "basics",
    "beginner",
    "beginners",
    "bit",
    "some",
    "learning",
    "elementary",
    "rusty",
    "a1",
    "a2",
];
const FILLERS: [&str; 6] = ["a", "of", "my", "i", "am", "at"];

/// Reads one entry of a list of languages.
pub(crate) fn spoken(said: &str) -> Spoken {
    if let Some(tag) = languages::find(said) {
        return if languages::name(tag) == Some(said) {
            Spoken::Exactly(tag)
        } else {
            Spoken::Respelled(vec![tag])
        };
    }
    with_a_level(said)
        .or_else(|| several(said))
        .unwrap_or_else(|| match languages::guess(said) {
            Some(tag) => Spoken::Perhaps(tag),
            None => Spoken::No,
        })
}

/// "German (B2)", "fluent French", "Spanish: a little".
fn with_a_level(said: &str) -> Option<Spoken> {
    let folded = fold(said);
    let about_level =
        |word: &&str| WELL.contains(word) || A_LITTLE.contains(word) || FILLERS.contains(word);
    let (level, name): (Vec<&str>, Vec<&str>) = folded.split(' ').partition(about_level);
    let tag = languages::find(&name.join(" ")).filter(|_| !level.is_empty())?;
    let little = level.iter().any(|word| A_LITTLE.contains(word));
    Some(if little {
        Spoken::ALittle(tag)
    } else {
        Spoken::Respelled(vec![tag])
    })
}

/// "English and French", "Spanish/Catalan".
fn several(said: &str) -> Option<Spoken> {
    let parted = said
        .replace(['/', '&', '+'], "\n")
        .replace(" and ", "\n")
        .replace(" und ", "\n")
        .replace(" et ", "\n");
    let parted = parted.replace(" y ", "\n").replace(" e ", "\n");
    let tags: Option<Vec<&str>> = parted.lines().map(languages::find).collect();
    tags.filter(|tags| tags.len() > 1).map(Spoken::Respelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_with_words_around_them() {
        assert_eq!(spoken("English"), Spoken::Exactly("en"));
        assert_eq!(spoken("Deutsch"), Spoken::Respelled(vec!["de"]));
        assert_eq!(spoken("german (B2)"), Spoken::Respelled(vec!["de"]));
        assert_eq!(
            spoken("English and français"),
            Spoken::Respelled(vec!["en", "fr"])
        );
        assert_eq!(spoken("Spanish (a little)"), Spoken::ALittle("es"));
        assert_eq!(spoken("Portugese"), Spoken::Perhaps("pt"));
        assert_eq!(spoken("Klingonese (a little)"), Spoken::No);
        assert_eq!(spoken("a little"), Spoken::No);
    }
}
