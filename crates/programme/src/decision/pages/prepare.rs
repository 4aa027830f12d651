//! POST /programmes/{programme}/people: what becomes of chosen applications is prepared. Whatever
//! needs a reason or words is asked for on a page of its own first.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State as FromApp;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::reason_word;
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::store::{Seen, everybody};
use crate::application::view::look;
use crate::application::{ApplicationId, State};
use crate::cohort::{self, Cohort};
use crate::decision::store::{self, Prepared};
use crate::decision::{DecisionId, Kind, Unfit};
use crate::paging::Paging;
use crate::urls;
use crate::words::Words;

/// So many names stand on the page.
const NAMES: usize = 12;

#[derive(Template)]
#[template(path = "decision/pages/prepare.html")]
struct Page {
    frame: Frame,
    words: Words,
    title: String,
    kind: Kind,
    names: Vec<String>,
    more: usize,
    ids: Vec<String>,
    is_everybody: bool,
    count: usize,
    view: String,
    reasons: Vec<(&'static str, String, bool)>,
    line: String,
    mistakes: Vec<Mistake>,
    own_url: String,
    back_url: String,
}

impl Page {
    fn mistake(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }
}

/// What the form asks for.
struct Wish {
    kind: Kind,
    /// All who wait, whatever the view.
    all_waiting: bool,
    /// All whom the view finds.
    everybody: bool,
    /// All on the page of the view that is shown.
    page: bool,
    filter: Filter,
    chosen: Vec<String>,
    reason: String,
    line: String,
    /// How many there were when the page was shown; nothing before it was.
    count: Option<usize>,
    /// Whether the page was filled in.
    is_complete: bool,
}

impl Wish {
    fn read(filled: &Filled) -> Option<Self> {
        let wanted = filled.text("do");
        let kind = match wanted {
            "all" | "chosen" => Kind::Accept,
            other => Kind::of(other)?,
        };
        Some(Self {
            kind,
            all_waiting: wanted == "all",
            everybody: filled.ticked("everybody"),
            page: filled.ticked("page"),
            filter: Filter::read(filled.text("view")),
            chosen: filled
                .all("application")
                .into_iter()
                .map(Into::into)
                .collect(),
            reason: filled.text("reason").into(),
            line: filled.text("line").into(),
            count: filled.text("count").parse().ok(),
            is_complete: filled.ticked("complete"),
        })
    }
}

impl Wish {
    /// Whether a page says whom it is about before anything is prepared: always where words or a
    /// reason are needed, and wherever people were not ticked one by one.
    fn asks_first(&self) -> bool {
        self.kind != Kind::Accept || self.everybody || self.page || self.is_complete
    }
}

/// Prepares what is wished for, or asks for what is missing.
///
/// # Errors
/// Those of the database.
pub async fn act(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let wish = Wish::read(&filled).ok_or(Problem::NotFound)?;
    let mistakes = mistakes(&wish);
    if wish.asks_first() && (!wish.is_complete || !mistakes.is_empty()) {
        let (_, whom) = read_tx!(app.db, |tx| find(tx, &desk, &wish).await)?;
        let shown = if wish.is_complete {
            mistakes
        } else {
            Vec::new()
        };
        return ask(&app, &desk, &wish, &whom, shown);
    }
    let url = match wish.all_waiting {
        true => urls::answers(&desk.programme.slug),
        false => wish.filter.on(&urls::people(&desk.programme.slug)),
    };
    let changed = write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(None);
        }
        let (cohort, whom) = find(tx, &desk, &wish).await?;
        let is_lost = whom.is_empty() && !wish.all_waiting;
        if is_lost || wish.count.is_some_and(|count| count != whom.len()) {
            return Ok(Some(whom));
        }
        prepare(tx, &app, &desk, &wish, &cohort, &whom).await?;
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(None)
    })?;
    match changed {
        None => Ok(go_to(&url)),
        Some(whom) => {
            let sentence = Words(ENGLISH).prepare_changed();
            let field = "whom";
            let changed = wish.is_complete.then_some(Mistake { field, sentence });
            ask(&app, &desk, &wish, &whom, Vec::from_iter(changed))
        }
    }
}

