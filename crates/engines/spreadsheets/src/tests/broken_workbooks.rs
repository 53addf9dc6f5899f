//! One workbook of each broken kind, hostile ones included.

use super::archives::{text, under_header, workbook, zipped};
use super::xlsx;
use crate::{Limits, ReadError, read};

#[test]
fn broken_cells() {
    let (line, column) = (2, 1);
    let samples = [
        (
            r#"<c r="A2"><f>1+1</f></c>"#,
            ReadError::FormulaWithoutValue { line, column },
        ),
        (
            r#"<c r="A2"><v>1230000000000000000001</v></c>"#,
            ReadError::NumberTooLong { line, column },
        ),
        (
            r#"<c r="A2"><v>inf</v></c>"#,
            ReadError::NumberTooLong { line, column },
        ),
        (
            r#"<c r="A2" t="e"><v>#REF!</v></c>"#,
            ReadError::UnreadableCell {
                line,
                column,
                shown: "#REF!".to_owned(),
            },
        ),
        (
            r#"<c r="C2"><v>1</v></c>"#,
            ReadError::UnevenRow {
                line,
                expected: 1,
                found: 3,
            },
        ),
        (
            r#"<c r="XFD1048576"><v>1</v></c>"#,
            ReadError::TooManyRows { limit: 50_000 },
        ),
        (
            r#"<c r="A50001"><v>1</v></c>"#,
            ReadError::TooManyRows { limit: 50_000 },
        ),
        (
            r#"<c r="CW2"><v>1</v></c>"#,
            ReadError::TooManyColumns { line: 2, limit: 100 },
        ),
    ];
    for (cell, expected) in samples {
        assert_eq!(xlsx(&workbook(&under_header(cell), &[])), Err(expected), "{cell}");
    }
}

#[test]
fn a_long_cell_of_a_workbook() {
    let cell = text("A2", &"x".repeat(10_001));
    let refused = xlsx(&workbook(&under_header(&cell), &[]));
    assert_eq!(
        refused,
        Err(ReadError::CellTooLong {
            line: 2,
            column: 1,
            limit: 10_000
        })
    );
}

