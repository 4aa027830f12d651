//! Decisions come into force and letters leave, when the time to take them back is over. The job
//! may run twice: what it did before is noted in the same transaction.

use dyad_people::account::{self, Person};
use dyad_people::urls::HOME;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::letters::{self, Sender};
use super::{Decision, Kind, Release, ReleaseId, store};
use crate::application::{self, ApplicationId};
use crate::cohort::{self, CohortId};
use crate::enrolment::{self, EnrolmentId};
use crate::inquiry::{self, Inquiry, InquiryId};
use crate::template::question::Role;
use crate::{programme, urls};

/// Job: answers leave. Subject: the release.
pub const LET_ANSWERS_LEAVE: &str = "let answers leave";

/// So many letters are posted in one transaction.
const LETTERS_AT_ONCE: usize = 50;

/// Puts the decisions of a release into force, then writes to everybody.
///
/// # Errors
/// Those of the database.
pub async fn let_leave(app: App, release: String) -> Result<(), Problem> {
    let (app, id) = (&app, ReleaseId(release));
    let left = write_tx!(app.db, |tx| {
        let Some(release) = store::release_by_id(tx, &id).await? else {
            return Ok(false);
        };
        if release.taken_back_at.is_some() || app.now() < release.leaves_at {
            return Ok(false);
        }
        if release.left_at.is_none() {
            put_into_force(tx, app, &release).await?;
        }
        Ok::<_, Problem>(true)
    })?;
    if !left {
        return Ok(());
    }
    let waiting = read_tx!(app.db, |tx| store::of_release(tx, &id).await)?;
    for some in waiting.chunks(LETTERS_AT_ONCE) {
        write_tx!(app.db, |tx| tell(tx, app, &id, some).await)?;
    }
    Ok(())
}

async fn put_into_force(tx: &mut Tx, app: &App, release: &Release) -> Result<(), Problem> {
    let now = app.now();
    let decisions = store::of_release(tx, &release.id).await?;
    for kind in Kind::ALL {
        // Whoever took their application back meanwhile is left alone.
        let of_kind = decisions
            .iter()
            .filter(|it| it.kind == kind && kind.suits(it.state));
        let of_kind: Vec<&Decision> = of_kind.collect();
        let Some(first) = of_kind.first() else {
            continue;
        };
        let ids: Vec<ApplicationId> = of_kind.iter().map(|it| it.application_id.clone()).collect();
        application::store::settle(tx, &ids, kind.leads_to(), &first.made_by, now).await?;
        match kind {
            Kind::Accept => {
                let with_id = |id| (EnrolmentId::new(&app.chance, now), id);
                let enrolled: Vec<_> = ids.into_iter().map(with_id).collect();
                enrolment::store::enrol_all(tx, &enrolled, now).await?;
            }
            Kind::Ask => ask(tx, app, &of_kind).await?,
            Kind::Waitlist | Kind::Decline => {}
        }
    }
    for gone in decisions.iter().filter(|it| !it.kind.suits(it.state)) {
        store::note_told(tx, &gone.id, now).await?;
    }
    Ok(store::note_left(tx, &release.id, now).await?)
}

async fn ask(tx: &mut Tx, app: &App, decisions: &[&Decision]) -> Result<(), Problem> {
    for decision in decisions {
        let inquiry = Inquiry {
            id: InquiryId::new(&app.chance, app.now()),
            application_id: decision.application_id.clone(),
            question: decision.line.clone(),
            asked_at: app.now(),
            answer: None,
            answered_at: None,
        };
        inquiry::store::ask(tx, &inquiry, &decision.made_by).await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx, app: &App, id: &ReleaseId, some: &[Decision]) -> Result<(), Problem> {
    let Some(release) = store::release_by_id(tx, id).await? else {
        return Ok(());
    };
    let sender = sender(tx, app, &release.cohort_id).await?;
    for decision in some {
        let letter = letters::answer(&sender, decision).set()?;
        let once = format!("answer {}", decision.id);
        mail::post_once(tx, app, &letter, app.now(), &once).await?;
        store::note_told(tx, &decision.id, app.now()).await?;
    }
    Ok(())
}

/// Who writes the letters of a cohort, and what they say of it.
pub(super) async fn sender(tx: &mut Tx, app: &App, cohort: &CohortId) -> Result<Sender, Problem> {
    let missing = || Problem::broken("answers without a programme");
    let programme = programme::store::of_cohort(tx, cohort)
        .await?
        .ok_or_else(missing)?;
    let cohort = cohort::store::by_id(tx, cohort)
        .await?
        .ok_or_else(missing)?;
    let coordinators: Vec<Person> = programme::store::coordinators(tx, &programme.id).await?;
    let newest = cohort::store::newest(tx, &programme.id).await?;
    // The page on how it stands is there for the newest cohort.
    let has_page = newest.is_some_and(|it| it.id == cohort.id);
    let links = [Role::Mentee, Role::Mentor].map(|role| match has_page {
        true => app.absolute(&urls::join_own(&programme.slug, role, "status")),
        false => app.absolute(HOME),
    });
    Ok(Sender {
        organisation: account::store::organisation_name(tx).await?,
        programme: programme.name,
        begins: cohort.starts_at.date(&programme.zone),
        coordinator: coordinators.into_iter().next(),
        links,
    })
}
