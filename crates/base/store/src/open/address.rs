//! Where the data of a house is, as it is written in its settings and as it is told to people.

use postgres::config::Host;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The port of a PostgreSQL server where none is named.
const POSTGRES_PORT: u16 = 5432;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite:PATH`: a file of this machine.
    Sqlite(PathBuf),
    /// `postgres://…`: a server.
    Postgres(String),
}

/// An address that is neither `sqlite:PATH` nor `postgres://…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a database is written sqlite:PATH or postgres://user@host:port/name")]
pub struct DatabaseUrlError;

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, DatabaseUrlError> {
        if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        let names_a_server = text.starts_with("postgres://") || text.starts_with("postgresql://");
        if names_a_server && text.parse::<postgres::Config>().is_ok() {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(DatabaseUrlError)
    }
}

/// For people: the path of the file, or host, port and name of the server's database. Never a user or a password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(formatter, "{}", path.display()),
            Self::Postgres(address) => match address.parse() {
                Ok(config) => formatter.write_str(&server(&config)),
                // What cannot be read is not repeated: it may be a password that was not escaped.
                Err(_) => formatter.write_str("the PostgreSQL server"),
            },
        }
    }
}

/// Never shows a password.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(_) => write!(formatter, "sqlite:{self}"),
            Self::Postgres(_) => write!(formatter, "postgres://{self}"),
        }
    }
}

/// `host:port/name`; several hosts are joined by commas, as they are written.
fn server(config: &postgres::Config) -> String {
    let ports = config.get_ports();
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .enumerate()
        .map(|(index, host)| {
            // One port stands for all hosts.
            let port = ports.get(index).or(ports.first()).unwrap_or(&POSTGRES_PORT);
            match host {
                Host::Tcp(name) if name.contains(':') => format!("[{name}]:{port}"),
                Host::Tcp(name) => format!("{name}:{port}"),
                Host::Unix(folder) => format!("{}:{port}", folder.display()),
            }
        })
        .collect();
    let name = config.get_dbname().or(config.get_user()).unwrap_or_default();
    format!("{}/{name}", hosts.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_two_kinds() {
        assert!(matches!("sqlite:a/b.sqlite".parse(), Ok(DatabaseUrl::Sqlite(_))));
        assert!(matches!(
            "postgres://shop@db/shop".parse(),
            Ok(DatabaseUrl::Postgres(_))
        ));
        for wrong in [
            "",
            "sqlite:",
            "mysql://a",
            "shop.sqlite",
            "postgres://shop@db:port/shop",
            "postgres://shop@db/shop?no_such_key=1",
        ] {
            assert!(wrong.parse::<DatabaseUrl>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn people_are_told_where_it_is_and_never_the_password() {
        for (address, told) in [
            ("sqlite:a/b.sqlite", "a/b.sqlite"),
            (
                "postgres://shop:geheim@db.example:5433/boutique",
                "db.example:5433/boutique",
            ),
            (
                "postgresql://shop:geheim@db.example/boutique",
                "db.example:5432/boutique",
            ),
            (
                "postgres://shop:geheim@one,two:6000/boutique",
                "one:5432,two:6000/boutique",
            ),
            (
                "postgres://shop:geheim@[::1]:5433/boutique",
                "[::1]:5433/boutique",
            ),
            ("postgres://shop@db/boutique?password=geheim", "db:5432/boutique"),
            ("postgres://geheim@db", "db:5432/geheim"),
        ] {
            let url: DatabaseUrl = address.parse().unwrap();
            assert_eq!(url.to_string(), told);
            assert!(!format!("{url:?}").contains(":geheim"), "{url:?}");
        }
        let unread = DatabaseUrl::Postgres("postgres://shop:ge%heim@db".to_owned());
        assert!(!format!("{unread} {unread:?}").contains("heim"));
    }
}
