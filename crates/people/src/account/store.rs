//! Owns the tables person, administrator and organisation.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Organisation, Person, PersonId};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// The person with this id.
pub async fn person(tx: &mut Tx, id: &PersonId) -> Result<Option<Person>> {
    sqlx::query_as("SELECT id, name, address, zone FROM person WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// The person who signs in with this (tidy) address.
pub async fn by_address(tx: &mut Tx, address: &str) -> Result<Option<Person>> {
    sqlx::query_as("SELECT id, name, address, zone FROM person WHERE address = $1")
        .bind(address)
        .fetch_optional(tx.conn())
        .await
}

/// Adds a person.
pub async fn add(tx: &mut Tx, person: &Person, now: Moment) -> Result<()> {
    sqlx::query(
        "INSERT INTO person (id, name, address, zone, created_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&person.id)
    .bind(&person.name)
    .bind(&person.address)
    .bind(&person.zone)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Adds many people; the addresses are nobody's yet.
pub async fn add_all(tx: &mut Tx, people: &[Person], now: Moment) -> Result<()> {
    for some in people.chunks(400) {
        let row = |n: usize| {
            let n = n * 5;
            format!(
                "(${}, ${}, ${}, ${}, ${})",
                n + 1,
                n + 2,
                n + 3,
                n + 4,
                n + 5
            )
        };
        let rows: Vec<String> = (0..some.len()).map(row).collect();
        let sql = format!(
            "INSERT INTO person (id, name, address, zone, created_at) VALUES {}",
            rows.join(", ")
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for person in some {
            query = query
                .bind(&person.id)
                .bind(&person.name)
                .bind(&person.address)
                .bind(&person.zone)
                .bind(now);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Takes out somebody who never was here: whoever signed in, or was asked to, stays. Whether the
/// person is gone.
pub async fn take_out(tx: &mut Tx, id: &PersonId) -> Result<bool> {
    let gone = sqlx::query(
        "DELETE FROM person WHERE id = $1 \
         AND NOT EXISTS (SELECT 1 FROM session WHERE session.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM sign_in WHERE sign_in.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM parked_form WHERE parked_form.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM administrator WHERE administrator.person_id = person.id)",
    )
    .bind(id)
    .execute(tx.conn())
    .await?;
    Ok(gone.rows_affected() > 0)
}

/// Changes what a person may change by themselves.
pub async fn change(tx: &mut Tx, id: &PersonId, name: &str, zone: &str) -> Result<()> {
    sqlx::query("UPDATE person SET name = $2, zone = $3 WHERE id = $1")
        .bind(id)
        .bind(name)
        .bind(zone)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Makes a person administrator of the organisation.
pub async fn make_administrator(tx: &mut Tx, id: &PersonId, now: Moment) -> Result<()> {
    sqlx::query("INSERT INTO administrator (person_id, since) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING").bind(id).bind(now).execute(tx.conn()).await?;
    Ok(())
}

/// Whether a person is administrator of the organisation.
pub async fn is_administrator(tx: &mut Tx, id: &PersonId) -> Result<bool> {
    let found: Option<String> =
        sqlx::query_scalar("SELECT person_id FROM administrator WHERE person_id = $1")
            .bind(id)
            .fetch_optional(tx.conn())
            .await?;
    Ok(found.is_some())
}

/// The organisation, once it is set up.
pub async fn organisation(tx: &mut Tx) -> Result<Option<Organisation>> {
    sqlx::query_as("SELECT name, zone, safeguarding_name, safeguarding_address FROM organisation")
        .fetch_optional(tx.conn())
        .await
}

/// Its name, or nothing before it is set up.
pub async fn organisation_name(tx: &mut Tx) -> Result<String> {
    Ok(organisation(tx)
        .await?
        .map(|organisation| organisation.name)
        .unwrap_or_default())
}

/// Sets the organisation up.
pub async fn found(tx: &mut Tx, id: &str, organisation: &Organisation, now: Moment) -> Result<()> {
    sqlx::query("INSERT INTO organisation (id, name, zone, safeguarding_name, safeguarding_address, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(&organisation.name)
        .bind(&organisation.zone)
        .bind(&organisation.safeguarding_name)
        .bind(&organisation.safeguarding_address)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
