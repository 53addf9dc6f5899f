//! Every file begins by saying what it holds; `lib.rs` is a table of contents.

use super::{Finding, HOUSE, House, accept};

const LONGEST_CONTENTS: usize = 40;

fn findings(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.with_extension("rs") {
        if !file.text.starts_with("//!") {
            findings.push(Finding::new(
                &file.path,
                1,
                "begin with `//!` and a sentence on what the file holds",
            ));
        }
        let lines = file.text.lines().count();
        let is_contents = file
            .crate_folder()
            .is_some_and(|folder| file.path == format!("{folder}/src/lib.rs"));
        if is_contents && lines > LONGEST_CONTENTS {
            let mend = format!(
                "{lines} lines; lib.rs is a table of contents of at most {LONGEST_CONTENTS}: move code to files of its subjects"
            );
            findings.push(Finding::new(&file.path, LONGEST_CONTENTS + 1, mend));
        }
    }
    findings
}

#[test]
fn the_house_introduces_its_files() {
    accept("heads", findings(&HOUSE));
}

#[test]
fn bad_heads_are_found() {
    let long = format!("//! Contents.\n{}", "mod a;\n".repeat(40));
    let house = House::of(&[
        ("crates/base/values/src/lib.rs", &long),
        ("crates/base/values/src/vat.rs", "use a;\n//! late\n"),
        ("crates/base/values/src/money.rs", &long),
    ]);
    let found: Vec<(String, usize)> = findings(&house)
        .into_iter()
        .map(|one| (one.path, one.line))
        .collect();
    assert_eq!(
        found,
        [
            ("crates/base/values/src/lib.rs".to_owned(), 41),
            ("crates/base/values/src/vat.rs".to_owned(), 1)
        ]
    );
}
