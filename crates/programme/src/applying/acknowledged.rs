//! Which texts an applicant agreed to, and which of them have changed since.

use dyad_platform::clock::Moment;
use dyad_platform::ids::hashed;
use serde::{Deserialize, Serialize};

use crate::template::question::Role;
use crate::template::{Template, Texts};

/// Digests of the texts somebody agreed to, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// Of purpose and definition.
    pub purpose: String,
    /// Of what is expected in the role, and the time it takes.
    pub expectations: String,
    /// Of the code of conduct.
    pub code_of_conduct: String,
    /// Of what confidentiality means.
    pub confidentiality: String,
    /// When.
    pub at: Moment,
}

/// A text that has changed since somebody agreed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Purpose or definition.
    Purpose,
    /// Expectations or time.
    Expectations,
    /// The code of conduct.
    CodeOfConduct,
    /// Confidentiality.
    Confidentiality,
}

impl Acknowledged {
    /// Agreement to the texts as they are.
    #[must_use]
    pub fn to(texts: &Texts, role: Role, at: Moment) -> Self {
        let (expected, time) = match role {
            Role::Mentor => (&texts.expected_of_mentors, &texts.time_of_mentors),
            Role::Mentee => (&texts.expected_of_mentees, &texts.time_of_mentees),
        };
        Self {
            purpose: hashed(&format!("{}\n\n{}", texts.purpose, texts.definition)),
            expectations: hashed(&format!("{}\n\n{time}", expected.join("\n"))),
            code_of_conduct: hashed(&texts.code_of_conduct.join("\n")),
            confidentiality: hashed(&texts.confidentiality),
            at,
        }
    }

    /// One digest of all that somebody agrees to, for the form that asks for it: what was changed between
    /// the page and its button was never read.
    #[must_use]
    pub fn digest(template: &Template, roles: &[Role]) -> String {
        let of_one = |role: &Role| {
            let now = Self::to(&template.texts, *role, Moment(0));
            [
                now.purpose,
                now.expectations,
                now.code_of_conduct,
                now.confidentiality,
                hashed(&template.form(*role).pledge.text),
            ]
            .join(" ")
        };
        let all: Vec<String> = roles.iter().map(of_one).collect();
        hashed(&all.join(" "))
    }

    /// The texts that read otherwise by now.
    #[must_use]
    pub fn changed(&self, texts: &Texts, role: Role) -> Vec<Changed> {
        let now = Self::to(texts, role, self.at);
        let pairs = [
            (Changed::Purpose, &self.purpose, &now.purpose),
            (Changed::Expectations, &self.expectations, &now.expectations),
            (
                Changed::CodeOfConduct,
                &self.code_of_conduct,
                &now.code_of_conduct,
            ),
            (
                Changed::Confidentiality,
                &self.confidentiality,
                &now.confidentiality,
            ),
        ];
        let differ = pairs.into_iter().filter(|(_, then, now)| then != now);
        differ.map(|(text, ..)| text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped;

    #[test]
    fn a_text_that_changed_since_is_named_and_only_for_those_it_concerns() {
        let mut texts = shipped().unwrap().remove(0).texts;
        let of = |texts: &Texts, role| Acknowledged::to(texts, role, Moment(1));
        let (mentor, mentee) = (of(&texts, Role::Mentor), of(&texts, Role::Mentee));
        assert!(mentor.changed(&texts, Role::Mentor).is_empty());
        texts.expected_of_mentors.push("Bring biscuits.".into());
        assert_eq!(
            mentor.changed(&texts, Role::Mentor),
            [Changed::Expectations]
        );
        assert!(mentee.changed(&texts, Role::Mentee).is_empty());
        texts.code_of_conduct.pop();
        texts.confidentiality.push('.');
        assert_eq!(
            mentee.changed(&texts, Role::Mentee),
            [Changed::CodeOfConduct, Changed::Confidentiality]
        );
    }

    #[test]
    fn whatever_somebody_agrees_to_is_in_the_digest() {
        let mut template = shipped().unwrap().remove(0);
        let of = |template: &Template| Acknowledged::digest(template, &[Role::Mentor]);
        let before = of(&template);
        assert_eq!(of(&template), before);
        template.texts.expected_of_mentees.push("Else.".into());
        assert_eq!(of(&template), before, "it concerns the others");
        template.forms.mentor.pledge.text.push('!');
        assert_ne!(of(&template), before);
    }
}
