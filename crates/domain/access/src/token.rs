//! Secrets that people carry: in the cookie of a session, in a one-time link.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use values::id::Ids;

/// 256 random bits. The store keeps only their fingerprint; `Debug` never shows them.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// A text that is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a token")]
pub struct ParseTokenError;

impl Token {
    /// A new one.
    #[must_use]
    pub fn generate(ids: &Ids) -> Self {
        Self(ids.token())
    }

    /// The token as a cookie or link carries it: 43 characters of the base64 alphabet for addresses.
    #[must_use]
    pub fn reveal(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// What the store keeps of it. Who reads the store cannot sign in with that.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl FromStr for Token {
    type Err = ParseTokenError;

    fn from_str(text: &str) -> Result<Self, ParseTokenError> {
        let bytes = BASE64URL_NOPAD
            .decode(text.as_bytes())
            .map_err(|_| ParseTokenError)?;
        bytes.try_into().map(Self).map_err(|_| ParseTokenError)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use values::clock::Clock;

    #[test]
    fn a_token_is_read_back_and_never_logged() {
        let ids = Ids::random(Clock::system());
        let token = Token::generate(&ids);
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(text.parse(), Ok(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_ne!(token.fingerprint(), Token::generate(&ids).fingerprint());
        for wrong in ["", "abc", &format!("{text}A"), &text[1..], "é"] {
            assert_eq!(wrong.parse::<Token>(), Err(ParseTokenError), "{wrong}");
        }
    }
}
