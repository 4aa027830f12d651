//! The main job from end to end, by the words on the pages and in the letters:
//! from a fresh folder to the first message of a pair. And: what is typed
//! survives a mistake.

use dyad_browser_tests::{
    Outcome,
    browser::{Scripts, View},
};

use crate::{
    season::{ADA, Cast, GRACE, LIN, Season, Someone},
    skipped,
};

/// Twelve mentees, and ten mentors with room for fourteen.
const SPRING: &str = include_str!("../../../scenarios/src/spring.csv");
const PROGRAMME: &str = "Eastholm: students and practitioners";
const TEMPLATE: &str = "Begin with this one: Students and practitioners, international";
const HELLO: &str = "Hello Grace. May I ask you about night shifts one of these evenings?";

/// How a spreadsheet comes in.
#[derive(Clone, Copy)]
enum Brought {
    Pasted,
    AsAFile,
}

#[test]
fn a_thread_at_a_desk_with_scripts() -> Outcome<()> {
    a_programme_goes_from_nothing_to_a_first_message(Scripts::On, View::ALL[0], Brought::Pasted)
}

#[test]
fn a_thread_on_a_phone_without_scripts() -> Outcome<()> {
    a_programme_goes_from_nothing_to_a_first_message(Scripts::Off, View::ALL[2], Brought::AsAFile)
}

fn a_programme_goes_from_nothing_to_a_first_message(
    scripts: Scripts,
    view: View,
    brought: Brought,
) -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let mut season = Season::begin(scripts, view)?;
    let ada = founds_an_organisation(&mut season)?;
    opens_a_programme(&ada)?;
    brings_everybody_in(&season, &ada, brought)?;
    matches_and_releases(&ada)?;
    signs_out(&ada)?;
    mentor_and_mentee_say_yes(&season)?;
    let pair = lin_writes_first(&season)?;
    grace_reads_it(&season, &pair)?;
    ada_sees_the_pair_but_not_a_word(&season, &ada, &pair)
}

pub(crate) fn founds_an_organisation(season: &mut Season) -> Outcome<Someone> {
    let link = season.dyad.printed_link("/set-up/")?;
    let ada = season.somebody()?;
    ada.0.open(&link)?;
    fills_in_who_founds(&ada, ADA.address)?;
    ada.0.press("Set up")?;
    ada.sees("Hello Ada")?;
    Ok(ada)
}

fn fills_in_who_founds(someone: &Someone, address: &str) -> Outcome<()> {
    for (label, value) in founder(address) {
        someone.0.fill(label, value)?;
    }
    Ok(())
}

fn founder(address: &str) -> [(&str, &str); 6] {
    [
        ("Name", "Eastholm Mentoring"),
        ("Time zone", "Europe/London"),
        ("Your name", ADA.name),
        ("Your mail address", address),
        ("Their name", "Rosa Keller"),
        ("Their mail address", "rosa.keller@example.org"),
    ]
}

fn opens_a_programme(ada: &Someone) -> Outcome<()> {
    ada.0.press("Open a programme")?;
    ada.0.press(TEMPLATE)?;
    fills_in_a_programme(ada, "2199-03-04")?;
    ada.0.press("Open the programme")?;
    ada.sees("The programme is open, and nobody has applied yet.")
}

fn fills_in_a_programme(someone: &Someone, starts: &str) -> Outcome<()> {
    for (label, value) in programme(starts) {
        someone.0.fill(label, value)?;
    }
    Ok(())
}

fn programme(starts: &str) -> [(&str, &str); 3] {
    [
        ("What is it called?", PROGRAMME),
        ("What is this run called? (optional)", "Spring 2026"),
        ("Pairs begin on", starts),
    ]
}

