//! GET and POST /answer/{secret} and /proposals/{proposal}: one question and three answers, by the
//! link of a letter or signed in. Looking does nothing, since mail scanners look too. Who comes too
//! late, or twice, reads how it stands.

use askama::Template;
use axum::extract::{OriginalUri, Path, State};
use axum::http::Uri;
use axum::response::Response;
use dyad_people::access::SignedIn;
use dyad_people::account::store::organisation_name;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::link::{MayAnswer, prove_link, prove_person};
use crate::finder::pages::one::place;
use crate::finder::{self, Said};
use crate::partnership::Role;
use crate::proposal::telling::{Told, gather};
use crate::proposal::{Answer, ProposalId, Standing, answering, listing};
use crate::urls;
use crate::words::Words;

/// The query of whoever has just answered.
const THANKS: &str = "thanks";

/// The question.
#[derive(Template)]
#[template(path = "proposal/pages/answer.html")]
struct Question {
    frame: Frame,
    words: Words,
    action: String,
    told: Told,
    first: String,
    title: String,
    lede: String,
    until: Moment,
    until_day: String,
    yes_next: String,
    not_now_next: String,
    talk_noted: Option<String>,
    heard: bool,
    request: Option<Request>,
    readers: Readers,
    shown_to: Readers,
}

/// How it stands, where there is nothing to answer.
#[derive(Template)]
#[template(path = "proposal/pages/stands.html")]
struct Stands {
    frame: Frame,
    title: String,
    sentences: Vec<String>,
    next: Option<(String, String)>,
}

/// What a mentee who asked wrote, between the two.
struct Request {
    kind: String,
    said: Said,
}

async fn request(tx: &mut Tx, app: &App, may: &MayAnswer) -> Result<Option<Request>, Problem> {
    let Some((kind, sealed)) = finder::store::words(tx, may.id()).await? else {
        return Ok(None);
    };
    let words = app.keys.open_for_house(&place(may.id()), &sealed)?;
    let said = serde_json::from_str(&words);
    let programme =
        dyad_programme::programme::store::of_cohort(tx, &may.proposal().cohort_id).await?;
    let mut kinds = programme.iter().flat_map(|it| &it.template.kinds);
    let name = kinds.find(|it| it.key == kind).map(|it| it.name.clone());
    Ok(Some(Request {
        kind: name.unwrap_or(kind),
        said: said.map_err(|_| Problem::broken("a request that can't be read"))?,
    }))
}

/// What a page is made from.
struct Seen {
    told: Told,
    standing: Standing,
    wants_to_talk: bool,
    heard: bool,
    request: Option<Request>,
    pair: Option<String>,
}

/// Shows the question of a letter, or how it stands.
///
/// # Errors
/// Those of the database.
pub async fn show_by_link(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let (organisation, seen) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        let seen = match prove_link(tx, &hash).await? {
            Some(may) => Some(see(tx, &app, &may).await?),
            None => None,
        };
        Ok::<_, Problem>((organisation, seen))
    })?;
    let frame = Frame::new(&app, &visit, &organisation);
    match seen {
        Some(seen) => answer_page(frame, &urls::answer(&secret), seen, is_thanked(&uri)),
        None => unknown(frame),
    }
}

/// Takes the answer that came by a letter's link.
///
/// # Errors
/// Those of the database.
pub async fn answer_by_link(
    State(app): State<App>,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let (hash, answer) = (hashed(&secret), Answer::read(&filled));
    let taken = write_tx!(app.db, |tx| {
        let (Some(answer), Some(may)) = (&answer, prove_link(tx, &hash).await?) else {
            return Ok(false);
        };
        answering::take(tx, &app, &may, answer).await
    })?;
    Ok(lead_back(&urls::answer(&secret), taken))
}

