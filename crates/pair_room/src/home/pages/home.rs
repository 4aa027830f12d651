//! GET /p/{partnership}: the pair's home.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_pairing::partnership::{PartnershipId, Phase, Standing};
use dyad_people::account::{Person, first_name};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, NavLink, Readers, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::template::Level;

use crate::contact_card;
use crate::frame::Here;
use crate::goal::Goal;
use crate::home::facts::{self, Fact};
use crate::home::margin::{Line, MyCard, PartnersCard, my_card, shown_to_partner};
use crate::home::opener::{self, Opener, in_the_box};
use crate::home::path::{self, Leg, Stop, Talk, What, When};
use crate::home::talks::{dates, next_talk};
use crate::home::{Now, month_of, same_day, view, what_now};
use crate::message::{Cursor, Message};
use crate::phase::pages::{Way, step, ways};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "home/pages/home.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    month: String,
    legs: Vec<Leg>,
    now: Now,
    /// The present.
    at: Moment,
    /// The page of the talk that asks something of me.
    talk: Option<String>,
    /// The next talk with a date: where its page is, and when.
    next_talk: Option<(String, String)>,
    /// What the phase is for, by name, and whether it is done; nothing where the programme hides phases.
    needs: Vec<(String, bool)>,
    ways: Vec<Way>,
    shows_phases: bool,
    goals: Vec<Goal>,
    soon: Option<Talk>,
    openers: Vec<Opener>,
    in_the_box: String,
    touched_today: bool,
    messages: Vec<Message>,
    earlier: Option<String>,
    is_newest: bool,
    partners_card: PartnersCard,
    my_card: MyCard,
    facts_heading: String,
    facts: Vec<Fact>,
    mistakes: Vec<Mistake>,
}

/// What somebody asked to see, or just sent.
#[derive(Default)]
struct Asked<'f> {
    opener: usize,
    before: Option<Cursor>,
    filled: Option<&'f Filled>,
    mistakes: Vec<Mistake>,
}

/// Shows the home.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    entered: Entered,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let opener = query
        .get("opener")
        .and_then(|number| number.parse().ok())
        .unwrap_or(1);
    let before = query.get("before").and_then(|text| Cursor::parse(text));
    show(
        &page(
            &app,
            &entered,
            Asked {
                opener,
                before,
                ..Asked::default()
            },
        )
        .await?,
    )
}

/// Shows the home again, with what was typed and what is the matter with it.
///
/// # Errors
/// As [`show_page`].
pub(crate) async fn show_mistake(
    app: &App,
    entered: &Entered,
    filled: &Filled,
    mistake: Mistake,
) -> Result<Response, Problem> {
    let asked = Asked {
        opener: 1,
        before: None,
        filled: Some(filled),
        mistakes: vec![mistake],
    };
    show_again(&page(app, entered, asked).await?)
}

async fn page<'r>(app: &App, entered: &'r Entered, asked: Asked<'_>) -> Result<Page<'r>, Problem> {
    let (room, words, at) = (&entered.room, Words(ENGLISH), app.now());
    let view = view::load(app, room, asked.before.as_ref()).await?;
    let (template, zone) = (&view.terms, view.zone.as_str());
    let talks = path::talks(template, room.partnership().began_at(), zone);
    let now = what_now(view.signs);
    let typed = |field: &str| {
        asked
            .filled
            .filter(|filled| filled.fields().iter().any(|(name, _)| name == field))
    };
    let openers = if now == Now::SayHello {
        opener::all(template, room, asked.opener)
    } else {
        Vec::new()
    };
    let coordinators: Vec<&str> = view.coordinators.iter().map(Person::first_name).collect();
    let [my_line, partners_line] = view.lines;
    Ok(Page {
        frame: frame(app, entered, &view.pairs, asked.mistakes.is_empty()),
        words,
        room,
        month: month(words, room, at, zone),
        legs: path::path(
            room.partnership(),
            view.hello,
            &talks,
            &dates(&view.meetings, at),
            at,
        ),
        talk: view.talk.map(|(id, _)| urls::meeting(room.id(), &id)),
        next_talk: next_talk(words, room, &view.meetings, at),
        soon: path::next_talk(&talks, room.partnership().phase(), at)
            .filter(|_| now == Now::Nothing)
            .cloned(),
        now,
        at,
        in_the_box: in_the_box(typed("words"), &openers),
        openers,
        needs: view
            .needs
            .iter()
            .map(|need| (step(words, need.step), need.is_done))
            .collect(),
        ways: ways(
            words,
            first_name(&room.partner().name),
            room.partnership().phase(),
            &view.needs,
            view.asks,
        ),
        shows_phases: template.levels.phases != Level::Off,
        goals: view.goals,
        touched_today: view
            .last_touch
            .is_some_and(|last| same_day(last, at, &room.me().zone)),
        messages: view.messages,
        earlier: view
            .earlier
            .map(|cursor| urls::earlier(room.id(), &cursor.to_string())),
        is_newest: asked.before.is_none(),
        partners_card: PartnersCard {
            answers: shown_to_partner(template, room.partner().role, &view.answers),
            address: shared_address(room).map(String::from),
            line: partners_line,
        },
        my_card: my_card(room, my_line, typed("line")),
        facts_heading: facts::heading(words, &coordinators),
        facts: facts::in_words(words, &view.facts, &room.me().zone),
        mistakes: asked.mistakes,
    })
}

fn frame(app: &App, entered: &Entered, pairs: &[(PartnershipId, String)], is_fine: bool) -> Frame {
    let words = Words(ENGLISH);
    let link = |(id, name): &(PartnershipId, String)| NavLink {
        href: urls::pair(id),
        label: words.you_and(first_name(name)),
        here: id == entered.room.id(),
    };
    let mut nav: Vec<NavLink> = pairs.iter().map(link).collect();
    nav.extend(crate::frame::links(entered, Here::Home).split_off(1));
    let frame = entered.signed_in.frame(app, nav);
    if is_fine { frame } else { frame.with_errors() }
}

