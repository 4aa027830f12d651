//! Limits on tries: by account, by network, by code. Counted in the database, so that they hold
//! over several nodes, and keyed by a digest, so that no address stands in them.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use std::net::{IpAddr, SocketAddr};

use crate::app::App;
use crate::clock::{Moment, Span};
use crate::db::Tx;
use crate::problem::Problem;

mod store;

/// How often something may be tried within a time.
#[derive(Clone, Copy)]
pub struct Limit {
    /// Name of what is limited.
    pub name: &'static str,
    /// Tries within the time.
    pub tries: i64,
    /// The time.
    pub within: Span,
}

/// The network a request came from: an IPv4 address, or the first half of an IPv6 one.
#[derive(Clone, Debug)]
pub struct Network(pub String);

/// Counts one try of `whom` against `limit`.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait, or those of the database.
pub async fn count(tx: &mut Tx, app: &App, limit: Limit, whom: &str) -> Result<(), Problem> {
    let now = app.now();
    let slot = now.0 / limit.within.millis();
    let bucket = app.keys.digest("limit", &format!("{} {whom}", limit.name));
    let tries = store::add(
        tx,
        &bucket,
        slot,
        Moment((slot + 1) * limit.within.millis()),
    )
    .await?;
    if tries > limit.tries {
        let left = (slot + 1) * limit.within.millis() - now.0;
        return Err(Problem::TooMany((left + 999) / 1_000));
    }
    Ok(())
}

/// Forgets counts whose time is over.
///
/// # Errors
/// Those of the database.
pub async fn forget_old(tx: &mut Tx, now: Moment) -> Result<(), sqlx::Error> {
    store::forget(tx, now).await
}

impl FromRequestParts<App> for Network {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip());
        let forwarded = peer
            .filter(|peer| app.settings.trusted_proxies.contains(peer))
            .and_then(|_| last_forwarded(parts));
        Ok(Self(
            forwarded.or(peer).map_or_else(|| "nowhere".into(), name_of),
        ))
    }
}

/// The address that the trusted proxy itself saw: the last one, as earlier ones can be invented.
fn last_forwarded(parts: &Parts) -> Option<IpAddr> {
    parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?
        .to_str()
        .ok()?
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
}

fn name_of(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_an_address_or_half_of_one() {
        assert_eq!(name_of([203, 0, 113, 7].into()), "203.0.113.7");
        assert_eq!(
            name_of(IpAddr::V6([0x2001, 0xdb8, 1, 2, 3, 4, 5, 6].into())),
            "2001:db8:1:2::/64"
        );
    }

    #[test]
    fn only_the_last_forwarded_address_counts_as_earlier_ones_can_be_invented() {
        let request =
            axum::http::Request::builder().header("x-forwarded-for", "1.2.3.4, 203.0.113.7");
        let (parts, ()) = request.body(()).unwrap().into_parts();
        assert_eq!(last_forwarded(&parts), Some([203, 0, 113, 7].into()));
    }
}
