//! The market against the plain solver, which is tested against every cohort there is.

use crate::{People, Person, Problem, Rules, Value, assign, certificate};

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

    fn list(&mut self, of: u64, most: u64) -> Value {
        let texts = (0..self.below(most + 1)).map(|_| format!("v{}", self.below(of)));
        Value::List(texts.collect())
    }
}

fn rules(draw: &mut Draw) -> Rules {
    let order = ["\"most mentees with a mentor\", ", ""][draw.below(2) as usize];
    let diversity = ["", "[diversity]\ncolumn = \"Field\"\n"][draw.below(2) as usize];
    let missing = ["", "missing = \"refuse\"\n"][draw.below(2) as usize];
    let points = [7, 13, 60, -13][draw.below(4) as usize];
    let text = format!(
        "[objective]\norder = [{order}\"most pairs\", \"highest total score\"]\n{diversity}\
         [[must]]\nrule = \"share at least one\"\ncolumn = \"Languages\"\n{missing}\
         [[must]]\nrule = \"differ\"\ncolumn = \"Employer\"\n\
         [[points]]\ncriterion = \"same\"\ncolumn = \"Field\"\npoints = {points}\n\
         [[points]]\ncriterion = \"share of mentee's choices met\"\ncolumn = \"Goals\"\npoints = 97\n\
         [[points]]\ncriterion = \"smaller of the two, times\"\ncolumn = \"Hours\"\npoints = 7\nmost = 30\n"
    );
    Rules::parse(&text, "rules.toml").unwrap()
}

fn person(draw: &mut Draw, id: String, places: u64) -> Person {
    let values = [
        ("Languages", draw.list(4, 3)),
        ("Goals", draw.list(90, 6)),
        ("Employer", format!("o{}", draw.below(80)).into()),
        ("Field", format!("f{}", draw.below(4)).into()),
        ("Hours", (draw.below(9) as i64).into()),
    ];
    Person {
        id,
        places: draw.below(places + 1) as u32,
        values: values
            .map(|(column, value)| (column.to_owned(), value))
            .into(),
    }
}

fn cohort(seed: u64) -> Problem {
    let mut draw = Draw(seed);
    let rules = rules(&mut draw);
    let [mentees, mentors] = [1 + draw.below(70), 1 + draw.below(70)];
    let [wants, places] = [1 + draw.below(3), 1 + draw.below(4)];
    let mut side = |letter: &str, people: u64, places: u64| -> Vec<Person> {
        (0..people)
            .map(|at| person(&mut draw, format!("{letter}{at}"), places))
            .collect()
    };
    let people = People {
        mentees: side("e", mentees, wants),
        mentors: side("r", mentors, places),
    };
    let mut forbidden = Vec::new();
    for _ in 0..mentees / 4 {
        forbidden.push((
            format!("e{}", draw.below(mentees)),
            format!("r{}", draw.below(mentors)),
        ));
    }
    Problem::new(&rules, people, &forbidden, &[]).unwrap()
}

fn proved(problem: &Problem, seed: u64) -> (usize, usize, i64) {
    let mut market = super::Market::new(problem);
    market.open();
    market.settle();
    check(&market, seed);
    market.raise_pairs();
    check(&market, seed);
    market.raise_people();
    check(&market, seed);
    let solution = market.solution();
    let pairs = solution.pairs.iter().map(|&(i, j)| problem.pair(i, j));
    let pairs: Vec<_> = pairs.collect();
    let certificate = certificate::of(problem, &solution.prices, &pairs);
    assert_eq!(certificate.primal, certificate.dual.total);
    let totals = certificate.totals;
    (totals.mentees_served, totals.pairs, totals.score)
}

#[test]
fn the_market_finds_what_the_plain_solver_finds() {
    for seed in 0..400 {
        let problem = cohort(seed);
        let plain = assign::solve(&problem);
        let plain = plain.pairs.iter().map(|&(i, j)| problem.pair(i, j));
        let plain: Vec<_> = plain.collect();
        let served: std::collections::BTreeSet<_> = plain.iter().map(|pair| &pair.mentee).collect();
        let score = plain.iter().map(|pair| pair.score).sum();
        let mut found = proved(&problem, seed);
        if problem.rules.order() == crate::Order::PairsFirst {
            found.0 = served.len();
        }
        assert_eq!(found, (served.len(), plain.len(), score), "seed {seed}");
    }
}

/// Everything that makes prices a proof, over all pairs.
fn check(market: &super::Market<'_>, seed: u64) {
    use super::flow::{MENTEES, MENTORS};
    let (problem, flow) = (market.problem, &market.flow);
    for side in [MENTEES, MENTORS] {
        for person in 0..flow.side(side).len() {
            let people = flow.side(side);
            assert!(
                people.held[person] <= people.cap[person],
                "seed {seed}: places"
            );
            assert!(
                !flow.is_short(side, person),
                "seed {seed}: {side} {person} is short"
            );
            let floor = flow.drop_floor(side, person);
            let price = people.price[person];
            assert!(
                people.held[person] == 0 || price >= floor,
                "seed {seed}: {side} {person} {price} below {floor}"
            );
        }
    }
    for mentee in 0..flow.side(MENTEES).len() {
        for mentor in 0..flow.side(MENTORS).len() {
            let i = market.kernel.mentees[mentee] as usize;
            let j = market.kernel.mentors[mentor] as usize;
            let open = problem.eligible(i, j)
                && flow.side(MENTEES).cap[mentee] > 0
                && flow.side(MENTORS).cap[mentor] > 0;
            if !open {
                assert!(!flow.has(MENTEES, mentee, mentor), "seed {seed}: refused");
                continue;
            }
            let score = problem.scorer.score(i, j) as i32;
            if flow.has(MENTEES, mentee, mentor) {
                assert!(
                    flow.above(mentee, mentor, score) >= 0,
                    "seed {seed}: held below"
                );
            } else {
                let worth = i64::from(score) - flow.side(MENTORS).price[mentor];
                assert!(
                    worth <= flow.asks(mentee, mentor),
                    "seed {seed}: {mentee} {mentor} above"
                );
            }
        }
    }
}

#[test]
fn the_answer_is_the_same_on_every_number_of_threads() {
    for seed in 0..60 {
        let one = cohort(seed).with_threads(1);
        let many = cohort(seed).with_threads(5);
        let pairs = |problem| super::solve(problem).pairs;
        assert_eq!(pairs(&one), pairs(&many), "seed {seed}");
    }
}

#[test]
fn wide_and_plain_code_agree_bit_for_bit() {
    use super::kernel::Kernel;
    for seed in 0..40 {
        let problem = cohort(seed);
        let kernels = Kernel::of_every_width(&problem);
        let prices: Vec<i64> = (0..problem.mentors.len() as i64)
            .map(|j| j * 7 % 50)
            .collect();
        for mentee in 0..problem.mentees.len() {
            let seen = |kernel: &Kernel| {
                let mut seen = Vec::new();
                let scan = kernel.scan(prices.iter().copied().map(Some), 0);
                let mut row = super::kernel::Row::default();
                kernel.look((&scan, &mut row), &problem, mentee, 5, |j, score| {
                    seen.push((j, score));
                    5
                });
                seen
            };
            let plain = seen(&kernels[0]);
            assert!(
                kernels.iter().all(|kernel| seen(kernel) == plain),
                "seed {seed}"
            );
        }
    }
}
