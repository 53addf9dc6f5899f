//! What this room keeps of people: who of the house changed a stock.

use access::personal_data::{Basis, ColumnNote, personal, plain};

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    plain("stock_location", &["id", "organisation_id", "created_at"]),
    plain(
        "stock",
        &["variant_id", "location_id", "on_hand", "reserved", "version"],
    ),
    plain(
        "stock_movement",
        &[
            "id",
            "variant_id",
            "delta",
            "cause",
            "reference_id",
            "actor_kind",
            "at",
            "on_hand_after",
        ],
    ),
    personal(
        ("stock_movement", "reason"),
        "to tell why a stock changed; the form asks for no name",
        Basis::Protection,
        "the office, those who may see stock",
        "with the journal of stock, 10 years",
    ),
    personal(
        ("stock_movement", "actor_id"),
        "to tell who changed a stock",
        Basis::Protection,
        "the office, those who may see stock",
        "with the journal of stock, 10 years; an id without a name once the user is erased",
    ),
    plain(
        "reservation",
        &[
            "id",
            "order_id",
            "fulfilment_id",
            "variant_id",
            "quantity",
            "state",
            "created_at",
            "ended_at",
        ],
    ),
];
