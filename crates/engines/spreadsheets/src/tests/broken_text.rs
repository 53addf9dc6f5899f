//! One text file of each broken kind and what a person is told about it.

use super::{csv, xlsx};
use crate::{Limits, ReadError, read};

fn refused(samples: &[(&str, &[u8], ReadError)]) {
    for (what, bytes, expected) in samples {
        assert_eq!(
            read("products.csv", bytes, &Limits::default()).as_ref(),
            Err(expected),
            "{what}"
        );
    }
}

#[test]
fn nothing_in_it() {
    refused(&[
        ("no byte", b"", ReadError::EmptyFile),
        ("a mark alone", b"\xEF\xBB\xBF", ReadError::EmptyFile),
        ("blank lines", b"\n\r\n \n", ReadError::EmptyFile),
        ("separators alone", b",,\n,,\n", ReadError::EmptyFile),
    ]);
}

#[test]
fn not_text() {
    let at = |line| ReadError::NotText { line };
    refused(&[
        ("NUL", b"a,b\n1,\0\n", at(2)),
        ("escape character", b"a,b\n1,\x1B[2J\n", at(2)),
        ("undefined byte", b"a,b\n1,2\n3,\x81\n", at(3)),
        ("Arabic in Windows-1256", b"a,b\n1,\xE3\xCC\xE5\xE6\xE1\n", at(2)),
        ("UTF-8 with a damaged spot", b"a,b\n\xC3\xA9,\xFF\n", at(2)),
        ("UTF-8 mark, other bytes", b"\xEF\xBB\xBFa,\xE9\n", at(1)),
        ("half a UTF-16 unit", b"\xFF\xFEa\0,\0b", at(1)),
        ("lone surrogate", b"\xFE\xFF\0a\0\n\xD8\0", at(2)),
        ("UTF-16 without its mark", b"a\0,\0b\0\n\0", at(1)),
        (
            "XLS",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest",
            ReadError::OldFormat,
        ),
    ]);
}

#[test]
fn misshapen() {
    let separator = |line| ReadError::UnknownSeparator { line };
    refused(&[
        ("no separator", b"sku\nA\n", separator(1)),
        ("other separator", b"\nsku|name\nA|B\n", separator(2)),
        ("two separators", b"sku,name;price\n", separator(1)),
        (
            "short row",
            b"a,b\n1,2\n3\n",
            ReadError::UnevenRow {
                line: 3,
                expected: 2,
                found: 1,
            },
        ),
        (
            "long row",
            b"a,b\n\n1,2,3\n",
            ReadError::UnevenRow {
                line: 3,
                expected: 2,
                found: 3,
            },
        ),
        (
            "open quote",
            b"a,b\n1,\"2\n3,4\n",
            ReadError::UnclosedQuote { line: 2, column: 2 },
        ),
        (
            "text after quote",
            b"a,b\n\"1\"x,2\n",
            ReadError::TextAfterQuote { line: 2, column: 1 },
        ),
        (
            "unnamed column",
            b"a, ,c\n",
            ReadError::UnnamedColumn { line: 1, column: 2 },
        ),
        (
            "same name twice",
            b"a,b, a\n",
            ReadError::DuplicateColumn {
                name: "a".to_owned(),
                first: 1,
                second: 3,
            },
        ),
    ]);
}

#[test]
fn too_large() {
    let long = "x".repeat(10_001);
    let wide = vec!["a"; 101].join(",");
    let cell = |line| ReadError::CellTooLong {
        line,
        column: 2,
        limit: 10_000,
    };
    refused(&[
        ("long cell", format!("a,b\n1,{long}\n").as_bytes(), cell(2)),
        (
            "long quoted cell",
            format!("a,b\n1,\"\n{long}\"\n").as_bytes(),
            cell(3),
        ),
        (
            "wide header",
            wide.as_bytes(),
            ReadError::TooManyColumns { line: 1, limit: 100 },
        ),
    ]);
    assert_eq!(
        csv(&format!("a,b\n1,{}\n", "x".repeat(10_000))).map(|table| table.rows.len()),
        Ok(1)
    );
}

#[test]
fn too_many_rows_or_bytes() {
    let rows = |count| csv(&format!("a,b\n{}", "1,2\n".repeat(count))).map(|table| table.rows.len());
    assert_eq!(rows(49_999), Ok(49_999));
    assert_eq!(rows(50_000), Err(ReadError::TooManyRows { limit: 50_000 }));
    let limits = Limits {
        bytes: 7,
        ..Limits::default()
    };
    assert_eq!(
        read("a.csv", b"a,b\n1,2", &limits).map(|table| table.rows.len()),
        Ok(1)
    );
    assert_eq!(
        read("a.csv", b"a,b\n1,23", &limits),
        Err(ReadError::TooManyBytes { limit: 7 })
    );
}

#[test]
fn a_file_called_xlsx_that_is_none() {
    assert!(matches!(
        xlsx(b"\x89PNG\r\n\x1A\n\0\0"),
        Err(ReadError::BrokenArchive { .. })
    ));
    assert!(matches!(csv("\0"), Err(ReadError::NotText { line: 1 })));
}
