//! Whether a template that was changed by parts is still sound.

use super::{Fault, Refused, Template, check, reading};

impl Template {
    /// The same, with options that one question takes from another as they are there by now.
    #[must_use]
    pub fn with_shared_options(mut self) -> Self {
        let shared = |question: &&mut super::Question| question.options_of.is_some();
        for question in self.questions.iter_mut().filter(shared) {
            question.options.clear();
        }
        reading::share_options(&mut self);
        self
    }

    /// Checks what [`Template::parse`] checks, of a template that comes from no file.
    ///
    /// # Errors
    /// [`Refused`] names the field of the first thing that's wrong; there is no line.
    pub fn sound(&self) -> Result<(), Refused> {
        let refused = |field: String, fault: Fault| Refused {
            file: self.key.clone(),
            line: 0,
            field,
            fault,
        };
        let rules = self.rules().map_err(|error| {
            let (wrong, right) = (error.wrong, error.right);
            refused(
                format!("matching.{}", error.path),
                Fault::Rule { wrong, right },
            )
        })?;
        match check::check(self, &rules).into_iter().next() {
            None => Ok(()),
            Some(wrong) => Err(refused(wrong.field, wrong.fault)),
        }
    }
}
