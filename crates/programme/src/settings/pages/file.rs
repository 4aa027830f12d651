//! GET /programmes/{programme}/file: the programme as a text file.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use dyad_platform::problem::Problem;

use crate::access::Coordinates;

/// Hands the file out.
///
/// # Errors
/// When the template can't be written, which a sound one can.
pub async fn download(desk: Coordinates) -> Result<Response, Problem> {
    let text = desk.programme.template.to_toml();
    let text = text.map_err(|_| Problem::broken("a template that can't be written"))?;
    let name = format!("attachment; filename=\"{}.toml\"", desk.programme.slug);
    let name = HeaderValue::from_str(&name).map_err(|_| Problem::NotFound)?;
    let kind = HeaderValue::from_static("application/toml");
    Ok((
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, name),
        ],
        text,
    )
        .into_response())
}
