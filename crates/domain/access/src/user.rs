//! Users: people who can sign in. Who they are otherwise is told by other rooms, by id.

pub use crate::actor::User;
pub use crate::user_error::UserError;

use crate::actor::{Act, Actor, Refused, require};
use crate::audit::{self, Entry};
use crate::login::Login;
use crate::password::Hashed;
use crate::permission::Action;
use crate::role::Role;
use crate::{role_holder, session};
use jiff::Timestamp;
use language::Language;
use store::{Reader, Unit, args};
use uuid::Uuid;
use values::id::Id;
use values::slug::fold;
use values::text::clean_line;

/// Longest name, in characters.
const NAME_CHARACTERS: usize = 200;

store::text_enum! {
    /// Whether a user can sign in.
    pub enum Status {
        /// Has not chosen a password yet.
        Invited = "invited",
        /// Can sign in.
        Active = "active",
        /// Cannot sign in any more.
        Disabled = "disabled",
    }
}

/// A user as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// The word to sign in with.
    pub login: Login,
    /// Name shown in the office and in the audit trail.
    pub name: String,
    /// Language of the pages.
    pub language: Language,
    /// The organisation a producer acts for.
    pub organisation: Option<Uuid>,
}

/// A user as it is kept; secrets stay behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<User>,
    /// The word to sign in with.
    pub login: String,
    /// Name.
    pub name: String,
    /// Language of the pages.
    pub language: Language,
    /// The organisation a producer acts for.
    pub organisation: Option<Uuid>,
    /// Whether the user can sign in.
    pub status: Status,
    /// Roles, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    /// When the password was chosen.
    pub password_changed_at: Option<Timestamp>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// When the user was added.
    pub created_at: Timestamp,
    /// When the user last signed in.
    pub last_signed_in_at: Option<Timestamp>,
    /// Number of the last change; an edit of an older one is refused.
    pub version: u32,
}

store::row! {
    pub(crate) struct UserRow {
        pub(crate) id: Id<User>,
        login: String,
        name: String,
        language: String,
        organisation_id: Option<Uuid>,
        status: Status,
        password_changed_at: Option<Timestamp>,
        totp_confirmed: bool,
        created_at: Timestamp,
        last_signed_in_at: Option<Timestamp>,
        version: u32,
    }
}

store::statements! {
    read BY_ID: UserRow = "SELECT id, login, name, language, organisation_id, status, password_changed_at, \
        totp_confirmed, created_at, last_signed_in_at, version FROM users WHERE id = ?1";
    read BY_LOGIN: UserRow = "SELECT id, login, name, language, organisation_id, status, password_changed_at, \
        totp_confirmed, created_at, last_signed_in_at, version FROM users WHERE login = ?1";
    write INSERT = "INSERT INTO users (id, login, name, folded_name, language, organisation_id, status, password_hash, \
        password_changed_at, totp_confirmed, created_at, version) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1) ON CONFLICT (login) DO NOTHING";
    write RENAME = "UPDATE users SET name = ?2, folded_name = ?3, version = version + 1 WHERE id = ?1 AND version = ?4";
    write SET_LANGUAGE = "UPDATE users SET language = ?2, version = version + 1 WHERE id = ?1";
    write SET_STATUS = "UPDATE users SET status = ?2, version = version + 1 WHERE id = ?1 AND status <> ?2";
    write SET_PASSWORD = "UPDATE users SET password_hash = ?2, password_changed_at = ?3, \
        status = CASE status WHEN 'invited' THEN 'active' ELSE status END, version = version + 1 \
        WHERE id = ?1 AND status <> 'disabled'";
}

/// The user with this id.
pub fn by_id(reader: &Reader<'_>, id: Id<User>) -> store::Result<Option<Record>> {
    with_roles(reader, reader.maybe(BY_ID, args![id])?)
}

/// The user with this login.
pub fn by_login(reader: &Reader<'_>, login: &Login) -> store::Result<Option<Record>> {
    with_roles(reader, reader.maybe(BY_LOGIN, args![login.as_str()])?)
}

fn with_roles(reader: &Reader<'_>, row: Option<UserRow>) -> store::Result<Option<Record>> {
    let Some(row) = row else { return Ok(None) };
    let roles = role_holder::held_by(reader, row.id)?;
    record(row, roles).map(Some)
}

pub(crate) fn record(row: UserRow, roles: Vec<Role>) -> store::Result<Record> {
    Ok(Record {
        id: row.id,
        login: row.login,
        name: row.name,
        language: session::read_language(&row.language)?,
        organisation: row.organisation_id,
        status: row.status,
        roles,
        password_changed_at: row.password_changed_at,
        second_factor: row.totp_confirmed,
        created_at: row.created_at,
        last_signed_in_at: row.last_signed_in_at,
        version: row.version,
    })
}

