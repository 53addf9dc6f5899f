//! Months, seasons and ranges of dates.

use jiff::civil::{Date, date};
use std::fmt;
use std::str::FromStr;

/// Why a month, a season or a range was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not a month such as `2026-11`.
    #[error("a month is written 2026-11")]
    NotAMonth,
    /// Not a list of month numbers such as `9;10;11`.
    #[error("months are written 9;10;11")]
    NotMonths,
    /// The end lies before the beginning.
    #[error("the end lies before the beginning")]
    EndsBeforeItBegins,
}

/// One month of one year, 0001-01 to 9999-12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first_day: Date,
}

impl Month {
    /// The month of a year (1–9999) and a number from 1 to 12.
    pub fn new(year: i16, month: i8) -> Result<Month, PeriodError> {
        match Date::new(year, month, 1) {
            Ok(first_day) if year >= 1 => Ok(Month { first_day }),
            _ => Err(PeriodError::NotAMonth),
        }
    }

    /// The month a date lies in.
    #[must_use]
    pub fn of(date: Date) -> Month {
        Month {
            first_day: date.first_of_month(),
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.first_day.year()
    }

    /// The number of the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.first_day.month()
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.first_day
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day.last_of_month()
    }

    /// The month after; the last month of the calendar is its own next.
    #[must_use]
    pub fn next(self) -> Month {
        self.last_day().tomorrow().map_or(self, Month::of)
    }

    /// The month before; the first month of the calendar is its own previous.
    #[must_use]
    pub fn previous(self) -> Month {
        self.first_day.yesterday().map_or(self, Month::of)
    }

    /// All days of the month.
    #[must_use]
    pub fn days(self) -> DateRange {
        DateRange {
            from: self.first_day(),
            until: Some(self.last_day()),
        }
    }
}

/// Writes `2026-11`.
impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year(), self.month())
    }
}

/// Reads `2026-11`.
impl FromStr for Month {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Month, PeriodError> {
        let (year, month) = text.trim().split_once('-').ok_or(PeriodError::NotAMonth)?;
        let digits =
            |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(PeriodError::NotAMonth);
        }
        match (year.parse(), month.parse()) {
            (Ok(year), Ok(month)) => Month::new(year, month),
            _ => Err(PeriodError::NotAMonth),
        }
    }
}

/// The months of the year in which something is in season. No month named means all year round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Months(u16);

impl Months {
    /// In season the whole year.
    pub const ALL_YEAR: Months = Months(0);
    const EVERY_MONTH: u16 = 0b1111_1111_1111;

    /// The named months, each 1 to 12. None and all twelve mean the same: all year.
    pub fn new(months: impl IntoIterator<Item = u8>) -> Result<Months, PeriodError> {
        let mut set = 0;
        for month in months {
            set |= bit(month).ok_or(PeriodError::NotMonths)?;
        }
        Ok(if set == Months::EVERY_MONTH {
            Months::ALL_YEAR
        } else {
            Months(set)
        })
    }

    /// Whether there is no closed season.
    #[must_use]
    pub fn is_all_year(self) -> bool {
        self.0 == 0
    }

    /// Whether the month (1 to 12) is in season.
    #[must_use]
    pub fn contains(self, month: u8) -> bool {
        bit(month).is_some_and(|bit| self.is_all_year() || self.0 & bit != 0)
    }

    /// The first month, at or after `month` and round the year, in which a season begins: in
    /// August, dates of `9;10;11` come back in 9; so they do in October, of the year after.
    /// `None` all year round, or for a month that is not 1 to 12.
    #[must_use]
    pub fn next_start_from(self, month: u8) -> Option<u8> {
        bit(month)?;
        let begins = |at: &u8| self.contains(*at) && !self.contains(if *at == 1 { 12 } else { at - 1 });
        (month..=12).chain(1..month).find(begins)
    }

    /// The months in season, from 1 to 12.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (1..=12).filter(move |month| self.contains(*month))
    }
}

/// Writes `9;10;11`, and nothing for all year.
impl fmt::Display for Months {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_all_year() {
            return Ok(());
        }
        let months: Vec<String> = self.iter().map(|month| month.to_string()).collect();
        out.write_str(&months.join(";"))
    }
}

/// Reads `9;10;11`; an empty text is all year.
impl FromStr for Months {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Months, PeriodError> {
        if text.trim().is_empty() {
            return Ok(Months::ALL_YEAR);
        }
        let months: Result<Vec<u8>, _> = text.split(';').map(|month| month.trim().parse::<u8>()).collect();
        months.map_err(|_| PeriodError::NotMonths).and_then(Months::new)
    }
}

fn bit(month: u8) -> Option<u16> {
    (1..=12).contains(&month).then(|| 1 << (month - 1))
}

