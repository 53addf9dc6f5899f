//! Settings of a house: `mawrout.toml`, overridden by `MAWROUT_…`; an unknown key is refused, not overlooked.

use crate::failure::Failure;
use crate::watch;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use store::DatabaseUrl;
use values::clock::Clock;
use web::LimitSettings;

/// Name of the settings file where none is given.
pub const FILE: &str = "mawrout.toml";

/// The settings as they are written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Scheme and host as buyers type them; `https://…` unless the listener is loopback.
    #[serde(default)]
    pub public_url: Option<String>,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// A demonstration house: invented data, limits raised, loopback only.
    #[serde(default)]
    pub demo: bool,
    /// How much is logged: `error`, `warn`, `info`, `debug`, or a filter of the tracing library.
    #[serde(default = "info")]
    pub log: String,
    /// Time of the house for tests, RFC 3339; refused unless the listener is loopback.
    #[serde(default)]
    pub clock: Option<Timestamp>,
    /// Folder of this node's search index; beside the database, or `mawrout.search` where the house is served.
    #[serde(default)]
    pub search_folder: Option<PathBuf>,
    /// Address and port where `/metrics` is told: of this machine or of a network of one's own; nowhere without it.
    #[serde(default)]
    pub metrics_listen: Option<SocketAddr>,
    /// Sizes of limits; see `docs/settings.md`.
    #[serde(default)]
    pub limits: Option<LimitSettings>,
}

fn info() -> String {
    "info".to_owned()
}

/// What stands where nothing is said.
#[derive(Serialize)]
struct Defaults {
    listen: &'static str,
    database: &'static str,
}

impl Settings {
    /// Reads the file (if it is there, or if it was named) and the environment.
    pub fn read(file: Option<&Path>) -> Result<Self, Failure> {
        let path = file.map_or_else(|| PathBuf::from(FILE), Path::to_owned);
        if file.is_some() && !path.is_file() {
            return Err(Failure::usage(
                format!("there is no settings file at {}", path.display()),
                "name one with --config FILE, or make it; docs/settings.md shows an example",
            ));
        }
        let defaults = Defaults {
            listen: "127.0.0.1:8080",
            database: "sqlite:mawrout.sqlite",
        };
        let settings: Self = Figment::from(Serialized::defaults(defaults))
            .merge(Toml::file(&path))
            .merge(Env::prefixed("MAWROUT_").ignore(&["test_postgres"]).split("__"))
            .extract()
            .map_err(|error| {
                Failure::usage(
                    error,
                    "correct the key or the value named above; docs/settings.md lists all",
                )
            })?;
        settings.checked()
    }

    /// Refuses settings that would make an unsafe house, and says how to mend them.
    pub fn checked(self) -> Result<Self, Failure> {
        let local = self.listen.ip().is_loopback() && self.public_url.as_deref().is_none_or(is_local);
        let secure = self
            .public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"));
        if !local && !secure {
            return Err(Failure::usage(
                format!(
                    "a house on {} that is reached from outside without https would send passwords in the clear",
                    self.listen
                ),
                "set public_url = \"https://…\" and put a TLS proxy in front, or listen on 127.0.0.1 without public_url",
            ));
        }
        if self.clock.is_some() && !local {
            return Err(Failure::usage(
                "MAWROUT_CLOCK is for tests",
                "remove it, or listen on 127.0.0.1 without public_url",
            ));
        }
        if self.demo && !local {
            return Err(Failure::usage(
                "a demonstration house has passwords that lie in a file",
                "listen on 127.0.0.1, or make a real house: mawrout migrate, then mawrout user add admin LOGIN",
            ));
        }
        if let Some(metrics) = self.metrics_listen
            && !watch::is_private(metrics.ip())
        {
            return Err(Failure::usage(
                format!("metrics_listen = {metrics}: anybody could read how the house fares"),
                "choose an address of this machine, such as 127.0.0.1:9464, or of a private network",
            ));
        }
        self.database_url()?;
        Ok(self)
    }