async fn prepare(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    wish: &Wish,
    cohort: &Cohort,
    whom: &[Seen],
) -> Result<(), Problem> {
    let ids: Vec<ApplicationId> = whom.iter().map(|row| row.id.clone()).collect();
    store::forget(tx, &ids).await?;
    let now = app.now();
    let with_id = |id| (DecisionId::new(&app.chance, now), id);
    let whom: Vec<_> = ids.into_iter().map(with_id).collect();
    let what = Prepared {
        cohort: &cohort.id,
        kind: wish.kind,
        reason: &wish.reason,
        line: &wish.line,
        by: &desk.signed_in.person.id,
        now,
    };
    Ok(store::prepare(tx, &what, &whom).await?)
}

/// Whom it is about: those of them who can be answered so.
async fn find(
    tx: &mut Tx,
    desk: &Coordinates,
    wish: &Wish,
) -> Result<(Cohort, Vec<Seen>), Problem> {
    let cohort = cohort::store::of_desk(tx, &desk.programme)
        .await?
        .ok_or(Problem::NotFound)?;
    let all = everybody(tx, &cohort.id).await?;
    let (template, zone) = (&desk.programme.template, &desk.signed_in.person.zone);
    let found: Vec<Seen> = if wish.all_waiting {
        // What somebody prepared otherwise stays as it is.
        let open = store::open_kinds(tx, &cohort.id).await?;
        let open: HashSet<ApplicationId> = open.into_iter().map(|(id, _)| id).collect();
        let waits = |row: &Seen| row.state == State::Submitted && !open.contains(&row.id);
        all.into_iter().filter(waits).collect()
    } else if wish.everybody {
        let looked = look(template, &all, &wish.filter, zone);
        looked.rows.into_iter().cloned().collect()
    } else if wish.page {
        let looked = look(template, &all, &wish.filter, zone);
        let paging = Paging::of(looked.rows.len(), wish.filter.page);
        paging.cut(&looked.rows).iter().copied().cloned().collect()
    } else {
        let chosen = |row: &Seen| wish.chosen.contains(&row.id.0);
        all.into_iter().filter(chosen).collect()
    };
    let fit = found.into_iter().filter(|row| wish.kind.suits(row.state));
    Ok((cohort, fit.collect()))
}

fn mistakes(wish: &Wish) -> Vec<Mistake> {
    let words = Words(ENGLISH);
    let (field, sentence) = match wish.kind.check(&wish.reason, &wish.line) {
        Ok(()) => return Vec::new(),
        Err(Unfit::NoReason) => ("reason", words.prepare_reason_needed()),
        Err(Unfit::NoQuestion) => ("line", words.prepare_question_needed()),
        Err(Unfit::TooLong) => ("line", words.prepare_too_long()),
    };
    vec![Mistake { field, sentence }]
}

fn ask(
    app: &App,
    desk: &Coordinates,
    wish: &Wish,
    whom: &[Seen],
    mistakes: Vec<Mistake>,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let (slug, count) = (&desk.programme.slug, whom.len());
    let frame = desk.frame(app, Desk::People);
    let has_mistakes = !mistakes.is_empty();
    let page = Page {
        frame: if has_mistakes {
            frame.with_errors()
        } else {
            frame
        },
        words,
        title: match wish.kind {
            Kind::Waitlist => words.prepare_waitlist_title(count),
            Kind::Decline => words.prepare_decline_title(count),
            Kind::Ask => words.prepare_ask_title(count),
            Kind::Accept => words.prepare_accept_title(count),
        },
        kind: wish.kind,
        names: whom
            .iter()
            .take(NAMES)
            .map(|row| row.name.clone())
            .collect(),
        more: count.saturating_sub(NAMES),
        ids: if wish.everybody {
            Vec::new()
        } else {
            whom.iter().map(|row| row.id.0.clone()).collect()
        },
        is_everybody: wish.everybody,
        count,
        view: wish.filter.query(),
        reasons: wish
            .kind
            .reasons()
            .iter()
            .map(|key| (*key, reason_word(words, key), wish.reason == *key))
            .collect(),
        line: wish.line.clone(),
        mistakes,
        own_url: urls::people(slug),
        back_url: wish.filter.on(&urls::people(slug)),
    };
    if has_mistakes {
        show_again(&page)
    } else {
        show(&page)
    }
}
