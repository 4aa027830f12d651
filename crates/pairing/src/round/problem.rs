//! From a cohort to a problem for the matching: the rules of its template, people by opaque ids with
//! what they said in the columns that the rules read, and the pairs that must not be.

use std::collections::{BTreeMap, BTreeSet};

use dyad_matching::{People, Person, Problem, ProblemError, Rules, RulesError, Side, Value};
use dyad_people::account::PersonId;
use dyad_programme::application::places;
use dyad_programme::enrolment::Enrolled;
use dyad_programme::import::{Answer, comparable, zones};
use dyad_programme::template::Template;
use dyad_programme::template::matching::STAGES_SO_FAR;
use dyad_programme::template::question::{Kind, Role};
use jiff::civil::Date;

use super::edit::{Hand, Two};
use super::weights;

mod so_far;

/// What a round is made from, as it stands at one moment.
#[derive(Clone, Debug)]
pub struct Given {
    /// Everybody in the cohort.
    pub enrolled: Vec<Enrolled>,
    /// Two who must not be paired, whoever of them said so.
    pub apart: Vec<(PersonId, PersonId)>,
    /// Mentor and mentee who were or are a pair, or were proposed to each other in vain.
    pub before: Vec<(PersonId, PersonId)>,
    /// Mentor and mentee for whom a place is held in this cohort: a pair, or a proposal that waits.
    pub held: Vec<(PersonId, PersonId)>,
    /// The day for which clocks are compared.
    pub on: Date,
}

/// Why a cohort can't be matched.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// The rules make no sense.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// People and rules don't fit together.
    #[error(transparent)]
    People(#[from] ProblemError),
}

/// How many take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Who looks for a mentor.
    pub mentees: i64,
    /// Mentors who have room.
    pub mentors: i64,
    /// The room they have together.
    pub places: i64,
}

/// The problem of a cohort.
///
/// # Errors
/// When rules and people don't fit together.
pub fn problem(template: &Template, given: &Given) -> Result<Problem, Unfit> {
    let rules = template.rules()?;
    let people = people(template, &rules, given);
    let forbidden = forbidden(&people, given);
    Ok(Problem::new(&rules, people, &forbidden, &[])?)
}

/// What a problem is put together from.
pub struct Parts {
    /// The rules, with the weights that are tried.
    pub rules: Rules,
    /// The people.
    pub people: People,
    /// Pairs that must not be: mentee and mentor.
    pub forbidden: Vec<(String, String)>,
    /// Pairs that have to be.
    pub locked: Vec<(String, String)>,
}

/// The same problem with what was decided by hand, and with pairs that are to stay: a lock that no
/// longer holds by the rules or for want of places is left out.
///
/// # Errors
/// When rules and people don't fit together.
pub fn by_hand(
    template: &Template,
    given: &Given,
    hand: &Hand,
    kept: &[Two],
) -> Result<Problem, Unfit> {
    let it = parts(template, given, hand, kept)?;
    Ok(Problem::new(
        &it.rules,
        it.people,
        &it.forbidden,
        &it.locked,
    )?)
}

/// What [`by_hand`] puts together.
///
/// # Errors
/// When rules and people don't fit together.
pub fn parts(
    template: &Template,
    given: &Given,
    hand: &Hand,
    kept: &[Two],
) -> Result<Parts, Unfit> {
    let rules = weights::rules(template, &hand.weights)?;
    let people = people(template, &rules, given);
    let mut forbidden = forbidden(&people, given);
    let known: BTreeSet<&str> = people
        .mentees
        .iter()
        .chain(&people.mentors)
        .map(|person| person.id.as_str())
        .collect();
    let bans = hand.forbidden.iter();
    let bans = bans.filter(|(a, b)| known.contains(a.as_str()) && known.contains(b.as_str()));
    forbidden.extend(bans.map(|(a, b)| (a.0.clone(), b.0.clone())));
    let locked = if hand.locked.is_empty() && kept.is_empty() {
        Vec::new()
    } else {
        let bare = Problem::new(&rules, people.clone(), &forbidden, &[])?;
        fitting(&bare, &people, hand.locked.iter().chain(kept))
    };
    Ok(Parts {
        rules,
        people,
        forbidden,
        locked,
    })
}

