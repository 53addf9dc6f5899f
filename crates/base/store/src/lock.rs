//! One writing process per embedded database: a locked file beside it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// The lock; it ends with the value, also when the process is killed.
#[derive(Debug)]
pub struct WriterLock {
    _file: File,
}

/// Why the lock was not given.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process of this house writes to the database.
    #[error("another mawrout process has this database open for writing")]
    Held,
    /// The lock file could not be made.
    #[error("the lock file beside the database cannot be used: {0}")]
    Io(#[from] io::Error),
}

/// Takes the lock of the database at `path`.
pub fn take(path: &Path) -> Result<WriterLock, LockError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(Path::new(&name))?;
    match file.try_lock() {
        Ok(()) => Ok(WriterLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(LockError::Held),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
