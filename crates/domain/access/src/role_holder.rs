//! Who holds which role.

use crate::actor::User;
use crate::role::Role;
use jiff::Timestamp;
use std::collections::HashMap;
use store::{Reader, Result, Select, Unit, args};
use values::id::Id;

store::statements! {
    read HELD: (Role,) = "SELECT role FROM user_role WHERE user_id = ?1";
    write GIVE = "INSERT INTO user_role (user_id, role, granted_at) VALUES (?1, ?2, ?3) \
        ON CONFLICT (user_id, role) DO NOTHING";
    write TAKE = "DELETE FROM user_role WHERE user_id = ?1 AND role = ?2";
    write HOLD_ADMINISTRATORS = "UPDATE user_role SET granted_at = granted_at WHERE role = 'admin'";
    read ADMINISTRATORS: (Id<User>,) = "SELECT u.id FROM user_role r JOIN users u ON u.id = r.user_id \
        WHERE r.role = 'admin' AND u.status = 'active' ORDER BY u.id";
}

/// The roles of a user, in the order of [`Role::ALL`].
pub fn held_by(reader: &Reader<'_>, user: Id<User>) -> Result<Vec<Role>> {
    let mut roles: Vec<Role> = reader
        .all(HELD, args![user])?
        .into_iter()
        .map(|(role,)| role)
        .collect();
    roles.sort_unstable();
    Ok(roles)
}

/// The roles of several users; a user without roles is absent.
pub fn held_by_each(reader: &Reader<'_>, users: &[Id<User>]) -> Result<HashMap<Id<User>, Vec<Role>>> {
    let select = Select::new("SELECT user_id, role FROM user_role").within("user_id", users);
    let mut held: HashMap<Id<User>, Vec<Role>> = HashMap::new();
    for (user, role) in reader.select::<(Id<User>, Role)>(&select)? {
        held.entry(user).or_default().push(role);
    }
    for roles in held.values_mut() {
        roles.sort_unstable();
    }
    Ok(held)
}

/// Administrators who can sign in.
pub fn administrators(reader: &Reader<'_>) -> Result<Vec<Id<User>>> {
    Ok(reader
        .all(ADMINISTRATORS, args![])?
        .into_iter()
        .map(|(user,)| user)
        .collect())
}

/// The administrators, with their rows held until the unit ends: two units that would each leave the other's
/// administrator as the last one wait for each other here.
pub(crate) fn hold_administrators(unit: &mut Unit<'_>) -> Result<Vec<Id<User>>> {
    unit.run(HOLD_ADMINISTRATORS, args![])?;
    administrators(unit)
}

/// Gives the role; `false` if it was held already.
pub(crate) fn give(unit: &mut Unit<'_>, user: Id<User>, role: Role, at: Timestamp) -> Result<bool> {
    Ok(unit.run(GIVE, args![user, role, at])? == 1)
}

/// Takes the role; `false` if it was not held.
pub(crate) fn take(unit: &mut Unit<'_>, user: Id<User>, role: Role) -> Result<bool> {
    Ok(unit.run(TAKE, args![user, role])? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_both;

    #[test]
    fn roles_come_in_their_own_order() {
        on_both(|scene| {
            let user = scene.user("commis", &[Role::Producer, Role::Clerk]);
            let other = scene.user("acheteur", &[Role::Buyer]);
            assert_eq!(
                scene.read(move |reader| held_by(reader, user)),
                [Role::Clerk, Role::Producer]
            );
            let held = scene.read(move |reader| held_by_each(reader, &[user, other]));
            assert_eq!(
                (held[&user].len(), held[&other].as_slice()),
                (2, [Role::Buyer].as_slice())
            );
            assert!(scene.read(|reader| held_by_each(reader, &[])).is_empty());
        });
    }

    #[test]
    fn a_role_is_given_once_and_taken_once() {
        on_both(|scene| {
            let (user, at) = (scene.user("commis", &[Role::Clerk]), scene.clock.now());
            assert!(scene.write(move |unit| give(unit, user, Role::Coach, at)));
            assert!(!scene.write(move |unit| give(unit, user, Role::Coach, at)));
            assert!(scene.write(move |unit| take(unit, user, Role::Coach)));
            assert!(!scene.write(move |unit| take(unit, user, Role::Coach)));
        });
    }
}
