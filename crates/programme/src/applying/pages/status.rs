//! GET /join/{programme}/as/{role}/status and POST …/withdraw, …/take-back: how an application stands,
//! what happens next and when, questions of the coordinators and their answers, what may be counted
//! and can be taken back, and the way out.

use askama::Template;
use axum::extract::State as FromApp;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::at_the_door::{Applicant, prove};
use crate::application::{self, State};
use crate::applying::draft::keep;
use crate::applying::may_withdraw;
use crate::cohort::Applying;
use crate::disclosure::{self, Consent};
use crate::inquiry::{self, Inquiry};
use crate::join::last_day;
use crate::template::question::Role;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "applying/pages/status.html")]
struct Page {
    frame: Frame,
    words: Words,
    programme: String,
    /// Whether the programme has a page that everybody may see.
    is_public: bool,
    programme_url: String,
    title: String,
    text: String,
    dates: Vec<(String, String)>,
    next: String,
    change_url: String,
    change_until: String,
    may_change: bool,
    may_apply_again: bool,
    may_withdraw: bool,
    withdraw_url: String,
    answer_url: String,
    inquiries: Vec<Inquiry>,
    consents: Vec<Agreed>,
    take_back_url: String,
    typed: String,
    mistakes: Vec<Mistake>,
    other_url: String,
    other: String,
}

/// Something its author agreed to.
struct Agreed {
    question: String,
    label: String,
    sentence: String,
    since: String,
}

/// Shows how it stands; who has sent nothing goes back to the form.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
) -> Result<Response, Problem> {
    let Some(sent) = &applicant.sent else {
        return Ok(go_to(&urls::join_as(
            &applicant.programme.slug,
            applicant.role,
        )));
    };
    let open = read_tx!(app.db, |tx| open(tx, sent).await)?;
    show(&page(&app, &applicant, sent, open, ("", Vec::new())))
}

/// What can be answered or taken back.
type Open = (Vec<Inquiry>, Vec<Consent>);

async fn open(tx: &mut Tx, sent: &application::Application) -> Result<Open, Problem> {
    let inquiries = inquiry::store::open_of(tx, &sent.id).await?;
    Ok((inquiries, disclosure::store::of(tx, &sent.id).await?))
}

fn agreed(applicant: &Applicant, consent: Consent) -> Agreed {
    let question = applicant.template().question(&consent.question);
    let label = question.map_or("", |question| question.label_for(applicant.role));
    Agreed {
        label: label.to_string(),
        since: consent.agreed_at.day(&applicant.signed_in.person.zone),
        question: consent.question,
        sentence: consent.sentence,
    }
}

fn page(
    app: &App,
    applicant: &Applicant,
    sent: &application::Application,
    (inquiries, consents): Open,
    (typed, mistakes): (&str, Vec<Mistake>),
) -> Page {
    let words = Words(ENGLISH);
    let (title, text) = stands(words, sent.state);
    let may_send = applicant.may_send(app.now());
    let slug = &applicant.programme.slug;
    let other = match applicant.role {
        Role::Mentee => Role::Mentor,
        Role::Mentor => Role::Mentee,
    };
    Page {
        frame: applicant.frame(app),
        words,
        programme: applicant.programme.name.clone(),
        is_public: applicant.programme.is_public(),
        programme_url: urls::join(slug),
        title,
        text,
        dates: dates(words, applicant, sent),
        next: next(applicant, sent.state),
        change_url: applicant.path("check"),
        change_until: change_until(words, applicant, app),
        may_change: may_send && !matches!(sent.state, State::Withdrawn | State::Entered),
        may_apply_again: may_send && matches!(sent.state, State::Withdrawn | State::Entered),
        may_withdraw: may_withdraw(sent),
        withdraw_url: applicant.path("withdraw"),
        answer_url: applicant.path("answer"),
        inquiries,
        consents: consents
            .into_iter()
            .map(|consent| agreed(applicant, consent))
            .collect(),
        take_back_url: applicant.path("take-back"),
        typed: typed.to_string(),
        mistakes,
        other_url: urls::join_as(slug, other),
        other: applicant.template().form(other).title.clone(),
    }
}

