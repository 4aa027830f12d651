//! POST /find/{programme}/known: somebody one already knows. Who mentors here can be asked; anybody
//! else gets a letter that invites them.

use axum::extract::State;
use axum::response::Response;
use dyad_people::account::{Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::letter::Draft;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{mail, read_tx, write_tx};
use dyad_programme::template::question::Role as Asked;
use dyad_programme::urls as programme_urls;

use super::{candidates, given};
use crate::finder::access::Looking;
use crate::finder::{MOST_INVITED, store};
use crate::letters::sender;
use crate::letters::subject_of;
use crate::urls;
use crate::words::Words;

/// Leads to the mentor with this address, or invites whoever has it. What the page says is the same
/// for an address that can't be asked and one that nobody here has.
///
/// # Errors
/// [`Problem::Conflict`] when the address is none, or as many were invited as may.
pub async fn find(
    State(app): State<App>,
    looking: Looking,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let address = filled.text("address").to_lowercase();
    if !address.contains('@') || address.len() > 200 || address.contains(char::is_whitespace) {
        return Err(Problem::Conflict(words.known_no_address()));
    }
    let me = &looking.signed_in.person;
    let home = format!("{}?invited=1", urls::find(&looking.programme.slug));
    let given = read_tx!(app.db, |tx| given(tx, &looking).await)?;
    let (_, found) = candidates(&looking, given).await?;
    let askable: Vec<PersonId> = found.into_iter().map(|it| it.mentor).collect();
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let mentor = store::mentor_at(tx, &looking.cohort.id, &address).await?;
        let can_be_asked = mentor.as_ref().filter(|mentor| askable.contains(mentor));
        let url = match can_be_asked {
            Some(mentor) => urls::candidate(&looking.programme.slug, mentor),
            None => {
                let invited = store::invited(tx, &looking.cohort.id, &me.id).await?;
                if invited >= MOST_INVITED {
                    return Err(Problem::Conflict(words.known_enough()));
                }
                let now = app.now();
                store::note_invited(tx, &app.chance.id(now), &looking.cohort.id, &me.id, now)
                    .await?;
                // Whoever is here and can't be asked gets no letter, and nobody is told so.
                if mentor.is_some() {
                    filled.leads_to(tx, &home, now).await?;
                    return Ok(home.clone());
                }
                let sender = sender::of(tx, &looking.programme, &[&me.id]).await?;
                let link = programme_urls::join_as(&looking.programme.slug, Asked::Mentor);
                let letter = letter(&sender, &me.name, &address, &app.absolute(&link));
                mail::post(tx, &app, &letter.set()?, now).await?;
                home.clone()
            }
        };
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

fn letter(sender: &sender::Sender, by: &str, address: &str, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let to = Person {
        id: PersonId(String::new()),
        name: words.known_whoever(),
        address: address.into(),
        zone: String::new(),
    };
    let subject = subject_of(words.known_subject(by), words.known_subject_short());
    Draft {
        greeting: words.known_greeting(),
        paragraphs: vec![
            words.known_opening(by, sender.programme.as_str()),
            words.known_next(),
        ],
        button: Some((words.known_button(), link.into())),
        ..sender.letter("N-07", &to, subject)
    }
}
