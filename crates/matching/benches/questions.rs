//! How long questions and small changes take in a cohort of 500 mentees and 300 mentors.
//!
//! `cargo bench -p dyad-matching --bench questions` prints the median and the worst of
//! many runs.

mod drawn;

use std::hint::black_box;
use std::time::{Duration, Instant};

use dyad_matching::{People, Problem, Rules, Solved};

const RUNS: usize = 60;

fn main() {
    println!("500 x 300                                     median       worst");
    for (name, wants) in [("one mentor each", 1), ("1 to 3 mentors", 3)] {
        measure(name, drawn::people(500, 300, wants));
    }
}

fn measure(name: &str, people: People) {
    let build = |rules: &str| {
        let rules = Rules::parse(rules, "bench").ok()?;
        Problem::new(&rules, people.clone(), &[], &[]).ok()
    };
    let weights: Vec<String> = (0..RUNS)
        .map(|at| drawn::RULES.replace("points = 243", &format!("points = {}", 200 + 2 * at)))
        .collect();
    let Some(problem) = build(drawn::RULES) else {
        return println!("the people of this benchmark are broken");
    };
    let solved = problem.clone().solved();
    let pairs = solved.pairs();
    let two = |at: usize| &pairs[at * 7 % pairs.len()];
    let other = |at: usize| &pairs[(at * 13 + 5) % pairs.len()].mentor;
    let timed = |what: &str, mut run: Box<dyn FnMut(usize) + '_>| {
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|at| {
                let start = Instant::now();
                run(at);
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let (median, worst) = (times[RUNS / 2], times[RUNS - 1]);
        println!("{name:<18}{what:<24}{median:>10.1?}  {worst:>10.1?}");
    };
    timed(
        "people into a problem",
        Box::new(|_| drop(black_box(build(drawn::RULES)))),
    );
    timed(
        "solved from nothing",
        Box::new(|_| drop(black_box(problem.clone().solved()))),
    );
    timed("its proof", Box::new(|_| drop(black_box(solved.answer()))));
    timed(
        "another weight",
        Box::new(|at| {
            let changed = build(&weights[at]).map(|problem| problem.solved_from(&solved));
            drop(black_box(changed.as_ref().map(Solved::answer)));
        }),
    );
    timed(
        "the same from nothing",
        Box::new(|at| {
            drop(black_box(
                build(&weights[at]).map(|problem| problem.solve()),
            ))
        }),
    );
    let mut now = solved.clone();
    timed(
        "a ban",
        Box::new(move |at| drop(black_box(now.forbid(&two(at).mentee, &two(at).mentor)))),
    );
    let mut now = solved.clone();
    timed(
        "a lock",
        Box::new(move |at| drop(black_box(now.lock(&two(at).mentee, other(at))))),
    );
    timed(
        "why not somebody else",
        Box::new(|at| drop(black_box(solved.why_not_these(&two(at).mentee, other(at))))),
    );
    timed(
        "how contested all are",
        Box::new(|_| drop(black_box(solved.all_contested()))),
    );
    timed(
        "who would both swap",
        Box::new(|_| drop(black_box(solved.swaps()))),
    );
    timed(
        "who is left, and why",
        Box::new(|_| drop(black_box(problem.unmatched(&solved.answer())))),
    );
}
