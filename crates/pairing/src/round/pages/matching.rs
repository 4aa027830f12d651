//! GET and POST /programmes/{programme}/matching: the rounds so far, and the button that makes one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort::{self, Cohort};
use dyad_programme::decision::{self, UnderWay};
use dyad_programme::edition;
use dyad_programme::programme::Programme;
use dyad_programme::urls as programme_urls;

use crate::proposal::{self, ProposalId};
use crate::round::draft::{self, Draft, NoDraft};
use crate::round::problem::{Counts, Given, counts};
use crate::round::store::{self, Made};
use crate::round::{Round, RoundId, State as RoundState};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "round/pages/matching.html")]
struct Page {
    frame: Frame,
    words: Words,
    slug: String,
    zone: String,
    label: String,
    counts: Counts,
    enrolled: usize,
    rounds: Vec<Round>,
    under_way: UnderWay,
}

/// Shows the rounds so far, and who could be matched now.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    coordinates: Coordinates,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let (label, given, rounds, under_way) = read_tx!(app.db, |tx| {
        let Some(cohort) = cohort::store::of_desk(tx, programme).await? else {
            return Ok((String::new(), None, Vec::new(), UnderWay::default()));
        };
        let given = store::given(tx, programme, &cohort).await?;
        let rounds = store::of_cohort(tx, &cohort.id).await?;
        let under_way = decision::under_way(tx, &cohort.id).await?;
        Ok::<_, Problem>((cohort.label, Some(given), rounds, under_way))
    })?;
    let counted = given
        .as_ref()
        .map(|given| counts(&programme.template, given));
    show(&Page {
        frame: coordinates.frame(&app, Desk::Matching),
        words: Words(ENGLISH),
        slug: programme.slug.clone(),
        zone: programme.zone.clone(),
        label,
        counts: counted.unwrap_or_default(),
        enrolled: given.map_or(0, |given| given.enrolled.len()),
        rounds,
        under_way,
    })
}

/// Makes a round: reads the cohort, works the best pairs out, and stores them as a draft.
///
/// # Errors
/// [`Problem::Conflict`] when nobody can be matched, and those of the database.
pub async fn make(
    State(app): State<App>,
    coordinates: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let (cohort, given) = read_tx!(app.db, |tx| read(tx, programme).await)?;
    let counted = counts(&programme.template, &given);
    if counted.mentees == 0 || counted.mentors == 0 {
        return Err(Problem::Conflict(Words(ENGLISH).matching_nobody()));
    }
    let draft = work_out(programme, given).await?;
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let rounds = store::of_cohort(tx, &cohort.id).await?;
        if rounds
            .iter()
            .any(|round| round.state() == RoundState::Leaving)
        {
            return Err(Problem::Conflict(Words(ENGLISH).matching_leaving()));
        }
        let number = keep(tx, &app, &coordinates, &cohort, &draft).await?;
        let url = urls::round(&programme.slug, number);
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

async fn read(tx: &mut Tx, programme: &Programme) -> Result<(Cohort, Given), Problem> {
    let cohort = cohort::store::of_desk(tx, programme)
        .await?
        .ok_or(Problem::NotFound)?;
    let given = store::given(tx, programme, &cohort).await?;
    Ok((cohort, given))
}

/// Apart from the threads that answer requests: a large cohort takes a moment.
async fn work_out(programme: &Programme, given: Given) -> Result<Draft, Problem> {
    let template = programme.template.clone();
    let work = tokio::task::spawn_blocking(move || draft::work_out(&template, &given));
    let outcome = work
        .await
        .map_err(|_| Problem::broken("a matching that broke off"))?;
    outcome.map_err(no_draft)
}

/// Why there is no draft, as the site tells it.
pub(crate) fn no_draft(why: NoDraft) -> Problem {
    match why {
        // Mistakes in rules name keys of the template; those about people would name ids.
        NoDraft::Unfit(crate::round::problem::Unfit::Rules(mistake)) => Problem::broken(mistake),
        NoDraft::Unfit(_) => Problem::broken("people who don't fit the rules"),
        NoDraft::Unproved => Problem::broken(NoDraft::Unproved),
    }
}

async fn keep(
    tx: &mut Tx,
    app: &App,
    coordinates: &Coordinates,
    cohort: &Cohort,
    draft: &Draft,
) -> Result<i64, Problem> {
    let now = app.now();
    let id = RoundId::new(&app.chance, now);
    let by = &coordinates.signed_in.person.id;
    let edition = edition::store::keep(tx, &coordinates.programme.template).await?;
    let made = Made {
        id: &id,
        cohort: &cohort.id,
        edition: &edition,
        by,
        at: now,
    };
    let number = store::add(tx, &made, draft).await?;
    for pair in &draft.pairs {
        let proposal = ProposalId::new(&app.chance, now);
        proposal::store::add(tx, &proposal, &id, &cohort.id, pair).await?;
    }
    Ok(number)
}

impl Page {
    fn can_match(&self) -> bool {
        self.counts.mentees > 0 && self.counts.mentors > 0
    }

    fn has_draft(&self) -> bool {
        self.rounds
            .iter()
            .any(|round| round.state() == RoundState::Computed)
    }

    fn action(&self) -> String {
        programme_urls::matching(&self.slug)
    }

    fn waiting(&self) -> String {
        urls::waiting(&self.slug)
    }

    fn answers(&self) -> String {
        programme_urls::answers(&self.slug)
    }

    fn people(&self) -> String {
        programme_urls::people(&self.slug)
    }

    fn url(&self, round: &Round) -> String {
        urls::round(&self.slug, round.number)
    }

    fn headline(&self, round: &Round) -> String {
        match round.state() {
            RoundState::Released => self
                .words
                .desk_headline_released(round.served, round.mentees),
            _ => self.words.desk_headline(round.served, round.mentees),
        }
    }

    fn says(&self, round: &Round) -> String {
        match round.released_at {
            Some(at) => self.words.matching_released(at.date(&self.zone)),
            None => self.words.matching_draft(round.made_at.date(&self.zone)),
        }
    }
}
