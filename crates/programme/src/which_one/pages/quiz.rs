//! GET and POST /which-one: mentor, coach or advisor? The answers go nowhere: the page that they come
//! to is the answer itself, and no URL, log or table has them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::access::Guest;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::outcome_words;
use crate::join::{Offered, open_programmes};
use crate::which_one::{Help, MOST, Outcome, STATEMENTS};
use crate::words::Words;

#[derive(Template)]
#[template(path = "which_one/pages/quiz.html")]
struct Page {
    frame: Frame,
    words: Words,
    grid: Vec<[String; 5]>,
    statements: Vec<Statement>,
    result: Option<Result>,
    programmes: Vec<Offered>,
}

struct Statement {
    name: String,
    text: String,
    answer: Option<u8>,
}

struct Result {
    title: String,
    text: String,
    what_next: String,
    takes_time: bool,
}

/// Shows the grid and the quiz.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    guest: Guest,
) -> core::result::Result<Response, Problem> {
    page(&app, &guest, [None; STATEMENTS], None).await
}

/// Says what the answers come to.
///
/// # Errors
/// Those of the database.
pub async fn answer(
    State(app): State<App>,
    guest: Guest,
    filled: Filled,
) -> core::result::Result<Response, Problem> {
    let mut answers = [None; STATEMENTS];
    for (at, answer) in answers.iter_mut().enumerate() {
        let said = filled.text(&name(at)).parse::<u8>().ok();
        *answer = said.filter(|answer| *answer <= MOST);
    }
    let outcome = Outcome::of(&answers.map(|answer| answer.unwrap_or(0)));
    page(&app, &guest, answers, Some(&outcome)).await
}

async fn page(
    app: &App,
    guest: &Guest,
    answers: [Option<u8>; STATEMENTS],
    outcome: Option<&Outcome>,
) -> core::result::Result<Response, Problem> {
    let words = Words(ENGLISH);
    let programmes = read_tx!(app.db, |tx| open_programmes(tx, app.now()).await)?;
    let statements = statements(words).into_iter().zip(answers).enumerate();
    show(&Page {
        frame: guest.frame(app, Vec::new()),
        words,
        grid: grid(words),
        statements: statements
            .map(|(at, (text, answer))| Statement {
                name: name(at),
                text,
                answer,
            })
            .collect(),
        result: outcome.map(|outcome| result(words, outcome)),
        programmes,
    })
}

fn name(at: usize) -> String {
    format!("s{}", at + 1)
}

/// In the order of [`super::super::SPEAKS_FOR`].
fn statements(words: Words) -> [String; STATEMENTS] {
    [
        words.which_s1(),
        words.which_s2(),
        words.which_s3(),
        words.which_s4(),
        words.which_s5(),
        words.which_s6(),
        words.which_s7(),
        words.which_s8(),
    ]
}

fn grid(words: Words) -> Vec<[String; 5]> {
    vec![
        [
            words.which_mentor(),
            words.which_mentor_purpose(),
            words.which_mentor_approach(),
            words.which_mentor_duration(),
            words.which_mentor_focus(),
        ],
        [
            words.which_coach(),
            words.which_coach_purpose(),
            words.which_coach_approach(),
            words.which_coach_duration(),
            words.which_coach_focus(),
        ],
        [
            words.which_advisor(),
            words.which_advisor_purpose(),
            words.which_advisor_approach(),
            words.which_advisor_duration(),
            words.which_advisor_focus(),
        ],
    ]
}

fn result(words: Words, outcome: &Outcome) -> Result {
    let (text, what_next, takes_time) = match outcome {
        Outcome::TakeTime => (
            words.which_take_time_text(),
            words.which_take_time_next(),
            true,
        ),
        Outcome::Fits { best, .. } => {
            let (text, next) = match best {
                Help::Mentor => (words.which_mentor_text(), words.which_mentor_next()),
                Help::Coach => (words.which_coach_text(), words.which_coach_next()),
                Help::Advisor => (words.which_advisor_text(), words.which_advisor_next()),
            };
            (text, next, false)
        }
    };
    Result {
        title: outcome_words(words, outcome),
        text,
        what_next,
        takes_time,
    }
}

impl Page {
    fn steps(&self) -> [(u8, String); 4] {
        [
            (0, self.words.which_not_at_all()),
            (1, self.words.which_a_little()),
            (2, self.words.which_quite()),
            (3, self.words.which_very_much()),
        ]
    }
}
