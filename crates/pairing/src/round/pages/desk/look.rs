//! What somebody looks at, as the address says it.

use std::collections::HashMap;

use crate::proposal::ProposalId;
use crate::proposal::listing::Sort;

/// What somebody looks at, from the query.
pub(super) struct Look {
    pub(super) sort: Sort,
    pub(super) page: i64,
    pub(super) pair: Option<ProposalId>,
    /// The edit that was just made.
    pub(super) done: Option<i64>,
    /// Whether "Rules and proof" stands open.
    pub(super) is_open: bool,
}

impl Look {
    /// What can't be read is what would have been shown anyway.
    pub(super) fn read(query: &HashMap<String, String>) -> Self {
        let sort = match query.get("sort").map(String::as_str) {
            Some("mentor") => Sort::Mentor,
            Some("score") => Sort::Score,
            _ => Sort::Mentee,
        };
        let page = query
            .get("page")
            .and_then(|page| page.parse().ok())
            .unwrap_or(1);
        let page: i64 = page;
        let pair = query
            .get("pair")
            .filter(|pair| !pair.is_empty())
            .cloned()
            .map(ProposalId);
        Self {
            sort,
            page: page.clamp(1, 1_000_000),
            pair,
            is_open: query.contains_key("proof"),
            done: query.get("done").and_then(|done| done.parse().ok()),
        }
    }

    pub(super) fn query(&self, page: i64, pair: Option<&ProposalId>) -> String {
        let sort = match self.sort {
            Sort::Mentee => "mentee",
            Sort::Mentor => "mentor",
            Sort::Score => "score",
        };
        let pair = pair.map_or_else(String::new, |pair| format!("&pair={pair}"));
        format!("?sort={sort}&page={page}{pair}")
    }
}
