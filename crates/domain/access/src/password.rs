//! Passwords: what is accepted, and how they are kept (R-AUTH 1).
//!
//! Hashing is slow on purpose. The functions here only compute; the door runs them off the threads that
//! serve pages, as many at once as there are cores.

use crate::common_password;
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64_NOPAD;
use std::fmt;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use values::id::Ids;

/// Fewest characters of a new password.
pub const MIN_CHARACTERS: usize = 12;
/// Most characters of a password.
pub const MAX_CHARACTERS: usize = 128;
/// Length of the stored hash, in bytes.
const HASH_BYTES: usize = 32;
/// Length of the salt, in bytes.
const SALT_BYTES: usize = 16;

/// How much work one hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl HashCost {
    /// What a house uses: 19 MiB, 2 passes, 1 lane. Tests may take less.
    pub const HOUSE: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
}

/// Why a new password is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than 12 characters.
    #[error("a password has at least {MIN_CHARACTERS} characters")]
    TooShort,
    /// More than 128 characters.
    #[error("a password has at most {MAX_CHARACTERS} characters")]
    TooLong,
    /// Made of words everybody tries first, rows of keys, or one's own name.
    #[error("this password is among the first that are tried")]
    TooCommon,
}

/// A hash could not be made: the cost is outside of what the algorithm allows, or memory ran out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashError(String);

/// A password that may be kept, composed as one person's keyboard or another's would type it.
pub struct Accepted(String);

impl fmt::Debug for Accepted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Accepted(…)")
    }
}

/// A password's hash, ready to be kept; only [`hash`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed(String);

impl Hashed {
    /// The text that is kept.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hashed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hashed(…)")
    }
}

/// Accepts a new password: 12 to 128 characters of any script, blanks kept, nothing everybody tries.
///
/// `about` are words of the person: login, name, organisation.
pub fn accept(typed: &str, about: &[&str]) -> Result<Accepted, PasswordProblem> {
    if typed.chars().nth(MAX_CHARACTERS * 2).is_some() {
        return Err(PasswordProblem::TooLong);
    }
    let composed = compose(typed);
    match composed.chars().count() {
        0..MIN_CHARACTERS => Err(PasswordProblem::TooShort),
        MIN_CHARACTERS..=MAX_CHARACTERS if common_password::is_common(&composed, about) => {
            Err(PasswordProblem::TooCommon)
        }
        MIN_CHARACTERS..=MAX_CHARACTERS => Ok(Accepted(composed)),
        _ => Err(PasswordProblem::TooLong),
    }
}

/// Hashes a password with a salt of its own.
pub fn hash(password: &Accepted, cost: HashCost, ids: &Ids) -> Result<Hashed, HashError> {
    let token = ids.token();
    let salt = token.get(..SALT_BYTES).unwrap_or(&token);
    let digest = digest(password.0.as_bytes(), salt, cost)?;
    let HashCost {
        memory_kib,
        passes,
        lanes,
    } = cost;
    Ok(Hashed(format!(
        "$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${}${}",
        BASE64_NOPAD.encode(salt),
        BASE64_NOPAD.encode(&digest)
    )))
}

/// Whether the typed password is the one that was kept. Without a kept hash the same work is done at
/// `cost` and the answer is no, so that a stranger learns nothing from the time it takes.
#[must_use]
pub fn verify(kept: Option<&str>, typed: &str, cost: HashCost) -> bool {
    let parsed = kept.and_then(parse);
    let (known, (cost, salt, wanted)) = match parsed {
        Some(parsed) => (true, parsed),
        None => (false, (cost, vec![0; SALT_BYTES], vec![0; HASH_BYTES])),
    };
    // A text no password can be is cut, so that its length costs nothing; it is wrong whatever the digest.
    let fits = typed.chars().nth(MAX_CHARACTERS * 2).is_none();
    let cut: String = typed.chars().take(MAX_CHARACTERS * 2).collect();
    let found = digest(compose(&cut).as_bytes(), &salt, cost);
    found.is_ok_and(|found| bool::from(found.as_slice().ct_eq(&wanted)) && known && fits)
}

fn compose(typed: &str) -> String {
    typed.nfc().collect()
}

fn digest(password: &[u8], salt: &[u8], cost: HashCost) -> Result<Vec<u8>, HashError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(HASH_BYTES))
        .map_err(|error| HashError(error.to_string()))?;
    let mut digest = vec![0; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password, salt, &mut digest)
        .map_err(|error| HashError(error.to_string()))?;
    Ok(digest)
}

