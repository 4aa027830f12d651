//! What happened since a sheet was written, so that nobody has to edit sheets for it.

use std::path::Path;

use dyad_matching::People;
use dyad_matching_check as check;

use crate::FilesError;

/// What happened since: none of it by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// Who left, by id.
    pub leaves: Vec<String>,
    /// Who has one place more, by id; twice for two.
    pub more_places: Vec<String>,
    /// Who split up (mentee, mentor), never to be proposed again.
    pub splits: Vec<(String, String)>,
    /// Who are to be a pair (mentee, mentor).
    pub locks: Vec<(String, String)>,
}

impl Since {
    pub(crate) fn of_people(&self, sheet: &Path, people: &mut People) -> Result<(), FilesError> {
        for id in &self.leaves {
            let before = people.mentees.len() + people.mentors.len();
            people.mentees.retain(|person| person.id != *id);
            people.mentors.retain(|person| person.id != *id);
            if people.mentees.len() + people.mentors.len() == before {
                return Err(nobody(sheet, id));
            }
        }
        for id in &self.more_places {
            let mut all = people.mentees.iter_mut().chain(&mut people.mentors);
            let person = all.find(|person| person.id == *id);
            person.ok_or_else(|| nobody(sheet, id))?.places += 1;
        }
        Ok(())
    }

    pub(crate) fn of_checked(
        &self,
        sheet: &Path,
        people: &mut check::People,
    ) -> Result<(), FilesError> {
        for id in &self.leaves {
            people.mentees.retain(|person| person.id != *id);
            people.mentors.retain(|person| person.id != *id);
        }
        for id in &self.more_places {
            let mut all = people.mentees.iter_mut().chain(&mut people.mentors);
            let person = all.find(|person| person.id == *id);
            person.ok_or_else(|| nobody(sheet, id))?.places += 1;
        }
        Ok(())
    }

    /// Pairs never to be made, those with people who left dropped.
    pub(crate) fn forbidden(&self, mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
        pairs.extend(self.splits.iter().cloned());
        self.of_those_here(pairs)
    }

    pub(crate) fn locked(&self, mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
        pairs.retain(|pair| !self.splits.contains(pair));
        pairs.extend(self.locks.iter().cloned());
        self.of_those_here(pairs)
    }

    fn of_those_here(&self, mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
        pairs.retain(|(mentee, mentor)| {
            !self.leaves.contains(mentee) && !self.leaves.contains(mentor)
        });
        pairs
    }
}

fn nobody(sheet: &Path, id: &str) -> FilesError {
    let sheet = sheet.display();
    FilesError::Rows(vec![format!(
        "{sheet}: there is nobody with the ID \"{id}\""
    )])
}
