//! GET /programmes/{programme}/pairs: the pairs, by the closed list of facts.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use dyad_pairing::partnership::Phase;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};

use super::{fact_name, phase_name, standing_name};
use crate::pairs::{
    Asked, FACTS, Fact, ON_A_PAGE, ORDERS, Order, PHASES, PairFacts, Piece, last_page, line, store,
};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pairs/pages/list.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    slug: String,
    zone: String,
    now: Moment,
    asked: Asked,
    all: i64,
    /// Pairs that the filter leaves.
    total: i64,
    phases: Vec<Choice>,
    orders: Vec<Choice>,
    own: i64,
    headings: Vec<String>,
    pairs: Vec<PairFacts>,
}

/// One way to show the list.
struct Choice {
    label: String,
    href: String,
    is_here: bool,
}

/// Shows the list.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let asked = Asked::parse(&query);
    let (counts, own, asked, pairs) = read_tx!(app.db, |tx| {
        let counts = store::counts(tx, &desk).await?;
        let asked = asked.within(total(&by_phase(&counts), asked.phase));
        let pairs = store::list(tx, &desk, asked).await?;
        Ok::<_, Problem>((counts, store::own(tx, &desk).await?, asked, pairs))
    })?;
    let (words, by_phase) = (Words(ENGLISH), by_phase(&counts));
    let slug = desk.programme.slug.as_str();
    show(&Page {
        frame: desk.frame(&app, Desk::Pairs),
        words,
        readers: Readers {
            sealed: false,
            text: words.pairs_readers(),
            id: "",
        },
        slug: slug.into(),
        zone: desk.signed_in.person.zone.clone(),
        now: app.now(),
        asked,
        all: total(&by_phase, None),
        total: total(&by_phase, asked.phase),
        phases: phases(words, slug, asked, &by_phase),
        orders: orders(words, slug, asked),
        own,
        headings: FACTS
            .into_iter()
            .map(|fact| fact_name(words, fact))
            .collect(),
        pairs,
    })
}

fn by_phase(counts: &[store::Count]) -> Vec<(Phase, i64)> {
    let of = |phase| {
        counts
            .iter()
            .filter(|count| count.is_of(phase))
            .map(|count| count.pairs)
            .sum()
    };
    PHASES.into_iter().map(|phase| (phase, of(phase))).collect()
}

/// Pairs in a phase, or in all of them.
fn total(by_phase: &[(Phase, i64)], phase: Option<Phase>) -> i64 {
    by_phase
        .iter()
        .filter(|(of, _)| phase.is_none_or(|phase| phase == *of))
        .map(|(_, pairs)| pairs)
        .sum()
}

/// The list in every phase or in one, from its first page.
fn phases(words: Words, slug: &str, asked: Asked, by_phase: &[(Phase, i64)]) -> Vec<Choice> {
    let choice = |phase, label| Choice {
        label,
        href: urls::pairs_as(
            slug,
            Asked {
                phase,
                page: 1,
                ..asked
            },
        ),
        is_here: asked.phase == phase,
    };
    let all = choice(None, words.pairs_all(total(by_phase, None)));
    let each = by_phase.iter().map(|(phase, pairs)| {
        choice(
            Some(*phase),
            words.pairs_in_phase(phase_name(words, *phase), *pairs),
        )
    });
    std::iter::once(all).chain(each).collect()
}

/// The list in each order, from its first page.
fn orders(words: Words, slug: &str, asked: Asked) -> Vec<Choice> {
    let choice = |order| Choice {
        label: order_name(words, order),
        href: urls::pairs_as(
            slug,
            Asked {
                order,
                page: 1,
                ..asked
            },
        ),
        is_here: asked.order == order,
    };
    ORDERS.into_iter().map(choice).collect()
}

fn order_name(words: Words, order: Order) -> String {
    match order {
        Order::Name => words.order_names(),
        Order::Phase => words.order_phase(),
        Order::Began => words.order_began(),
        Order::End => words.order_end(),
        Order::Contact => words.order_contact(),
    }
}

impl Page {
    /// The pages around this one, the first and the last; none where one page is enough.
    fn pages(&self) -> Vec<Choice> {
        let last = last_page(self.total);
        let near = |page: &i64| *page == 1 || *page == last || page.abs_diff(self.asked.page) <= 2;
        let choice = |page: i64| Choice {
            label: page.to_string(),
            href: urls::pairs_as(&self.slug, Asked { page, ..self.asked }),
            is_here: page == self.asked.page,
        };
        (1..=last)
            .filter(|page| last > 1 && near(page))
            .map(choice)
            .collect()
    }

    fn next(&self) -> Option<String> {
        let page = self.asked.page + 1;
        (page <= last_page(self.total))
            .then(|| urls::pairs_as(&self.slug, Asked { page, ..self.asked }))
    }

    fn caption(&self) -> String {
        let first = (self.asked.page - 1) * ON_A_PAGE + 1;
        let last = (first + ON_A_PAGE - 1).min(self.total);
        self.words.pairs_caption(
            self.total,
            order_name(self.words, self.asked.order),
            first,
            last,
        )
    }

    fn phase_since(&self, pair: &PairFacts) -> String {
        self.words.phase_since(
            phase_name(self.words, pair.phase),
            pair.phase_since.date(&self.zone),
        )
    }

    fn contact(&self, pair: &PairFacts) -> String {
        match pair.last_contact_at {
            Some(at) => self.words.contact_last(at.date(&self.zone)),
            None => self.words.contact_none(),
        }
    }

    fn agreed(&self, pair: &PairFacts) -> String {
        match pair.agreed {
            Some((since, until)) => self
                .words
                .agreed_since(since.date(&self.zone), until.date(&self.zone)),
            None => self.words.agreed_none(),
        }
    }

    fn talks(&self, pair: &PairFacts) -> String {
        let talks = pair.talks;
        self.words
            .talks_counted(talks.held, talks.missed, talks.planned)
    }

    fn standing(&self, pair: &PairFacts) -> String {
        standing_name(self.words, pair.standing)
    }

    fn label(&self, fact: Fact) -> String {
        fact_name(self.words, fact)
    }

    fn line(&self, pair: &PairFacts) -> Vec<&'static str> {
        line(pair, self.now).into_iter().map(class).collect()
    }
}

/// The class of a piece in the stylesheet.
fn class(piece: Piece) -> &'static str {
    match piece {
        Piece::Here => "here",
        Piece::Ahead(phase) => phase.as_str(),
        Piece::Done(Phase::Initiation) => "initiation done",
        Piece::Done(Phase::Negotiation) => "negotiation done",
        Piece::Done(Phase::Enabling) => "enabling done",
        Piece::Done(Phase::Closure) => "closure done",
    }
}
