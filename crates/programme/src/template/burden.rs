//! What a year asks of somebody, counted in forms: whoever gives their free time should know
//! beforehand, and it should be little.

use super::question::Role;
use super::year::{CheckIn, Item, SurveyTime};
use super::{Level, Template};

/// Days that are counted.
const YEAR: u32 = 365;

impl Template {
    /// How many forms a year asks of somebody at most: the application, the envelope, the agreement,
    /// each check-in as often as it comes, and the closing page. A survey rides along with the form
    /// that comes at its time, and is one of its own where there is none.
    #[must_use]
    pub fn forms_a_year(&self, role: Role) -> usize {
        let is_on = |level: Level| level != Level::Off;
        let one = |level: Level| usize::from(is_on(level));
        let check_ins: usize = self
            .check_ins
            .iter()
            .map(|check_in| self.times(check_in, role))
            .sum();
        let alone = self.surveys.iter().filter(|survey| {
            let rides = match survey.at {
                SurveyTime::Start => is_on(self.levels.envelope),
                SurveyTime::Middle => check_ins > 0,
                SurveyTime::End => is_on(self.levels.closing),
            };
            is_on(self.levels.surveys)
                && !rides
                && !asked(role, &survey.for_mentors, &survey.for_mentees).is_empty()
        });
        1 + one(self.levels.envelope)
            + one(self.levels.agreement)
            + one(self.levels.closing)
            + check_ins
            + alone.count()
    }

    /// How often a check-in comes to somebody in a year.
    fn times(&self, check_in: &CheckIn, role: Role) -> usize {
        let level = check_in.level.unwrap_or(self.levels.check_ins);
        let items = asked(role, &check_in.for_mentors, &check_in.for_mentees);
        if level == Level::Off || items.is_empty() {
            return 0;
        }
        let again = check_in.again_after_days.filter(|days| *days > 0);
        let more = again.map_or(0, |days| YEAR.saturating_sub(check_in.day) / days);
        1 + usize::try_from(more).unwrap_or(usize::MAX)
    }
}

fn asked<'i>(role: Role, mentors: &'i [Item], mentees: &'i [Item]) -> &'i [Item] {
    match role {
        Role::Mentor => mentors,
        Role::Mentee => mentees,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped_by_key;

    #[test]
    fn envelope_and_agreement_count_and_a_survey_rides_along() {
        let mut template = shipped_by_key("med-faculty-12m").unwrap().unwrap();
        let forms = |template: &Template| template.forms_a_year(Role::Mentor);
        assert_eq!(
            forms(&template),
            5,
            "apply, envelope, agreement, half-year, close"
        );
        template.levels.envelope = Level::Off;
        assert_eq!(forms(&template), 5, "the first survey comes alone now");
        template.levels.surveys = Level::Off;
        assert_eq!(forms(&template), 4);
        template.levels.agreement = Level::Off;
        assert_eq!(forms(&template), 3);
        template.levels.check_ins = Level::Off;
        assert_eq!(forms(&template), 2);
    }

    #[test]
    fn what_comes_again_counts_each_time() {
        let mut template = shipped_by_key("student-network").unwrap().unwrap();
        let before = template.forms_a_year(Role::Mentor);
        let pulse = template
            .check_ins
            .iter_mut()
            .find(|it| it.again_after_days.is_some());
        pulse.unwrap().again_after_days = Some(30);
        assert_eq!(template.forms_a_year(Role::Mentor), before + 7);
    }

    /// "At most five short forms" is a promise that people read before they apply.
    #[test]
    fn the_texts_promise_what_is_counted() {
        let number = |text: &str| {
            let words = ["three", "four", "five", "six"];
            let is_said = |word: &&str| text.contains(&format!("{word} short forms"));
            let at = words.iter().position(is_said);
            at.map(|at| at + 3)
        };
        for template in crate::template::shipped().unwrap() {
            for (role, text) in [
                (Role::Mentor, &template.texts.time_of_mentors),
                (Role::Mentee, &template.texts.time_of_mentees),
            ] {
                let counted = template.forms_a_year(role);
                assert_eq!(number(text), Some(counted), "{}: {text}", template.key);
            }
        }
    }
}
