//! Keys and sealing. What a pair writes lies in the database only as [`Sealed`] text.
//!
//! One master key stands outside database and backup. It wraps data keys (one per partnership and
//! author, one per person, …) and seals what belongs to the installation itself: letters waiting
//! in the outbox, forms parked over an ended session. Everything is XChaCha20-Poly1305, bound to
//! its place by associated data, so that a value moved to another row doesn't open.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::db::Db;
use crate::ids::Chance;
use crate::write_tx;

/// Encrypted text as it lies in a table: version, nonce and ciphertext in base64.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Sealed(String);

/// A data key, encrypted by the master key. Only `access.rs` of a chapter unwraps one.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct WrappedKey(String);

/// The place a sealed value belongs to. A value opens only with the same place.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Table.
    pub table: &'a str,
    /// Id of the row, and the column where a table seals several.
    pub row: &'a str,
    /// What it belongs to: a partnership, a person.
    pub owner: &'a str,
    /// Who wrote it.
    pub author: &'a str,
}

/// A sealed value that doesn't open: wrong key, wrong place, or damaged.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a sealed value could not be opened")]
pub struct WillNotOpen;

/// Key of one owner and author, opened. Never stored, wiped when dropped.
pub struct DataKey(Zeroizing<[u8; 32]>);

/// The installation's master key and what is derived from it.
#[derive(Clone)]
pub struct Keys {
    master: Arc<Zeroizing<[u8; 32]>>,
}

const VERSION: &str = "1.";

mod store;

/// Notes at the first start which key a database is written with. At any later start: the name of
/// the key it needs, if that is another one.
///
/// # Errors
/// Those of the database.
pub async fn other_key_needed(
    db: &Db,
    keys: &Keys,
    now: Moment,
) -> Result<Option<String>, sqlx::Error> {
    let own = keys.name();
    write_tx!(db, |tx| {
        match store::name(tx).await? {
            Some(known) => Ok((known != own).then_some(known)),
            None => {
                store::note(tx, &own, now).await?;
                Ok::<_, sqlx::Error>(None)
            }
        }
    })
}

impl Keys {
    /// Keys from 32 bytes that the caller got from a safe place.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self {
            master: Arc::new(Zeroizing::new(bytes)),
        }
    }

    /// Reads the key file, or makes one (readable by its owner only) when there is none.
    ///
    /// # Errors
    /// When the file can't be read, written, or holds no key.
    pub fn from_file(path: &Path, chance: &Chance) -> io::Result<Self> {
        match Self::read_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::make_file(path, chance),
            other => other,
        }
    }

    /// Reads the key file.
    ///
    /// # Errors
    /// When there is none, it can't be read, or holds no key.
    pub fn read_file(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        Self::parse(text.trim()).ok_or_else(|| io::Error::other("the key file holds no key"))
    }

    fn parse(text: &str) -> Option<Self> {
        let bytes = STANDARD_NO_PAD
            .decode(text.strip_prefix("dyad-key-1 ")?.trim_end_matches('='))
            .ok()?;
        Some(Self::from_bytes(bytes.try_into().ok()?))
    }

    /// Written apart and named when it is whole: a start that is cut off leaves no half a key, and
    /// of two that make one at the same time, both use the first.
    fn make_file(path: &Path, chance: &Chance) -> io::Result<Self> {
        let bytes = chance.bytes();
        let unfinished = path.with_extension(format!("{}.part", std::process::id()));
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&unfinished)?;
        writeln!(file, "dyad-key-1 {}", STANDARD_NO_PAD.encode(bytes))?;
        file.sync_all()?;
        let named = fs::hard_link(&unfinished, path);
        let _ = fs::remove_file(&unfinished);
        match named {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::read_file(path),
            other => other.map(|()| Self::from_bytes(bytes)),
        }
    }

    /// A short name of the key, so that a backup can say which one it needs.
    #[must_use]
    pub fn name(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.derive("name")[..6])
    }

    /// Makes a data key for `owner`, wrapped for storing.
    #[must_use]
    pub fn make_wrapped(&self, owner: &str, chance: &Chance) -> WrappedKey {
        let key = Zeroizing::new(chance.bytes());
        let place = Place {
            table: "key",
            row: "",
            owner,
            author: "",
        };
        WrappedKey(seal(&self.derive("wrap"), &place, key.as_slice(), chance))
    }

    /// Opens a data key of `owner`. Called in `access.rs` of a chapter and nowhere else.
    ///
    /// # Errors
    /// When it was wrapped by another master key or for another owner.
    pub fn unwrap_key(&self, wrapped: &WrappedKey, owner: &str) -> Result<DataKey, WillNotOpen> {
        let place = Place {
            table: "key",
            row: "",
            owner,
            author: "",
        };
        let bytes = Zeroizing::new(open(&self.derive("wrap"), &place, &wrapped.0)?);
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| WillNotOpen)?;
        Ok(DataKey(Zeroizing::new(bytes)))
    }

    /// Seals what belongs to the installation, not to a pair: letters, parked forms, addresses.
    #[must_use]
    pub fn seal_for_house(&self, place: &Place<'_>, text: &str, chance: &Chance) -> Sealed {
        Sealed(seal(&self.derive("house"), place, text.as_bytes(), chance))
    }

    /// Seals a file that belongs to the installation.
    #[must_use]
    pub fn seal_file(&self, place: &Place<'_>, bytes: &[u8], chance: &Chance) -> Sealed {
        Sealed(seal(&self.derive("house"), place, bytes, chance))
    }

    /// Opens what [`Keys::seal_file`] sealed at the same place.
    ///
    /// # Errors
    /// When it doesn't belong here or is damaged.
    pub fn open_file(&self, place: &Place<'_>, sealed: &Sealed) -> Result<Vec<u8>, WillNotOpen> {
        open(&self.derive("house"), place, &sealed.0)
    }

    /// Opens what [`Keys::seal_for_house`] sealed at the same place.
    ///
    /// # Errors
    /// When it doesn't belong here or is damaged.
    pub fn open_for_house(
        &self,
        place: &Place<'_>,
        sealed: &Sealed,
    ) -> Result<String, WillNotOpen> {
        text(open(&self.derive("house"), place, &sealed.0)?)
    }

    /// A keyed digest for tokens that needn't be stored (forms) or must not be guessed (limits).
    #[must_use]
    pub fn digest(&self, purpose: &str, text: &str) -> String {
        let mut mac = mac(&self.derive(purpose));
        mac.update(text.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        // 32 bytes are far below HKDF's limit, so expanding can't fail.
        let _ = Hkdf::<Sha256>::new(None, self.master.as_slice())
            .expand(purpose.as_bytes(), key.as_mut_slice());
        key
    }
}

