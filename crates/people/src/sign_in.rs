//! Signing in by letter: a link, and a code for whoever reads mail on another device.
//!
//! Known and unknown addresses get the same page in the same time: the request only notes who
//! asked, and one job for either looks up whether there is anybody to write to.

use dyad_platform::clock::{Moment, Span};
use dyad_platform::keys::Sealed;
use dyad_platform::limits::Limit;

use crate::account::PersonId;

pub mod asking;
pub mod jobs;
pub mod pages;
pub mod store;

/// How long link and code hold.
pub const HOLDS: Span = Span::minutes(10);
/// Tries at one code.
pub const CODE_TRIES: i64 = 5;
/// Letters to one address. Networks that this address signed in from before count apart, so that
/// a stranger can't lock an owner out.
pub const LETTERS: Limit = Limit {
    name: "sign-in letters",
    tries: 10,
    within: Span::hours(1),
};
/// Requests, codes and links tried from one network.
pub const FROM_A_NETWORK: Limit = Limit {
    name: "sign-ins from a network",
    tries: 20,
    within: Span::hours(1),
};

/// Somebody asked for a sign-in letter.
#[derive(Debug, sqlx::FromRow)]
pub struct SignIn {
    /// Its id.
    pub id: String,
    /// Where to go afterwards.
    pub leads_to: String,
    /// When link and code cease.
    pub ends_at: Moment,
    /// Whom the letter went to; nobody before it is written, or when nobody has the address.
    pub person_id: Option<PersonId>,
    /// The sealed name of somebody who applies. Whoever confirms the request then gets an account,
    /// if nobody has the address by that time.
    pub newcomer_sealed: Option<Sealed>,
    /// Digest of the code.
    pub code_hash: Option<String>,
    /// Codes tried.
    pub tries: i64,
    /// When it was used.
    pub used_at: Option<Moment>,
}

/// Why link or code doesn't sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is over, was used, or never was.
    Over,
    /// The code is another one.
    Wrong,
    /// Too many codes were tried.
    TooOften,
}

impl SignIn {
    /// Whether its link still signs in.
    #[must_use]
    pub fn holds(&self, now: Moment) -> bool {
        self.used_at.is_none() && now < self.ends_at && self.lets_somebody_in()
    }

    /// Whether there is somebody to sign in: a person with the address, or one who comes to be by it.
    fn lets_somebody_in(&self) -> bool {
        self.person_id.is_some() || self.is_of_an_applicant()
    }

    /// Whether somebody asked in order to apply.
    #[must_use]
    pub fn is_of_an_applicant(&self) -> bool {
        self.newcomer_sealed.is_some()
    }

    /// Whether a code with this digest signs in.
    ///
    /// # Errors
    /// Why not. An address that nobody has reads like a wrong code.
    pub fn check_code(&self, code_hash: &str, now: Moment) -> Result<(), Refused> {
        if self.used_at.is_some() || now >= self.ends_at {
            return Err(Refused::Over);
        }
        if self.tries >= CODE_TRIES {
            return Err(Refused::TooOften);
        }
        let fits = self
            .code_hash
            .as_deref()
            .is_some_and(|right| dyad_platform::form::same(right, code_hash));
        if fits && self.lets_somebody_in() {
            Ok(())
        } else {
            Err(Refused::Wrong)
        }
    }
}

/// A path of our own to go to after signing in; anything else leads home.
#[must_use]
pub fn safe_path(path: &str) -> &str {
    let is_ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/\\")
        && path.len() < 500
        && path
            .chars()
            .all(|letter| letter.is_ascii_graphic() && letter != '\\');
    if is_ours && path != "/" {
        path
    } else {
        crate::urls::HOME
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> SignIn {
        SignIn {
            id: "1".into(),
            leads_to: "/home".into(),
            ends_at: Moment(600_000),
            person_id: Some(PersonId("lin".into())),
            newcomer_sealed: None,
            code_hash: Some("right".into()),
            tries: 0,
            used_at: None,
        }
    }

    #[test]
    fn the_right_code_signs_in_for_ten_minutes_and_once() {
        assert_eq!(asked().check_code("right", Moment(0)), Ok(()));
        assert_eq!(
            asked().check_code("right", Moment(600_000)),
            Err(Refused::Over)
        );
        assert_eq!(
            SignIn {
                used_at: Some(Moment(1)),
                ..asked()
            }
            .check_code("right", Moment(2)),
            Err(Refused::Over)
        );
    }

    #[test]
    fn the_sixth_code_is_refused_even_if_it_is_right() {
        assert_eq!(asked().check_code("wrong", Moment(0)), Err(Refused::Wrong));
        assert_eq!(
            SignIn {
                tries: 5,
                ..asked()
            }
            .check_code("right", Moment(0)),
            Err(Refused::TooOften)
        );
    }

    #[test]
    fn an_address_that_nobody_has_reads_like_a_wrong_code() {
        let nobody = SignIn {
            person_id: None,
            code_hash: None,
            ..asked()
        };
        assert_eq!(
            nobody.check_code("anything", Moment(0)),
            Err(Refused::Wrong)
        );
        assert!(!nobody.holds(Moment(0)));
    }

    #[test]
    fn only_paths_of_our_own_are_led_to() {
        for elsewhere in [
            "",
            "/",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "/a b",
        ] {
            assert_eq!(safe_path(elsewhere), "/home", "{elsewhere:?}");
        }
        assert_eq!(safe_path("/p/0190?x=1"), "/p/0190?x=1");
    }
}
