//! What follows from a request for another partner.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, write_tx};
use dyad_programme::programme;

use super::{RematchId, letters, store};
use crate::letters::sender;
use crate::{partnership, urls};

/// Job: tells the coordinators that somebody would like another partner (N-47). Subject: the request.
pub const TELL_OF_A_REMATCH: &str = "tell of a re-match";
/// Job: tells both that their partnership ended. Subject: the request.
pub const TELL_THAT_A_PAIR_ENDED: &str = "tell that a pair ended";

/// Writes to each coordinator who is neither of the two.
///
/// # Errors
/// Those of the database.
pub async fn tell_coordinators(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, RematchId(id));
    write_tx!(app.db, |tx| {
        let Some((pair, who)) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        let missing = || Problem::broken("a request without its pair");
        let pair = partnership::store::by_id(tx, &pair)
            .await?
            .ok_or_else(missing)?;
        let who = account::store::person(tx, &who)
            .await?
            .ok_or_else(missing)?;
        let programme = programme::store::of_cohort(tx, pair.cohort_id())
            .await?
            .ok_or_else(missing)?;
        let link = app.absolute(&urls::waiting(&programme.slug));
        for to in programme::store::coordinators(tx, &programme.id).await? {
            if pair.member(&to.id).is_some() {
                continue;
            }
            let sender = sender::of(tx, &programme, &[&to.id]).await?;
            let letter = letters::asked(&sender, &to, &who, &link).set()?;
            let once = format!("N-47 {id} {}", to.id);
            mail::post_once(tx, app, &letter, app.now(), &once).await?;
        }
        Ok(())
    })
}

/// Writes to both of a pair that ended.
///
/// # Errors
/// Those of the database.
pub async fn tell_both(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, RematchId(id));
    write_tx!(app.db, |tx| {
        let Some((pair, _)) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        let missing = || Problem::broken("a request without its pair");
        let pair = partnership::store::by_id(tx, &pair)
            .await?
            .ok_or_else(missing)?;
        let programme = programme::store::of_cohort(tx, pair.cohort_id())
            .await?
            .ok_or_else(missing)?;
        for member in pair.members() {
            let partner = pair.partner_of(&member.person_id).ok_or_else(missing)?;
            let to = account::store::person(tx, &member.person_id)
                .await?
                .ok_or_else(missing)?;
            let sender =
                sender::of(tx, &programme, &[&member.person_id, &partner.person_id]).await?;
            let letter = letters::ended(&sender, &to, member.role, &partner.name).set()?;
            let once = format!("ended {id} {}", to.id);
            mail::post_once(tx, app, &letter, app.now(), &once).await?;
        }
        Ok(())
    })
}
