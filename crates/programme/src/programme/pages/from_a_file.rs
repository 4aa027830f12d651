//! GET and POST /programmes/new/from-a-file, and POST …/open: a programme from a file of one's own. What
//! is wrong in it is said by line and field, beside the text, which can be put right at once. The text
//! goes along with the six answers, and nothing is kept before the programme opens.

use axum::extract::State;
use axum::response::Response;
use dyad_people::access::{Administrates, SignedIn};
use dyad_platform::app::App;
use dyad_platform::form::{Filled, Upload};
use dyad_platform::page::{Frame, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::list::nav_link;
use super::new::{self, From};
use crate::settings::sentences::sentence;
use crate::template::{Fault, Refused, Template};
use crate::words::Words;

/// The largest file.
const LARGEST: usize = 1024 * 1024;
/// With the form around it, and three bytes for one as browsers write them.
pub const ROOM: usize = 3 * LARGEST + 64 * 1024;

#[derive(askama::Template)]
#[template(path = "programme/pages/from_a_file.html")]
struct Page {
    frame: Frame,
    words: Words,
    text: String,
    mistake: String,
    faults: Vec<String>,
}

/// Shows the form.
///
/// # Errors
/// When the page can't be made.
pub async fn show_form(
    State(app): State<App>,
    administrates: Administrates,
) -> Result<Response, Problem> {
    show(&page(&app, &administrates.0, String::new()))
}

/// Reads the file: shows the six answers with it, or what is wrong.
///
/// # Errors
/// Those of the database.
pub async fn look(
    State(app): State<App>,
    administrates: Administrates,
    upload: Upload,
) -> Result<Response, Problem> {
    let (words, signed_in) = (Words(ENGLISH), &administrates.0);
    let text = match upload.file {
        Some((_, bytes)) => String::from_utf8(bytes.to_vec()).map_err(|_| words.file_not_text()),
        None => Ok(upload.filled.raw("text").to_string()),
    };
    let text = text.map(tidy).and_then(|text| {
        if text.trim().is_empty() {
            Err(words.file_needed())
        } else if text.len() > LARGEST {
            Err(words.file_too_large())
        } else {
            Ok(text)
        }
    });
    let text = match text {
        Ok(text) => text,
        Err(mistake) => {
            let mut page = page(&app, signed_in, upload.filled.raw("text").to_string());
            page.mistake = mistake;
            page.frame = page.frame.with_errors();
            return show_again(&page);
        }
    };
    match from(words, &text) {
        Ok(from) => show(&new::first(&app, signed_in, from).await?),
        Err(faults) => again(&app, signed_in, text, faults),
    }
}

/// Opens a programme from it.
///
/// # Errors
/// Those of the database.
pub async fn open(
    State(app): State<App>,
    administrates: Administrates,
    filled: Filled,
) -> Result<Response, Problem> {
    let text = tidy(filled.raw("file").to_string());
    match from(Words(ENGLISH), &text) {
        Ok(from) => new::found_from(&app, &administrates.0, from, filled).await,
        Err(faults) => again(&app, &administrates.0, text, faults),
    }
}

/// A template and what is worth a second look in it, or all that keeps it from being one.
fn from(words: Words, text: &str) -> Result<From, Vec<String>> {
    let line = |template: Option<&Template>, refused: &Refused| {
        let line = i64::try_from(refused.line).unwrap_or(0);
        let said = match &refused.fault {
            Fault::Shape(why) => words.file_unreadable(why.as_str()),
            _ => sentence(words, template, refused),
        };
        words.file_line(line, refused.field.as_str(), said)
    };
    match Template::look_over("", text) {
        Ok((template, advice)) => Ok(From {
            advice: advice.iter().map(|it| line(Some(&template), it)).collect(),
            file: Some(text.into()),
            template,
        }),
        Err(wrongs) => Err(wrongs.iter().map(|it| line(None, it)).collect()),
    }
}

/// Browsers end lines as on paper, and some editors begin a file with a mark.
fn tidy(text: String) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

fn again(
    app: &App,
    signed_in: &SignedIn,
    text: String,
    faults: Vec<String>,
) -> Result<Response, Problem> {
    let mut page = page(app, signed_in, text);
    page.faults = faults;
    page.frame = page.frame.with_errors();
    show_again(&page)
}

fn page(app: &App, signed_in: &SignedIn, text: String) -> Page {
    Page {
        frame: signed_in.frame(app, vec![nav_link()]),
        words: Words(ENGLISH),
        text,
        mistake: String::new(),
        faults: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped;

    #[test]
    fn what_was_saved_reads_back_however_its_lines_end() {
        for template in shipped().unwrap() {
            let text = template.to_toml().unwrap();
            let typed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
            let again = from(Words(ENGLISH), &tidy(typed)).unwrap();
            assert_eq!(again.template, template);
        }
    }

    #[test]
    fn all_that_is_wrong_is_named_by_line_and_field() {
        let text = shipped().unwrap().remove(0).to_toml().unwrap();
        let text = text.replacen("format = 1", "format = 7", 1);
        let faults = from(Words(ENGLISH), &text).err().unwrap();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("Line 1, format: "), "{}", faults[0]);
    }
}
