//! Templates hold no script, no style and no words of their own.

use super::markup::{Piece, pieces};
use super::{File, Finding, HOUSE, House, accept};

/// Attributes that people read or hear.
const READ_ALOUD: [&str; 5] = ["alt", "title", "placeholder", "aria-label", "aria-description"];

fn findings(house: &House) -> Vec<Finding> {
    house
        .with_extension("html")
        .filter(|file| !file.is_test())
        .flat_map(template)
        .collect()
}

fn template(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut inside = String::new();
    for piece in pieces(&file.text) {
        match piece {
            Piece::Tag {
                line,
                name,
                attributes,
            } => {
                findings.extend(
                    tag(&name, &attributes)
                        .into_iter()
                        .map(|mend| Finding::new(&file.path, line, mend)),
                );
                inside = name;
                if inside == "script" && is_data(&attributes) {
                    "data".clone_into(&mut inside);
                }
            }
            Piece::Text { line, text } => {
                let mend = match inside.as_str() {
                    "data" => None,
                    "script" => Some(
                        "move the script into a file of assets: inline scripts are refused by the browser"
                            .to_owned(),
                    ),
                    "style" => Some("move the style into a file of assets".to_owned()),
                    _ => wordy(&text),
                };
                findings.extend(mend.map(|mend| Finding::new(&file.path, line, mend)));
            }
        }
    }
    findings
}

fn tag(name: &str, attributes: &[(String, String)]) -> Vec<String> {
    let mut mends = Vec::new();
    let has = |key: &str| attributes.iter().any(|(own, _)| own == key);
    if name == "script" && !has("src") && !is_data(attributes) {
        mends.push("load the script by `src`: inline scripts are refused by the browser".to_owned());
    }
    if name == "style" {
        mends.push("move the style into a file of assets".to_owned());
    }
    for (key, value) in attributes {
        if key == "style" {
            mends.push("replace `style=` by a class".to_owned());
        } else if key.len() > 2 && key.starts_with("on") {
            mends.push(format!("replace `{key}=` by a listener in a script file"));
        } else if READ_ALOUD.contains(&key.as_str()) {
            mends.extend(wordy(value));
        }
    }
    mends
}

fn is_data(attributes: &[(String, String)]) -> bool {
    attributes
        .iter()
        .any(|(key, value)| key == "type" && value == "application/ld+json")
}

/// Two words or more are a sentence that has to be translated.
fn wordy(text: &str) -> Option<String> {
    let words = text
        .split(|one: char| !one.is_alphabetic())
        .filter(|word| word.chars().count() >= 2 && !is_entity(text, word))
        .count();
    (words >= 2).then(|| {
        format!(
            "move \"{}\" to the Fluent files",
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    })
}

fn is_entity(text: &str, word: &str) -> bool {
    text.contains(&format!("&{word};"))
}

#[test]
fn the_templates_of_the_house_are_bare() {
    accept("templates", findings(&HOUSE));
}

#[cfg(test)]
fn mends(html: &str) -> Vec<String> {
    findings(&House::of(&[("crates/doors/web/src/show.html", html)]))
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn bare_templates_pass() {
    let html = "<!doctype html>\n<html lang=\"{{ lang }}\"><script src=\"/a.js\" defer></script>\n\
        <script type=\"application/ld+json\">{\"name\": \"two words\"}</script>\n\
        {# words of a comment #}<!-- more words here -->\n<p class=\"two words\">{{ say(\"cart-title\") }} &nbsp;&middot;&nbsp; Mawrout</p>\n\
        <img alt=\"{{ name }}\" title=\"{% if a %}{{ b }}{% else %}{{ c }}{% endif %}\"><button>OK</button>";
    assert_eq!(mends(html), [""; 0]);
}

#[test]
fn full_templates_are_found() {
    let bad = [
        ("<p style=\"color:red\">", "replace `style=`"),
        ("<p style='x'>", "replace `style=`"),
        ("<button onclick=\"go()\">", "replace `onclick=`"),
        ("<script>go()</script>", "load the script by `src`"),
        ("<script src=\"/a.js\">go()</script>", "move the script"),
        ("<script type=\"module\"></script>", "load the script by `src`"),
        ("<style>p{}</style>", "move the style"),
        ("<p>Ajouter au panier</p>", "move \"Ajouter au panier\""),
        ("<p>أضف إلى السلة</p>", "move \"أضف إلى السلة\""),
        ("<b>x</b> en stock", "move \"en stock\""),
        (
            "<img alt=\"Dattes de Tafilalet\">",
            "move \"Dattes de Tafilalet\"",
        ),
        ("<input placeholder='Votre nom'>", "move \"Votre nom\""),
    ];
    for (html, mend) in bad {
        let found = mends(&format!("<main>\n{html}"));
        assert!(
            found
                .iter()
                .any(|line| line.starts_with("crates/doors/web/src/show.html:2: ") && line.contains(mend)),
            "{html}: {found:?}"
        );
    }
}
