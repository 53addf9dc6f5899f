//! What this room keeps of people: who moved a payment. Who owes it is told by the order alone.

use access::personal_data::{Basis, ColumnNote, personal, plain};

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    plain(
        "payment",
        &[
            "id",
            "order_id",
            "method",
            "state",
            "amount_centimes",
            "version",
            "created_at",
            "changed_at",
        ],
    ),
    plain(
        "payment_share",
        &[
            "payment_id",
            "fulfilment_id",
            "state",
            "due_centimes",
            "collected_centimes",
            "remitted_centimes",
            "refunded_centimes",
            "holder",
        ],
    ),
    plain(
        "payment_event",
        &[
            "id",
            "payment_id",
            "event",
            "from_state",
            "to_state",
            "fulfilment_id",
            "amount_centimes",
            "actor_kind",
            "at",
        ],
    ),
    personal(
        ("payment_event", "actor_id"),
        "to tell who moved a payment",
        Basis::Protection,
        "the office, those who may see orders",
        "with the books, 10 years; an id without a name once the user is erased",
    ),
];
