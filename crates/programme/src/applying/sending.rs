//! What somebody wrote becomes their application.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::acknowledged::Acknowledged;
use super::jobs::TELL_THAT_IT_CAME;
use super::reading::{Reading, read, refuse};
use super::{keep, store};
use crate::access::at_the_door::Applicant;
use crate::application::{self, ApplicationId, NewApplication, Own, State, places};
use crate::enrolment::Apart;
use crate::import::Beside;
use crate::template::question::{Kind, Role};
use crate::words::Words;
use crate::{enrolment, import};

/// Reads all answers of an application.
#[must_use]
pub(crate) fn whole(applicant: &Applicant) -> Reading {
    let (template, role) = (applicant.template(), applicant.role);
    let on = applicant
        .cohort
        .starts_at
        .in_zone(&applicant.programme.zone);
    let mut reading = read(
        Words(ENGLISH),
        template.asked_of(role),
        role,
        &applicant.draft.raw,
        on.date(),
    );
    refuse(template, role, &mut reading);
    // Whoever is signed in has an address already.
    reading.mistakes.retain(|mistake| {
        template
            .question(&mistake.key)
            .is_none_or(|question| question.kind != Kind::Email)
    });
    reading
}

/// Sends it. What was proved outside is proved again by the caller.
pub(crate) async fn send(
    tx: &mut Tx,
    app: &App,
    applicant: &Applicant,
    reading: &Reading,
    leaning: Option<&str>,
) -> Result<(), Problem> {
    let (now, role, template) = (app.now(), applicant.role, applicant.template());
    let person = &applicant.signed_in.person;
    let draft = keep(
        tx,
        app,
        (&applicant.cohort.id, role),
        person,
        &applicant.draft,
    )
    .await?;
    store::note_sent(tx, &draft, now).await?;
    let written = |value: serde_json::Result<String>| {
        value.map_err(|_| Problem::broken("an application that can't be kept"))
    };
    let own = Own {
        acknowledged: written(serde_json::to_string(&Acknowledged::to(
            &template.texts,
            role,
            now,
        )))?,
        pledge: written(serde_json::to_string(&template.form(role).pledge))?,
        leaning: leaning.map(str::to_string),
    };
    let is_first = applicant
        .sent
        .as_ref()
        .is_none_or(|sent| matches!(sent.state, State::Withdrawn | State::Entered));
    let unknown = exclude(tx, applicant, reading).await?;
    let new = NewApplication {
        id: applicant.sent.as_ref().map_or_else(
            || ApplicationId::new(&app.chance, now),
            |sent| sent.id.clone(),
        ),
        person_id: person.id.clone(),
        role,
        answers: reading.answers.clone(),
        free_hours: reading.free_hours.clone(),
        beside: unknown,
        places: places(template, role, &reading.answers),
        applied_at: now,
    };
    application::store::send(tx, &applicant.cohort.id, &new, &own, now).await?;
    introduce(tx, applicant, reading).await?;
    if is_first {
        jobs::enqueue(tx, app, TELL_THAT_IT_CAME, new.id.as_str(), now).await?;
    }
    Ok(())
}

/// The name and the zone are the person's own to say.
async fn introduce(
    tx: &mut Tx,
    applicant: &Applicant,
    reading: &Reading,
) -> Result<(), sqlx::Error> {
    let person = &applicant.signed_in.person;
    let name = reading.name.as_deref().unwrap_or(&person.name);
    let said = reading
        .zone
        .as_deref()
        .filter(|zone| account::is_zone(zone));
    let zone = said.unwrap_or(&person.zone);
    account::store::change(tx, &person.id, name, zone).await
}

/// Notes whom somebody must not be paired with: by address, or by name where just one person of the
/// cohort has it. Words that name nobody known stay beside the application for the coordinators. The
/// answer tells its author nothing about who has applied.
async fn exclude(
    tx: &mut Tx,
    applicant: &Applicant,
    reading: &Reading,
) -> Result<Vec<Beside>, Problem> {
    let (cohort, me) = (&applicant.cohort.id, &applicant.signed_in.person.id);
    let wished = reading
        .not_with
        .iter()
        .map(|who| (who.clone(), Apart::Wish));
    let assessors = reading.assessed_by.iter();
    let assessors = assessors.map(|who| (who.clone(), Apart::Assessor));
    let mut said: Vec<(String, Apart)> = wished.chain(assessors).collect();
    said.extend(said_in_the_other_role(tx, applicant).await?);
    enrolment::store::take_back_exclusions(tx, cohort, me).await?;
    let people = application::own::store::people(tx, cohort).await?;
    let (mut by_address, mut unknown) = (Vec::new(), Vec::new());
    for (who, why) in said {
        if let Some(address) = account::tidy_address(&who) {
            by_address.push((me.clone(), address, why));
            continue;
        }
        let name = import::comparable(&who);
        let mut named = people
            .iter()
            .filter(|(id, known)| id != me && import::comparable(known) == name);
        match (named.next(), named.next()) {
            (Some((id, _)), None) => enrolment::store::exclude(tx, cohort, me, id, why).await?,
            _ => unknown.push((who, why)),
        }
    }
    enrolment::store::exclude_by_address(tx, cohort, &by_address).await?;
    enrolment::store::settle_exclusions(tx, cohort).await?;
    let questions = &applicant.template().questions;
    let beside = unknown.into_iter().filter_map(|(value, why)| {
        let kind = match why {
            Apart::Wish => Kind::People,
            Apart::Assessor => Kind::Assessors,
        };
        let question = questions.iter().find(|question| question.kind == kind)?;
        Some(Beside {
            question: question.key.clone(),
            value,
        })
    });
    Ok(beside.collect())
}

/// Exclusions hold for a person, whichever role they apply in.
async fn said_in_the_other_role(
    tx: &mut Tx,
    applicant: &Applicant,
) -> Result<Vec<(String, Apart)>, Problem> {
    let other = match applicant.role {
        Role::Mentee => Role::Mentor,
        Role::Mentor => Role::Mentee,
    };
    let (cohort, me) = (&applicant.cohort.id, &applicant.signed_in.person.id);
    let mut said = Vec::new();
    if application::own::store::own(tx, cohort, me, other)
        .await?
        .is_some()
    {
        for why in [Apart::Wish, Apart::Assessor] {
            let named = enrolment::store::not_with(tx, cohort, me, me, why).await?;
            said.extend(named.into_iter().map(|who| (who, why)));
        }
    }
    Ok(said)
}
