//! GET /programmes/{programme}/matching/{number}/proof: the independent checker reads the proof, now.
//! GET …/certificate: the proof as a file.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort;

use crate::round::edit::{self, Hand};
use crate::round::pages::release::find;
use crate::round::proof::{Verdict, verify};
use crate::round::rearranging::wanted;
use crate::round::{Round, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "round/pages/proof.html")]
struct Page {
    frame: Frame,
    words: Words,
    url: String,
    round: Round,
    title: String,
    lede: String,
    verdict: Verdict,
}

/// Lets the checker read the proof, and says what it says.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round, and those of the database.
pub async fn show_page(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let (round, given, edits) = read_tx!(app.db, |tx| {
        let round = find(tx, programme, number).await?;
        let cohort = cohort::store::by_id(tx, &round.cohort_id).await?;
        let cohort = cohort.ok_or(Problem::NotFound)?;
        let given = store::given(tx, programme, &cohort).await?;
        let edits = edit::store::of_round(tx, &round.id).await?;
        Ok::<_, Problem>((round, given, edits))
    })?;
    let hand = Hand::of(&edits, wanted(&programme.template));
    let (template, certificate) = (programme.template.clone(), round.certificate.clone());
    let work = tokio::task::spawn_blocking(move || verify(&template, &given, &hand, &certificate));
    let verdict = work
        .await
        .map_err(|_| Problem::broken("a check that broke off"))?
        .unwrap_or(Verdict::OtherInputs);
    let words = Words(ENGLISH);
    let (title, lede) = match &verdict {
        Verdict::Confirmed(_) => (words.proof_holds_title(), words.proof_holds()),
        Verdict::OtherInputs => (words.proof_other_title(), words.proof_other()),
        Verdict::Refused => (words.proof_wrong_title(), words.proof_wrong()),
    };
    show(&Page {
        frame: coordinates.frame(&app, Desk::Matching),
        words,
        url: urls::round(&programme.slug, number),
        title,
        lede,
        round,
        verdict,
    })
}

/// The proof as a file, for whoever wants to read it with a program of their own.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round, and those of the database.
pub async fn download(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let round = read_tx!(app.db, |tx| find(tx, programme, number).await)?;
    let name = format!(
        "attachment; filename=\"{}-round-{}-certificate.json\"",
        programme.slug, round.number
    );
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, round.certificate).into_response())
}