/// The pairs that may be made, the first ones first, as far as places go.
fn fitting<'p>(
    problem: &Problem,
    people: &People,
    pairs: impl Iterator<Item = &'p Two>,
) -> Vec<(String, String)> {
    let mut wants: BTreeMap<&str, u32> = BTreeMap::new();
    let mut rooms: BTreeMap<&str, u32> = BTreeMap::new();
    wants.extend(people.mentees.iter().map(|p| (p.id.as_str(), p.places)));
    rooms.extend(people.mentors.iter().map(|p| (p.id.as_str(), p.places)));
    let mut fitting: Vec<(String, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (mentee, mentor) in pairs {
        let pair = (mentee.0.clone(), mentor.0.clone());
        let may = matches!(problem.score(mentee.as_str(), mentor.as_str()), Ok(Some(_)));
        let (Some(want), Some(room)) = (
            wants.get_mut(mentee.as_str()),
            rooms.get_mut(mentor.as_str()),
        ) else {
            continue;
        };
        if may && *want > 0 && *room > 0 && seen.insert(pair.clone()) {
            *want -= 1;
            *room -= 1;
            fitting.push(pair);
        }
    }
    fitting
}

/// The same people the problem has. Ids are those of persons; whoever is both mentor and mentee has
/// the same on both sides, and the matching never pairs an id with itself.
#[must_use]
pub fn people(template: &Template, rules: &Rules, given: &Given) -> People {
    let named = Named::of(given);
    let so_far = so_far::stages(template, given);
    let person = |enrolled: &Enrolled, side, places| {
        let mut values = values(template, rules, side, enrolled, given.on);
        named.put_ids(template, enrolled, &mut values);
        if side == Side::Mentee
            && rules.columns(side).contains(STAGES_SO_FAR)
            && let Some(stages) = so_far.get(&enrolled.person_id)
        {
            values.insert(STAGES_SO_FAR.into(), stages.clone());
        }
        Person {
            id: enrolled.person_id.0.clone(),
            places,
            values,
        }
    };
    let mut people = People::default();
    for enrolled in &given.enrolled {
        let room = room(template, given, enrolled);
        if enrolled.is_mentor {
            people.mentors.push(person(enrolled, Side::Mentor, room));
        } else if room > 0 {
            people.mentees.push(person(enrolled, Side::Mentee, room));
        }
    }
    people
}

/// How many take part, without asking the matching.
#[must_use]
pub fn counts(template: &Template, given: &Given) -> Counts {
    let mut counts = Counts::default();
    for enrolled in &given.enrolled {
        let room = i64::from(room(template, given, enrolled));
        match (enrolled.is_mentor, room) {
            (_, 0) => {}
            (true, room) => {
                counts.mentors += 1;
                counts.places += room;
            }
            (false, _) => counts.mentees += 1,
        }
    }
    counts
}

/// How many partners somebody still takes: what is offered, without the places that are held.
pub(crate) fn room(template: &Template, given: &Given, enrolled: &Enrolled) -> u32 {
    let id = &enrolled.person_id;
    let held = given.held.iter().filter(|(mentor, mentee)| {
        if enrolled.is_mentor {
            mentor == id
        } else {
            mentee == id
        }
    });
    let offered = if enrolled.is_mentor {
        enrolled.places
    } else {
        places(template, Role::Mentee, &enrolled.answers)
    };
    let held = i64::try_from(held.count()).unwrap_or(i64::MAX);
    u32::try_from(offered.saturating_sub(held).max(0)).unwrap_or(u32::MAX)
}

fn forbidden(people: &People, given: &Given) -> Vec<(String, String)> {
    let mentees: BTreeSet<&str> = people.mentees.iter().map(|p| p.id.as_str()).collect();
    let mentors: BTreeSet<&str> = people.mentors.iter().map(|p| p.id.as_str()).collect();
    let before = given.before.iter().map(|(mentor, mentee)| (mentee, mentor));
    let one_way = given.apart.iter().map(|(a, b)| (a, b));
    let other_way = given.apart.iter().map(|(a, b)| (b, a));
    let pairs = before.chain(one_way).chain(other_way);
    let known = pairs.filter(|(mentee, mentor)| {
        mentees.contains(mentee.as_str()) && mentors.contains(mentor.as_str())
    });
    let known: BTreeSet<_> = known
        .map(|(mentee, mentor)| (mentee.0.clone(), mentor.0.clone()))
        .collect();
    known.into_iter().collect()
}

/// Everybody in the cohort by what others call them in their wishes: an address, or a name that only
/// one of them has.
struct Named<'g>(BTreeMap<String, Option<&'g PersonId>>);

