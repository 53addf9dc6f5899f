//! The tables of the house: made once, never edited, refused by an older binary.

use crate::stage;
use mawrout::rooms::MIGRATIONS;
use std::collections::BTreeMap;
use store::migrate::MigrateError;
use store::testing::{TestHouse, on_both};
use store::{DatabaseUrl, Migration, OpenMode, Store};

fn changed(change: impl Fn(&mut Vec<Migration>)) -> &'static [Migration] {
    let mut list = MIGRATIONS.to_vec();
    change(&mut list);
    Vec::leak(list)
}

#[test]
fn all_run_once_and_then_none() {
    on_both(*MIGRATIONS, |house| {
        assert_eq!(house.store.migrate(*MIGRATIONS), Ok(0));
        stage::must_be_right(&house.store, "making the tables");
    });
}

#[test]
fn a_new_file_gets_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("new.sqlite"));
    let store = Store::open(&url, OpenMode::Write).unwrap();
    assert_eq!(store.migrate(*MIGRATIONS), Ok(MIGRATIONS.len()));
    assert_eq!(store.migrate(*MIGRATIONS), Ok(0));
}

#[test]
fn a_text_that_was_edited_is_refused() {
    let edited = changed(|list| {
        let last = list.last_mut().unwrap();
        last.text = Box::leak(format!("{}\n-- edited", last.text).into_boxed_str());
    });
    on_both(*MIGRATIONS, |house: &TestHouse| {
        let refused = house.store.migrate(edited);
        assert!(
            matches!(refused, Err(MigrateError::Changed { .. })),
            "{refused:?}"
        );
        assert_eq!(house.store.migrate(*MIGRATIONS), Ok(0), "nothing was touched");
    });
}

#[test]
fn an_older_binary_is_refused() {
    let older = changed(|list| {
        list.pop();
    });
    on_both(*MIGRATIONS, |house| {
        let refused = house.store.migrate(older);
        assert!(
            matches!(refused, Err(MigrateError::NewerDatabase { .. })),
            "{refused:?}"
        );
    });
}

#[test]
fn a_room_counts_its_migrations_from_one_without_gaps() {
    let mut last: BTreeMap<&str, u32> = BTreeMap::new();
    for migration in *MIGRATIONS {
        let number = last.entry(migration.room).or_default();
        *number += 1;
        assert_eq!(migration.number, *number, "{} {}", migration.room, migration.name);
    }
}
