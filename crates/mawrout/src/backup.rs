//! `mawrout backup`: the whole house in one file, from one snapshot, proved before it gets its name.

use crate::check;
use crate::config::Settings;
use crate::failure::Failure;
use crate::{open, rooms};
use std::fmt::Display;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Instant;
use store::copy::{self, CopyError};
use store::{DatabaseUrl, OpenMode, Store};

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it lies.
    pub path: PathBuf,
    /// Bytes of the file.
    pub size: u64,
    /// Rows of all tables.
    pub rows: u64,
}

/// The command; without `to` the name tells the time in UTC.
#[allow(
    clippy::disallowed_methods,
    reason = "a monotonic duration, told to the operator"
)]
pub fn run(settings: &Settings, to: Option<&Path>) -> Result<(), Failure> {
    let begun = Instant::now();
    let path = to.map_or_else(
        || PathBuf::from(named_by_time(settings, "sqlite")),
        Path::to_owned,
    );
    let kept = keep(settings, &path)?;
    println!(
        "{}: {} bytes, {} rows, {:.1} s",
        kept.path.display(),
        kept.size,
        kept.rows,
        begun.elapsed().as_secs_f32()
    );
    // A house with a broken invariant needs its backup more than any other: it is kept, and told.
    let proved = Store::open(&DatabaseUrl::Sqlite(path), OpenMode::ReadOnly)
        .map_err(|error| error.to_string())
        .and_then(|store| must_hold(&store));
    proved.map_err(|what| {
        Failure::new(
            format!("the backup was kept as the house is, but {what}"),
            "run mawrout check, and keep the older backups too",
        )
    })?;
    println!("every invariant holds");
    Ok(())
}

/// `mawrout-20260301-120000Z.` and the ending.
pub(crate) fn named_by_time(settings: &Settings, ending: &str) -> String {
    let now = settings.clock().now();
    format!("mawrout-{}.{ending}", now.strftime("%Y%m%d-%H%M%SZ"))
}

/// Writes the backup, also beside a process that serves.
///
/// It is written as `PATH.partial`, its structure is proved, and only then it is renamed; its checksum lies beside it as
/// `PATH.sha256`, in the words of `sha256sum`.
pub fn keep(settings: &Settings, path: &Path) -> Result<Kept, Failure> {
    if path.exists() {
        return Err(Failure::usage(
            format!("{} is there already", path.display()),
            "name another file with --to; no backup is overwritten",
        ));
    }
    let source = settings.database_url()?;
    open::must_be_there(&source)?;
    let partial = beside(path, "partial");
    let written = write(&source, &partial).and_then(|rows| name(&partial, path, rows));
    if written.is_err() {
        forget(&partial);
    }
    written
}

fn write(source: &DatabaseUrl, partial: &Path) -> Result<u64, Failure> {
    make_private(partial)?;
    let copied = copy::house(
        source,
        &DatabaseUrl::Sqlite(partial.to_owned()),
        *rooms::MIGRATIONS,
    )
    .map_err(|error| told(error).at(format_args!("{source} → {}", partial.display())))?;
    store::file::settle(partial)?;
    must_be_sound(partial, partial)?;
    Ok(copied.iter().map(|table| table.rows).sum())
}

fn name(partial: &Path, path: &Path, rows: u64) -> Result<Kept, Failure> {
    let on_disk = |error| file_failure(path, &error);
    let file = File::open(partial).map_err(on_disk)?;
    file.sync_all().map_err(on_disk)?;
    let size = file.metadata().map_err(on_disk)?.len();
    let sum = store::file::checksum(partial).map_err(on_disk)?;
    let last = path
        .file_name()
        .map(|last| last.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut beside_it = private(&beside(path, "sha256")).map_err(on_disk)?;
    writeln!(beside_it, "{sum}  {last}").map_err(on_disk)?;
    beside_it.sync_all().map_err(on_disk)?;
    forget_journal(partial);
    fs::rename(partial, path).map_err(on_disk)?;
    sync_folder(path).map_err(on_disk)?;
    Ok(Kept {
        path: path.to_owned(),
        size,
        rows,
    })
}

/// Proves a file as `mawrout check` would, and its structure first.
pub(crate) fn must_be_whole(path: &Path) -> Result<(), Failure> {
    must_be_sound(path, path)?;
    let store = Store::open(&DatabaseUrl::Sqlite(path.to_owned()), OpenMode::ReadOnly)
        .map_err(|error| bad(path, &error))?;
    must_hold(&store).map_err(|what| bad(path, &what))
}

/// Proves the structure of the file at `path`; what is wrong is told of the backup it stands for.
pub(crate) fn must_be_sound(path: &Path, backup: &Path) -> Result<(), Failure> {
    let objections = store::file::objections(path).map_err(|error| bad(backup, &error))?;
    match objections.first() {
        None => Ok(()),
        Some(first) => Err(bad(backup, &format_args!("the file is damaged: {first}"))),
    }
}

/// What is wrong with a backup.
pub(crate) fn bad(backup: &Path, what: &dyn Display) -> Failure {
    Failure::new(
        format!("{}: {what}", backup.display()),
        "use another backup; nothing was changed",
    )
}

/// The first invariant that is broken, as an error.
pub(crate) fn must_hold(store: &Store) -> Result<(), String> {
    let verdicts = check::verdicts(store).map_err(|error| error.to_string())?;
    match verdicts.iter().find(|verdict| !verdict.offenders.is_empty()) {
        None => Ok(()),
        Some(broken) => Err(format!(
            "an invariant is broken: {}: {} ({})",
            broken.room, broken.invariant, broken.offenders[0]
        )),
    }
}

/// An empty file that only this user may read; one left by a killed process is thrown away.
pub(crate) fn make_private(path: &Path) -> Result<(), Failure> {
    forget(path);
    private(path)
        .map(|_| ())
        .map_err(|error| file_failure(path, &error))
}

fn private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

/// Removes a file of ours that did not become what it was meant for.
pub(crate) fn forget(path: &Path) {
    // What cannot be removed is overwritten by the next try.
    let _ = fs::remove_file(path);
    forget_journal(path);
}

/// Removes what SQLite lays beside a file while it is open; it is empty once the file is settled.
pub(crate) fn forget_journal(path: &Path) {
    for ending in ["-wal", "-shm", ".lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = fs::remove_file(name);
    }
}

/// `path.ending`.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Makes a rename last through a loss of power.
pub(crate) fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

pub(crate) fn file_failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{}: {error}", path.display()),
        "check the folder, its rights and the room on the disk",
    )
}

pub(crate) fn told(error: CopyError) -> Failure {
    match error {
        CopyError::OlderSource { .. } => Failure::new(error, "run first: mawrout migrate"),
        CopyError::NotEmpty { .. } => Failure::new(error, "name an empty database; nothing was changed"),
        CopyError::Migrate(error) => open::told(error),
        CopyError::Store(error) => Failure::from(error),
        other => Failure::new(other, "keep both databases and report this line"),
    }
}
