//! Goods: products with their texts in each language, formats, prices.

pub(crate) mod details;
mod file;
pub(crate) mod list;
mod look;
mod new;
mod refused;
pub(crate) mod show;
#[cfg(test)]
mod tests;
mod variant;
mod variant_form;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let (view, edit) = (
        Rule::Staff(Action::ViewProducts),
        Rule::Staff(Action::EditProducts),
    );
    Routes::new()
        .get("/office/products", view, list::FIELDS, list::show)
        .get(
            "/office/products.csv",
            Rule::Staff(Action::ExportLists),
            list::FIELDS,
            file::download,
        )
        .limited(Bucket::Export)
        .get("/office/products/new", edit, &["producer"], new::show)
        .post("/office/products/new", edit, new::FIELDS, new::submit)
        .get("/office/products/{slug}", view, &["done"], show::show)
        .post("/office/products/{slug}", edit, details::FIELDS, show::submit)
        .post(
            "/office/products/{slug}/status",
            edit,
            &["status", "status_reason", "version"],
            show::set_status,
        )
        .post(
            "/office/products/{slug}/variants",
            edit,
            variant_form::NEW_FIELDS,
            variant::create,
        )
        .get(
            "/office/products/{slug}/variants/{sku}",
            view,
            &["done"],
            variant::show,
        )
        .post(
            "/office/products/{slug}/variants/{sku}",
            edit,
            variant_form::FIELDS,
            variant::change,
        )
        .post(
            "/office/products/{slug}/variants/{sku}/price",
            Rule::Staff(Action::EditPrices),
            &["price", "wholesale", "price_reason", "sure", "version"],
            variant::set_price,
        )
        .post(
            "/office/products/{slug}/variants/{sku}/status",
            edit,
            &["status", "version"],
            variant::set_status,
        )
}
