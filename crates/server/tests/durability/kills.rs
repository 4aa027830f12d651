//! A server that is killed again and again while people write. What was acknowledged is there,
//! once; what wasn't is there once or not at all; and sending the same form again settles it.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use dyad_scenarios::cast::ADA;
use dyad_scenarios::screen::{Form, Screen};
use regex::Regex;

use crate::house::{House, PATIENCE, until};
use crate::visitor::{Silence, Visitor, filled, standing_in};

/// How often it is killed.
const KILLS: usize = 30;
/// How many open programmes at the same time.
const OPENERS: usize = 3;
/// Letters asked for between two kills: an hour has room for ten to an address on a network.
const LETTERS_A_LIFE: usize = 3;
/// Networks that Ada has signed in from.
const NETWORKS: usize = 10;

/// What the writers and the one who kills know of each other.
#[derive(Default)]
struct Storm {
    lives: AtomicUsize,
    acknowledged: AtomicUsize,
    lost: AtomicUsize,
    done_unheard: AtomicUsize,
    programmes: AtomicUsize,
    is_over: AtomicBool,
}

/// Ends the storm also when a check fails, so that nobody writes on forever.
struct EndsWith<'a>(&'a Storm);

impl Drop for EndsWith<'_> {
    fn drop(&mut self) {
        self.0.is_over.store(true, SeqCst);
    }
}

impl Storm {
    fn goes_on(&self) -> bool {
        !self.is_over.load(SeqCst)
    }

    /// Asks until somebody answers.
    fn answer(&self, mut ask: impl FnMut() -> Result<Screen, Silence>) -> Screen {
        let since = Instant::now();
        loop {
            match ask() {
                Ok(screen) => return screen,
                Err(silence) => self.nobody_answered(silence),
            }
            assert!(since.elapsed() < PATIENCE, "nobody answers any more");
        }
    }

    fn nobody_answered(&self, silence: Silence) {
        if silence == Silence::Lost {
            self.lost.fetch_add(1, SeqCst);
        }
        thread::sleep(Duration::from_millis(5));
    }

    /// Notes that a write was acknowledged.
    fn was_told(&self, answer: &Screen) {
        assert_eq!(answer.status, 303, "{}:\n{}", answer.path, answer.text());
        self.acknowledged.fetch_add(1, SeqCst);
    }
}

on_both_engines!(no_acknowledged_write_is_lost_and_none_doubled, |house| {
    house.starts();
    let ada = Visitor::who_sets_up(&mut house);
    sign_in_from_everywhere(&house, &ada);
    let letters_before = house.letters().len();

    house.dies();
    let storm = Storm::default();
    let (names, letters) = thread::scope(|scope| {
        let ends = EndsWith(&storm);
        let names = scope.spawn(|| change_names(&storm, ada.clone()));
        let openers = [(); OPENERS].map(|()| scope.spawn(|| open_programmes(&storm, ada.clone())));
        let letters = scope.spawn(|| ask_for_letters(&storm, &ada));
        for kill in 0..KILLS {
            live_and_die(&mut house, &storm, kill);
        }
        house.starts();
        house.is_ready();
        drop(ends);
        for opener in openers {
            opener.join().unwrap();
        }
        (names.join().unwrap(), letters.join().unwrap())
    });

    let programmes = storm.programmes.load(SeqCst);
    let lost = storm.lost.load(SeqCst);
    let unheard = storm.done_unheard.load(SeqCst);
    println!("{names} names, {programmes} programmes, {letters} letters acknowledged");
    println!("{lost} requests without an answer; {unheard} of the names stood all the same");
    assert!(
        lost >= KILLS / 3,
        "only {lost} requests were cut off: nothing was tried"
    );
    the_newest_name_stands(&ada, names);
    each_programme_stands_once(&house, &ada, programmes);
    each_letter_was_sent_once(&mut house, letters_before + letters);
    the_database_is_sound(&house);
    house.logged_no_error();
});

/// Starts the server, lets at least one write be acknowledged, and kills it a little later. Every
/// sixth life ends while it is still starting.
fn live_and_die(house: &mut House, storm: &Storm, kill: usize) {
    house.starts();
    storm.lives.fetch_add(1, SeqCst);
    if kill % 6 == 5 {
        thread::sleep(millis(kill * 41 % 120));
        return house.dies();
    }
    house.is_ready();
    let before = storm.acknowledged.load(SeqCst);
    until("a write is acknowledged", || {
        storm.acknowledged.load(SeqCst) > before
    });
    thread::sleep(millis(kill * 37 % KILLS * 15));
    house.dies();
}

