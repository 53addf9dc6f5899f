//! Codes people read aloud over the telephone, and secrets they carry in links.

use crate::digits::{is_direction_mark, latin_digit};
use crate::id::Ids;
use std::fmt;
use std::str::FromStr;
use subtle::ConstantTimeEq;

/// Thirty characters nobody mistakes for one another: no `I L O U 0 1`.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The check works in numbers modulo a prime just above the alphabet. Then every weight and every
/// difference of weights has an inverse, so that one wrong character, or two exchanged ones, always
/// change the sum. A body whose check would be the 31st number is not used.
const MODULUS: u32 = 31;

/// What the weighted sum of a right code leaves. Not zero, so that `2222-2222` is not right.
const REMAINDER: u32 = 6;

/// A random body of seven characters, then a check character.
const LENGTH: usize = 8;

/// The short code of an order, shown as `7KQ4-9XPM`: seven random characters (2 × 10¹⁰ codes) and a
/// check character that finds every single wrong character and every exchange of two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderCode([u8; LENGTH]);

/// Why a text is no order code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderCodeError {
    /// Not eight characters.
    #[error("an order code has eight characters")]
    WrongLength,
    /// A character codes never hold, such as O or 0.
    #[error("order codes never hold {0:?}")]
    UnknownCharacter(char),
    /// The check character does not fit the others: one is wrong or two are exchanged.
    #[error("a character of the order code is wrong")]
    WrongCheck,
}

impl OrderCode {
    /// A new random code. Two may be equal by chance: the store refuses the second, draw again.
    #[must_use]
    pub fn generate(ids: &Ids) -> OrderCode {
        loop {
            let mut body = [0; LENGTH - 1];
            body.fill_with(|| ALPHABET[usize::try_from(ids.below(30)).unwrap_or(0)]);
            if let Some(check) = check_character(body) {
                let mut code = [check; LENGTH];
                code[..LENGTH - 1].copy_from_slice(&body);
                return OrderCode(code);
            }
        }
    }
}

impl OrderCode {
    /// The beginning of a code, as codes are written, of what was typed of it: three to seven characters that codes
    /// may hold, in any case, with any hyphens and blanks.
    #[must_use]
    pub fn beginning(text: &str) -> Option<String> {
        let characters: Option<Vec<u8>> = text
            .chars()
            .filter(|c| !is_noise(c))
            .map(code_character)
            .collect();
        let characters = characters.filter(|typed| (3..LENGTH).contains(&typed.len()))?;
        let mut written = String::with_capacity(LENGTH);
        for (place, character) in characters.into_iter().enumerate() {
            if place == 4 {
                written.push('-');
            }
            written.push(char::from(character));
        }
        Some(written)
    }
}

/// What people put between the characters of a code.
fn is_noise(character: &char) -> bool {
    character.is_whitespace() || is_direction_mark(*character) || "-‐‑–—".contains(*character)
}

/// A typed character as codes hold it.
fn code_character(typed: char) -> Option<u8> {
    let upper = latin_digit(typed).to_ascii_uppercase();
    u8::try_from(upper).ok().filter(|byte| ALPHABET.contains(byte))
}

/// The check character of a body, or none for the one body in thirty-one that has none.
fn check_character(body: [u8; LENGTH - 1]) -> Option<u8> {
    let check = (REMAINDER + MODULUS - weighted_sum(&body)) % MODULUS;
    ALPHABET.get(usize::try_from(check).ok()?).copied()
}

/// The characters' numbers, weighted 2 to 8 (the check character has weight 1), modulo 31.
fn weighted_sum(body: &[u8]) -> u32 {
    (2..)
        .zip(body)
        .map(|(weight, character)| weight * number_of(*character))
        .sum::<u32>()
        % MODULUS
}

fn number_of(character: u8) -> u32 {
    (0..)
        .zip(ALPHABET)
        .find(|(_, known)| **known == character)
        .map_or(0, |(number, _)| number)
}

