//! How a file is written, found by looking at all of its cells: real dates or dates as text, which
//! of day and month comes first, which sign stands before decimals, and what parts several answers.

use std::collections::BTreeMap;

use dyad_platform::sheet::{CellKind, Row, Sheet, Writing};

/// What the columns of a file have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    columns: Vec<Habit>,
    /// What is said often in a column of few words; empty for all others.
    frequent: Vec<Vec<String>>,
}

/// How one column is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habit {
    /// Cells that are numbers or dates for the spreadsheet program.
    numbers: usize,
    dates: usize,
    /// Numbers with a decimal comma or a decimal point, as text.
    commas: usize,
    points: usize,
    /// Dates as text that can only be read one way round.
    day_first: usize,
    month_first: usize,
    /// Dates as text by the sign between their parts.
    dotted: usize,
    slashed: usize,
    dashed: usize,
    /// Cells that hold several answers, by what stands between them.
    separators: [usize; 3],
    /// What somebody said about it; it comes before what was found.
    writing: Writing,
}

const SEPARATORS: [char; 3] = [';', '|', ','];

impl Habits {
    /// Looks at every cell once.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let as_said = Habit {
            writing: sheet.format.writing,
            ..Habit::default()
        };
        let mut columns = vec![as_said; sheet.header.len()];
        let mut said = vec![Said::default(); sheet.header.len()];
        for row in sheet.rows() {
            for (column, habit) in columns.iter_mut().enumerate() {
                habit.see(&row, column);
                said[column].see(row.cell(column));
            }
        }
        let frequent = said.into_iter().map(Said::often).collect();
        Self { columns, frequent }
    }

    pub(super) fn frequent(&self, column: usize) -> &[String] {
        self.frequent.get(column).map_or(&[], Vec::as_slice)
    }

    pub(super) fn column(&self, column: usize) -> Habit {
        self.columns.get(column).copied().unwrap_or_default()
    }

    /// The sign before decimals, where any column has one as text.
    #[must_use]
    pub fn decimal_sign(&self) -> Option<char> {
        let said = self.columns.first().map(|habit| habit.writing);
        if let Some(sign) = said.and_then(|writing| writing.decimal_sign) {
            return Some(sign);
        }
        let columns = || self.columns.iter().filter(|habit| habit.is_of_numbers());
        let commas = columns().map(|habit| habit.commas).sum::<usize>();
        let points = columns().map(|habit| habit.points).sum::<usize>();
        match commas.cmp(&points) {
            std::cmp::Ordering::Greater => Some(','),
            std::cmp::Ordering::Less => Some('.'),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// How dates are written as text, where any are.
    #[must_use]
    pub fn date_format(&self, columns: &[usize]) -> Option<&'static str> {
        let of = |column: &usize| self.column(*column);
        let with_most = columns.iter().map(of).max_by_key(|habit| habit.texts())?;
        let month_first = with_most.month_first();
        match (with_most.dotted, with_most.slashed, with_most.dashed) {
            (0, 0, 0) => None,
            (dotted, slashed, dashed) if dotted >= slashed && dotted >= dashed => {
                Some("dd.mm.yyyy")
            }
            (_, slashed, dashed) if slashed >= dashed => Some(if month_first {
                "mm/dd/yyyy"
            } else {
                "dd/mm/yyyy"
            }),
            _ => Some("yyyy-mm-dd"),
        }
    }

    /// What stands between several answers in one cell of these columns.
    #[must_use]
    pub fn list_separator(&self, columns: &[usize]) -> Option<char> {
        if let Some(sign) = columns.first().and_then(|at| self.column(*at).list_sign()) {
            return Some(sign);
        }
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for column in columns {
            for (sign, count) in SEPARATORS.iter().zip(self.column(*column).separators) {
                *counts.entry(*sign).or_default() += count;
            }
        }
        let best = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (best.1 > 0).then_some(best.0)
    }
}

/// What a column says, as long as it is few different things.
#[derive(Clone, Debug, Default)]
struct Said {
    counts: BTreeMap<String, usize>,
    all: usize,
    is_more: bool,
}

/// A column that says more different things than these has no list of its own.
const MOST_WORDS: usize = 120;
/// In a short file nothing tells a rare answer from a mistake.
const ENOUGH: usize = 100;

impl Said {
    fn see(&mut self, cell: &str) {
        let cell = cell.trim();
        if self.is_more || cell.is_empty() {
            return;
        }
        self.all += 1;
        if let Some(count) = self.counts.get_mut(cell) {
            *count += 1;
        } else if self.counts.len() >= MOST_WORDS || cell.len() > 60 {
            self.is_more = true;
            self.counts.clear();
        } else {
            self.counts.insert(cell.to_string(), 1);
        }
    }

    /// What one in two hundred says at least, where nearly everybody says such a thing.
    fn often(self) -> Vec<String> {
        let least = (self.all / 200).max(3);
        let often = self.counts.into_iter().filter(|(_, count)| *count >= least);
        let (mut words, mut covered) = (Vec::new(), 0);
        for (word, count) in often {
            covered += count;
            words.push(word);
        }
        let is_list = !self.is_more && self.all >= ENOUGH && covered * 50 >= self.all * 49;
        if is_list { words } else { Vec::new() }
    }
}

impl Habit {
    fn see(&mut self, row: &Row, column: usize) {
        match row.kind(column) {
            CellKind::Number => self.numbers += 1,
            CellKind::Date => self.dates += 1,
            CellKind::Error => {}
            CellKind::Text | CellKind::BareQuotes => self.see_text(row.cell(column).trim()),
        }
    }

