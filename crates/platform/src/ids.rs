//! Ids and randomness. Both come from [`Chance`], so that tests repeat exactly.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::clock::Moment;

/// Declares an id type: an opaque UUIDv7 kept as text, a type of its own so that ids of
/// different things can't be mixed up.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// A new one, later in order than those made before it.
            #[must_use]
            pub fn new(chance: &$crate::ids::Chance, now: $crate::clock::Moment) -> Self {
                Self(chance.id(now))
            }

            /// The text form, as it stands in URLs and tables.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// Where randomness comes from.
#[derive(Clone)]
pub enum Chance {
    /// The operating system.
    System,
    /// A seeded sequence for tests and the demo. Never for an installation with people in it.
    Seeded(u64, Arc<AtomicU64>),
}

impl Chance {
    /// A sequence that is the same for the same seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(seed, Arc::new(AtomicU64::new(0)))
    }

    /// Fills 32 bytes.
    ///
    /// # Panics
    /// When the operating system has no randomness to give: there is no safe way to go on.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        clippy::expect_used,
        reason = "the one place that asks the machine"
    )]
    pub fn bytes(&self) -> [u8; 32] {
        match self {
            Self::System => {
                let mut bytes = [0; 32];
                getrandom::fill(&mut bytes).expect("the operating system gives randomness");
                bytes
            }
            Self::Seeded(seed, count) => {
                let n = count.fetch_add(1, Ordering::SeqCst);
                Sha256::new()
                    .chain_update(seed.to_be_bytes())
                    .chain_update(n.to_be_bytes())
                    .finalize()
                    .into()
            }
        }
    }

    /// A UUIDv7 of this moment: opaque to people, in order for indexes.
    #[must_use]
    pub fn id(&self, now: Moment) -> String {
        let random = self.bytes();
        let mut tail = [0; 10];
        tail.copy_from_slice(&random[..10]);
        let millis = u64::try_from(now.0).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &tail)
            .into_uuid()
            .to_string()
    }

    /// A secret of 256 bits for links and cookies, safe in URLs (43 characters).
    #[must_use]
    pub fn secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes())
    }

    /// A code of eight digits, for typing.
    #[must_use]
    pub fn code(&self) -> String {
        let bytes = self.bytes();
        let number = u64::from_be_bytes([
            bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
        ]);
        format!("{:08}", number % 100_000_000)
    }
}

/// What is stored of a secret: its SHA-256 in base64. Secrets themselves are never stored.
#[must_use]
pub fn hashed(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_later_moments_sort_later() {
        let chance = Chance::seeded(1);
        assert!(chance.id(Moment(1_000)) < chance.id(Moment(2_000)));
    }

    #[test]
    fn the_same_seed_gives_the_same_secrets() {
        assert_eq!(Chance::seeded(7).secret(), Chance::seeded(7).secret());
        assert_ne!(Chance::seeded(7).secret(), Chance::seeded(8).secret());
        assert_eq!(Chance::seeded(7).code().len(), 8);
    }
}