/// Answers what the coordinators asked.
///
/// # Errors
/// [`Problem::NotFound`] where nothing was asked, and those of the database.
pub async fn answer(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
    filled: Filled,
) -> Result<Response, Problem> {
    let sent = applicant.sent.as_ref().ok_or(Problem::NotFound)?;
    let status = urls::join_own(&applicant.programme.slug, applicant.role, "status");
    let Some(said) = inquiry::tidy(filled.raw("answer")) else {
        let open = read_tx!(app.db, |tx| open(tx, sent).await)?;
        let mistakes = vec![Mistake {
            field: "answer",
            sentence: Words(ENGLISH).reply_needed(),
        }];
        let typed = (filled.raw("answer"), mistakes);
        let mut page = page(&app, &applicant, sent, open, typed);
        page.frame = page.frame.with_errors();
        return show_again(&page);
    };
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let open = inquiry::store::open_of(tx, &sent.id).await?;
        // Only what was asked about this application can be answered here; what has been answered stays.
        let asked = open
            .iter()
            .find(|one| one.id.as_str() == filled.text("inquiry"));
        if let Some(asked) = asked {
            inquiry::answer(tx, asked, &said, app.now()).await?;
        }
        filled.leads_to(tx, &status, app.now()).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&status))
}

/// Takes the application back.
///
/// # Errors
/// [`Problem::Conflict`] when it has been decided by now, and those of the database.
pub async fn withdraw(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
    filled: Filled,
) -> Result<Response, Problem> {
    let status = urls::join_own(&applicant.programme.slug, applicant.role, "status");
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let me = dyad_people::access::prove(tx, &app, &applicant.signed_in.visit).await?;
        let place = (applicant.programme.slug.as_str(), applicant.role);
        let now = prove(tx, &app, me, place, None).await?;
        let sent = now.sent.ok_or(Problem::NotFound)?;
        let is_back = sent.state == State::Withdrawn
            || application::store::withdraw(tx, &sent.id, app.now()).await?;
        disclosure::forget(tx, &app, &sent).await?;
        if !is_back {
            return Err(Problem::Conflict(Words(ENGLISH).withdraw_too_late()));
        }
        filled.leads_to(tx, &status, app.now()).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&status))
}

/// Takes back what may be counted, or used for the matching. This is open at any time.
///
/// # Errors
/// [`Problem::NotFound`] where nothing was sent, and those of the database.
pub async fn take_back(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
    filled: Filled,
) -> Result<Response, Problem> {
    let status = urls::join_own(&applicant.programme.slug, applicant.role, "status");
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let me = dyad_people::access::prove(tx, &app, &applicant.signed_in.visit).await?;
        let place = (applicant.programme.slug.as_str(), applicant.role);
        let mut now = prove(tx, &app, me, place, None).await?;
        let sent = now.sent.as_ref().ok_or(Problem::NotFound)?;
        let question = filled.text("question");
        if disclosure::take_back(tx, &app, sent, &mut now.draft, question).await? {
            let place = (&now.cohort.id, now.role);
            keep(tx, &app, place, &now.signed_in.person, &now.draft).await?;
        }
        filled.leads_to(tx, &status, app.now()).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&status))
}

fn stands(words: Words, state: State) -> (String, String) {
    match state {
        State::Draft | State::Submitted => (words.stands_sent(), words.stands_sent_text()),
        State::Entered => (words.stands_entered(), words.stands_entered_text()),
        State::Asked => (words.stands_asked(), words.stands_asked_text()),
        State::Accepted => (words.stands_accepted(), words.stands_accepted_text()),
        State::Waitlisted => (words.stands_waits(), words.stands_waits_text()),
        State::Declined => (words.stands_declined(), words.stands_declined_text()),
        State::Withdrawn => (words.stands_withdrawn(), words.stands_withdrawn_text()),
    }
}

fn next(applicant: &Applicant, state: State) -> String {
    match state {
        State::Submitted | State::Asked | State::Accepted | State::Waitlisted => {
            applicant.template().texts.what_happens_next.clone()
        }
        _ => String::new(),
    }
}

fn dates(
    words: Words,
    applicant: &Applicant,
    sent: &application::Application,
) -> Vec<(String, String)> {
    let zone = &applicant.signed_in.person.zone;
    let mut dates = vec![(words.status_sent(), sent.applied_at.day(zone))];
    if let Some(at) = sent.decided_at {
        dates.push((words.one_decided(), at.day(zone)));
    }
    let own = &applicant.programme.zone;
    if let Some(until) = applicant.cohort.apply_until {
        dates.push((words.status_until(), last_day(until).day(own)));
    }
    let begins = applicant.cohort.starts_at.day(own);
    dates.push((words.dates_begin(), begins));
    dates
}

fn change_until(words: Words, applicant: &Applicant, app: &App) -> String {
    let zone = &applicant.programme.zone;
    match applicant.cohort.applying(app.now()) {
        Applying::Open(until) | Applying::Late(until) => {
            words.status_change_until(last_day(until).day(zone), zone.as_str())
        }
        _ => String::new(),
    }
}
