//! Cohorts that are drawn, the same on every run.

use dyad_matching::{People, Person, Value};

pub(crate) const RULES: &str = r#"
    [objective]
    order = ["most mentees with a mentor", "most pairs", "highest total score"]
    [[must]]
    rule = "share at least one"
    column = "Languages"
    [[must]]
    rule = "differ"
    column = "Employer"
    [[must]]
    rule = "mentor above mentee"
    column = "Stage"
    scale = ["first", "second", "third", "fourth", "fifth", "sixth"]
    [[points]]
    criterion = "same or related"
    column = "Field"
    same = 301
    related = 127
    [[points]]
    criterion = "share of mentee's choices met"
    column = "Goals"
    points = 243
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

pub(crate) fn people(mentees: usize, mentors: usize, wants: u64) -> People {
    let mut draw = Draw(7);
    let mut side = |letter: &str, people: usize, places: u64, above: u64| -> Vec<Person> {
        (0..people)
            .map(|at| person(&mut draw, format!("{letter}{at}"), places, above))
            .collect()
    };
    People {
        mentees: side("e", mentees, wants, 0),
        mentors: side("r", mentors, 3, 2),
    }
}

fn person(draw: &mut Draw, id: String, places: u64, above: u64) -> Person {
    let mut list = |prefix: &str, of: u64, most: u64| {
        let texts = (0..=draw.below(most)).map(|_| format!("{prefix}{}", draw.below(of)));
        Value::List(texts.collect())
    };
    let languages = list("l", 8, 3);
    let goals = list("g", 24, 4);
    let stages = ["first", "second", "third", "fourth", "fifth", "sixth"];
    let values = [
        ("Languages", languages),
        ("Goals", goals),
        ("Employer", format!("o{}", draw.below(300)).into()),
        ("Stage", stages[(draw.below(4) + above) as usize].into()),
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
