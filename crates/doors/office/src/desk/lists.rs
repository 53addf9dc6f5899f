//! What every list of the office does alike: its order, and all of its pages for a file.

use crate::desk::choices::choice;
use crate::desk::word;
use access::page::{MAX_SIZE, Page, PageRequest};
use store::Words;
use web::parts::Choice;
use web::{Fields, Visit};

/// Most rows of one file.
pub(crate) const MOST_ROWS: usize = 50_000;

/// The order that the address asks for; the usual one where it asks for none that there is.
pub(crate) fn sort<S: Words>(fields: &Fields, usual: S) -> S {
    S::from_word(fields.text("sort")).unwrap_or(usual)
}

/// The orders to choose from, the usual one first.
pub(crate) fn sorts<S: Words>(visit: &Visit, usual: S) -> Vec<Choice> {
    let others = S::ALL.iter().copied().filter(|sort| *sort != usual);
    [usual]
        .into_iter()
        .chain(others)
        .map(|sort| choice(sort.as_str(), word::said(visit, "desk-sort-", sort.as_str())))
        .collect()
}

/// The rows of every page, at most [`MOST_ROWS`] and what the last page holds beyond them.
pub(crate) fn every<T, E>(mut page: impl FnMut(PageRequest) -> Result<Page<T>, E>) -> Result<Vec<T>, E> {
    let mut rows = Vec::new();
    for number in 1.. {
        let page = page(PageRequest::new(number, MAX_SIZE))?;
        let is_last = u64::from(number) >= page.pages();
        rows.extend(page.items);
        if is_last || rows.len() >= MOST_ROWS {
            break;
        }
    }
    Ok(rows)
}

/// The same page of a list, its rows read on: with what stands beside them elsewhere.
pub(crate) fn read_on<T, U, E>(
    page: Page<T>,
    rows: impl FnOnce(Vec<T>) -> Result<Vec<U>, E>,
) -> Result<Page<U>, E> {
    Ok(Page {
        items: rows(page.items)?,
        total: page.total,
        request: page.request,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::page::ByTime;
    use std::convert::Infallible;

    #[test]
    fn the_usual_order_stands_where_the_address_asks_for_none_that_there_is() {
        let asked = |sort: &str| {
            let fields = Fields::from_pairs([("sort", sort)]);
            super::sort(&fields, ByTime::Oldest)
        };
        assert_eq!(asked("newest"), ByTime::Newest);
        assert_eq!((asked(""), asked("'; --")), (ByTime::Oldest, ByTime::Oldest));
    }

    /// A list of so many rows, which are their own numbers.
    fn list(total: u64) -> Vec<u64> {
        every(|request| {
            let end = total.min(request.offset() + u64::from(request.size()));
            Ok::<_, Infallible>(Page {
                items: (request.offset()..end).collect(),
                total,
                request,
            })
        })
        .unwrap_or_default()
    }

    #[test]
    fn a_file_has_each_row_of_each_page_once() {
        for total in [0, 1, u64::from(MAX_SIZE), u64::from(MAX_SIZE) + 1, 1_234] {
            assert_eq!(list(total), (0..total).collect::<Vec<_>>());
        }
        assert_eq!(list(1_000_000).len(), MOST_ROWS);
    }
}
