//! Stock: what is on the shelf, what is set aside, what can be sold, and why it changed.

mod change;
mod file;
mod list;
mod movements;
mod show;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let (view, adjust) = (Rule::Staff(Action::ViewStock), Rule::Staff(Action::AdjustStock));
    Routes::new()
        .get("/office/stock", view, list::FIELDS, list::show)
        .get(
            "/office/stock.csv",
            Rule::Staff(Action::ExportLists),
            list::FIELDS,
            file::download,
        )
        .limited(Bucket::Export)
        .get(
            "/office/stock/movements",
            view,
            movements::FIELDS,
            movements::show,
        )
        .get(
            "/office/stock/movements.csv",
            Rule::Staff(Action::ExportLists),
            movements::FIELDS,
            movements::download,
        )
        .limited(Bucket::Export)
        .get("/office/stock/{sku}", view, &["done"], show::show)
        .post(
            "/office/stock/{sku}/count",
            adjust,
            &["counted", "count_reason", "version"],
            change::count,
        )
        .post(
            "/office/stock/{sku}/move",
            adjust,
            &["delta", "cause", "move_reason", "key"],
            change::record,
        )
}
