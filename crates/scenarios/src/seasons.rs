//! Scenarios that build on each other: an open programme ⊂ a closed enrolment ⊂ a released round
//! ⊂ a running partnership ⊂ a living programme. Stories begin with the one they need; the demo
//! is the last.

use dyad_platform::clock::Span;
use dyad_platform::mail::Letter;

use crate::cast::{Cast, GRACE, LIN};
use crate::person::Person;
use crate::world::World;

/// Twelve mentees and ten mentors with fourteen places, as a coordinator would have them in a
/// spreadsheet. All of them are invented.
pub const SPRING: &str = include_str!("spring.csv");

/// The desk of the programme that Ada coordinates.
pub const DESK: &str = "/programmes/eastholm-students-and-practitioners";

/// Ada has opened a programme, which is a draft still; returns Ada.
pub async fn an_open_programme(world: &mut World) -> Person {
    let mut ada = world.a_founded_organisation().await;
    opens_a_programme(
        &mut ada,
        "Eastholm: students and practitioners",
        "Spring 2026",
    )
    .await;
    ada.is_at(DESK);
    ada
}

/// Makes a programme's pages public.
pub async fn publishes(person: &mut Person, desk: &str) {
    person
        .opens(desk)
        .await
        .presses("Publish")
        .await
        .is_answered(200);
}

/// Somebody who administrates opens a programme from any template, with the first and the last day on
/// which people apply and the day on which pairs begin, and publishes it. Returns the path of its desk.
pub async fn opens_to_applicants(
    person: &mut Person,
    template: &str,
    name: &str,
    [opens, closes, starts]: [&str; 3],
) -> String {
    person
        .opens("/programmes/new")
        .await
        .opens(&format!("/programmes/new/{template}"))
        .await
        .fills("name", name)
        .fills("cohort", "Spring 2026");
    person
        .fills("opens", opens)
        .fills("closes", closes)
        .fills("starts", starts);
    person.presses("Open the programme").await.is_answered(200);
    let desk = person.screen().path.clone();
    publishes(person, &desk).await;
    desk
}

/// Somebody who administrates opens a programme from the international template.
pub async fn opens_a_programme(person: &mut Person, name: &str, cohort: &str) {
    person
        .opens("/programmes/new/intl-student-practitioner")
        .await
        .fills("name", name)
        .fills("cohort", cohort);
    person
        .fills("opens", "2025-12-01")
        .fills("closes", "2026-02-01")
        .fills("starts", "2026-03-02");
    person.presses("Open the programme").await.is_answered(200);
}

/// The programme is published; everybody of the spring spreadsheet has been imported and accepted.
/// Returns Ada.
pub async fn enrolment_closed(world: &mut World) -> Person {
    let mut ada = an_open_programme(world).await;
    publishes(&mut ada, DESK).await;
    enrolment_closed_from(world, ada).await
}

/// The same, where Ada has opened the programme before.
pub async fn enrolment_closed_from(world: &mut World, mut ada: Person) -> Person {
    imports(&mut ada, DESK, "spring.csv", SPRING.as_bytes()).await;
    accepts_all(world, &mut ada, DESK).await;
    ada
}

/// Brings in a spreadsheet whose good rows are taken as they are.
pub async fn imports(person: &mut Person, desk: &str, file: &str, content: &[u8]) {
    person
        .opens(&format!("{desk}/import"))
        .await
        .chooses_file(file, content)
        .presses("Look at it")
        .await
        .is_answered(200);
    person.fills("know", "applied");
    person.presses("Import").await.is_answered(200);
}

/// Accepts everybody who waits: the answers are prepared, sent, and have left ten minutes later.
pub async fn accepts_all(world: &World, person: &mut Person, desk: &str) {
    person
        .opens(&format!("{desk}/people"))
        .await
        .presses("Accept all")
        .await
        .is_answered(200);
    person.presses("Send").await.is_answered(200);
    world.pass(Span::minutes(10)).await;
}

/// The cohort has been matched and the round released: mentors have their letters. Returns Ada.
pub async fn a_released_round(world: &mut World) -> Person {
    let mut ada = enrolment_closed(world).await;
    matches_and_releases(world, &mut ada, DESK).await;
    ada
}

/// Matches a cohort, asks the mentors, and lets the ten minutes pass after which the letters leave.
pub async fn matches_and_releases(world: &mut World, person: &mut Person, desk: &str) {
    matches(person, desk).await;
    releases(person).await;
    world.pass(Span::minutes(10)).await;
}

/// Matches a cohort.
pub async fn matches(person: &mut Person, desk: &str) {
    person
        .opens(&format!("{desk}/matching"))
        .await
        .presses("Match")
        .await
        .is_answered(200);
}

/// Releases the draft that somebody looks at.
pub async fn releases(person: &mut Person) {
    person.follows("Go to the letters").await.ticks("sure");
    person.presses("Ask the").await.is_answered(200);
}

