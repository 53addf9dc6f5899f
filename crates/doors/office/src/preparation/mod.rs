//! Preparation: what each producer has to prepare, the slips, and what came to the depot.

mod file;
mod list;
mod slip;
pub(crate) mod step;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let prepare = Rule::Staff(Action::PrepareOrders);
    Routes::new()
        .get("/office/preparation", prepare, list::FIELDS, list::show)
        .get(
            "/office/preparation.csv",
            Rule::Staff(Action::ExportLists),
            list::FIELDS,
            file::download,
        )
        .limited(Bucket::Export)
        .get(
            "/office/preparation/slips",
            prepare,
            &["producer", "language"],
            slip::all,
        )
        .get(
            "/office/preparation/{fulfilment}",
            prepare,
            &["language"],
            slip::show,
        )
        .post(
            "/office/preparation/{fulfilment}/ready",
            prepare,
            step::FIELDS,
            step::ready,
        )
        .post(
            "/office/preparation/{fulfilment}/undo",
            prepare,
            step::FIELDS,
            step::undo,
        )
        .post(
            "/office/preparation/{fulfilment}/receive",
            prepare,
            step::FIELDS,
            step::receive,
        )
}
