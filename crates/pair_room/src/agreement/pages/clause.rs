//! GET and POST /p/{partnership}/agreement/clause: one clause, to change, to add or to leave out.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::keys::WillNotOpen;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::agreement::{
    CONFIDENTIALITY, Clause, OWN, Unfit, in_force, store, tidy, under_way, writing,
};
use crate::frame::{Here, frame};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "agreement/pages/clause.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    readers: Readers,
    key: String,
    kept: Option<Clause>,
    typed: Option<(String, String)>,
    mistakes: Vec<Mistake>,
}

/// Shows one clause, or an empty one.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such clause, and those of the database.
pub(crate) async fn show_form(
    State(app): State<App>,
    entered: Entered,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let key = query.get("of").cloned().unwrap_or_default();
    let kept = kept(&app, &entered.room, &key).await?;
    if kept.is_none() && !key.is_empty() {
        return Err(Problem::NotFound);
    }
    show(&page(&app, &entered, key, kept, None, Vec::new()))
}

/// Keeps the clause, or leaves it out, in a draft.
///
/// # Errors
/// [`Problem::Conflict`] where nothing can be written any more, or the clause has to stay, and those
/// of the database.
pub(crate) async fn keep(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let key = filled.text("of").to_owned();
    let is_left_out = filled.text("do") == "remove" && !key.is_empty();
    let new_key = if key.is_empty() {
        // Nobody sees it; two of one moment would be two clauses all the same.
        format!("{OWN}{}", app.chance.id(app.now()))
    } else {
        key.clone()
    };
    let clause = match tidy(&new_key, filled.raw("title"), filled.raw("body")) {
        Ok(clause) => Some(clause),
        Err(_) if is_left_out => None,
        Err(unfit) => {
            let typed = (filled.raw("title").into(), filled.raw("body").into());
            let page = page(&app, &entered, key, None, Some(typed), vec![mistake(unfit)]);
            return show_again(&page);
        }
    };
    let url = urls::agreement(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let room = writing::enter(tx, &app, &entered).await?;
            match clause.as_ref().filter(|_| !is_left_out) {
                Some(clause) => writing::write(tx, &app, &room, clause).await?,
                None => writing::leave_out(tx, &app, &room, &key).await?,
            }
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// The clause with this key, as it stands in the version under way or in force.
async fn kept(app: &App, room: &InThePair, key: &str) -> Result<Option<Clause>, Problem> {
    if key.is_empty() {
        return Ok(None);
    }
    read_tx!(app.db, |tx| {
        let versions = store::versions(tx, room).await?;
        let Some(version) = under_way(&versions).or_else(|| in_force(&versions)) else {
            return Ok(None);
        };
        let clauses = store::clauses(tx, room, &version.id).await?;
        Ok::<_, Problem>(clauses.into_iter().find(|clause| clause.key == key))
    })
}

fn page<'r>(
    app: &App,
    entered: &'r Entered,
    key: String,
    kept: Option<Clause>,
    typed: Option<(String, String)>,
    mistakes: Vec<Mistake>,
) -> Page<'r> {
    Page {
        frame: frame(app, entered, Here::Agreement, !mistakes.is_empty()),
        words: Words(ENGLISH),
        room: &entered.room,
        readers: access::readers(&entered.room, "clause-who"),
        key,
        kept,
        typed,
        mistakes,
    }
}

fn mistake(unfit: Unfit) -> Mistake {
    let words = Words(ENGLISH);
    match unfit {
        Unfit::Title => Mistake {
            field: "title",
            sentence: words.clause_title_needed(),
        },
        Unfit::Body => Mistake {
            field: "body",
            sentence: words.clause_body_needed(),
        },
    }
}

impl Page<'_> {
    fn may_leave_out(&self) -> bool {
        !self.key.is_empty() && self.key != CONFIDENTIALITY
    }

    fn at(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }

    fn title(&self) -> Result<&str, WillNotOpen> {
        self.value(|typed| &typed.0, |clause| &clause.title)
    }

    fn body(&self) -> Result<&str, WillNotOpen> {
        self.value(|typed| &typed.1, |clause| &clause.body)
    }

    fn value(
        &self,
        typed: fn(&(String, String)) -> &String,
        kept: fn(&Clause) -> &Option<access::Confidential<String>>,
    ) -> Result<&str, WillNotOpen> {
        if let Some(fields) = &self.typed {
            return Ok(typed(fields));
        }
        match self.kept.as_ref().and_then(|clause| kept(clause).as_ref()) {
            Some(words) => Ok(words.shown_to(self.room)?),
            None => Ok(""),
        }
    }
}
