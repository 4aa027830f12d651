//! Programmes as files, on the command line: is this one well, and what does a shipped one look like?

use std::path::Path;
use std::process::ExitCode;

use dyad_programme::template::{Refused, Template, shipped, shipped_text};

use crate::cli::{fail, say};

/// Says that a file is well, or everything that keeps it from being so, a line each. What is only worth
/// a second look keeps it from being well where `strict`.
pub(crate) fn check(path: &Path, strict: bool) -> ExitCode {
    let file = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return fail(&format!("{file}: {error}")),
    };
    match Template::look_over(&file, &text) {
        Ok((_, advice)) if strict && !advice.is_empty() => {
            say(&listed(&advice));
            ExitCode::FAILURE
        }
        Ok((template, advice)) => {
            say(&format!("{}{}", listed(&advice), well(&file, &template)));
            ExitCode::SUCCESS
        }
        Err(wrongs) => {
            say(&listed(&wrongs));
            ExitCode::FAILURE
        }
    }
}

/// Prints the file of a shipped template.
pub(crate) fn show(key: &str) -> ExitCode {
    let Some(text) = shipped_text(key) else {
        let known = shipped().unwrap_or_default();
        let keys: Vec<&str> = known.iter().map(|template| template.key.as_str()).collect();
        return fail(&format!(
            "there is no programme “{key}”; there are {}",
            keys.join(", ")
        ));
    };
    say(text);
    ExitCode::SUCCESS
}

fn listed(refused: &[Refused]) -> String {
    refused.iter().map(|one| format!("{one}\n")).collect()
}

fn well(file: &str, template: &Template) -> String {
    format!(
        "{file} is well: {} questions, {} criteria, {} clauses, {} talks, {} prompts.\n",
        template.questions.len(),
        template.reasons.len(),
        template.clauses.len(),
        template.plan.talks.len(),
        template.prompts.len()
    )
}
