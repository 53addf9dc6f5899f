//! Sessions: who is signed in, on which device, until when (R-SES 1 and 2).

use crate::actor::{Act, Staff, User};
use crate::role::{Role, session_limits};
use crate::role_holder;
use crate::token::Token;
use jiff::{SignedDuration, Timestamp};
use language::Language;
use store::{Error, Reader, Result, Unit, args};
use uuid::Uuid;
use values::id::Id;

/// A session. Only a tag for ids.
pub struct Session;

/// A request within this time of the last one does not write.
const TOUCHED_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// How long the second step of signing in may take.
const HALF_LIVES: SignedDuration = SignedDuration::from_mins(10);
/// Tries of the second step.
pub const TRIES: u32 = 5;

store::text_enum! {
    /// How far somebody has come with signing in.
    pub enum Kind {
        /// The password was right; a code of the second factor is due. Opens nothing else.
        CodeDue = "code_due",
        /// The password was right; a second factor must be set up first. Opens nothing else.
        EnrolmentDue = "enrolment_due",
        /// Signed in.
        Full = "full",
    }
}

store::row! {
    struct FoundRow {
        id: Id<Session>,
        seen_at: Timestamp,
        created_at: Timestamp,
        user_id: Id<User>,
        name: String,
        language: String,
        organisation_id: Option<Uuid>,
    }
}

store::row! {
    struct HalfRow {
        id: Id<Session>,
        kind: Kind,
        tries: u32,
        user_id: Id<User>,
        login: String,
        language: String,
    }
}

store::row! {
    /// A device somebody is signed in on, for the page that lists them.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Device {
        /// The session.
        pub id: Id<Session>,
        /// When it began.
        pub created_at: Timestamp,
        /// The last request, to the minute.
        pub seen_at: Timestamp,
        /// Where it began.
        pub address: Option<String>,
    }
}

/// Somebody signed in, as a request finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The session.
    pub id: Id<Session>,
    /// The person.
    pub staff: Staff,
    /// When the session began.
    pub since: Timestamp,
    /// The last request, to the minute.
    pub seen_at: Timestamp,
}

/// Somebody between the two steps of signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Half {
    /// The session.
    pub id: Id<Session>,
    /// What is due.
    pub kind: Kind,
    /// The user.
    pub user: Id<User>,
    /// The user's login, for the label in an authenticator.
    pub login: String,
    /// Language of the pages.
    pub language: Language,
    /// Codes that may still be tried.
    pub tries_left: u32,
}

store::statements! {
    write OPEN = "INSERT INTO user_session (id, token_hash, user_id, kind, created_at, seen_at, idle_seconds, \
        idle_ends_at, ends_at, tries, address) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, 0, ?9)";
    read FIND: FoundRow = "SELECT s.id, s.seen_at, s.created_at, s.user_id, u.name, u.language, u.organisation_id \
        FROM user_session s JOIN users u ON u.id = s.user_id WHERE s.token_hash = ?1 AND s.kind = 'full' \
        AND s.idle_ends_at > ?2 AND s.ends_at > ?2 AND u.status = 'active'";
    read FIND_HALF: HalfRow = "SELECT s.id, s.kind, s.tries, s.user_id, u.login, u.language \
        FROM user_session s JOIN users u ON u.id = s.user_id WHERE s.token_hash = ?1 AND s.kind <> 'full' \
        AND s.ends_at > ?2 AND u.status = 'active'";
    write TOUCH = "UPDATE user_session SET seen_at = ?2, idle_ends_at = CAST(?2 AS bigint) + idle_seconds * 1000000 \
        WHERE id = ?1 AND seen_at < ?3 AND idle_ends_at > ?2 AND ends_at > ?2";
    write TRY = "UPDATE user_session SET tries = tries + 1 \
        WHERE token_hash = ?1 AND kind <> 'full' AND tries < ?3 AND ends_at > ?2";
    write CLOSE = "DELETE FROM user_session WHERE id = ?1";
    write CLOSE_ALL_OF = "DELETE FROM user_session WHERE user_id = ?1";
    write CLOSE_OTHERS_OF = "DELETE FROM user_session WHERE user_id = ?1 AND id <> ?2";
    write CLOSE_ONE_OF = "DELETE FROM user_session WHERE user_id = ?1 AND id = ?2";
    read DEVICES_OF: Device = "SELECT id, created_at, seen_at, address FROM user_session \
        WHERE user_id = ?1 AND kind = 'full' AND idle_ends_at > ?2 AND ends_at > ?2 ORDER BY created_at DESC";
    write SWEEP_IDLE = "DELETE FROM user_session WHERE idle_ends_at <= ?1";
    write SWEEP_ENDED = "DELETE FROM user_session WHERE ends_at <= ?1";
}