fn brings_everybody_in(season: &Season, ada: &Someone, brought: Brought) -> Outcome<()> {
    ada.0.press("People")?;
    ada.0.press("Bring in a spreadsheet")?;
    match brought {
        Brought::Pasted => ada.0.fill("Or paste rows here", SPRING)?,
        Brought::AsAFile => {
            let file = season.folder.path().join("spring.csv");
            std::fs::write(&file, SPRING)?;
            ada.0.fill("A file", &file.to_string_lossy())?;
        }
    }
    ada.0.press("Look at it")?;
    ada.sees("22 people are ready.")?;
    ada.sees("12 mentees and 10 mentors.")?;
    ada.0
        .press("Yes: they applied themselves, on a form of yours They wait for your answer like everybody who applies here. Both sides still say yes before two are a pair.")?;
    ada.0.press("Import 22 people")?;
    ada.sees("All 22 people are in.")?;
    ada.0.press("Review them")?;
    ada.0.press("Accept all 22 waiting")?;
    ada.sees("22 answers are ready.")?;
    ada.0.press("Send 22 letters")?;
    ada.sees("22 letters leave at")?;
    ada.0.press("Let them leave now")?;
    // The last of them was written after all decisions came into force.
    season.link_to(GRACE, "as a mentor", "/join/")?;
    ada.0.press("People")?;
    ada.sees("Everybody has your answer.")
}

fn matches_and_releases(ada: &Someone) -> Outcome<()> {
    ada.0.press("Matching")?;
    ada.sees("12 mentees look for a mentor, and 10 mentors have room for 14.")?;
    ada.0.press("Match")?;
    ada.sees("12 of 12 have a mentor.")?;
    ada.sees("Nobody has been told anything yet.")?;
    swaps_two_mentors(ada)?;
    ada.0.press("Go to the letters")?;
    ada.sees("Letter 1 of 12")?;
    ada.0.choose("I have looked at the pairs")?;
    ada.0.send("Ask the 9 mentors first")?;
    ada.sees("Nobody has been told anything yet.")?;
    ada.0.press("Let them leave now")?;
    ada.sees("12 of 12 were put together with a mentor.")?;
    ada.sees("No pair has begun yet, and 12 answers are open, of 12 proposals.")
}

/// Of all twos, the first whose swap the rules allow changes mentors, and it is taken back: the
/// letters go to whom the match put together.
fn swaps_two_mentors(ada: &Someone) -> Outcome<()> {
    let desk = ada.0.address()?;
    for other in 1..12 {
        let choose =
            "for (const at of arguments) document.querySelectorAll('input[name=p]')[at].click()";
        ada.0.run(choose, &[0.into(), other.into()])?;
        ada.0.press("Swap their mentors")?;
        if ada.sees("Swapped the mentors of").is_ok() {
            ada.sees("2 people move")?;
            ada.0
                .run("document.querySelector(\"button[name=undo]\").click()", &[])?;
            return ada.sees("(undone)");
        }
        ada.0.console_errors()?;
        ada.0.open(&desk)?;
    }
    Err("no two could swap their mentors".into())
}

fn signs_out(ada: &Someone) -> Outcome<()> {
    ada.0.press("Your account")?;
    ada.0.press("Sign out")?;
    ada.does_not_see("Your account")?;
    ada.heard_no_error()
}

fn mentor_and_mentee_say_yes(season: &Season) -> Outcome<()> {
    let link = season.link_to(
        GRACE,
        "We would like to put you together with Lin Okafor.",
        "/answer/",
    )?;
    let grace = season.somebody()?;
    grace.0.open(&link)?;
    grace.sees("Would you be Lin Okafor’s mentor?")?;
    grace
        .0
        .choose("With a yes, share my mail address with Lin")?;
    grace.0.press("Yes")?;
    grace.sees("Thank you")?;
    grace.sees("is asked now, and we write to you as soon as there is an answer.")?;
    grace.heard_no_error()?;
    drop(grace);

    let link = season.link_to(LIN, "Grace Moor has said yes to you.", "/answer/")?;
    let lin = season.somebody()?;
    lin.0.open(&link)?;
    lin.sees("Grace Moor would be your mentor")?;
    lin.0.press("Yes")?;
    lin.sees("You both said yes, so it begins.")?;
    lin.heard_no_error()
}

