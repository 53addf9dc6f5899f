//! The trail: who did what, when, to what.

mod change;
mod list;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let view = Rule::Staff(Action::ViewAudit);
    Routes::new()
        .get("/office/audit", view, list::FIELDS, list::show)
        .get("/office/audit.csv", view, list::FIELDS, list::download)
        .limited(Bucket::Export)
}
