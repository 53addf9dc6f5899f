//! The cookies of the house: three, small, and none of them tells anything about a person.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

/// Seconds a cart is remembered: 30 days.
const VISIT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// A cookie of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// A random token that the cart hangs on.
    Visit,
    /// A random token that somebody is signed in with.
    Session,
    /// How many pieces are in the cart; read by the script of cached pages.
    CartCount,
}

/// 256 random bits that a browser carries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token(pub(crate) [u8; 32]);

impl std::fmt::Debug for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Token(…)")
    }
}

impl Token {
    /// As it stands in the cookie.
    pub(crate) fn text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The token of a cookie's value; none unless it is exactly one of ours.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What the store keeps of it.
    pub(crate) fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl Cookie {
    /// Its name: with `__Host-` where it is secure. The readable count carries nothing worth a prefix.
    pub(crate) fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Visit, true) => "__Host-mawrout_visit",
            (Self::Visit, false) => "mawrout_visit",
            (Self::Session, true) => "__Host-mawrout_session",
            (Self::Session, false) => "mawrout_session",
            (Self::CartCount, _) => "mawrout_cart_count",
        }
    }

    /// The value the browser sent; of two with one name, neither.
    pub(crate) fn of(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let name = self.name(secure);
        let values = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let mut found = values.flat_map(|value| value.split(';')).filter_map(|pair| {
            let (found, value) = pair.trim().split_once('=')?;
            (found == name).then_some(value)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The header that sets it for as long as a cart is remembered.
    pub(crate) fn set(self, value: &str, secure: bool) -> Option<HeaderValue> {
        self.set_for(value, VISIT_SECONDS, secure)
    }

    /// The header that removes it.
    pub(crate) fn remove(self, secure: bool) -> Option<HeaderValue> {
        self.set_for("", 0, secure)
    }

    /// The header that sets it for so many seconds. A session may end sooner on the server.
    pub(crate) fn set_for(self, value: &str, seconds: i64, secure: bool) -> Option<HeaderValue> {
        let hidden = if self == Self::CartCount { "" } else { "; HttpOnly" };
        let guarded = if secure { "; Secure" } else { "" };
        let name = self.name(secure);
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{hidden}{guarded}");
        HeaderValue::from_str(&text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(cookie: Cookie, secure: bool) -> String {
        cookie.set("x", secure).unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn cookies_are_guarded_over_https() {
        assert_eq!(
            set(Cookie::Visit, true),
            "__Host-mawrout_visit=x; Path=/; Max-Age=2592000; SameSite=Lax; HttpOnly; Secure"
        );
        assert_eq!(
            set(Cookie::Session, true),
            "__Host-mawrout_session=x; Path=/; Max-Age=2592000; SameSite=Lax; HttpOnly; Secure"
        );
        assert_eq!(
            set(Cookie::CartCount, true),
            "mawrout_cart_count=x; Path=/; Max-Age=2592000; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn cookies_are_plain_on_loopback() {
        assert_eq!(
            set(Cookie::Visit, false),
            "mawrout_visit=x; Path=/; Max-Age=2592000; SameSite=Lax; HttpOnly"
        );
        assert_eq!(
            set(Cookie::Session, false),
            "mawrout_session=x; Path=/; Max-Age=2592000; SameSite=Lax; HttpOnly"
        );
        let gone = Cookie::Session.remove(false).unwrap();
        assert_eq!(
            gone.to_str().unwrap(),
            "mawrout_session=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly"
        );
    }

    #[test]
    fn a_value_cannot_add_a_header() {
        assert_eq!(Cookie::Visit.set("x\r\nSet-Cookie: y=1", false), None);
    }

    #[test]
    fn the_right_cookie_is_read_and_two_of_a_name_are_neither() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=1; mawrout_visit=abc; mawrout_visitor=z"),
        );
        assert_eq!(Cookie::Visit.of(&headers, false), Some("abc"));
        assert_eq!(Cookie::Visit.of(&headers, true), None);
        headers.append(header::COOKIE, HeaderValue::from_static("mawrout_visit=def"));
        assert_eq!(Cookie::Visit.of(&headers, false), None);
    }

    #[test]
    fn tokens_are_read_back_and_never_printed() {
        let token = Token([7; 32]);
        assert_eq!(Token::parse(&token.text()), Some(token));
        assert_eq!(token.text().len(), 43);
        for wrong in ["", "abc", &"A".repeat(44), &format!("{}=", token.text())] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_ne!(token.hash(), token.0);
    }
}
