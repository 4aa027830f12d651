//! Who signs a letter of a programme, and whom to ask.

use dyad_people::account::{self, Person, PersonId};
use dyad_platform::db::Tx;
use dyad_platform::letter::Draft;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::programme::{self, Programme};

use crate::words::Words;

/// Who signs.
pub struct Sender {
    /// Name of the organisation.
    pub organisation: String,
    /// Name of the programme.
    pub programme: String,
    /// Who coordinates it and takes no part in what the letter is about.
    pub coordinator: Option<Person>,
}

/// Who signs letters of a programme; never one of `concerned`.
///
/// # Errors
/// Those of the database.
pub async fn of(
    tx: &mut Tx,
    programme: &Programme,
    concerned: &[&PersonId],
) -> Result<Sender, Problem> {
    let coordinators = programme::store::coordinators(tx, &programme.id).await?;
    Ok(Sender {
        organisation: account::store::organisation_name(tx).await?,
        programme: programme.name.clone(),
        coordinator: coordinators
            .into_iter()
            .find(|person| !concerned.contains(&&person.id)),
    })
}

impl Sender {
    /// A letter to somebody, with all but what it says.
    #[must_use]
    pub fn letter(&self, notice: &'static str, to: &Person, subject: String) -> Draft {
        let words = Words(ENGLISH);
        let mut small_print = vec![words.letter_replies_nowhere()];
        small_print.extend(
            self.coordinator
                .as_ref()
                .map(|it| words.letter_ask(it.first_name(), it.address.as_str())),
        );
        Draft {
            notice,
            from_name: self.organisation.clone(),
            to: (to.name.clone(), to.address.clone()),
            reply_to: None,
            subject,
            greeting: words.letter_greeting(to.first_name()),
            paragraphs: Vec::new(),
            button: None,
            after: Vec::new(),
            signed: self.coordinator.as_ref().map_or_else(
                || self.organisation.clone(),
                |it| words.letter_signed(it.name.as_str(), self.organisation.as_str()),
            ),
            small_print,
        }
    }
}
