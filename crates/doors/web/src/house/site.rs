//! The address of the house: what it is called from outside, and who may speak for its visitors.

use std::net::IpAddr;

/// A `public_url` that is not scheme and host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("public_url is written https://host or http://127.0.0.1:port, without a path")]
pub struct SiteError;

/// Where the house stands on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Scheme and host, without a slash at the end: `https://mawrout.example`.
    public_url: String,
    /// The bound port, when the house answers on loopback by plain http.
    loopback_port: Option<u16>,
    /// Proxies whose `X-Forwarded-For` is believed.
    trusted_proxies: Vec<IpAddr>,
}

impl Site {
    /// A house reached by its public address alone.
    pub fn public(public_url: &str) -> Result<Self, SiteError> {
        let (scheme, host) = public_url.split_once("://").ok_or(SiteError)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        let is_host = !host.is_empty() && host.bytes().all(plain);
        if !matches!(scheme, "http" | "https") || !is_host {
            return Err(SiteError);
        }
        Ok(Self {
            public_url: public_url.to_ascii_lowercase(),
            loopback_port: None,
            trusted_proxies: Vec::new(),
        })
    }

    /// A house on one's own machine, by plain http.
    #[must_use]
    pub fn loopback(port: u16) -> Self {
        Self {
            public_url: format!("http://127.0.0.1:{port}"),
            loopback_port: Some(port),
            trusted_proxies: Vec::new(),
        }
    }

    /// The same house, which also answers to the names of loopback at this port.
    #[must_use]
    pub fn with_loopback(mut self, port: u16) -> Self {
        self.loopback_port = Some(port);
        self
    }

    /// The same house, behind these proxies.
    #[must_use]
    pub fn behind(mut self, trusted_proxies: Vec<IpAddr>) -> Self {
        self.trusted_proxies = trusted_proxies;
        self
    }

    /// Scheme and host, without a slash at the end.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Whether visitors come by https, so that cookies are `Secure` and named `__Host-`.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether a `Host` header names this house.
    pub(crate) fn admits(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.public_host()
            .is_some_and(|own| own == host || own == without_default_port(&host))
            || self.is_loopback_name(&host)
    }

    /// Whether an `Origin` header is this house, as seen at `host` (which was admitted before).
    pub(crate) fn is_own_origin(&self, origin: &str, host: &str) -> bool {
        let origin = origin.to_ascii_lowercase();
        let host = host.to_ascii_lowercase();
        origin == self.public_url || (self.is_loopback_name(&host) && origin == format!("http://{host}"))
    }

    /// The client's address: the connection's, or behind a trusted proxy the last one it did not add itself.
    pub(crate) fn client(&self, connected: IpAddr, forwarded: &[&str]) -> IpAddr {
        let trusted = |address: IpAddr| self.trusted_proxies.contains(&address.to_canonical());
        if !trusted(connected) {
            return connected.to_canonical();
        }
        let mut client = connected;
        for step in forwarded
            .iter()
            .flat_map(|header| header.split(','))
            .map(str::trim)
            .rev()
        {
            let Ok(address) = step.parse::<IpAddr>() else {
                break;
            };
            client = address;
            if !trusted(address) {
                break;
            }
        }
        client.to_canonical()
    }

    fn public_host(&self) -> Option<&str> {
        self.public_url.split_once("://").map(|(_, host)| host)
    }

    fn is_loopback_name(&self, host: &str) -> bool {
        let Some(port) = self.loopback_port else {
            return false;
        };
        ["127.0.0.1", "[::1]", "localhost"].iter().any(|name| {
            host.strip_prefix(name)
                .is_some_and(|rest| match rest.strip_prefix(':') {
                    Some(told) => told == port.to_string(),
                    None => rest.is_empty() && port == 80,
                })
        })
    }
}

/// Whether a target is a path of this house: one slash, no second, no backslash, no control character.
#[must_use]
pub fn is_local(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\' && byte != b'"';
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(plain)
}

fn without_default_port(host: &str) -> &str {
    host.strip_suffix(":443")
        .or_else(|| host.strip_suffix(":80"))
        .unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_scheme_and_host() {
        assert_eq!(
            Site::public("https://Mawrout.example").unwrap().public_url(),
            "https://mawrout.example"
        );
        for wrong in [
            "",
            "mawrout.example",
            "ftp://a",
            "https://",
            "https://a/",
            "https://a/b",
            "https://a b",
            "https://u@a",
        ] {
            assert_eq!(Site::public(wrong), Err(SiteError), "{wrong}");
        }
    }

    #[test]
    fn only_the_houses_own_names_are_admitted() {
        let public = Site::public("https://mawrout.example").unwrap();
        assert!(public.admits("mawrout.example") && public.admits("MAWROUT.example:443"));
        for foreign in [
            "",
            "evil.example",
            "mawrout.example.evil.example",
            "127.0.0.1:8080",
            "localhost",
        ] {
            assert!(!public.admits(foreign), "{foreign}");
        }
        let own_machine = Site::loopback(8080);
        for own in ["127.0.0.1:8080", "[::1]:8080", "localhost:8080", "LOCALHOST:8080"] {
            assert!(own_machine.admits(own), "{own}");
        }
        for foreign in [
            "127.0.0.1",
            "localhost:8081",
            "localhost.evil.example:8080",
            "127.0.0.1.evil:8080",
            "0.0.0.0:8080",
        ] {
            assert!(!own_machine.admits(foreign), "{foreign}");
        }
        assert!(Site::loopback(80).admits("localhost"));
    }

    #[test]
    fn an_origin_is_own_only_at_the_name_it_was_asked_by() {
        let site = Site::loopback(8080);
        assert!(site.is_own_origin("http://localhost:8080", "localhost:8080"));
        assert!(!site.is_own_origin("http://localhost:8080", "[::1]:8080"));
        assert!(!site.is_own_origin("https://localhost:8080", "localhost:8080"));
        assert!(!site.is_own_origin("http://localhost:8081", "localhost:8080"));
    }

    #[test]
    fn only_trusted_proxies_speak_for_others() {
        let [proxy, inner, client, liar] =
            [[10, 0, 0, 1], [10, 0, 0, 2], [192, 0, 2, 7], [203, 0, 113, 9]].map(IpAddr::from);
        let site = Site::public("https://mawrout.example")
            .unwrap()
            .behind(vec![proxy, inner]);
        assert_eq!(site.client(client, &["203.0.113.9"]), client);
        assert_eq!(
            site.client(proxy, &["203.0.113.9, 192.0.2.7"]),
            client,
            "the last one the proxy saw"
        );
        assert_eq!(site.client(proxy, &["192.0.2.7, 10.0.0.2"]), client);
        assert_eq!(
            site.client(proxy, &["192.0.2.7", "203.0.113.9"]),
            liar,
            "two headers are one list"
        );
        assert_eq!(site.client(proxy, &[]), proxy);
        assert_eq!(site.client(proxy, &["nonsense"]), proxy);
    }
}
