//! What each kind of rule and criterion gives, worked out by hand.

use dyad_matching::{People, Person, Problem, Rules, Value};

const LEVELS: &str = "scale = [\"low\", \"middle\", \"high\"]\n";

/// The score of mentee `e` with mentor `r`, who said these things; nothing when a
/// rule refuses the pair. Semicolons part the items of lists.
fn scored(rules: &str, mentee: &[(&str, &str)], mentor: &[(&str, &str)]) -> Option<i64> {
    let rules = Rules::parse(rules, "rules.toml").unwrap();
    let value = |text: &str| match text.split_once(';') {
        Some(_) => Value::List(text.split(';').map(|item| item.trim().to_owned()).collect()),
        None => text.into(),
    };
    let person = |id: &str, said: &[(&str, &str)]| Person {
        id: id.to_owned(),
        places: 1,
        values: said
            .iter()
            .map(|(column, text)| ((*column).to_owned(), value(text)))
            .collect(),
    };
    let people = People {
        mentees: vec![person("e", mentee)],
        mentors: vec![person("r", mentor)],
    };
    let problem = Problem::new(&rules, people, &[], &[]).unwrap();
    problem.score("e", "r").unwrap()
}

fn criterion(fields: &str, mentee: &str, mentor: &str) -> i64 {
    let rules = format!("[[points]]\ncolumn = \"A\"\n{fields}");
    scored(&rules, &[("A", mentee)], &[("A", mentor)]).unwrap()
}

fn holds(fields: &str, mentee: &str, mentor: &str) -> bool {
    let rules = format!("[[must]]\ncolumn = \"A\"\n{fields}");
    scored(&rules, &[("A", mentee)], &[("A", mentor)]).is_some()
}

#[test]
fn more_than_one_thing_in_common_can_be_asked_for() {
    let two = "rule = \"share at least one\"\nat_least = 2";
    assert!(holds(two, "a;b;c", "b;c;d"));
    assert!(!holds(two, "a;b", "b;c"));
}

#[test]
fn same_is_a_rule_too() {
    assert!(holds("rule = \"same\"", "a", "a"));
    assert!(!holds("rule = \"same\"", "a", "b"));
    assert!(holds("rule = \"same\"", "a", ""));
    assert!(!holds("rule = \"same\"\nmissing = \"refuse\"", "a", ""));
}

#[test]
fn a_mentor_stands_above_by_so_many_steps() {
    let above =
        |least: i64| format!("rule = \"mentor above mentee\"\nat_least = {least}\n{LEVELS}");
    assert!(holds(&above(2), "low", "high"));
    assert!(!holds(&above(2), "low", "middle"));
    assert!(holds(&above(0), "low", "low"));
    assert!(holds(&above(-1), "middle", "low"));
}

#[test]
fn distances_are_numbers_or_come_from_a_table() {
    let near = "rule = \"at most distance apart\"\nmost = 10\n";
    assert!(holds(near, "15", "25"));
    assert!(!holds(near, "15", "26"));
    let table = "[distances]\nNorth = { South = 30, East = 9 }\n";
    let near = format!("{near}by = \"table\"\n{table}");
    assert!(holds(&near, "East", "North"));
    assert!(!holds(&near, "South", "North"));
    assert!(holds(&near, "Moon", "Moon"));
    assert!(holds(&near, "Moon", "North"), "not known passes");
    let far = "criterion = \"distance apart\"\npoints = [50, 20, 0]\nevery = 10\n";
    assert_eq!(criterion(far, "5", "14"), 50);
    assert_eq!(criterion(far, "5", "15"), 20);
    assert_eq!(criterion(far, "500", "0"), 0);
    let far = format!("{far}by = \"table\"\nmissing = -7\n{table}");
    assert_eq!(criterion(&far, "South", "North"), 0);
    assert_eq!(criterion(&far, "South", "East"), -7);
}

#[test]
fn people_named_by_id_are_kept_apart() {
    let apart = "[[must]]\nrule = \"not named by the other\"\nmentee_column = \"Not\"\n";
    assert_eq!(scored(apart, &[("Not", "q;r")], &[]), None);
    assert_eq!(scored(apart, &[("Not", "q")], &[("Not", "e")]), Some(0));
    let tried = "[[must]]\nrule = \"not already tried\"\ncolumn = \"Before\"\n";
    assert_eq!(scored(tried, &[], &[("Before", "e")]), None);
    assert_eq!(scored(tried, &[("Before", "x;y")], &[]), Some(0));
}

#[test]
fn mentors_may_wish_too() {
    let wish = "[[must]]\nrule = \"mentee column equals mentor preference\"\n\
                mentee_column = \"Kind\"\nmentor_column = \"Wish\"\nany = \"any\"\n";
    assert_eq!(scored(wish, &[("Kind", "a")], &[("Wish", "b")]), None);
    assert_eq!(scored(wish, &[("Kind", "b")], &[("Wish", "b")]), Some(0));
    assert_eq!(scored(wish, &[], &[("Wish", "any")]), Some(0));
}

