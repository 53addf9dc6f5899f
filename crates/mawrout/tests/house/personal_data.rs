//! Every column of every table is registered: personal, with purpose, basis, reader and retention; or plain.

use access::personal_data::{ColumnNote, differences, personal_fields, plain};
use mawrout::rooms::MIGRATIONS;

/// The store's own tables: they hold ids of what happened and when it is due, no values of people.
const OF_THE_STORE: &[ColumnNote] = &[
    plain(
        "outbox_fact",
        &["id", "kind", "subject", "payload", "created_at", "feed_number"],
    ),
    plain(
        "job",
        &[
            "id",
            "kind",
            "payload",
            "unique_key",
            "due_at",
            "state",
            "attempts",
            "fence",
            "leased_until",
            "last_problem",
            "created_at",
            "ended_at",
        ],
    ),
    plain("lease", &["name", "holder", "fence", "held_until"]),
];

const REGISTERS: &[&[ColumnNote]] = &[
    OF_THE_STORE,
    access::REGISTER,
    parties::REGISTER,
    catalogue::REGISTER,
    shipping::REGISTER,
    inventory::REGISTER,
    ledger::REGISTER,
    payments::REGISTER,
    orders::REGISTER,
    content::REGISTER,
];

#[test]
fn no_column_is_unsaid() {
    let differences = differences(REGISTERS, *MIGRATIONS);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn an_unsaid_column_would_be_found() {
    let found = differences(&REGISTERS[1..], *MIGRATIONS);
    assert!(
        found.iter().any(|told| told.starts_with("job.payload")),
        "{found:?}"
    );
}

#[test]
fn every_personal_column_says_why_and_how_long() {
    let fields = personal_fields(REGISTERS);
    for field in &fields {
        let told = [field.purpose, field.seen_by, field.retention];
        assert!(
            told.iter().all(|words| words.len() > 3),
            "{}.{}: {told:?}",
            field.table,
            field.column
        );
    }
    // What a buyer writes at the checkout is the most personal the shop keeps.
    for column in ["buyer_name", "phone", "quarter"] {
        assert!(
            fields
                .iter()
                .any(|field| field.table == "sales_order" && field.column == column),
            "sales_order.{column} is not told as personal"
        );
    }
}
