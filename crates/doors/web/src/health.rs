//! The way in, the files of the look, and what the operator's machines ask.

use crate::assets;
use crate::drawings;
use crate::page::{self, Answer, CachePolicy};
use crate::problem::Problem;
use crate::routes::{Routes, Rule};
use crate::sign_in;
use crate::visit::Visit;

const PLAIN: &str = "text/plain; charset=utf-8";

/// The routes of this crate: the way in, the files of the look, health, sign-in and one's own account.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/", Rule::Public, &["lang"], enter)
        .get("/assets/{file}", Rule::Public, &[], assets::serve)
        .get("/drawings/{file}", Rule::Public, &[], drawings::serve)
        .get("/healthz", Rule::Public, &[], is_alive)
        .get("/readyz", Rule::Public, &[], is_ready)
        .and(sign_in::routes())
}

/// To the language the browser asks for.
async fn enter(visit: Visit) -> Answer {
    page::see_other(&visit.local(""))
}

/// The process runs.
async fn is_alive() -> Answer {
    page::text(PLAIN, "alive\n".to_owned(), CachePolicy::Personal)
}

/// The database answers, and the house is not about to close.
async fn is_ready(visit: Visit) -> Answer {
    if visit.house.is_closing() {
        return Err(Problem::unavailable());
    }
    visit
        .house
        .store
        .read(|reader| parties::house::load(reader).map(drop).map_err(Problem::from))
        .await?;
    page::text(PLAIN, "ready\n".to_owned(), CachePolicy::Personal)
}
