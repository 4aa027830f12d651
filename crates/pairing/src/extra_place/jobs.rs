//! The letter that asks for an extra place, and what a given place does to the draft.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};
use dyad_programme::programme;

use super::{ExtraPlaceId, store};
use crate::proposal::next_best;
use crate::round::edit::{Change, Effect};
use crate::round::rearranging::{self, arranged};
use crate::{letters, urls};

/// Job: the letter to the mentor (N-38). Subject: the question.
pub const ASK_FOR_A_PLACE: &str = "ask for an extra place";
/// Job: arranges the draft with the new place. Subject: the question.
pub const USE_THE_PLACE: &str = "use an extra place";

/// Writes to the mentor.
///
/// # Errors
/// Those of the database.
pub async fn ask(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, ExtraPlaceId(id));
    let secret = app.chance.secret();
    write_tx!(app.db, |tx| {
        let missing = || Problem::broken("a question without its people");
        let Some(asked) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        if !store::note_link(tx, &id, &hashed(&secret)).await? {
            return Ok(());
        }
        let programme = programme::store::of_cohort(tx, &asked.cohort_id)
            .await?
            .ok_or_else(missing)?;
        let mentor = account::store::person(tx, &asked.mentor_id).await?;
        let coordinator = account::store::person(tx, &asked.asked_by).await?;
        let letter = letters::one_more_place(&letters::OneMore {
            mentor: &mentor.ok_or_else(missing)?,
            programme: &programme.name,
            organisation: &account::store::organisation_name(tx).await?,
            coordinator: &coordinator.ok_or_else(missing)?,
            time: &programme.template.texts.time_of_mentors,
            link: &app.absolute(&urls::extra_place(&secret)),
            day: &asked.answer_by.day(&programme.zone),
        });
        mail::post(tx, app, &letter.set()?, app.now()).await
    })
}

/// Arranges the draft anew with the place that was given: whoever can stays. Where the round was
/// released before, whoever is left is offered the place at once.
///
/// # Errors
/// Those of the database; a conflict when somebody changed the draft meanwhile, and it is tried again.
pub async fn use_it(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, ExtraPlaceId(id));
    let found = read_tx!(app.db, |tx| {
        let Some(asked) = store::by_id(tx, &id).await? else {
            return Ok(None);
        };
        let opened = rearranging::draft_of(tx, &asked.round_id).await?;
        Ok::<_, Problem>(opened.map(|opened| (asked, opened)))
    })?;
    let Some((asked, (programme, opened))) = found else {
        return next_best::offer_in(app, &id).await;
    };
    let hand = opened.hand(&programme.template);
    let seen = opened.before().pairs;
    let draft = arranged(&programme, opened.given.clone(), hand, seen).await?;
    let change = Change::OneMorePlace {
        mentor: asked.mentor_id.clone(),
    };
    let effect = Effect::of(&opened.before(), &draft.as_seen());
    write_tx!(app.db, |tx| rearranging::keep(
        tx,
        app,
        &opened,
        &change,
        effect,
        &asked.mentor_id,
        &draft
    )
    .await)?;
    Ok(())
}
