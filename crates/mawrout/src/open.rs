//! Opening the database of a house, and the house around it.

use crate::config::Settings;
use crate::failure::Failure;
use crate::rooms;
use access::attempts::Bucket;
use access::password::HashCost;
use access::sign_in;
use language::Messages;
use std::path::Path;
use store::migrate::MigrateError;
use store::{DatabaseUrl, OpenMode, Store};
use values::clock::Clock;
use values::id::Ids;
use web::{House, HouseParts, Site};

/// Opens the database; to write also makes or upgrades its tables.
pub fn store(settings: &Settings, mode: OpenMode) -> Result<Store, Failure> {
    let url = settings.database_url()?;
    if let DatabaseUrl::Sqlite(path) = &url {
        check_file(path, mode)?;
    }
    Store::open(&url, mode).map_err(|error| not_opened(error, &url))
}

/// Why this database was not opened, and how to mend it.
pub(crate) fn not_opened(error: store::OpenError, url: &DatabaseUrl) -> Failure {
    let failure = match error {
        store::OpenError::Lock(error) => Failure::new(
            error,
            "stop the other process, or use another database; `check` and `backup` may run beside it",
        ),
        store::OpenError::Store(error) => Failure::from(error),
        store::OpenError::Thread(error) => Failure::new(error, "allow this user more threads"),
    };
    failure.at(url)
}

fn check_file(path: &Path, mode: OpenMode) -> Result<(), Failure> {
    if mode == OpenMode::ReadOnly && !path.is_file() {
        return Err(Failure::new(
            format!("there is no database at {}", path.display()),
            "check the key `database`, or make one: mawrout migrate",
        ));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if mode == OpenMode::Write && folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(Failure::new(
            format!("the folder of {} does not exist", path.display()),
            "make the folder, or correct the key `database`",
        ));
    }
    if mode == OpenMode::Write
        && path.is_file()
        && std::fs::OpenOptions::new().append(true).open(path).is_err()
    {
        return Err(Failure::new(
            format!("{} cannot be written", path.display()),
            "make the file and its folder writable for this user",
        ));
    }
    Ok(())
}

/// Refuses a database file that is not there, before anything would make one.
pub(crate) fn must_be_there(url: &DatabaseUrl) -> Result<(), Failure> {
    match url {
        DatabaseUrl::Sqlite(path) => check_file(path, OpenMode::ReadOnly),
        DatabaseUrl::Postgres(_) => Ok(()),
    }
}

/// Runs the migrations that are missing.
pub fn bring_up_to_date(store: &Store) -> Result<usize, Failure> {
    store.migrate(*rooms::MIGRATIONS).map_err(told)
}

pub(crate) fn told(error: MigrateError) -> Failure {
    match error {
        MigrateError::NewerDatabase { .. } => {
            Failure::new(error, "use the newer binary, or restore an older backup")
        }
        MigrateError::Store(error) => Failure::from(error),
        other => Failure::new(other, "keep a copy of the database and report this line"),
    }
}

/// Opens a database that has all its tables, to write to it; makes and upgrades nothing.
pub fn up_to_date(settings: &Settings) -> Result<Store, Failure> {
    let url = settings.database_url()?;
    if let DatabaseUrl::Sqlite(path) = &url {
        check_file(path, OpenMode::ReadOnly)?;
    }
    let store = store(settings, OpenMode::Write)?;
    let missing = store.missing(*rooms::MIGRATIONS).map_err(told)?;
    match missing.as_slice() {
        [] => Ok(store),
        [first, ..] => Err(Failure::new(
            format!(
                "the tables of this database are older than this program: {} migrations are missing, first {first}",
                missing.len()
            ),
            "keep a copy, then run: mawrout migrate",
        )),
    }
}

/// The command `migrate`.
pub fn migrate(settings: &Settings) -> Result<(), Failure> {
    let store = store(settings, OpenMode::Write)?;
    match bring_up_to_date(&store)? {
        0 => println!("the tables are up to date"),
        ran => println!("{ran} migrations ran"),
    }
    Ok(())
}

/// The house around an open database.
pub fn house(settings: &Settings, store: Store, port: u16) -> Result<House, Failure> {
    let clock = settings.clock();
    let ids = Ids::random(clock.clone());
    Ok(House::new(HouseParts {
        store,
        clock,
        ids,
        messages: messages()?,
        site: site(settings, port)?,
        limits: settings.limits(),
        demo: settings.demo,
        footer: rooms::FOOTER,
        rooms: rooms::OFFICE,
        form_targets: Vec::new(),
        hash_cost: HashCost::HOUSE,
        sign_in_limits: sign_in_limits(settings),
    }))
}

/// Tries of signing in; more for a house on one's own machine, where all requests come from one address.
fn sign_in_limits(settings: &Settings) -> sign_in::Limits {
    let limits = sign_in::Limits::default();
    if !settings.demo {
        return limits;
    }
    let many = |bucket: Bucket| Bucket {
        size: 1_000_000,
        ..bucket
    };
    sign_in::Limits {
        per_address: many(limits.per_address),
        codes_per_user: many(limits.codes_per_user),
        ..limits
    }
}

/// All texts; a text that cannot be read is a fault of the build.
pub fn messages() -> Result<Messages, Failure> {
    Messages::new(&rooms::resources()).map_err(|errors| {
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Failure::new(
            told.join("; "),
            "this is a fault of the program: please report it",
        )
    })
}

fn site(settings: &Settings, port: u16) -> Result<Site, Failure> {
    let site = match &settings.public_url {
        None => Site::loopback(port),
        Some(url) => {
            let site =
                Site::public(url).map_err(|error| Failure::usage(error, "correct the key `public_url`"))?;
            if settings.listen.ip().is_loopback() {
                site.with_loopback(port)
            } else {
                site
            }
        }
    };
    Ok(site.behind(settings.trusted_proxies.clone()))
}

/// A clock and ids for commands of the terminal.
#[must_use]
pub fn clock_and_ids(settings: &Settings) -> (Clock, Ids) {
    let clock = settings.clock();
    (clock.clone(), Ids::random(clock))
}
