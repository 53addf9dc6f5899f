//! Databases made for one test: a file of its own, and on PostgreSQL a database copied from a template.
//!
//! `MAWROUT_TEST_POSTGRES` names a server (`postgres://…/postgres`) that may be filled and emptied at will;
//! without it only the embedded database is tested, and the test says so.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot have its database must stop"
)]

mod altered;
mod harm;

pub use altered::{Alteration, Altered, write_altered};
pub use harm::{WritingElsewhere, end_sessions, write_elsewhere};

use crate::migrate::Migration;
use crate::postgres::PostgresConnection;
use crate::{DatabaseUrl, Dialect, Error, Kind, OpenMode, Registered, Store, Unavailable, Unit};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use tempfile::TempDir;

/// A database for one test; gone when the value goes.
pub struct TestHouse {
    /// The open database, migrated.
    pub store: Store,
    /// Its address, for a second process or node.
    pub url: DatabaseUrl,
    folder: TempDir,
    server: Option<(String, String)>,
}

impl TestHouse {
    /// A folder of this test, for files beside the database.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

impl Drop for TestHouse {
    fn drop(&mut self) {
        if let Some((server, name)) = self.server.take() {
            // A database left behind is no failure of the test: the server is thrown away after the run.
            if let Ok(connection) = PostgresConnection::open(&server) {
                let _ = connection.batch(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            }
        }
    }
}

/// Runs a test body on both databases.
pub fn on_both(migrations: &'static [Migration], body: impl Fn(&TestHouse)) {
    body(&embedded(migrations));
    match server(migrations) {
        Some(house) => body(&house),
        None => eprintln!("MAWROUT_TEST_POSTGRES is not set: PostgreSQL was not tested"),
    }
}

/// What goes wrong with one unit of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// After so many statements that go through, the next one fails.
    Statement(u32),
    /// The unit did all it had to do and could not be kept.
    Commit,
    /// The unit was kept, and nobody hears of it.
    Answer,
}

/// [`Store::write_blocking`], with a fault. A unit of fewer statements than [`Fault::Statement`] lets through is
/// kept, and its answer is its own.
pub fn write_with_fault<T, E, F>(store: &Store, fault: Fault, mut act: F) -> Result<T, E>
where
    F: FnMut(&mut Unit<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let broken = Error::Unavailable(Unavailable::Unreachable);
    let refusal = broken.clone();
    let outcome = store.write_blocking(move |unit| {
        if let Fault::Statement(after) = fault {
            unit.fails_after.set(Some(after));
        }
        let done = act(unit)?;
        match fault {
            Fault::Commit => Err(refusal.clone().into()),
            _ => Ok(done),
        }
    });
    match fault {
        Fault::Answer if outcome.is_ok() => Err(broken.into()),
        _ => outcome,
    }
}

/// Listens to the snapshots of a store from now on; answers the statements heard since it was called last.
#[allow(
    clippy::must_use_candidate,
    reason = "called first to begin, for its effect alone"
)]
pub fn overhear(store: &Store) -> Vec<String> {
    store.ears.listen()
}

/// What [`Store::examine`] objects to in these texts: a list that reads a table whole.
///
/// # Panics
/// When the database cannot be asked.
#[must_use]
pub fn objections_to(store: &Store, texts: &[String]) -> Vec<String> {
    let distinct: BTreeSet<&String> = texts.iter().collect();
    let statements = distinct
        .into_iter()
        .map(|text| Registered {
            name: "built",
            module: String::leak(text.clone()),
            // A test's process is short; its statements must live as long as fixed ones.
            text: String::leak(text.clone()),
            kind: Kind::Read,
            columns: &[],
        })
        .collect();
    store.examine(statements).unwrap()
}

/// The steps by which the database would run a text.
///
/// # Panics
/// When the database cannot be asked.
#[must_use]
pub fn plan_of(store: &Store, text: &str) -> Vec<String> {
    let text = text.to_owned();
    store
        .write_blocking(move |unit| unit.connection.plan_of(&text))
        .unwrap()
}

/// A migrated embedded database.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn embedded(migrations: &'static [Migration]) -> TestHouse {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("mawrout.sqlite"));
    let store = Store::open(&url, OpenMode::Write).unwrap();
    store.migrate(migrations).unwrap();
    TestHouse {
        store,
        url,
        folder,
        server: None,
    }
}

/// A migrated PostgreSQL database, if a server was named.
///
/// # Panics
/// When the server cannot be used.
#[must_use]
pub fn server(migrations: &'static [Migration]) -> Option<TestHouse> {
    let server = std::env::var("MAWROUT_TEST_POSTGRES").ok()?;
    let folder = tempfile::tempdir().unwrap();
    let template = template(&server, migrations);
    let name = format!("test_{}_{}", std::process::id(), unique(folder.path()));
    let admin = PostgresConnection::open(&server).unwrap();
    admin
        .batch(&format!(
            "CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
        ))
        .unwrap();
    let url = DatabaseUrl::Postgres(with_name(&server, &name));
    let store = Store::open(&url, OpenMode::Write).unwrap();
    assert_eq!(store.dialect(), Dialect::Postgres);
    Some(TestHouse {
        store,
        url,
        folder,
        server: Some((server, name)),
    })
}

/// One template per list of migrations, made once by whichever test process comes first.
fn template(server: &str, migrations: &'static [Migration]) -> String {
    let mut digest = Sha256::new();
    for migration in migrations {
        digest.update(migration.text.as_bytes());
    }
    let mut name = "template_".to_owned();
    for byte in digest.finalize().iter().take(8) {
        write!(name, "{byte:02x}").unwrap();
    }
    let admin = PostgresConnection::open(server).unwrap();
    admin.batch("SELECT pg_advisory_lock(7883453)").unwrap();
    let found: Vec<(i64,)> = admin
        .rows(
            "SELECT CAST(count(*) AS bigint) FROM pg_database WHERE datname = CAST(?1 AS text)",
            crate::args![name],
        )
        .unwrap();
    if found[0].0 == 0 {
        let building = format!("{name}_building");
        admin
            .batch(&format!("DROP DATABASE IF EXISTS {building}"))
            .unwrap();
        admin.batch(&format!("CREATE DATABASE {building}")).unwrap();
        let connection = PostgresConnection::open(&with_name(server, &building)).unwrap();
        crate::migrate::run(
            &crate::connection::Connection::Postgres(Box::new(connection)),
            migrations,
        )
        .unwrap();
        admin
            .batch(&format!("ALTER DATABASE {building} RENAME TO {name}"))
            .unwrap();
    }
    admin.batch("SELECT pg_advisory_unlock(7883453)").unwrap();
    name
}

fn with_name(server: &str, name: &str) -> String {
    let base = server.rsplit_once('/').unwrap().0;
    format!("{base}/{name}")
}

fn unique(folder: &std::path::Path) -> String {
    let name = folder.file_name().unwrap().to_string_lossy().to_lowercase();
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}
