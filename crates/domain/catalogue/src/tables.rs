//! The tables of this room and all that is asked of them.

use crate::{bundle, category, check, label, price, product, variant};

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[
    store::Migration {
        room: "catalogue",
        number: 1,
        name: "catalogue",
        text: include_str!("../migrations/0001_catalogue.sql"),
    },
    store::Migration {
        room: "catalogue",
        number: 2,
        name: "shelves",
        text: include_str!("../migrations/0002_shelves.sql"),
    },
    store::Migration {
        room: "catalogue",
        number: 3,
        name: "newest",
        text: include_str!("../migrations/0003_newest.sql"),
    },
];

/// Every fixed statement of this room.
pub const STATEMENTS: &[&[store::Registered]] = &[
    bundle::STATEMENTS,
    category::STATEMENTS,
    check::STATEMENTS,
    label::STATEMENTS,
    price::STATEMENTS,
    product::STATEMENTS[0],
    product::STATEMENTS[1],
    product::STATEMENTS[2],
    variant::STATEMENTS[0],
    variant::STATEMENTS[1],
];
