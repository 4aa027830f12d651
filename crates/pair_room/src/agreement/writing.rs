//! What the two do with their agreement, each act within one transaction. Whatever decides is read
//! again here: the page that asked may be an hour old.

use dyad_pairing::access::{self, Entered, InThePair};
use dyad_pairing::{partnership, pulse};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::template::Template;

use super::jobs::{ASK_TO_SIGN, TELL_THAT_IT_CHANGED, TELL_THAT_IT_HOLDS};
use super::{
    Cadence, Clause, MOST_CLAUSES, NewClause, NotSigned, OWN, Stands, Version, VersionId,
    is_complete, store, under_way, usual,
};
use crate::words::Words;

/// Proves again that somebody is in the room and may write in it.
pub(crate) async fn enter(tx: &mut Tx, app: &App, entered: &Entered) -> Result<InThePair, Problem> {
    let room = access::prove(tx, app, &entered.signed_in.person.id, entered.room.id()).await?;
    if room.partnership().is_open_for_words() {
        Ok(room)
    } else {
        Err(Problem::Conflict(Words(ENGLISH).room_is_closed()))
    }
}

/// Refuses to begin where something is under way already: whoever presses on an old page takes back
/// nothing that the partner has written or signed since.
pub(crate) async fn nothing_is_under_way(tx: &mut Tx, room: &InThePair) -> Result<(), Problem> {
    let versions = store::versions(tx, room).await?;
    match under_way(&versions) {
        None => Ok(()),
        Some(_) => Err(Problem::Conflict(Words(ENGLISH).agreement_under_way())),
    }
}

/// A draft to write in: the one under way, or the next version. A text that is up for signing stays
/// as it is and is taken back; whoever signed it is told.
pub(crate) async fn draft(tx: &mut Tx, app: &App, room: &InThePair) -> Result<VersionId, Problem> {
    let versions = store::versions(tx, room).await?;
    match under_way(&versions) {
        Some(version) if version.stands() == Stands::Draft => Ok(version.id.clone()),
        open => next(tx, app, room, &versions, open).await,
    }
}

async fn next(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    versions: &[Version],
    open: Option<&Version>,
) -> Result<VersionId, Problem> {
    let now = app.now();
    if let Some(version) = open {
        store::withdraw(tx, &version.id, now).await?;
        if version.is_signed_by(&room.partner().person_id) {
            jobs::enqueue(tx, app, TELL_THAT_IT_CHANGED, version.id.as_str(), now).await?;
        }
    }
    let id = VersionId::new(&app.chance, now);
    let number = versions.first().map_or(1, |newest| newest.number + 1);
    store::add_version(tx, room, &id, number, now).await?;
    let basis = open.or_else(|| super::in_force(versions));
    match basis {
        Some(basis) => store::copy(tx, &basis.id, &id).await?,
        None => from_the_programme(tx, app, room, &id, now).await?,
    }
    Ok(id)
}

/// The clauses that the programme proposes, and its usual numbers.
async fn from_the_programme(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    id: &VersionId,
    now: Moment,
) -> Result<(), Problem> {
    let terms = partnership::store::terms(tx, room).await?;
    for clause in &terms.clauses {
        let new = NewClause {
            key: clause.key.clone(),
            title: clause.title.clone(),
            body: clause.body.clone(),
        };
        store::write_clause(tx, room, id, &new, &app.chance, now).await?;
    }
    let cadence = usual(&terms, room.partnership().planned_end_at());
    Ok(store::set_cadence(tx, id, cadence).await?)
}

/// Whether the programme wants a clause in every agreement. Its words are the pair's own.
fn is_locked(terms: &Template, key: &str) -> bool {
    terms
        .clauses
        .iter()
        .any(|clause| clause.key == key && clause.locked)
}

/// Writes one clause into the draft.
pub(crate) async fn write(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    clause: &NewClause,
) -> Result<(), Problem> {
    let id = draft(tx, app, room).await?;
    let there = store::clauses(tx, room, &id).await?;
    if !clause.key.starts_with(OWN) && there.iter().all(|kept| kept.key != clause.key) {
        return Err(Problem::Conflict(Words(ENGLISH).clause_gone()));
    }
    let is_new = there.iter().all(|kept| kept.key != clause.key);
    if is_new && there.len() >= MOST_CLAUSES {
        return Err(Problem::Conflict(Words(ENGLISH).clause_too_many()));
    }
    store::write_clause(tx, room, &id, clause, &app.chance, app.now()).await
}

/// Takes one clause out of the draft; the one on confidentiality stays (INV-03).
pub(crate) async fn leave_out(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    key: &str,
) -> Result<(), Problem> {
    if key == super::CONFIDENTIALITY {
        return Err(Problem::Conflict(Words(ENGLISH).clause_stays()));
    }
    let terms = partnership::store::terms(tx, room).await?;
    if is_locked(&terms, key) {
        return Err(Problem::Conflict(Words(ENGLISH).clause_is_kept()));
    }
    let id = draft(tx, app, room).await?;
    Ok(store::remove_clause(tx, &id, key).await?)
}

