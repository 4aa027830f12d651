//! A coordinator's hand in a draft: what was done, who could be put with whom, and other ways for
//! the pair that is looked at closely.

use std::collections::BTreeMap;

use dyad_people::account::{self, PersonId, first_name};
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::cohort;
use dyad_programme::enrolment::Enrolled;
use dyad_programme::programme::Programme;
use dyad_programme::template::Template;

use crate::proposal;
use crate::round::edit::{Before, Change, Edit, Effect, Hand, Two};
use crate::round::problem::Given;
use crate::round::rearranging::wanted;
use crate::round::reasons::wording::{listed as in_a_row, rule};
use crate::round::why::{self, Barred, Way};
use crate::round::{Round, store};
use crate::words::Words;

/// An edit in words.
pub(super) struct Done {
    pub(super) number: i64,
    pub(super) sentence: String,
    pub(super) effect: String,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) can_be_undone: bool,
    pub(super) is_undone: bool,
}

/// Somebody to choose.
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
}

/// Other ways for somebody, in words.
#[derive(Default)]
pub(super) struct OtherWays {
    pub(super) ways: Vec<OtherWay>,
    pub(super) barred: Vec<String>,
}

/// One of them.
pub(super) struct OtherWay {
    /// What the form says: mentee and mentor.
    pub(super) value: String,
    pub(super) mentor: String,
    pub(super) sentence: String,
}

/// More people than this are put together on a page of their own choosing only by their pairs.
const LONGEST_CHOICE: usize = 600;

type Names<'n> = BTreeMap<&'n PersonId, &'n str>;

/// The edits of a draft, the newest first.
pub(super) fn done(
    programme: &Programme,
    names: &BTreeMap<PersonId, String>,
    coordinators: &[account::Person],
    edits: Vec<Edit>,
) -> Vec<Done> {
    let words = Words(ENGLISH);
    let name = |id: &PersonId| names.get(id).cloned().unwrap_or_default();
    let by = |id: &PersonId| {
        let coordinator = coordinators.iter().find(|person| person.id == *id);
        coordinator.map_or_else(|| name(id), |person| person.name.clone())
    };
    let edits = edits.into_iter().rev();
    let done = edits.map(|edit| {
        let pairs = pairs_of(&edit.change);
        let named = pairs
            .iter()
            .map(|(mentee, mentor)| words.edit_pair(name(mentee), name(mentor)));
        let named = in_a_row(words, &named.collect::<Vec<_>>());
        Done {
            number: edit.number,
            sentence: sentence(words, &edit.change, named),
            effect: effect(words, edit.effect),
            by: by(&edit.made_by),
            at: edit.made_at.time(&programme.zone),
            can_be_undone: edit.change.can_be_undone(),
            is_undone: edit.undone_at.is_some(),
        }
    });
    done.collect()
}

/// The pairs that a change names.
fn pairs_of(change: &Change) -> Vec<Two> {
    match change {
        Change::Lock { pairs } | Change::Unlock { pairs } | Change::Forbid { pairs } => {
            pairs.clone()
        }
        Change::Assign { pair } => vec![pair.clone()],
        Change::Swap { one, other } => vec![one.clone(), other.clone()],
        Change::OneMorePlace { .. } | Change::Best | Change::Weigh { .. } => Vec::new(),
    }
}

fn sentence(words: Words, change: &Change, named: String) -> String {
    match change {
        Change::Lock { .. } => words.edit_locked(named),
        Change::Unlock { .. } => words.edit_unlocked(named),
        Change::Forbid { .. } => words.edit_forbidden(named),
        Change::Assign { .. } => words.edit_assigned(named),
        Change::Swap { .. } => words.edit_swapped(named),
        Change::OneMorePlace { .. } => words.edit_one_more_place(),
        Change::Best => words.edit_took_the_best(),
        Change::Weigh { weights } => words.edit_weighed(weights.len()),
    }
}

/// "2 people move, total −14."
pub(super) fn effect(words: Words, effect: Effect) -> String {
    if effect == Effect::default() {
        return words.effect_none();
    }
    let sign = match effect.points {
        1.. => "+",
        0 => "±",
        _ => "−",
    };
    let points = words.effect_points(effect.moved, sign, effect.points.abs());
    match effect.served {
        0 => points,
        more @ 1.. => format!("{points} {}", words.effect_more(more)),
        fewer => format!("{points} {}", words.effect_fewer(-fewer)),
    }
}

/// What the other ways for a pair are worked out from.
pub(super) struct Closer {
    given: Given,
    hand: Hand,
    before: Before,
}

