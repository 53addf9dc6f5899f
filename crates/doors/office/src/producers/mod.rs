//! Producers: who they are, their papers, their commission, what they are owed.

mod change;
mod file;
pub(crate) mod form;
mod list;
mod new;
mod papers;
mod show;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let (view, edit) = (
        Rule::Staff(Action::ViewProducers),
        Rule::Staff(Action::EditProducers),
    );
    Routes::new()
        .get("/office/producers", view, list::FIELDS, list::show)
        .get(
            "/office/producers.csv",
            Rule::Staff(Action::ExportLists),
            list::FIELDS,
            file::download,
        )
        .limited(Bucket::Export)
        .get("/office/producers/new", edit, &[], new::show)
        .post("/office/producers/new", edit, form::FIELDS, new::submit)
        .get("/office/producers/{slug}", view, &["done", "page"], show::show)
        .post("/office/producers/{slug}", edit, form::FIELDS, change::submit)
        .post(
            "/office/producers/{slug}/active",
            edit,
            &["active", "active_reason", "version"],
            change::set_active,
        )
        .post(
            "/office/producers/{slug}/commission",
            edit,
            &["rate", "rate_from"],
            change::commission,
        )
        .post(
            "/office/producers/{slug}/certificates",
            edit,
            papers::FIELDS,
            papers::record,
        )
        .post(
            "/office/producers/{slug}/certificates/{certificate}",
            edit,
            &["last_day", "withdraw_reason"],
            papers::withdraw,
        )
}
