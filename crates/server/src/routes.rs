//! Every URL: the tables of all chapters, one after the other.

use axum::Router;
use axum::middleware;
use dyad_platform::app::App;
use dyad_platform::edge;
use dyad_platform::problem::Problem;
use dyad_platform::routes::Route;

use crate::pages;

/// All routes of an installation.
#[must_use]
pub fn table(development: bool) -> Vec<Route> {
    let mut table = dyad_people::routes::routes();
    table.extend(dyad_programme::routes::routes());
    table.extend(dyad_pairing::routes::routes());
    table.extend(dyad_pair_room::routes::routes());
    table.extend(dyad_oversight::routes::routes());
    table.extend(pages::routes(development));
    table
}

/// The router, with all that surrounds it.
pub fn router(app: &App, table: Vec<Route>) -> Router {
    let mut router = Router::new();
    for route in table {
        router = router.route(route.path, route.handler);
    }
    let router = router
        .fallback(async || Problem::NotFound)
        .layer(middleware::from_fn_with_state(
            app.clone(),
            dyad_people::parking::keep,
        ));
    edge::around(router, app)
}

/// The table as text, for `dyad routes`.
#[must_use]
pub fn as_text() -> String {
    table(true)
        .iter()
        .map(|route| format!("{:<5} {:<52} {}\n", route.method, route.path, route.who.0))
        .collect()
}
