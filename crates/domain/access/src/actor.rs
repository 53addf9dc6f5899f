//! The one who acts: every function that changes something is told who, when and from where.

use crate::permission::{self, Action};
use crate::role::Role;
use jiff::Timestamp;
use language::Language;
use uuid::Uuid;
use values::clock::Clock;
use values::id::{Id, Ids};

/// Somebody who signs in. Only a tag for ids.
pub struct User;

/// One action: who, when, from where, and the source of new ids for it.
#[derive(Debug, Clone)]
pub struct Act {
    /// Who acts.
    pub actor: Actor,
    /// The time of the whole action; every row it writes carries it.
    pub at: Timestamp,
    /// Source of ids and secrets.
    pub ids: Ids,
    /// Where the request came from.
    pub origin: Origin,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The house itself: background jobs and commands of the terminal.
    House,
    /// Somebody who is not signed in.
    Guest,
    /// Somebody who is signed in, whatever the role.
    Staff(Staff),
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The user.
    pub user: Id<User>,
    /// The role acted in: the first of `roles` in the order of [`Role::ALL`], unless the door says otherwise.
    pub role: Role,
    /// All roles of the user; what is allowed is the sum of them.
    pub roles: Vec<Role>,
    /// The organisation a producer acts for.
    pub organisation: Option<Uuid>,
    /// Name shown in the office and in the audit trail.
    pub name: String,
    /// Language of the pages.
    pub language: Language,
}

/// Where a request came from; empty for the house.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Network address of the client.
    pub address: Option<String>,
    /// Id of the request, as in the log.
    pub request: Option<String>,
}

/// The actor may not do this; a page answers 403.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{role} may not {action}")]
pub struct Refused {
    /// What was asked for.
    pub action: Action,
    /// Word of the role that asked.
    pub role: &'static str,
}

impl Act {
    /// An action of the house itself, now.
    #[must_use]
    pub fn house(clock: &Clock, ids: &Ids) -> Self {
        Self {
            actor: Actor::House,
            at: clock.now(),
            ids: ids.clone(),
            origin: Origin::default(),
        }
    }

    /// An action of somebody who is not signed in, now.
    #[must_use]
    pub fn guest(clock: &Clock, ids: &Ids, origin: Origin) -> Self {
        Self {
            actor: Actor::Guest,
            at: clock.now(),
            ids: ids.clone(),
            origin,
        }
    }

    /// An action of somebody who is signed in, now.
    #[must_use]
    pub fn staff(staff: Staff, clock: &Clock, ids: &Ids, origin: Origin) -> Self {
        Self {
            actor: Actor::Staff(staff),
            at: clock.now(),
            ids: ids.clone(),
            origin,
        }
    }

    /// The same action, told as somebody else's: a guest who has just signed in.
    #[must_use]
    pub fn by(&self, actor: Actor) -> Self {
        Self {
            actor,
            ..self.clone()
        }
    }
}

impl Actor {
    /// Word of the acting role: `house`, `guest`, or the role's.
    #[must_use]
    pub fn role_word(&self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Guest => "guest",
            Self::Staff(staff) => staff.role.as_str(),
        }
    }

    /// Word of the kind of actor: `house`, `guest` or `user`.
    #[must_use]
    pub fn kind_word(&self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Guest => "guest",
            Self::Staff(_) => "user",
        }
    }

    /// Name of the person; empty for the house and for guests, whom the page names in its own language.
    #[must_use]
    pub fn name(&self) -> &str {
        self.signed_in().map_or("", |staff| staff.name.as_str())
    }

    /// The user, if somebody is signed in.
    #[must_use]
    pub fn user(&self) -> Option<Id<User>> {
        self.signed_in().map(|staff| staff.user)
    }

    /// The person, if somebody is signed in.
    #[must_use]
    pub fn signed_in(&self) -> Option<&Staff> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::House | Self::Guest => None,
        }
    }

    /// Whether this actor may do this. The house may do everything, a guest nothing of the closed list.
    #[must_use]
    pub fn allows(&self, action: Action) -> bool {
        match self {
            Self::House => true,
            Self::Guest => false,
            Self::Staff(staff) => permission::allows(&staff.roles, action),
        }
    }
}

/// Refuses an act whose actor may not do this.
pub fn require(act: &Act, action: Action) -> Result<(), Refused> {
    if act.actor.allows(action) {
        Ok(())
    } else {
        Err(Refused {
            action,
            role: act.actor.role_word(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clerk() -> Act {
        let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
        let ids = Ids::seeded(3, clock.clone());
        let staff = Staff {
            user: ids.next(),
            role: Role::Clerk,
            roles: vec![Role::Clerk, Role::Producer],
            organisation: Some(Uuid::from_u128(7)),
            name: "Commis démo 01".to_owned(),
            language: Language::French,
        };
        Act::staff(staff, &clock, &ids, Origin::default())
    }

    #[test]
    fn what_is_allowed_is_the_sum_of_the_roles() {
        let act = clerk();
        assert_eq!(require(&act, Action::ConfirmOrder), Ok(()));
        assert_eq!(
            require(&act, Action::ViewOwnEarnings),
            Ok(()),
            "by the second role"
        );
        let refused = require(&act, Action::EditPrices).unwrap_err();
        assert_eq!(
            refused,
            Refused {
                action: Action::EditPrices,
                role: "clerk"
            }
        );
        assert_eq!(refused.to_string(), "clerk may not edit_prices");
    }

    #[test]
    fn the_house_may_all_and_a_guest_nothing() {
        let act = clerk();
        for action in Action::ALL {
            assert!(Actor::House.allows(*action), "{action}");
            assert!(!Actor::Guest.allows(*action), "{action}");
            assert_eq!(require(&act.by(Actor::Guest), *action).unwrap_err().role, "guest");
        }
    }

    #[test]
    fn an_act_told_as_somebody_elses_keeps_its_time_and_place() {
        let mut act = clerk();
        act.origin.address = Some("192.0.2.7".to_owned());
        let guest = act.by(Actor::Guest);
        assert_eq!((guest.at, &guest.origin), (act.at, &act.origin));
        assert_eq!(
            (guest.actor.name(), guest.actor.user(), guest.actor.kind_word()),
            ("", None, "guest")
        );
        assert_eq!(
            (act.actor.name(), act.actor.role_word(), act.actor.kind_word()),
            ("Commis démo 01", "clerk", "user")
        );
    }
}
