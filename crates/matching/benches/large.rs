//! Large cohorts, over all pairs: `cargo bench -p dyad-matching --bench large [-- FOLDER…]`.
//!
//! A folder holds `participants.csv`, `rules.toml` and `blocked.csv` with the columns that the
//! rules name; cells hold no commas, and lists are separated by `; `. Without one, cohorts are drawn.

mod drawn;

use std::time::Instant;

use dyad_matching::{People, Person, Problem, Rules, Value};

fn main() {
    println!(
        "cohort                       order     pairs        score   build s  solve cpu s   MB"
    );
    let folders: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    if folders.is_empty() {
        for (mentees, mentors) in [(2_000, 2_000), (10_000, 10_000)] {
            for wants in [1, 3] {
                let name = format!("{mentees} x {mentors}, 1-{wants}");
                measure(
                    &name,
                    drawn::RULES,
                    drawn::people(mentees, mentors, wants),
                    &[],
                );
            }
        }
    }
    for folder in folders {
        for (one, diverse) in [(true, false), (false, false), (false, true)] {
            let kind = if one {
                "one"
            } else if diverse {
                "diverse"
            } else {
                "many"
            };
            if std::env::var("KINDS").is_ok_and(|kinds| !kinds.contains(kind)) {
                continue;
            }
            if let Err(wrong) = from(&folder, one, diverse) {
                println!("{folder}: {wrong}");
            }
        }
    }
}

fn from(folder: &str, one: bool, diverse: bool) -> std::io::Result<()> {
    let read = |file: &str| std::fs::read_to_string(format!("{folder}/{file}"));
    let mut rules = read("rules.toml")?;
    if !diverse {
        rules = rules.replace("[diversity]\ncolumn = \"Specialty\"", "");
    }
    if std::env::var("ORDER").is_ok_and(|order| order == "people") {
        rules = rules.replace(
            "[\"most pairs\"",
            "[\"most mentees with a mentor\", \"most pairs\"",
        );
    }
    let text = read("participants.csv")?;
    let mut people = People::default();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let is_mentee = cells[1] == "Mentee";
        let places = cells[cells.len() - 1].parse().unwrap_or(1);
        let value = |cell: &str| match cell.contains("; ") {
            true => Value::List(cell.split("; ").map(str::to_owned).collect()),
            false => Value::from(cell),
        };
        let values = header.iter().zip(&cells).skip(2);
        let person = Person {
            id: cells[0].to_owned(),
            places: if one && is_mentee { 1 } else { places },
            values: values
                .map(|(column, cell)| ((*column).to_owned(), value(cell)))
                .collect(),
        };
        if is_mentee {
            people.mentees.push(person)
        } else {
            people.mentors.push(person)
        }
    }
    let blocked = read("blocked.csv")?;
    let pair = |line: &str| {
        let mut ids = line.split(',').map(str::to_owned);
        Some((ids.next()?, ids.next()?))
    };
    let blocked: Vec<_> = blocked.lines().skip(1).filter_map(pair).collect();
    let kind = if one {
        "one"
    } else if diverse {
        "diverse"
    } else {
        "many"
    };
    measure(&format!("{folder} {kind}"), &rules, people, &blocked);
    Ok(())
}

fn measure(name: &str, rules: &str, people: People, blocked: &[(String, String)]) {
    let Ok(rules) = Rules::parse(rules, "rules.toml") else {
        return println!("the rules of this benchmark are broken");
    };
    let start = Instant::now();
    let Ok(problem) = Problem::new(&rules, people, blocked, &[]) else {
        return println!("the people of this benchmark are broken");
    };
    let build = start.elapsed().as_secs_f64();
    let before = processor_seconds();
    let answer = problem.solve();
    let seconds = processor_seconds() - before;
    let proved = answer.certificate.primal == answer.certificate.dual.total;
    println!(
        "{name:<28} {:>5} {:>9} {:>12} {build:>9.2} {seconds:>12.2} {:>4}{}",
        answer.mentees_served,
        answer.pairs.len(),
        answer.total,
        megabytes(),
        if proved { "" } else { " NOT PROVED" },
    );
}

fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |at: usize| {
        fields
            .get(at)
            .and_then(|field| field.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory held so far.
fn megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    let number = line
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<u64>().ok());
    number.unwrap_or(0) / 1024
}
