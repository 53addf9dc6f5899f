//! Which rooms and doors this house has: their tables, statements, texts, routes and invariants.

use access::check::Finding;
use language::Resource;
use std::sync::LazyLock;
use store::{Migration, Reader, Registered};
use web::{Footer, Room, Routes};

/// All migrations, each room after those it stands on.
pub static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let all = [
        store::migrate::MIGRATIONS,
        access::MIGRATIONS,
        parties::MIGRATIONS,
        catalogue::MIGRATIONS,
        shipping::MIGRATIONS,
        inventory::MIGRATIONS,
        ledger::MIGRATIONS,
        payments::MIGRATIONS,
        orders::MIGRATIONS,
        content::MIGRATIONS,
    ];
    // One list for the life of the process.
    Vec::leak(all.concat())
});

/// Every fixed statement of the house.
#[must_use]
pub fn statements() -> Vec<Registered> {
    [
        store::STATEMENTS,
        access::STATEMENTS,
        parties::STATEMENTS,
        catalogue::STATEMENTS,
        shipping::STATEMENTS,
        inventory::STATEMENTS,
        ledger::STATEMENTS,
        payments::STATEMENTS,
        orders::STATEMENTS,
        content::STATEMENTS,
    ]
    .concat()
    .concat()
}

/// All texts that people see.
#[must_use]
pub fn resources() -> Vec<Resource> {
    [web::RESOURCES, storefront::RESOURCES, office::RESOURCES].concat()
}

/// All addresses.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .and(web::routes())
        .and(storefront::routes())
        .and(office::routes())
}

/// The rooms of the office, for its rail.
pub const OFFICE: &[Room] = office::ROOMS;

/// The links of the footer.
pub const FOOTER: Footer = storefront::FOOTER;

/// A check of one room, and what it promises.
pub struct Proof {
    /// The room.
    pub room: &'static str,
    /// What must hold.
    pub invariants: &'static [&'static str],
    /// Looks for what does not.
    pub check: fn(&Reader<'_>) -> store::Result<Vec<Finding>>,
}

/// All checks, in the order in which `mawrout check` tells them.
pub const PROOFS: &[Proof] = &[
    Proof {
        room: "access",
        invariants: access::INVARIANTS,
        check: access::check::check,
    },
    Proof {
        room: "parties",
        invariants: parties::INVARIANTS,
        check: parties::check,
    },
    Proof {
        room: "catalogue",
        invariants: catalogue::INVARIANTS,
        check: catalogue::check,
    },
    Proof {
        room: "shipping",
        invariants: shipping::INVARIANTS,
        check: shipping::check,
    },
    Proof {
        room: "inventory",
        invariants: inventory::INVARIANTS,
        check: inventory::check,
    },
    Proof {
        room: "ledger",
        invariants: ledger::INVARIANTS,
        check: ledger::check,
    },
    Proof {
        room: "payments",
        invariants: payments::INVARIANTS,
        check: payments::check,
    },
    Proof {
        room: "orders",
        invariants: orders::check::INVARIANTS,
        check: orders::check::check,
    },
];
