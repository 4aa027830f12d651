//! GET /home: proposals to answer, one's pairs, the programmes one coordinates.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::access::SignedIn;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::applying::mine::{self, Mine};
use dyad_programme::programme::store::{Listed, coordinated_by};
use dyad_programme::urls as programme_urls;

use crate::finder;
use crate::home::{Asked, MyPair};
use crate::partnership::{self, Role};
use crate::proposal::listing;
use crate::waitlist;
use crate::words::Words;

#[derive(Template)]
#[template(path = "home/pages/waiting.html")]
struct Page {
    frame: Frame,
    words: Words,
    first_name: String,
    zone: String,
    now: Option<Asked>,
    soon: Vec<Asked>,
    pairs: Vec<MyPair>,
    applications: Vec<Mine>,
    lists: Vec<Listing>,
    finders: Vec<(String, String)>,
    programmes: Vec<Listed>,
    is_administrator: bool,
}

/// A waiting list that somebody stands on.
struct Listing {
    programme: String,
    stands: String,
    offers: Vec<String>,
}

/// Shows what waits.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, signed_in: SignedIn) -> Result<Response, Problem> {
    let (asked, pairs, programmes, applications, lists, finders) = read_tx!(app.db, |tx| {
        let asked = asked(tx, &app, &signed_in).await?;
        let pairs = partnership::store::of_person(tx, &signed_in.person.id).await?;
        let programmes = coordinated_by(tx, &signed_in.person.id).await?;
        let applications = mine::of(tx, &signed_in.person.id, app.now()).await?;
        let lists = lists(tx, &signed_in).await?;
        let finders = finders(tx, &signed_in).await?;
        Ok::<_, Problem>((asked, pairs, programmes, applications, lists, finders))
    })?;
    let mut asked = asked.into_iter();
    let me = &signed_in.person;
    show(&Page {
        words: Words(ENGLISH),
        first_name: me.first_name().to_owned(),
        zone: me.zone.clone(),
        now: asked.next(),
        soon: asked.collect(),
        pairs: pairs
            .iter()
            .map(|(id, partner)| MyPair::of(me, id, partner))
            .collect(),
        programmes,
        applications,
        lists,
        finders,
        is_administrator: signed_in.is_administrator,
        frame: signed_in.frame(&app, Vec::new()),
    })
}

async fn asked(tx: &mut Tx, app: &App, signed_in: &SignedIn) -> Result<Vec<Asked>, Problem> {
    let open = listing::store::open_for(tx, &signed_in.person.id, app.now()).await?;
    let asked = open.into_iter().map(|(listed, side)| Asked {
        other: match side {
            Role::Mentor => listed.mentee,
            Role::Mentee => listed.mentor,
        },
        until: listed.proposal.expires_at,
        proposal: listed.proposal.id,
        side,
    });
    Ok(asked.collect())
}

/// Programmes in which somebody can ask: name and where.
async fn finders(tx: &mut Tx, signed_in: &SignedIn) -> Result<Vec<(String, String)>, Problem> {
    let mut finders = Vec::new();
    for id in finder::store::programmes_of(tx, &signed_in.person.id).await? {
        let programme = dyad_programme::programme::store::by_id(tx, &id).await?;
        if let Some(it) = programme.filter(|it| finder::is_open(&it.template)) {
            finders.push((it.name, crate::urls::find(&it.slug)));
        }
    }
    Ok(finders)
}

async fn lists(tx: &mut Tx, signed_in: &SignedIn) -> Result<Vec<Listing>, Problem> {
    let (me, words) = (&signed_in.person.id, Words(ENGLISH));
    let mut lists = Vec::new();
    for cohort in waitlist::store::cohorts_of(tx, me).await? {
        let list = waitlist::store::of_cohort(tx, &cohort).await?;
        let Some(band) = waitlist::band_of(&list, me) else {
            continue;
        };
        if let Some(programme) = dyad_programme::programme::store::of_cohort(tx, &cohort).await? {
            lists.push(Listing {
                stands: waitlist::stands(words, band),
                offers: waitlist::offers(&programme.template),
                programme: programme.name,
            });
        }
    }
    Ok(lists)
}

impl Page {
    fn is_empty(&self) -> bool {
        self.now.is_none()
            && self.pairs.is_empty()
            && self.programmes.is_empty()
            && self.applications.is_empty()
            && self.lists.is_empty()
            && self.finders.is_empty()
            && !self.is_administrator
    }

    fn question(&self, asked: &Asked) -> String {
        match asked.side {
            Role::Mentor => self.words.home_asked_mentor(asked.other.as_str()),
            Role::Mentee => self.words.home_asked_mentee(asked.other.as_str()),
        }
    }

    fn today(programme: &Listed) -> String {
        programme_urls::today(&programme.slug)
    }

    fn desk(programme: &Listed) -> String {
        programme_urls::programme(&programme.slug)
    }
}
