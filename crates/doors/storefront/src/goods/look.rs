//! Grounds of pictures, and times in words, the same on every page.

use language::date;
use web::{Markup, Speech};

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

/// The name of a month, 1 to 12, as the sentence of this key needs it: in one tongue with it.
pub(crate) fn month_in(key: &str, month: u8, speech: &Speech) -> &'static str {
    date::month_name(month, speech.tongue_of(key)).unwrap_or_default()
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
    use language::Language;

    #[test]
    fn only_class_names_become_classes() {
        assert_eq!(tile("g-miel", Some("k-amber")), "tile g-miel k-amber");
        assert_eq!(tile("", None), "tile");
        assert_eq!(tile("g-miel\" onload=\"x", Some("a b")), "tile");
    }

    #[test]
    fn a_sentence_is_in_one_tongue() {
        let resources = crate::RESOURCES;
        let messages = language::Messages::new(&resources).unwrap();
        let month = |key, language| month_in(key, 11, &Speech::new(messages.voice(language)));
        assert_eq!(month("home-season", Language::French), "novembre");
        assert_eq!(month("home-season", Language::Arabic), "نونبر");
        assert_eq!(month("home-season", Language::Tamazight), "ⵏⵓⵡⴰⵏⴱⵉⵔ");
        assert_eq!(
            month("offer-tax", Language::Tamazight),
            "novembre",
            "a sentence that is said in French has a French month"
        );
    }
}
