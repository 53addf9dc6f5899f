//! Sizes in words, the same on every page: contents with their unit, and what producers call their pieces.

use language::Texts;
use values::content::{Content, ContentUnit};
use web::{Markup, Speech};

const NO_BREAK_SPACE: &str = "\u{a0}";

/// What a package holds; things sold by the piece have the size the producer gave them.
pub(crate) fn size(speech: &Speech, content: Content, label: &str) -> Markup {
    if content.unit() == ContentUnit::Piece {
        size_of_label(label, speech)
    } else {
        speech.content(content)
    }
}

/// The same as text, for attributes and sentences.
pub(crate) fn size_plain(speech: &Speech, content: Content, label: &str) -> String {
    if content.unit() == ContentUnit::Piece {
        size_of_label_plain(label, speech)
    } else {
        speech.content_plain(content)
    }
}

/// What a label as the file writes it says: `500 g`, `45 × 45 cm`, or the words of a piece. Words that are not
/// known are shown as the producer wrote them, and say that they are French.
pub(crate) fn size_of_label(label: &str, speech: &Speech) -> Markup {
    match Label::of(label) {
        Label::Content(content) => speech.content(content),
        Label::Measure => speech.code(&unbroken(label)),
        Label::Word(key) => speech.marked(key),
        Label::Pieces(key, count) => speech.bdi(&speech.plain_of(key, "count", count)),
        Label::Own => speech.name(&Texts::french(label)),
    }
}

/// The same as text.
pub(crate) fn size_of_label_plain(label: &str, speech: &Speech) -> String {
    match Label::of(label) {
        Label::Content(content) => speech.content_plain(content),
        Label::Measure => unbroken(label),
        Label::Word(key) => speech.plain(key),
        Label::Pieces(key, count) => speech.plain_of(key, "count", count),
        Label::Own => label.to_owned(),
    }
}

/// How a label is to be said.
#[derive(Debug, PartialEq, Eq)]
enum Label {
    /// Grams, litres.
    Content(Content),
    /// Length and width: figures and a unit, read from the left.
    Measure,
    /// A word the shop knows in every language, by its key.
    Word(&'static str),
    /// A number of pieces, by the key of its words.
    Pieces(&'static str, u32),
    /// The producer's own words.
    Own,
}

impl Label {
    fn of(label: &str) -> Self {
        let label = label.trim();
        if let Some(content) = content_of(label) {
            return Self::Content(content);
        }
        let is_measure = label.starts_with(|first: char| first.is_ascii_digit());
        if is_measure && (label.contains('×') || label.ends_with(" cm")) {
            return Self::Measure;
        }
        let lower = label.to_lowercase();
        if let Some(count) = lower.strip_prefix("lot de ").and_then(|count| count.parse().ok()) {
            return Self::Pieces("size-lot", count);
        }
        if let Some(count) = lower.strip_suffix(" pièces").and_then(|count| count.parse().ok()) {
            return Self::Pieces("size-pieces", count);
        }
        word(&lower).map_or(Self::Own, Self::Word)
    }
}

/// The key of a word that producers write for a size.
fn word(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "pièce" | "la pièce" | "1 pièce" | "à la pièce" => "size-piece",
        "petit" | "petite" => "size-small",
        "moyen" | "moyenne" => "size-medium",
        "grand" | "grande" => "size-large",
        "taille unique" => "size-one",
        "coffret" => "size-box",
        "panier" => "size-basket",
        "pot" => "size-jar",
        "sachet" => "size-bag",
        "bouteille" | "flacon" => "size-bottle",
        "boîte" => "size-carton",
        "paire" => "size-pair",
        _ => return None,
    })
}

/// A line never breaks within a measure.
fn unbroken(label: &str) -> String {
    label.trim().replace(' ', NO_BREAK_SPACE)
}

fn content_of(label: &str) -> Option<Content> {
    let (amount, unit) = label.split_once(' ')?;
    Content::parse(&amount.replace(',', "."), unit)
        .ok()
        .filter(|content| content.unit() != ContentUnit::Piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::{Language, Messages};

    fn said(label: &str, language: Language) -> String {
        let resources = crate::RESOURCES;
        let speech = Speech::new(Messages::new(&resources).unwrap().voice(language));
        size_of_label(label, &speech).to_string()
    }

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
    fn measures_are_one_run_from_the_left() {
        assert_eq!(
            said("45 × 45 cm", Language::Arabic),
            "<bdi class=\"num\" dir=\"ltr\">45\u{a0}×\u{a0}45\u{a0}cm</bdi>"
        );
    }

    #[test]
    fn known_words_are_said_in_the_language_of_the_page() {
        assert_eq!(said("Pièce", Language::Arabic), "قطعة");
        assert_eq!(said("taille unique", Language::English), "one size");
        assert_eq!(said("lot de 4", Language::French), "<bdi>lot de 4</bdi>");
        assert_eq!(said("lot de 4", Language::Arabic), "<bdi>طقم من 4 قطع</bdi>");
        for word in [
            "petit", "grand", "coffret", "sachet", "pot", "boîte", "panier", "paire",
        ] {
            for language in [Language::Arabic, Language::Tamazight] {
                let shown = said(word, language);
                assert!(!shown.contains("lang="), "{language}, {word}: {shown}");
            }
        }
    }

    #[test]
    fn words_nobody_knows_say_that_they_are_french() {
        assert_eq!(
            said("demi-lune", Language::Arabic),
            "<span lang=\"fr\" dir=\"ltr\">demi-lune</span>"
        );
        assert_eq!(
            said("demi-lune", Language::Tamazight),
            "<span lang=\"fr\" dir=\"ltr\">demi-lune</span>"
        );
    }
}
