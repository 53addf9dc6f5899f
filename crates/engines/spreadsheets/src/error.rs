//! Why a file was refused, with the place where a person finds the fault.

/// A refused file. Lines and columns count from 1, as a spreadsheet program shows them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Neither text in a known encoding nor an XLSX; `line` is where reading stopped.
    #[error("line {line}: not text in UTF-8, UTF-16 with its mark, or Windows-1252")]
    NotText {
        /// Line of the first byte that is no text.
        line: usize,
    },
    /// The old binary format (XLS) or a file locked by a password.
    #[error("an old or password-protected spreadsheet; save it as XLSX without a password")]
    OldFormat,
    /// The header line holds no separator, or several kinds.
    #[error("line {line}: columns must be separated by one of comma, semicolon or tab")]
    UnknownSeparator {
        /// Line of the header.
        line: usize,
    },
    /// The file is larger than the limit.
    #[error("the file has more than {limit} bytes")]
    TooManyBytes {
        /// Bytes allowed.
        limit: usize,
    },
    /// More rows than the limit, the header included.
    #[error("the table has more than {limit} rows")]
    TooManyRows {
        /// Rows allowed.
        limit: usize,
    },
    /// More columns than the limit.
    #[error("line {line}: more than {limit} columns")]
    TooManyColumns {
        /// Line that is too wide.
        line: usize,
        /// Columns allowed.
        limit: usize,
    },
    /// One cell holds more bytes than the limit.
    #[error("line {line}, column {column}: a cell has more than {limit} bytes")]
    CellTooLong {
        /// Line of the cell.
        line: usize,
        /// Column of the cell.
        column: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// All cells together hold more text than the limit.
    #[error("the table holds more than {limit} bytes of text")]
    TooMuchText {
        /// Bytes allowed.
        limit: usize,
    },
    /// A row with more or fewer cells than the header.
    #[error("line {line}: {found} cells where the header has {expected}")]
    UnevenRow {
        /// Line of the row.
        line: usize,
        /// Cells of the header.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// A quoted cell that never ends.
    #[error("line {line}, column {column}: a quotation mark opens and is never closed")]
    UnclosedQuote {
        /// Line where the quotation mark opens.
        line: usize,
        /// Column of the cell.
        column: usize,
    },
    /// Text between a closing quotation mark and the next separator.
    #[error("line {line}, column {column}: text after a closing quotation mark")]
    TextAfterQuote {
        /// Line of the closing quotation mark.
        line: usize,
        /// Column of the cell.
        column: usize,
    },
    /// No cell holds anything.
    #[error("the file is empty")]
    EmptyFile,
    /// Two columns of the same name.
    #[error("columns {first} and {second} are both named \"{name}\"")]
    DuplicateColumn {
        /// The name.
        name: String,
        /// Number of the first column with it.
        first: usize,
        /// Number of the second column with it.
        second: usize,
    },
    /// A column without a name.
    #[error("line {line}: column {column} has no name")]
    UnnamedColumn {
        /// Line of the header.
        line: usize,
        /// Number of the column.
        column: usize,
    },
    /// An XLSX that cannot be opened or contradicts itself.
    #[error("the spreadsheet is damaged: {detail}")]
    BrokenArchive {
        /// What failed, for the log.
        detail: String,
    },
    /// An XLSX that unpacks to more than the limit.
    #[error("the spreadsheet unpacks to more than {limit} bytes")]
    UnpacksTooLarge {
        /// Bytes allowed.
        limit: usize,
    },
    /// An XLSX with more entries than the limit.
    #[error("the spreadsheet has {found} parts, more than {limit}")]
    TooManyEntries {
        /// Entries found.
        found: usize,
        /// Entries allowed.
        limit: usize,
    },
    /// A part packed more tightly than honest sheets are.
    #[error("part {entry} of the spreadsheet unpacks to more than {limit} times its size")]
    SuspiciousRatio {
        /// Name of the part, or `*` for the whole container.
        entry: String,
        /// Ratio allowed.
        limit: usize,
    },
    /// A document type declaration, which no spreadsheet program writes.
    #[error("part {entry} of the spreadsheet declares a document type")]
    DocumentType {
        /// Name of the part.
        entry: String,
    },
    /// An archive without a visible worksheet.
    #[error("no worksheet found")]
    NoSheet,
    /// A formula whose result was not saved; formulas are never evaluated here.
    #[error("line {line}, column {column}: a formula without a saved result")]
    FormulaWithoutValue {
        /// Line of the cell.
        line: usize,
        /// Column of the cell.
        column: usize,
    },
    /// A number of more than 15 digits, of which a spreadsheet has already lost some.
    #[error("line {line}, column {column}: more than 15 digits; format the column as text")]
    NumberTooLong {
        /// Line of the cell.
        line: usize,
        /// Column of the cell.
        column: usize,
    },
    /// A cell that holds an error or something that is neither text, number nor date.
    #[error("line {line}, column {column}: the cell holds {shown}")]
    UnreadableCell {
        /// Line of the cell.
        line: usize,
        /// Column of the cell.
        column: usize,
        /// What the cell shows, as `#REF!`.
        shown: String,
    },
}
