//! Paths of this chapter.

use crate::pairs::Asked;

pub use dyad_programme::urls::pairs;

/// The page that says what coordinators see.
#[must_use]
pub fn what_we_see(slug: &str) -> String {
    format!("/programmes/{slug}/what-we-see")
}

/// The list of pairs, as asked for. What is usual isn't spelled out.
#[must_use]
pub fn pairs_as(slug: &str, asked: Asked) -> String {
    let phase = asked.phase.map(|phase| format!("phase={}", phase.as_str()));
    let order =
        (asked.order != Asked::default().order).then(|| format!("order={}", asked.order.as_str()));
    let page = (asked.page > 1).then(|| format!("page={}", asked.page));
    let query: Vec<String> = [phase, order, page].into_iter().flatten().collect();
    if query.is_empty() {
        pairs(slug)
    } else {
        format!("{}?{}", pairs(slug), query.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use dyad_pairing::partnership::Phase;

    use super::*;
    use crate::pairs::Order;

    #[test]
    fn a_url_says_what_is_unusual_and_nothing_else() {
        assert_eq!(pairs_as("vets", Asked::default()), "/programmes/vets/pairs");
        let asked = Asked {
            phase: Some(Phase::Enabling),
            order: Order::Contact,
            page: 3,
        };
        assert_eq!(
            pairs_as("vets", asked),
            "/programmes/vets/pairs?phase=enabling&order=contact&page=3"
        );
    }
}
