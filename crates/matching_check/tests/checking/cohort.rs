//! Drawn cohorts under rules of every kind, for both crates.

use std::collections::BTreeMap;

use dyad_matching::{Answer, Problem, Rules, Value};
use dyad_matching_check::{People, Person, Verdict, Wrong, check};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// All that a certificate is about.
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
        Problem::new(
            &rules,
            for_engine(&self.people),
            &self.forbidden,
            &self.locked,
        )
        .unwrap()
    }

    pub(crate) fn problem_people(&self) -> dyad_matching::People {
        for_engine(&self.people)
    }

    pub(crate) fn answer(&self) -> Answer {
        self.problem().solve()
    }

    pub(crate) fn check(&self, certificate: &str) -> Result<Verdict, Wrong> {
        check(
            &self.rules,
            &self.people,
            &self.forbidden,
            &self.locked,
            certificate,
        )
    }
}

pub(crate) fn json(answer: &Answer) -> String {
    serde_json::to_string(&answer.certificate).unwrap()
}

fn for_engine(people: &People) -> dyad_matching::People {
    let side = |people: &[Person]| people.iter().map(engine_person).collect();
    dyad_matching::People {
        mentees: side(&people.mentees),
        mentors: side(&people.mentors),
    }
}

/// Alternates between the forms in which the engine takes the same value.
fn engine_person(person: &Person) -> dyad_matching::Person {
    let value = |texts: &Vec<String>| match texts.as_slice() {
        [] => Value::Missing,
        [text] => text
            .parse()
            .map_or(Value::Text(text.clone()), Value::Number),
        texts => Value::List(texts.to_vec()),
    };
    dyad_matching::Person {
        id: person.id.clone(),
        places: person.places,
        values: person
            .values
            .iter()
            .map(|(k, v)| (k.clone(), value(v)))
            .collect(),
    }
}

const MUSTS: [&str; 13] = [
    "rule = \"share at least one\"\ncolumn = \"Tags\"\nat_least = 2\n",
    "rule = \"same\"\ncolumn = \"Field\"\n",
    "rule = \"mentor above mentee\"\ncolumn = \"Stage\"\nscale = [\"low\", \"middle\", \"high\"]\nat_least = 0\nmissing = \"refuse\"\n",
    "rule = \"at most distance apart\"\ncolumn = \"Clock\"\nmost = 7\n",
    "rule = \"at most distance apart\"\ncolumn = \"Field\"\nmost = 20\nby = \"table\"\nmissing = \"refuse\"\n",
    "rule = \"not named by the other\"\ncolumn = \"Ids\"\n",
    "rule = \"share at least one\"\ncolumn = \"Tags\"\n",
    "rule = \"share at least one\"\ncolumn = \"Tags\"\nmissing = \"refuse\"\n",
    "rule = \"differ\"\ncolumn = \"Field\"\nname = \"fields\"\n",
    "rule = \"mentor above mentee\"\ncolumn = \"Stage\"\nscale = [\"low\", \"middle\", \"high\"]\n",
    "rule = \"at most hours apart\"\ncolumn = \"Clock\"\nhours = 5\nmissing = \"refuse\"\n",
    "rule = \"mentor column equals mentee preference\"\nmentee_column = \"Wish\"\nmentor_column = \"Field\"\nany = \"any\"\n",
    "rule = \"not in list\"\nfile = \"blocked.csv\"\n",
];

const POINTS: [&str; 18] = [
    "criterion = \"differ\"\ncolumn = \"Field\"\npoints = 11\nmissing = \"penalise\"\n",
    "criterion = \"same or different as wished\"\ncolumn = \"Field\"\npoints = 17\nwish_column = \"Wish\"\nwish_same = \"law\"\nwish_different = \"art\"\nwish_of = \"mentor\"\nmissing = 2\n",
    "criterion = \"share of mentee's ratings met\"\ncolumn = \"Rated\"\npoints = 90\nmissing = \"penalise\"\n",
    "criterion = \"each in common, times\"\ncolumn = \"Tags\"\npoints = 20\nmost = 50\n",
    "criterion = \"steps short of the wish\"\ncolumn = \"Stage\"\nscale = [\"high\", \"middle\", \"low\"]\npoints = [30, 10, -5]\n",
    "criterion = \"distance apart\"\ncolumn = \"Clock\"\nevery = 3\npoints = [8, 4, 0]\nopt_in_mentee_column = \"Wish\"\nopt_in = \"any\"\n",
    "criterion = \"distance apart\"\ncolumn = \"Field\"\nevery = 10\nby = \"table\"\npoints = [8, 5, 0]\nmissing = -4\n",
    "criterion = \"mentee's ranked wishes\"\ncolumn = \"Ids\"\npoints = [70, 30]\nmissing = 1\n",
    "criterion = \"mentor's ranked wishes\"\ncolumn = \"Ids\"\npoints = [60, -20, 5]\nopt_in_column = \"Stage\"\nopt_in = \"low\"\n",
    "criterion = \"same\"\ncolumn = \"Field\"\npoints = -13\nmissing_points = 7\n",
    "criterion = \"same or related\"\ncolumn = \"Field\"\nsame = 31\nrelated = 13\n",
    "criterion = \"share of mentee's choices met\"\ncolumn = \"Tags\"\npoints = 100\n",
    "criterion = \"share of mentee's choices met\"\ncolumn = \"Tags\"\npoints = -7\n",
    "criterion = \"share at least one\"\ncolumn = \"Tags\"\npoints = 60\n",
    "criterion = \"hours apart\"\ncolumn = \"Clock\"\npoints = [50, 20, 7, -1]\n",
    "criterion = \"smaller of the two, times\"\ncolumn = \"Clock\"\npoints = 7\nmost = 40\nmissing_points = -3\n",
    "criterion = \"needs met by offers\"\nmentee_column = \"Tags\"\nmentor_column = \"Field\"\npoints = 49\n",
    "criterion = \"hours apart\"\nunit = \"minutes\"\ncolumn = \"Clock\"\npoints = [1, 0]\n",
];

