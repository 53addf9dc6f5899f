//! The order of names in lists: `é` beside `e`, Arabic by its alphabet, not by code points.

use crate::language::Language;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};
use std::cmp::Ordering;
use std::sync::LazyLock;

type Collator = LazyLock<Option<CollatorBorrowed<'static>>>;

static FRENCH: Collator = LazyLock::new(|| collator(&locale!("fr")));
static ARABIC: Collator = LazyLock::new(|| collator(&locale!("ar")));
static ENGLISH: Collator = LazyLock::new(|| collator(&locale!("en")));

fn collator(locale: &Locale) -> Option<CollatorBorrowed<'static>> {
    CollatorBorrowed::try_new(CollatorPreferences::from(locale), CollatorOptions::default()).ok()
}

/// How two names stand in a list of that language. Tifinagh's code points are in the order of its
/// alphabet already.
#[must_use]
pub fn compare(language: Language, one: &str, other: &str) -> Ordering {
    let rules = match language {
        Language::French => &FRENCH,
        Language::Arabic => &ARABIC,
        Language::English => &ENGLISH,
        Language::Tamazight => return one.cmp(other),
    };
    match rules.as_ref() {
        Some(collator) => collator.compare(one, other),
        None => one.cmp(other),
    }
}

/// Sorts things by their name in that language; equal names keep their order.
pub fn sort_by_name<T>(items: &mut [T], language: Language, name: impl Fn(&T) -> &str) {
    items.sort_by(|one, other| compare(language, name(one), name(other)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(language: Language, names: &[&'a str]) -> Vec<&'a str> {
        let mut names = names.to_vec();
        sort_by_name(&mut names, language, |name| name);
        names
    }

    #[test]
    fn the_rules_of_three_languages_are_compiled_in() {
        assert!(FRENCH.is_some() && ARABIC.is_some() && ENGLISH.is_some());
    }

    #[test]
    fn names_stand_where_readers_look_for_them() {
        assert_eq!(
            sorted(
                Language::French,
                &["Zagora", "Épices", "eau", "Erfoud", "Œillet", "olive", "Élan"]
            ),
            ["eau", "Élan", "Épices", "Erfoud", "Œillet", "olive", "Zagora"]
        );
        assert_eq!(
            sorted(Language::English, &["b", "A", "a", "B"]),
            ["a", "A", "b", "B"]
        );
        assert_eq!(
            sorted(
                Language::Arabic,
                &["زعفران", "إكليل", "تمور", "أركان", "عسل", "بهارات"]
            ),
            ["أركان", "إكليل", "بهارات", "تمور", "زعفران", "عسل"]
        );
        assert_eq!(
            sorted(Language::Tamazight, &["ⵣⵣⵉⵜ", "ⴰⵎⴰⵏ", "ⵜⵉⵢⵏⵉ"]),
            ["ⴰⵎⴰⵏ", "ⵜⵉⵢⵏⵉ", "ⵣⵣⵉⵜ"]
        );
    }

    #[test]
    fn equal_names_keep_their_order() {
        let mut items = [("b", 1), ("a", 2), ("b", 3), ("a", 4)];
        sort_by_name(&mut items, Language::French, |item| item.0);
        assert_eq!(items, [("a", 2), ("a", 4), ("b", 1), ("b", 3)]);
    }
}
