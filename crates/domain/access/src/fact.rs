//! Facts: what became true, told to whoever follows the change feed: kept pages, the search index, other nodes.

use crate::Act;
use std::fmt::Display;
use store::{Result, Unit, outbox};

/// Records a fact with the rest of the unit. `kind` says what happened (`product-changed`), the subject to what:
/// its room's word and its id (`product:0192…`), or the word alone where there is but one.
pub fn record(unit: &mut Unit<'_>, act: &Act, kind: &str, subject: impl Display) -> Result<()> {
    outbox::record(unit, act.ids.next(), kind, &subject.to_string(), "{}", act.at)
}
