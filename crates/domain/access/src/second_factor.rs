//! The second factor of a user: an authenticator, and recovery codes for the day it is lost (R-AUTH 4).

use crate::actor::{Act, Actor, Refused, User, require};
use crate::permission::Action;
use crate::totp::Secret;
use crate::{session, user};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use store::{Reader, Result as Stored, Unit, args};
use values::id::{Id, Ids};

/// Recovery codes made at once.
const CODES: usize = 10;
/// Random bytes of a recovery code: 80 bits, sixteen characters.
const CODE_BYTES: usize = 10;

/// Codes for the day the authenticator is lost; each works once. Shown once, kept as hashes.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCodes(Vec<String>);

impl RecoveryCodes {
    /// The codes, written `abcd-efgh-ijkl-mnop`.
    #[must_use]
    pub fn reveal(&self) -> &[String] {
        &self.0
    }
}

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryCodes(…)")
    }
}

/// Why a second factor was not set up or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecondFactorError {
    /// The actor may not do this.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such user who can sign in, or nothing was begun.
    #[error("there is nothing to set up")]
    Absent,
    /// One is set up already; it has to be removed first.
    #[error("a second factor is set up already")]
    AlreadySetUp,
    /// The code is not that of the authenticator, now.
    #[error("the code is wrong")]
    WrongCode,
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// What a typed code was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    Authenticator,
    Recovery,
    None,
}

store::row! {
    struct SecretRow {
        totp_secret: Option<Vec<u8>>,
        totp_confirmed: bool,
    }
}

store::statements! {
    read SECRET: SecretRow = "SELECT totp_secret, totp_confirmed FROM users WHERE id = ?1 AND status = 'active'";
    write START = "UPDATE users SET totp_secret = ?2, totp_last_step = NULL \
        WHERE id = ?1 AND totp_confirmed = FALSE AND status = 'active'";
    write CONFIRM = "UPDATE users SET totp_confirmed = TRUE, totp_last_step = ?3, version = version + 1 \
        WHERE id = ?1 AND totp_secret = ?2 AND totp_confirmed = FALSE";
    write USE_STEP = "UPDATE users SET totp_last_step = ?2 WHERE id = ?1 AND totp_confirmed = TRUE \
        AND (totp_last_step IS NULL OR totp_last_step < ?2)";
    write REMOVE = "UPDATE users SET totp_secret = NULL, totp_confirmed = FALSE, totp_last_step = NULL, \
        version = version + 1 WHERE id = ?1";
    write KEEP_CODE = "INSERT INTO recovery_code (user_id, code_hash) VALUES (?1, ?2)";
    write USE_CODE = "UPDATE recovery_code SET used_at = ?3 WHERE user_id = ?1 AND code_hash = ?2 AND used_at IS NULL";
    write FORGET_CODES = "DELETE FROM recovery_code WHERE user_id = ?1";
    read CODES_LEFT: (u32,) = "SELECT count(*) FROM recovery_code WHERE user_id = ?1 AND used_at IS NULL";
}

/// Begins to set up an authenticator: a new secret, which counts once a code of it was typed.
///
/// The caller has proven to be this user by the password.
pub fn start(unit: &mut Unit<'_>, act: &Act, user: Id<User>) -> Result<Secret, SecondFactorError> {
    let secret = Secret::generate(&act.ids);
    if unit.run(START, args![user, secret.bytes()])? == 1 {
        return Ok(secret);
    }
    Err(match unit.maybe(SECRET, args![user])? {
        Some(_) => SecondFactorError::AlreadySetUp,
        None => SecondFactorError::Absent,
    })
}

/// The secret of an authenticator that is being set up, to show it again after a wrong code.
pub fn started(reader: &Reader<'_>, user: Id<User>) -> Stored<Option<Secret>> {
    let row = reader.maybe(SECRET, args![user])?;
    Ok(row
        .filter(|row| !row.totp_confirmed)
        .and_then(|row| row.totp_secret)
        .map(Secret::from_bytes))
}

