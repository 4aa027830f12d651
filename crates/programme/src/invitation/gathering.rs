//! Whom a programme may invite: who is offered to choose from, and who is left out and why.

use std::collections::{BTreeMap, HashSet};

use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use self::store::Earlier;
use super::{KnownAs, QUIET, Whom};
use crate::access::Coordinates;
use crate::application::fields_question;
use crate::application::filter::plain;
use crate::cohort::Cohort;
use crate::import::Answer;
use crate::template::Template;

pub(crate) mod store;

/// Somebody to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) whom: Whom,
    pub(crate) known_as: Option<KnownAs>,
    /// Where they were: programme and cohort.
    pub(crate) was_in: String,
    /// Whether they named the field.
    pub(crate) fits: bool,
}

/// Who is left out, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// They applied as a mentor already.
    pub(crate) applied: usize,
    /// They were invited to this cohort before.
    pub(crate) invited: usize,
    /// Another programme invited them a short time ago.
    pub(crate) elsewhere: usize,
    /// They asked not to be written to again.
    pub(crate) refused: usize,
}

/// Addresses that aren't written to, by digest.
pub(crate) struct Closed {
    pub(crate) applied: HashSet<String>,
    pub(crate) invited: HashSet<String>,
    pub(crate) elsewhere: HashSet<String>,
    pub(crate) refused: HashSet<String>,
}

/// What an address is known by once it is forgotten.
pub(crate) fn digest(app: &App, address: &str) -> String {
    app.keys.digest("invitation", address)
}

impl Closed {
    /// Everybody who isn't written to about a cohort.
    pub(crate) async fn of(
        tx: &mut Tx,
        app: &App,
        cohort: &Cohort,
        now: Moment,
    ) -> Result<Self, Problem> {
        let applied = store::applied(tx, &cohort.id).await?;
        Ok(Self {
            applied: applied.iter().map(|it| digest(app, it)).collect(),
            invited: store::invited(tx, &cohort.id).await?.into_iter().collect(),
            elsewhere: store::invited_since(tx, &cohort.id, now - QUIET)
                .await?
                .into_iter()
                .collect(),
            refused: store::refused(tx).await?.into_iter().collect(),
        })
    }

    /// Those of them who may be written to; the others are counted by reason.
    pub(crate) fn sift<T>(
        &self,
        people: Vec<T>,
        digest: impl Fn(&T) -> String,
    ) -> (Vec<T>, LeftOut) {
        let mut left_out = LeftOut::default();
        let mut may = |person: &T| {
            let digest = digest(person);
            let reason = if self.applied.contains(&digest) {
                &mut left_out.applied
            } else if self.invited.contains(&digest) {
                &mut left_out.invited
            } else if self.refused.contains(&digest) {
                &mut left_out.refused
            } else if self.elsewhere.contains(&digest) {
                &mut left_out.elsewhere
            } else {
                return true;
            };
            *reason += 1;
            false
        };
        let open = people.into_iter().filter(|person| may(person)).collect();
        (open, left_out)
    }
}

/// Mentors and mentees of earlier cohorts, and whoever a spreadsheet brought in without more coming of
/// it; only from programmes that the coordinator coordinates. Who fits the field comes first.
pub(crate) async fn candidates(
    tx: &mut Tx,
    desk: &Coordinates,
    cohort: &Cohort,
    field: &str,
) -> Result<Vec<Candidate>, Problem> {
    let earlier = store::earlier(tx, cohort, &desk.signed_in.person.id).await?;
    Ok(gathered(&desk.programme.template, earlier, field))
}

/// One candidate for each address. The newest comes first in `earlier`.
fn gathered(template: &Template, earlier: Vec<Earlier>, field: &str) -> Vec<Candidate> {
    let question = fields_question(template);
    let mut by_address: BTreeMap<String, Candidate> = BTreeMap::new();
    for one in earlier {
        let answer = question.and_then(|question| one.answers.get(&question.key));
        let fits = match answer {
            Some(Answer::Choices(keys)) => keys.iter().any(|key| key == field),
            _ => false,
        };
        let known_as = one.known_as();
        let candidate = Candidate {
            whom: Whom {
                name: one.name,
                address: one.address.clone(),
            },
            known_as,
            was_in: one.was_in,
            fits,
        };
        let there = by_address
            .entry(one.address)
            .or_insert_with(|| candidate.clone());
        there.fits |= candidate.fits;
        // A mentor of some cohort is one, whatever else they were.
        if rank(candidate.known_as) < rank(there.known_as) {
            there.known_as = candidate.known_as;
            there.was_in = candidate.was_in;
        }
    }
    let mut candidates: Vec<Candidate> = by_address.into_values().collect();
    candidates.sort_by_cached_key(|it| (rank(it.known_as), !it.fits, plain(&it.whom.name)));
    candidates
}

fn rank(known_as: Option<KnownAs>) -> u8 {
    match known_as {
        Some(KnownAs::Mentor) => 0,
        Some(KnownAs::Mentee) => 1,
        None => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::State;
    use crate::template::question::Role;
    use crate::template::shipped_by_key;

    fn earlier(name: &str, role: Role, state: State, fields: &[&str]) -> Earlier {
        let fields = fields.iter().map(ToString::to_string).collect();
        Earlier {
            name: name.into(),
            address: format!("{}@example.org", name.to_lowercase()),
            role,
            state,
            was_in: "Spring 2025".into(),
            answers: BTreeMap::from([("fields".to_string(), Answer::Choices(fields))]),
        }
    }

    #[test]
    fn mentors_who_know_the_field_come_first_and_everybody_once() {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let all = vec![
            earlier("Lin", Role::Mentee, State::Accepted, &["surgery"]),
            earlier("Alan", Role::Mentor, State::Accepted, &["horses"]),
            earlier("Grace", Role::Mentor, State::Accepted, &["surgery"]),
            earlier("Grace", Role::Mentee, State::Accepted, &[]),
            earlier("Noor", Role::Mentee, State::Submitted, &[]),
        ];
        let told: Vec<_> = gathered(&template, all, "surgery")
            .into_iter()
            .map(|it| (it.whom.name, it.known_as, it.fits))
            .collect();
        assert_eq!(
            told,
            [
                ("Grace".to_string(), Some(KnownAs::Mentor), true),
                ("Alan".to_string(), Some(KnownAs::Mentor), false),
                ("Lin".to_string(), Some(KnownAs::Mentee), true),
                ("Noor".to_string(), None, false),
            ]
        );
    }

    #[test]
    fn whoever_is_left_out_is_counted_by_reason() {
        let set = |name: &str| HashSet::from([name.to_string()]);
        let closed = Closed {
            applied: set("a"),
            invited: set("i"),
            elsewhere: set("e"),
            refused: set("r"),
        };
        let people = vec!["a", "i", "e", "r", "free"];
        let (open, left_out) = closed.sift(people, ToString::to_string);
        assert_eq!(open, ["free"]);
        assert_eq!(
            left_out,
            LeftOut {
                applied: 1,
                invited: 1,
                elsewhere: 1,
                refused: 1
            }
        );
    }
}