fn millis(number: usize) -> Duration {
    Duration::from_millis(number as u64)
}

/// From each network an address has room for ten letters an hour of its own.
fn sign_in_from_everywhere(house: &House, ada: &Visitor) {
    for number in 2..=NETWORKS {
        let mut elsewhere = Visitor::to(house, &network(number));
        let known = house.letters().len();
        assert_eq!(
            elsewhere
                .on_network(&network(number - 1))
                .asks_for_a_letter()
                .status,
            303
        );
        until("the letter is kept", || house.letters().len() > known);
        let newest = house.letters().pop().unwrap();
        let link = link_in(&fs::read_to_string(newest).unwrap());
        let form = elsewhere
            .opens(&link)
            .unwrap()
            .form("Sign in", &[])
            .unwrap();
        assert_eq!(elsewhere.sends(&form).unwrap().status, 303);
    }
    assert_eq!(ada.clone().opens("/me").unwrap().status, 200);
}

fn network(number: usize) -> String {
    format!("10.0.0.{number}")
}

fn link_in(letter: &str) -> String {
    let letter = letter.replace("=\r\n", "");
    let link = Regex::new(r"/sign-in/link/[A-Za-z0-9_-]+").unwrap();
    link.find(&letter)
        .expect("a link in the letter")
        .as_str()
        .into()
}

impl Visitor {
    fn asks_for_a_letter(mut self) -> Screen {
        let form = self
            .opens("/sign-in")
            .unwrap()
            .form("Write to me", &filled(&[("address", ADA.address)]))
            .unwrap();
        self.sends(&form).unwrap()
    }
}

/// Changes Ada's name on and on; answers which change was the last one.
fn change_names(storm: &Storm, mut ada: Visitor) -> usize {
    let name = |number: usize| {
        if number == 0 {
            ADA.name.to_string()
        } else {
            format!("Ada Lind the {number}th")
        }
    };
    let mut number = 0;
    while storm.goes_on() {
        let page = storm.answer(|| ada.opens("/me"));
        assert_eq!(
            standing_in(&page, "Save", "name"),
            name(number),
            "an acknowledged name is lost"
        );
        number += 1;
        let form = page
            .form("Save", &filled(&[("name", &name(number))]))
            .unwrap();
        let answer = loop {
            match ada.sends(&form) {
                Ok(answer) => break answer,
                Err(silence) => storm.nobody_answered(silence),
            }
            let stands = standing_in(&storm.answer(|| ada.opens("/me")), "Save", "name");
            assert!(
                stands == name(number) || stands == name(number - 1),
                "{stands} stands where {} was written",
                name(number)
            );
            storm
                .done_unheard
                .fetch_add(usize::from(stands == name(number)), SeqCst);
        };
        storm.was_told(&answer);
    }
    number
}

fn the_newest_name_stands(ada: &Visitor, number: usize) {
    let page = ada.clone().opens("/me").unwrap();
    assert_eq!(
        standing_in(&page, "Save", "name"),
        format!("Ada Lind the {number}th")
    );
}

/// Opens programmes on and on; a form that nobody answered is sent again as it is.
fn open_programmes(storm: &Storm, mut ada: Visitor) {
    while storm.goes_on() {
        let number = storm.programmes.fetch_add(1, SeqCst) + 1;
        let page = storm.answer(|| ada.opens("/programmes/new/intl-student-practitioner"));
        let form = programme_form(&page, number);
        storm.was_told(&storm.answer(|| ada.sends(&form)));
    }
}

fn programme_form(page: &Screen, number: usize) -> Form {
    let answers = filled(&[
        ("name", &format!("Programme {number}")),
        ("cohort", "Spring"),
        ("starts", "2199-03-04"),
    ]);
    page.form("Open the programme", &answers)
        .unwrap_or_else(|| panic!("no form:\n{}", page.text()))
}

fn each_programme_stands_once(house: &House, ada: &Visitor, number: usize) {
    let page = ada.clone().opens("/programmes").unwrap();
    let line = Regex::new(r">(Programme \d+)</a>").unwrap();
    let listed: Vec<String> = line
        .captures_iter(&page.body)
        .map(|found| found[1].to_string())
        .collect();
    let names: BTreeSet<String> = listed.iter().cloned().collect();
    let expected: BTreeSet<String> = (1..=number)
        .map(|number| format!("Programme {number}"))
        .collect();
    assert_eq!(names, expected, "programmes are lost or invented");
    assert_eq!(listed.len(), number, "programmes are doubled");
    let parts = "SELECT (SELECT COUNT(*) FROM programme), (SELECT COUNT(*) FROM cohort), (SELECT COUNT(*) FROM coordinator)";
    let number = i64::try_from(number).unwrap();
    assert_eq!(
        house.counts(parts),
        [number, number, number],
        "programmes, cohorts and coordinators: something is half-written"
    );
}