/// Ends the set-up with a code of the authenticator; answers the recovery codes.
pub fn confirm(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    code: &str,
) -> Result<RecoveryCodes, SecondFactorError> {
    let secret = started(unit, user)?.ok_or(SecondFactorError::Absent)?;
    let step = secret
        .step_of_code(code, act.at)
        .ok_or(SecondFactorError::WrongCode)?;
    if unit.run(CONFIRM, args![user, secret.bytes(), step])? == 0 {
        return Err(SecondFactorError::AlreadySetUp);
    }
    user::told(unit, act, "second-factor-set-up", user, None)?;
    Ok(new_codes(unit, act, user)?)
}

/// Sets an authenticator up whose secret the house hands over itself: the demo and the terminal.
pub fn set_from_terminal(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    secret: &Secret,
) -> Result<(), SecondFactorError> {
    if act.actor != Actor::House {
        return Err(Refused {
            action: Action::ManageUsers,
            role: act.actor.role_word(),
        }
        .into());
    }
    let nothing_used = -1_i64;
    if unit.run(START, args![user, secret.bytes()])? == 0
        || unit.run(CONFIRM, args![user, secret.bytes(), nothing_used])? == 0
    {
        return Err(SecondFactorError::AlreadySetUp);
    }
    user::told(unit, act, "second-factor-set-up", user, None)?;
    Ok(())
}

/// Removes the second factor of somebody who lost it; ends all sessions. It has to be set up again at the next
/// sign-in where the role asks for one.
pub fn remove(unit: &mut Unit<'_>, act: &Act, user: Id<User>) -> Result<(), SecondFactorError> {
    require(act, Action::ManageUsers)?;
    if unit.run(REMOVE, args![user])? == 0 {
        return Err(SecondFactorError::Absent);
    }
    unit.run(FORGET_CODES, args![user])?;
    session::close_all_of(unit, user)?;
    user::told(unit, act, "second-factor-removed", user, None)?;
    Ok(())
}

/// Makes ten new recovery codes; the old ones open nothing any more.
pub fn new_codes(unit: &mut Unit<'_>, act: &Act, user: Id<User>) -> Stored<RecoveryCodes> {
    unit.run(FORGET_CODES, args![user])?;
    let codes: Vec<String> = (0..CODES).map(|_| new_code(&act.ids)).collect();
    for code in &codes {
        unit.run(KEEP_CODE, args![user, fingerprint(code)])?;
    }
    user::told(unit, act, "recovery-codes-made", user, None)?;
    Ok(RecoveryCodes(codes))
}

/// Recovery codes that still work.
pub fn codes_left(reader: &Reader<'_>, user: Id<User>) -> Stored<u32> {
    Ok(reader.one(CODES_LEFT, args![user])?.0)
}

/// Uses a code; whichever it is, it works once. Of two uses at once one changes the row.
///
/// Also for acts that ask for a proof again (R-AUTH 6); such a caller limits the tries as signing in does.
pub(crate) fn prove(unit: &mut Unit<'_>, act: &Act, user: Id<User>, typed: &str) -> Stored<Proof> {
    let Some(row) = unit.maybe(SECRET, args![user])? else {
        return Ok(Proof::None);
    };
    let Some(secret) = row
        .totp_secret
        .filter(|_| row.totp_confirmed)
        .map(Secret::from_bytes)
    else {
        return Ok(Proof::None);
    };
    if let Some(step) = secret.step_of_code(typed, act.at) {
        let fresh = unit.run(USE_STEP, args![user, step])? == 1;
        return Ok(if fresh { Proof::Authenticator } else { Proof::None });
    }
    if unit.run(USE_CODE, args![user, fingerprint(typed), act.at])? == 1 {
        user::told(unit, act, "recovery-code-used", user, None)?;
        return Ok(Proof::Recovery);
    }
    Ok(Proof::None)
}

fn new_code(ids: &Ids) -> String {
    let token = ids.token();
    let letters = BASE32_NOPAD
        .encode(token.get(..CODE_BYTES).unwrap_or(&token))
        .to_lowercase();
    let groups: Vec<String> = letters
        .chars()
        .collect::<Vec<_>>()
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// Eighty random bits need no slow hash: they cannot be guessed one by one.
fn fingerprint(typed: &str) -> [u8; 32] {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(32)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    Sha256::digest(plain.as_bytes()).into()
}

#[cfg(test)]
mod tests;
