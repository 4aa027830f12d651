//! GET /programmes/{programme}/today: who needs you, what is due, how far everybody is.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_pairing::proposal::State as ProposalState;
use dyad_pairing::proposal::listing::{self, Listed};
use dyad_pairing::rematch::{self, Open};
use dyad_pairing::round::{self, State as RoundState};
use dyad_pairing::{urls as pairing_urls, waitlist};
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::application::store::counts;
use dyad_programme::{cohort, decision, urls};

use crate::today::store::{self, Pairs};
use crate::today::{Due, Need, Question, Standing, due, need};
use crate::words::Words;

#[derive(Template)]
#[template(path = "today/pages/today.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    zone: String,
    now: Moment,
    label: String,
    slug: String,
    rematches: Vec<Open>,
    needs: Vec<Needing>,
    due: Vec<Line>,
    waits: Vec<Waits>,
    funnel: Vec<(String, i64)>,
    pairs: Pairs,
}

/// Somebody who needs a word.
struct Needing {
    name: String,
    first: String,
    title: String,
    facts: String,
    say: String,
    url: String,
}

/// One thing that is due.
struct Line {
    what: String,
    sentence: String,
    url: String,
    verb: String,
}

/// Somebody who is asked.
struct Waits {
    name: String,
    about: String,
    since: Moment,
    until: Option<Moment>,
    url: String,
}

struct Seen {
    standing: Standing,
    pairs: Pairs,
    asked_about: i64,
    open: Vec<(Listed, Moment)>,
    rounds: Vec<(String, i64)>,
    rematches: Vec<Open>,
}

/// Shows the day.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
) -> Result<Response, Problem> {
    let now = app.now();
    let seen = read_tx!(app.db, |tx| see(tx, &desk).await)?;
    let (words, slug) = (Words(ENGLISH), desk.programme.slug.clone());
    let lines = due(&seen.standing, now).into_iter();
    let round_of = |listed: &Listed| {
        let mut rounds = seen.rounds.iter();
        let found = rounds.find(|(id, _)| {
            listed
                .proposal
                .round_id
                .as_ref()
                .is_some_and(|round| round.0 == *id)
        });
        found.map_or_else(
            || urls::matching(&slug),
            |(_, number)| {
                format!(
                    "{}#pair-{}",
                    pairing_urls::round(&slug, *number),
                    listed.proposal.id
                )
            },
        )
    };
    let zone = desk.programme.zone.clone();
    let open = seen.open.iter();
    let needs = open.filter_map(|it| needing(words, it, now, &zone, round_of(&it.0)));
    let waits = seen.open.iter().map(|(listed, since)| {
        let (name, about) = sides(listed);
        Waits {
            name: name.to_owned(),
            about: words.today_asked_about(about),
            since: *since,
            until: listed.proposal.expires_at,
            url: round_of(listed),
        }
    });
    show(&Page {
        words,
        readers: Readers {
            sealed: false,
            text: words.today_readers(),
            id: "",
        },
        label: seen.standing.cohort.label.clone(),
        needs: needs.collect(),
        due: lines.map(|it| line(words, &slug, &zone, it)).collect(),
        waits: waits.collect(),
        funnel: funnel(words, &seen),
        pairs: seen.pairs,
        rematches: seen.rematches,
        now,
        frame: desk.frame(&app, Desk::Today),
        zone,
        slug,
    })
}

async fn see(tx: &mut Tx, desk: &Coordinates) -> Result<Seen, Problem> {
    let (programme, me) = (&desk.programme, &desk.signed_in.person.id);
    let cohort = cohort::store::newest(tx, &programme.id)
        .await?
        .ok_or(Problem::NotFound)?;
    let rounds = round::store::of_cohort(tx, &cohort.id).await?;
    let leaving = rounds.iter().find(|it| it.state() == RoundState::Leaving);
    let waiting = waitlist::store::of_cohort(tx, &cohort.id).await?;
    let with_room = waitlist::store::with_room(tx, &cohort.id).await?;
    let standing = Standing {
        counts: counts(tx, &cohort.id).await?,
        under_way: decision::under_way(tx, &cohort.id).await?,
        has_draft: rounds
            .iter()
            .any(|it| it.state() == RoundState::Computed && it.served > 0),
        leaves_at: leaving.and_then(|it| it.letters_at),
        waiting: i64::try_from(waiting.len()).unwrap_or(i64::MAX),
        places: with_room.iter().map(|(_, room)| room).sum(),
        cohort: cohort.clone(),
    };
    Ok(Seen {
        pairs: store::pairs(tx, desk, &cohort.id).await?,
        asked_about: listing::store::mentees_asked_about(tx, &cohort.id).await?,
        open: listing::store::open_in(tx, &cohort.id, me).await?,
        rematches: rematch::store::open(tx, &programme.id, me).await?,
        rounds: rounds.into_iter().map(|it| (it.id.0, it.number)).collect(),
        standing,
    })
}

