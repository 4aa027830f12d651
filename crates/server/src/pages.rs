//! Pages that belong to no chapter: the style page, and whether we are well.

use dyad_platform::routes::{ANYONE, Route, page};

pub mod style;
pub mod well;

/// The table; the style page is there in development only.
#[must_use]
pub fn routes(development: bool) -> Vec<Route> {
    let mut routes = vec![page("/health", ANYONE, well::health)];
    if development {
        routes.push(page("/style", ANYONE, style::show_page));
    }
    routes
}