impl Closer {
    /// Everybody in the cohort.
    pub(super) fn enrolled(&self) -> &[Enrolled] {
        &self.given.enrolled
    }
}

/// Reads it.
pub(super) async fn closer(
    tx: &mut Tx,
    programme: &Programme,
    round: &Round,
    edits: &[Edit],
) -> Result<Closer, Problem> {
    let cohort = cohort::store::by_id(tx, &round.cohort_id)
        .await?
        .ok_or(Problem::NotFound)?;
    let pairs = proposal::store::pairs_of(tx, &round.id).await?;
    Ok(Closer {
        given: store::given(tx, programme, &cohort).await?,
        hand: Hand::of(edits, wanted(&programme.template)),
        before: Before {
            pairs: pairs.into_iter().map(|(_, a, b)| (a, b)).collect(),
            served: round.served,
            total: round.total,
        },
    })
}

/// Other ways for the pair that is open, worked out apart from the threads that answer requests; and
/// everybody who could be put together by hand.
pub(super) async fn looked_at(
    programme: &Programme,
    closer: Closer,
    opened: Option<&PersonId>,
    me: &PersonId,
) -> Result<(OtherWays, (Vec<Person>, Vec<Person>)), Problem> {
    let people = choices(&closer.given);
    let Some(mentee) = opened.filter(|mentee| *mentee != me).cloned() else {
        return Ok((OtherWays::default(), people));
    };
    let (template, me) = (programme.template.clone(), me.clone());
    let work = tokio::task::spawn_blocking(move || ways(&template, &closer, &mentee, &me));
    let ways = work
        .await
        .map_err(|_| Problem::broken("a matching that broke off"))??;
    Ok((ways, people))
}

/// Everybody who takes part, by name; none where the list would be too long to choose from.
fn choices(given: &Given) -> (Vec<Person>, Vec<Person>) {
    if given.enrolled.len() > LONGEST_CHOICE {
        return Default::default();
    }
    let (mut mentors, mut mentees) = (Vec::new(), Vec::new());
    for enrolled in &given.enrolled {
        let person = Person {
            id: enrolled.person_id.0.clone(),
            name: enrolled.name.clone(),
        };
        match enrolled.is_mentor {
            true => mentors.push(person),
            false => mentees.push(person),
        }
    }
    mentors.sort_by(|a, b| a.name.cmp(&b.name));
    mentees.sort_by(|a, b| a.name.cmp(&b.name));
    (mentees, mentors)
}

/// A coordinator reads nothing of themselves here: neither a way nor that they are barred, nor how
/// many there are (INV-07, INV-10).
fn ways(
    template: &Template,
    closer: &Closer,
    mentee: &PersonId,
    me: &PersonId,
) -> Result<OtherWays, Problem> {
    let (words, given) = (Words(ENGLISH), &closer.given);
    let ways = why::other_ways(template, given, &closer.hand, &closer.before, mentee, me)
        .map_err(|_| Problem::broken("people who don't fit the rules"))?;
    let rules = template.rules().map_err(Problem::broken)?;
    let people = given.enrolled.iter();
    let names: Names<'_> = people.map(|p| (&p.person_id, p.name.as_str())).collect();
    let barred = |barred: &Barred| {
        let name = named(&names, &barred.mentor);
        match barred.rule {
            Some(index) => words.ways_barred(name, rule(words, template, &rules, index)),
            None => words.ways_apart(name),
        }
    };
    Ok(OtherWays {
        ways: ways
            .ways
            .iter()
            .map(|way| other_way(words, &names, mentee, way))
            .collect(),
        barred: ways.barred.iter().map(barred).collect(),
    })
}

fn other_way(words: Words, names: &Names<'_>, mentee: &PersonId, way: &Way) -> OtherWay {
    let mentor = named(names, &way.mentor);
    let movers = way.movers.iter().map(|(who, to)| {
        let who = first_name(named(names, who));
        match to.first() {
            Some(to) => words.ways_moves(who, named(names, to)),
            None => words.ways_is_left(who),
        }
    });
    let movers: Vec<String> = movers.collect();
    let moves = match movers.len() {
        0 => words.ways_nobody_moves(),
        1..=3 => in_a_row(words, &movers),
        more => words.ways_many_move(more),
    };
    let change = effect(words, way.effect);
    OtherWay {
        value: format!("{mentee} {}", way.mentor),
        sentence: words.ways_sentence(mentor, way.score, moves, change),
        mentor: mentor.to_owned(),
    }
}

fn named<'n>(names: &Names<'n>, id: &PersonId) -> &'n str {
    names.get(id).copied().unwrap_or_default()
}
