//! Long tables in pages of a hundred rows.

/// Rows on one page.
pub(crate) const ROWS: usize = 100;

/// Which rows of a long table are shown, and the links to the others.
pub(crate) struct Paging {
    /// The page shown; the first is 1.
    pub(crate) page: usize,
    /// The last page.
    pub(crate) last: usize,
    /// How many rows there are in all.
    pub(crate) total: usize,
}

/// One entry of the line of page numbers.
pub(crate) struct PageLink {
    /// The page it leads to.
    pub(crate) page: usize,
    /// Where it leads.
    pub(crate) href: String,
    /// Whether it is the page shown.
    pub(crate) is_here: bool,
}

impl Paging {
    /// The page nearest to the one asked for.
    pub(crate) fn of(total: usize, asked: usize) -> Self {
        let last = total.div_ceil(ROWS).max(1);
        Self {
            page: asked.clamp(1, last),
            last,
            total,
        }
    }

    /// The first row shown, from 0.
    pub(crate) fn start(&self) -> usize {
        (self.page - 1) * ROWS
    }

    /// The row after the last one shown, from 0.
    pub(crate) fn end(&self) -> usize {
        (self.start() + ROWS).min(self.total)
    }

    /// The rows shown.
    pub(crate) fn cut<'r, T>(&self, rows: &'r [T]) -> &'r [T] {
        rows.get(self.start()..self.end().min(rows.len()))
            .unwrap_or_default()
    }

    /// Links to the first, the last and the neighbouring pages; none where one page is enough.
    pub(crate) fn links(&self, href: impl Fn(usize) -> String) -> Vec<PageLink> {
        let near = |page: usize| page == 1 || page == self.last || page.abs_diff(self.page) <= 2;
        let link = |page: usize| PageLink {
            page,
            href: href(page),
            is_here: page == self.page,
        };
        (1..=self.last)
            .filter(|page| self.last > 1 && near(*page))
            .map(link)
            .collect()
    }

    /// Where the next page is.
    pub(crate) fn next(&self, href: impl Fn(usize) -> String) -> Option<String> {
        (self.page < self.last).then(|| href(self.page + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(total: usize, asked: usize) -> (usize, usize, Vec<usize>) {
        let paging = Paging::of(total, asked);
        (
            paging.start(),
            paging.end(),
            paging
                .links(|page| page.to_string())
                .iter()
                .map(|link| link.page)
                .collect(),
        )
    }

    #[test]
    fn a_page_has_a_hundred_rows_and_the_last_one_the_rest() {
        assert_eq!(shown(0, 1), (0, 0, vec![]));
        assert_eq!(shown(100, 7), (0, 100, vec![]));
        assert_eq!(shown(101, 2), (100, 101, vec![1, 2]));
        assert_eq!(
            shown(5_000, 20),
            (1_900, 2_000, vec![1, 18, 19, 20, 21, 22, 50])
        );
    }

    #[test]
    fn a_page_that_is_not_there_leads_to_the_nearest() {
        assert_eq!(Paging::of(250, 0).page, 1);
        assert_eq!(Paging::of(250, 99).page, 3);
        assert_eq!(Paging::of(250, 3).next(|page| page.to_string()), None);
        assert_eq!(
            Paging::of(250, 2).next(|page| page.to_string()).as_deref(),
            Some("3")
        );
    }
}