    /// The database's address.
    pub fn database_url(&self) -> Result<DatabaseUrl, Failure> {
        self.database.parse().map_err(|error| {
            Failure::usage(
                format!("database = {:?}: {error}", redacted(&self.database)),
                "correct the key `database`",
            )
        })
    }

    /// What an operator should know of settings that are safe but hardly meant.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        let proxied =
            self.listen.ip().is_loopback() && self.public_url.as_deref().is_some_and(|url| !is_local(url));
        (proxied && self.trusted_proxies.is_empty()).then_some(
            "every buyer seems to come from the proxy and they share one limit: name it in trusted_proxies",
        )
    }

    /// The clock of the house.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.clock.map_or_else(Clock::system, Clock::starting_at)
    }

    /// Sizes of the limits: as set, raised for a demonstration.
    #[must_use]
    pub fn limits(&self) -> LimitSettings {
        match &self.limits {
            Some(limits) => limits.clone(),
            None if self.demo => LimitSettings::loopback(),
            None => LimitSettings::default(),
        }
    }
}

/// Whether an address of the house leads to this machine alone.
fn is_local(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|local| {
        host.strip_prefix(local)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    })
}

/// An address without what may be a password.
fn redacted(address: &str) -> String {
    let address = address.split('?').next().unwrap_or_default();
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => format!("{}…{}", &address[..scheme + 3], &address[at..]),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(listen: &str, public_url: Option<&str>) -> Settings {
        Settings {
            listen: listen.parse().unwrap(),
            public_url: public_url.map(str::to_owned),
            database: "sqlite:x.sqlite".to_owned(),
            trusted_proxies: Vec::new(),
            demo: false,
            log: info(),
            clock: None,
            search_folder: None,
            metrics_listen: None,
            limits: None,
        }
    }

    #[test]
    fn unsafe_settings_are_refused_with_their_mend() {
        assert!(settings("127.0.0.1:8080", None).checked().is_ok());
        assert!(
            settings("0.0.0.0:8080", Some("https://shop.example"))
                .checked()
                .is_ok()
        );
        let open = settings("0.0.0.0:8080", None).checked().unwrap_err();
        assert_eq!(open.code(), 2);
        assert!(open.to_string().contains("public_url"), "{open}");
        assert!(
            settings("0.0.0.0:8080", Some("http://shop.example"))
                .checked()
                .is_err()
        );
        let demo = Settings {
            demo: true,
            ..settings("0.0.0.0:80", Some("https://shop.example"))
        };
        assert!(demo.checked().is_err());
        let clock = Settings {
            clock: Some(Timestamp::UNIX_EPOCH),
            ..settings("0.0.0.0:80", Some("https://a.example"))
        };
        assert!(clock.checked().is_err());
        let demo = Settings {
            demo: true,
            ..settings("127.0.0.1:80", Some("https://shop.example"))
        };
        assert!(demo.checked().is_err(), "a demonstration behind a proxy");
        let database = Settings {
            database: "mysql://a".to_owned(),
            ..settings("127.0.0.1:1", None)
        };
        assert!(database.checked().is_err());
    }

    #[test]
    fn metrics_are_never_public() {
        let told = |address: &str| Settings {
            metrics_listen: Some(address.parse().unwrap()),
            ..settings("127.0.0.1:8080", None)
        };
        assert!(told("127.0.0.1:9464").checked().is_ok());
        assert!(told("10.0.0.7:9464").checked().is_ok());
        for public in ["0.0.0.0:9464", "[::]:9464", "203.0.113.7:9464"] {
            let refused = told(public).checked().unwrap_err();
            assert_eq!(refused.code(), 2);
            assert!(refused.to_string().contains("metrics_listen"), "{refused}");
        }
    }

    #[test]
    fn a_password_is_not_told() {
        assert_eq!(redacted("postgres://shop:secret@db/shop"), "postgres://…@db/shop");
        assert_eq!(redacted("sqlite:a"), "sqlite:a");
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mawrout.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\nlisten_on = \"x\"\n").unwrap();
        let failure = Settings::read(Some(&file)).unwrap_err();
        assert!(failure.to_string().contains("listen_on"), "{failure}");
    }
}
