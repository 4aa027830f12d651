//! Pages of the finder.

use dyad_people::account::{Person, PersonId};
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::programme;

use super::access::Looking;
use crate::round::draft::{self, Suggested};
use crate::round::problem::Given;
use crate::round::store;

pub mod find;
pub mod known;
pub mod one;

/// Everything a mentee's candidates are worked out from: the mentee and all mentors.
async fn given(tx: &mut Tx, looking: &Looking) -> Result<Given, Problem> {
    let mut given = store::given(tx, &looking.programme, &looking.cohort).await?;
    let me = &looking.signed_in.person.id;
    given
        .enrolled
        .retain(|it| it.is_mentor || it.person_id == *me);
    Ok(given)
}

/// Who can be asked, the best first, apart from the threads that answer requests.
async fn candidates(looking: &Looking, given: Given) -> Result<(Given, Vec<Suggested>), Problem> {
    let template = looking.programme.template.clone();
    let me = looking.signed_in.person.id.clone();
    let work = tokio::task::spawn_blocking(move || {
        let found = draft::candidates(&template, &given, &me);
        found.map(|found| (given, found))
    });
    work.await
        .map_err(|_| Problem::broken("a search that broke off"))?
        .map_err(|_| Problem::broken("people who don't fit the rules"))
}

/// Whoever coordinates and can be asked for help.
async fn coordinator(tx: &mut Tx, looking: &Looking) -> Result<Option<Person>, Problem> {
    let all = programme::store::coordinators(tx, &looking.programme.id).await?;
    let me: &PersonId = &looking.signed_in.person.id;
    Ok(all.into_iter().find(|person| person.id != *me))
}
