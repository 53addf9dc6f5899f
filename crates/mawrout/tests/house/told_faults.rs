//! A database that cannot be opened: every command says which one and how to mend it, and never tells a password.

use crate::machine::binary;
use std::path::Path;

/// Every command that opens the database of the settings.
const COMMANDS: [&[&str]; 6] = [
    &["migrate"],
    &["check"],
    &["serve"],
    &["backup", "--to", "kept.sqlite"],
    &["user", "add", "admin", "samira"],
    &["import", "aisles.csv", "--dry-run"],
];

/// Runs each command on this database, which must fail; answers what was told.
fn refused(folder: &Path, database: &str, commands: &[&[&str]]) -> Vec<String> {
    std::fs::write(
        folder.join("aisles.csv"),
        "slug,position,name_fr\nepices,1,Épices\n",
    )
    .unwrap();
    let told = commands.iter().map(|words| {
        let output = binary(folder)
            .args(*words)
            .env("MAWROUT_DATABASE", database)
            .env("MAWROUT_LISTEN", "127.0.0.1:0")
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        assert!(told.contains("\n  → "), "{words:?} names no mend: {told}");
        assert!(
            !told.contains("report it"),
            "{words:?}: no fault of the program: {told}"
        );
        told
    });
    told.collect()
}

#[test]
fn a_server_that_is_away_is_named_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    // Nobody listens on port 1 of this machine.
    let database = "postgres://shop:geheim@127.0.0.1:1/boutique";
    let more: &[&[&str]] = &[&["move-to", "sqlite:moved.sqlite"]];
    for told in refused(folder.path(), database, &[&COMMANDS, more].concat()) {
        assert!(told.contains("127.0.0.1:1/boutique"), "{told}");
        assert!(told.contains("cannot be reached"), "{told}");
        assert!(!told.contains("geheim"), "{told}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "only the file to import is there: {left:?}");
}

#[test]
fn a_server_that_lets_nobody_in_says_what_to_correct() {
    let Ok(server) = std::env::var("MAWROUT_TEST_POSTGRES") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let absent = format!("{base}/no_house_of_this_name");
    for told in refused(folder.path(), &absent, &COMMANDS) {
        assert!(told.contains("/no_house_of_this_name"), "{told}");
        assert!(told.contains("user, password and name"), "{told}");
    }
}

#[test]
fn a_file_that_is_no_database_is_named_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Bonjour, voici nos tarifs. ".repeat(400);
    std::fs::write(&path, &letter).unwrap();
    let more: &[&[&str]] = &[&["move-to", "sqlite:moved.sqlite"]];
    for told in refused(folder.path(), "sqlite:letter.txt", &[&COMMANDS, more].concat()) {
        assert!(
            told.contains("letter.txt") && told.contains("no database"),
            "{told}"
        );
        assert!(
            told.contains("key `database`") && told.contains("restore"),
            "{told}"
        );
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[test]
fn a_file_that_was_cut_says_to_restore() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.sqlite");
    let made = binary(folder.path()).arg("migrate").output().unwrap();
    assert!(made.status.success(), "{made:?}");
    store::file::settle(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..4096]).unwrap();
    for told in refused(folder.path(), "sqlite:shop.sqlite", &COMMANDS) {
        assert!(
            told.contains("damaged") && told.contains("mawrout restore"),
            "{told}"
        );
    }
}

#[test]
fn an_address_that_cannot_be_read_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for database in [
        "postgres://shop:geheim@127.0.0.1:port/boutique",
        "mysql://shop:geheim@db/boutique",
    ] {
        let output = binary(folder.path())
            .arg("migrate")
            .env("MAWROUT_DATABASE", database)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(
            told.contains("key `database`") && !told.contains("geheim"),
            "{told}"
        );
    }
}
