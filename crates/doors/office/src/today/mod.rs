//! The day's page: what waits for me.

mod show;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/office", Rule::Staff(Action::ViewToday), &[], show::show)
}
