//! GET and POST /programmes/{programme}/invite: whom to invite to mentor, and with which sentence. The
//! invitations are prepared; nobody is written to yet.

use askama::Template;
use axum::extract::{RawQuery, State as FromApp};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::clock::Span;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::{Coordinates, Desk};
use crate::application::ratio::{Line, by_field};
use crate::application::{self};
use crate::cohort::{self, Cohort};
use crate::invitation::gathering::{self, Candidate, Closed, LeftOut, candidates, digest};
use crate::invitation::jobs::until;
use crate::invitation::{A_DAY, Invitation, InvitationId, KnownAs, Whom, pasted, store, tidy};
use crate::programme::pages::desk_readers;
use crate::words::Words;
use crate::{programme, urls};

#[derive(Template)]
#[template(path = "invitation/pages/choose.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    place: String,
    is_open: bool,
    fields: Vec<(String, String, bool)>,
    field: String,
    groups: Vec<Group>,
    sentence: String,
    pasted: String,
    left_out: Vec<String>,
    mistakes: Vec<Mistake>,
    own_url: String,
    people_url: String,
    settings_url: String,
}

/// Candidates of one kind.
struct Group {
    title: String,
    people: Vec<One>,
}

struct One {
    address: String,
    name: String,
    about: String,
    is_chosen: bool,
}

impl Page {
    fn mistake(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }
}

/// What the form holds, or would hold at first.
struct Typed {
    field: String,
    /// The sentence; the proposed one where nothing was typed yet.
    words: Option<String>,
    chosen: Option<Vec<String>>,
    pasted: String,
}

struct Read {
    cohort: Cohort,
    coordinators: Vec<Person>,
    lines: Vec<Line>,
    candidates: Vec<Candidate>,
    left_out: LeftOut,
}

/// Shows whom one can invite.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let field = pairs.find(|(key, _)| key == "field");
    let typed = Typed {
        field: field.map(|(_, value)| value.into()).unwrap_or_default(),
        words: None,
        chosen: None,
        pasted: String::new(),
    };
    let read = read_tx!(app.db, |tx| read(tx, &app, &desk, &typed.field).await)?;
    show(&page(&app, &desk, read, typed, Vec::new()))
}

async fn newest(tx: &mut Tx, desk: &Coordinates) -> Result<Cohort, Problem> {
    let cohort = cohort::store::newest(tx, &desk.programme.id).await?;
    cohort.ok_or(Problem::NotFound)
}

async fn read(tx: &mut Tx, app: &App, desk: &Coordinates, field: &str) -> Result<Read, Problem> {
    let cohort = newest(tx, desk).await?;
    let closed = Closed::of(tx, app, &cohort, app.now()).await?;
    let all = candidates(tx, desk, &cohort, field).await?;
    let (candidates, left_out) = closed.sift(all, |it| digest(app, &it.whom.address));
    let applications = application::store::everybody(tx, &cohort.id).await?;
    Ok(Read {
        coordinators: programme::store::coordinators(tx, &desk.programme.id).await?,
        lines: by_field(&desk.programme.template, &applications),
        candidates,
        left_out,
        cohort,
    })
}

fn page(app: &App, desk: &Coordinates, read: Read, typed: Typed, mistakes: Vec<Mistake>) -> Page {
    let words = Words(ENGLISH);
    let slug = &desk.programme.slug;
    let line = read.lines.iter().find(|line| line.key == typed.field);
    let fields = read
        .lines
        .iter()
        .filter(|it| it.lacks() > 0 || it.key == typed.field);
    let frame = desk.frame(app, Desk::People);
    Page {
        frame: match mistakes.is_empty() {
            true => frame,
            false => frame.with_errors(),
        },
        words,
        readers: desk_readers(words, &desk.signed_in.person, &read.coordinators),
        place: words.place(desk.programme.name.as_str(), read.cohort.label.as_str()),
        is_open: until(&desk.programme, &read.cohort, app.now()).is_some(),
        fields: fields
            .map(|it| (it.key.clone(), it.label.clone(), it.key == typed.field))
            .collect(),
        groups: groups(words, &read.candidates, typed.chosen.as_deref()),
        sentence: typed.words.unwrap_or_else(|| proposed(words, line)),
        left_out: left_out(words, read.left_out),
        field: typed.field,
        pasted: typed.pasted,
        mistakes,
        own_url: urls::invite(slug, "").trim_end_matches("?field=").into(),
        people_url: urls::people(slug),
        settings_url: urls::programme(slug),
    }
}

/// The sentence to begin from, with the numbers of today.
fn proposed(words: Words, line: Option<&Line>) -> String {
    line.map_or_else(
        || words.invite_words_any(),
        |line| words.invite_words(line.wishes, line.label.as_str(), line.places),
    )
}

