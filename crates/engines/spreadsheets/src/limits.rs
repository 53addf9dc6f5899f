//! How large a file may be before it is refused.

/// Upper bounds of one file. The defaults are the house's written limits for imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it arrives, packed or not.
    pub bytes: usize,
    /// Bytes of all entries of an XLSX together, counted while unpacking; also the bytes of text in the table.
    pub unpacked_bytes: usize,
    /// Entries of an XLSX.
    pub entries: usize,
    /// Unpacked bytes for one packed byte, asked of whatever unpacks to more than 1 MB.
    pub ratio: usize,
    /// Rows, the header included.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Bytes of one cell in UTF-8.
    pub cell_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 10_000_000,
            unpacked_bytes: 100_000_000,
            entries: 200,
            ratio: 100,
            rows: 50_000,
            columns: 100,
            cell_bytes: 10_000,
        }
    }
}
