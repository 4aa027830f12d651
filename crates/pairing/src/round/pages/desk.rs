//! GET /programmes/{programme}/matching/{number}: a round in one sentence, who is left, each pair
//! with its reason, and the button that asks the mentors.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use dyad_matching::{Order, Rules};
use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::letter::Draft;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort;
use dyad_programme::programme::Programme;

use crate::letters;
use crate::partnership::Role;
use crate::proposal::listing::{self, Listed, Sort};
use crate::proposal::{ProposalId, State as ProposalState, telling};
use crate::round::pages::release::find;
use crate::round::reasons::wording::{label, rule};
use crate::round::{Round, State as RoundState, answer_by};
use crate::urls;
use crate::words::Words;

mod left;
mod rows;

use left::LeftRow;
use rows::{Opened, Row};

/// Pairs on a page.
const PAGE: i64 = 50;
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
    rules: Vec<String>,
    points: Vec<(String, i64)>,
    until: Moment,
    preview: Option<Draft>,
}

/// What somebody looks at, from the query.
struct Look {
    sort: Sort,
    page: i64,
    pair: Option<ProposalId>,
}

/// What is read for the page.
struct Seen {
    label: String,
    round: Round,
    mentors: i64,
    left: Vec<LeftRow>,
    counts: Vec<(ProposalState, i64)>,
    listed: Vec<Listed>,
    opened: Option<Listed>,
    told: Option<telling::Told>,
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
    let seen = read_tx!(app.db, |tx| see(tx, programme, me, number, &look).await)?;
    show(&page(&app, &coordinates, look, seen)?)
}

async fn see(
    tx: &mut Tx,
    programme: &Programme,
    me: &PersonId,
    number: i64,
    look: &Look,
) -> Result<Seen, Problem> {
    let round = find(tx, programme, number).await?;
    let words = Words(ENGLISH);
    let rules: Rules = programme.template.rules().map_err(Problem::broken)?;
    let left = left::read(tx, words, &programme.template, &rules, &round).await?;
    let skipped = look.page.saturating_sub(1).saturating_mul(PAGE);
    let listed = listing::store::of_round(tx, &round.id, look.sort, PAGE, skipped).await?;
    let opened = match &look.pair {
        Some(id) => listing::store::one_of_round(tx, &round.id, id).await?,
        None => None,
    };
    let told = match listed.first() {
        Some(first) if round.state() == RoundState::Computed => {
            Some(telling::gather(tx, &first.proposal, Role::Mentor).await?)
        }
        _ => None,
    };
    let others = dyad_programme::programme::store::coordinators(tx, &programme.id).await?;
    Ok(Seen {
        label: cohort::store::by_id(tx, &round.cohort_id)
            .await?
            .map_or_else(String::new, |c| c.label),
        mentors: listing::store::mentors_in(tx, &round.id).await?,
        counts: listing::store::counts(tx, &round.id, me).await?,
        coordinators: others
            .into_iter()
            .filter(|o| o.id != *me)
            .map(|o| o.name)
            .collect(),
        left,
        listed,
        opened,
        told,
        round,
    })
}

fn page(app: &App, coordinates: &Coordinates, look: Look, seen: Seen) -> Result<Page, Problem> {
    let (words, programme) = (Words(ENGLISH), &coordinates.programme);
    let template = &programme.template;
    let until = answer_by(
        app.now(),
        template.policy.answer_within_days,
        &programme.zone,
    );
    let preview = seen.told.map(|mut told| {
        told.until = Some(until);
        letters::ask(&told, "")
    });
    let me = &coordinates.signed_in.person.id;
    let row = |listed: &Listed| Row::of(words, programme, &seen.round, me, listed);
    let rules = template.rules().map_err(Problem::broken)?;
    let points = rules.criteria().iter();
    let readers = match seen.coordinators.as_slice() {
        [] => words.desk_only_you(),
        others => words.desk_you_and(crate::round::reasons::wording::listed(words, others)),
    };
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
        rules: (0..rules.musts().len())
            .map(|i| rule(words, template, &rules, i))
            .collect(),
        points: points
            .map(|it| (label(words, template, Some(&it.columns.mentee)), it.most()))
            .collect(),
        counts: seen.counts,
        round: seen.round,
        look,
        until,
        preview,
    })
}

impl Look {
    /// What can't be read is what would have been shown anyway.
    fn read(query: &HashMap<String, String>) -> Self {
        let sort = match query.get("sort").map(String::as_str) {
            Some("mentor") => Sort::Mentor,
            Some("score") => Sort::Score,
            _ => Sort::Mentee,
        };
        let page = query
            .get("page")
            .and_then(|page| page.parse().ok())
            .unwrap_or(1);
        let page: i64 = page;
        let pair = query
            .get("pair")
            .filter(|pair| !pair.is_empty())
            .cloned()
            .map(ProposalId);
        Self {
            sort,
            page: page.clamp(1, 1_000_000),
            pair,
        }
    }

    fn query(&self, page: i64, pair: Option<&ProposalId>) -> String {
        let sort = match self.sort {
            Sort::Mentee => "mentee",
            Sort::Mentor => "mentor",
            Sort::Score => "score",
        };
        let pair = pair.map_or_else(String::new, |pair| format!("&pair={pair}"));
        format!("?sort={sort}&page={page}{pair}")
    }
}

impl Page {
    fn is_draft(&self) -> bool {
        self.round.state() == RoundState::Computed
    }

    fn headline(&self) -> String {
        let (served, mentees) = (self.round.served, self.round.mentees);
        match self.round.released_at {
            Some(_) => self.words.desk_headline_released(served, mentees),
            None => self.words.desk_headline(served, mentees),
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
