//! The headers every answer carries, errors too (R-HDR 1).

use crate::house::House;
use http::{HeaderMap, HeaderName, HeaderValue, header};

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
/// Two years: browsers that preload ask for one at least.
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// What a page may load: its own files alone, and nothing written into the page itself. Blocks of JSON-LD are data,
/// which no policy of scripts concerns.
pub(crate) fn content_policy(form_targets: &[String]) -> String {
    let mut policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
        form-action 'self'"
            .to_owned();
    for target in form_targets {
        policy.push(' ');
        policy.push_str(target);
    }
    policy
}

/// Adds what is the same for every answer. A handler that set a stricter content policy keeps it.
pub(crate) fn add(headers: &mut HeaderMap, house: &House) {
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, house.content_policy());
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if house.site().is_secure() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(TRANSPORT),
        );
    }
    if !headers.contains_key(header::CACHE_CONTROL) || headers.contains_key(header::SET_COOKIE) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_is_the_only_other_place_a_form_may_lead_to() {
        let policy = content_policy(&["https://bank.example".to_owned()]);
        assert!(
            policy.ends_with("form-action 'self' https://bank.example"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}
