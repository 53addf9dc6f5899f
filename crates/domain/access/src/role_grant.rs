//! Giving and taking roles. In the office a role needs two administrators once there are two (R-ACC 5); the
//! terminal gives alone.

use crate::actor::{Act, Actor, Refused, require};
use crate::permission::Action;
use crate::role::Role;
use crate::user::{self, Status, User, UserError};
use crate::{role_holder, session};
use jiff::Timestamp;
use store::{Reader, Result as Stored, Unit, args};
use values::id::Id;

/// A role that was asked for. Only a tag for ids.
pub struct RoleRequest;

/// Active administrators from which on a second one has to agree.
const TWO: usize = 2;

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// The role was given at once: there is no second administrator to ask.
    Granted,
    /// The role waits for another administrator.
    Waiting(Id<RoleRequest>),
}

store::row! {
    /// A role that waits for a second administrator.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Waiting {
        /// The request.
        pub id: Id<RoleRequest>,
        /// Who would get the role.
        pub user_id: Id<User>,
        /// Name of that user.
        pub user_name: String,
        /// The role.
        pub role: Role,
        /// Who asks for it.
        pub proposed_by: Id<User>,
        /// Name of that administrator.
        pub proposer_name: String,
        /// Since when.
        pub proposed_at: Timestamp,
    }
}

store::row! {
    struct RequestRow {
        user_id: Id<User>,
        role: Role,
        proposed_by: Id<User>,
        state: String,
    }
}

store::statements! {
    write PROPOSE = "INSERT INTO role_request (id, user_id, role, proposed_by, proposed_at, state) \
        VALUES (?1, ?2, ?3, ?4, ?5, 'waiting') ON CONFLICT DO NOTHING";
    read BY_ID: RequestRow = "SELECT user_id, role, proposed_by, state FROM role_request WHERE id = ?1";
    write APPROVE = "UPDATE role_request SET state = 'approved', decided_by = ?2, approved_by = ?2, decided_at = ?3 \
        WHERE id = ?1 AND state = 'waiting'";
    write REJECT = "UPDATE role_request SET state = 'rejected', decided_by = ?2, decided_at = ?3 \
        WHERE id = ?1 AND state = 'waiting'";
    read WAITING: Waiting = "SELECT r.id, r.user_id, u.name AS user_name, r.role, r.proposed_by, \
        p.name AS proposer_name, r.proposed_at FROM role_request r JOIN users u ON u.id = r.user_id \
        JOIN users p ON p.id = r.proposed_by WHERE r.state = 'waiting' ORDER BY r.proposed_at, r.id LIMIT 100";
    read WAITING_FOR: (u64,) = "SELECT count(*) FROM role_request WHERE user_id = ?1 AND state = 'waiting'";
}

/// Roles that wait for a second administrator, oldest first, at most 100.
pub fn waiting(reader: &Reader<'_>) -> Stored<Vec<Waiting>> {
    reader.all(WAITING, args![])
}

/// Asks for a role: given at once while fewer than two administrators are active, else it waits for another.
pub fn propose_grant(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    role: Role,
) -> Result<Proposal, UserError> {
    require(act, Action::GrantRole)?;
    let proposer = signed_in(act)?;
    let record = user::by_id(unit, user)?.ok_or(UserError::Absent)?;
    if record.roles.contains(&role) {
        return Err(UserError::AlreadyHeld);
    }
    if role_holder::hold_administrators(unit)?.len() < TWO {
        give(unit, act, user, role)?;
        return Ok(Proposal::Granted);
    }
    let id: Id<RoleRequest> = act.ids.next();
    if unit.run(PROPOSE, args![id, user, role, proposer, act.at])? == 0 {
        return Err(UserError::AlreadyAsked);
    }
    user::told(unit, act, "role-proposed", user, Some(&role_json(role)))?;
    Ok(Proposal::Waiting(id))
}

/// Agrees to a role another administrator asked for; who gets it cannot agree either.
pub fn approve_grant(unit: &mut Unit<'_>, act: &Act, request: Id<RoleRequest>) -> Result<(), UserError> {
    require(act, Action::GrantRole)?;
    let approver = signed_in(act)?;
    let row = open_request(unit, request)?;
    if approver == row.proposed_by || approver == row.user_id {
        return Err(UserError::SamePerson);
    }
    if unit.run(APPROVE, args![request, approver, act.at])? == 0 {
        return Err(UserError::AlreadyDecided);
    }
    give(unit, act, row.user_id, row.role)
}