fn parse(kept: &str) -> Option<(HashCost, Vec<u8>, Vec<u8>)> {
    let mut parts = kept.strip_prefix("$argon2id$v=19$")?.split('$');
    let mut numbers = parts.next()?.split(',');
    let mut number = |name: &str| numbers.next()?.strip_prefix(name)?.parse().ok();
    let cost = HashCost {
        memory_kib: number("m=")?,
        passes: number("t=")?,
        lanes: number("p=")?,
    };
    let salt = BASE64_NOPAD.decode(parts.next()?.as_bytes()).ok()?;
    let digest = BASE64_NOPAD.decode(parts.next()?.as_bytes()).ok()?;
    (digest.len() == HASH_BYTES && parts.next().is_none()).then_some((cost, salt, digest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::CHEAP;
    use proptest::prelude::*;
    use values::clock::Clock;

    fn ids() -> Ids {
        Ids::seeded(5, Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap()))
    }

    fn kept(password: &str) -> Hashed {
        hash(&accept(password, &[]).unwrap(), CHEAP, &ids()).unwrap()
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert_eq!(accept("ⵣⵓⵔⴰ ⵉⵔⴳ ⵏ", &[]).unwrap_err(), PasswordProblem::TooShort);
        assert!(accept("ⵣⵓⵔⴰ ⵉⵔⴳ ⵏⵍⵡ", &[]).is_ok());
        let varied: String = (0..128_u32)
            .filter_map(|step| char::from_u32(0x4E00 + step * 7))
            .collect();
        assert!(accept(&varied, &[]).is_ok());
        assert_eq!(
            accept(&format!("{varied}x"), &[]).unwrap_err(),
            PasswordProblem::TooLong
        );
        assert_eq!(
            accept(&"x".repeat(100_000), &[]).unwrap_err(),
            PasswordProblem::TooLong
        );
    }

    #[test]
    fn the_password_is_compared_whole_and_composed() {
        let long = format!("{}fin", "palmier rouge ".repeat(8));
        let hashed = kept(&long);
        assert!(verify(Some(hashed.text()), &long, CHEAP));
        assert!(!verify(Some(hashed.text()), &long[..long.len() - 1], CHEAP));
        assert!(
            !verify(Some(hashed.text()), &format!("{long} "), CHEAP),
            "blanks are kept"
        );
        let accents = kept("étés brûlants à Erfoud");
        assert!(verify(
            Some(accents.text()),
            "e\u{301}tés bru\u{302}lants à Erfoud",
            CHEAP
        ));
    }

    #[test]
    fn nobody_verifies_without_a_kept_hash() {
        for typed in ["", "sept chameaux sous la lune", "\0"] {
            assert!(!verify(None, typed, CHEAP));
            assert!(
                !verify(Some("$argon2id$v=19$m=8,t=1,p=1$x"), typed, CHEAP),
                "a broken hash opens nothing"
            );
        }
        let hashed = kept("sept chameaux sous la lune");
        assert!(!verify(Some(hashed.text()), &"x".repeat(1_000_000), CHEAP));
    }

    #[test]
    fn equal_passwords_have_different_hashes() {
        let ids = ids();
        let accepted = accept("sept chameaux sous la lune", &[]).unwrap();
        let (one, other) = (
            hash(&accepted, CHEAP, &ids).unwrap(),
            hash(&accepted, CHEAP, &ids).unwrap(),
        );
        assert_ne!(one, other);
        assert!(
            verify(Some(one.text()), "sept chameaux sous la lune", HashCost::HOUSE),
            "the kept cost counts"
        );
    }

    #[test]
    fn the_algorithm_is_argon2id_as_others_compute_it() {
        // Test vector of the reference implementation: argon2id, t=2, m=256, p=1.
        let kept = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assert!(verify(Some(kept), "password", CHEAP));
        assert!(!verify(Some(kept), "passwore", CHEAP));
    }

    #[test]
    fn secrets_stay_out_of_logs() {
        let accepted = accept("sept chameaux sous la lune", &[]).unwrap();
        assert_eq!(format!("{accepted:?}"), "Accepted(…)");
        assert_eq!(format!("{:?}", kept("sept chameaux sous la lune")), "Hashed(…)");
    }

    #[test]
    fn an_impossible_cost_is_an_error() {
        let accepted = accept("sept chameaux sous la lune", &[]).unwrap();
        assert!(
            hash(
                &accepted,
                HashCost {
                    memory_kib: 0,
                    passes: 0,
                    lanes: 0
                },
                &ids()
            )
            .is_err()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_was_kept_is_recognised_and_nothing_else(password in "\\PC{12,60}", other in "\\PC{0,60}") {
            if let Ok(accepted) = accept(&password, &[]) {
                let hashed = hash(&accepted, CHEAP, &ids()).unwrap();
                prop_assert!(verify(Some(hashed.text()), &password, CHEAP));
                prop_assert_eq!(verify(Some(hashed.text()), &other, CHEAP), compose(&password) == compose(&other));
            }
        }
    }
}