#[test]
fn ranked_wishes_count_by_rank() {
    let wishes = |whose: &str| {
        format!(
            "[[points]]\ncriterion = \"{whose}'s ranked wishes\"\ncolumn = \"W\"\npoints = [90, 40]\nmissing = 5\n"
        )
    };
    let by_mentee = |said: &str| scored(&wishes("mentee"), &[("W", said)], &[]).unwrap();
    assert_eq!(by_mentee("r;b;a"), 90);
    assert_eq!(
        by_mentee("z;r;a"),
        40,
        "in the order given, not of the alphabet"
    );
    assert_eq!(by_mentee("z;y;r"), 0);
    assert_eq!(by_mentee("z"), 0);
    assert_eq!(by_mentee(""), 5);
    assert_eq!(scored(&wishes("mentor"), &[], &[("W", "z;e")]), Some(40));
}

#[test]
fn ratings_weigh_what_is_met() {
    let rated = "criterion = \"share of mentee's ratings met\"\npoints = 100";
    assert_eq!(criterion(rated, "cloud: 5;law: 2", "cloud"), 71);
    assert_eq!(criterion(rated, "cloud: 5;law", "law: 3"), 16);
    assert_eq!(criterion(rated, "cloud: 5;cloud: 2;sea", "cloud"), 83);
    assert_eq!(criterion(rated, "cloud: 0;sea: 4", "cloud; sea"), 100);
    assert_eq!(criterion(rated, "cloud: 0", "cloud"), 0);
}

#[test]
fn each_thing_in_common_counts_up_to_a_limit() {
    let each = "criterion = \"each in common, times\"\npoints = 20\nmost = 50";
    assert_eq!(criterion(each, "a;b;x", "a;b;y"), 40);
    assert_eq!(criterion(each, "a;b;c", "a;b;c"), 50);
}

#[test]
fn falling_short_of_a_hope_costs_and_exceeding_it_does_not() {
    let pace = "criterion = \"steps short of the wish\"\nscale = [\"day\", \"week\", \"month\"]\npoints = [40, 15, 0]";
    assert_eq!(criterion(pace, "week", "day"), 40);
    assert_eq!(criterion(pace, "week", "week"), 40);
    assert_eq!(criterion(pace, "day", "week"), 15);
    assert_eq!(criterion(pace, "day", "month"), 0);
}

#[test]
fn alike_or_different_as_wished() {
    let rules = "[[points]]\ncriterion = \"same or different as wished\"\ncolumn = \"Region\"\npoints = 30\n\
                 wish_column = \"Wish\"\nwish_same = \"near\"\nwish_different = \"far\"\nmissing = 1\n";
    let given = |wish: &str, mine: &str, theirs: &str| {
        scored(
            rules,
            &[("Wish", wish), ("Region", mine)],
            &[("Region", theirs)],
        )
        .unwrap()
    };
    assert_eq!(given("near", "north", "north"), 30);
    assert_eq!(given("near", "north", "south"), 0);
    assert_eq!(given("far", "north", "south"), 30);
    assert_eq!(given("far", "north", "north"), 0);
    assert_eq!(given("whatever", "north", "north"), 1);
}

#[test]
fn difference_earns_points_and_penalties_take_them() {
    assert_eq!(
        criterion("criterion = \"differ\"\npoints = 12", "a", "b"),
        12
    );
    assert_eq!(
        criterion("criterion = \"differ\"\npoints = 12", "a", "a"),
        0
    );
    assert_eq!(
        criterion("criterion = \"same\"\npoints = -12", "a", "a"),
        -12
    );
    assert_eq!(
        criterion(
            "criterion = \"same\"\npoints = 12\nmissing = \"penalise\"",
            "a",
            ""
        ),
        -12
    );
    assert_eq!(
        criterion(
            "criterion = \"same\"\npoints = 12\nmissing = \"neutral\"",
            "a",
            ""
        ),
        0
    );
}

#[test]
fn what_needs_agreement_counts_only_with_it() {
    let rules = "[[points]]\ncriterion = \"same\"\ncolumn = \"G\"\npoints = 25\nmissing = -9\n\
                 opt_in_column = \"May count\"\nopt_in = \"Yes\"\n";
    let agreed = |mentee: &str, mentor: &str, g: &str| {
        scored(
            rules,
            &[("G", "x"), ("May count", mentee)],
            &[("G", g), ("May count", mentor)],
        )
        .unwrap()
    };
    assert_eq!(agreed("Yes", "Yes", "x"), 25);
    assert_eq!(agreed("Yes", "No", "x"), 0);
    assert_eq!(agreed("", "Yes", "x"), 0);
    assert_eq!(agreed("", "Yes", ""), 0, "never a penalty");
    assert_eq!(agreed("Yes", "Yes", ""), -9);
}
