//! Chooses how to read a file by what is in it.

use crate::{Limits, ReadError, Table, encoding, separated, workbook};

const ZIP: &[u8] = b"PK\x03\x04";
const ZIP_WITHOUT_ENTRIES: &[u8] = b"PK\x05\x06";
/// First bytes of the container that XLS files and password-protected XLSX files share.
const OLD_CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a CSV or XLSX file (its first visible sheet) into a table.
///
/// The content decides, not the extension. `name` only chooses the better message for a file that is neither:
/// bytes that are no text in a file called `.xlsx` are a damaged spreadsheet.
///
/// Numbers of an XLSX come out as plain decimals with a point (`12.5`, `999000001000075`), whatever the
/// display format (a percentage of 20 is `0.2`); dates as `2026-08-05`, times as `14:30:00`, both joined by `T`.
/// Formulas give the value that was saved with them.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Table, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooManyBytes { limit: limits.bytes });
    }
    if bytes.starts_with(OLD_CONTAINER) {
        return Err(ReadError::OldFormat);
    }
    if bytes.starts_with(ZIP_WITHOUT_ENTRIES) {
        return Err(ReadError::NoSheet);
    }
    if bytes.starts_with(ZIP) {
        return workbook::read(bytes, limits);
    }
    match encoding::decode(bytes) {
        Ok(text) => separated::read(&text, limits),
        Err(ReadError::NotText { .. }) if is_called_xlsx(name) => Err(ReadError::BrokenArchive {
            detail: "not a zip container".to_owned(),
        }),
        Err(error) => Err(error),
    }
}

fn is_called_xlsx(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("xlsx"))
}
