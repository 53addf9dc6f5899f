//! One-time links: an invitation, a forgotten password (R-AUTH 5).

use crate::actor::{Act, User};
use crate::password::Hashed;
use crate::session::read_language;
use crate::token::Token;
use crate::user::{self, UserError};
use jiff::{SignedDuration, Timestamp};
use language::Language;
use store::{Reader, Unit, args};
use values::id::Id;

store::text_enum! {
    /// What a link is for.
    pub enum Purpose {
        /// To choose the first password; lives 7 days.
        Invitation = "invitation",
        /// To choose another password; lives 60 minutes.
        Reset = "reset",
    }
}

impl Purpose {
    /// How long such a link lives.
    #[must_use]
    pub const fn lives(self) -> SignedDuration {
        match self {
            Self::Invitation => SignedDuration::from_hours(7 * 24),
            Self::Reset => SignedDuration::from_mins(60),
        }
    }
}

store::row! {
    struct OwnerRow {
        user_id: Id<User>,
        purpose: Purpose,
        login: String,
        name: String,
        language: String,
    }
}

/// Whose link it is, for the page that asks for the new password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The user.
    pub user: Id<User>,
    /// What the link is for.
    pub purpose: Purpose,
    /// The user's login, which no password may hold.
    pub login: String,
    /// The user's name, which no password may be.
    pub name: String,
    /// Language of the page.
    pub language: Language,
}

store::statements! {
    write MAKE = "INSERT INTO one_time_link (user_id, token_hash, purpose, created_at, ends_at) \
        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, \
        purpose = excluded.purpose, created_at = excluded.created_at, ends_at = excluded.ends_at, used_at = NULL";
    read OWNER: OwnerRow = "SELECT l.user_id, l.purpose, u.login, u.name, u.language FROM one_time_link l \
        JOIN users u ON u.id = l.user_id WHERE l.token_hash = ?1 AND l.used_at IS NULL AND l.ends_at > ?2 \
        AND u.status <> 'disabled'";
    write USE = "UPDATE one_time_link SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND ends_at > ?2";
    write SWEEP = "DELETE FROM one_time_link WHERE ends_at <= ?1";
}

