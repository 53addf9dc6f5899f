//! What a list tells when an article was added from one of its cards.

use web::{ShopFrame, Visit};

/// The word of the address that tells it.
const ADDED: &str = "added";

/// What a kept page depends on besides its path: whether it tells that something was added.
pub(crate) fn done_key(visit: &Visit) -> &'static str {
    if visit.query.text("done") == ADDED {
        ADDED
    } else {
        ""
    }
}

/// The frame of a list; the address that tells what was done is not for search engines.
pub(crate) fn listed_frame(visit: &Visit) -> ShopFrame {
    ShopFrame::new(visit).indexed(done_key(visit).is_empty())
}
