//! GET /programmes/{programme}: where a programme stands and what is next.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::{desk_readers, missing_name, missing_subject};
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::pages::ratio::{Ratio, ratio};
use crate::application::ratio::by_field;
use crate::application::{self, Counts};
use crate::cohort::{self, Applying, Cohort};
use crate::invitation::jobs::until;
use crate::join::last_day;
use crate::next_cohort;
use crate::programme::{Missing, Programme, store};
use crate::settings;
use crate::urls;
use crate::words::Words;

/// Lines of history on the overview.
const HISTORY: i64 = 12;

#[derive(Template)]
#[template(path = "programme/pages/overview.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    name: String,
    cohort: String,
    starts: String,
    starts_machine: String,
    months: i64,
    counts: Counts,
    next: Vec<Next>,
    ratio: Ratio,
    programme: Programme,
    missing: Vec<Missing>,
    share: Option<Share>,
    cohorts: Vec<Listed>,
    is_earlier: bool,
    was_asked: bool,
    history: Vec<settings::pages::Line>,
}

/// A cohort of the programme: its name and its desk.
struct Listed {
    label: String,
    url: String,
    is_here: bool,
}

/// What is passed on so that people apply: the link, and words to go with it.
struct Share {
    link: String,
    for_mentors: String,
    for_mentees: String,
}

/// One thing that comes next.
struct Next {
    what: String,
    sentence: String,
    url: String,
    verb: String,
}

/// Shows the overview.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    let (cohort, counts, coordinators, history, all, cohorts, asked) = read_tx!(app.db, |tx| {
        let cohort = cohort::store::of_desk(tx, &desk.programme)
            .await?
            .ok_or(Problem::NotFound)?;
        let counts = application::store::counts(tx, &cohort.id).await?;
        let coordinators = store::coordinators(tx, &desk.programme.id).await?;
        let history = settings::store::newest(tx, &desk.programme.id, HISTORY).await?;
        let all = application::store::everybody(tx, &cohort.id).await?;
        let cohorts = cohort::store::all(tx, &desk.programme.id).await?;
        let asked = next_cohort::store::of_cohort(tx, &cohort.id).await?;
        Ok::<_, Problem>((cohort, counts, coordinators, history, all, cohorts, asked))
    })?;
    let words = Words(ENGLISH);
    show(&Page {
        frame: desk.frame(&app, Desk::Overview),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &coordinators),
        name: desk.programme.name.clone(),
        starts: cohort.starts_at.date(&desk.programme.zone),
        starts_machine: cohort.starts_at.machine(),
        months: cohort.months,
        cohort: cohort.label.clone(),
        next: next(words, &desk.programme.slug, &counts),
        ratio: ratio(
            words,
            &desk.programme.slug,
            &by_field(&desk.programme.template, &all),
            until(&desk.programme, &cohort, app.now()).is_some(),
        ),
        counts,
        missing: desk.programme.missing(coordinators.len()),
        share: share(words, &app, &desk.programme, &cohort),
        is_earlier: cohorts.last().is_some_and(|last| last.id != cohort.id),
        was_asked: !asked.is_empty(),
        cohorts: listed(&desk.programme.slug, &cohorts, &cohort),
        history: settings::pages::lines(words, &history, &desk.signed_in.person.zone),
        programme: desk.programme,
    })
}

impl Page {
    fn is_draft(&self) -> bool {
        self.programme.published_at.is_none() && self.programme.archived_at.is_none()
    }

    /// Every guard by name: whether it holds, and where it is put right.
    fn guards(&self) -> Vec<(String, bool, String)> {
        let guard = |it: Missing| {
            let url = urls::subject(&self.programme.slug, missing_subject(it));
            (
                missing_name(self.words, it),
                !self.missing.contains(&it),
                url,
            )
        };
        Missing::ALL.into_iter().map(guard).collect()
    }
}

/// The cohorts, the newest first; nothing where there is just one.
fn listed(slug: &str, cohorts: &[Cohort], here: &Cohort) -> Vec<Listed> {
    if cohorts.len() < 2 {
        return Vec::new();
    }
    let line = |(at, cohort): (usize, &Cohort)| Listed {
        label: cohort.label.clone(),
        url: if at + 1 == cohorts.len() {
            urls::programme(urls::base(slug))
        } else {
            urls::earlier_cohort(slug, at + 1)
        },
        is_here: cohort.id == here.id,
    };
    cohorts.iter().enumerate().rev().map(line).collect()
}

/// Nothing where nobody can apply, and will not by themselves.
fn share(words: Words, app: &App, programme: &Programme, cohort: &Cohort) -> Option<Share> {
    if !programme.takes_applications() {
        return None;
    }
    let until = match cohort.applying(app.now()) {
        Applying::Closed => return None,
        Applying::Opens(_) => cohort.apply_until?,
        Applying::Open(until) | Applying::Late(until) => until,
    };
    let day = last_day(until).day(&programme.zone);
    let link = app.absolute(&urls::join(&programme.slug));
    let (name, texts) = (programme.name.as_str(), &programme.template.texts);
    Some(Share {
        for_mentors: words.share_mentors(
            name,
            texts.time_of_mentors.as_str(),
            day.as_str(),
            link.as_str(),
        ),
        for_mentees: words.share_mentees(name, day.as_str(), link.as_str()),
        link,
    })
}

/// What comes next, the most urgent first.
fn next(words: Words, slug: &str, counts: &Counts) -> Vec<Next> {
    let waiting = Filter::read("state=submitted").on(&urls::people(slug));
    let review = Next {
        what: words.next_review(),
        sentence: words.next_review_sentence(counts.waiting),
        url: waiting,
        verb: words.next_review_verb(),
    };
    let import = Next {
        what: words.next_import(),
        sentence: words.next_import_sentence(),
        url: urls::import(slug),
        verb: words.bring_link(),
    };
    let match_them = Next {
        what: words.next_match(),
        sentence: words.next_match_sentence(counts.accepted_mentees, counts.accepted_mentors),
        url: urls::matching(slug),
        verb: words.next_match_verb(),
    };
    let mut next = Vec::new();
    if counts.waiting > 0 {
        next.push(review);
    }
    if counts.accepted_mentees > 0 && counts.accepted_mentors > 0 {
        next.push(match_them);
    }
    next.push(import);
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls_of(counts: Counts) -> Vec<String> {
        next(Words(ENGLISH), "vets", &counts)
            .into_iter()
            .map(|next| next.url)
            .collect()
    }

    #[test]
    fn what_is_next_follows_from_where_the_programme_stands() {
        let import = "/programmes/vets/import";
        let review = "/programmes/vets/people?state=submitted";
        let matching = "/programmes/vets/matching";
        assert_eq!(urls_of(Counts::default()), [import]);
        let waiting = Counts {
            waiting: 3,
            ..Counts::default()
        };
        assert_eq!(urls_of(waiting), [review, import]);
        let accepted = Counts {
            accepted_mentees: 2,
            accepted_mentors: 1,
            ..waiting
        };
        assert_eq!(urls_of(accepted), [review, matching, import]);
        let only_mentors = Counts {
            accepted_mentors: 4,
            ..Counts::default()
        };
        assert_eq!(urls_of(only_mentors), [import]);
    }
}
