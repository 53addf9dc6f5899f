//! Opening: one writer, many readers, and migrations that run once.

use super::*;
use crate::open::OpenError;
use crate::testing::{embedded, on_both};
use crate::{DatabaseUrl, OpenMode, Store, Unavailable};

#[test]
fn an_address_is_one_of_two_kinds() {
    assert!(matches!("sqlite:a/b.sqlite".parse(), Ok(DatabaseUrl::Sqlite(_))));
    assert!(matches!(
        "postgres://shop@db/shop".parse(),
        Ok(DatabaseUrl::Postgres(_))
    ));
    for wrong in ["", "sqlite:", "mysql://a", "shop.sqlite"] {
        assert!(wrong.parse::<DatabaseUrl>().is_err(), "{wrong}");
    }
    let secret: DatabaseUrl = "postgres://shop:secret@db/shop".parse().unwrap();
    assert!(!format!("{secret:?}").contains("secret"));
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not() {
    let house = embedded(&MIGRATIONS);
    assert!(matches!(
        Store::open(&house.url, OpenMode::Write),
        Err(OpenError::Lock(_))
    ));
    house.store.write_blocking(|unit| insert(unit, 1)).unwrap();
    let beside = Store::open(&house.url, OpenMode::ReadOnly).unwrap();
    assert_eq!(
        beside
            .read_blocking(|reader| reader.one(COUNT, args![]))
            .unwrap()
            .0,
        1
    );
    let refused = beside.write_blocking(|unit| insert(unit, 2));
    assert_eq!(refused, Err(Error::Unavailable(Unavailable::ReadOnly)));
}

#[test]
fn migrations_run_once_and_what_is_kept_is_found_again() {
    on_both(&MIGRATIONS, |house| {
        assert_eq!(house.store.migrate(*MIGRATIONS).unwrap(), 0);
        house.store.write_blocking(|unit| insert(unit, 1)).unwrap();
        let found = house
            .store
            .read_blocking(|reader| reader.one(SIZE, args![1_i64]))
            .unwrap();
        assert_eq!(found, (0,));
    });
}

#[test]
fn a_migration_that_fails_leaves_nothing() {
    const BROKEN: Migration = Migration {
        room: "broken",
        number: 1,
        name: "broken",
        text: "CREATE TABLE half (id bigint PRIMARY KEY); CREATE TABLE sample (id bigint PRIMARY KEY);",
    };
    static WITH_BROKEN: LazyLock<&'static [Migration]> =
        LazyLock::new(|| Vec::leak([migrate::MIGRATIONS, &[SAMPLE, BROKEN]].concat()));
    on_both(&MIGRATIONS, |house| {
        assert!(house.store.migrate(*WITH_BROKEN).is_err());
        let half = house
            .store
            .read_blocking(|reader| reader.all(Query::<(i64,)>::new("SELECT id FROM half"), args![]));
        assert!(half.is_err(), "the first table of a failed migration is there");
        assert_eq!(house.store.migrate(*MIGRATIONS).unwrap(), 0);
    });
}

#[test]
fn plans_and_columns_are_objected_to() {
    use crate::{Kind, Registered};
    on_both(&MIGRATIONS, |house| {
        let registered = |name, text, kind, columns| Registered {
            name,
            module: "test",
            text,
            kind,
            columns,
        };
        let objections = house
            .store
            .examine(vec![
                registered(
                    "GOOD",
                    "SELECT id, size FROM sample WHERE name = ?1",
                    Kind::Read,
                    &["id", "size"],
                ),
                registered(
                    "SCANS",
                    "SELECT id FROM sample WHERE size = ?1",
                    Kind::Read,
                    &["id"],
                ),
                registered("MAY_SCAN", "SELECT id FROM sample", Kind::Scan, &["id"]),
                registered(
                    "COLUMNS",
                    "SELECT id FROM sample WHERE id = ?1",
                    Kind::Read,
                    &["name"],
                ),
                registered("BROKEN", "SELECT nothing FROM sample", Kind::Read, &[]),
                registered(
                    "AFTER",
                    "UPDATE sample SET size = 1 WHERE id = ?1",
                    Kind::Write,
                    &[],
                ),
            ])
            .unwrap();
        let named: Vec<&str> = objections
            .iter()
            .filter_map(|line| line.split([':', ' ']).nth(2))
            .collect();
        assert_eq!(named, ["SCANS", "COLUMNS", "BROKEN"], "{objections:?}");
    });
}
