//! Public items say what they mean.

use super::rust::{Source, is_word};
use super::{Finding, HOUSE, House, accept};

/// Documented items of a hundred.
const LEAST_PERCENT: usize = 90;
const ITEMS: [&str; 12] = [
    "fn", "struct", "enum", "trait", "const", "static", "type", "union", "async", "unsafe", "extern", "macro",
];

/// Line and documentation of each public item and field.
fn items(code: &str) -> Vec<(usize, bool)> {
    let lines: Vec<&str> = code.lines().collect();
    let bare = Source::of(code);
    let mut found = Vec::new();
    for (index, line) in bare.code.lines().enumerate() {
        let Some(rest) = line.trim_start().strip_prefix("pub ") else {
            continue;
        };
        let word: String = rest.chars().take_while(|one| is_word(*one)).collect();
        let is_field = rest
            .get(word.len()..)
            .is_some_and(|after| after.starts_with(':') && !after.starts_with("::"));
        if is_field || ITEMS.contains(&word.as_str()) {
            found.push((index + 1, is_documented(&lines, index)));
        }
    }
    found
}

fn is_documented(lines: &[&str], index: usize) -> bool {
    let mut above = lines
        .get(..index)
        .unwrap_or_default()
        .iter()
        .rev()
        .map(|line| line.trim());
    above
        .find(|line| !line.starts_with("#[") && *line != ")]" && *line != "]")
        .is_some_and(|line| line.starts_with("///"))
}

fn findings(house: &House) -> Vec<Finding> {
    let (mut all, mut bare) = (0, Vec::new());
    for file in house.with_extension("rs") {
        for (line, documented) in items(file.code()) {
            all += 1;
            if !documented {
                bare.push(format!("{}:{line}", file.path));
            }
        }
    }
    if (all - bare.len()) * 100 >= all * LEAST_PERCENT {
        return Vec::new();
    }
    let some = bare
        .iter()
        .take(20)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    let mend = format!(
        "{} of {all} public items have no `///`, at least {LEAST_PERCENT} % need one: {some}",
        bare.len()
    );
    vec![Finding::new("workspace", 0, mend)]
}

#[test]
fn the_house_documents_what_it_offers() {
    accept("documentation", findings(&HOUSE));
}

#[test]
fn public_items_are_counted() {
    let code = "/// One.\n#[must_use]\npub fn one() {}\n\npub struct Two {\n    /// Field.\n    pub field: u8,\n    pub bare: u8,\n}\n\
        pub(crate) fn hidden() {}\npub use one::Three;\npub mod four;\n// pub fn comment() {}\n/// Five.\npub const FIVE: &str = \"pub fn text\";\n";
    assert_eq!(
        items(code),
        [(3, true), (5, false), (7, true), (8, false), (15, true)]
    );
}

#[test]
fn too_little_documentation_is_found() {
    let house = |documented: usize| {
        let text = format!(
            "{}pub fn bare() {{}}\n",
            "/// Yes.\npub fn yes() {}\n".repeat(documented)
        );
        findings(&House::of(&[("crates/base/values/src/vat.rs", &text)])).len()
    };
    assert_eq!((house(9), house(8)), (0, 1));
}
