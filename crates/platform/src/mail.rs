//! The outbox. A letter is enqueued in the transaction of its cause, rendered once, kept sealed,
//! sent by `run_due`, and wiped once it is sent. Its Message-ID never changes, so a letter sent
//! twice after a crash is one letter to the reader.

use crate::write_tx;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{Address, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::clock::{Moment, Span};
use crate::db::Tx;
use crate::keys::Place;
use crate::problem::Problem;

pub(crate) mod store;

/// A letter, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Which notice it is (`N-07`); for the log and for tests.
    pub notice: String,
    /// Name of the sender: the programme or the organisation.
    pub from_name: String,
    /// Name of the reader.
    pub to_name: String,
    /// Address of the reader.
    pub to: String,
    /// Address of the partner, where both shared theirs. Never a member of staff.
    pub reply_to: Option<String>,
    /// At most 60 characters, and no content.
    pub subject: String,
    /// The letter as plain text, which stands by itself.
    pub text: String,
    /// The same letter in HTML.
    pub html: String,
    /// A date for the reader's calendar, where the letter brings one.
    #[serde(default)]
    pub date: Option<CalendarDate>,
}

/// A date for the reader's calendar, as [`crate::calendar::invitation`] writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDate {
    /// REQUEST or CANCEL, as in the text.
    pub method: String,
    /// The calendar's text.
    pub text: String,
}

impl Letter {
    /// The same letter with a date for the reader's calendar.
    #[must_use]
    pub fn with_date(mut self, method: crate::calendar::Method, text: String) -> Self {
        let method = method.as_str().to_string();
        self.date = Some(CalendarDate { method, text });
        self
    }
}

/// How letters leave.
#[derive(Clone)]
pub enum Transport {
    /// Kept as `.eml` files in a folder until SMTP is configured.
    Files(PathBuf),
    /// Through a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Into memory, for stories.
    Memory(Arc<Mutex<Vec<Letter>>>),
    /// Nowhere: the demo's walk through the year.
    Discard,
}

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// It can't be put into the form of a mail: an address that isn't one.
    #[error("the letter could not be written: {0}")]
    Form(String),
    /// The folder can't be written.
    #[error("the mail folder could not be written: {0}")]
    Folder(#[from] std::io::Error),
    /// The mail server didn't take it.
    #[error("the mail server did not take the letter: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
}

impl MailError {
    /// Whether trying again may help; a letter that can't be written stays so.
    fn may_pass(&self) -> bool {
        !matches!(self, Self::Form(_))
    }
}

/// A mail server that stays silent for so long is given up for now.
const TRIES: i64 = 14;

impl Transport {
    /// A transport for the settings: SMTP where it is configured, files otherwise.
    ///
    /// # Errors
    /// When the SMTP URL makes no sense.
    pub fn of(settings: &crate::config::Settings) -> Result<Self, MailError> {
        match &settings.smtp {
            Some(url) => Ok(Self::Smtp(Box::new(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.build(),
            ))),
            None => Ok(Self::Files(settings.data.join("mail"))),
        }
    }

    async fn send(
        &self,
        app: &App,
        id: &str,
        letter: &Letter,
        at: Moment,
    ) -> Result<(), MailError> {
        match self {
            Self::Files(folder) => {
                write_file(folder, id, &message(app, id, letter, at)?.formatted())
            }
            Self::Smtp(server) => Ok(server
                .send(message(app, id, letter, at)?)
                .await
                .map(|_| ())?),
            Self::Memory(letters) => {
                // Also written out, so that a story notices what could never be sent.
                message(app, id, letter, at)?;
                letters
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .push(letter.clone());
                Ok(())
            }
            Self::Discard => Ok(()),
        }
    }
}

/// Puts a letter into the outbox, in the transaction of its cause.
///
/// # Errors
/// Those of the database.
pub async fn post(tx: &mut Tx, app: &App, letter: &Letter, due: Moment) -> Result<(), Problem> {
    put(tx, app, letter, due, None).await
}

/// The same, unless a letter with this `dedupe` key was ever posted: a job may run twice.
///
/// # Errors
/// Those of the database.
pub async fn post_once(
    tx: &mut Tx,
    app: &App,
    letter: &Letter,
    due: Moment,
    dedupe: &str,
) -> Result<(), Problem> {
    put(tx, app, letter, due, Some(dedupe)).await
}

async fn put(
    tx: &mut Tx,
    app: &App,
    letter: &Letter,
    due: Moment,
    dedupe: Option<&str>,
) -> Result<(), Problem> {
    let id = app.chance.id(app.now());
    let text = serde_json::to_string(letter)
        .map_err(|_| Problem::broken("a letter that can't be kept"))?;
    let sealed = app.keys.seal_for_house(&place(&id), &text, &app.chance);
    let queued = store::Queued {
        id: &id,
        notice: &letter.notice,
        sealed: &sealed,
        due,
        dedupe,
    };
    Ok(store::enqueue(tx, &queued, app.now()).await?)
}

