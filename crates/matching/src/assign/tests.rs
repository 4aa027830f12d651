//! After every change, no open step gains anything: that is the proof.

use super::network::Network;
use crate::{People, Person, Problem, Rules};

const RULES: &str = r#"
    [[points]]
    criterion = "same"
    column = "Tag"
    points = 7
    [[points]]
    criterion = "smaller of the two, times"
    column = "Hours"
    points = 3
    most = 9
    [diversity]
    column = "Field"
"#;

fn problem(rules: &str, seed: u64) -> Problem {
    let mut state = seed;
    let mut draw = |most: u64| {
        state = super::mix(state.wrapping_add(0x9e37_79b9_7f4a_7c15));
        state % most
    };
    let mut person = |id: String| Person {
        id,
        places: draw(4) as u32,
        values: [
            ("Tag".to_owned(), format!("t{}", draw(3)).into()),
            ("Hours".to_owned(), (draw(4) as i64).into()),
            ("Field".to_owned(), format!("f{}", draw(4)).into()),
        ]
        .into(),
    };
    let people = People {
        mentees: (0..12).map(|at| person(format!("e{at}"))).collect(),
        mentors: (0..9).map(|at| person(format!("r{at}"))).collect(),
    };
    let rules = Rules::parse(rules, "rules.toml").unwrap();
    Problem::new(&rules, people, &[], &[]).unwrap()
}

#[test]
fn a_network_is_the_best_from_nothing_from_earlier_and_after_changes() {
    let other = RULES.replace("points = 7", "points = 13");
    for seed in 0..60 {
        let before = problem(RULES, seed);
        let network = Network::solved(&before);
        assert!(network.is_best());
        let after = problem(&other, seed + seed % 2);
        let warm = Network::solved_from(&after, &before, &network);
        assert!(warm.is_best());
        assert_eq!(warm.pairs(), Network::solved(&after).pairs());
        let mut solved = after.solved();
        for pair in solved.pairs() {
            let (mentee, mentor) = (&pair.mentee, &pair.mentor);
            let changed = match pair.score % 2 {
                0 => solved.lock(mentee, mentor),
                _ => solved.forbid(mentee, mentor),
            };
            assert!(changed.is_ok() && solved.network().is_best());
        }
    }
}
