//! What the macros of `parts/*.html` are filled with.

use crate::visit::Visit;

/// An answer one can choose in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// Its words.
    pub text: String,
    /// A second line; may be empty.
    pub note: String,
    /// What stands at the end of the line, a price perhaps; may be empty.
    pub end: String,
}

impl Choice {
    /// An answer with its words alone.
    #[must_use]
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same with a second line.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same with words at the end of the line.
    #[must_use]
    pub fn ending(mut self, end: impl Into<String>) -> Self {
        self.end = end.into();
        self
    }
}

/// Where a step of a time line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind.
    Done,
    /// Here.
    Now,
    /// Ahead.
    ToCome,
    /// It ended here, otherwise than wished.
    Stopped,
}

impl Place {
    /// The class of the step.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::ToCome => "",
            Self::Stopped => "stop",
        }
    }
}

/// A step of a time line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub word: String,
    /// When it was, or will be.
    pub when: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A link of a pagination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNumber {
    /// The number; 0 stands for a gap.
    pub number: u32,
    /// The address; empty for a gap.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The pages of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// First, last, and those around this one, with gaps.
    pub numbers: Vec<PageNumber>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pagination {
    /// The pages of a list of `total` lines; the rest of the query stays.
    #[must_use]
    pub fn new(visit: &Visit, page: u32, per_page: u32, total: u64) -> Self {
        let pages = total.div_ceil(u64::from(per_page.max(1))).max(1);
        let pages = u32::try_from(pages).unwrap_or(u32::MAX);
        let rest = visit.query.clone().without("page").without("done");
        let href = |number: u32| {
            let query = if number == 1 {
                rest.to_query()
            } else {
                rest.clone().with("page", number.to_string()).to_query()
            };
            if query.is_empty() {
                visit.path.clone()
            } else {
                format!("{}?{query}", visit.path)
            }
        };
        Self::of(page, pages, href)
    }

    /// Whether there is more than one page.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.numbers.len() > 1
    }

    pub(crate) fn of(page: u32, pages: u32, href: impl Fn(u32) -> String) -> Self {
        let mut numbers: Vec<PageNumber> = Vec::new();
        for number in shown(page, pages) {
            if numbers.last().is_some_and(|last| last.number + 1 < number) {
                numbers.push(PageNumber {
                    number: 0,
                    href: String::new(),
                    current: false,
                });
            }
            numbers.push(PageNumber {
                number,
                href: href(number),
                current: number == page,
            });
        }
        Self {
            numbers,
            previous: (page > 1 && page <= pages).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
        }
    }
}

/// First, last, and two on each side.
fn shown(page: u32, pages: u32) -> Vec<u32> {
    let around = page.saturating_sub(2)..=page.saturating_add(2);
    let mut numbers: Vec<u32> = [1].into_iter().chain(around).chain([pages]).collect();
    numbers.retain(|number| (1..=pages).contains(number));
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(page: u32, pages: u32) -> Vec<u32> {
        Pagination::of(page, pages, |number| number.to_string())
            .numbers
            .iter()
            .map(|number| number.number)
            .collect()
    }

    #[test]
    fn first_last_and_neighbours_are_shown() {
        assert_eq!(numbers(1, 1), [1]);
        assert_eq!(numbers(1, 3), [1, 2, 3]);
        assert_eq!(numbers(6, 12), [1, 0, 4, 5, 6, 7, 8, 0, 12]);
        assert_eq!(numbers(12, 12), [1, 0, 10, 11, 12]);
        assert_eq!(numbers(99, 3), [1, 0, 3]);
    }

    #[test]
    fn there_is_a_way_back_and_on() {
        let ways = |page| {
            let pages = Pagination::of(page, 3, |number| number.to_string());
            (pages.previous, pages.next)
        };
        assert_eq!(ways(1), (None, Some("2".to_owned())));
        assert_eq!(ways(2), (Some("1".to_owned()), Some("3".to_owned())));
        assert_eq!(ways(3), (Some("2".to_owned()), None));
    }
}