/// Days from one to another, both included; open when there is no last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    from: Date,
    until: Option<Date>,
}

impl DateRange {
    /// From a first to a last day, both included.
    pub fn new(from: Date, until: Option<Date>) -> Result<DateRange, PeriodError> {
        match until {
            Some(until) if until < from => Err(PeriodError::EndsBeforeItBegins),
            _ => Ok(DateRange { from, until }),
        }
    }

    /// All days of a calendar year, 1 to 9999.
    pub fn year(year: i16) -> Result<DateRange, PeriodError> {
        Month::new(year, 12).map(|december| DateRange {
            from: date(year, 1, 1),
            until: Some(december.last_day()),
        })
    }

    /// The first day.
    #[must_use]
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day, if there is one.
    #[must_use]
    pub fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether the day lies in the range.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the two ranges share a day.
    #[must_use]
    pub fn overlaps(self, other: DateRange) -> bool {
        self.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| self.from <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn months_are_read_written_and_followed() {
        let november: Month = "2026-11".parse().unwrap();
        assert_eq!(november.to_string(), "2026-11");
        assert_eq!(november.last_day(), date(2026, 11, 30));
        assert_eq!(november.next().next().to_string(), "2027-01");
        assert_eq!(Month::new(2026, 1).unwrap().previous().to_string(), "2025-12");
        assert_eq!(
            Month::of(date(2028, 2, 29)).days().until(),
            Some(date(2028, 2, 29))
        );
        assert_eq!(
            Month::new(9999, 12).unwrap().next(),
            Month::new(9999, 12).unwrap()
        );
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "26-11",
            "2026-1",
            "0000-01",
            "2026-+1",
            "2026-11-01",
        ] {
            assert_eq!(text.parse::<Month>(), Err(PeriodError::NotAMonth), "{text}");
        }
    }

    #[test]
    fn a_season_tells_when_it_comes_back() {
        let dates: Months = "9;10;11".parse().unwrap();
        assert!(dates.contains(9) && !dates.contains(8) && !dates.contains(0) && !dates.contains(13));
        assert_eq!(dates.next_start_from(8), Some(9));
        assert_eq!(dates.next_start_from(9), Some(9));
        assert_eq!(dates.next_start_from(10), Some(9));
        assert_eq!(dates.next_start_from(12), Some(9));
        let winter: Months = "12; 1;2".parse().unwrap();
        assert_eq!(winter.next_start_from(1), Some(12));
        let twice: Months = "3;9".parse().unwrap();
        assert_eq!(
            (twice.next_start_from(4), twice.next_start_from(10)),
            (Some(9), Some(3))
        );
        assert_eq!(winter.to_string(), "1;2;12");
    }

    #[test]
    fn no_month_and_all_months_are_all_year() {
        let none: Months = " ".parse().unwrap();
        let all = Months::new(1..=12).unwrap();
        assert_eq!(none, all);
        assert!(none.contains(7) && !none.contains(13));
        assert_eq!(none.next_start_from(5), None);
        assert_eq!(none.iter().count(), 12);
        assert_eq!(none.to_string(), "");
        for text in ["0", "13", "9;", "a", "9,10"] {
            assert_eq!(text.parse::<Months>(), Err(PeriodError::NotMonths), "{text}");
        }
    }

    #[test]
    fn ranges_hold_both_ends() {
        let range = DateRange::new(date(2026, 3, 1), Some(date(2026, 3, 31))).unwrap();
        assert!(range.contains(date(2026, 3, 1)) && range.contains(date(2026, 3, 31)));
        assert!(!range.contains(date(2026, 4, 1)) && !range.contains(date(2026, 2, 28)));
        let open = DateRange::new(date(2026, 3, 31), None).unwrap();
        assert!(open.contains(date(2999, 1, 1)) && open.overlaps(range) && range.overlaps(open));
        let april = Month::new(2026, 4).unwrap().days();
        assert!(!range.overlaps(april) && !april.overlaps(range));
        assert_eq!(
            DateRange::new(date(2026, 3, 2), Some(date(2026, 3, 1))),
            Err(PeriodError::EndsBeforeItBegins)
        );
        assert!(DateRange::year(2026).unwrap().contains(date(2026, 12, 31)));
    }

    proptest! {
        #[test]
        fn seasons_survive_writing(months in proptest::collection::vec(1u8..=12, 0..12), at in 1u8..=12) {
            let season = Months::new(months.iter().copied()).unwrap();
            prop_assert_eq!(season.to_string().parse::<Months>(), Ok(season));
            if let Some(start) = season.next_start_from(at) {
                prop_assert!(season.contains(start));
            } else {
                prop_assert!(season.is_all_year());
            }
        }
    }
}