/// Asks for sign-in letters, a few in each life of the server.
fn ask_for_letters(storm: &Storm, ada: &Visitor) -> usize {
    let mut asked = 0;
    while storm.goes_on() {
        // Of each network's ten, one was used up to sign in on the next one.
        if asked >= storm.lives.load(SeqCst) * LETTERS_A_LIFE || asked >= NETWORKS * 9 {
            thread::sleep(Duration::from_millis(2));
            continue;
        }
        let mut ada = ada.on_network(&network(1 + asked / 9));
        let page = storm.answer(|| ada.opens("/sign-in"));
        let form = page
            .form("Write to me", &filled(&[("address", ADA.address)]))
            .unwrap();
        storm.was_told(&storm.answer(|| ada.sends(&form)));
        asked += 1;
    }
    asked
}

/// A letter whose writer was killed is taken up again when the lease is over. That takes minutes,
/// so minutes are made to pass.
fn each_letter_was_sent_once(house: &mut House, number: usize) {
    house.dies();
    house.behind_its_back(&[
        "UPDATE job SET due_at = due_at - 360000",
        "UPDATE letter SET due_at = due_at - 360000 WHERE state IN ('queued', 'sending')",
    ]);
    house.starts();
    house.is_ready();
    let left = "SELECT (SELECT COUNT(*) FROM job), (SELECT COUNT(*) FROM happening), (SELECT COUNT(*) FROM letter WHERE state <> 'sent' OR sealed IS NOT NULL)";
    until("all letters are sent and wiped", || {
        house.counts(left) == [0, 0, 0]
    });
    assert_eq!(house.letters().len(), number, "letters are lost or doubled");
    let others: Vec<_> = fs::read_dir(house.data().join("mail"))
        .unwrap()
        .flatten()
        .filter(|entry| !entry.file_name().to_string_lossy().ends_with(".eml"))
        .collect();
    assert!(
        others.is_empty(),
        "unfinished letters stay behind: {others:?}"
    );
}

fn the_database_is_sound(house: &House) {
    if house.is_postgres() {
        return;
    }
    // Both answer a row for each thing that is wrong; a sound database answers "ok" to the first.
    let wrong = "SELECT (SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'), (SELECT COUNT(*) FROM pragma_foreign_key_check)";
    assert_eq!(house.counts(wrong), [0, 0]);
}

on_both_engines!(
    a_form_that_was_done_but_not_answered_is_done_once,
    |house| {
        house.starts();
        let mut ada = Visitor::who_sets_up(&mut house);
        for number in 1..=3 {
            let form = programme_form(
                &ada.opens("/programmes/new/intl-student-practitioner")
                    .unwrap(),
                number,
            );
            // Ada doesn't hear this answer; she sends what she has before her once more.
            let unheard = ada.clone().sends(&form).unwrap();
            house.dies();
            house.starts();
            house.is_ready();
            let heard = ada.sends(&form).unwrap();
            assert_eq!(
                (heard.status, heard.header("location")),
                (303, unheard.header("location"))
            );
        }
        each_programme_stands_once(&house, &ada, 3);
        house.logged_no_error();
    }
);

on_both_engines!(
    the_same_form_sent_five_times_at_once_does_one_thing,
    |house| {
        house.starts();
        let mut ada = Visitor::who_sets_up(&mut house);
        for number in 1..=5 {
            let form = programme_form(
                &ada.opens("/programmes/new/intl-student-practitioner")
                    .unwrap(),
                number,
            );
            let led_to: BTreeSet<String> = thread::scope(|scope| {
                let send = || {
                    let answer = ada.clone().sends(&form).unwrap();
                    assert_eq!(answer.status, 303, "{}", answer.text());
                    answer.header("location").unwrap().to_string()
                };
                let senders: Vec<_> = (0..5).map(|_| scope.spawn(send)).collect();
                senders
                    .into_iter()
                    .map(|sender| sender.join().unwrap())
                    .collect()
            });
            assert_eq!(led_to.len(), 1, "it led to {led_to:?}");
        }
        each_programme_stands_once(&house, &ada, 5);
        house.logged_no_error();
    }
);
