//! GET /programmes/{programme}/matching/{number}: a round in one sentence, who is left, each pair
//! with its reason, and a coordinator's hand in it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use dyad_matching::Order;
use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort;
use dyad_programme::edition;
use dyad_programme::enrolment::{Enrolled, store as enrolment};
use dyad_programme::programme::Programme;

use crate::proposal::State as ProposalState;
use crate::proposal::listing::{self, Listed};
use crate::round::edit::{self, Hand};
use crate::round::pages::release::find;
use crate::round::rearranging::wanted;
use crate::round::{Round, State as RoundState, store, weights};
use crate::urls;
use crate::words::Words;

mod glance;
mod hand;
mod left;
mod look;
mod proof;
mod rows;

use glance::Glance;
use hand::{Closer, Done, OtherWays, Person};
use left::LeftRow;
use look::Look;
use proof::Proof;
use rows::{Opened, Row};

/// Pairs on a page.
const PAGE: i64 = 50;
/// Rounds that a comparison offers.
const OTHERS: usize = 12;
/// Larger rounds have no picture: nobody would count it.
const LARGEST_CROWD: i64 = 120;

#[derive(Template)]
#[template(path = "round/pages/desk.html")]
struct Page {
    frame: Frame,
    words: Words,
    slug: String,
    zone: String,
    label: String,
    round: Round,
    people_first: bool,
    mentors: i64,
    readers: Readers,
    left: Vec<LeftRow>,
    pairs: i64,
    counts: Vec<(ProposalState, i64)>,
    rows: Vec<Row>,
    opened: Option<Opened>,
    look: Look,
    proof: Proof,
    glance: Glance,
    done: Vec<Done>,
    fresh: Option<i64>,
    ways: OtherWays,
    mentees: Vec<Person>,
    all_mentors: Vec<Person>,
    now: Moment,
}

/// What is read for the page.
struct Seen {
    label: String,
    /// The programme as it was when the round was made.
    programme: Programme,
    scores: Vec<i64>,
    enrolled: Vec<Enrolled>,
    others: Vec<(i64, Moment)>,
    round: Round,
    mentors: i64,
    left: Vec<LeftRow>,
    counts: Vec<(ProposalState, i64)>,
    listed: Vec<Listed>,
    opened: Option<Listed>,
    hand: Hand,
    done: Vec<Done>,
    closer: Option<Closer>,
    coordinators: Vec<String>,
}

/// Shows a round.
///
/// # Errors
/// [`Problem::NotFound`] when there is none with this number, and those of the database.
pub async fn show_page(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let (programme, look) = (&coordinates.programme, Look::read(&query));
    let me = &coordinates.signed_in.person.id;
    let seen = read_tx!(app.db, |tx| see(
        tx,
        programme,
        me,
        number,
        &look,
        app.now()
    )
    .await)?;
    let mut seen = seen;
    let opened = seen.opened.as_ref().map(|it| &it.proposal.mentee_id);
    let (ways, people) = match seen.closer.take() {
        Some(closer) => hand::looked_at(programme, closer, opened, me).await?,
        None => Default::default(),
    };
    let page = page(&app, &coordinates, look, seen)?;
    show(&Page {
        ways,
        mentees: people.0,
        all_mentors: people.1,
        ..page
    })
}

async fn see(
    tx: &mut Tx,
    programme: &Programme,
    me: &PersonId,
    number: i64,
    look: &Look,
    now: Moment,
) -> Result<Seen, Problem> {
    let round = find(tx, programme, number).await?;
    let then = Programme {
        template: edition::store::by_id(tx, &round.edition).await?,
        ..programme.clone()
    };
    let names = store::names(tx, &round.cohort_id).await?;
    let left = left::read(tx, &then, &round, &names, me, now).await?;
    let skipped = look.page.saturating_sub(1).saturating_mul(PAGE);
    let listed = listing::store::of_round(tx, &round.id, look.sort, PAGE, skipped).await?;
    let opened = match &look.pair {
        Some(id) => listing::store::one_of_round(tx, &round.id, id).await?,
        None => None,
    };
    let edits = edit::store::of_round(tx, &round.id).await?;
    let closer = match round.state() == RoundState::Computed {
        true => Some(hand::closer(tx, programme, &round, &edits).await?),
        false => None,
    };
    let enrolled = match &closer {
        Some(closer) => closer.enrolled().to_vec(),
        None => enrolment::of_cohort(tx, &round.cohort_id).await?,
    };
    let coordinators = dyad_programme::programme::store::coordinators(tx, &programme.id).await?;
    let others = store::numbers(tx, &round.cohort_id).await?.into_iter();
    Ok(Seen {
        label: cohort::store::by_id(tx, &round.cohort_id)
            .await?
            .map_or_else(String::new, |c| c.label),
        mentors: listing::store::mentors_in(tx, &round.id).await?,
        counts: listing::store::counts(tx, &round.id, me).await?,
        scores: listing::store::scores(tx, &round.id).await?,
        others: others.filter(|(other, _)| *other != number).collect(),
        hand: Hand::of(&edits, wanted(&programme.template)),
        done: hand::done(programme, &names, &coordinators, edits),
        coordinators: coordinators
            .into_iter()
            .filter(|o| o.id != *me)
            .map(|o| o.name)
            .collect(),
        programme: then,
        left,
        listed,
        opened,
        enrolled,
        closer,
        round,
    })
}

