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
    if content.unit() == ContentUnit::Piece {
        label.to_owned()
    } else {
        speech.content_plain(content)
    }
}

/// What a label as the file writes it says: `500 g`, `1 L`, or the words of a piece.
pub(crate) fn size_of_label(label: &str, speech: &Speech) -> Markup {
    content_of(label).map_or_else(
        || speech.name(&Texts::french(label)),
        |content| speech.content(content),
    )
}

/// The same as text.
pub(crate) fn size_of_label_plain(label: &str, speech: &Speech) -> String {
    content_of(label).map_or_else(|| label.to_owned(), |content| speech.content_plain(content))
}

fn content_of(label: &str) -> Option<Content> {
    let (amount, unit) = label.split_once(' ')?;
    Content::parse(&amount.replace(',', "."), unit)
        .ok()
        .filter(|content| content.unit() != ContentUnit::Piece)
}

/// The classes of a picture's ground, with the tint of its drawing.
pub(crate) fn tile(ground: &str, tint: Option<&str>) -> String {
    let mut classes = "tile".to_owned();
    for class in [Some(ground), tint]
        .into_iter()
        .flatten()
        .filter(|class| is_class(class))
    {
        classes.push(' ');
        classes.push_str(class);
    }
    classes
}

/// Ground and drawing of an order's line.
pub(crate) fn line_look(
    speech: &Speech,
    drawing: &str,
    ground: &str,
    tint: Option<&str>,
) -> (String, Markup) {
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
    !class.is_empty()
        && class
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_a_unit_are_contents() {
        for label in ["500 g", "1 kg", "0,5 L", "250 mL"] {
            assert!(content_of(label).is_some(), "{label}");
        }
        for label in ["petit", "80 × 120 cm", "1 piece", "", "10 pièces"] {
            assert!(content_of(label).is_none(), "{label}");
        }
    }

    #[test]
    fn only_class_names_become_classes() {
        assert_eq!(tile("g-miel", Some("k-amber")), "tile g-miel k-amber");
        assert_eq!(tile("", None), "tile");
        assert_eq!(tile("g-miel\" onload=\"x", Some("a b")), "tile");
    }
}