/// Shows the question to somebody signed in, or how it stands.
///
/// # Errors
/// [`Problem::NotFound`] when it isn't theirs, and those of the database.
pub async fn show_signed_in(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(proposal): Path<String>,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Problem> {
    let (person, id) = (&signed_in.person.id, ProposalId(proposal));
    let seen = read_tx!(app.db, |tx| {
        let may = prove_person(tx, person, &id).await?;
        see(tx, &app, &may).await
    })?;
    let frame = signed_in.frame(&app, Vec::new());
    answer_page(frame, &urls::proposal(&id), seen, is_thanked(&uri))
}

/// Takes the answer of somebody signed in.
///
/// # Errors
/// As [`show_signed_in`].
pub async fn answer_signed_in(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(proposal): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let (person, id) = (&signed_in.person.id, ProposalId(proposal));
    let answer = Answer::read(&filled);
    let taken = write_tx!(app.db, |tx| {
        let may = prove_person(tx, person, &id).await?;
        match &answer {
            Some(answer) => answering::take(tx, &app, &may, answer).await,
            None => Ok(false),
        }
    })?;
    Ok(lead_back(&urls::proposal(&id), taken))
}

/// Who has just answered is thanked; whoever looks again reads how it stands.
fn lead_back(url: &str, taken: bool) -> Response {
    go_to(&if taken {
        format!("{url}?{THANKS}")
    } else {
        url.to_owned()
    })
}

fn is_thanked(uri: &Uri) -> bool {
    uri.query() == Some(THANKS)
}

async fn see(tx: &mut Tx, app: &App, may: &MayAnswer) -> Result<Seen, Problem> {
    let standing = may.proposal().stands(may.side(), app.now());
    let pair = match standing {
        Standing::Began => listing::store::partnership_of(tx, may.id()).await?,
        _ => None,
    };
    Ok(Seen {
        told: gather(tx, may.proposal(), may.side()).await?,
        standing,
        wants_to_talk: may.proposal().wants_to_talk == Some(may.side()),
        heard: may.proposal().heard.as_ref().map(|it| it.side) == Some(may.side()),
        pair: pair.map(|id| urls::pair(&id)),
        request: request(tx, app, may).await?,
    })
}

fn answer_page(frame: Frame, action: &str, seen: Seen, thanked: bool) -> Result<Response, Problem> {
    match (seen.standing, seen.told.until) {
        (Standing::Open, Some(until)) => show(&question(frame, action, seen, until)),
        _ => show(&stands(
            frame,
            seen,
            thanked,
            action.starts_with("/answer/"),
        )),
    }
}

fn question(frame: Frame, action: &str, seen: Seen, until: Moment) -> Question {
    let words = Words(ENGLISH);
    let told = seen.told;
    let (name, first) = (told.other.name.as_str(), told.other_first().to_owned());
    let coordinator = told
        .coordinator
        .as_ref()
        .map_or(told.organisation.as_str(), |c| &c.name);
    let programme = told.programme.name.as_str();
    let (title, yes_next, not_now_next) = match told.side {
        Role::Mentor if told.requested => (
            words.request_title(name),
            words.answer_mentee_yes_of_mentor(first.as_str()),
            words.request_not_now(first.as_str()),
        ),
        Role::Mentor => (
            words.answer_mentor_title(name),
            words.answer_mentor_yes(first.as_str()),
            words.answer_mentor_not_now(first.as_str()),
        ),
        Role::Mentee => (
            words.answer_mentee_title(name),
            words.answer_mentee_yes(),
            words.answer_mentee_not_now(first.as_str()),
        ),
    };
    let talk_noted = seen
        .wants_to_talk
        .then(|| words.answer_talk_noted(coordinator));
    Question {
        title,
        lede: words.answer_lede(programme, told.time()),
        yes_next,
        not_now_next,
        talk_noted,
        heard: seen.heard,
        request: seen.request,
        readers: Readers {
            sealed: false,
            text: words.only_coordinators(),
            id: "reason-readers",
        },
        shown_to: Readers {
            sealed: false,
            text: words.answer_shown_to(first.as_str()),
            id: "",
        },
        until,
        until_day: told.until_day(),
        first,
        told,
        frame,
        words,
        action: action.to_owned(),
    }
}

fn stands(frame: Frame, seen: Seen, thanked: bool, by_link: bool) -> Stands {
    let (words, told) = (Words(ENGLISH), &seen.told);
    let (title, mut sentences) = how_it_stands(words, &seen, thanked, by_link);
    if let Some(coordinator) = &told.coordinator {
        sentences.push(words.letter_ask(coordinator.first_name(), coordinator.address.as_str()));
    }
    let next = seen
        .pair
        .map(|url| (words.stands_to_the_pair(told.other_first()), url));
    Stands {
        title,
        sentences,
        next,
        frame,
    }
}

/// A title and what follows. Why it did not come about, nobody is told.
fn how_it_stands(words: Words, seen: &Seen, thanked: bool, by_link: bool) -> (String, Vec<String>) {
    let told = &seen.told;
    let (first, name) = (told.other_first(), told.other.name.as_str());
    let or_already = |thanks: String, already: String| if thanked { thanks } else { already };
    match (seen.standing, told.side) {
        (Standing::Waits, _) => (
            or_already(words.stands_thanks(), words.stands_yes_already()),
            vec![
                words.stands_waits(first),
                words.stands_until(told.until_day()),
            ],
        ),
        (Standing::Began, _) => (
            words.stands_began_title(name),
            vec![or_already(
                words.stands_begins(first),
                words.stands_began_already(first),
            )],
        ),
        (Standing::SaidNo, Role::Mentor) => (
            or_already(words.stands_thanks_for_no(), words.stands_no_already()),
            vec![words.stands_no_mentor(first)],
        ),
        (Standing::SaidNo, Role::Mentee) => (
            or_already(words.stands_thanks_for_no(), words.stands_no_already()),
            vec![words.stands_no_mentee(first)],
        ),
        (Standing::NoPlace, Role::Mentor) => (
            words.stands_nothing_title(),
            vec![words.stands_full_mentor()],
        ),
        (Standing::CameToNothing, Role::Mentor) => (
            words.stands_nothing_title(),
            vec![words.stands_nothing_mentor()],
        ),
        (Standing::NoPlace | Standing::CameToNothing, Role::Mentee) => (
            words.stands_nothing_title(),
            vec![words.stands_nothing_mentee()],
        ),
        (Standing::Open | Standing::Over, _) => (
            if by_link {
                words.stands_over_title()
            } else {
                words.stands_over_here()
            },
            vec![words.stands_over(first)],
        ),
    }
}

fn unknown(frame: Frame) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    show(&Stands {
        title: words.stands_over_title(),
        sentences: vec![words.stands_unknown()],
        next: Some((words.stands_sign_in(), dyad_people::urls::HOME.into())),
        frame,
    })
}
