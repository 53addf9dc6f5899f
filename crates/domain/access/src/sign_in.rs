//! Signing in, in two steps (R-AUTH 2, 3, 4).
//!
//! Hashing takes long and must not hold a unit, so the first step has three parts: [`lookup`] reads, the door
//! runs [`Credentials::verify`] off the threads that serve pages, and [`begin`] decides with what came of it.
//! A known and an unknown login go the same way: the same work, the same writes, the same answer.

mod second_step;

pub use second_step::{CodeOutcome, finish_enrolment, second_factor, start_enrolment};

use crate::actor::{Act, Actor, Staff, User};
use crate::attempts::{self, Bucket, Taken};
use crate::audit::{self, Entry};
use crate::login::Login;
use crate::password::{self, HashCost};
use crate::role::Role;
use crate::session::{self, Kind, Session};
use crate::token::Token;
use crate::{role_holder, user};
use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::{Reader, Result, Unit, args};
use values::id::Id;

/// How many tries there are. A stranger can slow down only those who share the stranger's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Passwords for one login from one address.
    pub per_login: Bucket,
    /// Passwords from one address; wide, since many people share a carrier's address.
    pub per_address: Bucket,
    /// Codes for one user. Who gets so far knows the password and is no stranger.
    pub codes_per_user: Bucket,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_login: Bucket {
                size: 10,
                one_back_after: SignedDuration::from_secs(60),
            },
            per_address: Bucket {
                size: 100,
                one_back_after: SignedDuration::from_secs(6),
            },
            codes_per_user: Bucket {
                size: 20,
                one_back_after: SignedDuration::from_secs(180),
            },
        }
    }
}

/// What the store knows of a login; it tells nobody whether the login is known.
#[derive(Clone)]
pub struct Credentials {
    login: LoginKey,
    known: Option<KnownRow>,
}

/// A password that was compared, rightly or not; only [`Credentials::verify`] makes one.
#[derive(Clone)]
pub struct Checked {
    login: LoginKey,
    user: Option<Id<User>>,
    proven: Option<(Id<User>, Timestamp)>,
}

/// The login in the names of buckets, as a hash: what strangers type is not kept.
#[derive(Clone)]
struct LoginKey(String);

/// What became of the first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Signed in; the token goes into the cookie.
    SignedIn(Token),
    /// The password was right, a code is due: the token of the half session goes with it to [`second_factor`].
    SecondFactorNeeded(Token),
    /// The password was right, but the role needs a second factor: [`start_enrolment`].
    MustEnrolSecondFactor(Token),
    /// Unknown login, wrong password, disabled or without a role: told apart only in the audit trail.
    Refused,
    /// Too many tries; the answer is 429 with Retry-After.
    TryAgainLater {
        /// Seconds to wait, at least 1.
        seconds: u32,
    },
}

/// What became of asking for the password again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is the person who is signed in.
    Proven,
    /// The password is wrong.
    Wrong,
    /// Too many tries; the answer is 429 with Retry-After.
    TryAgainLater {
        /// Seconds to wait, at least 1.
        seconds: u32,
    },
}

store::row! {
    #[derive(Clone)]
    struct KnownRow {
        id: Id<User>,
        password_hash: Option<String>,
        password_changed_at: Option<Timestamp>,
    }
}

store::row! {
    struct PersonRow {
        login: String,
        name: String,
        language: String,
        organisation_id: Option<uuid::Uuid>,
        totp_confirmed: bool,
    }
}

store::statements! {
    read KNOWN: KnownRow = "SELECT id, password_hash, password_changed_at FROM users WHERE login = ?1";
    write HOLD = "UPDATE users SET version = version WHERE id = ?1 AND status = 'active' AND password_changed_at = ?2";
    write ENTER = "UPDATE users SET last_signed_in_at = ?2 WHERE id = ?1 AND status = 'active'";
    read PERSON: PersonRow = "SELECT login, name, language, organisation_id, totp_confirmed FROM users WHERE id = ?1";
}

/// Reads what is needed to compare a password.
pub fn lookup(reader: &Reader<'_>, typed_login: &str) -> Result<Credentials> {
    let known = match typed_login.parse::<Login>() {
        Ok(login) => reader.maybe(KNOWN, args![login.as_str()])?,
        Err(_) => None,
    };
    Ok(Credentials {
        login: LoginKey::of(typed_login),
        known,
    })
}

impl Credentials {
    /// Compares the password. Slow on purpose, and as slow for an unknown login: `cost` is the house's.
    #[must_use]
    pub fn verify(&self, typed_password: &str, cost: HashCost) -> Checked {
        let known = self.known.as_ref();
        let right = password::verify(
            known.and_then(|row| row.password_hash.as_deref()),
            typed_password,
            cost,
        );
        let proven = known
            .filter(|_| right)
            .and_then(|row| Some((row.id, row.password_changed_at?)));
        Checked {
            login: self.login.clone(),
            user: known.map(|row| row.id),
            proven,
        }
    }
}

impl LoginKey {
    fn of(typed: &str) -> Self {
        let folded = typed.parse::<Login>().map_or_else(
            |_| typed.trim().chars().take(100).collect::<String>().to_lowercase(),
            |login| login.as_str().to_owned(),
        );
        let digest = Sha256::digest(folded.as_bytes());
        Self(HEXLOWER.encode(digest.get(..16).unwrap_or(&digest)))
    }

    fn bucket(&self, network: &str) -> String {
        format!("sign-in:{}:{network}", self.0)
    }
}

fn address_bucket(network: &str) -> String {
    format!("sign-in:{network}")
}

