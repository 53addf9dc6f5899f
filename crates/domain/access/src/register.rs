//! What this room keeps of people.

use crate::personal_data::Basis::{Contract, Protection};
use crate::personal_data::{ColumnNote, personal, plain};

const ADMINISTRATORS: &str = "administrators, the person";
const NOBODY: &str = "nobody";
const AUDITORS: &str = "administrators, managers, the direction";
const WITH_USER: &str = "as long as the user";
const WITH_SESSION: &str = "until the session ends, 90 days at most";
const FOR_EVER: &str = "as long as the house keeps books";

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    personal(
        ("users", "login"),
        "to sign in",
        Contract,
        ADMINISTRATORS,
        WITH_USER,
    ),
    personal(
        ("users", "name"),
        "to tell who did what",
        Contract,
        ADMINISTRATORS,
        WITH_USER,
    ),
    personal(
        ("users", "folded_name"),
        "to find a user",
        Contract,
        NOBODY,
        WITH_USER,
    ),
    personal(
        ("users", "language"),
        "to write in the person's language",
        Contract,
        ADMINISTRATORS,
        WITH_USER,
    ),
    personal(
        ("users", "organisation_id"),
        "to act for an organisation",
        Contract,
        ADMINISTRATORS,
        WITH_USER,
    ),
    personal(
        ("users", "password_hash"),
        "to recognise the person",
        Protection,
        NOBODY,
        WITH_USER,
    ),
    personal(
        ("users", "totp_secret"),
        "to recognise the person",
        Protection,
        NOBODY,
        WITH_USER,
    ),
    personal(
        ("users", "last_signed_in_at"),
        "to find users nobody uses",
        Protection,
        ADMINISTRATORS,
        WITH_USER,
    ),
    plain(
        "users",
        &[
            "id",
            "status",
            "password_changed_at",
            "totp_confirmed",
            "totp_last_step",
            "created_at",
            "version",
        ],
    ),
    plain("user_role", &["user_id", "role", "granted_at"]),
    plain(
        "role_request",
        &[
            "id",
            "user_id",
            "role",
            "proposed_by",
            "proposed_at",
            "state",
            "decided_by",
            "approved_by",
            "decided_at",
        ],
    ),
    personal(
        ("recovery_code", "code_hash"),
        "to recognise the person",
        Protection,
        NOBODY,
        WITH_USER,
    ),
    plain("recovery_code", &["user_id", "used_at"]),
    personal(
        ("user_session", "address"),
        "to know one's own devices",
        Protection,
        ADMINISTRATORS,
        WITH_SESSION,
    ),
    personal(
        ("user_session", "seen_at"),
        "to end what is not used",
        Protection,
        ADMINISTRATORS,
        WITH_SESSION,
    ),
    plain(
        "user_session",
        &[
            "id",
            "token_hash",
            "user_id",
            "kind",
            "created_at",
            "idle_seconds",
            "idle_ends_at",
            "ends_at",
            "tries",
        ],
    ),
    plain(
        "one_time_link",
        &[
            "user_id",
            "token_hash",
            "purpose",
            "created_at",
            "ends_at",
            "used_at",
        ],
    ),
    personal(
        ("attempt_bucket", "name"),
        "to slow down guessing",
        Protection,
        NOBODY,
        "until the bucket is full",
    ),
    plain("attempt_bucket", &["full_at"]),
    personal(
        ("audit_entry", "actor_id"),
        "to tell who did what",
        Protection,
        AUDITORS,
        FOR_EVER,
    ),
    personal(
        ("audit_entry", "actor_name"),
        "to tell who did what",
        Protection,
        AUDITORS,
        FOR_EVER,
    ),
    personal(
        ("audit_entry", "address"),
        "to tell from where the office was used, and who was refused at the door; a buyer's trade keeps none",
        Protection,
        AUDITORS,
        FOR_EVER,
    ),
    personal(
        ("audit_entry", "reason"),
        "to tell why",
        Protection,
        AUDITORS,
        FOR_EVER,
    ),
    plain(
        "audit_entry",
        &[
            "id",
            "at",
            "actor_kind",
            "acting_role",
            "act",
            "object",
            "object_id",
            "before",
            "after",
            "request_id",
        ],
    ),
    plain("audit_unsealed", &["entry_id", "at"]),
    plain("audit_seal", &["number", "entry_id", "previous_hash", "hash"]),
    personal(
        ("idempotency_key", "actor"),
        "to answer a form sent twice once",
        Contract,
        NOBODY,
        "7 days",
    ),
    plain(
        "idempotency_key",
        &["route", "name", "request_hash", "answer", "created_at"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::personal_data::{differences, personal_fields};

    #[test]
    fn every_column_of_this_room_is_in_the_register() {
        assert_eq!(differences(&[REGISTER], crate::MIGRATIONS), Vec::<String>::new());
        assert!(
            personal_fields(&[REGISTER])
                .iter()
                .all(|field| !field.purpose.is_empty())
        );
    }
}
