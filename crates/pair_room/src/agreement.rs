//! The mentorship agreement: the pair's own words on how they work. It holds once both have signed
//! the same text; whoever changes a word begins a new version, and the old one holds until both
//! have signed that.

use dyad_pairing::access::Confidential;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::id;
use dyad_programme::template::Template;
use dyad_programme::template::year::Unit;

pub(crate) mod first_talk;
pub mod jobs;
pub(crate) mod pages;
pub(crate) mod store;
pub(crate) mod writing;

id!(
    /// A version of an agreement.
    VersionId
);

/// The clause that no version goes without (INV-03).
pub(crate) const CONFIDENTIALITY: &str = "confidentiality";
/// Keys of clauses that the pair added begin with this.
pub(crate) const OWN: &str = "own-";
/// The most characters of a clause's heading.
pub(crate) const LONGEST_TITLE: usize = 120;
/// The most characters of a clause.
pub(crate) const LONGEST_BODY: usize = 4_000;
/// The most clauses of a version.
pub(crate) const MOST_CLAUSES: usize = 40;

/// A version, without its words.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    pub(crate) id: VersionId,
    pub(crate) number: i64,
    /// Who began it.
    pub(crate) author_id: PersonId,
    pub(crate) text_hash: Option<String>,
    pub(crate) proposed_at: Option<Moment>,
    pub(crate) withdrawn_at: Option<Moment>,
    pub(crate) in_force_since: Option<Moment>,
    pub(crate) superseded_at: Option<Moment>,
    pub(crate) signatures: Vec<Signature>,
}

/// That somebody signed, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) person_id: PersonId,
    pub(crate) signed_at: Moment,
}

/// A clause, opened for one of the two; its words are missing where its author's key is gone.
pub(crate) struct Clause {
    pub(crate) key: String,
    pub(crate) title: Option<Confidential<String>>,
    pub(crate) body: Option<Confidential<String>>,
}

/// A clause on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewClause {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) body: String,
}

/// The numbers of a version that reminders go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cadence {
    pub(crate) talks_a_year: i64,
    /// Nothing where the two answer at the next talk.
    pub(crate) answer_within_days: Option<i64>,
    pub(crate) ends_at: Moment,
}

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Either of the two may still write in it.
    Draft,
    /// Put up for signing.
    Proposed,
    /// Both have signed it.
    InForce,
    /// It held until a later one did.
    Superseded,
    /// A later one came before both had signed.
    Withdrawn,
}

/// Why a signature isn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotSigned {
    /// This version isn't up for signing, or no longer.
    NotUp,
    /// The text is another one than was looked at.
    OtherText,
}

/// Why a clause isn't kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It has no heading, or one that is too long.
    Title,
    /// It says nothing, or too much.
    Body,
}

impl Version {
    /// Where it stands.
    pub(crate) fn stands(&self) -> Stands {
        match (self.in_force_since, self.proposed_at) {
            (Some(_), _) if self.superseded_at.is_some() => Stands::Superseded,
            (Some(_), _) => Stands::InForce,
            (None, _) if self.withdrawn_at.is_some() => Stands::Withdrawn,
            (None, Some(_)) => Stands::Proposed,
            (None, None) => Stands::Draft,
        }
    }

    /// Whether `person` has signed it.
    pub(crate) fn is_signed_by(&self, person: &PersonId) -> bool {
        self.signatures
            .iter()
            .any(|signature| signature.person_id == *person)
    }

    /// Whether a signature under a text with this hash counts: only under the very text that is up,
    /// as it stands now (INV-01). `now` is the hash of what is stored at this moment.
    ///
    /// # Errors
    /// Why it doesn't.
    pub(crate) fn may_be_signed(&self, seen: &str, now: &str) -> Result<(), NotSigned> {
        if self.stands() != Stands::Proposed {
            return Err(NotSigned::NotUp);
        }
        if self.text_hash.as_deref() == Some(seen) && seen == now {
            Ok(())
        } else {
            Err(NotSigned::OtherText)
        }
    }
}

/// The version that is being worked on, if any: a draft, or one that is up for signing.
pub(crate) fn under_way(versions: &[Version]) -> Option<&Version> {
    versions
        .iter()
        .find(|version| matches!(version.stands(), Stands::Draft | Stands::Proposed))
}

/// The version that holds, if any.
pub(crate) fn in_force(versions: &[Version]) -> Option<&Version> {
    versions
        .iter()
        .find(|version| version.stands() == Stands::InForce)
}

