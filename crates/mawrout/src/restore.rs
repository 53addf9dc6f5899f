//! `mawrout restore` and `mawrout move-to`: a house from a file, or from one database into another.

use crate::backup::{self, bad, beside, file_failure, told};
use crate::config::Settings;
use crate::failure::Failure;
use crate::{open, rooms};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use store::copy::{self, CopiedTable};
use store::{DatabaseUrl, OpenMode, Store, lock};

/// The command: the house in `file` becomes the house of the settings.
pub fn run(settings: &Settings, file: &Path, replace: bool) -> Result<(), Failure> {
    let kept = restore(settings, file, replace)?;
    println!("{} is restored; every invariant holds", file.display());
    if let Some(kept) = kept {
        println!("the house that was there is kept as {}", kept.display());
    }
    Ok(())
}

/// Restores, and answers where the former file is kept, if there was one.
///
/// All is proved on a private copy of `file` before the database of the settings is touched. An older backup is brought
/// up to date in that copy.
pub fn restore(settings: &Settings, file: &Path, replace: bool) -> Result<Option<PathBuf>, Failure> {
    must_be_a_backup(file)?;
    let url = settings.database_url()?;
    match &url {
        DatabaseUrl::Sqlite(path) => {
            let _lock = lock::take(path).map_err(|error| {
                Failure::new(
                    error,
                    "stop the process that serves this house; nothing was changed",
                )
            })?;
            let old = fs::metadata(path).is_ok_and(|found| found.len() > 0);
            if old && !replace {
                return Err(Failure::usage(
                    format!("{} holds a house already", path.display()),
                    "add --replace (the old file is kept beside), or name another database",
                ));
            }
            with_staged(file, &beside(path, "partial"), |staged| {
                put_in_place(settings, staged, path, old)
            })
        }
        DatabaseUrl::Postgres(_) => {
            must_not_be_live(&url)?;
            if replace {
                return Err(Failure::usage(
                    "--replace is for database files",
                    "make an empty database on the server and name it in the key `database`",
                ));
            }
            with_staged(
                file,
                &std::env::temp_dir().join(staged_name(settings)),
                |staged| move_house(&DatabaseUrl::Sqlite(staged.to_owned()), &url).map(|_| None),
            )
        }
    }
}

fn staged_name(settings: &Settings) -> String {
    backup::named_by_time(settings, &format!("{}.partial", std::process::id()))
}

/// The command: copies the house of the settings into the empty database at `address`.
pub fn move_to(settings: &Settings, address: &str) -> Result<(), Failure> {
    let target: DatabaseUrl = address
        .parse()
        .map_err(|error| Failure::usage(error, "write the address of an empty database"))?;
    let source = settings.database_url()?;
    open::must_be_there(&source)?;
    must_not_be_live(&source)?;
    must_not_be_live(&target)?;
    // A file is locked while it is moved, so that nobody sells from the house that is left behind.
    let _lock = match &source {
        DatabaseUrl::Sqlite(path) => Some(
            lock::take(path)
                .map_err(|error| Failure::new(error, "stop the process that serves this house"))?,
        ),
        DatabaseUrl::Postgres(_) => None,
    };
    let copied = move_house(&source, &target)?;
    let rows: u64 = copied.iter().map(|table| table.rows).sum();
    println!(
        "{rows} rows of {} tables are moved; every invariant holds on both sides",
        copied.len()
    );
    println!("write the new address into the key `database`, then start the house");
    Ok(())
}

/// Copies, and proves both sides.
fn move_house(source: &DatabaseUrl, target: &DatabaseUrl) -> Result<Vec<CopiedTable>, Failure> {
    must_hold(source)?;
    let copied = copy::house(source, target, *rooms::MIGRATIONS).map_err(told)?;
    must_hold(target)?;
    Ok(copied)
}

fn must_hold(url: &DatabaseUrl) -> Result<(), Failure> {
    let store = Store::open(url, OpenMode::ReadOnly).map_err(|error| open::not_opened(error, url))?;
    backup::must_hold(&store).map_err(|what| {
        Failure::new(
            what,
            "mawrout check tells every row; keep both databases until it is mended",
        )
    })
}

fn must_not_be_live(url: &DatabaseUrl) -> Result<(), Failure> {
    if copy::is_in_use(url).map_err(|error| Failure::from(error).at(url))? {
        return Err(Failure::new(
            format!("another mawrout process has {url} open"),
            "stop every process of this house first; nothing was changed",
        ));
    }
    Ok(())
}

fn must_be_a_backup(file: &Path) -> Result<(), Failure> {
    if !store::file::is_database(file).map_err(|error| file_failure(file, &error))? {
        return Err(bad(file, &"this is no backup of a house"));
    }
    let Ok(line) = fs::read_to_string(beside(file, "sha256")) else {
        eprintln!(
            "no {}.sha256: only structure and invariants are proved",
            file.display()
        );
        return Ok(());
    };
    let sum = store::file::checksum(file).map_err(|error| file_failure(file, &error))?;
    if line.split_whitespace().next() == Some(sum.as_str()) {
        return Ok(());
    }
    Err(bad(file, &"the file is not what its checksum says"))
}

/// Proves and upgrades a private copy of `file`, and lends it to `act`; it is gone afterwards.
fn with_staged<T>(
    file: &Path,
    staged: &Path,
    act: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let done = stage(file, staged).and_then(|()| act(staged));
    backup::forget(staged);
    done
}

fn stage(file: &Path, staged: &Path) -> Result<(), Failure> {
    backup::make_private(staged)?;
    // Into the file that was made private: copying the file whole would give it the rights of the backup.
    let copied = fs::File::open(file).and_then(|mut from| {
        let mut into = fs::File::options().write(true).open(staged)?;
        io::copy(&mut from, &mut into)
    });
    copied.map_err(|error| file_failure(staged, &error))?;
    backup::must_be_sound(staged, file)?;
    let store = Store::open(&DatabaseUrl::Sqlite(staged.to_owned()), OpenMode::Write)
        .map_err(|error| bad(file, &error))?;
    let missing = store.missing(*rooms::MIGRATIONS).map_err(open::told)?;
    if missing.len() == rooms::MIGRATIONS.len() {
        return Err(bad(file, &"there is no house in it"));
    }
    open::bring_up_to_date(&store)?;
    drop(store);
    store::file::settle(staged)?;
    backup::must_be_whole(staged)
}

fn put_in_place(
    settings: &Settings,
    staged: &Path,
    path: &Path,
    old: bool,
) -> Result<Option<PathBuf>, Failure> {
    let on_disk = |error| file_failure(path, &error);
    let kept = if old {
        // What the old house has in its journal goes into its file: a file without it would be an older house.
        store::file::settle(path)?;
        let kept = beside(
            path,
            &format!("before-{}", backup::named_by_time(settings, "sqlite")),
        );
        fs::hard_link(path, &kept).map_err(on_disk)?;
        Some(kept)
    } else {
        None
    };
    for ending in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // They are empty since the file was settled, and would be read as the journal of the new one.
        let _ = fs::remove_file(name);
    }
    fs::File::open(staged)
        .and_then(|file| file.sync_all())
        .map_err(on_disk)?;
    fs::rename(staged, path).map_err(on_disk)?;
    backup::sync_folder(path).map_err(on_disk)?;
    Ok(kept)
}

#[cfg(test)]
mod tests;
