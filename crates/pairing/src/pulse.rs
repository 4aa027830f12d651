//! The pulse of a partnership: signs of life as kinds and dates, never words. The pair's room
//! records them; oversight reads them through the view `pair_facts`.

use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use crate::access::InThePair;

mod store;

/// A sign of life that staff may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Contact that somebody logged by hand: "we're in touch".
    Touchpoint,
}

impl Sign {
    fn as_str(self) -> &'static str {
        match self {
            Self::Touchpoint => "touchpoint",
        }
    }
}

/// Records a sign of life.
///
/// # Errors
/// Those of the database.
pub async fn record(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    sign: Sign,
    at: Moment,
) -> Result<(), sqlx::Error> {
    store::add(tx, &app.chance.id(at), room.id(), sign.as_str(), at).await
}

/// When somebody last logged contact by hand.
///
/// # Errors
/// Those of the database.
pub async fn last_touchpoint(tx: &mut Tx, room: &InThePair) -> Result<Option<Moment>, sqlx::Error> {
    store::last(tx, room.id(), Sign::Touchpoint.as_str()).await
}