/// A pair that has just begun.
pub struct Pair {
    /// Their mentor.
    pub mentor: Cast,
    /// Their mentee.
    pub mentee: Cast,
    /// The path of their home.
    pub home: String,
}

/// Grace has said yes to Lin, and Lin to Grace, both from their mails. Returns Ada and the pair.
pub async fn a_running_partnership(world: &mut World) -> (Person, Pair) {
    let ada = a_released_round(world).await;
    let pair = says_yes_both(world, GRACE, LIN, true).await;
    (ada, pair)
}

/// The letter that asks `who` about `other`.
#[must_use]
pub fn question_to(world: &World, who: Cast, other: Cast) -> Letter {
    let letters = world.letters();
    let asks = |letter: &&Letter| {
        let words: Vec<&str> = letter.text.split_whitespace().collect();
        letter.to == who.address && letter.notice == "N-07" && words.join(" ").contains(other.name)
    };
    let found = letters.iter().rev().find(asks);
    found
        .unwrap_or_else(|| panic!("nobody asked {} about {}", who.name, other.name))
        .clone()
}

/// Both say yes by the links of their letters; with `sharing`, both share their addresses.
pub async fn says_yes_both(world: &mut World, mentor: Cast, mentee: Cast, sharing: bool) -> Pair {
    says_yes(world, mentor, mentee, sharing).await;
    world.work().await;
    says_yes(world, mentee, mentor, sharing).await;
    world.work().await;
    let letters = world.letters();
    let news = letters
        .iter()
        .rev()
        .find(|letter| letter.to == mentee.address && letter.text.contains("/p/"));
    let link = World::link_in(
        news.unwrap_or_else(|| panic!("{} was not told that it begins", mentee.name)),
    );
    let home = link[link.find("/p/").unwrap_or(0)..].to_string();
    Pair {
        mentor,
        mentee,
        home,
    }
}

/// Somebody says yes to somebody by the link of the letter.
pub async fn says_yes(world: &World, who: Cast, other: Cast, sharing: bool) {
    let link = World::link_in(&question_to(world, who, other));
    let mut person = world.somebody(who.name);
    person.opens(&link).await.is_answered(200);
    if sharing {
        person.ticks("share");
    }
    person.presses("Yes").await.is_answered(200);
}

/// A week into spring: Lin and Grace talk, most pairs have begun, some answers are still out.
pub async fn a_living_programme(world: &mut World) -> Person {
    let (ada, pair) = a_running_partnership(world).await;
    world.pass(Span::days(1)).await;
    most_say_yes(world, &["helen.strand@", "demir@"]).await;
    let mut lin = world.signs_in(LIN).await;
    let hello = "Hello Grace, thank you for saying yes. May I ask you about night shifts one of these evenings?";
    writes(&mut lin, &pair, hello).await;
    world.pass(Span::days(1)).await;
    most_say_yes(world, &["helen.strand@", "demir@", "mateo.cruz@"]).await;
    let mut grace = world.signs_in(GRACE).await;
    writes(
        &mut grace,
        &pair,
        "Of course, Lin. Thursday after eight is good. Bring the worst one.",
    )
    .await;
    world.pass(Span::days(5)).await;
    ada
}

/// The organisation of the demo: a living programme, beside it a students' network in which mentees ask.
pub async fn a_demo(world: &mut World) -> Person {
    let mut ada = a_living_programme(world).await;
    a_network(world, &mut ada).await;
    ada
}

/// The desk of the students' network.
pub const NETWORK_DESK: &str = "/programmes/eastholm-network";
/// Where its mentees look for somebody.
pub const NETWORK_FIND: &str = "/find/eastholm-network";

/// Mentees and mentors of a students' network.
pub const NETWORK: &str = include_str!("network.csv");

/// Ada opens a students' network, brings its people in and accepts them.
pub async fn a_network(world: &mut World, ada: &mut Person) {
    ada.opens("/programmes/new/student-network")
        .await
        .fills("name", "Eastholm network")
        .fills("cohort", "Spring 2026");
    ada.presses("Open the programme").await.is_answered(200);
    imports(ada, NETWORK_DESK, "network.csv", NETWORK.as_bytes()).await;
    accepts_all(world, ada, NETWORK_DESK).await;
}

/// Everybody who was asked says yes by their letter, but for those who take their time.
async fn most_say_yes(world: &mut World, but: &[&str]) {
    for letter in world.letters() {
        let waits = but.iter().any(|address| letter.to.starts_with(address));
        if letter.notice != "N-07" || waits {
            continue;
        }
        let mut person = world.somebody(&letter.to_name);
        person.opens(&World::link_in(&letter)).await;
        if person.screen().form("Yes", &[]).is_some() {
            person.presses("Yes").await;
        }
    }
    world.work().await;
}

/// Writes a message in a pair's room.
pub async fn writes(person: &mut Person, pair: &Pair, words: &str) {
    person
        .opens(&pair.home)
        .await
        .fills("words", words)
        .presses("Send")
        .await
        .is_answered(200);
}
