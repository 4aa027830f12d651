//! Places and wishes by field as two bars each, on the desk and on the overview.

use crate::application::ratio::Line;
use crate::urls;
use crate::words::Words;

/// Places and wishes by field.
pub(crate) struct Ratio {
    /// The fields, the shortest of places first.
    pub(crate) bars: Vec<Bar>,
    /// The field in which most places are missing, in a sentence.
    pub(crate) short: Option<String>,
    /// Where mentors are invited for it.
    pub(crate) invite_url: Option<String>,
}

/// A field as two bars, with their lengths in percent.
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) places: i64,
    pub(crate) wishes: i64,
    pub(crate) places_wide: i64,
    pub(crate) wishes_wide: i64,
    pub(crate) is_short: bool,
}

/// The picture of these fields; its longest bar is as wide as the picture. Nobody is invited while
/// nobody may apply.
pub(crate) fn ratio(words: Words, slug: &str, lines: &[Line], may_apply: bool) -> Ratio {
    let longest = lines.iter().map(|line| line.places.max(line.wishes)).max();
    let longest = longest.unwrap_or(0).max(1);
    let bar = |line: &Line| Bar {
        label: line.label.clone(),
        places: line.places,
        wishes: line.wishes,
        places_wide: line.places * 100 / longest,
        wishes_wide: line.wishes * 100 / longest,
        is_short: line.lacks() > 0,
    };
    let first = lines.first().filter(|line| line.lacks() > 0);
    Ratio {
        bars: lines.iter().map(bar).collect(),
        short: first.map(|line| words.ratio_short(line.label.as_str(), line.wishes, line.places)),
        invite_url: first
            .filter(|_| may_apply)
            .map(|line| urls::invite(slug, &line.key)),
    }
}
