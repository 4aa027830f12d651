//! Small cohorts, drawn or written by hand.

use dyad_matching::{People, Person, Problem, Rules, Value};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

/// A cohort with everything that goes into a problem.
#[derive(Debug, Clone)]
pub(crate) struct Cohort {
    pub(crate) rules: String,
    pub(crate) people: People,
    pub(crate) forbidden: Vec<(String, String)>,
    pub(crate) locked: Vec<(String, String)>,
}

impl Cohort {
    pub(crate) fn problem(&self) -> Problem {
        let rules = Rules::parse(&self.rules, "rules.toml").unwrap();
        Problem::new(&rules, self.people.clone(), &self.forbidden, &self.locked).unwrap()
    }
}

/// A person with values given as (column, value).
pub(crate) fn person<const N: usize>(id: &str, places: u32, values: [(&str, Value); N]) -> Person {
    Person {
        id: id.to_owned(),
        places,
        values: values
            .map(|(column, value)| (column.to_owned(), value))
            .into(),
    }
}

/// Several values.
pub(crate) fn list(values: &[&str]) -> Value {
    Value::List(values.iter().map(|&value| value.to_owned()).collect())
}

pub(crate) fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|&(a, b)| (a.to_owned(), b.to_owned()))
        .collect()
}

/// Cohorts of up to `most` people a side, with odd, negative and equal weights,
/// several mentors, fields that have to differ, forbidden and locked pairs.
pub(crate) fn any_cohort(most: usize) -> impl Strategy<Value = Cohort> {
    let side = |letter: &'static str| {
        vec(any_person(), 0..=most).prop_map(move |people| {
            let named = |(at, mut person): (usize, Person)| {
                person.id = format!("{letter}{at}");
                person
            };
            people
                .into_iter()
                .enumerate()
                .map(named)
                .collect::<Vec<_>>()
        })
    };
    let pairs = || btree_set((0..most, 0..most), 0..5);
    (any_rules(), side("e"), side("r"), pairs(), pairs()).prop_map(
        |(rules, mentees, mentors, forbidden, wished)| {
            let named = |(i, j): &(usize, usize)| (format!("e{i}"), format!("r{j}"));
            let there = |(i, j): &&(usize, usize)| *i < mentees.len() && *j < mentors.len();
            let cohort = Cohort {
                forbidden: forbidden.iter().filter(there).map(named).collect(),
                locked: Vec::new(),
                people: People {
                    mentees: mentees.clone(),
                    mentors: mentors.clone(),
                },
                rules,
            };
            with_locks(cohort, wished.iter().filter(there).map(named).collect())
        },
    )
}

/// Locks those of the wished pairs that rules and places allow.
fn with_locks(mut cohort: Cohort, wished: Vec<(String, String)>) -> Cohort {
    let rules = Rules::parse(&cohort.rules, "rules.toml").unwrap();
    for pair in wished {
        cohort.locked.push(pair);
        let people = cohort.people.clone();
        if Problem::new(&rules, people, &cohort.forbidden, &cohort.locked).is_err() {
            cohort.locked.pop();
        }
    }
    cohort
}

fn any_person() -> impl Strategy<Value = Person> {
    let tags = || btree_set(prop::sample::select(vec!["a", "b", "c", "d"]), 0..4);
    let field = prop::option::weighted(0.9, prop::sample::select(vec!["law", "art", "tax"]));
    let places = prop_oneof![6 => 1u32..=1, 3 => 2u32..=3, 1 => Just(0), 1 => Just(9)];
    (places, tags(), field, 0i64..4, 0i64..3).prop_map(|(places, tags, field, hours, step)| {
        let mut person = person(
            "",
            places,
            [
                ("Tags", list(&tags.into_iter().collect::<Vec<_>>())),
                ("Hours", hours.into()),
                ("Stage", ["low", "middle", "high"][step as usize].into()),
            ],
        );
        if let Some(field) = field {
            person.values.insert("Field".to_owned(), field.into());
        }
        person
    })
}

fn any_rules() -> impl Strategy<Value = String> {
    let order = prop::sample::select(vec![
        r#"order = ["most mentees with a mentor", "most pairs", "highest total score"]"#,
        r#"order = ["most pairs", "highest total score"]"#,
    ]);
    let must = prop::sample::select(vec![
        "",
        "[[must]]\nrule = \"share at least one\"\ncolumn = \"Tags\"\n",
        "[[must]]\nrule = \"differ\"\ncolumn = \"Field\"\nmissing = \"refuse\"\n",
    ]);
    let diversity = prop::sample::select(vec!["", "[diversity]\ncolumn = \"Field\"\n"]);
    let weight = prop::sample::select(vec![0i64, 7, 13, -13, 60]);
    (order, must, diversity, weight.clone(), weight.clone(), weight).prop_map(
        |(order, must, diversity, tags, field, step)| {
            format!(
                "[objective]\n{order}\n{must}{diversity}\
                 [[points]]\ncriterion = \"share of mentee's choices met\"\ncolumn = \"Tags\"\npoints = {tags}\n\
                 [[points]]\ncriterion = \"same\"\ncolumn = \"Field\"\npoints = {field}\nmissing_points = 1\n\
                 [[points]]\ncriterion = \"smaller of the two, times\"\ncolumn = \"Hours\"\npoints = 7\nmost = 13\n\
                 [[points]]\ncriterion = \"steps apart\"\ncolumn = \"Stage\"\nscale = [\"low\", \"middle\", \"high\"]\npoints = [{step}, 0]\n"
            )
        },
    )
}
