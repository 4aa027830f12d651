//! Text in cells: what it is without blanks at its edges, when it means nothing, and when a
//! spreadsheet program would calculate it.

use unicode_normalization::UnicodeNormalization;

use super::fold::fold;

/// Words by which people say that there is nothing to say.
const NOTHING: [&str; 40] = [
    "",
    "no",
    "none",
    "nope",
    "nil",
    "n a",
    "na",
    "not applicable",
    "nothing",
    "nobody",
    "no one",
    "noone",
    "no body",
    "not that i know",
    "not that i know of",
    "none that i know of",
    "not that im aware of",
    "none at the moment",
    "not really",
    "not yet",
    "no thanks",
    "no thank you",
    "no preference",
    "keine",
    "keiner",
    "niemand",
    "nein",
    "nichts",
    "non",
    "aucun",
    "aucune",
    "personne",
    "ninguno",
    "ninguna",
    "nadie",
    "nao",
    "ninguem",
    "nessuno",
    "nikt",
    "null",
];

/// One line of text in the form in which it is stored: composed letters, single blanks.
pub(super) fn one_line(raw: &str) -> String {
    composed(raw)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text of several lines in the form in which it is stored: composed letters, plain line breaks,
/// nothing at its edges.
pub(super) fn lines(raw: &str) -> String {
    composed(raw)
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_string()
}

/// Letters with their accents, as one character each where there is one.
pub(super) fn composed(raw: &str) -> String {
    raw.nfc().collect()
}

/// Whether a cell that has something in it says that there is nothing to say.
pub(super) fn means_nothing(raw: &str) -> bool {
    // The longest of the words is far shorter than this.
    raw.len() < 80 && NOTHING.contains(&fold(raw).as_str())
}

/// Whether a spreadsheet program would take the text for a calculation. A dash or a plus before
/// plain words, or a telephone number, is none.
pub(super) fn looks_like_a_formula(text: &str) -> bool {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix('=') {
        return rest.starts_with(|c: char| c.is_alphanumeric() || "(+-\"'{@".contains(c));
    }
    let Some(rest) = text.strip_prefix(['@', '+', '-']) else {
        return false;
    };
    let name_ends = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'))
        .unwrap_or(rest.len());
    let calls = name_ends > 0 && rest[name_ends..].starts_with('(');
    let starts_a_program = rest.contains('|') && rest.contains('!');
    calls || starts_a_program
}

/// What the text was before somebody read its UTF-8 as Windows-1252: "NÃºÃ±ez" was "Núñez". `None`
/// where nothing was garbled; a text in any other language practically never looks like that.
pub(super) fn ungarbled(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    if lossy {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// Whether a letter was lost on the way: a question mark inside of a word, or where a letter stood.
pub(super) fn lost_a_letter(name: &str) -> bool {
    let mut before = ' ';
    let mut letters = name.chars().peekable();
    while let Some(c) = letters.next() {
        let after_is_letter = letters.peek().is_some_and(|next| next.is_alphabetic());
        if c == '\u{fffd}' || (c == '?' && after_is_letter) {
            return true;
        }
        if c == '?' && before.is_alphabetic() && letters.peek().is_some_and(|next| *next == '?') {
            return true;
        }
        before = c;
    }
    false
}

/// Whether a long number was written short by a spreadsheet program: `2,024E+11`.
pub(super) fn is_cut(text: &str) -> bool {
    let Some((digits, power)) = text.trim().split_once("E+") else {
        return false;
    };
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    plain(power) && plain(&digits.replacen(['.', ','], "", 1))
}

/// Whether the text is what a spreadsheet program shows in place of a value that it couldn't work
/// out, in any of its languages: `#N/A`, `#REF!`, `#WERT!`, `#NOM?`.
pub(super) fn is_an_error_value(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('#') else {
        return false;
    };
    let shouted = rest
        .chars()
        .all(|c| c.is_uppercase() || "/0¡!?".contains(c));
    let ends = rest.ends_with(['!', '?']) || matches!(rest, "N/A" | "NV" | "N/D" | "I/T" | "Н/Д");
    shouted && ends && rest.chars().count() <= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_say_nothing() {
        for nothing in [
            "no",
            "None",
            "-",
            "—",
            "N/A",
            "n.a.",
            "nobody 🙂",
            "Not that I know",
            "keine",
            ".",
        ] {
            assert!(means_nothing(nothing), "{nothing}");
        }
        for something in ["Noor", "Dr None Such", "no surgeons please", "Anna"] {
            assert!(!means_nothing(something), "{something}");
        }
    }

    #[test]
    fn calculations_are_told_from_dashes_and_numbers() {
        for formula in [
            "=1+1",
            "=HYPERLINK(\"x\")",
            "@SUM(1+1)*Nurse",
            "+A1(2)",
            "-cmd|' /C calc'!A0",
            " =1",
        ] {
            assert!(looks_like_a_formula(formula), "{formula}");
        }
        for plain in [
            "- courage\n- calm",
            "- kind (in that order)",
            "+49 30 1234",
            "-3",
            "@home",
            "=)",
            "= equal",
            "a=b",
            "",
        ] {
            assert!(!looks_like_a_formula(plain), "{plain}");
        }
    }

    #[test]
    fn letters_that_went_wrong_on_the_way() {
        assert_eq!(ungarbled("NÃºÃ±ez").as_deref(), Some("Núñez"));
        assert_eq!(ungarbled("SchrÃ¶der").as_deref(), Some("Schröder"));
        for sound in ["Núñez", "Łukasz", "李雨桐", "O’Connell", "Lin", "Ãlvaro"] {
            assert_eq!(ungarbled(sound), None, "{sound}");
        }
        for lost in ["Y?ld?z", "?uri?", "Wi?niewski", "M\u{fffd}ller"] {
            assert!(lost_a_letter(lost), "{lost}");
        }
        for whole in ["Lin", "Lin Okafor (Tom?)", "Really?"] {
            assert!(!lost_a_letter(whole), "{whole}");
        }
        assert!(is_cut("2,024E+11") && is_cut("2.024E+11") && !is_cut("E+") && !is_cut("12E4"));
    }

    #[test]
    fn error_values_in_several_languages() {
        for error in ["#N/A", "#REF!", "#DIV/0!", "#WERT!", "#NAME?", "#¡VALOR!"] {
            assert!(is_an_error_value(error), "{error}");
        }
        for plain in ["#1", "#vetmed!", "#", "N/A", "#HASHTAG"] {
            assert!(!is_an_error_value(plain), "{plain}");
        }
    }

    #[test]
    fn letters_are_composed_and_blanks_put_right() {
        assert_eq!(one_line(" Re\u{301}mi \u{a0} Moor "), "Rémi Moor");
        assert_eq!(lines("\r\na\r\n\r\nb "), "a\n\nb");
    }
}
