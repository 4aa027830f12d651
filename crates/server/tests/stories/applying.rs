//! People read about a programme and apply to it, with nobody's help.

use dyad_platform::clock::{Moment, Span};
use dyad_scenarios::cast::{ADA, ALAN, Cast, GRACE, LIN};
use dyad_scenarios::{Person, World, seasons};

mod at_the_door;
mod both_roles;
mod deadlines;
mod five_kinds;
mod in_confidence;
mod one_page;
mod step_by_step;
mod thinking_again;

const JOIN: &str = "/join/eastholm-students-and-practitioners";
/// Midnight in London, as a deadline is.
const TODAY: Moment = Moment(1_772_409_600_000);

/// Somebody publishes all their drafts, which take applications for twenty days from now on.
pub(crate) async fn publishes(world: &World, person: &mut Person) {
    let links = person.opens("/programmes").await.screen().links();
    for desk in links.iter().filter(|it| it.starts_with("/programmes/")) {
        person.opens(desk).await;
        if person.screen().form("Publish", &[]).is_some() {
            person.presses("Publish").await.is_answered(200);
        }
    }
    opens_again(world).await;
}

/// The programmes take applications for twenty days once more.
#[allow(
    clippy::disallowed_methods,
    reason = "the story sets dates that no page sets yet"
)]
pub(crate) async fn opens_again(world: &World) {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query("UPDATE cohort SET apply_from = $1, apply_until = $2")
        .bind(TODAY)
        .bind(TODAY + Span::days(20))
        .execute(&mut *connection)
        .await
        .unwrap();
}

#[allow(
    clippy::disallowed_methods,
    reason = "the story sets a date that no page sets yet"
)]
async fn welcomes_late_joiners(world: &World, days: i64) {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query("UPDATE cohort SET late_until = $1")
        .bind(TODAY + Span::days(days))
        .execute(&mut *connection)
        .await
        .unwrap();
}

/// Ada has opened and published a programme that takes applications for so many days.
async fn an_open_programme(world: &mut World, days: i64) -> Person {
    let mut ada = world.a_founded_organisation().await;
    let last = jiff::civil::date(2026, 3, 1) + jiff::Span::new().days(days);
    let dates = ["2026-02-01", &last.to_string(), "2026-06-01"];
    let name = "Eastholm: students and practitioners";
    let kind = "intl-student-practitioner";
    let desk = seasons::opens_to_applicants(&mut ada, kind, name, dates).await;
    assert_eq!(desk, seasons::DESK);
    ada
}

async fn code_to(world: &mut World, who: Cast) -> String {
    let letter = world.letter_to(who).await;
    letter.text.split("there: ").nth(1).unwrap()[..8].to_string()
}

async fn fills_in_the_page(world: &World, who: Cast, join: &str) -> Person {
    let mut person = world.somebody(who.name);
    person
        .opens(join)
        .await
        .is_answered(200)
        .follows("Be a mentor")
        .await;
    person
        .fills("What is your name?", who.name)
        .fills("Where can we write to you?", who.address)
        .fills("q-practising", "yes")
        .fills("q-workplace", "Moor and Daughters")
        .fills("q-fields", "surgery")
        .fills("q-languages", "English, Portuguese")
        .fills("q-time_zone", "London")
        .fills("q-places", "2");
    person
}

/// A mentor applies; returns them at the page that says how it stands.
pub(crate) async fn applies_as_mentor(
    world: &mut World,
    who: Cast,
    not_with: &str,
    join: &str,
) -> Person {
    let mut person = fills_in_the_page(world, who, join).await;
    person
        .fills("q-not_with", not_with)
        .presses("Check your answers")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, who).await;
    person.fills("Code", &code).presses("Go on").await;
    person
        .sees("Nothing is sent yet")
        .ticks("read")
        .ticks("pledge")
        .presses("Send the application")
        .await;
    person.is_at(&format!("{join}/as/mentor/status"));
    person
}

pub(crate) async fn begins_as_mentee(world: &mut World, who: Cast) -> Person {
    let mut person = world.somebody(who.name);
    person
        .opens(&format!("{JOIN}/as/mentee"))
        .await
        .fills("What is your name?", who.name)
        .fills("Where can we write to you?", who.address)
        .presses("Begin")
        .await
        .is_at("/sign-in/sent");
    let code = code_to(world, who).await;
    person.fills("Code", &code).presses("Go on").await;
    person.is_at(&format!("{JOIN}/as/mentee/form"));
    person
}

pub(crate) async fn first_step(person: &mut Person) {
    person
        .opens(&format!("{JOIN}/as/mentee/form/1"))
        .await
        .fills("q-enrolled", "yes")
        .fills("q-country", "PT")
        .fills("q-workplace", "Eastholm Veterinary School")
        .presses("Save and go on")
        .await
        .is_at(&format!("{JOIN}/as/mentee/form/2"));
}

async fn other_steps(person: &mut Person) {
    person
        .fills("q-fields", "surgery")
        .fills("q-hopes", "Night shifts, and how to leave them.")
        .presses("Save and go on")
        .await
        .is_at(&format!("{JOIN}/as/mentee/form/3"));
    person
        .fills("q-languages", "English")
        .fills("q-time_zone", "Lisbon")
        .presses("Save and go on")
        .await
        .is_at(&format!("{JOIN}/as/mentee/form"))
        .sees("3 of 3 steps are done");
}

pub(crate) async fn applies_as_mentee(world: &mut World, who: Cast) -> Person {
    let mut person = begins_as_mentee(world, who).await;
    first_step(&mut person).await;
    other_steps(&mut person).await;
    sends(&mut person).await;
    person
}

async fn sends(person: &mut Person) {
    person
        .opens(&format!("{JOIN}/as/mentee/check"))
        .await
        .ticks("read")
        .ticks("pledge")
        .presses("Send the")
        .await
        .is_at(&format!("{JOIN}/as/mentee/status"));
}
