//! Invariants: what must hold of the stored data at any time.

pub mod walk;

use crate::actor::User;
use crate::audit_chain;
use store::{Reader, Result, args};
use values::id::Id;

/// A broken invariant, with the row that breaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Name of the invariant: `audit-chain`.
    pub invariant: &'static str,
    /// The row, in words: its table, its id, and what is wrong with it.
    pub offender: String,
}

/// No session belongs to a user who cannot sign in.
const NO_SESSION: &str = "users-disabled-without-session";
/// Who can sign in has a role, or one waits for approval.
const WITH_ROLE: &str = "users-active-with-role";
/// Who can sign in has a password.
const WITH_PASSWORD: &str = "users-active-with-password";
/// A role given by two people was given by two.
const TWO_PEOPLE: &str = "roles-approved-by-another";

/// Names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[
    audit_chain::INVARIANT,
    NO_SESSION,
    WITH_ROLE,
    WITH_PASSWORD,
    TWO_PEOPLE,
];

// Proofs over whole tables; only `check` runs them.
store::statements! {
    scan SESSIONS_OF_OTHERS: (Id<User>,) = "SELECT DISTINCT u.id FROM users u JOIN user_session s ON s.user_id = u.id \
        WHERE u.status <> 'active' ORDER BY u.id LIMIT 20";
    scan WITHOUT_ROLE: (Id<User>,) = "SELECT u.id FROM users u WHERE u.status = 'active' \
        AND NOT EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id) \
        AND NOT EXISTS (SELECT 1 FROM role_request q WHERE q.user_id = u.id AND q.state = 'waiting') \
        ORDER BY u.id LIMIT 20";
    scan WITHOUT_PASSWORD: (Id<User>,) = "SELECT id FROM users WHERE status = 'active' AND password_hash IS NULL \
        ORDER BY id LIMIT 20";
    scan SELF_GIVEN: (Id<User>,) = "SELECT user_id FROM role_request WHERE state = 'approved' \
        AND (approved_by IS NULL OR approved_by = proposed_by OR approved_by = user_id) ORDER BY user_id LIMIT 20";
}

/// Proves the invariants of this room; empty when all hold.
pub fn check(reader: &Reader<'_>) -> Result<Vec<Finding>> {
    let mut findings = audit_chain::check(reader)?;
    for (invariant, query, problem) in [
        (NO_SESSION, SESSIONS_OF_OTHERS, "cannot sign in but has a session"),
        (WITH_ROLE, WITHOUT_ROLE, "can sign in but has no role"),
        (WITH_PASSWORD, WITHOUT_PASSWORD, "can sign in but has no password"),
        (
            TWO_PEOPLE,
            SELF_GIVEN,
            "has a role that no second person approved",
        ),
    ] {
        for (user,) in reader.all(query, args![])? {
            findings.push(Finding {
                invariant,
                offender: format!("users {user} {problem}"),
            });
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;
    use crate::session::{self, Kind};
    use crate::testing::on_both;
    use store::Command;

    #[test]
    fn a_house_in_order_has_no_findings() {
        on_both(|scene| {
            scene.user("admin1", &[Role::Admin]);
            scene.write(audit_chain::seal);
            assert_eq!(scene.read(check), []);
        });
    }

    #[test]
    fn each_broken_invariant_is_named() {
        const DISABLE: Command =
            Command::new("UPDATE users SET status = 'disabled' WHERE login = 'avec-session'");
        const FORGET: Command =
            Command::new("UPDATE users SET password_hash = NULL WHERE login = 'sans-mot'");
        const SELF: Command = Command::new(
            "INSERT INTO role_request (id, user_id, role, proposed_by, proposed_at, state) \
             SELECT id, id, 'admin', id, 0, 'approved' FROM users WHERE login = 'seul'",
        );
        on_both(|scene| {
            let user = scene.user("avec-session", &[Role::Clerk]);
            scene.user("sans-role", &[]);
            scene.user("sans-mot", &[Role::Clerk]);
            scene.user("seul", &[Role::Admin]);
            let act = scene.guest("192.0.2.7");
            scene.write(move |unit| session::open(unit, &act, user, Kind::Full, &[Role::Clerk]).map(|_| ()));
            for command in [DISABLE, FORGET, SELF] {
                scene.write(move |unit| unit.run(command, args![]));
            }
            let found: Vec<&str> = scene
                .read(check)
                .iter()
                .map(|finding| finding.invariant)
                .collect();
            assert_eq!(found, [NO_SESSION, WITH_ROLE, WITH_PASSWORD, TWO_PEOPLE]);
            assert!(found.iter().all(|name| INVARIANTS.contains(name)));
        });
    }
}
