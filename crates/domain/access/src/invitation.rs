//! Inviting somebody from the office: a user, a role asked for, and a link to choose a password.

use crate::actor::{Act, require};
use crate::one_time_link::{self, Purpose};
use crate::permission::Action;
use crate::role::Role;
use crate::role_grant::{self, Proposal};
use crate::token::Token;
use crate::user::{self, NewUser, Status, User, UserError};
use store::Unit;
use values::id::Id;

/// An invitation that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The new user.
    pub user: Id<User>,
    /// Whether the role was given or waits for a second administrator.
    pub proposal: Proposal,
    /// The secret of the link to hand over.
    pub token: Token,
}

/// Invites somebody with a role. Until a role is given the person can choose a password, but not sign in.
pub fn invite(unit: &mut Unit<'_>, act: &Act, new: &NewUser, role: Role) -> Result<Invitation, UserError> {
    require(act, Action::ManageUsers)?;
    let user = user::add(unit, act, new, None)?;
    let proposal = role_grant::propose_grant(unit, act, user, role)?;
    let token = one_time_link::make(unit, act, user, Purpose::Invitation)?;
    Ok(Invitation {
        user,
        proposal,
        token,
    })
}

/// Makes a new link for somebody: an invitation for who has not chosen a password yet, else a reset.
pub fn send_again(unit: &mut Unit<'_>, act: &Act, user: Id<User>) -> Result<Token, UserError> {
    require(act, Action::ManageUsers)?;
    let record = user::by_id(unit, user)?.ok_or(UserError::Absent)?;
    let purpose = if record.status == Status::Invited {
        Purpose::Invitation
    } else {
        Purpose::Reset
    };
    one_time_link::make(unit, act, user, purpose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_both;
    use language::Language;

    fn new(login: &str) -> NewUser {
        NewUser {
            login: login.parse().unwrap(),
            name: "Invité démo 01".to_owned(),
            language: Language::Arabic,
            organisation: None,
        }
    }

    #[test]
    fn an_invited_person_chooses_a_password_and_is_active() {
        on_both(|scene| {
            let admin = scene.user("admin1", &[Role::Admin]);
            let act = scene.acting(admin, "Admin démo", &[Role::Admin]);
            let invited = scene
                .try_write(move |unit| invite(unit, &act, &new("invite"), Role::Clerk))
                .unwrap();
            assert_eq!(invited.proposal, Proposal::Granted);
            let user = invited.user;
            assert_eq!(
                scene
                    .read(move |reader| user::by_id(reader, user))
                    .unwrap()
                    .status,
                Status::Invited
            );
            let (guest, hashed, token) = (scene.guest("192.0.2.7"), scene.hashed(), invited.token);
            let outcome = scene.try_write(move |unit| one_time_link::use_link(unit, &guest, &token, &hashed));
            assert_eq!(outcome, Ok(user));
            assert_eq!(
                scene
                    .read(move |reader| user::by_id(reader, user))
                    .unwrap()
                    .status,
                Status::Active
            );
        });
    }

    #[test]
    fn a_second_link_takes_the_place_of_the_first() {
        on_both(|scene| {
            let admin = scene.user("admin1", &[Role::Admin]);
            let act = scene.acting(admin, "Admin démo", &[Role::Admin]);
            let again = act.clone();
            let first = scene
                .try_write(move |unit| invite(unit, &act, &new("invite"), Role::Clerk))
                .unwrap();
            let second = scene
                .try_write(move |unit| send_again(unit, &again, first.user))
                .unwrap();
            let at = scene.clock.now();
            assert_eq!(
                scene.read(move |reader| one_time_link::open(reader, &first.token, at)),
                None
            );
            let owner = scene
                .read(move |reader| one_time_link::open(reader, &second, at))
                .unwrap();
            assert_eq!(owner.purpose, Purpose::Invitation);
        });
    }

    #[test]
    fn with_two_administrators_the_role_waits_and_a_taken_login_invites_nobody() {
        on_both(|scene| {
            let admin = scene.user("admin1", &[Role::Admin]);
            scene.user("admin2", &[Role::Admin]);
            let act = scene.acting(admin, "Admin démo", &[Role::Admin]);
            let again = act.clone();
            let invited = scene
                .try_write(move |unit| invite(unit, &act, &new("invite"), Role::Clerk))
                .unwrap();
            assert!(matches!(invited.proposal, Proposal::Waiting(_)));
            let refused = scene.try_write(move |unit| invite(unit, &again, &new("ADMIN2"), Role::Clerk));
            assert_eq!(refused.unwrap_err(), UserError::LoginTaken);
            let clerk = scene.staff("Commis démo", &[Role::Clerk]);
            let refused = scene.try_write(move |unit| invite(unit, &clerk, &new("autre"), Role::Clerk));
            assert!(matches!(refused, Err(UserError::Refused(_))));
        });
    }
}
