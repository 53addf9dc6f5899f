//! The tables of this room and all that is asked of them.

use store::{Migration, Registered};

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "access",
        number: 1,
        name: "access",
        text: include_str!("../migrations/0001_access.sql"),
    },
    Migration {
        room: "access",
        number: 2,
        name: "lists",
        text: include_str!("../migrations/0002_lists.sql"),
    },
    Migration {
        room: "access",
        number: 3,
        name: "last_seen",
        text: include_str!("../migrations/0003_last_seen.sql"),
    },
];

/// Every fixed statement of this room.
pub const STATEMENTS: &[&[Registered]] = &[
    crate::attempts::STATEMENTS,
    crate::audit::STATEMENTS,
    crate::audit_chain::STATEMENTS,
    crate::check::STATEMENTS,
    crate::idempotency::STATEMENTS,
    crate::one_time_link::STATEMENTS,
    crate::role_grant::STATEMENTS,
    crate::role_holder::STATEMENTS,
    crate::second_factor::STATEMENTS,
    crate::session::STATEMENTS,
    crate::sign_in::STATEMENTS,
    crate::user::STATEMENTS,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_both;

    #[test]
    fn every_statement_is_planned_through_an_index_on_both_databases() {
        on_both(|scene| {
            let all: Vec<Registered> = STATEMENTS.iter().copied().flatten().copied().collect();
            assert_eq!(scene.store().examine(all).unwrap(), Vec::<String>::new());
        });
    }
}