/// Adds a user with roles at once; for the house alone: the terminal, imports, the demo.
///
/// With a password the user is active, without one invited.
pub fn create(
    unit: &mut Unit<'_>,
    act: &Act,
    new: &NewUser,
    roles: &[Role],
    password: Option<&Hashed>,
) -> Result<Id<User>, UserError> {
    if act.actor != Actor::House {
        return Err(Refused {
            action: Action::GrantRole,
            role: act.actor.role_word(),
        }
        .into());
    }
    let id = add(unit, act, new, password)?;
    for role in roles {
        role_holder::give(unit, id, *role, act.at)?;
        let after = format!(r#"{{"role":"{role}"}}"#);
        told(unit, act, "role-granted", id, Some(&after))?;
    }
    Ok(id)
}

/// Adds a user without roles.
pub(crate) fn add(
    unit: &mut Unit<'_>,
    act: &Act,
    new: &NewUser,
    password: Option<&Hashed>,
) -> Result<Id<User>, UserError> {
    let name = clean_name(&new.name)?;
    let id: Id<User> = act.ids.next();
    let status = if password.is_some() {
        Status::Active
    } else {
        Status::Invited
    };
    let (hash, changed_at) = (password.map(Hashed::text), password.map(|_| act.at));
    let (language, folded) = (new.language.code(), fold(&name));
    let added = unit.run(
        INSERT,
        args![
            id,
            new.login.as_str(),
            name,
            folded,
            language,
            new.organisation,
            status,
            hash,
            changed_at,
            false,
            act.at
        ],
    )?;
    if added == 0 {
        return Err(UserError::LoginTaken);
    }
    told(unit, act, "user-added", id, None)?;
    Ok(id)
}

/// Gives a user another name; refused if somebody changed the user since `version`.
pub fn rename(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    name: &str,
    version: u32,
) -> Result<(), UserError> {
    require(act, Action::ManageUsers)?;
    let name = clean_name(name)?;
    if unit.run(RENAME, args![user, name, fold(&name), version])? == 0 {
        return Err(if by_id(unit, user)?.is_some() {
            UserError::Stale
        } else {
            UserError::Absent
        });
    }
    told(unit, act, "user-renamed", user, None)?;
    Ok(())
}

/// Sets the language of a user's pages: one's own, or anybody's for who manages users.
pub fn set_language(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    language: Language,
) -> Result<(), UserError> {
    if act.actor.user() != Some(user) {
        require(act, Action::ManageUsers)?;
    }
    match unit.run(SET_LANGUAGE, args![user, language.code()])? {
        0 => Err(UserError::Absent),
        _ => Ok(()),
    }
}

/// Sets a password and ends all sessions of the user; the caller has proven that it may.
///
/// An invited user becomes active; a disabled one is refused.
pub fn set_password(
    unit: &mut Unit<'_>,
    act: &Act,
    user: Id<User>,
    password: &Hashed,
) -> Result<(), UserError> {
    if unit.run(SET_PASSWORD, args![user, password.text(), act.at])? == 0 {
        return Err(UserError::Absent);
    }
    session::close_all_of(unit, user)?;
    told(unit, act, "password-set", user, None)?;
    Ok(())
}

/// Disables a user and ends all sessions. The last active administrator cannot be disabled.
pub fn disable(unit: &mut Unit<'_>, act: &Act, user: Id<User>, reason: &str) -> Result<(), UserError> {
    require(act, Action::ManageUsers)?;
    if role_holder::hold_administrators(unit)? == [user] {
        return Err(UserError::LastAdministrator);
    }
    let before = by_id(unit, user)?.ok_or(UserError::Absent)?;
    if set_status(unit, user, Status::Disabled)? {
        let (before, id) = (status_json(before.status), user.to_string());
        let (before, after) = (Some(before.as_str()), Some(r#"{"status":"disabled"}"#));
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        audit::record(
            unit,
            act,
            &Entry {
                act: "user-disabled",
                object: "user",
                object_id: &id,
                before,
                after,
                reason,
            },
        )?;
    }
    Ok(())
}

/// Lets a disabled user sign in again; without a password the user is invited again.
pub fn enable(unit: &mut Unit<'_>, act: &Act, user: Id<User>) -> Result<(), UserError> {
    require(act, Action::ManageUsers)?;
    let before = by_id(unit, user)?.ok_or(UserError::Absent)?;
    if before.roles.is_empty() {
        return Err(UserError::NoRole);
    }
    if before.status == Status::Disabled {
        let status = if before.password_changed_at.is_some() {
            Status::Active
        } else {
            Status::Invited
        };
        set_status(unit, user, status)?;
        told(unit, act, "user-enabled", user, Some(&status_json(status)))?;
    }
    Ok(())
}

/// Sets the status and ends all sessions; `false` if it was so already.
pub(crate) fn set_status(unit: &mut Unit<'_>, user: Id<User>, status: Status) -> store::Result<bool> {
    let changed = unit.run(SET_STATUS, args![user, status])? == 1;
    session::close_all_of(unit, user)?;
    Ok(changed)
}

fn status_json(status: Status) -> String {
    format!(r#"{{"status":"{status}"}}"#)
}

fn clean_name(name: &str) -> Result<String, UserError> {
    let name = clean_line(name, NAME_CHARACTERS)?;
    if name.is_empty() {
        Err(UserError::NameMissing)
    } else {
        Ok(name)
    }
}

/// Adds an audit line about a user; names and logins stay out of it.
pub(crate) fn told(
    unit: &mut Unit<'_>,
    act: &Act,
    word: &str,
    user: Id<User>,
    after: Option<&str>,
) -> store::Result<()> {
    let id = user.to_string();
    audit::record(
        unit,
        act,
        &Entry {
            act: word,
            object: "user",
            object_id: &id,
            after,
            ..Entry::default()
        },
    )
}

#[cfg(test)]
mod tests;
