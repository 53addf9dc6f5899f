//! A database file as a file: whether it is one, whether it is whole, and its checksum.

use crate::sqlite::{self, Purpose};
use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The first bytes of every SQLite file.
const HEADER: &[u8; 16] = b"SQLite format 3\0";

/// Whether the file begins as an SQLite database does.
pub fn is_database(path: &Path) -> io::Result<bool> {
    let mut first = Vec::new();
    File::open(path)?.take(16).read_to_end(&mut first)?;
    Ok(first == HEADER)
}

/// What SQLite objects to in the structure of the file, at most a hundred lines; none when it is whole.
pub fn objections(path: &Path) -> Result<Vec<String>> {
    let connection = sqlite::open(path, Purpose::Read)?;
    let rows: Vec<(String,)> =
        sqlite::rows(&connection, "PRAGMA integrity_check", &[]).map_err(|failure| failure.error)?;
    Ok(rows
        .into_iter()
        .map(|row| row.0)
        .filter(|line| line != "ok")
        .collect())
}

/// Writes into the file all that lies in its journal beside it, so that the file alone is the database.
pub fn settle(path: &Path) -> Result<()> {
    let connection = sqlite::open(path, Purpose::Write)?;
    let rows: Vec<(i64, i64, i64)> =
        sqlite::rows(&connection, "PRAGMA wal_checkpoint(TRUNCATE)", &[]).map_err(|failure| failure.error)?;
    match rows.first() {
        Some((0, _, _)) => Ok(()),
        _ => Err(Error::Unavailable(crate::Unavailable::Locked)),
    }
}

/// SHA-256 of the bytes of a file, in hexadecimal.
pub fn checksum(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let size = file.read(&mut piece)?;
        if size == 0 {
            break;
        }
        digest.update(&piece[..size]);
    }
    Ok(digest.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_database_and_its_checksum_is_the_known_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("abc");
        std::fs::write(&path, "abc").unwrap();
        assert!(!is_database(&path).unwrap());
        assert_eq!(
            checksum(&path).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_settled_file_is_whole_alone() {
        let house = crate::testing::embedded(crate::migrate::MIGRATIONS);
        let path = house.folder().join("mawrout.sqlite");
        settle(&path).unwrap();
        let alone = house.folder().join("alone.sqlite");
        std::fs::copy(&path, &alone).unwrap();
        assert!(is_database(&alone).unwrap());
        assert_eq!(objections(&alone).unwrap(), Vec::<String>::new());
    }
}
