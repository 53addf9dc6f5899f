//! How this room tells what an import or the office changed.

use access::audit::{self, Entry};
use access::{Act, fact};
use parties::{Differences, Upserted};
use store::Unit;

/// What becomes of a row that was kept before or not, and differs or not.
pub(crate) fn outcome(kept: bool, differences: &Differences) -> Upserted {
    match (kept, differences.is_empty()) {
        (false, _) => Upserted::Created,
        (true, false) => Upserted::Changed,
        (true, true) => Upserted::Same,
    }
}

/// Adds a line to the audit trail, if something was written.
pub(crate) fn tell(
    unit: &mut Unit<'_>,
    act: &Act,
    object: &'static str,
    object_id: &str,
    outcome: Upserted,
    differences: &Differences,
) -> store::Result<()> {
    let (before, after) = (differences.before(), differences.after());
    let (verb, told) = match outcome {
        Upserted::Created => ("created", false),
        Upserted::Changed => ("changed", true),
        Upserted::Same => return Ok(()),
    };
    let word = format!("{object}-{verb}");
    let entry = Entry {
        act: &word,
        object,
        object_id,
        before: told.then_some(before.as_str()),
        after: told.then_some(after.as_str()),
        reason: None,
    };
    audit::record(unit, act, &entry)?;
    fact::record(
        unit,
        act,
        "shipping-changed",
        format_args!("{object}:{object_id}"),
    )
}
