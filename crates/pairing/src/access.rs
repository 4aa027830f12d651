//! The wall around a pair. [`InThePair`] proves that somebody is one of the two and holds the ring
//! of opened keys, so only who has the proof can open what the pair wrote. What is opened is
//! [`Confidential`]: it can't be printed, logged, compared or sent on, only shown to the room it
//! came from.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use dyad_people::access::SignedIn;
use dyad_people::account::{PersonId, first_name};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::ids::Chance;
use dyad_platform::keys::{DataKey, Keys, Place, Sealed, WillNotOpen, WrappedKey};
use dyad_platform::page::Readers;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::routes::Who;

use crate::partnership::{Member, Partnership, PartnershipId, store};

pub mod link;
pub(crate) mod running;

/// One of the two.
pub const IN_THE_PAIR: Who = Who("in the pair");

/// Proof that a person is a member of a partnership: enough to act in it, and to open nothing. A
/// letter's link leads to no more than this.
pub struct Seat {
    partnership: Partnership,
    me: Member,
    partner: Member,
}

/// Proof that a person is a member of a partnership, with the keys to what it wrote.
pub struct InThePair {
    seat: Seat,
    ring: Vec<(PersonId, DataKey)>,
}

/// What a pair wrote, opened. Deliberately without `Display`, `Debug`, `Serialize` and `Clone`.
pub struct Confidential<T> {
    value: T,
    partnership: PartnershipId,
}

/// A request by one of the two.
pub struct Entered {
    /// Who is signed in.
    pub signed_in: SignedIn,
    /// The proof.
    pub room: InThePair,
}

/// Proves that `person` is in the partnership. Extractors and jobs alike come through here.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such partnership, or the person is not in it.
pub async fn prove(
    tx: &mut Tx,
    app: &App,
    person: &PersonId,
    id: &PartnershipId,
) -> Result<InThePair, Problem> {
    let seat = seat(tx, person, id).await?;
    let mut ring = Vec::new();
    for (author, wrapped) in store::keys(tx, id).await? {
        let key = app.keys.unwrap_key(&wrapped, &key_owner(id, &author))?;
        ring.push((author, key));
    }
    Ok(InThePair { seat, ring })
}

/// Proves that `person` is in the partnership, and opens none of its keys.
///
/// # Errors
/// As [`prove`].
pub async fn seat(tx: &mut Tx, person: &PersonId, id: &PartnershipId) -> Result<Seat, Problem> {
    let partnership = store::by_id(tx, id).await?.ok_or(Problem::NotFound)?;
    let me = partnership.member(person).cloned();
    let partner = partnership.partner_of(person).cloned();
    Ok(Seat {
        me: me.ok_or(Problem::NotFound)?,
        partner: partner.ok_or(Problem::NotFound)?,
        partnership,
    })
}

/// A new key for what `author` will write in a partnership.
#[must_use]
pub fn new_key(
    keys: &Keys,
    chance: &Chance,
    partnership: &PartnershipId,
    author: &PersonId,
) -> WrappedKey {
    keys.make_wrapped(&key_owner(partnership, author), chance)
}

fn key_owner(partnership: &PartnershipId, author: &PersonId) -> String {
    format!("partnership {partnership} author {author}")
}

impl Seat {
    /// The partnership.
    #[must_use]
    pub fn id(&self) -> &PartnershipId {
        self.partnership.id()
    }

    /// The partnership itself.
    #[must_use]
    pub fn partnership(&self) -> &Partnership {
        &self.partnership
    }

    /// Whose proof this is.
    #[must_use]
    pub fn me(&self) -> &Member {
        &self.me
    }

    /// The other one.
    #[must_use]
    pub fn partner(&self) -> &Member {
        &self.partner
    }
}

impl InThePair {
    /// The same proof without the keys.
    #[must_use]
    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    /// The partnership.
    #[must_use]
    pub fn id(&self) -> &PartnershipId {
        self.seat.id()
    }

    /// The partnership itself.
    #[must_use]
    pub fn partnership(&self) -> &Partnership {
        &self.seat.partnership
    }

    /// Whose proof this is.
    #[must_use]
    pub fn me(&self) -> &Member {
        &self.seat.me
    }

    /// The other one.
    #[must_use]
    pub fn partner(&self) -> &Member {
        &self.seat.partner
    }

    /// Seals words of mine for a row of `table`.
    ///
    /// # Errors
    /// When my key is gone.
    pub fn seal(
        &self,
        table: &str,
        row: &str,
        words: &str,
        chance: &Chance,
    ) -> Result<Sealed, WillNotOpen> {
        let place = Place {
            table,
            row,
            owner: self.id().as_str(),
            author: self.seat.me.person_id.as_str(),
        };
        Ok(self
            .key_of(&self.seat.me.person_id)?
            .seal(&place, words, chance))
    }

    /// Opens what `author` sealed for a row of `table`.
    ///
    /// # Errors
    /// When the author's key is gone, or the value was sealed for another place.
    pub fn open(
        &self,
        table: &str,
        row: &str,
        author: &PersonId,
        sealed: &Sealed,
    ) -> Result<Confidential<String>, WillNotOpen> {
        let place = Place {
            table,
            row,
            owner: self.id().as_str(),
            author: author.as_str(),
        };
        let value = self.key_of(author)?.open(&place, sealed)?;
        Ok(Confidential {
            value,
            partnership: self.id().clone(),
        })
    }

    fn key_of(&self, author: &PersonId) -> Result<&DataKey, WillNotOpen> {
        self.ring
            .iter()
            .find(|(owner, _)| owner == author)
            .map(|(_, key)| key)
            .ok_or(WillNotOpen)
    }
}

impl<T> Confidential<T> {
    /// The words, for a page of the room they came from.
    ///
    /// # Errors
    /// When the room is another one.
    pub fn shown_to(&self, room: &InThePair) -> Result<&T, WillNotOpen> {
        if self.partnership == *room.id() {
            Ok(&self.value)
        } else {
            Err(WillNotOpen)
        }
    }
}

/// "Only you and Grace": the reader line of everything sealed in the room.
#[must_use]
pub fn readers(room: &InThePair, id: &'static str) -> Readers {
    let words = crate::words::Words(dyad_platform::words::ENGLISH);
    Readers {
        sealed: true,
        text: words.only_you_and(first_name(&room.partner().name)),
        id,
    }
}

impl FromRequestParts<App> for Entered {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed_in = SignedIn::from_request_parts(parts, app).await?;
        let path: Path<HashMap<String, String>> = Path::from_request_parts(parts, app)
            .await
            .map_err(|_| Problem::NotFound)?;
        let id = PartnershipId(path.get("partnership").cloned().ok_or(Problem::NotFound)?);
        let room = read_tx!(app.db, |tx| prove(tx, app, &signed_in.person.id, &id).await)?;
        Ok(Self { signed_in, room })
    }
}