/// Refuses, or takes back, a role that waits. A user who is left without any role is disabled.
pub fn reject_grant(unit: &mut Unit<'_>, act: &Act, request: Id<RoleRequest>) -> Result<(), UserError> {
    require(act, Action::GrantRole)?;
    let decider = signed_in(act)?;
    let row = open_request(unit, request)?;
    if unit.run(REJECT, args![request, decider, act.at])? == 0 {
        return Err(UserError::AlreadyDecided);
    }
    user::told(
        unit,
        act,
        "role-rejected",
        row.user_id,
        Some(&role_json(row.role)),
    )?;
    let (still_waiting,) = unit.one(WAITING_FOR, args![row.user_id])?;
    if still_waiting == 0 && role_holder::held_by(unit, row.user_id)?.is_empty() {
        user::set_status(unit, row.user_id, Status::Disabled)?;
        user::told(unit, act, "user-disabled", row.user_id, None)?;
    }
    Ok(())
}

/// Gives a role without asking a second person; for the terminal of the machine alone.
pub fn grant_from_terminal(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    role: Role,
) -> Result<(), UserError> {
    if act.actor != Actor::House {
        return Err(Refused {
            action: Action::GrantRole,
            role: act.actor.role_word(),
        }
        .into());
    }
    let record = user::by_id(unit, user)?.ok_or(UserError::Absent)?;
    if record.roles.contains(&role) {
        return Err(UserError::AlreadyHeld);
    }
    give(unit, act, user, role)
}

/// Takes a role and ends all sessions of the user. Neither the last administrator's nor a user's last role.
pub fn revoke(unit: &mut Unit<'_>, act: &Act, user: Id<User>, role: Role) -> Result<(), UserError> {
    require(act, Action::GrantRole)?;
    if role == Role::Admin && role_holder::hold_administrators(unit)? == [user] {
        return Err(UserError::LastAdministrator);
    }
    let record = user::by_id(unit, user)?.ok_or(UserError::Absent)?;
    if record.roles == [role] {
        return Err(UserError::LastRole);
    }
    if role_holder::take(unit, user, role)? {
        session::close_all_of(unit, user)?;
        user::told(unit, act, "role-revoked", user, Some(&role_json(role)))?;
    }
    Ok(())
}

/// A new right begins with a new session (R-SES 1).
fn give(unit: &mut Unit<'_>, act: &Act, user: Id<User>, role: Role) -> Result<(), UserError> {
    if role_holder::give(unit, user, role, act.at)? {
        session::close_all_of(unit, user)?;
        user::told(unit, act, "role-granted", user, Some(&role_json(role)))?;
    }
    Ok(())
}

fn open_request(reader: &Reader<'_>, request: Id<RoleRequest>) -> Result<RequestRow, UserError> {
    let row = reader.maybe(BY_ID, args![request])?.ok_or(UserError::Absent)?;
    if row.state == "waiting" {
        Ok(row)
    } else {
        Err(UserError::AlreadyDecided)
    }
}

fn signed_in(act: &Act) -> Result<Id<User>, Refused> {
    act.actor.user().ok_or(Refused {
        action: Action::GrantRole,
        role: act.actor.role_word(),
    })
}

