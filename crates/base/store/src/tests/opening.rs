//! Opening: one writer, many readers, and migrations that run once.

use super::*;
use crate::open::OpenError;
use crate::testing::{embedded, on_both};
use crate::{DatabaseUrl, OpenMode, Store, Unavailable};

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

#[test]
fn a_file_that_is_no_database_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let url = DatabaseUrl::Sqlite(path.clone());
    for letter in ["Bonjour, ", &"Bonjour, voici nos tarifs. ".repeat(400)] {
        std::fs::write(&path, letter).unwrap();
        for mode in [OpenMode::Write, OpenMode::ReadOnly] {
            let refused = Store::open(&url, mode).err();
            assert!(
                matches!(refused, Some(OpenError::Store(Error::NotADatabase))),
                "{refused:?}"
            );
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
    }
}

#[test]
fn a_file_that_was_cut_or_overwritten_is_told_as_damaged() {
    let house = embedded(&MIGRATIONS);
    for id in 1..200 {
        house.store.write_blocking(move |unit| insert(unit, id)).unwrap();
    }
    let whole = house.folder().join("mawrout.sqlite");
    crate::file::settle(&whole).unwrap();
    let bytes = std::fs::read(&whole).unwrap();
    let overwritten: Vec<u8> = [&bytes[..100], &vec![0xAA; bytes.len() - 100]].concat();
    for (name, damaged) in [("cut", bytes[..4096].to_vec()), ("overwritten", overwritten)] {
        let path = house.folder().join(name);
        std::fs::write(&path, damaged).unwrap();
        let told = Store::open(&DatabaseUrl::Sqlite(path), OpenMode::ReadOnly)
            .map_err(|error| match error {
                OpenError::Store(error) => error,
                other => panic!("{other}"),
            })
            .and_then(|store| store.read_blocking(|reader| reader.one(COUNT, args![])));
        assert!(matches!(told, Err(Error::Damaged(_))), "{name}: {told:?}");
    }
}
