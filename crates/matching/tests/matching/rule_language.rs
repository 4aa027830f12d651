//! The rule language: what it accepts, and what it says about a mistake.

use dyad_matching::{CriterionKind, MustKind, Order, Rules, RulesError, Side};

const FULL: &str = r#"# Points are whole numbers.
[objective]
order = ["most pairs", "highest total score"]

[[must]]
rule = "share at least one"
column = "Languages"
[[must]]
rule = "mentor above mentee"
column = "Stage"
scale = ["Student", "Early", "Senior"]
[[must]]
rule = "at most hours apart"
column = "UTC offset"
hours = 6
unit = "minutes"
missing = "refuse"
[[must]]
rule = "mentor column equals mentee preference"
mentor_column = "Gender"
mentee_column = "Preferred gender"
any = "No preference"
[[must]]
rule = "not in list"
file = "blocked.csv"

[[points]]
criterion = "same or related"
column = "Field"
same = 300
related = 120
[[points]]
criterion = "steps above"
column = "Stage"
points = [0, 60, -13]
missing_points = 7
[[points]]
criterion = "needs met by offers"
name = "skills"
mentee_column = "Skills to gain"
mentor_column = "Skills to offer"
points = 180

[capacity]
column = "Places"

[diversity]
column = "Main field"

[families]
Law = 1
Policy = "1"
"#;

fn mistake(text: &str) -> String {
    Rules::parse(text, "rules.toml").unwrap_err().to_string()
}

#[test]
fn a_full_set_of_rules() {
    let rules = Rules::parse(FULL, "rules.toml").unwrap();
    assert_eq!(rules.order(), Order::PairsFirst);
    let musts: Vec<MustKind> = rules.musts().iter().map(|must| must.kind()).collect();
    let expected = [
        MustKind::ShareOne,
        MustKind::MentorAbove,
        MustKind::HoursApart,
        MustKind::Preference,
        MustKind::NotInList,
    ];
    assert_eq!(musts, expected);
    let criteria = rules.criteria();
    assert_eq!(criteria[1].kind(), CriterionKind::StepsAbove);
    assert_eq!((criteria[1].most(), criteria[1].missing_points), (60, 7));
    assert_eq!(criteria[2].name.as_deref(), Some("skills"));
    assert_eq!(rules.family("Law"), rules.family("Policy"));
    assert_eq!(rules.capacity_column(), Some("Places"));
    assert_eq!(rules.largest_score(), 300 + 60 + 180);
    let read: Vec<&str> = rules.columns(Side::Mentor).into_iter().collect();
    let expected = [
        "Field",
        "Gender",
        "Languages",
        "Main field",
        "Skills to offer",
    ];
    assert_eq!(read, [&expected[..], &["Stage", "UTC offset"]].concat());
    assert!(!rules.columns(Side::Mentee).contains("Main field"));
    let lists: Vec<&str> = rules.list_columns().into_iter().collect();
    assert_eq!(lists, ["Languages", "Skills to gain", "Skills to offer"]);
}

#[test]
fn rules_keep_their_meaning_when_written_down() {
    let rules = Rules::parse(FULL, "rules.toml").unwrap();
    assert_eq!(Rules::parse(&rules.to_toml(), "kept").unwrap(), rules);
    assert_eq!(Rules::from_table(rules.table(), "kept").unwrap(), rules);
}

#[test]
fn people_come_first_unless_the_rules_say_otherwise() {
    assert_eq!(
        Rules::parse("", "rules.toml").unwrap().order(),
        Order::PeopleFirst
    );
}

#[test]
fn a_weight_is_changed_in_the_table() {
    let mut table = Rules::parse(FULL, "rules.toml").unwrap().table().clone();
    table["points"][2]["points"] = 1.into();
    let rules = Rules::from_table(&table, "what if").unwrap();
    assert_eq!(rules.criteria()[2].most(), 1);
    table["points"][2]["points"] = "many".into();
    let wrong = Rules::from_table(&table, "what if")
        .unwrap_err()
        .to_string();
    assert_eq!(
        wrong,
        "what if, at points[3].points: `points` is a text. It should be a whole number."
    );
}

#[test]
fn mistakes_in_a_template_name_the_line_of_the_template() {
    let template = "format = 1\n\n[matching.objective]\norder = [\"most pairs\", \"highest total score\"]\n\n\
                    [[matching.must]]\nrule = \"differs\"\ncolumn = \"Employer\"\n";
    let wrong = Rules::parse_within(template, "vet.toml", "matching").unwrap_err();
    assert_eq!(wrong.place.map(|at| (at.line, at.column)), Some((7, 8)));
    let right = template.replace("differs", "differ");
    let rules = Rules::parse_within(&right, "vet.toml", "matching").unwrap();
    assert_eq!(rules.order(), Order::PairsFirst);
    assert_eq!(Rules::from_table(rules.table(), "vet.toml").unwrap(), rules);
    let wrong = Rules::parse_within("format = 1", "vet.toml", "matching")
        .unwrap_err()
        .to_string();
    assert!(wrong.contains("there is no table [matching]"), "{wrong}");
}

