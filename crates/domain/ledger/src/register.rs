//! What this room keeps of people: who of the house posted an entry.

use access::personal_data::{Basis, ColumnNote, personal, plain};

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    plain("ledger_account", &["id", "kind", "party_id", "guarded_centimes"]),
    plain("accounting_period", &["month", "state", "changed_at"]),
    plain(
        "journal_entry",
        &[
            "id",
            "event_key",
            "description_key",
            "reference_id",
            "period",
            "reverses_id",
            "actor_kind",
            "at",
        ],
    ),
    personal(
        ("journal_entry", "reason"),
        "to tell why an entry was reversed; the form asks for no name",
        Basis::Law,
        "the treasurer, those who may see the ledger",
        "with the books, 10 years",
    ),
    personal(
        ("journal_entry", "actor_id"),
        "to tell who posted an entry",
        Basis::Law,
        "the treasurer, those who may see the ledger",
        "with the books, 10 years; an id without a name once the user is erased",
    ),
    plain(
        "posting_line",
        &[
            "entry_id",
            "position",
            "account_id",
            "amount_centimes",
            "currency",
            "at",
        ],
    ),
];
