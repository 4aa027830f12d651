//! The pulse of a partnership: signs of life as kinds and dates, never words. The pair's room
//! records them; oversight reads them through the view `pair_facts`.

use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use crate::access::{InThePair, Seat};

mod store;

/// A sign of life that staff may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Contact that somebody logged by hand: "we're in touch".
    Touchpoint,
}

/// What staff may see of one talk: when, how, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Talk<'t> {
    /// Its id, which means nothing to staff.
    pub id: &'t str,
    /// When it begins or began.
    pub at: Moment,
    /// By video, by telephone or in person.
    pub mode: &'t str,
    /// What came of it.
    pub came_of_it: CameOfIt,
}

/// What came of a talk that had a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameOfIt {
    /// It is still ahead, or nobody has said yet.
    Planned,
    /// The two met.
    Held,
    /// They didn't.
    Missed,
    /// It was called off before.
    CalledOff,
}

impl CameOfIt {
    fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Missed => "missed",
            Self::CalledOff => "called_off",
        }
    }
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
    touchpoint_of(tx, room.seat()).await
}

/// The same for whoever acts without opening anything.
///
/// # Errors
/// Those of the database.
pub async fn touchpoint_of(tx: &mut Tx, seat: &Seat) -> Result<Option<Moment>, sqlx::Error> {
    store::last(tx, seat.id(), Sign::Touchpoint.as_str()).await
}

/// Notes where a talk stands now.
///
/// # Errors
/// Those of the database.
pub async fn note_talk(tx: &mut Tx, seat: &Seat, talk: Talk<'_>) -> Result<(), sqlx::Error> {
    store::note_talk(tx, seat.id(), talk, talk.came_of_it.as_str()).await
}

/// Notes that an agreement holds from now on, and until when it means to.
///
/// # Errors
/// Those of the database.
pub async fn note_agreement(
    tx: &mut Tx,
    seat: &Seat,
    since: Moment,
    until: Moment,
) -> Result<(), sqlx::Error> {
    store::note_agreement(tx, seat.id(), since, until).await
}