#[test]
fn an_unknown_rule_or_criterion_lists_the_known() {
    let wrong = mistake("[[must]]\ncolumn = \"A\"\nrule = \"differs\"\n");
    assert_eq!(
        wrong,
        "rules.toml:3:8: there is no rule \"differs\". Known: \"share at least one\", \"same\", \"differ\", \
         \"mentor above mentee\", \"at most hours apart\", \"at most distance apart\", \
         \"mentor column equals mentee preference\", \"mentee column equals mentor preference\", \
         \"not named by the other\", \"not already tried\" and \"not in list\"."
    );
    let wrong = mistake("[[points]]\ncriterion = \"equal\"\n");
    assert!(
        wrong.starts_with("rules.toml:2:13: there is no criterion \"equal\". Known: \"same\",")
    );
}

#[test]
fn an_unknown_field_lists_the_known() {
    let wrong =
        mistake("[[points]]\ncriterion = \"same\"\ncolumn = \"A\"\npoints = 1\n  weight = 2\n");
    assert!(
        wrong.starts_with("rules.toml:5:3: \"same\" has no field \"weight\". Known fields:"),
        "{wrong}"
    );
    assert!(wrong.contains("\"missing_points\""), "{wrong}");
    let wrong = mistake("[goals]\n");
    assert!(
        wrong.contains("the rules has no field \"goals\". Known fields: \"objective\""),
        "{wrong}"
    );
}

#[test]
fn every_other_mistake_says_what_would_be_right() {
    for (text, says) in [
        (
            "points = 3",
            ":1:10: `points` is a whole number. It should be written as [[points]].",
        ),
        (
            "[[must]]\nrule = \"differ\"",
            ":2:8: \"differ\" has no `column`. Add, for example, column = \"Languages\".",
        ),
        (
            "[[must]]\nrule = \"at most hours apart\"\ncolumn = \"A\"\nhours = -1",
            ":4:9: `hours` is -1. It should be 0 or more.",
        ),
        (
            "[[must]]\nrule = \"mentor above mentee\"\ncolumn = \"A\"",
            "has no `scale`. Add, for example, scale = [",
        ),
        (
            "[[must]]\nrule = \"mentor above mentee\"\ncolumn = \"A\"\nscale = [\"x\", \"x\"]",
            "`scale` has \"x\" twice. Each step stands once",
        ),
        (
            "[[must]]\nrule = \"differ\"\ncolumn = \"A\"\nmissing = \"perhaps\"",
            "It should be \"pass\" or \"refuse\".",
        ),
        (
            "[[must]]\nrule = \"differ\"\nmentee_column = \"A\"",
            "Give `column`, or both `mentee_column` and `mentor_column`.",
        ),
        (
            "[[points]]\ncriterion = \"same\"\ncolumn = \"A\"\npoints = 1.5",
            ":4:10: `points` is a number with decimals. It should be a whole number.",
        ),
        (
            "[[points]]\ncriterion = \"same\"\ncolumn = \"A\"\npoints = 1000001",
            "It should lie between -1000000 and 1000000.",
        ),
        (
            "[[points]]\ncriterion = \"steps apart\"\ncolumn = \"A\"\npoints = []",
            "`points` is an empty list. Give one number for each distance",
        ),
        (
            "[[points]]\ncriterion = \"same or related\"\ncolumn = \"A\"\nsame = 1\nrelated = 1",
            "Add [families] with a family for each value, or use \"same\".",
        ),
        (
            "[objective]\norder = [\"best\"]",
            "there is no order [\"best\"]. It should be [\"most mentees with a mentor\", \"most pairs\", \"highest total score\"] or [",
        ),
        (
            "[families]\nLaw = true",
            "the family of \"Law\" is true or false. It should be a whole number or a text.",
        ),
        (
            "[[points]]\ncriterion = \"same\"\ncolumn = \"A\"\npoints = 1\nmissing = \"zero\"",
            ":5:11: `missing` is \"zero\". It should be \"neutral\", \"penalise\" or a whole number.",
        ),
        (
            "[[points]]\ncriterion = \"same\"\ncolumn = \"A\"\npoints = 1\nopt_in = \"Yes\"",
            "has no `opt_in_column`. Add, for example, opt_in_column = \"May count\".",
        ),
        (
            "[[must]]\nrule = \"at most distance apart\"\ncolumn = \"A\"\nmost = 5\nby = \"table\"",
            "there is no table of distances. Add, for example, [distances]",
        ),
        (
            "[distances]\nA = { B = 3 }\nB = { A = 4 }",
            ":3:11: \"B\" and \"A\" are 4 apart. It was given before, the other way round,",
        ),
        (
            "[[must]]\nrule = \"not named by the other\"",
            "has no `column`. Add, for example, mentee_column = \"Not with\".",
        ),
        (
            "[[must]]\nrule = \"mentor above mentee\"\ncolumn = \"A\"\nscale = [\"x\", \"y\"]\nat_least = 1001",
            ":5:12: `at_least` is 1001. It should lie between -1000 and 1000.",
        ),
        ("[capacity]\n", "[capacity] has no `column`."),
        ("[[must]\n", ":1:"),
    ] {
        let wrong = mistake(text);
        assert!(
            wrong.starts_with("rules.toml:") && wrong.contains(says),
            "{text}\n{wrong}"
        );
    }
}

#[test]
fn a_name_is_used_once() {
    let twice = "[[must]]\nrule = \"not in list\"\nname = \"n\"\n".repeat(2);
    assert!(mistake(&twice).contains("the name \"n\" is used twice."));
}

#[test]
fn a_mistake_is_a_value_too() {
    let wrong = Rules::parse("x = 1", "rules.toml").unwrap_err();
    let kept = serde_json::to_string(&wrong).unwrap();
    assert_eq!(serde_json::from_str::<RulesError>(&kept).unwrap(), wrong);
}
