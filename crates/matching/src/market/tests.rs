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
    let (problem, flow) = (market.problem, &market.deal.flow);
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

/// Cohorts that are hard for one part of the market or another.
mod hostile {
    use super::{Draw, cohort, person, proved};
    use crate::{People, Person, Problem, Rules, assign};

    const RULES: &str = r#"
        [[must]]
        rule = "share at least one"
        column = "Languages"
        [[points]]
        criterion = "same"
        column = "Field"
        points = 7
        [[points]]
        criterion = "share of mentee's choices met"
        column = "Goals"
        points = 13
    "#;

    /// The market has to find what the plain solver finds, and to prove it.
    fn is_solved(problem: &Problem) {
        let plain = assign::solve(problem);
        let plain = plain.pairs.iter().map(|&(i, j)| problem.pair(i, j));
        let plain: Vec<_> = plain.collect();
        let (_, pairs, score) = proved(problem, 0);
        let total = plain.iter().map(|pair| pair.score).sum();
        assert_eq!((pairs, score), (plain.len(), total));
    }

    fn side(letter: &str, people: u64, change: impl Fn(u64, &mut Person)) -> Vec<Person> {
        let mut draw = Draw(people);
        let one = |at| {
            let mut one = person(&mut draw, format!("{letter}{at}"), 2);
            one.places = 1;
            change(at, &mut one);
            one
        };
        (0..people).map(one).collect()
    }

    fn says(person: &mut Person, column: &str, text: &str) {
        person.values.insert(column.to_owned(), text.into());
    }

    fn problem(rules: &str, mentees: Vec<Person>, mentors: Vec<Person>) -> Problem {
        let rules = Rules::parse(rules, "rules.toml").unwrap();
        Problem::new(&rules, People { mentees, mentors }, &[], &[]).unwrap()
    }

    fn alike(_: u64, person: &mut Person) {
        for (column, text) in [("Languages", "v0"), ("Goals", "v1"), ("Field", "f0")] {
            says(person, column, text);
        }
    }

    #[test]
    fn everybody_alike() {
        is_solved(&problem(RULES, side("e", 90, alike), side("r", 70, alike)));
        is_solved(&problem(RULES, side("e", 70, alike), side("r", 90, alike)));
    }

    #[test]
    fn one_star_whom_everybody_wants() {
        let star = |at: u64, person: &mut Person| {
            alike(at, person);
            if at > 0 {
                says(person, "Goals", "v9");
                says(person, "Field", "f9");
            }
            person.places = if at == 0 { 3 } else { 1 };
        };
        is_solved(&problem(RULES, side("e", 80, alike), side("r", 80, star)));
    }

    #[test]
    fn nobody_has_a_field_in_common() {
        let alone = |at: u64, person: &mut Person| says(person, "Field", &format!("own {at}"));
        is_solved(&problem(
            RULES,
            side("e", 150, alone),
            side("r", 130, alone),
        ));
    }

    #[test]
    fn everybody_refused() {
        let silent = |language: &'static str| {
            move |_: u64, person: &mut Person| says(person, "Languages", language)
        };
        let problem = problem(
            RULES,
            side("e", 60, silent("a")),
            side("r", 60, silent("b")),
        );
        assert_eq!(proved(&problem, 0).1, 0);
        is_solved(&problem);
    }

    #[test]
    fn everybody_blocked() {
        let people = People {
            mentees: side("e", 40, alike),
            mentors: side("r", 35, alike),
        };
        let all = (0..40 * 35).map(|at| (format!("e{}", at / 35), format!("r{}", at % 35)));
        let rules = Rules::parse(RULES, "rules.toml").unwrap();
        let problem = Problem::new(&rules, people, &all.collect::<Vec<_>>(), &[]).unwrap();
        assert_eq!(proved(&problem, 0).1, 0);
    }

    #[test]
    fn more_wanted_than_there_are_people() {
        let many = |_: u64, person: &mut Person| person.places = 50;
        is_solved(&problem(RULES, side("e", 30, many), side("r", 20, many)));
        is_solved(&problem(
            RULES,
            side("e", 20, many),
            side("r", 30, |_, _| {}),
        ));
    }

    #[test]
    fn scarce_places_that_leave_many_without() {
        is_solved(&problem(
            RULES,
            side("e", 200, |_, _| {}),
            side("r", 30, |_, _| {}),
        ));
        let none = |_: u64, person: &mut Person| person.places = 0;
        is_solved(&problem(
            RULES,
            side("e", 30, |_, _| {}),
            side("r", 40, none),
        ));
    }

    #[test]
    fn one_person_and_nobody() {
        for (mentees, mentors) in [(1, 1), (1, 0), (0, 1), (0, 0), (1, 60), (60, 1)] {
            let people = (side("e", mentees, alike), side("r", mentors, alike));
            is_solved(&problem(RULES, people.0, people.1));
        }
    }

    #[test]
    fn points_beyond_sixteen_bits() {
        let rules = RULES.replace("= 7", "= 50000").replace("= 13", "= 7999");
        let drawn = |letter, people| side(letter, people, |_, _| {});
        is_solved(&problem(&rules, drawn("e", 90), drawn("r", 80)));
        let rules = RULES.replace("= 7", "= -40001");
        is_solved(&problem(&rules, drawn("e", 60), drawn("r", 70)));
    }

    #[test]
    fn removing_a_pair_of_a_mentor_with_several_places() {
        // Seeds on which prices have to be found anew before a path is looked for.
        for seed in 1_000..1_040 {
            is_solved(&cohort(seed));
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
