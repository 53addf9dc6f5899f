//! What is written reads back the same, and no input ends the process.

use super::archives::{text, under_header, workbook};
use crate::{ByteOrderMark, Cell, CsvWriter, Limits, Separator, read};
use proptest::prelude::*;

const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

fn separator() -> impl Strategy<Value = Separator> {
    prop_oneof![
        Just(Separator::Comma),
        Just(Separator::Semicolon),
        Just(Separator::Tab)
    ]
}

fn mark() -> impl Strategy<Value = ByteOrderMark> {
    prop_oneof![Just(ByteOrderMark::Written), Just(ByteOrderMark::Absent)]
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéàتمرⵣ0-9 \",;\t\r\n'=+@-]{0,12}",
        "[^\\p{C}]{0,12}",
        "[=+@＝＋－＠\t\r\n-][a-z0-9()\",;]{0,6}",
    ]
}

fn guarded(text: &str) -> String {
    if text.starts_with(DANGEROUS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

proptest! {
    #[test]
    fn written_cells_read_back(
        separator in separator(),
        mark in mark(),
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 0..8),
        numbers in prop::collection::vec(any::<i64>(), 8),
    ) {
        let mut writer = CsvWriter::new(Vec::new(), separator, mark).unwrap();
        writer.row(&["number", "one", "two", "three"].map(Cell::Text)).unwrap();
        let mut expected = Vec::new();
        for (row, number) in rows.iter().zip(&numbers) {
            let mut cells = vec![Cell::Number(number.to_string())];
            cells.extend(row.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) }));
            writer.row(&cells).unwrap();
            expected.push(
                std::iter::once(number.to_string()).chain(row.iter().map(|text| guarded(text))).collect::<Vec<_>>(),
            );
        }
        let table = read("export.csv", &writer.finish().unwrap(), &Limits::default()).unwrap();
        let cells: Vec<_> = table.rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(cells, expected);
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read("x.csv", &bytes, &Limits::default());
    }

    #[test]
    fn any_damage_to_a_sheet_gets_an_answer(
        place in 0_usize..120,
        damage in "[<>/\"=A-Z0-9a-z]{1,12}",
    ) {
        let mut rows = under_header(&text("A2", "Mejhoul"));
        let place = place.min(rows.len());
        rows.insert_str(place, &damage);
        if let Ok(table) = read("x.xlsx", &workbook(&rows, &[]), &Limits::default()) {
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.header.len()));
        }
    }
}