impl<'g> Named<'g> {
    fn of(given: &'g Given) -> Self {
        let mut named: BTreeMap<String, Option<&PersonId>> = BTreeMap::new();
        for enrolled in &given.enrolled {
            let id = &enrolled.person_id;
            let by_name = named.entry(comparable(&enrolled.name)).or_insert(Some(id));
            if *by_name != Some(id) {
                *by_name = None;
            }
            named.insert(enrolled.address.clone(), Some(id));
        }
        Self(named)
    }

    /// Puts ids in the place of the people somebody wishes for, the dearest first. Who isn't in the
    /// cohort is left out, and those after them move up.
    fn put_ids(
        &self,
        template: &Template,
        enrolled: &Enrolled,
        values: &mut BTreeMap<String, Value>,
    ) {
        let of_wishes = template.questions.iter();
        for question in of_wishes.filter(|question| question.kind == Kind::Wishes) {
            let (Some(value), Some(Answer::People(wished))) = (
                values.get_mut(&question.key),
                enrolled.answers.get(&question.key),
            ) else {
                continue;
            };
            let mut ids: Vec<String> = Vec::new();
            for id in wished.iter().filter_map(|said| self.find(said)) {
                if !ids.contains(&id.0) {
                    ids.push(id.0.clone());
                }
            }
            *value = Value::List(ids);
        }
    }

    fn find(&self, said: &str) -> Option<&'g PersonId> {
        let by_address = self.0.get(&said.trim().to_lowercase());
        *by_address.or_else(|| self.0.get(&comparable(said)))?
    }
}

/// What somebody said in the columns that the rules read, and in no other. Clocks are compared by the
/// minutes they are ahead of UTC.
fn values(
    template: &Template,
    rules: &Rules,
    side: Side,
    enrolled: &Enrolled,
    on: Date,
) -> BTreeMap<String, Value> {
    let columns = rules.columns(side);
    let mut values = template.matching_values(&enrolled.answers, enrolled.free_hours.as_ref());
    values.retain(|column, _| columns.contains(column.as_str()));
    for (column, value) in &mut values {
        if let Some(Answer::Zone(zone)) = enrolled.answers.get(column) {
            let ahead = zones::offset_on(zone, on);
            *value = ahead.map_or(Value::Missing, |ahead| Value::Number(ahead.into()));
        }
    }
    values
}

/// How many minutes somebody's clock is ahead of UTC.
#[must_use]
pub fn ahead_of_utc(template: &Template, enrolled: &Enrolled, on: Date) -> Option<i32> {
    let zone = template
        .questions
        .iter()
        .find(|question| question.kind == Kind::Zone)?;
    match enrolled.answers.get(&zone.key)? {
        Answer::Zone(zone) => zones::offset_on(zone, on),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
