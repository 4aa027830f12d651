//! GET and POST /programmes/{programme}/import: a spreadsheet is chosen or pasted.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::{Filled, Upload};
use dyad_platform::keys::Sealed;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::sheet::{self, Hints};
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::look::as_json;
use super::sentences;
use crate::access::{Coordinates, Desk};
use crate::import::Mapping;
use crate::import::columns::propose_remembering;
use crate::import::store::{self, Parked, place};
use crate::words::Words;
use crate::{cohort, urls};

/// How large an upload may be, with the form around it.
pub const ROOM: usize = 32 * 1024 * 1024 + 64 * 1024;
/// The longest file name that is kept.
const LONGEST_NAME: usize = 120;

#[derive(Template)]
#[template(path = "import/pages/bring.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    action: String,
    people_url: String,
    pairs_url: String,
    pasted: String,
    earlier: Vec<Earlier>,
    mistakes: Vec<Mistake>,
}

struct Earlier {
    url: Option<String>,
    name: String,
    day: String,
    machine: String,
    is_done: bool,
    is_undone: bool,
}

/// Shows the form, and the spreadsheets that were brought in before.
///
/// # Errors
/// Those of the database.
pub async fn show_form(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    show(&page(&app, &desk, String::new(), Vec::new()).await?)
}

/// Keeps a spreadsheet with a proposal of what its columns hold, and leads to its preview.
///
/// # Errors
/// Those of the database.
pub async fn bring(
    State(app): State<App>,
    desk: Coordinates,
    upload: Upload,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let pasted = upload.filled.raw("pasted").to_string();
    let (field, file_name, bytes) = match upload.file {
        Some((name, bytes)) => (
            "file",
            name.chars().take(LONGEST_NAME).collect(),
            bytes.to_vec(),
        ),
        None => (
            "pasted",
            String::new(),
            pasted.trim_start_matches(['\r', '\n']).as_bytes().to_vec(),
        ),
    };
    if field == "pasted" && pasted.trim().is_empty() {
        let mistake = Mistake {
            field: "file",
            sentence: words.bring_needed(),
        };
        return again(&app, &desk, pasted, mistake).await;
    }
    let template = desk.programme.template.clone();
    let remembered = read_tx!(app.db, |tx| store::remembered(tx, &desk.programme.id).await)?;
    // A large file takes a while to read; meanwhile others are answered.
    let reading = tokio::task::spawn_blocking(move || {
        let sheet = sheet::read(&bytes, &Hints::default())?;
        let mapping = propose_remembering(&sheet, &template, &remembered);
        Ok((bytes, mapping))
    });
    match reading
        .await
        .map_err(|_| Problem::broken("a spreadsheet broke off"))?
    {
        Ok((bytes, mapping)) => keep(&app, &desk, &upload.filled, file_name, &bytes, mapping).await,
        Err(why) => {
            let mistake = Mistake {
                field,
                sentence: sentences::unreadable(words, &why),
            };
            again(&app, &desk, pasted, mistake).await
        }
    }
}

async fn keep(
    app: &App,
    desk: &Coordinates,
    filled: &Filled,
    file_name: String,
    bytes: &[u8],
    mapping: Mapping,
) -> Result<Response, Problem> {
    let (id, made_by) = (app.chance.id(app.now()), &desk.signed_in.person.id);
    let sealed: Sealed = app.keys.seal_file(&place(&id, made_by), bytes, &app.chance);
    let hints = as_json(&Hints::default())?;
    let mapping = as_json(&mapping)?;
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let cohort = cohort::store::of_desk(tx, &desk.programme)
            .await?
            .ok_or(Problem::NotFound)?;
        let parked = Parked {
            id: id.clone(),
            cohort_id: cohort.id,
            file_name: file_name.clone(),
            file: sealed.clone(),
            hints: hints.clone(),
            mapping: mapping.clone(),
            corrections: None,
            made_by: made_by.clone(),
            made_at: app.now(),
            done_at: None,
            undone_at: None,
        };
        store::add(tx, &parked).await?;
        let url = urls::one_import(&desk.programme.slug, &id);
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

/// Where somebody gets to from the list: who brought it in sees it whole, others may take it back.
fn place_of(desk: &Coordinates, listed: &store::Listed) -> Option<String> {
    let (slug, id) = (&desk.programme.slug, &listed.id);
    if listed.made_by == desk.signed_in.person.id {
        return Some(urls::one_import(slug, id));
    }
    let is_in = listed.done_at.is_some() && listed.undone_at.is_none();
    is_in.then(|| urls::undo_import(slug, id))
}

/// Who can read a list before its people are in.
pub(super) fn only_its_maker(words: Words) -> Readers {
    Readers {
        sealed: false,
        text: words.list_readers(),
        id: "",
    }
}

async fn again(
    app: &App,
    desk: &Coordinates,
    pasted: String,
    mistake: Mistake,
) -> Result<Response, Problem> {
    let mut page = page(app, desk, pasted, vec![mistake]).await?;
    page.frame = page.frame.with_errors();
    show_again(&page)
}

async fn page(
    app: &App,
    desk: &Coordinates,
    pasted: String,
    mistakes: Vec<Mistake>,
) -> Result<Page, Problem> {
    let earlier = read_tx!(app.db, |tx| {
        let cohort = cohort::store::of_desk(tx, &desk.programme)
            .await?
            .ok_or(Problem::NotFound)?;
        Ok::<_, Problem>(store::of_cohort(tx, &cohort.id).await?)
    })?;
    let (words, slug) = (Words(ENGLISH), &desk.programme.slug);
    let line = |listed: store::Listed| Earlier {
        url: place_of(desk, &listed),
        day: listed.made_at.date(&desk.signed_in.person.zone),
        machine: listed.made_at.machine(),
        is_done: listed.done_at.is_some(),
        is_undone: listed.undone_at.is_some(),
        name: named(words, &listed.file_name),
    };
    Ok(Page {
        frame: desk.frame(app, Desk::People),
        words,
        readers: only_its_maker(words),
        action: urls::import(slug),
        people_url: urls::people(slug),
        pairs_url: urls::running_pairs(slug),
        pasted,
        earlier: earlier.into_iter().map(line).collect(),
        mistakes,
    })
}

/// What a spreadsheet is called.
pub(crate) fn named(words: Words, file_name: &str) -> String {
    if file_name.is_empty() {
        words.bring_pasted_rows()
    } else {
        file_name.to_string()
    }
}
