//! Idempotency keys: the same form sent twice has one effect and one answer (R-IDE 1 and 2).

use crate::actor::{Act, Actor};
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use std::fmt;
use store::{Result, Unit, args};

/// Days a key is kept.
pub const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whose key it is: keys of different people never meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'w> {
    /// The actor of the act: somebody signed in, or the house.
    Actor(&'w Actor),
    /// A visitor, by the secret of the visitor's cookie; only its hash is kept.
    Visitor(&'w str),
}

impl fmt::Display for Who<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Actor(actor) => match actor.user() {
                Some(user) => write!(formatter, "user:{user}"),
                None => formatter.write_str(actor.kind_word()),
            },
            Self::Visitor(secret) => {
                formatter.write_str("visitor:")?;
                Sha256::digest(secret.as_bytes())
                    .iter()
                    .take(16)
                    .try_for_each(|byte| write!(formatter, "{byte:02x}"))
            }
        }
    }
}

/// Where a key was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key<'k> {
    /// Who sent it.
    pub who: Who<'k>,
    /// The route it was sent to: `POST /{lang}/checkout`.
    pub route: &'k str,
    /// The key itself: a header of the interface, a hidden field of a form, the id of an offline sale.
    pub name: &'k str,
}

/// What the key says of this request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The first one: act, then [`remember`] the answer in the same unit.
    New,
    /// Done already: give this answer again.
    Same(String),
    /// The key was used for something else; a page answers 422.
    Different,
}

store::row! {
    struct KeptRow {
        request_hash: Vec<u8>,
        answer: String,
    }
}

store::statements! {
    write CLAIM = "INSERT INTO idempotency_key (actor, route, name, request_hash, answer, created_at) \
        VALUES (?1, ?2, ?3, ?4, '', ?5) ON CONFLICT (actor, route, name) DO NOTHING";
    read KEPT_ANSWER: KeptRow = "SELECT request_hash, answer FROM idempotency_key \
        WHERE actor = ?1 AND route = ?2 AND name = ?3";
    write REMEMBER = "UPDATE idempotency_key SET answer = ?4 WHERE actor = ?1 AND route = ?2 AND name = ?3";
    write SWEEP = "DELETE FROM idempotency_key WHERE created_at < ?1";
}

/// The hash of a request's fields, in their order; the fields that carry no meaning (tokens) are left out by
/// the caller.
#[must_use]
pub fn payload_hash<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> [u8; 32] {
    let mut digest = Sha256::new();
    for text in fields.into_iter().flat_map(|(name, value)| [name, value]) {
        // Lengths keep ("ab", "c") apart from ("a", "bc").
        digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(text.as_bytes());
    }
    digest.finalize().into()
}

/// Claims the key in the unit that has the effect. A second request waits until the first is kept or undone.
pub fn claim(unit: &mut Unit<'_>, act: &Act, key: Key<'_>, payload_hash: [u8; 32]) -> Result<Claim> {
    let who = key.who.to_string();
    if unit.run(CLAIM, args![who, key.route, key.name, payload_hash, act.at])? == 1 {
        return Ok(Claim::New);
    }
    let kept = unit.one(KEPT_ANSWER, args![who, key.route, key.name])?;
    Ok(if kept.request_hash == payload_hash {
        Claim::Same(kept.answer)
    } else {
        Claim::Different
    })
}

/// Keeps the answer beside the key: what is needed to give it again, such as the code of the order.
pub fn remember(unit: &mut Unit<'_>, key: Key<'_>, answer: &str) -> Result<()> {
    unit.run(REMEMBER, args![key.who.to_string(), key.route, key.name, answer])?;
    Ok(())
}

