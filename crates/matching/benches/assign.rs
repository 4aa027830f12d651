//! How long one matching takes, at the sizes of a small programme and a large cohort.
//!
//! `cargo bench -p dyad-matching` prints, for each cohort, the median of several
//! runs and its ratio to the greedy choice (best pair first), which proves nothing
//! and leaves pairs unmade.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use dyad_matching::{People, Person, Problem, Rules, Value};

const RULES: &str = r#"
    [[must]]
    rule = "share at least one"
    column = "Languages"
    [[must]]
    rule = "differ"
    column = "Employer"
    [[must]]
    rule = "mentor above mentee"
    column = "Stage"
    scale = ["first", "second", "third", "fourth"]
    [[points]]
    criterion = "same or related"
    column = "Field"
    same = 301
    related = 127
    [[points]]
    criterion = "share of mentee's choices met"
    column = "Goals"
    points = 240
    [[points]]
    criterion = "hours apart"
    column = "Clock"
    points = [100, 80, 60, 40, 20, 0]
    [families]
    f0 = 0
    f1 = 0
    f2 = 1
    f3 = 1
    f4 = 2
"#;

const RUNS: usize = 9;

fn main() {
    println!("cohort           pairs of   greedy    best  new+solve       solve  x greedy");
    for (mentees, mentors, wants) in [(46, 31, 1), (46, 31, 3), (500, 300, 1), (500, 300, 3)] {
        measure(mentees, mentors, wants);
    }
}

fn measure(mentees: usize, mentors: usize, wants: u64) {
    let Ok(rules) = Rules::parse(RULES, "bench") else {
        return println!("the rules of this benchmark are broken");
    };
    let people = cohort(mentees, mentors, wants);
    let build = || Problem::new(&rules, people.clone(), &[], &[]);
    let Ok(problem) = build() else {
        return println!("the people of this benchmark are broken");
    };
    let answer = problem.solve();
    let greedy = greedy(&problem, &people);
    let solve = median(|| drop(black_box(problem.solve())));
    let whole = median(|| drop(black_box(build().map(|problem| problem.solve()))));
    let greedily = median(|| {
        black_box(self::greedy(&problem, &people));
    });
    println!(
        "{mentees:>4} x {mentors:<4} 1-{wants} {:>8} {greedy:>8} {:>7} {whole:>10.1?} {solve:>11.1?} {:>9.2}",
        mentees * mentors,
        answer.pairs.len(),
        solve.as_secs_f64() / greedily.as_secs_f64(),
    );
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// The pairs made when the best one left is taken, again and again.
fn greedy(problem: &Problem, people: &People) -> usize {
    let mut pairs = Vec::new();
    for mentee in &people.mentees {
        for mentor in &people.mentors {
            if let Ok(Some(score)) = problem.score(&mentee.id, &mentor.id) {
                pairs.push((std::cmp::Reverse(score), &mentee.id, &mentor.id));
            }
        }
    }
    pairs.sort_unstable();
    let all = people.mentees.iter().chain(&people.mentors);
    let mut left: BTreeMap<&String, u32> = all.map(|person| (&person.id, person.places)).collect();
    let mut made = 0;
    for (_, mentee, mentor) in &pairs {
        if left[mentee] > 0 && left[mentor] > 0 {
            made += 1;
            for id in [mentee, mentor] {
                left.entry(id).and_modify(|places| *places -= 1);
            }
        }
    }
    made
}

fn cohort(mentees: usize, mentors: usize, wants: u64) -> People {
    let mut draw = Draw(7);
    People {
        mentees: (0..mentees)
            .map(|at| person(&mut draw, format!("e{at}"), wants, 0))
            .collect(),
        mentors: (0..mentors)
            .map(|at| person(&mut draw, format!("r{at}"), 3, 1))
            .collect(),
    }
}

fn person(draw: &mut Draw, id: String, places: u64, above: u64) -> Person {
    let mut list = |prefix: &str, of: u64, most: u64| {
        let texts = (0..=draw.below(most)).map(|_| format!("{prefix}{}", draw.below(of)));
        Value::List(texts.collect())
    };
    let languages = list("l", 4, 2);
    let goals = list("g", 12, 4);
    let stages = ["first", "second", "third", "fourth"];
    let values = [
        ("Languages", languages),
        ("Goals", goals),
        ("Employer", format!("o{}", draw.below(14)).into()),
        ("Stage", stages[(draw.below(3) + above) as usize].into()),
        ("Field", format!("f{}", draw.below(5)).into()),
        ("Clock", (draw.below(9) as i64 - 4).into()),
    ];
    Person {
        id,
        places: 1 + draw.below(places) as u32,
        values: values
            .map(|(column, value)| (column.to_owned(), value))
            .into(),
    }
}

/// A small generator of numbers, the same on every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
