//! Stylesheet and icon, embedded, under names that change with their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use crate::ids::hashed;
use crate::problem::Problem;

struct Asset {
    url: String,
    kind: &'static str,
    content: &'static str,
}

static ASSETS: LazyLock<[Asset; 2]> = LazyLock::new(|| {
    [
        asset(
            "dyad",
            "css",
            "text/css; charset=utf-8",
            include_str!("../../../assets/dyad.css"),
        ),
        asset(
            "mark",
            "svg",
            "image/svg+xml",
            include_str!("../../../assets/mark.svg"),
        ),
    ]
});

fn asset(stem: &str, ending: &str, kind: &'static str, content: &'static str) -> Asset {
    Asset {
        url: format!("/assets/{stem}-{}.{ending}", &hashed(content)[..10]),
        kind,
        content,
    }
}

/// URL of the stylesheet.
#[must_use]
pub fn stylesheet() -> &'static str {
    &ASSETS[0].url
}

/// URL of the icon.
#[must_use]
pub fn mark() -> &'static str {
    &ASSETS[1].url
}

/// Serves one of them, to be kept by the browser for a year.
///
/// # Errors
/// When there is no such file.
pub async fn serve(Path(file): Path<String>) -> Result<Response, Problem> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.url.strip_prefix("/assets/") == Some(&file))
        .ok_or(Problem::NotFound)?;
    let headers = [
        (CONTENT_TYPE, asset.kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.content).into_response())
}
