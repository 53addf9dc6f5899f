//! Style sheets know start and end, not left and right, so that Arabic needs no second sheet.

use super::{Finding, HOUSE, House, accept};

const ASIDE: [&str; 4] = ["text-align", "float", "clear", "caption-side"];
const SHORTHANDS: [&str; 4] = ["margin", "padding", "inset", "scroll-margin"];

fn findings(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.with_extension("css") {
        for (line, property, value) in declarations(&file.text) {
            findings.extend(physical(&property, &value).map(|mend| Finding::new(&file.path, line, mend)));
        }
    }
    findings
}

/// Line, property and value of each declaration.
fn declarations(css: &str) -> Vec<(usize, String, String)> {
    let bare = without_comments(css);
    let mut found = Vec::new();
    let mut at = 0;
    for piece in bare.split_inclusive(['{', '}', ';']) {
        let start = at + piece.len() - piece.trim_start().len();
        at += piece.len();
        // What ends with an opening brace is a selector.
        if let (false, Some((property, value))) = (piece.ends_with('{'), piece.split_once(':')) {
            let line = bare
                .get(..start)
                .map_or(1, |before| before.matches('\n').count() + 1);
            let value = value.trim_end_matches(['}', ';']).trim();
            found.push((
                line,
                property.trim().to_ascii_lowercase(),
                value.to_ascii_lowercase(),
            ));
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    for (index, part) in css.split("/*").enumerate() {
        let (comment, code) = if index == 0 {
            ("", part)
        } else {
            part.split_once("*/").unwrap_or((part, ""))
        };
        bare.extend(comment.chars().filter(|one| *one == '\n'));
        bare.push_str(code);
    }
    bare
}

fn physical(property: &str, value: &str) -> Option<String> {
    let is_physical =
        !property.starts_with("--") && property.split('-').any(|part| matches!(part, "left" | "right"));
    if is_physical {
        let logical = property
            .replace("left", "inline-start")
            .replace("right", "inline-end");
        return Some(format!(
            "replace `{property}` by its logical form, as `{logical}`"
        ));
    }
    if ASIDE.contains(&property)
        && value
            .split_whitespace()
            .any(|word| matches!(word, "left" | "right"))
    {
        return Some(format!("replace `{property}: {value}` by start or end"));
    }
    let sides: Vec<&str> = value.split_whitespace().collect();
    match sides.as_slice() {
        [_, right, _, left] if SHORTHANDS.contains(&property) && right != left && !value.contains('(') => {
            Some(format!(
                "`{property}: {value}` differs left and right: use `{property}-block` and `{property}-inline`"
            ))
        }
        _ => None,
    }
}

#[test]
fn the_styles_of_the_house_turn_with_the_script() {
    accept("styles", findings(&HOUSE));
}

#[test]
fn logical_styles_pass() {
    let css = "/* left: 0 */\n.left, a:hover { margin: 1px 2px 3px 2px; inset-inline-start: 0; text-align: start; --left-x: 1 }\n\
        @media (min-width: 40em) { .right { padding-inline: 1rem; background: url(left.svg) } }";
    assert_eq!(
        findings(&House::of(&[("crates/doors/web/assets/base.css", css)])),
        []
    );
}

#[test]
fn physical_styles_are_found() {
    let bad = [
        "left: 0",
        "margin-left: 1px",
        "padding-right:0",
        "border-left-color: red",
        "border-top-left-radius: 1px",
        "text-align: right",
        "float:left",
        "margin: 0 1px 0 2px",
        "scroll-margin-left: 1px",
    ];
    for declaration in bad {
        for css in [
            format!("a {{ color: red;\n {declaration}; }}"),
            format!("/*\n*/ a {{ {declaration} }}"),
        ] {
            let found = findings(&House::of(&[("crates/doors/web/assets/base.css", &css)]));
            assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2], "{css}");
        }
    }
}
