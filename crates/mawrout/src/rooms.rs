//! Which rooms and doors this house has: their tables, statements, texts, routes and invariants.

use access::Action;
use access::check::Finding;
use language::Resource;
use std::sync::LazyLock;
use store::{Migration, Reader, Registered};
use web::{Footer, PageLink, Room, Routes};

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

language::resources!("mawrout", "locales");

/// All texts that people see.
#[must_use]
pub fn resources() -> Vec<Resource> {
    [
        RESOURCES,
        web::RESOURCES,
        storefront::RESOURCES,
        office::RESOURCES,
    ]
    .concat()
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
pub const OFFICE: &[Room] = &[
    room("today", "/office", "sun", "room-today", Action::ViewToday),
    room(
        "orders",
        "/office/orders",
        "list",
        "room-orders",
        Action::ViewOrders,
    ),
    room(
        "preparation",
        "/office/preparation",
        "box",
        "room-preparation",
        Action::PrepareOrders,
    ),
    room(
        "shipping",
        "/office/shipping",
        "truck",
        "room-shipping",
        Action::Ship,
    ),
    room("cash", "/office/cash", "cash", "room-cash", Action::ReceiveCash),
    room(
        "products",
        "/office/products",
        "cart",
        "room-products",
        Action::ViewProducts,
    ),
    room("stock", "/office/stock", "scale", "room-stock", Action::ViewStock),
    room(
        "producers",
        "/office/producers",
        "users",
        "room-producers",
        Action::ViewProducers,
    ),
    room(
        "ledger",
        "/office/ledger",
        "coins",
        "room-ledger",
        Action::ViewLedger,
    ),
    room(
        "users",
        "/office/users",
        "user",
        "room-users",
        Action::ManageUsers,
    ),
    room(
        "settings",
        "/office/settings",
        "gear",
        "room-settings",
        Action::ViewSettings,
    ),
    room("audit", "/office/audit", "log", "room-audit", Action::ViewAudit),
];

const fn room(
    name: &'static str,
    href: &'static str,
    icon: &'static str,
    key: &'static str,
    action: Action,
) -> Room {
    Room {
        name,
        href,
        icon,
        key,
        action,
    }
}

/// The links of the footer.
pub const FOOTER: Footer = Footer {
    help: &[
        link("/legal/delivery", "footer-link-delivery"),
        link("/legal/returns", "footer-link-returns"),
        link("/orders", "footer-link-find"),
    ],
    house: &[link("/producers", "footer-link-producers")],
    legal: &[
        link("/legal/terms", "footer-link-terms"),
        link("/legal/privacy", "footer-link-privacy"),
        link("/legal/legal-notice", "footer-link-legal-notice"),
    ],
};

const fn link(path: &'static str, key: &'static str) -> PageLink {
    PageLink { path, key }
}

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
