//! How a letter looks: a greeting, a few paragraphs, one button, small print. Plain text stands
//! by itself; the HTML has one column, no pictures and nothing that calls home.

use askama::Template;

use crate::mail::Letter;

/// A letter as its slice writes it, before it is set.
pub struct Draft {
    /// Which notice it is.
    pub notice: &'static str,
    /// Name of the sender.
    pub from_name: String,
    /// Name and address of the reader.
    pub to: (String, String),
    /// The partner's address, where both shared theirs.
    pub reply_to: Option<String>,
    /// At most 60 characters.
    pub subject: String,
    /// "Dear Grace,"
    pub greeting: String,
    /// What it says.
    pub paragraphs: Vec<String>,
    /// The one action: its verb and its URL.
    pub button: Option<(String, String)>,
    /// What it says after the button.
    pub after: Vec<String>,
    /// Who signs.
    pub signed: String,
    /// How long the link holds, where replies go.
    pub small_print: Vec<String>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'d> {
    draft: &'d Draft,
}

/// Width of the plain text.
const COLUMNS: usize = 68;

impl Draft {
    /// Sets the letter as text and HTML.
    ///
    /// # Errors
    /// When the template fails, which no input should make it do.
    pub fn set(&self) -> Result<Letter, askama::Error> {
        Ok(Letter {
            notice: self.notice.into(),
            from_name: self.from_name.clone(),
            to_name: self.to.0.clone(),
            to: self.to.1.clone(),
            reply_to: self.reply_to.clone(),
            subject: self.subject.clone(),
            text: self.text(),
            html: Html { draft: self }.render()?,
            date: None,
        })
    }

    fn text(&self) -> String {
        let mut blocks = vec![self.greeting.clone()];
        blocks.extend(self.paragraphs.iter().map(|paragraph| wrapped(paragraph)));
        if let Some((verb, url)) = &self.button {
            blocks.push(format!("{verb}:\n{url}"));
        }
        blocks.extend(self.after.iter().map(|paragraph| wrapped(paragraph)));
        blocks.push(self.signed.clone());
        let small: Vec<String> = self.small_print.iter().map(|line| wrapped(line)).collect();
        format!("{}\n\n--\n{}\n", blocks.join("\n\n"), small.join("\n"))
    }
}

/// Breaks lines at blanks; a word longer than a line (a link) stays whole.
fn wrapped(paragraph: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_links_stay_whole() {
        let link = format!("https://mentoring.example.org/{}", "x".repeat(70));
        let text = wrapped(&format!("Read it here {link} please"));
        assert_eq!(text, format!("Read it here\n{link}\nplease"));
    }
}
