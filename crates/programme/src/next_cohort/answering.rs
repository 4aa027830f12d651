//! Somebody says whether they want to be in the next cohort.

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Carried, Standing, Word, store};
use crate::application::{self, Application, ApplicationId, NewApplication, Own, State, places};
use crate::applying::acknowledged::Acknowledged;
use crate::cohort::{self, Cohort};
use crate::enrolment;
use crate::import::Answer;
use crate::programme::{self, Programme};
use crate::template::Template;

/// The longest line to the coordinators.
const LONGEST_LINE: usize = 1_000;

/// Somebody who is asked, with all that their page says.
pub(crate) struct Asked {
    pub(crate) carried: Carried,
    pub(crate) programme: Programme,
    pub(crate) cohort: Cohort,
    pub(crate) earlier: Application,
}

/// Reads it all.
///
/// # Errors
/// Those of the database; [`Problem::NotFound`] where something is gone.
pub(crate) async fn gather(tx: &mut Tx, carried: Carried) -> Result<Asked, Problem> {
    let cohort = cohort::store::by_id(tx, &carried.cohort_id).await?;
    let programme = programme::store::of_cohort(tx, &carried.cohort_id).await?;
    let earlier = carried.application_id.as_str();
    let earlier = application::own::store::for_letter(tx, earlier).await?;
    Ok(Asked {
        carried,
        programme: programme.ok_or(Problem::NotFound)?,
        cohort: cohort.ok_or(Problem::NotFound)?,
        earlier: earlier.ok_or(Problem::NotFound)?,
    })
}

/// Takes the answer, where it can still be given: a yes stays, a no can become one. False otherwise.
///
/// # Errors
/// Those of the database.
pub(crate) async fn take(
    tx: &mut Tx,
    app: &App,
    asked: &Asked,
    word: Word,
    line: &str,
) -> Result<bool, Problem> {
    let now = app.now();
    let is_open = match asked.carried.standing(&asked.cohort, now) {
        Standing::Open(_) => true,
        Standing::Said(Word::NotThisTime) => {
            let until = asked
                .carried
                .asked_at
                .map(|at| super::until(&asked.cohort, at));
            word == Word::Yes && until.is_some_and(|until| now < until)
        }
        Standing::Held | Standing::Said(Word::Yes) | Standing::Over => false,
    };
    if !is_open || asked.programme.archived_at.is_some() {
        return Ok(false);
    }
    let line: String = line.trim().chars().take(LONGEST_LINE).collect();
    store::answer(tx, &asked.carried.id, word, &line, now).await?;
    if word == Word::Yes {
        apply(tx, app, asked).await?;
    }
    Ok(true)
}

/// Answers without those that need an agreement: that was given for the time before.
fn without_consent(
    template: &Template,
    answers: &BTreeMap<String, Answer>,
) -> BTreeMap<String, Answer> {
    let is_free = |key: &String| {
        let question = template.question(key);
        question.is_none_or(|question| question.consent.is_none())
    };
    let free = answers.iter().filter(|(key, _)| is_free(key));
    free.map(|(key, answer)| (key.clone(), answer.clone()))
        .collect()
}

/// Their yes becomes an application with last time's answers, unless they have applied already.
async fn apply(tx: &mut Tx, app: &App, asked: &Asked) -> Result<(), Problem> {
    let (now, earlier) = (app.now(), &asked.earlier);
    let (cohort, role) = (&asked.cohort.id, earlier.role);
    let (person, template): (&PersonId, _) = (&earlier.person_id, &asked.programme.template);
    let known = application::own::store::own(tx, cohort, person, role).await?;
    if known
        .as_ref()
        .is_some_and(|own| own.state != State::Withdrawn)
    {
        return Ok(());
    }
    let unwritten = |_| Problem::broken("an application that can't be kept");
    let acknowledged = Acknowledged::to(&template.texts, role, now);
    let own = Own {
        acknowledged: serde_json::to_string(&acknowledged).map_err(unwritten)?,
        pledge: serde_json::to_string(&template.form(role).pledge).map_err(unwritten)?,
        leaning: None,
    };
    let new = NewApplication {
        id: known.map_or_else(|| ApplicationId::new(&app.chance, now), |own| own.id),
        person_id: person.clone(),
        role,
        free_hours: application::own::store::free_hours(tx, &earlier.id).await?,
        places: places(template, role, &earlier.answers),
        answers: without_consent(template, &earlier.answers),
        beside: earlier.beside.clone(),
        applied_at: now,
    };
    application::store::send(tx, cohort, &new, &own, now).await?;
    enrolment::store::carry_exclusions(tx, (&earlier.cohort_id, cohort), person).await?;
    Ok(enrolment::settle_exclusions(tx, cohort).await?)
}
