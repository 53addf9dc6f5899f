//! Content: pages of the house in four languages.

pub mod page;
pub mod standing;

use access::check::Finding;
use access::personal_data::{ColumnNote, plain};

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    room: "content",
    number: 1,
    name: "content",
    text: include_str!("../migrations/0001_content.sql"),
}];

/// Every fixed statement of this room.
pub const STATEMENTS: &[&[store::Registered]] = &[page::STATEMENTS];

/// Every column of this room's tables; none tells of a person.
pub const REGISTER: &[ColumnNote] = &[plain(
    "house_page",
    &["slug", "language", "version", "title", "body", "published_at"],
)];

/// Names of the invariants of this room: its constraints hold all there is to say.
pub const INVARIANTS: &[&str] = &[];

/// Looks for broken invariants; there are none that the tables themselves do not refuse.
pub fn check(_reader: &store::Reader<'_>) -> store::Result<Vec<Finding>> {
    Ok(Vec::new())
}