/// Writes the draft anew from the choices of a first talk.
pub(crate) async fn write_all(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    clauses: &[NewClause],
    cadence: Cadence,
) -> Result<(), Problem> {
    let id = draft(tx, app, room).await?;
    let terms = partnership::store::terms(tx, room).await?;
    for old in store::clauses(tx, room, &id).await? {
        let is_written_anew = clauses.iter().any(|clause| clause.key == old.key);
        if is_written_anew || !is_locked(&terms, &old.key) {
            store::remove_clause(tx, &id, &old.key).await?;
        }
    }
    for clause in clauses {
        store::write_clause(tx, room, &id, clause, &app.chance, app.now()).await?;
    }
    Ok(store::set_cadence(tx, &id, cadence).await?)
}

/// Puts the draft up for signing, and asks the partner.
pub(crate) async fn propose(tx: &mut Tx, app: &App, room: &InThePair) -> Result<(), Problem> {
    let versions = store::versions(tx, room).await?;
    let Some(version) = under_way(&versions).filter(|it| it.stands() == Stands::Draft) else {
        return Err(Problem::Conflict(Words(ENGLISH).agreement_not_up()));
    };
    let (clauses, hash) = text(tx, app, room, version).await?;
    if !opens(&clauses) {
        return Err(Problem::Conflict(Words(ENGLISH).clause_will_not_open()));
    }
    if !is_complete(clauses.iter().map(|clause| clause.key.as_str())) {
        return Err(Problem::Conflict(Words(ENGLISH).clause_stays()));
    }
    store::propose(tx, &version.id, &hash, app.now()).await?;
    Ok(jobs::enqueue(tx, app, ASK_TO_SIGN, version.id.as_str(), app.now()).await?)
}

/// Signs the version with this number under the text with this hash. The second signature under the
/// same text lets it hold.
pub(crate) async fn sign(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    number: i64,
    seen: &str,
    name: &str,
) -> Result<(), Problem> {
    let versions = store::versions(tx, room).await?;
    let refused = || Problem::Conflict(Words(ENGLISH).agreement_changed());
    let version = versions
        .iter()
        .find(|version| version.number == number)
        .ok_or_else(refused)?;
    let counts = matches!(version.stands(), Stands::Proposed | Stands::InForce);
    if counts && version.is_signed_by(&room.me().person_id) {
        return Ok(());
    }
    let (clauses, now_hash) = text(tx, app, room, version).await?;
    if !opens(&clauses) {
        return Err(Problem::Conflict(Words(ENGLISH).clause_will_not_open()));
    }
    version
        .may_be_signed(seen, &now_hash)
        .map_err(|why| match why {
            NotSigned::NotUp | NotSigned::OtherText => refused(),
        })?;
    let now = app.now();
    store::sign(tx, room, &version.id, seen, name, &app.chance, now).await?;
    let members = room.partnership().members().len();
    if store::signatures_under(tx, &version.id, seen).await? == i64::try_from(members).unwrap_or(2)
    {
        store::enter_into_force(tx, room, &version.id, now).await?;
        let until = holds_until(store::cadence(tx, &version.id).await?, room);
        pulse::note_agreement(tx, room.seat(), now, until).await?;
        crate::phase::look_in(tx, app, room).await?;
        jobs::enqueue(tx, app, TELL_THAT_IT_HOLDS, version.id.as_str(), now).await?;
    }
    Ok(())
}

/// The clauses of a version and the keyed digest of its whole text and numbers.
pub(crate) async fn text(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    version: &Version,
) -> Result<(Vec<Clause>, String), Problem> {
    let clauses = store::clauses(tx, room, &version.id).await?;
    let cadence = store::cadence(tx, &version.id).await?;
    let mut whole = format!("{} {}", room.id(), version.number);
    if let Some(it) = cadence {
        let answers = it.answer_within_days.unwrap_or(-1);
        whole.push_str(&format!(" {} {answers} {}", it.talks_a_year, it.ends_at.0));
    }
    for clause in &clauses {
        let part = |words: &Option<access::Confidential<String>>| -> Result<String, Problem> {
            match words {
                Some(words) => Ok(words.shown_to(room)?.clone()),
                None => Ok(String::new()),
            }
        };
        let (title, body) = (part(&clause.title)?, part(&clause.body)?);
        whole.push_str(&format!(
            "\u{1f}{}\u{1f}{}:{title}\u{1f}{}:{body}",
            clause.key,
            title.len(),
            body.len()
        ));
    }
    Ok((clauses, app.keys.digest("agreement", &whole)))
}

/// Whether every clause can be read: nobody signs what they can't.
fn opens(clauses: &[Clause]) -> bool {
    clauses
        .iter()
        .all(|clause| clause.title.is_some() && clause.body.is_some())
}

/// The day until which a version holds.
pub(crate) fn holds_until(cadence: Option<Cadence>, room: &InThePair) -> Moment {
    cadence.map_or(room.partnership().planned_end_at(), |it| it.ends_at)
}
