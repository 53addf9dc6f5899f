//! Names that say nothing: a file is called by its subject.

use super::{Finding, HOUSE, House, accept};

const BANNED: [&str; 15] = [
    "utils", "util", "common", "helpers", "helper", "core", "misc", "manager", "managers", "service",
    "services", "types", "type", "models", "model",
];

fn findings(house: &House) -> Vec<Finding> {
    let empty = |file: &&super::File| {
        file.path
            .split('/')
            .any(|part| BANNED.contains(&part.split('.').next().unwrap_or_default()))
    };
    house
        .files
        .iter()
        .filter(empty)
        .map(|file| {
            Finding::new(
                &file.path,
                1,
                "name the file or folder by its subject, in words of the field",
            )
        })
        .collect()
}

#[test]
fn the_house_names_its_subjects() {
    accept("names", findings(&HOUSE));
}

#[test]
fn empty_names_are_found() {
    let bad = [
        "crates/a/b/src/utils.rs",
        "crates/a/core/src/lib.rs",
        "crates/a/b/src/types/vat.rs",
        "tests/browser/helpers.mjs",
    ];
    for path in bad {
        assert_eq!(findings(&House::of(&[(path, "")])).len(), 1, "{path}");
    }
    assert_eq!(
        findings(&House::of(&[
            ("crates/a/b/src/service_point.rs", ""),
            ("crates/a/b/src/score.rs", "")
        ])),
        []
    );
}
