//! People who sign in: invitations, roles, links, and who may no longer.

mod change;
mod file;
mod list;
mod new;
mod roles;
mod show;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let (manage, grant) = (Rule::Staff(Action::ManageUsers), Rule::Staff(Action::GrantRole));
    Routes::new()
        .get("/office/users", manage, list::FIELDS, list::show)
        .get("/office/users.csv", manage, list::FIELDS, file::download)
        .limited(Bucket::Export)
        .get("/office/users/new", manage, &[], new::show)
        .post("/office/users/new", manage, new::FIELDS, new::submit)
        .post(
            "/office/users/requests/{request}",
            grant,
            &["decision"],
            roles::decide,
        )
        .get("/office/users/{id}", manage, &["done"], show::show)
        .post(
            "/office/users/{id}/name",
            manage,
            &["name", "version"],
            change::rename,
        )
        .post("/office/users/{id}/roles", grant, &["role"], roles::propose)
        .post("/office/users/{id}/revoke", grant, &["role"], roles::revoke)
        .post(
            "/office/users/{id}/disable",
            manage,
            &["disable_reason"],
            change::disable,
        )
        .post("/office/users/{id}/enable", manage, &[], change::enable)
        .post("/office/users/{id}/link", manage, &[], change::link)
}
