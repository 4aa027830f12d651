//! Where somebody lives, and what their clock says.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::{Answer, countries, zones};

/// The country somebody said they live in.
pub(super) fn country(answers: &BTreeMap<String, Answer>) -> Option<&'static str> {
    let mut codes = answers.values().filter_map(|answer| match answer {
        Answer::Choice(code) => countries::known(code),
        _ => None,
    });
    codes.next_back()
}

/// The zone of somebody who didn't say it, where their country has only one.
pub(super) fn only_zone(country: Option<&str>) -> Option<String> {
    match countries::zones(country?) {
        [only] => Some((*only).to_string()),
        _ => None,
    }
}

pub(super) fn zone(said: &str, country: Option<&str>, on: Date) -> Option<String> {
    Some(match zones::read(said, country, on)? {
        zones::Read::Known(zone) | zones::Read::Respelled(zone) | zones::Read::City(zone) => zone,
        zones::Read::Fixed { zone, .. } | zones::Read::Abbreviation { zone, .. } => zone,
    })
}