/// Opens a session for somebody who has proven to be `user`; `roles` decide how long it lives.
///
/// Only signing in calls this: see `sign_in`.
pub(crate) fn open(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    kind: Kind,
    roles: &[Role],
) -> Result<Token> {
    let token = Token::generate(&act.ids);
    let limits = session_limits(roles);
    let (idle, absolute) = match kind {
        Kind::Full => (limits.idle, limits.absolute),
        Kind::CodeDue | Kind::EnrolmentDue => (HALF_LIVES, HALF_LIVES),
    };
    let id: Id<Session> = act.ids.next();
    let (idle_ends_at, ends_at) = (act.at + idle, act.at + absolute);
    let address = &act.origin.address;
    let hash = token.fingerprint();
    unit.run(
        OPEN,
        args![
            id,
            hash,
            user,
            kind,
            act.at,
            idle.as_secs(),
            idle_ends_at,
            ends_at,
            *address
        ],
    )?;
    Ok(token)
}

/// Who is signed in with this token at this time. Roles are read anew each time.
pub fn find(reader: &Reader<'_>, token: &Token, at: Timestamp) -> Result<Option<Found>> {
    let Some(row) = reader.maybe(FIND, args![token.fingerprint(), at])? else {
        return Ok(None);
    };
    let roles = role_holder::held_by(reader, row.user_id)?;
    // Without a role there is nothing to act in; the check tells of such a user.
    let Some(first) = roles.first() else {
        return Ok(None);
    };
    let staff = Staff {
        user: row.user_id,
        role: *first,
        roles: roles.clone(),
        organisation: row.organisation_id,
        name: row.name,
        language: read_language(&row.language)?,
    };
    Ok(Some(Found {
        id: row.id,
        staff,
        since: row.created_at,
        seen_at: row.seen_at,
    }))
}

/// Who stands between the two steps with this token.
pub fn find_half(reader: &Reader<'_>, token: &Token, at: Timestamp) -> Result<Option<Half>> {
    let Some(row) = reader.maybe(FIND_HALF, args![token.fingerprint(), at])? else {
        return Ok(None);
    };
    let language = read_language(&row.language)?;
    let tries_left = TRIES.saturating_sub(row.tries);
    Ok(Some(Half {
        id: row.id,
        kind: row.kind,
        user: row.user_id,
        login: row.login,
        language,
        tries_left,
    }))
}

impl Found {
    /// Whether the session should be told that it was used: once a minute is enough.
    #[must_use]
    pub fn is_touch_due(&self, at: Timestamp) -> bool {
        self.seen_at < at - TOUCHED_EVERY
    }
}

/// Tells the session that it was used; puts off its idle end. At most once a minute something is written.
pub fn touch(unit: &mut Unit<'_>, id: Id<Session>, at: Timestamp) -> Result<()> {
    unit.run(TOUCH, args![id, at, at - TOUCHED_EVERY])?;
    Ok(())
}

/// Counts a try of the second step; `false` when there is none left or the session has ended.
pub(crate) fn count_try(unit: &mut Unit<'_>, token: &Token, at: Timestamp) -> Result<bool> {
    Ok(unit.run(TRY, args![token.fingerprint(), at, TRIES])? == 1)
}

/// Ends a session.
pub fn close(unit: &mut Unit<'_>, id: Id<Session>) -> Result<()> {
    unit.run(CLOSE, args![id])?;
    Ok(())
}

/// Ends one of a user's sessions; `false` if it is not there or somebody else's.
pub fn close_one_of(unit: &mut Unit<'_>, user: Id<User>, id: Id<Session>) -> Result<bool> {
    Ok(unit.run(CLOSE_ONE_OF, args![user, id])? == 1)
}

/// Ends all sessions of a user; answers how many there were.
pub fn close_all_of(unit: &mut Unit<'_>, user: Id<User>) -> Result<u64> {
    unit.run(CLOSE_ALL_OF, args![user])
}

/// Ends the other sessions of a user, who keeps the one in hand.
pub fn close_others_of(unit: &mut Unit<'_>, user: Id<User>, kept: Id<Session>) -> Result<u64> {
    unit.run(CLOSE_OTHERS_OF, args![user, kept])
}

/// The devices a user is signed in on, newest first.
pub fn devices_of(reader: &Reader<'_>, user: Id<User>, at: Timestamp) -> Result<Vec<Device>> {
    reader.all(DEVICES_OF, args![user, at])
}

/// Removes what has ended; answers how many.
pub fn sweep(unit: &mut Unit<'_>, at: Timestamp) -> Result<u64> {
    Ok(unit.run(SWEEP_IDLE, args![at])? + unit.run(SWEEP_ENDED, args![at])?)
}

pub(crate) fn read_language(code: &str) -> Result<Language> {
    Language::from_code(code).ok_or_else(|| Error::Unreadable {
        column: "language".to_owned(),
        problem: format!("{code} is no language"),
    })
}

#[cfg(test)]
mod tests;