/// Makes a link for a user; an older one of the same user opens nothing any more.
///
/// Who may ask for it is decided by the caller: an office that invites, or a stranger whose request for a
/// reset is answered alike whether the login is known or not. A disabled user gets none.
pub fn make(unit: &mut Unit<'_>, act: &Act, user: Id<User>, purpose: Purpose) -> Result<Token, UserError> {
    let record = user::by_id(unit, user)?.ok_or(UserError::Absent)?;
    if record.status == user::Status::Disabled {
        return Err(UserError::NotActive);
    }
    let token = Token::generate(&act.ids);
    unit.run(
        MAKE,
        args![
            user,
            token.fingerprint(),
            purpose,
            act.at,
            act.at + purpose.lives()
        ],
    )?;
    let after = format!(r#"{{"purpose":"{purpose}"}}"#);
    user::told(unit, act, "link-made", user, Some(&after))?;
    Ok(token)
}

/// Whose link this is, if it still opens something; using it is [`use_link`].
pub fn open(reader: &Reader<'_>, token: &Token, at: Timestamp) -> store::Result<Option<Owner>> {
    let Some(row) = reader.maybe(OWNER, args![token.fingerprint(), at])? else {
        return Ok(None);
    };
    Ok(Some(Owner {
        user: row.user_id,
        purpose: row.purpose,
        login: row.login,
        name: row.name,
        language: read_language(&row.language)?,
    }))
}

/// Uses a link: sets the password, makes an invited user active and ends all sessions. A link that was used,
/// replaced or is too old is [`UserError::Absent`].
pub fn use_link(
    unit: &mut Unit<'_>,
    act: &Act,
    token: &Token,
    password: &Hashed,
) -> Result<Id<User>, UserError> {
    let owner = open(unit, token, act.at)?.ok_or(UserError::Absent)?;
    // Of two at once one changes the row; the other finds it used.
    if unit.run(USE, args![token.fingerprint(), act.at])? == 0 {
        return Err(UserError::Absent);
    }
    user::set_password(unit, act, owner.user, password)?;
    Ok(owner.user)
}

/// Removes links that are too old, used or not; answers how many.
pub fn sweep(unit: &mut Unit<'_>, at: Timestamp) -> store::Result<u64> {
    unit.run(SWEEP, args![at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;
    use crate::session;
    use crate::testing::{Scene, on_both};
    use crate::user::Status;

    fn made(scene: &Scene<'_>, user: Id<User>, purpose: Purpose) -> Token {
        let act = scene.house();
        scene
            .try_write(move |unit| make(unit, &act, user, purpose))
            .unwrap()
    }

    fn used(scene: &Scene<'_>, token: &Token) -> Result<Id<User>, UserError> {
        let (act, token, hashed) = (scene.guest("192.0.2.7"), token.clone(), scene.hashed());
        scene.try_write(move |unit| use_link(unit, &act, &token, &hashed))
    }

    fn opens(scene: &Scene<'_>, token: &Token) -> Option<Owner> {
        let (token, at) = (token.clone(), scene.clock.now());
        scene.read(move |reader| open(reader, &token, at))
    }

    #[test]
    fn a_link_works_once_and_ends_all_sessions() {
        on_both(|scene| {
            let user = scene.user("commis", &[Role::Clerk]);
            let guest = scene.guest("192.0.2.7");
            let session = scene
                .write(move |unit| session::open(unit, &guest, user, session::Kind::Full, &[Role::Clerk]));
            let token = made(scene, user, Purpose::Reset);
            let owner = opens(scene, &token).unwrap();
            assert_eq!(
                (owner.user, owner.login.as_str(), owner.purpose),
                (user, "commis", Purpose::Reset)
            );
            assert_eq!(used(scene, &token), Ok(user));
            let at = scene.clock.now();
            assert_eq!(
                scene.read(move |reader| session::find(reader, &session, at)),
                None
            );
            assert_eq!(opens(scene, &token), None);
            assert_eq!(used(scene, &token), Err(UserError::Absent));
            assert_eq!(used(scene, &Token::generate(&scene.ids)), Err(UserError::Absent));
        });
    }

    #[test]
    fn only_the_newest_link_opens_something() {
        on_both(|scene| {
            let user = scene.user("commis", &[Role::Clerk]);
            let (old, new) = (
                made(scene, user, Purpose::Invitation),
                made(scene, user, Purpose::Reset),
            );
            assert_eq!(
                (opens(scene, &old), used(scene, &old)),
                (None, Err(UserError::Absent))
            );
            assert_eq!(used(scene, &new), Ok(user));
            let newest = made(scene, user, Purpose::Reset);
            assert_eq!(used(scene, &newest), Ok(user), "a used link is replaced too");
        });
    }

    #[test]
    fn links_live_as_long_as_their_purpose_says() {
        on_both(|scene| {
            let user = scene.user("commis", &[Role::Clerk]);
            for (purpose, minutes) in [(Purpose::Reset, 60), (Purpose::Invitation, 7 * 24 * 60)] {
                let token = made(scene, user, purpose);
                scene.pass(SignedDuration::from_mins(minutes - 1));
                assert!(opens(scene, &token).is_some(), "{purpose}");
                scene.pass(SignedDuration::from_mins(1));
                assert_eq!(
                    (opens(scene, &token), used(scene, &token)),
                    (None, Err(UserError::Absent))
                );
            }
            let at = scene.clock.now();
            assert_eq!(scene.write(move |unit| sweep(unit, at)), 1);
        });
    }

    #[test]
    fn a_disabled_user_gets_and_uses_no_link() {
        on_both(|scene| {
            let user = scene.user("commis", &[Role::Clerk]);
            let token = made(scene, user, Purpose::Reset);
            scene.write(move |unit| user::set_status(unit, user, Status::Disabled));
            assert_eq!(used(scene, &token), Err(UserError::Absent));
            let act = scene.house();
            let made = scene.try_write(move |unit| make(unit, &act, user, Purpose::Reset));
            assert_eq!(made.unwrap_err(), UserError::NotActive);
        });
    }

    #[test]
    fn of_two_who_use_a_link_at_once_one_wins() {
        on_both(|scene| {
            let user = scene.user("commis", &[Role::Clerk]);
            for _ in 0..10 {
                let token = made(scene, user, Purpose::Reset);
                let barrier = std::sync::Barrier::new(2);
                let won = std::thread::scope(|scope| {
                    let threads: Vec<_> = (0..2)
                        .map(|_| {
                            let (act, token, hashed) =
                                (scene.guest("192.0.2.7"), token.clone(), scene.hashed());
                            let (store, barrier) = (scene.store(), &barrier);
                            scope.spawn(move || {
                                barrier.wait();
                                store
                                    .write_blocking(move |unit| use_link(unit, &act, &token, &hashed))
                                    .is_ok()
                            })
                        })
                        .collect();
                    threads
                        .into_iter()
                        .map(|thread| thread.join().unwrap())
                        .filter(|won| *won)
                        .count()
                });
                assert_eq!(won, 1);
            }
        });
    }
}
