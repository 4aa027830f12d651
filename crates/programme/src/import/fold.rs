//! Comparing words that people write in their own ways.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words for comparison: lower case, without accents, marks and emoji; everything else between
/// letters and digits becomes one blank.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        if !c.is_alphanumeric() {
            // "D'Angelo" and "DAngelo" are the same.
            gap = gap || !matches!(c, '\'' | '’' | '‘' | '´' | '`' | 'ʻ' | '\u{307}');
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// Letters that are not a letter and a mark, but are often written as if they were.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ŋ' => "n",
        _ => return None,
    })
}

/// What somebody may have meant: the only candidate that differs from `said` by a letter, or by two
/// where the word is long. Both are compared folded.
pub(super) fn nearest<'a, T: Copy + PartialEq>(
    said: &str,
    candidates: impl Iterator<Item = (&'a str, T)>,
) -> Option<T> {
    let length = said.chars().count();
    let most = match length {
        0..=4 | 61.. => return None,
        5..=7 => 1,
        _ => 2,
    };
    let (mut best, mut found, mut alone) = (most + 1, None, true);
    for (word, meaning) in candidates {
        if word.chars().count().abs_diff(length) > most {
            continue;
        }
        let apart = distance(said, word);
        if apart < best {
            (best, found, alone) = (apart, Some(meaning), true);
        } else if apart == best && apart <= most && found != Some(meaning) {
            alone = false;
        }
    }
    found.filter(|_| alone)
}

/// How many letters must be put in, taken out or exchanged to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let swap = above[j] + usize::from(x != *y);
            row.push(swap.min(above[j + 1] + 1).min(row[j] + 1));
        }
        above = row;
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_signs_and_emoji_do_not_matter() {
        assert_eq!(fold("  São Paulo/BR "), "sao paulo br");
        assert_eq!(fold("nobody 🙂"), "nobody");
        assert_eq!(fold("N/A"), "n a");
        assert_eq!(fold("–"), "");
        assert_eq!(fold("Łukasz O’Connell"), "lukasz oconnell");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("한국어"), fold("한국어"));
    }

    #[test]
    fn a_slip_is_recognised_and_a_guess_is_not_made_between_two() {
        let words = [("portuguese", 1), ("polish", 2), ("portugees", 1)];
        assert_eq!(nearest("portugese", words.into_iter()), Some(1));
        assert_eq!(nearest("klingonese", words.into_iter()), None);
        assert_eq!(
            nearest("spanosh", [("spanish", 1), ("spanoch", 2)].into_iter()),
            None
        );
        assert_eq!(nearest("pole", [("pola", 1)].into_iter()), None);
    }
}
