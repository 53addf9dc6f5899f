//! Roles: the closed list of what a person is to the house.

use jiff::SignedDuration;

store::text_enum! {
    /// What a person is to the house; one person may have several roles.
    pub enum Role {
        /// Looks after the house itself: users, settings, imports.
        Admin = "admin",
        /// Runs the GIE: orders, depot, cash, prices.
        Manager = "manager",
        /// Handles orders: calls, preparation, parcels.
        Clerk = "clerk",
        /// Keeps the money and the books.
        Treasurer = "treasurer",
        /// Leads the programme and reads its figures.
        Direction = "direction",
        /// Supervises the coaches.
        Supervisor = "supervisor",
        /// Accompanies producers in the field.
        Coach = "coach",
        /// Reads what the foundation that pays is due.
        Partner = "partner",
        /// Sells: acts for one organisation.
        Producer = "producer",
        /// Buys with an account.
        Buyer = "buyer",
    }
}

/// How long a session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// Ends after this long without a request.
    pub idle: SignedDuration,
    /// Ends this long after sign-in, whatever happens.
    pub absolute: SignedDuration,
}

/// Limits of those who see other people's data and money: a working day.
const OFFICE: SessionLimits = SessionLimits {
    idle: SignedDuration::from_hours(12),
    absolute: SignedDuration::from_hours(24),
};

/// Limits of those who see only their own: a phone that is kept signed in.
const OWN: SessionLimits = SessionLimits {
    idle: SignedDuration::from_hours(30 * 24),
    absolute: SignedDuration::from_hours(90 * 24),
};

impl Role {
    /// Whether signing in with this role needs a second factor.
    #[must_use]
    pub const fn needs_second_factor(self) -> bool {
        matches!(
            self,
            Self::Admin | Self::Manager | Self::Treasurer | Self::Direction | Self::Supervisor
        )
    }

    /// How long a session of this role lives (R-SES 2).
    ///
    /// Producers count with buyers: they see their own trade alone, on their own phone, and acts on money
    /// ask for the password again.
    #[must_use]
    pub const fn session_limits(self) -> SessionLimits {
        match self {
            Self::Producer | Self::Buyer => OWN,
            _ => OFFICE,
        }
    }
}

/// Limits of a person with these roles: the strictest of them.
#[must_use]
pub fn session_limits(roles: &[Role]) -> SessionLimits {
    let own_only = !roles.is_empty() && roles.iter().all(|role| role.session_limits() == OWN);
    if own_only { OWN } else { OFFICE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_role_decides() {
        assert_eq!(session_limits(&[Role::Buyer, Role::Producer]), OWN);
        assert_eq!(session_limits(&[Role::Buyer, Role::Clerk]), OFFICE);
        assert_eq!(session_limits(&[]), OFFICE);
    }

    #[test]
    fn words_are_those_of_the_contract() {
        let words: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        assert_eq!(
            words,
            [
                "admin",
                "manager",
                "clerk",
                "treasurer",
                "direction",
                "supervisor",
                "coach",
                "partner",
                "producer",
                "buyer"
            ]
        );
        let second: Vec<&str> = Role::ALL
            .iter()
            .filter(|role| role.needs_second_factor())
            .map(|role| role.as_str())
            .collect();
        assert_eq!(
            second,
            ["admin", "manager", "treasurer", "direction", "supervisor"]
        );
    }
}
