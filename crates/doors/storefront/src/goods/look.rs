//! Sizes, grounds and times in words, the same on every page.

use language::Texts;
use values::content::{Content, ContentUnit};
use web::{Markup, Speech};

/// What a package holds; things sold by the piece have the size the producer gave them.
pub(crate) fn size(speech: &Speech, content: Content, label: &str) -> Markup {
    if content.unit() == ContentUnit::Piece {
        speech.name(&Texts::french(label))
    } else {
        speech.content(content)
    }
}

/// The same as text, for attributes and sentences.
pub(crate) fn size_plain(speech: &Speech, content: Content, label: &str) -> String {
    if content.unit() == ContentUnit::Piece { label.to_owned() } else { speech.content_plain(content) }
}

/// The classes of a picture's ground, with the tint of its drawing.
pub(crate) fn tile(ground: &str, tint: Option<&str>) -> String {
    let mut classes = "tile".to_owned();
    for class in [Some(ground), tint].into_iter().flatten().filter(|class| is_class(class)) {
        classes.push(' ');
        classes.push_str(class);
    }
    classes
}

/// Ground and drawing of an order's line.
pub(crate) fn line_look(speech: &Speech, drawing: &str, ground: &str, tint: Option<&str>) -> (String, Markup) {
    (tile(ground, tint), speech.drawing(drawing))
}

/// How long a delivery takes: `1 à 3 jours`.
pub(crate) fn days(speech: &Speech, least: u32, most: u32) -> String {
    if least == most {
        speech.text_of("days-same", "max", most)
    } else {
        speech.text_with("days-range", &[("min", least.into()), ("max", most.into())])
    }
}

fn is_class(class: &str) -> bool {
    !class.is_empty() && class.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_class_names_become_classes() {
        assert_eq!(tile("g-miel", Some("k-amber")), "tile g-miel k-amber");
        assert_eq!(tile("", None), "tile");
        assert_eq!(tile("g-miel\" onload=\"x", Some("a b")), "tile");
    }
}