    fn see_text(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        if cell.len() < 24 && cell.bytes().any(|byte| byte.is_ascii_digit()) {
            self.see_number(cell);
            self.see_date(cell);
        }
        // A semicolon or a bar parts answers more surely than a comma.
        if let Some(at) = SEPARATORS.iter().position(|sign| cell.contains(*sign)) {
            self.separators[at] += 1;
        }
    }

    fn see_number(&mut self, cell: &str) {
        let rest = cell.strip_prefix('-').unwrap_or(cell);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if let Some((whole, after)) = rest.rsplit_once([',', '.'])
            && digits(after)
            && after.len() < 3
            && digits(&whole.replace(['.', ','], ""))
        {
            if rest.contains(',') && rest.rfind(',') > rest.rfind('.') {
                self.commas += 1;
            } else if rest.matches('.').count() == 1 {
                self.points += 1;
            }
        }
    }

    fn see_date(&mut self, cell: &str) {
        let date = cell.split(['T', ' ']).next().unwrap_or(cell);
        let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
        let [first, second, third] = parts.as_slice() else {
            return;
        };
        let number = |text: &str| text.parse::<u16>().unwrap_or(0);
        let years_last = third.len() == 4 && first.len() <= 2 && second.len() <= 2;
        if !years_last && first.len() != 4 {
            return;
        }
        match date
            .find(['/', '-', '.'])
            .and_then(|at| date.as_bytes().get(at))
        {
            Some(b'.') => self.dotted += 1,
            Some(b'/') => self.slashed += 1,
            _ => self.dashed += 1,
        }
        if years_last && number(first) > 12 {
            self.day_first += 1;
        } else if years_last && number(second) > 12 {
            self.month_first += 1;
        }
    }

    fn texts(&self) -> usize {
        self.dotted + self.slashed + self.dashed
    }

    fn is_of_numbers(&self) -> bool {
        self.commas + self.points > self.texts() / 2
    }

    /// Whether most of it are numbers for the spreadsheet program.
    pub(super) fn has_real_numbers(&self) -> bool {
        self.numbers > 0
    }

    /// Whether most of it are dates for the spreadsheet program.
    pub(super) fn has_real_dates(&self) -> bool {
        self.dates > self.texts()
    }

    /// Whether decimals follow a comma here.
    pub(super) fn has_decimal_commas(&self) -> bool {
        match self.writing.decimal_sign {
            Some(sign) => sign == ',',
            None => self.commas > self.points,
        }
    }

    /// Whether decimals follow a point here.
    pub(super) fn has_decimal_points(&self) -> bool {
        match self.writing.decimal_sign {
            Some(sign) => sign == '.',
            None => self.points > self.commas,
        }
    }

    /// What stands between several answers, where somebody says so.
    pub(super) fn list_sign(&self) -> Option<char> {
        self.writing.list_separator
    }

    /// Whether a date such as 03/09/2025 begins with the month here; and whether that is a guess,
    /// since no other cell of the column tells.
    pub(super) fn month_first(&self) -> bool {
        let found = self.month_first > self.day_first;
        self.writing.month_first.unwrap_or(found)
    }

    /// Whether nothing in the column tells which of day and month comes first.
    pub(super) fn date_order_is_open(&self) -> bool {
        self.writing.month_first.is_none() && self.month_first == 0 && self.day_first == 0
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::sheet::read_csv;

    use super::*;

    #[test]
    fn what_somebody_says_comes_before_what_was_found() {
        let file = b"Name,Km,On,Skills\nLin,\"7,5\",03/04/2025,a; b\n";
        let mut sheet = read_csv(file).unwrap();
        let found = Habits::of(&sheet);
        assert!(found.column(1).has_decimal_commas() && found.column(2).date_order_is_open());
        sheet.format.writing = Writing {
            month_first: Some(true),
            decimal_sign: Some('.'),
            list_separator: Some(','),
        };
        let said = Habits::of(&sheet);
        assert_eq!(
            (said.decimal_sign(), said.list_separator(&[3])),
            (Some('.'), Some(','))
        );
        assert_eq!(said.date_format(&[2]), Some("mm/dd/yyyy"));
        assert!(said.column(2).month_first() && !said.column(2).date_order_is_open());
        assert!(said.column(1).has_decimal_points() && !said.column(1).has_decimal_commas());
    }

    #[test]
    fn a_file_tells_how_it_is_written() {
        let sheet = read_csv(
            "Name;Km;On;Skills\nLin;7,5;14.10.2025;a, b\nTom;1.200,0;31.09.2025;c\nEve;12.5;01.02.2025;a, c\n".as_bytes(),
        )
        .unwrap();
        let habits = Habits::of(&sheet);
        assert_eq!(habits.decimal_sign(), Some(','));
        assert_eq!(habits.date_format(&[2]), Some("dd.mm.yyyy"));
        assert_eq!(habits.list_separator(&[3]), Some(','));
        assert!(!habits.column(2).month_first() && habits.column(1).has_decimal_commas());
        let american = read_csv(b"Name,On\nLin,09/25/2025\nTom,03/04/2025\n").unwrap();
        let habits = Habits::of(&american);
        assert!(habits.column(1).month_first());
        assert_eq!(habits.date_format(&[1]), Some("mm/dd/yyyy"));
        assert_eq!(
            (habits.decimal_sign(), habits.list_separator(&[1])),
            (None, None)
        );
    }
}