/// Whether a try could be made now, without making it: asked before hashing, so that refused tries cost little.
pub fn may_try(
    reader: &Reader<'_>,
    typed_login: &str,
    address: Option<&str>,
    limits: &Limits,
    at: Timestamp,
) -> Result<Taken> {
    let network = attempts::network_of(address);
    match attempts::look(reader, &address_bucket(&network), limits.per_address, at)? {
        Taken::Yes => attempts::look(
            reader,
            &LoginKey::of(typed_login).bucket(&network),
            limits.per_login,
            at,
        ),
        wait @ Taken::WaitSeconds(_) => Ok(wait),
    }
}

/// The first step: counts the try and, if the password was right, opens what is due.
pub fn begin(unit: &mut Unit<'_>, act: &Act, checked: &Checked, limits: &Limits) -> Result<Outcome> {
    if let Some(seconds) = count_try(unit, act, checked, limits)? {
        return Ok(Outcome::TryAgainLater { seconds });
    }
    let Some((user, password_changed_at)) = checked.proven else {
        return refused(unit, act, checked.user);
    };
    // Holds the row: disabling, a new password or another role come wholly before or wholly after this.
    if unit.run(HOLD, args![user, password_changed_at])? == 0 {
        return refused(unit, act, checked.user);
    }
    let roles = role_holder::held_by(unit, user)?;
    if roles.is_empty() {
        return refused(unit, act, checked.user);
    }
    let person = unit.one(PERSON, args![user])?;
    if person.totp_confirmed {
        return Ok(Outcome::SecondFactorNeeded(session::open(
            unit,
            act,
            user,
            Kind::CodeDue,
            &roles,
        )?));
    }
    if roles.iter().any(|role| role.needs_second_factor()) {
        return Ok(Outcome::MustEnrolSecondFactor(session::open(
            unit,
            act,
            user,
            Kind::EnrolmentDue,
            &roles,
        )?));
    }
    match enter(unit, act, user, &roles, limits)? {
        Some(token) => Ok(Outcome::SignedIn(token)),
        None => refused(unit, act, checked.user),
    }
}

/// Asks somebody who is signed in for the password again, before an act that wants it (R-AUTH 6).
pub fn prove_again(unit: &mut Unit<'_>, act: &Act, checked: &Checked, limits: &Limits) -> Result<Again> {
    if let Some(seconds) = count_try(unit, act, checked, limits)? {
        return Ok(Again::TryAgainLater { seconds });
    }
    let own = checked.proven.filter(|(user, _)| act.actor.user() == Some(*user));
    // Holds the row: a password that changed since it was compared proves nothing.
    let proven = match own {
        Some((user, password_changed_at)) => unit.run(HOLD, args![user, password_changed_at])? == 1,
        None => false,
    };
    if !proven {
        refused(unit, act, act.actor.user())?;
        return Ok(Again::Wrong);
    }
    forget_tries(unit, act, &checked.login, limits)?;
    Ok(Again::Proven)
}

/// Signs out: the session ends on the server.
pub fn sign_out(unit: &mut Unit<'_>, act: &Act, id: Id<Session>) -> Result<()> {
    session::close(unit, id)?;
    if let Some(user) = act.actor.user() {
        user::told(unit, act, "signed-out", user, None)?;
    }
    Ok(())
}

/// Opens the full session, forgets the tries that led here, and tells the audit trail; `None` if the user is not
/// active any more.
fn enter(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    roles: &[Role],
    limits: &Limits,
) -> Result<Option<Token>> {
    if unit.run(ENTER, args![user, act.at])? == 0 {
        return Ok(None);
    }
    let person = unit.one(PERSON, args![user])?;
    forget_tries(unit, act, &LoginKey::of(&person.login), limits)?;
    let token = session::open(unit, act, user, Kind::Full, roles)?;
    let staff = Staff {
        user,
        role: roles.first().copied().unwrap_or(Role::Buyer),
        roles: roles.to_vec(),
        organisation: person.organisation_id,
        name: person.name,
        language: session::read_language(&person.language)?,
    };
    user::told(unit, &act.by(Actor::Staff(staff)), "signed-in", user, None)?;
    Ok(Some(token))
}

/// Counts a try of a password; the seconds to wait if it may not be made. A right password is not told either then.
fn count_try(unit: &mut Unit<'_>, act: &Act, checked: &Checked, limits: &Limits) -> Result<Option<u32>> {
    let network = attempts::network_of(act.origin.address.as_deref());
    for (name, bucket) in [
        (address_bucket(&network), limits.per_address),
        (checked.login.bucket(&network), limits.per_login),
    ] {
        if let Taken::WaitSeconds(seconds) = attempts::take(unit, &name, bucket, act.at)? {
            return Ok(Some(seconds));
        }
    }
    Ok(None)
}

/// Gives back what a right password took; in the order of `count_try`, so that two units do not wait for each other.
fn forget_tries(unit: &mut Unit<'_>, act: &Act, login: &LoginKey, limits: &Limits) -> Result<()> {
    let network = attempts::network_of(act.origin.address.as_deref());
    attempts::put_back(unit, &address_bucket(&network), limits.per_address)?;
    attempts::refill(unit, &login.bucket(&network))
}

/// The login that was typed is not told to the trail: it may be a password in the wrong field.
fn refused(unit: &mut Unit<'_>, act: &Act, user: Option<Id<User>>) -> Result<Outcome> {
    let id = user.map_or_else(|| "unknown".to_owned(), |user| user.to_string());
    audit::record(
        unit,
        act,
        &Entry {
            act: "sign-in-refused",
            object: "user",
            object_id: &id,
            ..Entry::default()
        },
    )?;
    Ok(Outcome::Refused)
}

#[cfg(test)]
mod tests;
