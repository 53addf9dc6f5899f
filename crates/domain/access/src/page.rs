//! Pages of lists: which part is wanted, and what comes back.

/// Most lines of one page (R-LIM 1).
pub const MAX_SIZE: u32 = 100;

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    number: u32,
    size: u32,
}

impl PageRequest {
    /// The page with this number, counted from 1, of `size` lines; both are brought into their ranges.
    #[must_use]
    pub fn new(number: u32, size: u32) -> Self {
        Self {
            number: number.max(1),
            size: size.clamp(1, MAX_SIZE),
        }
    }

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// Lines per page, 1 to [`MAX_SIZE`].
    #[must_use]
    pub fn size(self) -> u32 {
        self.size
    }

    /// Lines before this page.
    #[must_use]
    pub fn offset(self) -> u64 {
        u64::from(self.number - 1) * u64::from(self.size)
    }
}

store::text_enum! {
    /// The order of a journal.
    pub enum ByTime {
        /// The last line first.
        Newest = "newest",
        /// The first line first.
        Oldest = "oldest",
    }
}

impl ByTime {
    /// The end of a query over a journal whose lines have `at` and `id`; it takes the size and the offset of a page.
    #[must_use]
    pub fn page(self) -> &'static str {
        match self {
            Self::Newest => "ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",
            Self::Oldest => "ORDER BY at, id LIMIT ? OFFSET ?",
        }
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The lines of this page.
    pub items: Vec<T>,
    /// Lines of the whole list.
    pub total: u64,
    /// What was asked for.
    pub request: PageRequest,
}

impl<T> Page<T> {
    /// How many pages the whole list has, at least 1.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.request.size)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_from_one_and_bounded() {
        assert_eq!(PageRequest::new(0, 0), PageRequest::new(1, 1));
        assert_eq!(PageRequest::new(3, 1000).size(), MAX_SIZE);
        assert_eq!(PageRequest::new(3, 20).offset(), 40);
        assert_eq!(
            PageRequest::new(u32::MAX, 100).offset(),
            (u64::from(u32::MAX) - 1) * 100
        );
    }

    #[test]
    fn the_last_page_may_be_short() {
        let page = |total| Page::<u8> {
            items: Vec::new(),
            total,
            request: PageRequest::new(1, 20),
        };
        assert_eq!([page(0).pages(), page(20).pages(), page(21).pages()], [1, 1, 2]);
    }
}