/// These take their scale from each other.
const STEPS: &str = "[[points]]\ncriterion = \"steps above\"\ncolumn = \"Stage\"\npoints = [5, 60]\n\
    [[points]]\ncriterion = \"steps apart\"\ncolumn = \"Stage\"\nscale = [\"low\", \"middle\", \"high\"]\npoints = [9, 4, -20]\n";

fn any_rules() -> impl Strategy<Value = String> {
    let order = select(vec![
        "",
        "[objective]\norder = [\"most mentees with a mentor\", \"most pairs\", \"highest total score\"]\n",
        "[objective]\norder = [\"most pairs\", \"highest total score\"]\n",
    ]);
    let musts = subsequence(MUSTS.to_vec(), 0..=2);
    let points = subsequence(POINTS.to_vec(), 0..=14);
    let steps = select(vec!["", STEPS]);
    let diversity = select(vec!["", "[diversity]\ncolumn = \"Field\"\n"]);
    (order, musts, points, steps, diversity).prop_map(|(order, musts, points, steps, diversity)| {
        let musts: String = musts
            .iter()
            .map(|must| format!("[[must]]\n{must}"))
            .collect();
        let points: String = points
            .iter()
            .map(|points| format!("[[points]]\n{points}"))
            .collect();
        let families = "[families]\nlaw = 1\ntax = 1\nart = \"two\"\n\
                        [distances]\nlaw = { tax = 3, sea = 25 }\ntax = { law = 3, art = 14 }\n";
        format!("{order}{musts}{points}{steps}{diversity}{families}")
    })
}

fn any_person() -> impl Strategy<Value = Person> {
    let some = |values: &[&'static str]| {
        prop::option::weighted(0.85, select(values.to_vec()).prop_map(|value| vec![value]))
    };
    let tags = subsequence(vec!["law", "art", "b", "c"], 0..=3).prop_map(Some);
    let places = prop_oneof![6 => Just(1u32), 3 => 2u32..=3, 1 => Just(0), 1 => Just(9)];
    let ids = subsequence(vec!["r1", "e0", "r0", "e2", "r2", "e1"], 0..=4).prop_shuffle();
    let rated = subsequence(vec!["b: 3", "c: 0", "law", "c: 5", "b"], 0..=3);
    let values = (
        ids.prop_map(Some),
        rated.prop_map(Some),
        tags,
        some(&["law", "tax", "art", "sea"]),
        some(&["low", "middle", "high"]),
        some(&["-11", "-3", "0", "2", "4", "13"]),
        some(&["any", "law", "art"]),
    );
    (places, values).prop_map(|(places, (ids, rated, tags, field, stage, clock, wish))| {
        let columns = [
            ("Ids", ids),
            ("Rated", rated),
            ("Tags", tags),
            ("Field", field),
            ("Stage", stage),
            ("Clock", clock),
            ("Wish", wish),
        ];
        let said = |(column, texts): (&str, Option<Vec<&str>>)| {
            let texts = texts?.into_iter().map(str::to_owned).collect();
            Some((column.to_owned(), texts))
        };
        let values: BTreeMap<String, Vec<String>> = columns.into_iter().filter_map(said).collect();
        Person {
            id: String::new(),
            places,
            values,
        }
    })
}

/// Cohorts of up to `most` people a side.
pub(crate) fn any_cohort(most: usize) -> impl Strategy<Value = Cohort> {
    let side = |letter: &'static str| {
        vec(any_person(), 1..=most).prop_map(move |mut people| {
            for (at, person) in people.iter_mut().enumerate() {
                person.id = format!("{letter}{at}");
            }
            people
        })
    };
    let pairs = || btree_set((0..most, 0..most), 0..4);
    (any_rules(), side("e"), side("r"), pairs(), pairs()).prop_map(
        |(rules, mentees, mentors, forbidden, wished)| {
            let there = |(i, j): &&(usize, usize)| *i < mentees.len() && *j < mentors.len();
            let named = |(i, j): &(usize, usize)| (format!("e{i}"), format!("r{j}"));
            let forbidden = forbidden.iter().filter(there).map(named).collect();
            let wished: Vec<_> = wished.iter().filter(there).map(named).collect();
            let people = People { mentees, mentors };
            with_locks(
                Cohort {
                    rules,
                    people,
                    forbidden,
                    locked: Vec::new(),
                },
                wished,
            )
        },
    )
}

fn with_locks(mut cohort: Cohort, wished: Vec<(String, String)>) -> Cohort {
    let rules = Rules::parse(&cohort.rules, "rules.toml").unwrap();
    for pair in wished {
        cohort.locked.push(pair);
        let people = for_engine(&cohort.people);
        if Problem::new(&rules, people, &cohort.forbidden, &cohort.locked).is_err() {
            cohort.locked.pop();
        }
    }
    cohort
}
