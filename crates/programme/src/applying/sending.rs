//! What somebody wrote becomes their application.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::acknowledged::Acknowledged;
use super::draft::{draft_of, keep};
use super::jobs::TELL_THAT_IT_CAME;
use super::reading::{Reading, read, refuse};
use super::store;
use crate::access::at_the_door::Applicant;
use crate::application::{self, ApplicationId, NewApplication, Own, State, places};
use crate::enrolment::Apart;
use crate::import::Beside;
use crate::template::question::{Kind, Question, Role};
use crate::words::Words;
use crate::{disclosure, enrolment, import};

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
    let unknown = exclude(tx, app, applicant, reading).await?;
    let mut answers = reading.answers.clone();
    let for_matching = reading.disclosed.iter();
    let for_matching = for_matching.filter(|it| disclosure::helps_matching(template, &it.question));
    answers.extend(for_matching.map(|it| (it.question.clone(), it.answer.clone())));
    let new = NewApplication {
        id: applicant.sent.as_ref().map_or_else(
            || ApplicationId::new(&app.chance, now),
            |sent| sent.id.clone(),
        ),
        person_id: person.id.clone(),
        role,
        answers,
        free_hours: reading.free_hours.clone(),
        beside: unknown,
        places: places(template, role, &reading.answers),
        applied_at: now,
    };
    application::store::send(tx, &applicant.cohort.id, &new, &own, now).await?;
    disclosure::keep(tx, app, template, &new.id, &reading.disclosed).await?;
    introduce(tx, applicant, reading).await?;
    // By now the cohort has this person, under the name that they go by.
    enrolment::settle_exclusions(tx, &applicant.cohort.id).await?;
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
    app: &App,
    applicant: &Applicant,
    reading: &Reading,
) -> Result<Vec<Beside>, Problem> {
    let (cohort, me) = (&applicant.cohort.id, &applicant.signed_in.person.id);
    let said_before = said_in_the_other_role(tx, app, applicant).await?;
    enrolment::store::take_back_exclusions(tx, cohort, me).await?;
    let people = application::own::store::people(tx, cohort).await?;
    let (mut by_address, mut unknown) = (Vec::new(), Vec::new());
    let said = reading.all_apart().map(|(question, who)| {
        let why = why(applicant.template().question(question));
        (Some(question), who, why)
    });
    let before = said_before.iter();
    let before = before.map(|(who, why)| (None, who.as_str(), *why));
    for (question, who, why) in said.chain(before) {
        if let Some(address) = account::tidy_address(who) {
            by_address.push((me.clone(), address, why));
            continue;
        }
        let name = import::comparable(who);
        enrolment::store::exclude_by_name(tx, cohort, me, &name, why).await?;
        let mut named = people
            .iter()
            .filter(|(id, known)| id != me && import::comparable(known) == name);
        match (named.next(), named.next(), question) {
            // It is noted by name, which is settled below.
            (Some(_), None, _) | (.., None) => {}
            (.., Some(question)) => unknown.push(Beside {
                question: question.to_owned(),
                value: who.to_owned(),
            }),
        }
    }
    enrolment::store::exclude_by_address(tx, cohort, &by_address).await?;
    Ok(unknown)
}

fn why(question: Option<&Question>) -> Apart {
    match question.map(|question| question.kind) {
        Some(Kind::Assessors) => Apart::Assessor,
        _ => Apart::Wish,
    }
}

/// Exclusions hold for a person, whichever role they apply in: what they wrote in the other role still
/// counts, and of an application that came by a spreadsheet what was found in it.
async fn said_in_the_other_role(
    tx: &mut Tx,
    app: &App,
    applicant: &Applicant,
) -> Result<Vec<(String, Apart)>, Problem> {
    let other = match applicant.role {
        Role::Mentee => Role::Mentor,
        Role::Mentor => Role::Mentee,
    };
    let (cohort, me) = (&applicant.cohort.id, &applicant.signed_in.person);
    let sent = application::own::store::own(tx, cohort, &me.id, other).await?;
    if sent.is_none_or(|sent| sent.state == State::Withdrawn) {
        return Ok(Vec::new());
    }
    let mut said = Vec::new();
    let Some(draft) = draft_of(tx, app, cohort, other, me, None).await? else {
        for why in [Apart::Wish, Apart::Assessor] {
            let named = enrolment::store::not_with(tx, cohort, &me.id, &me.id, why).await?;
            said.extend(named.into_iter().map(|who| (who, why)));
        }
        return Ok(said);
    };
    let template = applicant.template();
    let names_others = |question: &&Question| {
        question.roles.contains(&other) && matches!(question.kind, Kind::People | Kind::Assessors)
    };
    let reading = read(
        Words(ENGLISH),
        template.questions.iter().filter(names_others),
        other,
        &draft.raw,
        applicant.cohort.starts_at.in_zone(&me.zone).date(),
    );
    let all = reading.all_apart();
    said.extend(all.map(|(question, who)| (who.to_owned(), why(template.question(question)))));
    Ok(said)
}