/// Returns where the pair's page is.
fn lin_writes_first(season: &Season) -> Outcome<String> {
    let lin = opens_their_page(season, LIN, "You and Grace")?;
    lin.sees(GRACE.address)?;
    lin.0.fill("Say hello to Grace", HELLO)?;
    lin.0.press("Send")?;
    lin.sees(HELLO)?;
    lin.heard_no_error()?;
    let address = lin.0.address()?;
    Ok(address.split('#').next().unwrap_or_default().to_owned())
}

fn grace_reads_it(season: &Season, pair: &str) -> Outcome<()> {
    let told = season.link_to(GRACE, "Lin left you a few words.", "/p/")?;
    assert_eq!(told, pair, "the letter leads to the page");
    let grace = opens_their_page(season, GRACE, "You and Lin")?;
    assert_eq!(grace.0.address()?, pair);
    grace.sees(HELLO)?;
    grace.sees("Lin has not shared an address or number yet.")?;
    grace.heard_no_error()
}

/// Somebody signs in and goes on from home.
fn opens_their_page(season: &Season, who: Cast, words: &str) -> Outcome<Someone> {
    let someone = season.signs_in(who)?;
    someone.0.press(words)?;
    someone.sees("Only you and")?;
    let address = someone.0.address()?;
    assert!(address.contains("/p/"), "{address}");
    Ok(someone)
}

fn ada_sees_the_pair_but_not_a_word(season: &Season, ada: &Someone, pair: &str) -> Outcome<()> {
    season.signs_in_there(ada, ADA)?;
    ada.0.press(PROGRAMME)?;
    ada.0.press("Pairs")?;
    ada.sees("Lin Okafor with Grace Moor")?;
    ada.does_not_see("night shifts")?;
    ada.heard_no_error()?;
    ada.0.open(pair)?;
    ada.sees("There is no such page")?;
    ada.does_not_see("night shifts")?;
    ada.heard_only(404)
}

#[test]
fn a_thread_is_not_broken_by_a_mistake_with_scripts() -> Outcome<()> {
    what_is_typed_survives_a_mistake(Scripts::On, View::ALL[0])
}

#[test]
fn a_thread_is_not_broken_by_a_mistake_without_scripts() -> Outcome<()> {
    what_is_typed_survives_a_mistake(Scripts::Off, View::ALL[2])
}

fn what_is_typed_survives_a_mistake(scripts: Scripts, view: View) -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let mut season = Season::begin(scripts, view)?;
    let link = season.dyad.printed_link("/set-up/")?;
    let ada = season.somebody()?;
    ada.0.open(&link)?;
    fills_in_who_founds(&ada, "ada at eastholm")?;
    ada.0.press("Set up")?;
    is_led_to(
        &ada,
        "This doesn’t look like a mail address. It should read like name@example.org.",
        "Your mail address",
    )?;
    still_stands(&ada, &founder("ada at eastholm"))?;
    ada.0.fill("Your mail address", ADA.address)?;
    ada.0.press("Set up")?;
    ada.sees("Hello Ada")?;

    ada.0.press("Open a programme")?;
    ada.0.press(TEMPLATE)?;
    fills_in_a_programme(&ada, "2001-03-02")?;
    ada.0.press("Open the programme")?;
    is_led_to(
        &ada,
        "Pairs can’t begin before applications have closed. Please choose a later day.",
        "Pairs begin on",
    )?;
    still_stands(&ada, &programme("2001-03-02"))?;
    ada.0.fill("Pairs begin on", "2199-03-04")?;
    ada.0.press("Open the programme")?;
    ada.sees("The programme is open, and nobody has applied yet.")?;
    ada.heard_no_error()
}

/// The page says that one answer is wrong, and its summary leads to that field.
fn is_led_to(someone: &Someone, mistake: &str, label: &str) -> Outcome<()> {
    someone.sees("One answer needs another look. Everything you wrote is kept.")?;
    someone.heard_only(422)?;
    assert_ne!(someone.0.focused()?, label, "nobody was led there yet");
    someone.0.press(mistake)?;
    assert_eq!(someone.0.focused()?, label);
    Ok(())
}

fn still_stands(someone: &Someone, typed: &[(&str, &str)]) -> Outcome<()> {
    for (label, value) in typed {
        assert_eq!(&someone.0.filled(label)?, value, "in “{label}”");
    }
    Ok(())
}
