//! An inquiry: coordinators ask an applicant something, and the applicant answers on their own page.

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::id;
use dyad_platform::problem::Problem;

use crate::application::{self, ApplicationId, State};

pub mod store;

id!(
    /// An inquiry.
    InquiryId
);

/// The longest answer.
const LONGEST: usize = 4_000;

/// A question to an applicant.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Inquiry {
    /// Its id.
    pub id: InquiryId,
    /// The application that it is about.
    pub application_id: ApplicationId,
    /// What is asked.
    pub question: String,
    /// Since when.
    pub asked_at: Moment,
    /// What the applicant answered.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<Moment>,
}

/// An answer that can be kept; nothing where nothing was written or too much.
#[must_use]
pub fn tidy(answer: &str) -> Option<String> {
    let answer = answer.trim().replace("\r\n", "\n");
    (!answer.is_empty() && answer.chars().count() <= LONGEST).then_some(answer)
}

/// Keeps the applicant's answer. The application waits for the coordinators again once nothing is
/// left to be answered. Answers `false` where the question was answered before.
///
/// # Errors
/// Those of the database.
pub async fn answer(
    tx: &mut Tx,
    inquiry: &Inquiry,
    answer: &str,
    now: Moment,
) -> Result<bool, Problem> {
    if !store::note_answer(tx, &inquiry.id, answer, now).await? {
        return Ok(false);
    }
    let still_open = store::open_of(tx, &inquiry.application_id).await?;
    if still_open.is_empty() {
        let id = &inquiry.application_id;
        application::store::turn(tx, id, State::Asked, State::Submitted).await?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_words_and_an_end() {
        assert_eq!(tidy(" Yes.\r\nGladly. "), Some("Yes.\nGladly.".into()));
        assert_eq!(tidy("  \n "), None);
        assert_eq!(tidy(&"x".repeat(LONGEST + 1)), None);
    }
}
