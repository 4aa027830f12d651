//! The whole job, from sheets to sheets: `cargo bench -p dyad-matching-files --bench whole -- …`
//!
//! - `match FOLDER [one] [out=FOLDER]`: solves and writes pairs and proof
//! - `verify FOLDER [one] [out=FOLDER]`: checks what `match` wrote
//! - `edges FOLDER [one]`: solves `edges.csv` with `wants.csv`
//!
//! A folder holds `participants.csv`, `rules.toml` and `blocked.csv`.

use std::path::{Path, PathBuf};

use dyad_matching_files::{FilesError, GivenInputs, Inputs, Outputs, solve, solve_given, verify};

fn main() {
    let asked = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let asked: Vec<String> = asked.collect();
    let [what, folder, how @ ..] = &asked[..] else {
        return println!("whole: say `match`, `verify` or `edges`, and a folder");
    };
    match measured(what, Path::new(folder), how) {
        Ok(said) => println!("{what} {folder} {how:?}: {said}; {}", spent()),
        Err(wrong) => println!("{what} {folder}: {wrong}"),
    }
}

fn measured(what: &str, folder: &Path, how: &[String]) -> Result<String, FilesError> {
    let out = how.iter().find_map(|word| word.strip_prefix("out="));
    let out = out.map_or_else(std::env::temp_dir, PathBuf::from);
    let one = how.iter().any(|word| word == "one");
    let inputs = Inputs {
        people: folder.join("participants.csv"),
        rules: folder.join("rules.toml"),
        blocked: None,
        locks: None,
        one,
        since: dyad_matching_files::Since::default(),
    };
    let (pairs, certificate) = (out.join("pairs.csv"), out.join("certificate.json"));
    match what {
        "match" => {
            let outputs = Outputs {
                pairs,
                certificate: Some(certificate),
                why: None,
            };
            let found = solve(&inputs, &outputs, 0, |_| {})?;
            Ok(format!("{} {}", found.pairs, found.score))
        }
        "verify" => {
            verify(&inputs, &pairs, &certificate, None)?;
            Ok("confirmed".to_owned())
        }
        _ => {
            let given = GivenInputs {
                edges: folder.join("edges.csv"),
                people: folder.join("wants.csv"),
                one,
                pairs_first: true,
            };
            let found = solve_given(&given, &pairs, 0, |_| {})?;
            Ok(format!("{} {}", found.pairs, found.score))
        }
    }
}

/// Processor seconds and the most memory held, by the system's own accounting.
fn spent() -> String {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).flat_map(str::parse::<f64>).sum();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    format!(
        "{:.2} cpu s, {}",
        ticks / 100.0,
        most.unwrap_or_default().trim()
    )
}
