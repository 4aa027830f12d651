//! Several answers in one cell.

/// An option of a form has fewer commas than this. Without a limit, a cell of commas alone would
/// take very long.
const MOST_COMMAS: usize = 8;
/// A cell with more answers than this is no list, but a text with commas in it.
const MOST_ANSWERS: usize = 50;

/// Cuts a cell into its answers: at commas, semicolons, bars and line breaks, but not inside quotes
/// or brackets. An option that has a comma in it is often written in quotes. `whole` says which
/// parts are known as they are: "Birds, small mammals" is one answer if the form has it.
pub(crate) fn split(cell: &str, whole: impl Fn(&str) -> bool) -> Vec<&str> {
    split_at(cell, None, whole)
}

/// The same, at this sign and line breaks alone where somebody says what parts the answers.
pub(crate) fn split_at<'a>(
    cell: &'a str,
    sign: Option<char>,
    whole: impl Fn(&str) -> bool,
) -> Vec<&'a str> {
    let said = sign.map(|sign| [sign, '\n', '\r']);
    // A semicolon or a bar is never part of an answer by chance; where there is one, commas are.
    let strong = [';', '|', '\n', '\r'];
    let stops: &[char] = match &said {
        Some(said) => said,
        None if has_outside(cell, &strong) => &strong,
        None => &[','],
    };
    let pieces = cut(cell, stops);
    if pieces.len() > MOST_ANSWERS {
        return vec![cell.trim()];
    }
    let mut answers: Vec<&'a str> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let end = pieces.len().min(at + MOST_COMMAS);
        let longest = (at + 1..end)
            .rev()
            .find(|to| whole(between(cell, pieces[at], pieces[*to])));
        let to = longest.unwrap_or(at);
        answers.push(unquote(between(cell, pieces[at], pieces[to])));
        at = to + 1;
    }
    answers.retain(|answer| !answer.is_empty());
    answers
}

/// Whether a list has separators too many, or blanks before one: `a ;b; c;`.
pub(super) fn is_untidy(cell: &str) -> bool {
    let strong = [';', '|'];
    let stops: &[char] = if has_outside(cell, &strong) {
        &strong
    } else {
        &[',']
    };
    let pieces = cut(cell, stops);
    let last = pieces.len() - 1;
    pieces.iter().enumerate().any(|(index, (from, to))| {
        let piece = cell.get(*from..*to).unwrap_or("");
        piece.trim().is_empty() || (index < last && piece.trim_end() != piece)
    })
}

fn has_outside(cell: &str, stops: &[char]) -> bool {
    cut(cell, stops).len() > 1
}

/// The byte ranges between stops.
fn cut(cell: &str, stops: &[char]) -> Vec<(usize, usize)> {
    let (mut pieces, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    // A bracket or quote that is never closed must not swallow the rest.
    let brackets_close = cell.matches('(').count() == cell.matches(')').count();
    let quotes_close = cell.matches('"').count().is_multiple_of(2);
    for (at, c) in cell.char_indices() {
        match c {
            '"' if quotes_close => quoted = !quoted,
            '(' if brackets_close && !quoted => depth += 1,
            ')' if brackets_close && !quoted => depth = depth.saturating_sub(1),
            _ if !quoted && depth == 0 && stops.contains(&c) => {
                pieces.push((start, at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push((start, cell.len()));
    pieces
}

fn between(cell: &str, first: (usize, usize), last: (usize, usize)) -> &str {
    cell.get(first.0..last.1).unwrap_or("").trim()
}

fn unquote(answer: &str) -> &str {
    answer
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(answer)
        .trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(cell: &str) -> Vec<&str> {
        split(cell, |whole| whole == "Birds, small mammals")
    }

    #[test]
    fn a_list_with_stray_separators_is_untidy() {
        for untidy in ["a ;b; c;", "a;", "a; b ;c", ", a", "a,,b"] {
            assert!(is_untidy(untidy), "{untidy}");
        }
        for tidy in ["a; b; c", "a,b", "a|b", "a", " a, b "] {
            assert!(!is_untidy(tidy), "{tidy}");
        }
    }

    #[test]
    fn answers_are_parted_but_not_inside_quotes_or_brackets() {
        assert_eq!(cut_up("Horses, Pigs"), ["Horses", "Pigs"]);
        assert_eq!(
            cut_up("Horses, \"Exotics (birds, reptiles)\", Pigs"),
            ["Horses", "Exotics (birds, reptiles)", "Pigs"]
        );
        assert_eq!(
            cut_up("Exotics (birds, reptiles), Pigs"),
            ["Exotics (birds, reptiles)", "Pigs"]
        );
        assert_eq!(
            cut_up("Horses, Birds, small mammals, Pigs"),
            ["Horses", "Birds, small mammals", "Pigs"]
        );
        assert_eq!(
            cut_up("Horses, stables; Pigs ;; "),
            ["Horses, stables", "Pigs"]
        );
        assert_eq!(cut_up("Horses|Pigs"), ["Horses", "Pigs"]);
        assert_eq!(cut_up("a (never closed, b"), ["a (never closed", "b"]);
        assert!(cut_up(" , ,").is_empty());
        assert_eq!(
            cut_up(&"x,".repeat(MOST_ANSWERS)).len(),
            1,
            "that is no list"
        );
    }
}
