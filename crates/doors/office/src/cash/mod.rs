//! Cash: what carriers and the depot hold for the house, and what buyers are to get back.

mod file;
mod receive;
mod show;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let cash = Rule::Staff(Action::ReceiveCash);
    Routes::new()
        .get("/office/cash", cash, show::FIELDS, show::show)
        .get("/office/cash.csv", cash, show::FIELDS, file::download)
        .limited(Bucket::Export)
        .post("/office/cash/{parcel}", cash, receive::FIELDS, receive::submit)
        .post("/office/cash/deposits/{fulfilment}", cash, &[], receive::deposit)
        .post(
            "/office/cash/claims/{parcel}",
            cash,
            receive::CLAIM_FIELDS,
            receive::claim,
        )
        .post("/office/cash/refunds/{return}", cash, &["from"], receive::refund)
}