impl DataKey {
    /// Seals `words` for their place.
    #[must_use]
    pub fn seal(&self, place: &Place<'_>, words: &str, chance: &Chance) -> Sealed {
        Sealed(seal(&self.0, place, words.as_bytes(), chance))
    }

    /// Opens what was sealed with this key at this place.
    ///
    /// # Errors
    /// When it was sealed elsewhere, by another key, or is damaged.
    pub fn open(&self, place: &Place<'_>, sealed: &Sealed) -> Result<String, WillNotOpen> {
        text(open(&self.0, place, &sealed.0)?)
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn mac(key: &[u8; 32]) -> Hmac<Sha256> {
    <Hmac<Sha256> as hmac::Mac>::new_from_slice(key).expect("any length will do")
}

fn text(bytes: Vec<u8>) -> Result<String, WillNotOpen> {
    String::from_utf8(bytes).map_err(|_| WillNotOpen)
}

fn seal(key: &[u8; 32], place: &Place<'_>, words: &[u8], chance: &Chance) -> String {
    let nonce: [u8; 24] = {
        let mut nonce = [0; 24];
        nonce.copy_from_slice(&chance.bytes()[..24]);
        nonce
    };
    let payload = Payload {
        msg: words,
        aad: &bound_to(place),
    };
    // Encrypting fails only beyond 256 GiB; requests end far below.
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .unwrap_or_default();
    format!(
        "{VERSION}{}",
        STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    )
}

fn open(key: &[u8; 32], place: &Place<'_>, sealed: &str) -> Result<Vec<u8>, WillNotOpen> {
    let bytes = STANDARD_NO_PAD
        .decode(sealed.strip_prefix(VERSION).ok_or(WillNotOpen)?)
        .map_err(|_| WillNotOpen)?;
    let (nonce, sealed) = bytes.split_at_checked(24).ok_or(WillNotOpen)?;
    let payload = Payload {
        msg: sealed,
        aad: &bound_to(place),
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), payload)
        .map_err(|_| WillNotOpen)
}

/// Associated data: every part with its length, so that no two places read the same.
fn bound_to(place: &Place<'_>) -> Vec<u8> {
    let mut bytes = VERSION.as_bytes().to_vec();
    for part in [place.table, place.row, place.owner, place.author] {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> (Keys, Chance) {
        (Keys::from_bytes([7; 32]), Chance::seeded(1))
    }

    fn place(row: &str) -> Place<'_> {
        Place {
            table: "message",
            row,
            owner: "lin-and-grace",
            author: "lin",
        }
    }

    #[test]
    fn words_open_only_where_they_were_sealed() {
        let (keys, chance) = keys();
        let key = keys
            .unwrap_key(
                &keys.make_wrapped("lin-and-grace", &chance),
                "lin-and-grace",
            )
            .ok();
        let key = key.expect("it opens");
        let sealed = key.seal(&place("1"), "I am afraid of nights", &chance);
        assert!(!sealed.0.contains("afraid"));
        assert_eq!(
            key.open(&place("1"), &sealed).as_deref(),
            Ok("I am afraid of nights")
        );
        assert_eq!(key.open(&place("2"), &sealed), Err(WillNotOpen));
    }

    #[test]
    fn a_key_opens_only_for_its_owner_and_under_its_master() {
        let (keys, chance) = keys();
        let wrapped = keys.make_wrapped("lin-and-grace", &chance);
        assert!(keys.unwrap_key(&wrapped, "tomas-and-alan").is_err());
        assert!(
            Keys::from_bytes([8; 32])
                .unwrap_key(&wrapped, "lin-and-grace")
                .is_err()
        );
    }

    #[test]
    fn places_with_shifted_parts_differ() {
        let one = Place {
            table: "ab",
            row: "c",
            owner: "",
            author: "",
        };
        let two = Place {
            table: "a",
            row: "bc",
            owner: "",
            author: "",
        };
        assert_ne!(bound_to(&one), bound_to(&two));
    }

    #[test]
    fn the_key_file_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dyad.key");
        let first = Keys::from_file(&path, &Chance::System).unwrap();
        let again = Keys::from_file(&path, &Chance::System).unwrap();
        assert_eq!(first.name(), again.name());
        assert_ne!(first.name(), Keys::from_bytes([7; 32]).name());
        std::fs::write(&path, "not a key").unwrap();
        assert!(Keys::from_file(&path, &Chance::System).is_err());
    }
}