/// The numbers that a programme's clauses name; where they name none, a talk a month, and no promise
/// how soon somebody answers.
pub(crate) fn usual(terms: &Template, ends_at: Moment) -> Cadence {
    let values = || terms.clauses.iter().map(|clause| &clause.values);
    let rhythm = values().find_map(|values| values.rhythm.as_ref());
    let a_year = rhythm.map_or(12, |rhythm| {
        let periods = match rhythm.unit {
            Unit::Week => 52,
            Unit::Month => 12,
            Unit::Quarter => 4,
            Unit::Year => 1,
        };
        i64::from(rhythm.min.max(1)) * periods
    });
    let hours = values()
        .filter_map(|values| values.mentor_answers_within_hours)
        .max();
    Cadence {
        talks_a_year: a_year,
        answer_within_days: hours.map(|hours| i64::from(hours.div_ceil(24))),
        ends_at,
    }
}

/// What stands in the way of putting a version up: nothing, or that it has no clause on
/// confidentiality (INV-03).
pub(crate) fn is_complete<'c>(keys: impl IntoIterator<Item = &'c str>) -> bool {
    keys.into_iter().any(|key| key == CONFIDENTIALITY)
}

/// A clause as it is kept: one line of heading, a body of at least a word.
///
/// # Errors
/// What is the matter with it.
pub(crate) fn tidy(key: &str, title: &str, body: &str) -> Result<NewClause, Unfit> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() || title.chars().count() > LONGEST_TITLE {
        return Err(Unfit::Title);
    }
    let body = crate::message::tidy(body).map_err(|_| Unfit::Body)?;
    if body.chars().count() > LONGEST_BODY {
        return Err(Unfit::Body);
    }
    Ok(NewClause {
        key: key.into(),
        title,
        body,
    })
}

/// Whether a typed name is a person's signature: their name, whatever its case and blanks.
pub(crate) fn is_signature_of(typed: &str, name: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    !plain(typed).is_empty() && plain(typed) == plain(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed() -> Version {
        Version {
            id: VersionId("v1".into()),
            number: 1,
            author_id: PersonId("lin".into()),
            text_hash: Some("text".into()),
            proposed_at: Some(Moment(1)),
            withdrawn_at: None,
            in_force_since: None,
            superseded_at: None,
            signatures: Vec::new(),
        }
    }

    #[test]
    fn a_signature_counts_only_under_the_very_text_that_is_up() {
        let version = proposed();
        assert_eq!(version.may_be_signed("text", "text"), Ok(()));
        assert_eq!(
            version.may_be_signed("older", "text"),
            Err(NotSigned::OtherText)
        );
        assert_eq!(
            version.may_be_signed("text", "other"),
            Err(NotSigned::OtherText)
        );
    }

    #[test]
    fn nothing_but_what_is_up_can_be_signed() {
        let draft = Version {
            proposed_at: None,
            ..proposed()
        };
        let gone = Version {
            withdrawn_at: Some(Moment(2)),
            ..proposed()
        };
        let holds = Version {
            in_force_since: Some(Moment(2)),
            ..proposed()
        };
        let past = Version {
            superseded_at: Some(Moment(3)),
            ..holds.clone()
        };
        for (version, stands) in [
            (&draft, Stands::Draft),
            (&gone, Stands::Withdrawn),
            (&holds, Stands::InForce),
            (&past, Stands::Superseded),
        ] {
            assert_eq!(version.stands(), stands);
            assert_eq!(version.may_be_signed("text", "text"), Err(NotSigned::NotUp));
        }
        assert_eq!(
            under_way(&[holds.clone(), draft]).map(|v| v.number),
            Some(1)
        );
        assert!(under_way(std::slice::from_ref(&holds)).is_none());
        assert!(in_force(&[past, holds]).is_some());
    }

    #[test]
    fn no_version_goes_up_without_its_clause_on_confidentiality() {
        assert!(is_complete(["purpose", "confidentiality"]));
        assert!(!is_complete(["purpose"]));
    }

    #[test]
    fn the_usual_numbers_are_those_of_the_programme() {
        let mut terms = dyad_programme::template::shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let usual_now = usual(&terms, Moment(5));
        assert_eq!(usual_now.talks_a_year, 12);
        assert_eq!(usual_now.answer_within_days, Some(7));
        terms.clauses.clear();
        assert_eq!(usual(&terms, Moment(5)).answer_within_days, None);
    }

    #[test]
    fn a_clause_has_a_heading_and_a_body() {
        let good = tidy("purpose", " What  this is for ", "To see clearly.\r\n").unwrap();
        assert_eq!(
            (good.title.as_str(), good.body.as_str()),
            ("What this is for", "To see clearly.")
        );
        assert_eq!(tidy("a", " ", "x"), Err(Unfit::Title));
        assert_eq!(tidy("a", &"x".repeat(121), "x"), Err(Unfit::Title));
        assert_eq!(tidy("a", "x", " \n"), Err(Unfit::Body));
        assert_eq!(tidy("a", "x", &"y".repeat(4_001)), Err(Unfit::Body));
    }

    #[test]
    fn a_name_is_signed_whatever_its_case_and_blanks() {
        assert!(is_signature_of(" lin  okafor", "Lin Okafor"));
        assert!(!is_signature_of("Lin", "Lin Okafor"));
        assert!(!is_signature_of("", ""));
    }
}
