//! What every part of the program gets to work with.

use std::sync::Arc;

use crate::clock::{Clock, Moment};
use crate::config::Settings;
use crate::db::Db;
use crate::ids::Chance;
use crate::keys::Keys;
use crate::mail::Transport;
use tokio::sync::Notify;

/// The installation while it runs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// Where the present comes from.
    pub clock: Clock,
    /// Where randomness comes from.
    pub chance: Chance,
    /// How letters leave.
    pub mail: Transport,
    /// The master key.
    pub keys: Keys,
    /// What the operator set.
    pub settings: Arc<Settings>,
    /// Wakes the worker, so that a letter leaves at once and not at the next round.
    pub wake: Arc<Notify>,
}

impl App {
    /// The present.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// An absolute URL for letters: the public address and `path`.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url.trim_end_matches('/'))
    }
}
