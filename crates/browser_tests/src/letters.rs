//! The mails that the server kept as files, read by someone who looks for links.

use std::path::Path;

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::Outcome;

/// A mail, as far as a reader of plain text sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The header `To`, as it stands there.
    pub to: String,
    /// The plain text.
    pub text: String,
}

/// The letters in `folder`, oldest first; none when there is no such folder.
///
/// # Errors
/// When one of them can't be read.
pub fn letters_in(folder: &Path) -> Outcome<Vec<Letter>> {
    let mut files = Vec::new();
    for entry in folder.read_dir().into_iter().flatten() {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "eml") {
            files.push((path.metadata()?.modified()?, path));
        }
    }
    files.sort();
    let read = |(_, path)| {
        Ok(Letter::read(&String::from_utf8_lossy(&std::fs::read(
            path,
        )?)))
    };
    files.into_iter().map(read).collect()
}

impl Letter {
    /// Reads a mail as it is written in a file.
    pub fn read(mail: &str) -> Self {
        let mail = mail.replace("\r\n", "\n");
        Self {
            to: header(&mail, "to").unwrap_or_default(),
            text: plain_text(&mail).unwrap_or_default(),
        }
    }

    /// The links in the text, in their order.
    pub fn links(&self) -> Vec<String> {
        let words = self.text.split_whitespace();
        let links = words.filter_map(|word| Some(&word[word.find("http")?..]));
        let links = links.filter(|it| it.starts_with("http://") || it.starts_with("https://"));
        links
            .map(|it| it.trim_end_matches(['>', ')', ',', '.', ';']).to_owned())
            .collect()
    }
}

/// The first part of type `text/plain`, decoded.
fn plain_text(part: &str) -> Option<String> {
    let (_, body) = part.split_once("\n\n")?;
    let kind = header(part, "content-type").unwrap_or_else(|| "text/plain".to_owned());
    if let Some((_, rest)) = kind.split_once("boundary=") {
        let boundary = rest.split(';').next()?.trim_matches(['"', ' ']);
        let line = format!("--{boundary}");
        let parts = body.split(&line).skip(1);
        return parts.map(str::trim_start).find_map(plain_text);
    }
    if !kind.to_ascii_lowercase().starts_with("text/plain") {
        return None;
    }
    let encoding = header(part, "content-transfer-encoding").unwrap_or_default();
    match encoding.to_ascii_lowercase().as_str() {
        "quoted-printable" => Some(from_quoted_printable(body)),
        "base64" => {
            let body: String = body.split_whitespace().collect();
            let bytes = BASE64_STANDARD.decode(body).ok()?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }
        _ => Some(body.to_owned()),
    }
}

/// A header's value, with its folded lines joined.
fn header(part: &str, name: &str) -> Option<String> {
    let (head, _) = part.split_once("\n\n")?;
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

fn from_quoted_printable(body: &str) -> String {
    let joined = body.replace("=\n", "");
    let mut parts = joined.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).and_then(|it| u8::from_str_radix(it, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'=');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_survives_quoted_printable_in_a_multipart_letter() {
        let letter = Letter::read(concat!(
            "To: Grace Moor\r\n <grace@example.org>\r\n",
            "Content-Type: multipart/alternative;\r\n boundary=\"Xy\"\r\n\r\n",
            "--Xy\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n",
            "--Xy\r\nContent-Type: text/plain; charset=utf-8\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
            "Tom=C3=A1s waits:\r\nhttp://127.0.0.1:8080/answer/abc=\r\ndef?a=3D1\r\n--Xy--\r\n",
        ));
        assert_eq!(letter.to, "Grace Moor <grace@example.org>");
        assert!(letter.text.starts_with("Tomás waits:"), "{}", letter.text);
        assert_eq!(letter.links(), ["http://127.0.0.1:8080/answer/abcdef?a=1"]);
    }

    #[test]
    fn a_link_survives_base64_and_a_full_stop() {
        let letter = Letter::read(concat!(
            "To: lin@example.org\n",
            "Content-Transfer-Encoding: base64\n\n",
            "R28gdG8gPGh0dHA6Ly8xMjcuMC4w\nLjE6ODA4MC9zaWduLWluL3h5ej4u\n",
        ));
        assert_eq!(letter.links(), ["http://127.0.0.1:8080/sign-in/xyz"]);
    }

    #[test]
    fn a_plain_letter_is_read_as_it_stands() {
        let letter = Letter::read("To: ada@example.org\n\nNothing = nothing.\n");
        assert_eq!(letter.text, "Nothing = nothing.\n");
        assert_eq!(letter.links(), Vec::<String>::new());
    }
}