/// Sends what is due; returns how many letters were tried.
///
/// # Errors
/// Those of the database. A mail server's errors are kept with the letter, which waits.
pub async fn send_due(app: &App) -> Result<usize, Problem> {
    let mut tried = 0;
    while let Some(waiting) = claim(app).await? {
        tried += 1;
        let outcome = deliver(app, &waiting).await;
        let now = app.now();
        write_tx!(app.db, |tx| match &outcome {
            Ok(()) => store::mark_sent(tx, &waiting.id, now).await,
            Err(error) if waiting.tries >= TRIES || !error.may_pass() =>
                store::mark_failed(tx, &waiting.id, now).await,
            Err(_) => store::put_back(tx, &waiting.id, now + patience(waiting.tries)).await,
        })?;
        if let Err(error) = outcome {
            tracing::warn!(letter = %waiting.id, notice = %waiting.notice, error = %error, "a letter waits");
        }
    }
    Ok(tried)
}

async fn claim(app: &App) -> Result<Option<store::Waiting>, Problem> {
    let now = app.now();
    Ok(write_tx!(app.db, |tx| store::claim_due(
        tx,
        now,
        now + Span::minutes(5)
    )
    .await)?)
}

async fn deliver(app: &App, waiting: &store::Waiting) -> Result<(), MailError> {
    let sealed = waiting
        .sealed
        .as_ref()
        .ok_or_else(|| MailError::Form("it was wiped".into()))?;
    let text = app
        .keys
        .open_for_house(&place(&waiting.id), sealed)
        .map_err(|error| MailError::Form(error.to_string()))?;
    let letter: Letter =
        serde_json::from_str(&text).map_err(|_| MailError::Form("it is not a letter".into()))?;
    app.mail.send(app, &waiting.id, &letter, app.now()).await
}

/// Five minutes, doubling up to a day.
fn patience(tries: i64) -> Span {
    Span::minutes((5 << tries.clamp(0, 9)).min(1_440))
}

fn place(id: &str) -> Place<'_> {
    Place {
        table: "letter",
        row: id,
        owner: "house",
        author: "",
    }
}

fn message(app: &App, id: &str, letter: &Letter, at: Moment) -> Result<Message, MailError> {
    let from = mailbox(&letter.from_name, &app.settings.mail_from)?;
    let domain = app
        .settings
        .mail_from
        .rsplit('@')
        .next()
        .unwrap_or("localhost");
    let date =
        std::time::UNIX_EPOCH + std::time::Duration::from_millis(u64::try_from(at.0).unwrap_or(0));
    let mut builder = Message::builder()
        .from(from)
        .to(mailbox(&letter.to_name, &letter.to)?)
        .date(date)
        .message_id(Some(format!("<{id}@{domain}>")))
        .subject(&letter.subject)
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".into(),
        ));
    builder = match &letter.reply_to {
        // An address that can't stand in a header must not keep the letter itself back.
        Some(partner) if mailbox("", partner).is_ok() => builder.reply_to(mailbox("", partner)?),
        // Replies reach nobody; an address of its own says where to write instead.
        _ => builder.reply_to(mailbox("", &format!("no-answer@{domain}"))?),
    };
    let mut body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    if let Some(date) = &letter.date {
        body = body.singlepart(calendar_part(date)?);
    }
    builder
        .multipart(body)
        .map_err(|error| MailError::Form(error.to_string()))
}

/// The date comes last among the alternatives: programs that can show it prefer it.
fn calendar_part(date: &CalendarDate) -> Result<SinglePart, MailError> {
    let kind = format!("text/calendar; method={}; charset=utf-8", date.method);
    let kind = ContentType::parse(&kind).map_err(|error| MailError::Form(error.to_string()))?;
    Ok(SinglePart::builder().header(kind).body(date.text.clone()))
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox, MailError> {
    let address: Address = address
        .parse()
        .map_err(|_| MailError::Form("an address is not one".into()))?;
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// Reads a kept letter back: its headers, and its plain text.
#[must_use]
pub fn read_back(bytes: &[u8]) -> (Vec<(String, String)>, String) {
    let Some(mail) = mail_parser::MessageParser::default().parse(bytes) else {
        return (Vec::new(), String::new());
    };
    let text = |address: Option<&mail_parser::Address<'_>>| {
        let first = address.and_then(|address| address.first());
        first
            .map(|first| {
                format!(
                    "{} <{}>",
                    first.name().unwrap_or_default(),
                    first.address().unwrap_or_default()
                )
            })
            .unwrap_or_default()
    };
    let headers = vec![
        ("From".into(), text(mail.from())),
        ("To".into(), text(mail.to())),
        ("Reply-To".into(), text(mail.reply_to())),
        ("Subject".into(), mail.subject().unwrap_or_default().into()),
        (
            "Date".into(),
            mail.date()
                .map(mail_parser::DateTime::to_rfc3339)
                .unwrap_or_default(),
        ),
    ];
    (headers, mail.body_text(0).unwrap_or_default().into_owned())
}

fn write_file(folder: &std::path::Path, id: &str, bytes: &[u8]) -> Result<(), MailError> {
    use std::io::Write as _;
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!("{id}.part"));
    let mut file = std::fs::File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(format!("{id}.eml")))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_grows_up_to_a_day() {
        assert_eq!(patience(0), Span::minutes(5));
        assert_eq!(patience(3), Span::minutes(40));
        assert_eq!(patience(40), Span::days(1));
    }

    #[test]
    fn a_name_can_not_smuggle_in_a_header() {
        let mailbox = mailbox("Lin\r\nBcc: all@example.org", "lin@example.org").unwrap();
        assert!(!mailbox.to_string().contains('\n'));
    }
}
