//! The world: an installation in this process, its clock, its letters, and people at browsers.

use std::sync::{Arc, Mutex};

use axum::Router;
use dyad_platform::app::App;
use dyad_platform::clock::{Clock, Moment, Span};
use dyad_platform::jobs::{self, Rota};
use dyad_platform::mail::Letter;

use crate::cast::{ADA, Cast, ROSA};
use crate::person::Person;

/// How far the clock jumps where nothing is due.
const A_FEW_HOURS: Span = Span::hours(8);

/// An installation with a stopped clock.
pub struct World {
    /// The installation.
    pub app: App,
    /// Its router.
    pub router: Router,
    rota: &'static Rota,
    letters: Arc<Mutex<Vec<Letter>>>,
    read: usize,
}

impl World {
    /// A world around an installation whose mail goes into `letters`.
    #[must_use]
    pub fn new(
        app: App,
        router: Router,
        rota: &'static Rota,
        letters: Arc<Mutex<Vec<Letter>>>,
    ) -> Self {
        Self {
            app,
            router,
            rota,
            letters,
            read: 0,
        }
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.app.now()
    }

    /// Somebody with a fresh browser.
    #[must_use]
    pub fn somebody(&self, name: &str) -> Person {
        Person::at(&self.router, name)
    }

    /// Does all that is due now.
    pub async fn work(&self) {
        jobs::run_due(&self.app, self.rota)
            .await
            .expect("the worker works");
    }

    /// Lets time pass, jumping from due to due as a worker would. Never further than a few hours, so
    /// that what recurs finds everybody awake once a day.
    pub async fn pass(&self, span: Span) {
        let until = self.now() + span;
        loop {
            self.work().await;
            if self.now() >= until {
                break;
            }
            let due = jobs::next_due(&self.app).await.expect("the queue answers");
            let ahead = due.filter(|due| *due > self.now());
            let step = (self.now() + A_FEW_HOURS).min(until);
            self.move_to(ahead.map_or(step, |due| due.min(step)));
        }
    }

    fn move_to(&self, moment: Moment) {
        match &self.app.clock {
            Clock::Stopped(_) => self.app.clock.move_to(moment),
            Clock::System | Clock::Ahead(_) => panic!("a world needs a stopped clock"),
        }
    }

    /// All letters so far.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        self.letters
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// The newest letter to somebody, after the worker has done what is due.
    pub async fn letter_to(&mut self, who: Cast) -> Letter {
        self.work().await;
        let letters = self.letters();
        self.read = letters.len();
        let found = letters
            .into_iter()
            .rev()
            .find(|letter| letter.to == who.address);
        found.unwrap_or_else(|| panic!("no letter came to {}", who.name))
    }

    /// How many letters of a kind somebody has got, after the worker has done what is due.
    pub async fn letters_to(&mut self, who: Cast, notice: &str) -> usize {
        self.work().await;
        let letters = self.letters();
        let own = letters
            .iter()
            .filter(|letter| letter.to == who.address && letter.notice == notice);
        own.count()
    }

    /// The link in a letter.
    #[must_use]
    pub fn link_in(letter: &Letter) -> String {
        let found = letter
            .text
            .split_whitespace()
            .find(|word| word.starts_with("http"));
        found
            .unwrap_or_else(|| panic!("no link in the letter:\n{}", letter.text))
            .to_string()
    }

    /// Signs somebody in by letter.
    pub async fn signs_in(&mut self, who: Cast) -> Person {
        self.signs_in_as(who.name, who.address).await
    }

    /// Somebody beyond the fixed cast signs in by the link of a letter.
    pub async fn signs_in_as(&mut self, name: &str, address: &str) -> Person {
        // Whatever else waits is written first, so that the newest letter is the one to sign in.
        self.work().await;
        let mut person = self.somebody(name);
        person
            .opens("/sign-in")
            .await
            .fills("Your mail address", address)
            .presses("Write to me")
            .await;
        self.work().await;
        // Other letters may be due at the same moment; this is the one that signs in.
        let letters = self.letters();
        let asked = |letter: &&Letter| letter.to == address && letter.notice == "N-01";
        let letter = letters.iter().rev().find(asked);
        let letter = letter.unwrap_or_else(|| panic!("no sign-in letter came to {name}"));
        person
            .opens(&Self::link_in(letter))
            .await
            .presses("Sign in")
            .await;
        person
    }

    /// Ada founds Eastholm Mentoring and is signed in.
    pub async fn a_founded_organisation(&mut self) -> Person {
        let secret = dyad_people::set_up::new_link(&self.app)
            .await
            .expect("the database answers")
            .expect("nobody was here before");
        let mut ada = self.somebody(ADA.name);
        ada.opens(&dyad_people::urls::set_up(&secret)).await;
        ada.fills("organisation", "Eastholm Mentoring")
            .fills("name", ADA.name)
            .fills("address", ADA.address);
        ada.fills("safeguarding-name", ROSA.name)
            .fills("safeguarding-address", ROSA.address);
        ada.presses("Set up").await;
        ada
    }
}
