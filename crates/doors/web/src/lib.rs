//! Everything HTTP that the doors share: routes and their rules, pages, forms, problems, sign-in, the server.

mod assets;
mod cookie;
mod csrf;
mod encoding;
mod finish;
mod form;
mod gate;
mod headers;
mod health;
mod house;
mod kept_pages;
pub mod layout;
pub mod limits;
mod markup;
mod page;
pub mod parts;
mod problem;
mod problem_page;
mod routes;
pub mod server;
mod sign_in;
mod signboard;
mod site;
mod speech;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod tests;
mod upload;
mod visit;

pub use assets::asset;
pub use form::{FieldErrors, Fields, Form};
pub use house::{Footer, House, HouseParts, PageLink, Room};
pub use layout::{OfficeFrame, ShopFrame};
pub use limits::{Bucket, LimitSettings};
pub use markup::Markup;
pub use page::{
    Answer, CachePolicy, again, file, is_local, kept, moved, page, page_as, see_other, see_other_counting,
    text,
};
pub use problem::{Link, Problem};
pub use routes::{CsrfRule, RouteDeclaration, Routes, Rule};
pub use signboard::Signboard;
pub use site::{Site, SiteError};
pub use speech::Speech;
pub use upload::UploadedFile;
pub use visit::{Parts, Visit};

language::resources!("web", "locales");

/// The routes of this crate: `/`, the look's files, health, sign-in and one's own account.
#[must_use]
pub fn routes() -> Routes {
    health::routes().and(sign_in::routes())
}