/// Writes `7KQ4-9XPM`.
impl fmt::Display for OrderCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.iter().enumerate() {
            write!(
                out,
                "{}{}",
                if place == 4 { "-" } else { "" },
                char::from(*character)
            )?;
        }
        Ok(())
    }
}

impl fmt::Debug for OrderCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "OrderCode({self})")
    }
}

/// Reads a code as typed: any case, any hyphens and blanks, Arabic digits.
impl FromStr for OrderCode {
    type Err = OrderCodeError;

    fn from_str(text: &str) -> Result<OrderCode, OrderCodeError> {
        let mut code = [0; LENGTH];
        let mut length = 0;
        for typed in text.chars().filter(|c| !is_noise(c)) {
            let character = code_character(typed);
            let place = code.get_mut(length).ok_or(OrderCodeError::WrongLength)?;
            *place = character.ok_or(OrderCodeError::UnknownCharacter(typed))?;
            length += 1;
        }
        let [body @ .., check] = code;
        match length {
            LENGTH if check_character(body) == Some(check) => Ok(OrderCode(code)),
            LENGTH => Err(OrderCodeError::WrongCheck),
            _ => Err(OrderCodeError::WrongLength),
        }
    }
}

/// A secret of 128 bits in the link of an order's page. It is compared in constant time, never shown
/// by `Debug`, and written only by [`AccessKey::reveal`].
#[derive(Clone, Copy)]
pub struct AccessKey([u8; 16]);

/// Why a text is no access key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an access key")]
pub struct ParseAccessKeyError;

/// Base 32 of RFC 4648 in lower case.
const KEY_ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// 26 characters of 5 bits hold the 128 bits, with two leading bits always zero.
const KEY_LENGTH: usize = 26;

impl AccessKey {
    /// A new random key.
    #[must_use]
    pub fn generate(ids: &Ids) -> AccessKey {
        let [key @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = ids.token();
        AccessKey(key)
    }

    /// A key read from the store.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> AccessKey {
        AccessKey(bytes)
    }

    /// The bytes, for the store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The key as its link carries it: 26 characters `a`–`z`, `2`–`7`.
    #[must_use]
    pub fn reveal(&self) -> String {
        let bits = u128::from_be_bytes(self.0);
        let characters = (0..KEY_LENGTH).rev().map(|place| {
            let five_bits = usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0);
            char::from(KEY_ALPHABET[five_bits])
        });
        characters.collect()
    }
}

impl PartialEq for AccessKey {
    fn eq(&self, other: &AccessKey) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for AccessKey {}

impl fmt::Debug for AccessKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("AccessKey(…)")
    }
}

/// Reads the 26 characters, in any case.
impl FromStr for AccessKey {
    type Err = ParseAccessKeyError;