/// Who is asked, and about whom.
fn sides(listed: &Listed) -> (&str, &str) {
    match listed.proposal.state {
        ProposalState::MenteeAsked => (&listed.mentee, &listed.mentor),
        _ => (&listed.mentor, &listed.mentee),
    }
}

fn needing(
    words: Words,
    (listed, since): &(Listed, Moment),
    now: Moment,
    zone: &str,
    url: String,
) -> Option<Needing> {
    let it = &listed.proposal;
    let question = Question {
        wants_to_talk: it.wants_to_talk.is_some(),
        said_yes_by_phone: it.heard.is_some(),
        closes_at: it.expires_at,
    };
    let (name, about) = sides(listed);
    let first = first_name(name).to_owned();
    let until = it.expires_at.map(|at| at.day(zone)).unwrap_or_default();
    let (title, facts, say) = match need(question, now)? {
        Need::WantsToTalk => (
            words.today_wants_to_talk(),
            words.today_talk_facts(about, since.day(zone), until),
            words.today_talk_say(first.as_str()),
        ),
        Need::ClosesSoon => (
            words.today_closes_soon(),
            words.today_soon_facts(about, since.day(zone), until),
            words.today_soon_say(first.as_str()),
        ),
    };
    Some(Needing {
        name: name.to_owned(),
        first,
        title,
        facts,
        say,
        url,
    })
}

fn line(words: Words, slug: &str, zone: &str, due: Due) -> Line {
    let (what, sentence, url, verb) = match due {
        Due::Review(count) => (
            words.due_people(),
            words.due_review(count),
            format!("{}?state=submitted", urls::people(slug)),
            words.due_review_verb(),
        ),
        Due::SendAnswers(count) => (
            words.due_people(),
            words.due_answers(count),
            urls::answers(slug),
            words.due_answers_verb(),
        ),
        Due::Release => (
            words.due_matching(),
            words.due_release(),
            urls::matching(slug),
            words.due_release_verb(),
        ),
        Due::LettersLeave(at) => (
            at.time(zone),
            words.due_letters(),
            urls::matching(slug),
            words.due_letters_verb(),
        ),
        Due::Match { mentees, places } => (
            words.due_matching(),
            words.due_match(mentees, places),
            urls::matching(slug),
            words.due_match_verb(),
        ),
        Due::ApplicationsClose(at) => (
            at.date(zone),
            words.due_closes(),
            urls::people(slug),
            words.due_closes_verb(),
        ),
    };
    Line {
        what,
        sentence,
        url,
        verb,
    }
}

fn funnel(words: Words, seen: &Seen) -> Vec<(String, i64)> {
    let counts = seen.standing.counts;
    vec![
        (words.funnel_applied(), counts.mentees),
        (words.funnel_accepted(), counts.accepted_mentees),
        (words.funnel_asked(), seen.asked_about),
        (words.funnel_begun(), seen.pairs.begun),
        (words.funnel_in_touch(), seen.pairs.in_touch),
        (words.funnel_agreed(), seen.pairs.agreed),
        (words.funnel_closing(), seen.pairs.closing),
    ]
}

impl Page {
    fn people(&self) -> usize {
        self.needs.len() + self.rematches.len()
    }

    fn headline(&self) -> String {
        match (self.people(), self.due.first()) {
            (0, None) if self.waits.is_empty() => self.words.today_quiet(self.pairs.under_way),
            (0, _) => self.words.today_nobody(),
            (people, _) => self.words.today_people(people),
        }
    }

    fn is_quiet(&self) -> bool {
        self.people() == 0 && self.due.is_empty() && self.waits.is_empty()
    }

    fn waiting_url(&self) -> String {
        pairing_urls::waiting(&self.slug)
    }

    fn pairs_url(&self) -> String {
        urls::pairs(&self.slug)
    }

    fn most(&self) -> i64 {
        self.funnel
            .iter()
            .map(|(_, count)| *count)
            .max()
            .unwrap_or(0)
            .max(1)
    }
}
