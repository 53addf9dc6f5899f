//! Proof that a form was ours: a token bound to the session or the visit (R-SES 3a), and the site the request
//! says it comes from (R-SES 3b).

use crate::house::site::Site;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{HeaderMap, HeaderValue, header};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use values::id::Ids;

/// The hidden field of every form.
pub(crate) const FIELD: &str = "csrf";

/// What forms of one browser prove themselves by.
#[derive(Clone, Copy)]
pub(crate) struct Csrf([u8; 32]);

impl std::fmt::Debug for Csrf {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Csrf(…)")
    }
}

impl Csrf {
    /// The proof that belongs to a session or a visit.
    pub(crate) fn of(secret: &[u8]) -> Self {
        let proof = Hmac::<Sha256>::new_from_slice(secret).map(|mut mac| {
            mac.update(b"csrf");
            mac.finalize().into_bytes().into()
        });
        // HMAC takes keys of any length.
        Self(proof.unwrap_or_else(|_| unreachable!("HMAC takes keys of any length")))
    }

    /// The proof for one page, masked by fresh chance: a compressed page does not give it away (BREACH).
    pub(crate) fn masked(self, ids: &Ids) -> String {
        let pad = ids.token();
        let mut bytes = [0_u8; 64];
        let (front, back) = bytes.split_at_mut(32);
        front.copy_from_slice(&pad);
        for ((out, secret), mask) in back.iter_mut().zip(self.0).zip(pad) {
            *out = secret ^ mask;
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Whether a form's field is this proof.
    pub(crate) fn proves(self, field: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(field) else {
            return false;
        };
        let Ok(bytes) = <[u8; 64]>::try_from(bytes) else {
            return false;
        };
        let (pad, masked) = bytes.split_at(32);
        let mut proof = [0_u8; 32];
        for ((out, secret), mask) in proof.iter_mut().zip(masked).zip(pad) {
            *out = secret ^ mask;
        }
        bool::from(proof.ct_eq(&self.0))
    }
}

/// Where a request says it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Provenance {
    /// A page of this house.
    Same,
    /// Another site.
    Foreign,
    /// Old browsers and programs say nothing.
    Unsaid,
}

/// Reads `Sec-Fetch-Site` and `Origin`; both are believed when they say that the request is foreign.
pub(crate) fn provenance(headers: &HeaderMap, site: &Site, host: &str) -> Provenance {
    let fetch_site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    let origin = headers.get(header::ORIGIN).map(HeaderValue::as_bytes);
    let by_fetch = fetch_site.map(|value| value == b"same-origin" || value == b"none");
    let by_origin =
        origin.map(|value| std::str::from_utf8(value).is_ok_and(|value| site.is_own_origin(value, host)));
    match (by_fetch, by_origin) {
        (None, None) => Provenance::Unsaid,
        (Some(false), _) | (_, Some(false)) => Provenance::Foreign,
        _ => Provenance::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use values::clock::Clock;

    fn ids() -> Ids {
        Ids::seeded(1, Clock::fixed(jiff::Timestamp::UNIX_EPOCH))
    }

    #[test]
    fn a_proof_is_masked_anew_and_still_proves() {
        let (csrf, ids) = (Csrf::of(&[3; 32]), ids());
        let (first, second) = (csrf.masked(&ids), csrf.masked(&ids));
        assert_ne!(first, second);
        assert!(csrf.proves(&first) && csrf.proves(&second));
        assert!(!Csrf::of(&[4; 32]).proves(&first));
        assert!(!csrf.proves("") && !csrf.proves(&first[1..]) && !csrf.proves(&"A".repeat(86)));
    }

    proptest! {
        #[test]
        fn a_changed_proof_proves_nothing(at in 0_usize..64, bit in 0_u8..8) {
            let csrf = Csrf::of(&[3; 32]);
            let mut bytes = URL_SAFE_NO_PAD.decode(csrf.masked(&ids())).unwrap();
            bytes[at] ^= 1 << bit;
            prop_assert!(!csrf.proves(&URL_SAFE_NO_PAD.encode(bytes)));
        }
    }

    #[test]
    fn a_request_is_foreign_as_soon_as_one_header_says_so() {
        let site = Site::public("https://mawrout.example").unwrap();
        let of = |fetch: Option<&str>, origin: Option<&str>| {
            let mut headers = HeaderMap::new();
            if let Some(fetch) = fetch {
                headers.insert("sec-fetch-site", fetch.parse().unwrap());
            }
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, origin.parse().unwrap());
            }
            provenance(&headers, &site, "mawrout.example")
        };
        let own = Some("https://mawrout.example");
        assert_eq!(of(None, None), Provenance::Unsaid);
        assert_eq!(of(Some("same-origin"), None), Provenance::Same);
        assert_eq!(of(Some("same-origin"), own), Provenance::Same);
        assert_eq!(of(None, own), Provenance::Same);
        for fetch in ["cross-site", "same-site", "nonsense", ""] {
            assert_eq!(of(Some(fetch), None), Provenance::Foreign, "{fetch}");
            assert_eq!(of(Some(fetch), own), Provenance::Foreign, "{fetch}");
        }
        for origin in [
            "null",
            "http://mawrout.example",
            "https://mawrout.example.evil.example",
            "https://evil.example",
        ] {
            assert_eq!(of(None, Some(origin)), Provenance::Foreign, "{origin}");
            assert_eq!(
                of(Some("same-origin"), Some(origin)),
                Provenance::Foreign,
                "{origin}"
            );
        }
    }
}
