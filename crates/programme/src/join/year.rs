//! The year as a path: from applying to the last talk, as the template plans it.

use crate::template::Template;
use crate::template::year::Talk;
use crate::words::Words;

/// A leg of the path.
pub struct Leg {
    /// Its class: the hue of its phase.
    pub class: &'static str,
    /// Its name.
    pub name: String,
    /// Its stops.
    pub stops: Vec<Stop>,
}

/// A stop on the path.
pub struct Stop {
    /// What happens.
    pub title: String,
    /// When.
    pub when: String,
    /// Whether the path ends here.
    pub is_last: bool,
}

/// As many stops between the first talk and the last one as fit on the line.
const BETWEEN: usize = 4;

/// The path. `until` says until when one can apply.
#[must_use]
pub fn path(words: Words, template: &Template, until: Option<String>) -> Vec<Leg> {
    let stop = |title: String, when: String| Stop {
        title,
        when,
        is_last: false,
    };
    let (first, between, last) = parts(&template.plan.talks, template.term.months);
    let days = i64::from(template.term.first_talk_within_days);
    let mut legs = vec![
        Leg {
            class: "initiation",
            name: words.year_initiation(),
            stops: vec![
                stop(words.year_apply(), until.unwrap_or_default()),
                stop(words.year_yes(), words.year_yes_when()),
            ],
        },
        Leg {
            class: "negotiation",
            name: words.year_negotiation(),
            stops: vec![stop(
                first.map_or_else(|| words.year_first_talk(), |talk| talk.title.clone()),
                words.year_within_days(days),
            )],
        },
    ];
    let between: Vec<Stop> = between
        .into_iter()
        .map(|talk| stop(talk.title.clone(), month(words, talk)))
        .collect();
    let enabling = if between.is_empty() {
        vec![stop(words.year_talks(), words.year_talks_when())]
    } else {
        between
    };
    legs.push(Leg {
        class: "enabling",
        name: words.year_enabling(),
        stops: enabling,
    });
    legs.push(Leg {
        class: "closure",
        name: words.year_closure(),
        stops: vec![Stop {
            title: last.map_or_else(|| words.year_last_talk(), |talk| talk.title.clone()),
            when: last.map_or_else(|| words.year_last_when(), |talk| month(words, talk)),
            is_last: true,
        }],
    });
    legs
}

fn month(words: Words, talk: &Talk) -> String {
    words.year_month(i64::from(talk.month))
}

/// The first talk, those between that fit on the line, and the one that closes.
fn parts(talks: &[Talk], months: u32) -> (Option<&Talk>, Vec<&Talk>, Option<&Talk>) {
    let (first, rest) = match talks.split_first() {
        Some((first, rest)) => (Some(first), rest),
        None => (None, talks),
    };
    let (last, between) = match rest.split_last() {
        Some((last, between)) if last.month >= months => (Some(last), between),
        _ => (None, rest),
    };
    let step = between.len().div_ceil(BETWEEN).max(1);
    // Counted from the end, so that the talk before the last isn't the one left out each time.
    let mut shown: Vec<&Talk> = between.iter().rev().step_by(step).collect();
    shown.reverse();
    (first, shown, last)
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;
    use crate::template::shipped;

    #[test]
    fn every_template_has_a_path_from_applying_to_an_end_that_fits_on_the_line() {
        for template in shipped().unwrap() {
            let legs = path(Words(ENGLISH), &template, Some("until 30 August".into()));
            let classes: Vec<&str> = legs.iter().map(|leg| leg.class).collect();
            assert_eq!(
                classes,
                ["initiation", "negotiation", "enabling", "closure"],
                "{}",
                template.key
            );
            let stops: Vec<&Stop> = legs.iter().flat_map(|leg| &leg.stops).collect();
            assert!((5..=8).contains(&stops.len()), "{}", template.key);
            assert_eq!(stops.iter().filter(|stop| stop.is_last).count(), 1);
            assert!(stops.iter().all(|stop| !stop.title.is_empty()));
        }
    }
}
