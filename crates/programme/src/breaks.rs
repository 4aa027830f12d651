//! Where long words may be broken, so that no address pushes a table out of a narrow window.

/// The longest stretch without such a place.
const LONGEST: usize = 20;

/// The parts of a text between which it may be broken; together they are the text.
pub(crate) fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut stretch = 0;
    for letter in text.chars() {
        if stretch >= LONGEST && !letter.is_whitespace() {
            parts.push(String::new());
            stretch = 0;
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        stretch += 1;
        if matches!(letter, '@' | '.' | '_' | '/' | '+' | '-') {
            parts.push(String::new());
            stretch = 0;
        } else if letter.is_whitespace() {
            stretch = 0;
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_breaks_after_its_signs() {
        assert_eq!(
            parts("grace.moor@clinic.example.org"),
            ["grace.", "moor@", "clinic.", "example.", "org"]
        );
        assert_eq!(parts("Africa/Addis_Ababa"), ["Africa/", "Addis_", "Ababa"]);
    }

    #[test]
    fn a_word_of_any_length_breaks_somewhere_and_stays_the_same() {
        let long = "Wolfeschlegelsteinhausenbergerdorff";
        assert_eq!(parts(long), ["Wolfeschlegelsteinha", "usenbergerdorff"]);
        assert_eq!(
            parts("Grace Moor of Eastholm Downs"),
            ["Grace Moor of Eastholm Downs"]
        );
        assert_eq!(parts(""), [] as [&str; 0]);
        for text in [long, "a@b.c", " x ", "欧阳建国", "…"] {
            assert_eq!(parts(text).concat(), text);
        }
    }
}
