//! The second step of signing in: a code, or setting up what makes codes.

use super::{Limits, enter};
use crate::actor::{Act, User};
use crate::attempts::{self, Taken};
use crate::second_factor::{self, Proof, RecoveryCodes, SecondFactorError};
use crate::session::{self, Half, Kind};
use crate::token::Token;
use crate::totp::Secret;
use crate::{role_holder, user};
use store::{Result, Unit};
use values::id::Id;

/// What became of the second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeOutcome {
    /// Signed in; the token takes the place of the half session's in the cookie.
    SignedIn(Token),
    /// Signed in for the first time with a second factor, whose recovery codes are shown now and never again.
    Enrolled(Token, RecoveryCodes),
    /// Wrong, or used already.
    WrongCode {
        /// Codes that may still be tried, at least 1.
        tries_left: u32,
    },
    /// The half session has ended; the password is asked for again.
    StartAgain,
    /// Too many codes for this user; the answer is 429 with Retry-After.
    TryAgainLater {
        /// Seconds to wait, at least 1.
        seconds: u32,
    },
}

/// The second step: a code of the authenticator, or a recovery code. Five tries, then the password again.
pub fn second_factor(
    unit: &mut Unit<'_>,
    act: &Act,
    half: &Token,
    code: &str,
    limits: &Limits,
) -> Result<CodeOutcome> {
    let half_session = match admit(unit, act, half, Kind::CodeDue, limits)? {
        Ok(half_session) => half_session,
        Err(outcome) => return Ok(outcome),
    };
    if second_factor::prove(unit, act, half_session.user, code)? == Proof::None {
        return wrong_code(unit, act, &half_session);
    }
    finish(unit, act, &half_session, limits)
        .map(|token| token.map_or(CodeOutcome::StartAgain, CodeOutcome::SignedIn))
}

/// Begins the set-up that a role asks for; `None` when the half session has ended.
pub fn start_enrolment(unit: &mut Unit<'_>, act: &Act, half: &Token) -> Result<Option<Secret>> {
    let Some(found) = session::find_half(unit, half, act.at)?.filter(|half| half.kind == Kind::EnrolmentDue)
    else {
        return Ok(None);
    };
    if let Some(secret) = second_factor::started(unit, found.user)? {
        return Ok(Some(secret));
    }
    match second_factor::start(unit, act, found.user) {
        Ok(secret) => Ok(Some(secret)),
        Err(SecondFactorError::Store(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

/// Ends the set-up with a code of the authenticator and signs in.
pub fn finish_enrolment(
    unit: &mut Unit<'_>,
    act: &Act,
    half: &Token,
    code: &str,
    limits: &Limits,
) -> Result<CodeOutcome> {
    let half_session = match admit(unit, act, half, Kind::EnrolmentDue, limits)? {
        Ok(half_session) => half_session,
        Err(outcome) => return Ok(outcome),
    };
    let codes = match second_factor::confirm(unit, act, half_session.user, code) {
        Ok(codes) => codes,
        Err(SecondFactorError::Store(error)) => return Err(error),
        Err(SecondFactorError::WrongCode) => return wrong_code(unit, act, &half_session),
        Err(_) => {
            session::close(unit, half_session.id)?;
            return Ok(CodeOutcome::StartAgain);
        }
    };
    let token = finish(unit, act, &half_session, limits)?;
    Ok(token.map_or(CodeOutcome::StartAgain, |token| {
        CodeOutcome::Enrolled(token, codes)
    }))
}

/// The half session, with one try counted; or what to answer instead.
fn admit(
    unit: &mut Unit<'_>,
    act: &Act,
    half: &Token,
    kind: Kind,
    limits: &Limits,
) -> Result<std::result::Result<Half, CodeOutcome>> {
    let Some(found) = session::find_half(unit, half, act.at)?.filter(|half| half.kind == kind) else {
        return Ok(Err(CodeOutcome::StartAgain));
    };
    if let Taken::WaitSeconds(seconds) =
        attempts::take(unit, &code_bucket(found.user), limits.codes_per_user, act.at)?
    {
        return Ok(Err(CodeOutcome::TryAgainLater { seconds }));
    }
    if !session::count_try(unit, half, act.at)? {
        return Ok(Err(CodeOutcome::StartAgain));
    }
    // Read again after the counting write, which holds the row: tries made meanwhile are counted too.
    Ok(session::find_half(unit, half, act.at)?.ok_or(CodeOutcome::StartAgain))
}

fn wrong_code(unit: &mut Unit<'_>, act: &Act, half: &Half) -> Result<CodeOutcome> {
    user::told(unit, act, "code-refused", half.user, None)?;
    if half.tries_left > 0 {
        return Ok(CodeOutcome::WrongCode {
            tries_left: half.tries_left,
        });
    }
    session::close(unit, half.id)?;
    Ok(CodeOutcome::StartAgain)
}

/// Turns a half session into a full one; `None` if the user was disabled meanwhile.
fn finish(unit: &mut Unit<'_>, act: &Act, half: &Half, limits: &Limits) -> Result<Option<Token>> {
    session::close(unit, half.id)?;
    attempts::refill(unit, &code_bucket(half.user))?;
    let roles = role_holder::held_by(unit, half.user)?;
    if roles.is_empty() {
        return Ok(None);
    }
    enter(unit, act, half.user, &roles, limits)
}

fn code_bucket(user: Id<User>) -> String {
    format!("sign-in-code:{user}")
}
