//! Codes that change every thirty seconds, as authenticator apps compute them (RFC 6238 with SHA-1).

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;
use subtle::ConstantTimeEq;
use values::digits::latin_digit;
use values::id::Ids;

/// Seconds a code lives.
const STEP_SECONDS: i64 = 30;
/// Bytes of a secret: 160 bits, as the standard recommends.
const SECRET_BYTES: usize = 20;
/// How far a phone's clock may be off, in steps.
const TOLERANCE: i64 = 1;

/// The shared secret of a person's authenticator. Shown once, never in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one.
    #[must_use]
    pub fn generate(ids: &Ids) -> Self {
        Self(ids.token().into_iter().take(SECRET_BYTES).collect())
    }

    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The secret as people type it into an authenticator: 32 letters and digits.
    #[must_use]
    pub fn reveal(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The address an authenticator scans; `issuer` is the name of the house.
    #[must_use]
    pub fn address(&self, issuer: &str, login: &str) -> String {
        let (issuer, login) = (percent(issuer), percent(login));
        format!(
            "otpauth://totp/{issuer}:{login}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
            self.reveal()
        )
    }

    /// The code of a moment.
    #[must_use]
    pub fn code_at(&self, at: Timestamp) -> String {
        self.code(step_of(at))
    }

    /// The step a typed code belongs to, if it is the code of now, of the step before or of the one after.
    pub(crate) fn step_of_code(&self, typed: &str, at: Timestamp) -> Option<i64> {
        let typed: String = typed
            .chars()
            .filter(|c| !c.is_whitespace())
            .take(7)
            .map(latin_digit)
            .collect();
        let now = step_of(at);
        (now - TOLERANCE..=now + TOLERANCE)
            .find(|step| self.code(*step).as_bytes().ct_eq(typed.as_bytes()).into())
    }

    fn code(&self, step: i64) -> String {
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else {
            unreachable!("HMAC takes keys of any length")
        };
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let place = usize::from(digest.last().copied().unwrap_or(0) & 0x0F);
        let word = digest
            .iter()
            .skip(place)
            .take(4)
            .fold(0_u32, |word, byte| (word << 8) | u32::from(*byte));
        format!("{:06}", (word & 0x7FFF_FFFF) % 1_000_000)
    }
}

fn step_of(at: Timestamp) -> i64 {
    at.as_second().div_euclid(STEP_SECONDS)
}

fn percent(text: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    text.bytes()
        .map(|byte| {
            if is_plain(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Secret {
        Secret(b"12345678901234567890".to_vec())
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1; the last six of the eight digits there.
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret().code_at(at(second)), code, "{second}");
        }
    }

    #[test]
    fn a_clock_may_be_half_a_minute_off_and_no_more() {
        let now = at(1_111_111_111);
        let step = step_of(now);
        for (off, known) in [(-61, false), (-30, true), (0, true), (30, true), (61, false)] {
            let code = secret().code_at(at(1_111_111_111 + off));
            let found = secret().step_of_code(&code, now);
            assert_eq!(found, known.then_some(step + off / 30), "{off}");
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let now = at(1_111_111_111);
        for typed in ["050471", " 050 471 ", "٠٥٠٤٧١"] {
            assert!(secret().step_of_code(typed, now).is_some(), "{typed}");
        }
        for typed in ["", "50471", "0504710", "050471x", "abcdef"] {
            assert!(secret().step_of_code(typed, now).is_none(), "{typed}");
        }
    }

    #[test]
    fn an_authenticator_can_scan_the_address() {
        assert_eq!(
            secret().address("GIE Démo", "commis@exemple.ma"),
            "otpauth://totp/GIE%20D%C3%A9mo:commis%40exemple.ma?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=GIE%20D%C3%A9mo&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(format!("{:?}", secret()), "Secret(…)");
    }
}
