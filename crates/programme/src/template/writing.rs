//! From a template back to a file.

use super::Template;

/// Options that a question shares with another stay with the other, so that a list is written once.
pub(super) fn to_toml(template: &Template) -> Result<String, toml::ser::Error> {
    let mut template = template.clone();
    let own: Vec<Option<String>> = template
        .questions
        .iter()
        .map(|question| question.options_of.clone())
        .collect();
    for (question, other) in template.questions.iter_mut().zip(own) {
        if other.is_some() {
            question.options.clear();
        }
    }
    toml::to_string_pretty(&template)
}