#[test]
fn damaged_workbooks() {
    let whole = workbook(&under_header(&text("A2", "x")), &[]);
    let cut = whole.get(..whole.len() / 2).unwrap();
    let samples: Vec<(&str, Vec<u8>)> = vec![
        ("cut in half", cut.to_vec()),
        ("magic alone", b"PK\x03\x04".to_vec()),
        (
            "cell twice",
            workbook(&under_header(&(text("A2", "x") + &text("A2", "y"))), &[]),
        ),
        (
            "reference that overflows",
            workbook(&under_header(r#"<c r="A99999999999"><v>1</v></c>"#), &[]),
        ),
        (
            "column that overflows",
            workbook(&under_header(r#"<c r="ZZZZZZZZZ1"><v>1</v></c>"#), &[]),
        ),
        (
            "missing shared text",
            workbook(&under_header(r#"<c r="A2" t="s"><v>7</v></c>"#), &[]),
        ),
        ("sheet that stops", workbook("<row r=\"1\"><c r=\"A1\">", &[])),
        (
            "unknown cell type",
            workbook(&under_header(r#"<c r="A2" t="zz"><v>1</v></c>"#), &[]),
        ),
    ];
    for (what, bytes) in samples {
        assert!(
            matches!(xlsx(&bytes), Err(ReadError::BrokenArchive { .. })),
            "{what}: {:?}",
            xlsx(&bytes)
        );
    }
}

#[test]
fn a_byte_changed_inside_is_noticed() {
    let mut bytes = zipped(&[("a.txt", b"palm palm palm palm")]);
    let inside = bytes.iter().position(|byte| *byte == b'p').unwrap_or(40);
    bytes[inside] ^= 0x20;
    assert!(matches!(xlsx(&bytes), Err(ReadError::BrokenArchive { .. })));
}

#[test]
fn archives_without_a_sheet() {
    assert_eq!(xlsx(&zipped(&[])), Err(ReadError::NoSheet));
    assert_eq!(
        xlsx(&zipped(&[(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet"
        )])),
        Err(ReadError::NoSheet)
    );
}

#[test]
fn an_empty_sheet() {
    assert_eq!(xlsx(&workbook("", &[])), Err(ReadError::EmptyFile));
}

#[test]
fn a_bomb_is_stopped_while_unpacking() {
    let zeros = vec![b' '; 20_000_000];
    let bomb = workbook("", &[("xl/media/big.bin", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert!(
        matches!(xlsx(&bomb), Err(ReadError::SuspiciousRatio { entry, limit: 100 }) if entry == "xl/media/big.bin")
    );
    let patient = Limits {
        ratio: usize::MAX,
        unpacked_bytes: 10_000_000,
        ..Limits::default()
    };
    assert_eq!(
        read("b.xlsx", &bomb, &patient),
        Err(ReadError::UnpacksTooLarge { limit: 10_000_000 })
    );
}

#[test]
fn a_bomb_in_many_small_entries_is_stopped_too() {
    let zeros = vec![b' '; 900_000];
    let names: Vec<String> = (0..20).map(|number| format!("xl/media/{number}.bin")).collect();
    let entries: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), zeros.as_slice()))
        .collect();
    assert!(matches!(xlsx(&zipped(&entries)), Err(ReadError::SuspiciousRatio { entry, .. }) if entry == "*"));
}

#[test]
fn too_many_entries() {
    let names: Vec<String> = (0..201).map(|number| number.to_string()).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(
        xlsx(&zipped(&entries)),
        Err(ReadError::TooManyEntries {
            found: 201,
            limit: 200
        })
    );
}

#[test]
fn document_types_are_refused() {
    for declaration in ["<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "<!doctype a><a/>"] {
        let bytes = workbook("", &[("xl/sharedStrings.xml", declaration.as_bytes())]);
        assert_eq!(
            xlsx(&bytes),
            Err(ReadError::DocumentType {
                entry: "xl/sharedStrings.xml".to_owned()
            })
        );
    }
}

#[test]
fn parts_that_would_fill_the_memory() {
    let long_code = format!(
        r#"<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts></styleSheet>"#,
        "0".repeat(600)
    );
    let many_formats = format!(
        "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
        "<xf numFmtId=\"200\"/>".repeat(65_491)
    );
    let utf16: Vec<u8> = "\u{FEFF}<sst/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let samples: Vec<(&str, Vec<u8>)> = vec![
        (
            "xl/sharedStrings.xml",
            b"<sst uniqueCount=\"99999999999\"></sst>".to_vec(),
        ),
        (
            "xl/sharedStrings.xml",
            b"<sst uniqueCount = '999999999999999999999999'></sst>".to_vec(),
        ),
        (
            "xl/SharedStrings.XML",
            b"<sst uniqueCount=\"99999999999\"></sst>".to_vec(),
        ),
        ("xl/sharedStrings.xml", utf16),
        (
            "xl/sharedStrings.xml",
            b"<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><sst/>".to_vec(),
        ),
        ("xl/styles.xml", long_code.into_bytes()),
        ("xl/styles.xml", many_formats.into_bytes()),
    ];
    for (name, content) in samples {
        let limits = Limits {
            ratio: usize::MAX,
            ..Limits::default()
        };
        let refused = read("b.xlsx", &workbook("", &[(name, &content)]), &limits);
        assert!(
            matches!(refused, Err(ReadError::BrokenArchive { .. })),
            "{name}: {refused:?}"
        );
    }
}

#[test]
fn one_long_text_in_many_cells() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(9_000));
    let cells: Vec<String> = (1..=30)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#))
        .collect();
    let limits = Limits {
        unpacked_bytes: 200_000,
        ..Limits::default()
    };
    let bytes = workbook(&cells.concat(), &[("xl/sharedStrings.xml", shared.as_bytes())]);
    assert_eq!(
        read("b.xlsx", &bytes, &limits),
        Err(ReadError::TooMuchText { limit: 200_000 })
    );
}