/// Candidates by kind. Whoever fits the field is chosen at first.
fn groups(words: Words, candidates: &[Candidate], chosen: Option<&[String]>) -> Vec<Group> {
    let kinds = [Some(KnownAs::Mentor), Some(KnownAs::Mentee), None];
    let group = |known_as: Option<KnownAs>| {
        let of_kind = candidates.iter().filter(|it| it.known_as == known_as);
        let one = |it: &Candidate| One {
            address: it.whom.address.clone(),
            name: it.whom.name.clone(),
            about: match it.fits {
                true => words.invite_fits(it.was_in.as_str()),
                false => it.was_in.clone(),
            },
            is_chosen: match chosen {
                Some(chosen) => chosen.contains(&it.whom.address),
                None => it.fits && known_as == Some(KnownAs::Mentor),
            },
        };
        Group {
            title: match known_as {
                Some(KnownAs::Mentor) => words.invite_mentors(),
                Some(KnownAs::Mentee) => words.invite_mentees(),
                None => words.invite_contacts(),
            },
            people: of_kind.map(one).collect(),
        }
    };
    let groups = kinds.into_iter().map(group);
    groups.filter(|group| !group.people.is_empty()).collect()
}

fn left_out(words: Words, left_out: LeftOut) -> Vec<String> {
    let reasons: [(usize, &dyn Fn(usize) -> String); 4] = [
        (left_out.applied, &|count| words.left_out_applied(count)),
        (left_out.invited, &|count| words.left_out_invited(count)),
        (left_out.elsewhere, &|count| words.left_out_elsewhere(count)),
        (left_out.refused, &|count| words.left_out_refused(count)),
    ];
    let told = reasons.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, say)| say(count)).collect()
}

/// Prepares the invitations, or shows the form again.
///
/// # Errors
/// Those of the database.
pub async fn prepare(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let chosen: Vec<String> = filled.all("person").into_iter().map(Into::into).collect();
    let typed = Typed {
        field: filled.text("field").into(),
        words: Some(filled.raw("words").into()),
        chosen: Some(chosen),
        pasted: filled.raw("pasted").into(),
    };
    let url = urls::invitations(&desk.programme.slug);
    let outcome = write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(Ok(()));
        }
        let done = prepare_all(tx, &app, &desk, &typed).await?;
        if done.is_ok() {
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(done)
    })?;
    match outcome {
        Ok(()) => Ok(go_to(&url)),
        Err(mistakes) => {
            let read = read_tx!(app.db, |tx| read(tx, &app, &desk, &typed.field).await)?;
            show_again(&page(&app, &desk, read, typed, mistakes))
        }
    }
}

async fn prepare_all(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    typed: &Typed,
) -> Result<Result<(), Vec<Mistake>>, Problem> {
    let (words, now) = (Words(ENGLISH), app.now());
    let cohort = newest(tx, desk).await?;
    if until(&desk.programme, &cohort, now).is_none() {
        return Err(Problem::Conflict(words.invite_closed()));
    }
    let closed = Closed::of(tx, app, &cohort, now).await?;
    let known = candidates(tx, desk, &cohort, &typed.field).await?;
    let pasted = pasted(&typed.pasted);
    let whom = whom(typed, known, pasted.people);
    let (open, left_out) = closed.sift(whom, |(whom, _)| digest(app, &whom.address));
    let since = now - Span::days(1);
    let before = gathering::store::prepared_since(tx, &desk.programme.id, since).await?;
    let room = usize::try_from((A_DAY - before).max(0)).unwrap_or(0);
    let sentence = typed.words.as_deref().and_then(tidy);
    let mut mistakes = Vec::new();
    let mut wrong = |field, sentence| mistakes.push(Mistake { field, sentence });
    if let Some(line) = pasted.unread.first() {
        wrong("pasted", words.invite_unread(line.as_str()));
    } else if open.is_empty() && left_out != LeftOut::default() {
        wrong("pasted", self::left_out(words, left_out).join(" "));
    } else if open.is_empty() {
        wrong("pasted", words.invite_nobody());
    } else if open.len() > room {
        wrong("pasted", words.invite_too_many(A_DAY, room));
    }
    let Some(sentence) = sentence.filter(|_| mistakes.is_empty()) else {
        if typed.words.as_deref().and_then(tidy).is_none() {
            let sentence = words.invite_words_needed();
            mistakes.push(Mistake {
                field: "words",
                sentence,
            });
        }
        return Ok(Err(mistakes));
    };
    for (whom, known_as) in open {
        let new = Invitation {
            id: InvitationId::new(&app.chance, now),
            cohort_id: cohort.id.clone(),
            digest: digest(app, &whom.address),
            whom,
            field: typed.field.clone(),
            words: sentence.clone(),
            known_as,
        };
        store::prepare(tx, app, &new, &desk.signed_in.person.id).await?;
    }
    Ok(Ok(()))
}

/// Everybody who was ticked or pasted, each once. Whoever is known keeps their name.
fn whom(typed: &Typed, known: Vec<Candidate>, pasted: Vec<Whom>) -> Vec<(Whom, Option<KnownAs>)> {
    let chosen = typed.chosen.as_deref().unwrap_or_default();
    let is_pasted = |address: &str| pasted.iter().any(|it| it.address == address);
    let wanted = |it: &Candidate| {
        let address = &it.whom.address;
        chosen.contains(address) || is_pasted(address)
    };
    let known: Vec<Candidate> = known.into_iter().filter(wanted).collect();
    let is_known = |whom: &Whom| known.iter().any(|it| it.whom.address == whom.address);
    let others: Vec<Whom> = pasted.iter().filter(|it| !is_known(it)).cloned().collect();
    let known = known.into_iter().map(|it| (it.whom, it.known_as));
    known
        .chain(others.into_iter().map(|it| (it, None)))
        .collect()
}