fn month(words: Words, room: &InThePair, now: Moment, zone: &str) -> String {
    let pair = room.partnership();
    let began = pair.began_at().day(&room.me().zone);
    if pair.standing() == Standing::Ended {
        return words.you_ended(began);
    }
    let (month, months) = month_of(pair, now, zone);
    format!(
        "{} {}",
        words.month_of(words.in_words(month), words.in_words(months)),
        words.you_began(began)
    )
}

fn shared_address(room: &InThePair) -> Option<&str> {
    contact_card::shared_address(room.partner(), room.partnership().standing())
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn zone(&self) -> &str {
        &self.room.me().zone
    }

    fn is_open(&self) -> bool {
        self.room.partnership().is_open_for_words()
    }

    fn has_ended(&self) -> bool {
        self.room.partnership().standing() == Standing::Ended
    }

    /// Whether the box for words stands by itself, and not in the card.
    fn has_own_box(&self) -> bool {
        matches!(
            self.now,
            Now::WaitForHello
                | Now::Nothing
                | Now::Sign
                | Now::PickATime
                | Now::DidYouMeet
                | Now::Topic
        )
    }

    /// "Only you and Grace".
    fn sealed(&self, id: &'static str) -> Readers {
        access::readers(self.room, id)
    }

    fn readers_of_facts(&self) -> Readers {
        Readers {
            sealed: false,
            text: self.words.readers_of_facts(),
            id: "",
        }
    }

    fn readers_of_application(&self) -> Readers {
        Readers {
            sealed: false,
            text: self.words.readers_of_application(self.partner()),
            id: "",
        }
    }

    fn readers_of_address(&self) -> Readers {
        Readers {
            sealed: false,
            text: self.words.my_card_share_readers(self.partner()),
            id: "share-who",
        }
    }

    fn author(&self, message: &Message) -> String {
        if message.author_id == self.room.me().person_id {
            first_name(&self.room.me().name).into()
        } else {
            self.partner().into()
        }
    }

    fn sent(&self, message: &Message) -> String {
        format!(
            "{}, {}",
            message.sent_at.date(self.zone()),
            message.sent_at.time(self.zone())
        )
    }

    fn is_last(&self, leg: &Leg, stop: &Stop) -> bool {
        let is_same = |other: Option<&Stop>| other.is_some_and(|other| std::ptr::eq(other, stop));
        self.legs.last().is_some_and(|last| std::ptr::eq(last, leg)) && is_same(leg.stops.last())
    }

    fn phase(&self, leg: &Leg) -> String {
        facts::phase_name(self.words, leg.phase)
    }

    /// What the present phase is about.
    fn phase_text(&self) -> String {
        match self.room.partnership().phase() {
            Phase::Initiation => self.words.phase_text_initiation(),
            Phase::Negotiation => self.words.phase_text_negotiation(),
            Phase::Enabling => self.words.phase_text_enabling(),
            Phase::Closure => self.words.phase_text_closure(),
        }
    }

    fn name(&self, stop: &Stop) -> String {
        let words = self.words;
        match &stop.what {
            What::BothSaidYes => words.path_both_said_yes(),
            What::FirstHello => words.path_first_hello(),
            What::Reached(Phase::Initiation | Phase::Negotiation) => words.path_agreeing(),
            What::Reached(Phase::Enabling) => words.path_working(),
            What::Reached(Phase::Closure) => words.path_closing(),
            What::Passed => words.path_passed(),
            What::Today => self.at.in_zone(self.zone()).strftime("%A").to_string(),
            What::Talk(title) => title.clone(),
            What::Met => words.path_talk(),
            What::Work => words.path_work(),
            What::TheEnd => words.path_the_end(),
        }
    }

    /// When a stop was or will be, and the same for machines where it is a date.
    fn when(&self, stop: &Stop) -> (String, Option<String>) {
        let words = self.words;
        match stop.when {
            When::On(at) => (
                short_date(at, self.began(), self.zone()),
                Some(at.machine()),
            ),
            When::By(at) => (
                words.path_by(short_date(at, self.began(), self.zone())),
                Some(at.machine()),
            ),
            When::At(at) => {
                let zone = self.zone();
                let day = short_date(at, self.began(), zone);
                (format!("{day}, {}", at.time(zone)), Some(at.machine()))
            }
            When::InMonth(at, 0) => (words.path_in_month(month_name(at, self.zone())), None),
            When::InMonth(at, more) => (
                words.path_in_month_and_more(more, month_name(at, self.zone())),
                None,
            ),
            When::Open if stop.what == What::FirstHello => (words.path_still_to_come(), None),
            When::Open => (words.path_no_date(), None),
            When::Unsaid => (String::new(), None),
        }
    }

    fn began(&self) -> Moment {
        self.room.partnership().began_at()
    }

    fn soon_when(&self, talk: &Talk) -> String {
        if talk.is_first {
            self.words
                .path_by(short_date(talk.by, self.began(), self.zone()))
        } else {
            month_name(talk.at, self.zone())
        }
    }
}

/// Dates on the path name their year only where it isn't the one in which the pair began.
fn short_date(at: Moment, began: Moment, zone: &str) -> String {
    let (at, began) = (at.in_zone(zone), began.in_zone(zone));
    let shape = if at.year() == began.year() {
        "%-d %B"
    } else {
        "%-d %B %Y"
    };
    at.strftime(shape).to_string()
}

fn month_name(at: Moment, zone: &str) -> String {
    at.in_zone(zone).strftime("%B").to_string()
}
