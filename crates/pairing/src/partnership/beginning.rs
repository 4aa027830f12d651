//! A partnership begins: its row, its two members and a data key for each of them.

use dyad_people::account::{self, PersonId};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::CohortId;
use dyad_programme::{cohort, edition, programme};

use super::{Member, Partnership, PartnershipId, Role, store};
use crate::access;

/// The two, each with since when the partner may see their address.
pub(crate) struct Two {
    pub(crate) mentor: (PersonId, Option<Moment>),
    pub(crate) mentee: (PersonId, Option<Moment>),
}

/// Makes a partnership that began at `began_at`, of a proposal where there was one.
pub(crate) async fn begin(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
    proposal: Option<&str>,
    two: &Two,
    began_at: Moment,
) -> Result<PartnershipId, Problem> {
    let missing = || Problem::broken("a pair without its cohort");
    let programme = programme::store::of_cohort(tx, cohort)
        .await?
        .ok_or_else(missing)?;
    let cohort = cohort::store::by_id(tx, cohort)
        .await?
        .ok_or_else(missing)?;
    let members = vec![
        member(tx, &two.mentor, Role::Mentor).await?,
        member(tx, &two.mentee, Role::Mentee).await?,
    ];
    let id = PartnershipId::new(&app.chance, app.now());
    let key = |author: &PersonId| {
        (
            author.clone(),
            access::new_key(&app.keys, &app.chance, &id, author),
        )
    };
    let keys = [key(&two.mentor.0), key(&two.mentee.0)];
    let partnership = Partnership::begin(
        id.clone(),
        cohort.id,
        cohort.months,
        &programme.zone,
        began_at,
        members,
    );
    let edition = edition::store::keep(tx, &programme.template).await?;
    store::add(tx, &partnership, &edition, proposal, &keys).await?;
    Ok(id)
}

async fn member(
    tx: &mut Tx,
    (id, shares_address_since): &(PersonId, Option<Moment>),
    role: Role,
) -> Result<Member, Problem> {
    let person = account::store::person(tx, id)
        .await?
        .ok_or_else(|| Problem::broken("a pair without its people"))?;
    Ok(Member {
        person_id: person.id,
        name: person.name,
        address: person.address,
        zone: person.zone,
        role,
        shares_address_since: *shares_address_since,
    })
}
