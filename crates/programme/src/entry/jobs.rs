//! Letters about entries leave when the time to take them back is over, and once more after a week.
//! A job may run twice: what it did before is noted in the same transaction as its letter.

use dyad_people::account::{self, Person};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::answering::{Asked, asked, forget_unanswered};
use super::letters::{self, Sender, Stored};
use super::{Entry, EntryReleaseId, REMIND_AFTER, is_reminded, store};
use crate::{programme, urls};

/// Job: letters to people whom a spreadsheet entered leave. Subject: the release.
pub const LET_ENTRIES_LEAVE: &str = "let letters on entries leave";
/// Recurring: reminds of entries, and forgets those that nobody answered.
pub const REMIND_OF_ENTRIES: &str = "remind of entries";

/// Writes to everybody of a release.
///
/// # Errors
/// Those of the database.
pub async fn let_leave(app: App, release: String) -> Result<(), Problem> {
    let (app, id) = (&app, EntryReleaseId(release));
    let waiting = write_tx!(app.db, |tx| {
        let release = store::release_by_id(tx, &id).await?;
        let Some(release) = release.filter(|it| it.taken_back_at.is_none()) else {
            return Ok(Vec::new());
        };
        if app.now() < release.leaves_at {
            return Ok(Vec::new());
        }
        store::note_left(tx, &id, app.now()).await?;
        Ok::<_, Problem>(store::to_write(tx, &id).await?)
    })?;
    for entry in waiting {
        let secret = app.chance.secret();
        write_tx!(app.db, |tx| write(tx, app, &entry, &secret).await)?;
    }
    Ok(())
}

/// Reminds whoever was asked a week ago, and forgets whoever has been silent for long.
///
/// # Errors
/// Those of the database.
pub async fn remind(app: App) -> Result<(), Problem> {
    let app = &app;
    let now = app.now();
    let due = read_tx!(app.db, |tx| store::to_remind(tx, now - REMIND_AFTER).await)?;
    for entry in due {
        let is_due = |asked_at| is_reminded(asked_at, &entry.zone, now);
        if entry.asked_at.is_some_and(is_due) {
            let secret = app.chance.secret();
            write_tx!(app.db, |tx| remind_of(tx, app, &entry, &secret).await)?;
        }
    }
    forget_unanswered(app).await
}

async fn write(tx: &mut Tx, app: &App, entry: &Entry, secret: &str) -> Result<(), Problem> {
    let Some(asked) = still_open(tx, app, entry).await? else {
        return Ok(());
    };
    if !store::note_asked(tx, &entry.id, app.now()).await? {
        return Ok(());
    }
    let link = link_for(tx, app, entry, secret).await?;
    let sender = sender(tx, &asked).await?;
    let letter = letters::ask(&sender, &asked.entry, &stored(&asked), &link);
    mail::post(tx, app, &letter.set()?, app.now()).await
}

async fn remind_of(tx: &mut Tx, app: &App, entry: &Entry, secret: &str) -> Result<(), Problem> {
    let Some(asked) = still_open(tx, app, entry).await? else {
        return Ok(());
    };
    if !store::note_reminded(tx, &entry.id, app.now()).await? {
        return Ok(());
    }
    let link = link_for(tx, app, entry, secret).await?;
    let sender = sender(tx, &asked).await?;
    let letter = letters::remind(&sender, &asked.entry, &stored(&asked), &link);
    mail::post(tx, app, &letter.set()?, app.now()).await
}

async fn still_open(tx: &mut Tx, app: &App, entry: &Entry) -> Result<Option<Asked>, Problem> {
    match store::open(tx, &entry.id).await? {
        Some(entry) => asked(tx, app, entry).await,
        None => Ok(None),
    }
}

async fn link_for(
    tx: &mut Tx,
    app: &App,
    entry: &Entry,
    secret: &str,
) -> Result<String, sqlx::Error> {
    store::add_link(tx, &entry.id, &hashed(secret)).await?;
    Ok(app.absolute(&urls::entered(secret)))
}

/// Who writes the letters of an entry, and what they say of the programme.
pub(super) async fn sender(tx: &mut Tx, asked: &Asked) -> Result<Sender, Problem> {
    let programme = &asked.programme;
    let coordinators: Vec<Person> = programme::store::coordinators(tx, &programme.id).await?;
    Ok(Sender {
        organisation: account::store::organisation_name(tx).await?,
        programme: programme.name.clone(),
        purpose: programme.template.texts.purpose.clone(),
        begins: asked.cohort.starts_at.date(&programme.zone),
        coordinator: coordinators.into_iter().next(),
    })
}

/// What is stored about somebody, by the questions that were answered for them.
pub(super) fn stored(asked: &Asked) -> Stored {
    let template = &asked.programme.template;
    let mut questions: Vec<String> = Vec::new();
    for it in &asked.applications {
        for question in template.asked_of(it.role) {
            let label = question.label_for(it.role);
            let is_said = it.answers.contains_key(&question.key)
                || it
                    .beside
                    .iter()
                    .any(|beside| beside.question == question.key);
            if is_said && !questions.iter().any(|known| known == label) {
                questions.push(label.to_owned());
            }
        }
    }
    Stored {
        roles: asked.applications.iter().map(|it| it.role).collect(),
        questions,
    }
}