    fn from_str(text: &str) -> Result<AccessKey, ParseAccessKeyError> {
        if text.len() != KEY_LENGTH {
            return Err(ParseAccessKeyError);
        }
        let mut bits: u128 = 0;
        for byte in text.bytes() {
            let lower = byte.to_ascii_lowercase();
            let found = (0u128..).zip(KEY_ALPHABET).find(|(_, known)| **known == lower);
            let (five_bits, _) = found.ok_or(ParseAccessKeyError)?;
            bits = bits.checked_mul(32).ok_or(ParseAccessKeyError)? | five_bits;
        }
        Ok(AccessKey(bits.to_be_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn ids(seed: u64) -> Ids {
        Ids::seeded(seed, Clock::fixed(jiff::Timestamp::UNIX_EPOCH))
    }

    #[test]
    fn the_beginning_of_a_code_is_written_as_codes_are() {
        for (typed, written) in [
            ("jbr", Some("JBR")),
            ("JBRE", Some("JBRE")),
            (" jbre cz", Some("JBRE-CZ")),
            ("JBRE-", Some("JBRE")),
            ("٧KQ", Some("7KQ")),
            ("jb", None),
            ("JBRE-CZN6", None),
            ("fatima", None),
            ("", None),
        ] {
            assert_eq!(OrderCode::beginning(typed).as_deref(), written, "{typed}");
        }
    }

    #[test]
    fn the_example_of_the_documentation_is_right() {
        let code: OrderCode = "7KQ4-9XPM".parse().unwrap();
        assert_eq!(code.to_string(), "7KQ4-9XPM");
        assert_eq!(format!("{code:?}"), "OrderCode(7KQ4-9XPM)");
        for typed in [
            "7kq49xpm",
            " 7KQ4 9XPM ",
            "7-K-Q-4-9-X-P-M",
            "٧kq4–٩xpm",
            "\u{200F}7KQ4‑9XPM",
            "۷KQ۴9XPM",
        ] {
            assert_eq!(typed.parse(), Ok(code), "{typed:?}");
        }
    }

    #[test]
    fn wrong_codes_say_what_is_wrong() {
        for (typed, error) in [
            ("", OrderCodeError::WrongLength),
            ("7KQ4-9XP", OrderCodeError::WrongLength),
            ("7KQ4-9XPMM", OrderCodeError::WrongLength),
            ("7KQO-9XPM", OrderCodeError::UnknownCharacter('O')),
            ("7KQ4-9XP0", OrderCodeError::UnknownCharacter('0')),
            ("7KQ4-9XPé", OrderCodeError::UnknownCharacter('é')),
            ("7KQ4-9XPN", OrderCodeError::WrongCheck),
            ("2222-2222", OrderCodeError::WrongCheck),
        ] {
            assert_eq!(typed.parse::<OrderCode>(), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_generated_code_is_read_back(seed in any::<u64>()) {
            let code = OrderCode::generate(&ids(seed));
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }

        #[test]
        fn one_wrong_character_is_found(seed in any::<u64>(), place in 0usize..8, other in 0usize..30) {
            let mut code = OrderCode::generate(&ids(seed)).0;
            prop_assume!(code[place] != ALPHABET[other]);
            code[place] = ALPHABET[other];
            let typed = String::from_utf8(code.to_vec()).unwrap();
            prop_assert_eq!(typed.parse::<OrderCode>(), Err(OrderCodeError::WrongCheck));
        }

        #[test]
        fn two_exchanged_characters_are_found(seed in any::<u64>(), a in 0usize..8, b in 0usize..8) {
            let mut code = OrderCode::generate(&ids(seed)).0;
            prop_assume!(code[a] != code[b]);
            code.swap(a, b);
            let typed = String::from_utf8(code.to_vec()).unwrap();
            prop_assert_eq!(typed.parse::<OrderCode>(), Err(OrderCodeError::WrongCheck));
        }

        #[test]
        fn keys_are_read_back(bytes in any::<[u8; 16]>()) {
            let key = AccessKey::from_bytes(bytes);
            let text = key.reveal();
            prop_assert_eq!(text.len(), 26);
            prop_assert_eq!(text.parse::<AccessKey>(), Ok(key));
            prop_assert_eq!(text.to_uppercase().parse::<AccessKey>(), Ok(key));
        }
    }

    #[test]
    fn codes_use_the_whole_alphabet() {
        let ids = ids(9);
        let used: BTreeSet<u8> = (0..500).flat_map(|_| OrderCode::generate(&ids).0).collect();
        assert_eq!(used, ALPHABET.iter().copied().collect());
    }

    #[test]
    fn keys_are_compared_whole_and_never_printed() {
        let (first, second) = (AccessKey::generate(&ids(1)), AccessKey::generate(&ids(2)));
        assert_ne!(first, second);
        assert_eq!(first, AccessKey::from_bytes(*first.as_bytes()));
        let mut last_bit = *first.as_bytes();
        last_bit[15] ^= 1;
        assert_ne!(first, AccessKey::from_bytes(last_bit));
        assert_eq!(format!("{first:?}"), "AccessKey(…)");
        for text in [
            "",
            "abc",
            &"1".repeat(26),
            &"7".repeat(26),
            &"a".repeat(27),
            &"é".repeat(13),
        ] {
            assert_eq!(text.parse::<AccessKey>(), Err(ParseAccessKeyError), "{text}");
        }
    }
}
