//! What somebody chose to say about themselves where equal treatment guards the question. It lies apart
//! from their other answers, with the sentence they agreed to, for as long as they like: what is only
//! counted is sealed and no page shows it; what may help the matching stands with the answers for it.

use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Place;
use dyad_platform::problem::Problem;

use crate::application::{self, Application, ApplicationId};
use crate::applying::{Draft, consent_key};
use crate::import::Answer;
use crate::template::Template;
use crate::template::question::Use;

pub mod store;

/// An answer that its author lets be counted, or used for the matching alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// The question.
    pub question: String,
    /// What was answered.
    pub answer: Answer,
    /// The sentence that was agreed to, word for word.
    pub consent: String,
}

/// What somebody agreed to, to be looked at and taken back by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The question.
    pub question: String,
    /// The sentence.
    pub sentence: String,
    /// Since when.
    pub agreed_at: Moment,
}

/// Where an answer is sealed.
fn place(id: &str) -> Place<'_> {
    Place {
        table: "disclosure",
        row: id,
        owner: "house",
        author: "",
    }
}

/// Keeps what an application discloses, in place of what it disclosed before.
pub(crate) async fn keep(
    tx: &mut Tx,
    app: &App,
    template: &Template,
    application: &ApplicationId,
    disclosed: &[Disclosed],
) -> Result<(), Problem> {
    let now = app.now();
    store::forget_all(tx, application).await?;
    for one in disclosed {
        let id = app.chance.id(now);
        let text = serde_json::to_string(&one.answer).map_err(|_| Problem::broken("an answer"))?;
        let sealed = (!helps_matching(template, &one.question))
            .then(|| app.keys.seal_for_house(&place(&id), &text, &app.chance));
        store::add(tx, (&id, application), one, sealed.as_ref(), now).await?;
    }
    Ok(())
}

/// Whether an answer to this question may help the matching.
#[must_use]
pub(crate) fn helps_matching(template: &Template, question: &str) -> bool {
    let question = template.question(question);
    question.is_some_and(|question| question.used_for.contains(&Use::Matching))
}

/// Forgets all that an application disclosed; what its author typed stays theirs.
pub(crate) async fn forget(tx: &mut Tx, app: &App, sent: &Application) -> Result<(), Problem> {
    let mut answers = sent.answers.clone();
    for consent in store::of(tx, &sent.id).await? {
        answers.remove(&consent.question);
    }
    store::forget_all(tx, &sent.id).await?;
    if answers.len() < sent.answers.len() {
        application::store::keep_answers(tx, &sent.id, &answers, app.now()).await?;
    }
    Ok(())
}

/// Takes an answer back, wherever it is: its author may do so at any time. Whether there was one.
pub(crate) async fn take_back(
    tx: &mut Tx,
    app: &App,
    sent: &Application,
    draft: &mut Draft,
    question: &str,
) -> Result<bool, Problem> {
    if !store::forget(tx, &sent.id, question).await? {
        return Ok(false);
    }
    let mut answers = sent.answers.clone();
    if answers.remove(question).is_some() {
        application::store::keep_answers(tx, &sent.id, &answers, app.now()).await?;
    }
    draft.raw.values.remove(question);
    draft.raw.values.remove(&consent_key(question));
    Ok(true)
}
