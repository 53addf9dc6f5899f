//! Everything HTTP that the doors share: routes and their rules, pages, forms, problems, sign-in, the server.

mod assets;
mod drawings;
mod finish;
mod form;
mod gate;
mod health;
mod house;
pub mod layout;
pub mod limits;
mod page;
pub mod parts;
mod problem;
mod routes;
pub mod server;
mod sign_in;
mod speech;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod tests;
mod visit;
pub mod watch;

pub use self::{assets::asset, drawings::drawing_address};
pub use form::{FieldErrors, Fields, Form, UploadedFile};
pub use health::routes;
pub use house::{Footer, House, HouseParts, PageLink, Room, Signboard, Site, SiteError, is_local};
pub use layout::{OfficeFrame, ShopFrame};
pub use limits::{Bucket, LimitSettings};
pub use page::{
    CachePolicy, Shown, again, file, kept, moved, page, page_as, see_other, see_other_counting, text,
};
pub use problem::{Answer, Link, Problem};
pub use routes::{CsrfRule, RouteDeclaration, Routes, Rule};
pub use speech::{Given, Markup, Placed, Speech};
pub use visit::{Parts, Visit};

language::resources!("web", "locales");
