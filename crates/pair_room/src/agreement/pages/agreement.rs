//! GET /p/{partnership}/agreement: the text under way, or the one that holds; any version on request.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::keys::WillNotOpen;
use dyad_platform::page::{Frame, Mistake, Readers, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::names;
use crate::agreement::first_talk::Names;
use crate::agreement::{Clause, Signature, Stands, Version, in_force, store, under_way, writing};
use crate::frame::{Here, frame};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "agreement/pages/agreement.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    names: Names<'r>,
    shown: Option<Shown>,
    versions: Vec<Version>,
    is_open: bool,
    typed: String,
    mistakes: Vec<Mistake>,
}

/// A version as it is read.
struct Shown {
    version: Version,
    clauses: Vec<Clause>,
    /// The clauses of the version that it would take the place of, and its number.
    before: Option<(i64, Vec<Clause>)>,
    hash: String,
    until: Moment,
}

/// Shows the agreement.
///
/// # Errors
/// [`Problem::NotFound`] for a version that there isn't, and those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    entered: Entered,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let number = match query.get("version").map(|number| number.parse::<i64>()) {
        Some(Err(_)) => return Err(Problem::NotFound),
        Some(Ok(number)) => Some(number),
        None => None,
    };
    show(&page(&app, &entered, number, None, Vec::new()).await?)
}

/// Shows it again, with what was typed and what is the matter with it.
///
/// # Errors
/// As [`show_page`].
pub(crate) async fn show_mistake(
    app: &App,
    entered: &Entered,
    filled: &Filled,
    mistake: Mistake,
) -> Result<Response, Problem> {
    show_again(&page(app, entered, None, Some(filled), vec![mistake]).await?)
}

async fn page<'r>(
    app: &App,
    entered: &'r Entered,
    number: Option<i64>,
    filled: Option<&Filled>,
    mistakes: Vec<Mistake>,
) -> Result<Page<'r>, Problem> {
    let room = &entered.room;
    let (versions, shown) = read_tx!(app.db, |tx| {
        let versions = store::versions(tx, room).await?;
        let chosen = match number {
            Some(number) => Some(
                versions
                    .iter()
                    .find(|version| version.number == number)
                    .ok_or(Problem::NotFound)?,
            ),
            None if room.partnership().is_open_for_words() => {
                under_way(&versions).or_else(|| in_force(&versions))
            }
            // After the end, what held last is what counts.
            None => in_force(&versions),
        };
        let shown = match chosen.cloned() {
            Some(version) => Some(load(tx, app, room, &versions, version).await?),
            None => None,
        };
        Ok::<_, Problem>((versions, shown))
    })?;
    Ok(Page {
        frame: frame(app, entered, Here::Agreement, !mistakes.is_empty()),
        words: Words(ENGLISH),
        names: names(entered),
        is_open: room.partnership().is_open_for_words(),
        room,
        shown,
        versions,
        typed: filled.map_or(String::new(), |filled| filled.raw("sign").into()),
        mistakes,
    })
}

async fn load(
    tx: &mut dyad_platform::db::Tx,
    app: &App,
    room: &InThePair,
    versions: &[Version],
    version: Version,
) -> Result<Shown, Problem> {
    let (clauses, hash) = writing::text(tx, app, room, &version).await?;
    let cadence = store::cadence(tx, &version.id).await?;
    let earlier = versions
        .iter()
        .find(|other| other.number < version.number && other.proposed_at.is_some());
    let before = match earlier {
        Some(earlier) => Some((earlier.number, store::clauses(tx, room, &earlier.id).await?)),
        None => None,
    };
    Ok(Shown {
        until: writing::holds_until(cadence, room),
        version,
        clauses,
        before,
        hash,
    })
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn zone(&self) -> &str {
        &self.room.me().zone
    }

    fn sealed(&self) -> Readers {
        access::readers(self.room, "")
    }

    /// What holds of the version shown.
    fn stands(&self, shown: &Shown) -> String {
        let (words, version) = (self.words, &shown.version);
        let day = |at: Option<Moment>| at.map_or(String::new(), |at| at.date(self.zone()));
        match version.stands() {
            Stands::Draft => words.agreement_draft(version.number),
            Stands::Proposed => words.agreement_proposed(version.number),
            Stands::InForce => words.agreement_in_force(
                version.number,
                day(version.in_force_since),
                shown.until.date(self.zone()),
            ),
            Stands::Superseded => words.agreement_superseded(
                version.number,
                day(version.in_force_since),
                day(version.superseded_at),
            ),
            Stands::Withdrawn => words.agreement_withdrawn(version.number),
        }
    }

    /// Whether a clause is new or other than in the version before.
    fn change(&self, shown: &Shown, clause: &Clause) -> Result<Option<String>, WillNotOpen> {
        let Some((number, before)) = &shown.before else {
            return Ok(None);
        };
        let Some(old) = before.iter().find(|old| old.key == clause.key) else {
            return Ok(Some(self.words.clause_added(*number)));
        };
        let is_same = self.words_of(&old.title)? == self.words_of(&clause.title)?
            && self.words_of(&old.body)? == self.words_of(&clause.body)?;
        Ok((!is_same).then(|| self.words.clause_changed(*number)))
    }

    /// The clauses that the version before had and this one hasn't.
    fn removed(&self, shown: &Shown) -> Result<Vec<String>, WillNotOpen> {
        let Some((number, before)) = &shown.before else {
            return Ok(Vec::new());
        };
        let is_gone = |old: &&Clause| shown.clauses.iter().all(|kept| kept.key != old.key);
        let sentence = |old: &Clause| {
            Ok(self
                .words
                .clause_removed(*number, self.words_of(&old.title)?))
        };
        before.iter().filter(is_gone).map(sentence).collect()
    }

    fn words_of<'c>(
        &self,
        words: &'c Option<access::Confidential<String>>,
    ) -> Result<&'c str, WillNotOpen> {
        match words {
            Some(words) => Ok(words.shown_to(self.room)?.as_str()),
            None => Ok(""),
        }
    }

    fn may_edit(&self, shown: &Shown) -> bool {
        self.is_open && matches!(shown.version.stands(), Stands::Draft | Stands::Proposed)
    }

    fn may_still_hold(&self, shown: &Shown) -> bool {
        matches!(shown.version.stands(), Stands::Draft | Stands::Proposed)
    }

    fn is_draft(&self, shown: &Shown) -> bool {
        self.is_open && shown.version.stands() == Stands::Draft
    }

    fn holds(&self, shown: &Shown) -> bool {
        self.is_open
            && shown.version.stands() == Stands::InForce
            && under_way(&self.versions).is_none()
    }

    fn waits_for_me(&self, shown: &Shown) -> bool {
        self.is_open
            && shown.version.stands() == Stands::Proposed
            && !shown.version.is_signed_by(&self.room.me().person_id)
    }

    fn waits_for_partner(&self, shown: &Shown) -> bool {
        shown.version.stands() == Stands::Proposed
            && !shown.version.is_signed_by(&self.room.partner().person_id)
    }

    fn name_of(&self, signature: &Signature) -> &str {
        self.room
            .partnership()
            .member(&signature.person_id)
            .map_or("", |member| member.name.as_str())
    }

    fn signed_at(&self, signature: &Signature) -> String {
        let at = signature.signed_at;
        self.words
            .signature_at(at.date(self.zone()), at.time(self.zone()))
    }
}