fn page(app: &App, coordinates: &Coordinates, look: Look, seen: Seen) -> Result<Page, Problem> {
    let (words, programme) = (Words(ENGLISH), &seen.programme);
    let template = &programme.template;
    let me = &coordinates.signed_in.person.id;
    let reader = (me, app.now());
    let row = |listed: &Listed| Row::of(words, programme, &seen.round, reader, &seen.hand, listed);
    let tried = &seen.hand.weights;
    let rules = weights::rules(template, tried).map_err(Problem::broken)?;
    let readers = match seen.coordinators.as_slice() {
        [] => words.desk_only_you(),
        others => words.desk_you_and(crate::round::reasons::wording::listed(words, others)),
    };
    let others = seen.others.iter().take(OTHERS);
    let others = others.map(|(number, at)| (*number, at.date(&programme.zone)));
    Ok(Page {
        frame: coordinates.frame(app, Desk::Matching),
        words,
        slug: programme.slug.clone(),
        zone: programme.zone.clone(),
        label: seen.label,
        people_first: rules.order() == Order::PeopleFirst,
        mentors: seen.mentors,
        readers: Readers {
            sealed: false,
            text: readers,
            id: "",
        },
        left: seen.left,
        pairs: seen.counts.iter().map(|(_, number)| number).sum(),
        rows: seen.listed.iter().map(row).collect(),
        opened: seen
            .opened
            .map(|listed| Opened::of(words, template, &listed)),
        proof: Proof::of(words, template, &rules, tried, others.collect()),
        glance: Glance::of(words, template, &seen.enrolled, &seen.scores),
        counts: seen.counts,
        round: seen.round,
        fresh: look.done,
        look,
        done: seen.done,
        ways: OtherWays::default(),
        mentees: Vec::new(),
        all_mentors: Vec::new(),
        now: app.now(),
    })
}

impl Page {
    fn is_draft(&self) -> bool {
        self.round.state() == RoundState::Computed
    }

    fn phone_url(&self) -> String {
        format!("{}/phone", self.url())
    }

    fn waiting_url(&self) -> String {
        urls::waiting(&self.slug)
    }

    /// Whether a mentor may be asked for one more place: a draft takes it in, and after a release
    /// whoever is left is offered it.
    fn may_ask_for_places(&self) -> bool {
        self.is_draft() || self.round.state() == RoundState::Released
    }

    fn is_leaving(&self) -> bool {
        self.round.can_be_taken_back(self.now)
    }

    /// How many points more the best of all would have.
    fn could_gain(&self) -> i64 {
        (self.round.best - self.round.total).max(0)
    }

    /// How wide the table is: chosen, mentee, mentor, why, score and hand, or with answers instead.
    fn columns(&self) -> usize {
        match (self.is_draft(), self.round.released_at.is_some()) {
            (true, _) => 6,
            (false, true) => 5,
            (false, false) => 4,
        }
    }

    fn is_fresh(&self, done: &Done) -> bool {
        self.fresh == Some(done.number)
    }

    fn edits_url(&self) -> String {
        format!("{}/edits", self.url())
    }

    fn headline(&self) -> String {
        let (served, mentees) = (self.round.served, self.round.mentees);
        match self.round.state() {
            RoundState::Released => self.words.desk_headline_released(served, mentees),
            _ => self.words.desk_headline(served, mentees),
        }
    }

    fn is_discarded(&self) -> bool {
        self.round.state() == RoundState::Discarded
    }

    fn count(&self, state: ProposalState) -> i64 {
        self.counts
            .iter()
            .find(|(known, _)| *known == state)
            .map_or(0, |(_, number)| *number)
    }

    fn waiting(&self) -> i64 {
        self.count(ProposalState::MentorAsked) + self.count(ProposalState::MenteeAsked)
    }

    fn begun(&self) -> i64 {
        self.count(ProposalState::BothOk)
    }

    fn has_crowd(&self) -> bool {
        self.pairs > 0 && self.pairs + self.alone() <= LARGEST_CROWD
    }

    fn alone(&self) -> i64 {
        i64::try_from(self.left.len()).unwrap_or(i64::MAX)
    }

    fn url(&self) -> String {
        urls::round(&self.slug, self.round.number)
    }

    fn rules_url(&self) -> String {
        dyad_programme::urls::subject(&self.slug, "matching")
    }

    fn release_url(&self) -> String {
        format!("{}/release", self.url())
    }

    fn matching_url(&self) -> String {
        dyad_programme::urls::matching(&self.slug)
    }

    fn more_url(&self, row: &Row) -> String {
        let pair = (!self.is_open(row)).then_some(&row.id);
        format!("{}{}", self.url(), self.look.query(self.look.page, pair))
    }

    fn page_url(&self, page: &i64) -> String {
        format!("{}{}", self.url(), self.look.query(*page, None))
    }

    fn is_open(&self, row: &Row) -> bool {
        self.opened
            .as_ref()
            .is_some_and(|opened| opened.id == row.id)
    }

    fn pages(&self) -> Vec<i64> {
        let last = (self.pairs + PAGE - 1) / PAGE;
        (1..=last)
            .filter(|page| *page == 1 || *page == last || (*page - self.look.page).abs() <= 2)
            .collect()
    }

    fn sorts_by(&self, name: &str) -> bool {
        self.look
            .query(1, None)
            .starts_with(&format!("?sort={name}&"))
    }
}
