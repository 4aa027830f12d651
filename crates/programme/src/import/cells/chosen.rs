//! Cells that hold answers from a list: options of the form, countries, languages and time zones.

use super::{Cell, Notes, Whose};
use crate::import::answer::Shown;
use crate::import::choices::{self, Found, Spoken};
use crate::import::fold::{fold, nearest};
use crate::import::problem::{Repair, What};
use crate::import::{countries, languages, lists, texts, zones};

pub(super) fn choice(cell: Cell<'_>, notes: &mut Notes) -> Option<String> {
    let said = texts::one_line(cell.raw);
    let option = match choices::find(cell.question, &said) {
        Found::Exactly(option) if said == cell.raw => option,
        Found::Exactly(option) | Found::Respelled(option) => {
            notes.repaired(
                cell,
                Repair::ChoiceSpelling,
                Shown::Text(option.label.clone()),
            );
            option
        }
        Found::Perhaps(option) => {
            notes.problem(
                cell,
                What::UnknownChoice {
                    said,
                    read_as: Some(option.label.clone()),
                },
            );
            option
        }
        Found::No if cell.question.open => return open(cell, said, notes),
        Found::No => {
            notes.keep_beside(cell, &said);
            notes.problem(
                cell,
                What::UnknownChoice {
                    said,
                    read_as: None,
                },
            );
            return None;
        }
    };
    Some(option.key.clone())
}

/// An answer in somebody's own words. Where nearly everybody else says one of a few things, it is
/// likely to be meant as one of these.
fn open(cell: Cell<'_>, said: String, notes: &mut Notes) -> Option<String> {
    if cell.frequent.is_empty() || cell.frequent.contains(&said) {
        return Some(said);
    }
    let folded = fold(&said);
    let known: Vec<(String, &String)> = cell.frequent.iter().map(|w| (fold(w), w)).collect();
    let same = known.iter().find(|(word, _)| *word == folded);
    let like = || {
        nearest(
            &folded,
            known.iter().map(|(word, own)| (word.as_str(), *own)),
        )
    };
    let read_as = same.map(|(_, own)| *own).or_else(like).cloned();
    if read_as.is_none() {
        notes.keep_beside(cell, &said);
    }
    notes.problem(
        cell,
        What::UnknownChoice {
            said,
            read_as: read_as.clone(),
        },
    );
    read_as
}

pub(super) fn choices(cell: Cell<'_>, notes: &mut Notes) -> Vec<String> {
    let known = |part: &str| choices::exactly(cell.question, part).is_some();
    let (mut keys, mut labels) = (Vec::new(), Vec::new());
    let (mut respelled, mut repeated) = (false, false);
    for part in lists::split_at(cell.raw, cell.habit.list_sign(), known) {
        let option = match choices::find(cell.question, part) {
            Found::Exactly(option) => option,
            Found::Respelled(option) => {
                respelled = true;
                option
            }
            Found::Perhaps(option) => {
                let read_as = Some(option.label.clone());
                notes.problem(
                    cell,
                    What::UnknownChoice {
                        said: part.to_string(),
                        read_as,
                    },
                );
                option
            }
            Found::No if cell.question.open => {
                keys.push(part.to_string());
                labels.push(part.to_string());
                continue;
            }
            Found::No => {
                notes.keep_beside(cell, part);
                notes.problem(
                    cell,
                    What::UnknownChoice {
                        said: part.to_string(),
                        read_as: None,
                    },
                );
                continue;
            }
        };
        if keys.contains(&option.key) {
            repeated = true;
            continue;
        }
        keys.push(option.key.clone());
        labels.push(option.label.clone());
    }
    if respelled || repeated || lists::is_untidy(cell.raw) {
        let repair = if respelled {
            Repair::ChoiceSpelling
        } else {
            Repair::ListUntidy
        };
        notes.repaired(cell, repair, Shown::List(labels));
    }
    keys
}

/// The code of a country.
pub(super) fn country(cell: Cell<'_>, notes: &mut Notes) -> Option<String> {
    let said = texts::one_line(cell.raw);
    let code = if let Some(code) = countries::find(&said) {
        let name = countries::name(code).unwrap_or(code);
        if name != cell.raw {
            notes.repaired(cell, Repair::CountrySpelling, Shown::Text(name.to_string()));
        }
        code
    } else if let Some(code) = countries::guess(&said) {
        notes.problem(
            cell,
            What::UnknownCountry {
                read_as: countries::name(code).map(str::to_string),
            },
        );
        code
    } else {
        notes.keep_beside(cell, &said);
        notes.problem(cell, What::UnknownCountry { read_as: None });
        return None;
    };
    Some(code.to_string())
}

pub(super) fn spoken(cell: Cell<'_>, notes: &mut Notes) -> Vec<String> {
    let mut tags: Vec<&str> = Vec::new();
    let mut respelled = false;
    for part in lists::split_at(cell.raw, cell.habit.list_sign(), |_| false) {
        let found = match choices::spoken(part) {
            Spoken::Exactly(tag) => vec![tag],
            Spoken::Respelled(found) => {
                respelled = true;
                found
            }
            Spoken::Perhaps(tag) => {
                let read_as = languages::name(tag).map(str::to_string);
                notes.problem(
                    cell,
                    What::UnknownLanguage {
                        said: part.to_string(),
                        read_as,
                    },
                );
                vec![tag]
            }
            Spoken::ALittle(_) => {
                notes.keep_beside(cell, part);
                notes.problem(
                    cell,
                    What::LanguageALittle {
                        said: part.to_string(),
                    },
                );
                Vec::new()
            }
            Spoken::No => {
                notes.keep_beside(cell, part);
                notes.problem(
                    cell,
                    What::UnknownLanguage {
                        said: part.to_string(),
                        read_as: None,
                    },
                );
                Vec::new()
            }
        };
        found.into_iter().for_each(|tag| {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        });
    }
    if respelled {
        let names = tags
            .iter()
            .filter_map(|tag| languages::name(tag))
            .map(str::to_string)
            .collect();
        notes.repaired(cell, Repair::LanguageSpelling, Shown::List(names));
    }
    tags.into_iter().map(str::to_string).collect()
}

pub(super) fn zone(cell: Cell<'_>, whose: Whose, notes: &mut Notes) -> Option<String> {
    let country = || whose.country.and_then(countries::name).map(str::to_string);
    let zone = match zones::read(cell.raw, whose.country, whose.on) {
        Some(zones::Read::Known(zone)) if zone == cell.raw => zone,
        Some(zones::Read::Known(zone) | zones::Read::Respelled(zone)) => {
            notes.repaired(cell, Repair::TimezoneSpelling, Shown::Text(zone.clone()));
            zone
        }
        Some(zones::Read::City(zone)) => {
            notes.repaired(cell, Repair::TimezoneCity, Shown::Text(zone.clone()));
            zone
        }
        Some(zones::Read::Fixed { zone, fits }) => {
            notes.problem(
                cell,
                What::TimezoneFixedOffset {
                    fits,
                    country: country(),
                },
            );
            zone
        }
        Some(zones::Read::Abbreviation { zone, by_country }) => {
            let country = country().filter(|_| by_country);
            notes.problem(
                cell,
                What::TimezoneAbbreviation {
                    read_as: zone.clone(),
                    country,
                },
            );
            zone
        }
        None => {
            notes.keep_beside(cell, cell.raw.trim());
            notes.problem(cell, What::UnknownTimezone);
            return None;
        }
    };
    Some(zone)
}