/// Removes keys older than seven days; answers how many.
pub fn sweep(unit: &mut Unit<'_>, act: &Act) -> Result<u64> {
    unit.run(SWEEP, args![act.at - KEPT])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;
    use crate::testing::{Scene, on_both};

    const ROUTE: &str = "POST /{lang}/checkout";

    fn send(scene: &Scene<'_>, visitor: &'static str, name: &'static str, city: &'static str) -> Claim {
        let act = scene.guest("192.0.2.7");
        scene.write(move |unit| {
            let key = Key {
                who: Who::Visitor(visitor),
                route: ROUTE,
                name,
            };
            let claim = claim(unit, &act, key, payload_hash([("city", city)]))?;
            if claim == Claim::New {
                remember(unit, key, "7KQ4-9XPM")?;
            }
            Ok(claim)
        })
    }

    #[test]
    fn the_same_again_gets_the_same_answer_and_another_payload_none() {
        on_both(|scene| {
            assert_eq!(send(scene, "v1", "k", "erfoud"), Claim::New);
            assert_eq!(
                send(scene, "v1", "k", "erfoud"),
                Claim::Same("7KQ4-9XPM".to_owned())
            );
            assert_eq!(send(scene, "v1", "k", "rissani"), Claim::Different);
            assert_eq!(send(scene, "v1", "k2", "erfoud"), Claim::New);
            assert_eq!(send(scene, "v2", "k", "rissani"), Claim::New, "another visitor");
        });
    }

    #[test]
    fn an_undone_unit_gives_the_key_back() {
        on_both(|scene| {
            let act = scene.guest("192.0.2.7");
            let undone: Result<()> = scene.store().write_blocking(move |unit| {
                let key = Key {
                    who: Who::Visitor("v1"),
                    route: ROUTE,
                    name: "k",
                };
                claim(unit, &act, key, payload_hash([]))?;
                Err(store::Error::Missing)
            });
            assert!(undone.is_err());
            assert_eq!(send(scene, "v1", "k", "erfoud"), Claim::New);
        });
    }

    #[test]
    fn of_two_sent_at_once_one_is_new() {
        on_both(|scene| {
            for name in ["a", "b", "c", "d", "e"] {
                let barrier = std::sync::Barrier::new(2);
                let claims: Vec<Claim> = std::thread::scope(|scope| {
                    let threads: Vec<_> = (0..2)
                        .map(|_| {
                            let barrier = &barrier;
                            scope.spawn(move || {
                                barrier.wait();
                                send(scene, "v1", name, "erfoud")
                            })
                        })
                        .collect();
                    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
                });
                assert!(claims.contains(&Claim::New), "{claims:?}");
                assert!(
                    claims.contains(&Claim::Same("7KQ4-9XPM".to_owned())),
                    "{claims:?}"
                );
            }
        });
    }

    #[test]
    fn keys_are_kept_for_seven_days() {
        on_both(|scene| {
            send(scene, "v1", "k", "erfoud");
            scene.pass(KEPT);
            let act = scene.house();
            assert_eq!(scene.write(move |unit| sweep(unit, &act)), 0);
            assert!(matches!(send(scene, "v1", "k", "erfoud"), Claim::Same(_)));
            scene.pass(SignedDuration::from_secs(1));
            let act = scene.house();
            assert_eq!(scene.write(move |unit| sweep(unit, &act)), 1);
        });
    }

    #[test]
    fn keys_of_different_people_never_meet() {
        let ids = values::id::Ids::random(values::clock::Clock::system());
        let staff = |name: &str| {
            Actor::Staff(crate::Staff {
                user: ids.next(),
                role: Role::Clerk,
                roles: vec![Role::Clerk],
                organisation: None,
                name: name.to_owned(),
                language: language::Language::French,
            })
        };
        let (one, other) = (staff("a"), staff("a"));
        let words = [
            Who::Actor(&one).to_string(),
            Who::Actor(&other).to_string(),
            Who::Actor(&Actor::House).to_string(),
            Who::Visitor("house").to_string(),
            Who::Visitor("").to_string(),
        ];
        assert_eq!(
            words.iter().collect::<std::collections::HashSet<_>>().len(),
            words.len()
        );
        assert!(!words[3].contains("visitor:house"), "the secret is not kept");
        assert_ne!(payload_hash([("ab", "c")]), payload_hash([("a", "bc")]));
    }
}
