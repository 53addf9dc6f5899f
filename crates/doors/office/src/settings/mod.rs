//! Settings: who the house is, its rules, who carries its parcels and for how much, its legal texts.

mod carriers;
mod house;
mod house_form;
mod legal;
mod points;
#[cfg(test)]
mod tests;
mod zones;

use access::permission::Action;
use web::{Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let (view, edit) = (
        Rule::Staff(Action::ViewSettings),
        Rule::Staff(Action::EditSettings),
    );
    Routes::new()
        .get("/office/settings", view, &["done"], house::show)
        .post("/office/settings", edit, house_form::FIELDS, house::submit)
        .get(
            "/office/settings/carriers",
            view,
            &["slug", "done"],
            carriers::show,
        )
        .post(
            "/office/settings/carriers",
            edit,
            carriers::FIELDS,
            carriers::submit,
        )
        .get(
            "/office/settings/pickup-points",
            view,
            &["slug", "done"],
            points::show,
        )
        .post(
            "/office/settings/pickup-points",
            edit,
            points::FIELDS,
            points::submit,
        )
        .get("/office/settings/zones/{slug}", view, &["done"], zones::show)
        .post(
            "/office/settings/zones/{slug}",
            edit,
            zones::FIELDS,
            zones::submit,
        )
        .get(
            "/office/settings/pages/{slug}",
            view,
            &["language", "done"],
            legal::show,
        )
        .post(
            "/office/settings/pages/{slug}",
            edit,
            legal::FIELDS,
            legal::submit,
        )
}
