//! Each table has one owner: the room whose migration creates it. Nobody else names it in SQL.

use super::rust::{Source, is_word};
use super::{Finding, HOUSE, House, accept};
use std::collections::BTreeMap;

/// Reads every room, and only reads.
const READER_OF_ALL: &str = "impact";

fn findings(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for file in house
        .with_extension("sql")
        .filter(|file| file.path.contains("/migrations/"))
    {
        let Some((_, room)) = file.room() else { continue };
        for (line, table) in created(&file.text) {
            match owners.insert(table.clone(), room) {
                Some(owner) if owner != room => {
                    let mend =
                        format!("table {table} already belongs to {owner}: rename it or ask {owner} for it");
                    findings.push(Finding::new(&file.path, line, mend));
                }
                _ => {}
            }
        }
    }
    for file in house.with_extension("rs") {
        let Some((_, room)) = file.room().filter(|(_, room)| *room != READER_OF_ALL) else {
            continue;
        };
        for literal in Source::of(file.code()).literals {
            for table in named(&literal.text) {
                if let Some(owner) = owners.get(&table).filter(|owner| **owner != room) {
                    let mend =
                        format!("table {table} belongs to {owner}: call a function of {owner} instead");
                    findings.push(Finding::new(&file.path, literal.line, mend));
                }
            }
        }
    }
    findings
}

/// Tables that a migration creates, with their lines.
fn created(sql: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in sql.lines().enumerate() {
        let line = line.split("--").next().unwrap_or_default();
        let words = tokens(line);
        for (at, word) in words.iter().enumerate() {
            let table = word.eq_ignore_ascii_case("table")
                && at
                    .checked_sub(1)
                    .and_then(|before| words.get(before))
                    .is_some_and(|word| {
                        ["create", "temporary", "unlogged"]
                            .iter()
                            .any(|known| word.eq_ignore_ascii_case(known))
                    });
            if table {
                let skip = ["if", "not", "exists"];
                let name = words
                    .iter()
                    .skip(at + 1)
                    .find(|word| !skip.iter().any(|one| word.eq_ignore_ascii_case(one)));
                found.extend(name.map(|name| (index + 1, name.clone())));
            }
        }
    }
    found
}

/// Tables named after FROM, JOIN, INTO, UPDATE or TABLE.
fn named(sql: &str) -> Vec<String> {
    let words = tokens(sql);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !["FROM", "JOIN", "INTO", "UPDATE", "TABLE"].contains(&word.as_str()) {
            continue;
        }
        let mut rest = words.get(at + 1..).unwrap_or_default();
        while let [table, after @ ..] = rest {
            found.push(table.clone());
            let after = after.strip_prefix(&["AS".to_owned()]).unwrap_or(after);
            let after = match after {
                [alias, more @ ..] if alias.chars().all(is_word) && !is_keyword(alias) => more,
                _ => after,
            };
            match after {
                [comma, more @ ..] if comma == "," => rest = more,
                _ => break,
            }
        }
    }
    found
}

/// Words and single signs; quotation marks and escapes fall away.
fn tokens(sql: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut joined = false;
    for character in sql.chars() {
        match (is_word(character), found.last_mut()) {
            (true, Some(word)) if joined => word.push(character),
            _ if character.is_whitespace() || matches!(character, '"' | '\\' | '`') => {}
            _ => found.push(character.to_string()),
        }
        joined = is_word(character);
    }
    found
}

fn is_keyword(word: &str) -> bool {
    word.chars().all(|one| one.is_ascii_uppercase() || one == '_')
}

#[test]
fn the_tables_of_the_house_have_one_owner() {
    accept("tables", findings(&HOUSE));
}

#[test]
fn tables_are_found_in_sql() {
    assert_eq!(
        created(
            "CREATE TABLE IF NOT EXISTS product (\n id uuid);\n-- CREATE TABLE no (\ncreate table \"order\" (id);"
        ),
        [(1, "product".to_owned()), (4, "order".to_owned())]
    );
    assert_eq!(
        named("SELECT a FROM product p, price AS q, lot WHERE b"),
        ["product", "price", "lot"]
    );
    assert_eq!(named("DELETE FROM \\\"order\\\" WHERE 1"), ["order"]);
    assert_eq!(
        named("SELECT 1 FROM lot LEFT JOIN label l ON x FOR UPDATE"),
        ["lot", "label"]
    );
}

#[test]
fn foreign_tables_are_found() {
    let migrations = (
        "crates/domain/catalogue/migrations/0001_products.sql",
        "CREATE TABLE product (id uuid);",
    );
    let said = |path: &str, sql: &str| {
        let text = format!("//! X.\nconst A: &str = \"{sql}\";\n");
        findings(&House::of(&[migrations, (path, &text)])).len()
    };
    let orders = "crates/domain/orders/src/cart.rs";
    for sql in [
        "SELECT a FROM product",
        "x JOIN product p",
        "INSERT INTO product (a)",
        "UPDATE product SET a",
        "DELETE FROM product",
    ] {
        assert_eq!(said(orders, sql), 1, "{sql}");
        assert_eq!(
            said("crates/domain/catalogue/src/product.rs", sql),
            0,
            "the owner may: {sql}"
        );
        assert_eq!(
            said("crates/domain/impact/src/reach.rs", sql),
            0,
            "impact may: {sql}"
        );
        assert_eq!(
            said("crates/domain/orders/src/tests.rs", sql),
            0,
            "tests may: {sql}"
        );
    }
    assert_eq!(said(orders, "SELECT product FROM line"), 0);
}

#[test]
fn two_owners_are_found() {
    let house = House::of(&[
        (
            "crates/domain/catalogue/migrations/0001_a.sql",
            "CREATE TABLE label (id uuid);",
        ),
        (
            "crates/domain/shipping/migrations/0001_b.sql",
            "\nCREATE TABLE label (id uuid);",
        ),
    ]);
    let found = findings(&house);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2]);
}