fn role_json(role: Role) -> String {
    format!(r#"{{"role":"{role}"}}"#)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Scene, on_both};

    fn admin(scene: &Scene<'_>, user: Id<User>) -> Act {
        scene.acting(user, "Admin démo", &[Role::Admin])
    }

    fn propose(scene: &Scene<'_>, by: Id<User>, user: Id<User>, role: Role) -> Result<Proposal, UserError> {
        let act = admin(scene, by);
        scene.try_write(move |unit| propose_grant(unit, &act, user, role))
    }

    fn roles(scene: &Scene<'_>, user: Id<User>) -> Vec<Role> {
        scene.read(move |reader| role_holder::held_by(reader, user))
    }

    #[test]
    fn a_lone_administrator_gives_at_once() {
        on_both(|scene| {
            let (one, user) = (
                scene.user("admin1", &[Role::Admin]),
                scene.user("commis", &[Role::Clerk]),
            );
            assert_eq!(propose(scene, one, user, Role::Treasurer), Ok(Proposal::Granted));
            assert_eq!(roles(scene, user), [Role::Clerk, Role::Treasurer]);
            assert_eq!(
                propose(scene, one, user, Role::Treasurer),
                Err(UserError::AlreadyHeld)
            );
        });
    }

    #[test]
    fn with_two_administrators_another_has_to_agree() {
        on_both(|scene| {
            let [one, two] = ["admin1", "admin2"].map(|login| scene.user(login, &[Role::Admin]));
            let user = scene.user("commis", &[Role::Clerk]);
            let Ok(Proposal::Waiting(request)) = propose(scene, one, user, Role::Admin) else {
                panic!()
            };
            assert_eq!(
                propose(scene, two, user, Role::Admin),
                Err(UserError::AlreadyAsked)
            );
            assert_eq!(roles(scene, user), [Role::Clerk]);
            let list = scene.read(waiting);
            assert_eq!(
                (list.len(), list[0].user_id, list[0].proposer_name.as_str()),
                (1, user, "Démo admin1")
            );
            let approve = |by: Id<User>| {
                let act = admin(scene, by);
                scene.try_write(move |unit| approve_grant(unit, &act, request))
            };
            assert_eq!(approve(one), Err(UserError::SamePerson), "who proposed");
            assert_eq!(approve(user), Err(UserError::SamePerson), "who would get it");
            assert_eq!(approve(two), Ok(()));
            assert_eq!(approve(two), Err(UserError::AlreadyDecided));
            assert_eq!(roles(scene, user), [Role::Admin, Role::Clerk]);
            assert!(scene.read(waiting).is_empty());
        });
    }

    #[test]
    fn a_rejected_role_can_be_asked_for_again_and_nobody_stays_without_any() {
        on_both(|scene| {
            let [one, two] = ["admin1", "admin2"].map(|login| scene.user(login, &[Role::Admin]));
            let user = scene.user("nouveau", &[]);
            for _ in 0..2 {
                let Ok(Proposal::Waiting(request)) = propose(scene, one, user, Role::Clerk) else {
                    panic!()
                };
                let act = admin(scene, two);
                assert_eq!(
                    scene.try_write(move |unit| reject_grant(unit, &act, request)),
                    Ok(())
                );
                let record = scene.read(move |reader| user::by_id(reader, user)).unwrap();
                assert_eq!(record.status, Status::Disabled);
            }
        });
    }

    #[test]
    fn clerks_and_guests_give_nothing_and_the_terminal_gives_alone() {
        on_both(|scene| {
            for login in ["admin1", "admin2"] {
                scene.user(login, &[Role::Admin]);
            }
            let user = scene.user("commis", &[Role::Clerk]);
            for act in [
                scene.acting(user, "Commis démo", &[Role::Clerk]),
                scene.guest("192.0.2.1"),
            ] {
                let refused = scene.try_write(move |unit| propose_grant(unit, &act, user, Role::Admin));
                assert!(matches!(refused, Err(UserError::Refused(_))));
            }
            let act = scene.acting(user, "Admin démo", &[Role::Admin]);
            assert!(
                scene
                    .try_write(move |unit| grant_from_terminal(unit, &act, user, Role::Admin))
                    .is_err()
            );
            let act = scene.house();
            assert_eq!(
                scene.try_write(move |unit| grant_from_terminal(unit, &act, user, Role::Admin)),
                Ok(())
            );
            assert_eq!(roles(scene, user), [Role::Admin, Role::Clerk]);
        });
    }

    #[test]
    fn taking_a_role_ends_sessions_and_spares_the_last() {
        on_both(|scene| {
            let one = scene.user("admin1", &[Role::Admin, Role::Manager]);
            let user = scene.user("commis", &[Role::Clerk, Role::Coach]);
            let guest = scene.guest("192.0.2.1");
            let token = scene
                .write(move |unit| session::open(unit, &guest, user, session::Kind::Full, &[Role::Clerk]));
            let take = |user: Id<User>, role: Role| {
                let act = admin(scene, one);
                scene.try_write(move |unit| revoke(unit, &act, user, role))
            };
            assert_eq!(take(user, Role::Coach), Ok(()));
            let at = scene.clock.now();
            assert_eq!(scene.read(move |reader| session::find(reader, &token, at)), None);
            assert_eq!(take(user, Role::Clerk), Err(UserError::LastRole));
            assert_eq!(take(one, Role::Admin), Err(UserError::LastAdministrator));
            assert_eq!(roles(scene, one), [Role::Admin, Role::Manager]);
        });
    }
}
