//! Files as honest programs write them.

use super::archives::{text, workbook};
use super::{csv, grid, lines, xlsx};
use crate::{Limits, read};
use rust_xlsxwriter::{Format, Formula, Workbook};

#[test]
fn quoted_line_ends_keep_the_line_numbers_right() {
    let table = csv("sku,story\nA,\"one\ntwo\r\nthree\"\n\nB,\"say \"\"tmar\"\"\"\r\nC,5\" tin").unwrap();
    assert_eq!(
        grid(&table),
        [
            ["sku", "story"],
            ["A", "one\ntwo\r\nthree"],
            ["B", "say \"tmar\""],
            ["C", "5\" tin"]
        ]
    );
    assert_eq!(lines(&table), [2, 6, 7]);
}

#[test]
fn line_ends_of_old_machines() {
    let table = csv("a;b\r1;\"x\ry\"\r2;z\r").unwrap();
    assert_eq!(grid(&table), [["a", "b"], ["1", "x\ry"], ["2", "z"]]);
    assert_eq!(lines(&table), [2, 4]);
}

#[test]
fn separators() {
    for (text, what) in [
        ("nom;prix\nMejhoul;12,50", "semicolon"),
        ("nom\tprix\nMejhoul\t12,50", "tab"),
    ] {
        assert_eq!(
            grid(&csv(text).unwrap()),
            [["nom", "prix"], ["Mejhoul", "12,50"]],
            "{what}"
        );
    }
    let quoted = csv("\"nom;variété\",prix\nMejhoul,\"12,50\"").unwrap();
    assert_eq!(grid(&quoted), [["nom;variété", "prix"], ["Mejhoul", "12,50"]]);
    let declared = csv("sep=;\r\nnom, prénom;prix\r\nx;1\r\n").unwrap();
    assert_eq!(grid(&declared), [["nom, prénom", "prix"], ["x", "1"]]);
    assert_eq!(lines(&declared), [3]);
}

#[test]
fn rows_without_content_are_left_out() {
    let table = csv("\n\na,b\n,\n1,\n\n,\n").unwrap();
    assert_eq!(grid(&table), [["a", "b"], ["1", ""]]);
    assert_eq!(lines(&table), [5]);
}

#[test]
fn encodings() {
    let words = "nom,الاسم\ndattes séchées,تمور مجففة ⵜⵉⵢⵏⵉ\n";
    let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let files = [
        words.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", words.as_bytes()].concat(),
        [b"\xFF\xFE".as_slice(), &little].concat(),
        [b"\xFE\xFF".as_slice(), &big].concat(),
    ];
    for bytes in files {
        let table = read("x", &bytes, &Limits::default()).unwrap();
        assert_eq!(
            grid(&table),
            [["nom", "الاسم"], ["dattes séchées", "تمور مجففة ⵜⵉⵢⵏⵉ"]]
        );
    }
}

#[test]
fn windows_1252() {
    let table = read(
        "x",
        b"nom;prix\nd\xE9lices cr\xE9\xE9es \x97 5 \x80;\x9Cuf\n",
        &Limits::default(),
    )
    .unwrap();
    assert_eq!(grid(&table), [["nom", "prix"], ["délices créées — 5 €", "œuf"]]);
}

#[test]
fn a_workbook_as_a_program_writes_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, name) in ["sku", "nom", "prix", "jour", "total", "actif"]
        .into_iter()
        .enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), name).unwrap();
    }
    sheet.write(4, 0, "MEJ-500").unwrap();
    sheet.write(4, 1, "مجهول الراشيدية & fils").unwrap();
    sheet.write(4, 2, 12.5).unwrap();
    sheet.write_number_with_format(4, 3, 46239, &day).unwrap();
    sheet.write(4, 4, Formula::new("=C5*2").set_result("25")).unwrap();
    sheet.write(4, 5, true).unwrap();
    sheet.write(5, 0, 999_000_001_000_075_u64).unwrap();
    sheet.write(5, 2, 85).unwrap();
    sheet.write_blank(5, 90, &day).unwrap();
    book.add_worksheet().write(0, 0, "second sheet").unwrap();
    let table = xlsx(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        grid(&table),
        [
            ["sku", "nom", "prix", "jour", "total", "actif"],
            [
                "MEJ-500",
                "مجهول الراشيدية & fils",
                "12.5",
                "2026-08-05",
                "25",
                "true"
            ],
            ["999000001000075", "", "85", "", "", ""],
        ]
    );
    assert_eq!(lines(&table), [5, 6]);
}

#[test]
fn hidden_sheets_are_passed_over() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("lists")
        .unwrap()
        .set_hidden(true)
        .write(0, 0, "secret")
        .unwrap();
    let shown = book.add_worksheet();
    shown.write(0, 0, "sku").unwrap();
    shown.set_active(true);
    assert_eq!(xlsx(&book.save_to_buffer().unwrap()).unwrap().header, ["sku"]);
}

#[test]
fn cells_out_of_order_and_formulas_with_saved_results() {
    let rows = format!(
        r#"<row r="3"><c r="B3" t="str"><f>UPPER("x")</f><v>X</v></c><c r="A3" t="str"><f>""</f><v></v></c></row><row r="1">{}{}</row>"#,
        text("A1", "a"),
        text("B1", "b")
    );
    let table = xlsx(&workbook(&rows, &[])).unwrap();
    assert_eq!(grid(&table), [["a", "b"], ["", "X"]]);
    assert_eq!(lines(&table), [3]);
}

#[test]
#[allow(clippy::disallowed_types, reason = "numbers as a spreadsheet keeps them")]
fn a_large_honest_workbook_passes() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "sku").unwrap();
    sheet.write(0, 1, "price").unwrap();
    for row in 1..20_000 {
        sheet.write(row, 0, format!("SKU-{row}")).unwrap();
        sheet.write(row, 1, f64::from(row) / 4.0).unwrap();
    }
    let table = xlsx(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.rows.len(), 19_999);
    assert_eq!(table.rows[6].cells, ["SKU-7", "1.75"]);
}
