//! The draft of an application: found, begun from what its author said another time or a list says of
//! them, and kept sealed.

use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::keys::Place;
use dyad_platform::problem::Problem;

use super::{Draft, Raw, prefill, store};
use crate::application::{self, Application, State};
use crate::cohort::CohortId;
use crate::enrolment::{self, Apart};
use crate::programme::Programme;
use crate::template::Template;
use crate::template::question::{Kind, Question, Role};

/// The keyed digest by which a draft waits for whoever confirms the address.
#[must_use]
fn digest_of(app: &App, address: &str) -> String {
    app.keys.digest("draft of an address", address)
}

/// Where a draft is sealed.
fn place(id: &str) -> Place<'_> {
    Place {
        table: "draft",
        row: id,
        owner: "house",
        author: "",
    }
}

/// What somebody is writing: the draft they have just confirmed, or else the one that is theirs.
pub(crate) async fn draft_of(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
    role: Role,
    person: &Person,
    wanted: Option<&str>,
) -> Result<Option<Draft>, Problem> {
    let digest = digest_of(app, &person.address);
    let unconfirmed = match wanted {
        Some(id) => store::unconfirmed(tx, id, cohort, role, &digest).await?,
        None => None,
    };
    let is_new = unconfirmed.is_some();
    let found = match unconfirmed {
        Some(found) => Some(found),
        None => store::of_person(tx, cohort, role, &person.id).await?,
    };
    let Some((id, sealed)) = found else {
        return Ok(None);
    };
    let text = app.keys.open_for_house(&place(&id), &sealed)?;
    let raw = serde_json::from_str(&text).map_err(|_| Problem::broken("a draft unreadable"))?;
    Ok(Some(Draft {
        unconfirmed: is_new.then(|| id.clone()),
        id: Some(id),
        raw,
        is_prefilled: false,
    }))
}

/// What somebody begins with who has written nothing here yet: what they said last time, to the
/// questions that are the same.
pub(crate) async fn first_draft(
    tx: &mut Tx,
    programme: &Programme,
    person: &Person,
    sent: Option<&Application>,
) -> Result<Draft, Problem> {
    let answers = match sent {
        Some(sent) => Some(sent.answers.clone()),
        None => application::own::store::latest_answers(tx, &person.id).await?,
    };
    let is_prefilled = answers.as_ref().is_some_and(|answers| !answers.is_empty());
    let answers = answers.unwrap_or_default();
    let mut raw = prefill::raw(&programme.template, &answers);
    if let Some(name) = question_of(programme, Kind::Name) {
        raw.values
            .insert(name.key.clone(), vec![person.name.clone()]);
    }
    if let Some(sent) = sent {
        fill_exclusions(tx, &programme.template, sent, &mut raw).await?;
    }
    Ok(Draft {
        raw,
        is_prefilled,
        ..Draft::default()
    })
}

/// What somebody writes, with what a spreadsheet said about them where they left something open: their
/// own words are never replaced.
///
/// # Errors
/// Those of the database.
pub(crate) async fn with_gaps_filled(
    tx: &mut Tx,
    template: &Template,
    mut draft: Draft,
    sent: Option<&Application>,
) -> Result<Draft, Problem> {
    if let Some(entered) = sent.filter(|sent| sent.state == State::Entered) {
        for (key, values) in prefill::raw(template, &entered.answers).values {
            draft.raw.values.entry(key).or_insert(values);
        }
        fill_exclusions(tx, template, entered, &mut draft.raw).await?;
    }
    Ok(draft)
}

/// Whom somebody must not be paired with, as a spreadsheet or the cohort before had it: sending the
/// form anew would lose what it doesn't say. They stand apart from the answers, so that nobody else
/// reads them.
async fn fill_exclusions(
    tx: &mut Tx,
    template: &Template,
    sent: &Application,
    raw: &mut Raw,
) -> Result<(), Problem> {
    let me = &sent.person_id;
    for question in template.asked_of(sent.role) {
        let why = match question.kind {
            Kind::People => Apart::Wish,
            Kind::Assessors => Apart::Assessor,
            _ => continue,
        };
        if raw.values.contains_key(&question.key) {
            continue;
        }
        let who = enrolment::store::not_with(tx, &sent.cohort_id, me, me, why).await?;
        if !who.is_empty() {
            raw.values
                .insert(question.key.clone(), vec![who.join("\n")]);
        }
    }
    Ok(())
}

fn question_of(programme: &Programme, kind: Kind) -> Option<&Question> {
    let mut questions = programme.template.questions.iter();
    questions.find(|question| question.kind == kind)
}

/// Keeps what somebody typed; whoever saves a draft of theirs makes it their own.
pub(crate) async fn keep(
    tx: &mut Tx,
    app: &App,
    (cohort, role): (&CohortId, Role),
    person: &Person,
    draft: &Draft,
) -> Result<String, Problem> {
    let (now, is_new) = (app.now(), draft.id.is_none());
    let id = draft.id.clone().unwrap_or_else(|| app.chance.id(now));
    let text = serde_json::to_string(&draft.raw).map_err(|_| Problem::broken("a draft"))?;
    let sealed = app.keys.seal_for_house(&place(&id), &text, &app.chance);
    let digest = digest_of(app, &person.address);
    if is_new {
        store::add(
            tx,
            &id,
            (cohort, role),
            Some(&person.id),
            &digest,
            &sealed,
            now,
        )
        .await?;
    } else {
        store::save(tx, &id, &person.id, &sealed, now).await?;
    }
    store::keep_only(tx, &id, cohort, role, &person.id).await?;
    Ok(id)
}

/// Keeps what somebody typed who hasn't shown yet that the address is theirs.
pub(crate) async fn keep_unconfirmed(
    tx: &mut Tx,
    app: &App,
    (cohort, role): (&CohortId, Role),
    address: &str,
    raw: &Raw,
) -> Result<String, Problem> {
    let id = app.chance.id(app.now());
    let text = serde_json::to_string(raw).map_err(|_| Problem::broken("a draft"))?;
    let sealed = app.keys.seal_for_house(&place(&id), &text, &app.chance);
    let digest = digest_of(app, address);
    store::add(tx, &id, (cohort, role), None, &digest, &sealed, app.now()).await?;
    Ok(id)
}
