//! What somebody else's assignment solver finds.

use dyad_matching::{People, Person, Problem, Rules};
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use crate::cohort::{list, person};

const RULES: &str = r#"
    [[must]]
    rule = "share at least one"
    column = "Languages"
    [[must]]
    rule = "differ"
    column = "Employer"
    [[points]]
    criterion = "share of mentee's choices met"
    column = "Goals"
    points = 97
    [[points]]
    criterion = "same"
    column = "Field"
    points = 13
    [[points]]
    criterion = "smaller of the two, times"
    column = "Hours"
    points = 7
    most = 40
"#;

/// More than all points together.
const PAIR: i64 = 1_000_000;

fn side(letter: &str, people: usize, draw: &mut impl FnMut(usize) -> usize) -> Vec<Person> {
    let mut one = |at: usize| {
        let goals = [draw(20), draw(20), draw(20)].map(|goal| format!("g{goal}"));
        let goals = goals.each_ref().map(String::as_str);
        let languages = [draw(4), draw(4)].map(|word| format!("l{word}"));
        let languages = languages.each_ref().map(String::as_str);
        let values = [
            ("Goals", list(&goals[..1 + draw(3)])),
            ("Languages", list(&languages)),
            ("Employer", format!("o{}", draw(40)).into()),
            ("Field", format!("f{}", draw(6)).into()),
            ("Hours", (draw(9) as i64).into()),
        ];
        person(&format!("{letter}{at}"), 1, values)
    };
    (0..people).map(&mut one).collect()
}

fn agrees(mentees: usize, mentors: usize) {
    let mut number = (mentees * 31 + mentors) as u64;
    let mut draw = |bound: usize| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((number >> 33) % bound as u64) as usize
    };
    let people = People {
        mentees: side("e", mentees, &mut draw),
        mentors: side("r", mentors, &mut draw),
    };
    let rules = Rules::parse(RULES, "rules.toml").unwrap();
    let problem = Problem::new(&rules, people, &[], &[]).unwrap();
    let answer = problem.solve();
    let worth = |i: usize, j: usize| {
        let points = problem.score(&format!("e{i}"), &format!("r{j}")).unwrap();
        points.map_or(0, |points| PAIR + points)
    };
    let matrix = Matrix::from_fn(mentees, mentors, |(i, j)| worth(i, j));
    let (total, _) = kuhn_munkres(&matrix);
    assert_eq!(total, PAIR * answer.pairs.len() as i64 + answer.total);
}

#[test]
fn another_solver_finds_as_much_in_small_cohorts() {
    for (mentees, mentors) in [(1, 1), (7, 9), (30, 30), (60, 110)] {
        agrees(mentees, mentors);
    }
}

#[test]
fn another_solver_finds_as_much_in_large_cohorts() {
    agrees(600, 700);
}
