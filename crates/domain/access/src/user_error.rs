//! Why users, roles and links are not changed.

use crate::actor::Refused;
use values::text::TextError;

/// Why a user or a role was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UserError {
    /// The actor may not do this.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such user, request or link.
    #[error("there is no such user")]
    Absent,
    /// Somebody has this login.
    #[error("somebody signs in with this already")]
    LoginTaken,
    /// The name is empty.
    #[error("a name is wanted")]
    NameMissing,
    /// The name is too long or holds what nobody can read.
    #[error(transparent)]
    Name(#[from] TextError),
    /// The user was changed by somebody else meanwhile.
    #[error("the user was changed meanwhile")]
    Stale,
    /// The last active administrator cannot be disabled or lose the role.
    #[error("this is the last administrator")]
    LastAdministrator,
    /// The last role cannot be taken away: disable the user.
    #[error("this is the user's last role")]
    LastRole,
    /// A user needs a role to be enabled.
    #[error("the user has no role")]
    NoRole,
    /// The user has this role already.
    #[error("the user has this role already")]
    AlreadyHeld,
    /// The same role was asked for already and waits.
    #[error("this role waits for approval already")]
    AlreadyAsked,
    /// Who proposed a role, or gets it, cannot approve it.
    #[error("another administrator has to approve this")]
    SamePerson,
    /// The request was decided meanwhile.
    #[error("this was decided already")]
    AlreadyDecided,
    /// The user has to choose a password, or to be enabled, first.
    #[error("the user cannot sign in")]
    NotActive,
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}
