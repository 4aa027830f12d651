//! Work to be done later: jobs, happenings and what recurs.
//!
//! A job is a kind and the id of its subject, nothing else, so that no job row can leak a word.
//! A slice that did something records a *happening* in the same transaction; the server's list of
//! reactions says which jobs follow. The worker is a function: [`run_due`] does all that is due
//! and returns, so that tests walk through a year by jumping from due to due.

use crate::{read_tx, write_tx};
use std::future::Future;
use std::pin::Pin;

use crate::app::App;
use crate::clock::{Moment, Span};
use crate::db::Tx;
use crate::mail;
use crate::problem::Problem;

mod store;

type Work = Pin<Box<dyn Future<Output = Result<(), Problem>> + Send>>;

/// How a kind of job is done. Jobs run at least once, so the work must be idempotent.
pub struct Handler {
    /// The kind, as it stands in the table.
    pub kind: &'static str,
    /// Does it for the subject with this id.
    pub run: fn(App, String) -> Work,
}

/// Something that happens over and over.
pub struct Recurring {
    /// A stable name.
    pub name: &'static str,
    /// Time between two runs.
    pub every: Span,
    /// Does it.
    pub run: fn(App) -> Work,
}

/// What follows from a happening.
pub struct Reaction {
    /// The happening.
    pub when: &'static str,
    /// The kind of job that follows, with the same subject.
    pub then: &'static str,
}

/// All that the worker can do: the server puts it together on one page each.
pub struct Rota {
    /// One for each kind of job.
    pub handlers: &'static [Handler],
    /// What recurs.
    pub recurring: &'static [Recurring],
    /// What follows from what.
    pub reactions: &'static [Reaction],
}

/// A job that failed so often is put aside for a person to look at.
const TRIES: i64 = 10;
/// So many jobs are done before letters get their turn again.
const AT_A_TIME: usize = 20;
const LEASE: Span = Span::minutes(5);

/// Enqueues a job of `kind` for `subject`.
///
/// # Errors
/// Those of the database.
pub async fn enqueue(
    tx: &mut Tx,
    app: &App,
    kind: &'static str,
    subject: &str,
    due: Moment,
) -> Result<(), sqlx::Error> {
    store::insert(tx, &app.chance.id(app.now()), kind, subject, due, None).await
}

/// Enqueues a job unless one with the same `dedupe` key was ever enqueued and is still kept.
///
/// # Errors
/// Those of the database.
pub async fn enqueue_once(
    tx: &mut Tx,
    app: &App,
    kind: &'static str,
    subject: &str,
    due: Moment,
    dedupe: &str,
) -> Result<(), sqlx::Error> {
    store::insert(
        tx,
        &app.chance.id(app.now()),
        kind,
        subject,
        due,
        Some(dedupe),
    )
    .await
}

/// Records that something happened to `subject`, in the transaction that made it happen.
///
/// # Errors
/// Those of the database.
pub async fn happened(
    tx: &mut Tx,
    app: &App,
    what: &'static str,
    subject: &str,
) -> Result<(), sqlx::Error> {
    store::record(tx, &app.chance.id(app.now()), what, subject, app.now()).await
}

/// Does everything that is due by now, also what becomes due by doing it. Returns how much was done.
///
/// # Errors
/// Those of the database. A job's own error is kept with the job, which is tried again later.
pub async fn run_due(app: &App, rota: &Rota) -> Result<usize, Problem> {
    let mut total = 0;
    loop {
        let done = react(app, rota).await?
            + run_recurring(app, rota).await?
            + run_jobs(app, rota).await?
            + mail::send_due(app).await?;
        total += done;
        if done == 0 {
            return Ok(total);
        }
    }
}

/// When the next piece of work is due, if any waits.
///
/// # Errors
/// Those of the database.
pub async fn next_due(app: &App) -> Result<Option<Moment>, Problem> {
    read_tx!(app.db, |tx| {
        let job = store::next_due(tx).await?;
        let letter = mail::store::next_due(tx).await?;
        Ok([job, letter].into_iter().flatten().min())
    })
}

async fn react(app: &App, rota: &Rota) -> Result<usize, Problem> {
    write_tx!(app.db, |tx| {
        let happenings = store::take_happenings(tx).await?;
        for happening in &happenings {
            for reaction in rota
                .reactions
                .iter()
                .filter(|reaction| reaction.when == happening.what)
            {
                enqueue(tx, app, reaction.then, &happening.subject, app.now()).await?;
            }
        }
        Ok(happenings.len())
    })
}

async fn run_recurring(app: &App, rota: &Rota) -> Result<usize, Problem> {
    let now = app.now();
    // One transaction for all: most of the time nothing is due.
    let due = write_tx!(app.db, |tx| {
        let mut due = Vec::new();
        for recurring in rota.recurring {
            if store::claim_recurring(tx, recurring.name, now, recurring.every).await? {
                due.push(recurring);
            }
        }
        Ok::<_, Problem>(due)
    })?;
    for recurring in &due {
        if let Err(why) = guarded((recurring.run)(app.clone())).await {
            tracing::error!(name = recurring.name, why, "a recurring job failed");
        }
    }
    Ok(due.len())
}

async fn run_jobs(app: &App, rota: &Rota) -> Result<usize, Problem> {
    let mut done = 0;
    while done < AT_A_TIME {
        let now = app.now();
        let Some(job) = write_tx!(app.db, |tx| store::claim_due(tx, now, now + LEASE).await)?
        else {
            break;
        };
        done += 1;
        let outcome = match rota
            .handlers
            .iter()
            .find(|handler| handler.kind == job.kind)
        {
            Some(handler) => guarded((handler.run)(app.clone(), job.subject.clone())).await,
            None => Err("nobody does jobs of this kind".to_string()),
        };
        settle(app, &job, outcome).await?;
    }
    Ok(done)
}

async fn settle(app: &App, job: &store::Job, outcome: Result<(), String>) -> Result<(), Problem> {
    let now = app.now();
    write_tx!(app.db, |tx| match &outcome {
        Ok(()) => store::finish(tx, &job.id).await,
        Err(_) if job.tries >= TRIES => store::put_aside(tx, &job.id, now).await,
        Err(_) => store::put_back(tx, &job.id, now + Span::minutes(job.tries * job.tries)).await,
    })?;
    if let Err(why) = outcome {
        tracing::error!(job = %job.id, kind = %job.kind, tries = job.tries, why, "a job failed");
    }
    Ok(())
}

/// Runs work apart, so that a panic in it is an error like any other.
async fn guarded(work: Work) -> Result<(), String> {
    match tokio::spawn(work).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(Problem::Broken(fault))) => Err(fault.for_log()),
        Ok(Err(problem)) => Err(format!("answered {}", problem.status())),
        Err(_) => Err("it panicked".into()),
    }
}
