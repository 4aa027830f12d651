//! Letters to who was left when a round left the house, and monthly news of the waiting list.

use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::clock::Span;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};
use dyad_programme::cohort::CohortId;
use dyad_programme::programme;

use super::{Band, Waiting, band, letters, store};
use crate::letters::sender;
use crate::proposal::reminding::is_awake;
use crate::round::{self, RoundId};

/// Job: tells who was left in a round that it didn't come about this time (N-09). Subject: the round.
pub const TELL_WHO_IS_LEFT: &str = "tell who is left in a round";
/// Recurring: news of the waiting list (N-65).
pub const NEWS_OF_THE_WAITING_LIST: &str = "news of the waiting list";

/// So long nothing new is no news.
const A_MONTH: Span = Span::days(30);

/// Tells mentees who wait and mentors who were put to nobody.
///
/// # Errors
/// Those of the database.
pub async fn tell_who_is_left(app: App, round: String) -> Result<(), Problem> {
    let (app, id) = (&app, RoundId(round));
    write_tx!(app.db, |tx| {
        let Some(round) = round::store::by_id(tx, &id).await? else {
            return Ok(());
        };
        let waiting = store::of_cohort(tx, &round.cohort_id).await?;
        let all = waiting.len();
        for (at, it) in waiting.iter().enumerate() {
            let band = band(at, all);
            tell_a_mentee(tx, app, &round.cohort_id, &id, &it.person, band).await?;
        }
        for mentor in store::mentors_without_question(tx, &round.cohort_id).await? {
            tell_a_mentor(tx, app, &round.cohort_id, &id, &mentor).await?;
        }
        Ok(())
    })
}

async fn tell_a_mentee(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
    round: &RoundId,
    to: &Person,
    band: Band,
) -> Result<(), Problem> {
    let programme = programme_of(tx, cohort).await?;
    let sender = sender::of(tx, &programme, &[&to.id]).await?;
    let letter = letters::nobody_yet(&sender, to, band, &programme.template).set()?;
    store::note_told(tx, cohort, &to.id, band, app.now()).await?;
    let once = format!("N-09 {round} {}", to.id);
    mail::post_once(tx, app, &letter, app.now(), &once).await
}

async fn tell_a_mentor(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
    round: &RoundId,
    to: &Person,
) -> Result<(), Problem> {
    let programme = programme_of(tx, cohort).await?;
    let sender = sender::of(tx, &programme, &[&to.id]).await?;
    let letter = letters::not_needed_yet(&sender, to).set()?;
    let once = format!("N-09 {round} mentor {}", to.id);
    mail::post_once(tx, app, &letter, app.now(), &once).await
}

async fn programme_of(tx: &mut Tx, cohort: &CohortId) -> Result<programme::Programme, Problem> {
    programme::store::of_cohort(tx, cohort)
        .await?
        .ok_or_else(|| Problem::broken("a cohort without a programme"))
}

/// Writes to whoever waits a month after the last letter, or when they moved up.
///
/// # Errors
/// Those of the database.
pub async fn news(app: App) -> Result<(), Problem> {
    let app = &app;
    let cohorts = read_tx!(app.db, |tx| Ok::<_, Problem>(
        store::with_a_release(tx).await?
    ))?;
    for cohort in cohorts {
        let waiting = read_tx!(app.db, |tx| Ok::<_, Problem>(
            store::of_cohort(tx, &cohort).await?
        ))?;
        let all = waiting.len();
        for (at, it) in waiting.iter().enumerate() {
            let band = band(at, all);
            write_tx!(app.db, |tx| news_to(tx, app, &cohort, it, band).await)?;
        }
    }
    Ok(())
}

async fn news_to(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
    it: &Waiting,
    band: Band,
) -> Result<(), Problem> {
    let now = app.now();
    let (to, told) = (
        &it.person,
        store::last_told(tx, cohort, &it.person.id).await?,
    );
    let is_news = match told {
        None => it.since + Span::days(1) <= now,
        Some((known, at)) => at + A_MONTH <= now || band < known,
    };
    if !is_news || !is_awake(now, &to.zone) {
        return Ok(());
    }
    let programme = programme_of(tx, cohort).await?;
    let sender = sender::of(tx, &programme, &[&to.id]).await?;
    let letter = letters::news(&sender, to, band, &programme.template).set()?;
    store::note_told(tx, cohort, &to.id, band, now).await?;
    mail::post(tx, app, &letter, now).await
}
