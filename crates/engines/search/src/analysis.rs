//! From a text to the terms that are kept of it, and from a query to the terms that are looked for.

use crate::tifinagh;
use std::collections::BTreeSet;
use values::slug::fold;

/// Longest term, in characters; what is longer is cut.
const LONGEST: usize = 40;
/// The Arabic article, alone and with the particles that are written together with it.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];
/// Particles that are written together with a word without article: and, with, for.
const PARTICLES: [char; 3] = ['و', 'ب', 'ل'];
/// Fewest letters a noun keeps when its article is taken off, and when a particle is.
const SHORTEST_NOUN: usize = 2;
const SHORTEST_AFTER_PARTICLE: usize = 3;

/// The terms of a text, in their order: folded, Tifinagh in Latin letters, without the Arabic article.
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    fold(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(term)
        .collect()
}

/// The terms under which texts are kept: also without a particle that may be part of the word.
pub(crate) fn kept<'t>(texts: impl IntoIterator<Item = &'t String>) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for text in texts {
        for term in terms(text) {
            if let Some(bare) = without_particle(&term) {
                kept.insert(bare.to_owned());
            }
            kept.insert(term);
        }
    }
    kept
}

/// The term without the particle it may begin with, when enough is left.
pub(crate) fn without_particle(term: &str) -> Option<&str> {
    term.strip_prefix(PARTICLES)
        .filter(|rest| rest.chars().count() >= SHORTEST_AFTER_PARTICLE)
}

fn term(word: &str) -> String {
    let noun = ARTICLES
        .iter()
        .filter_map(|article| word.strip_prefix(article))
        .find(|noun| noun.chars().count() >= SHORTEST_NOUN)
        .unwrap_or(word);
    tifinagh::in_latin(noun).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn articles_accents_and_scripts_do_not_matter() {
        for (text, expected) in [
            (
                "Dattes Mejhoul – 1 kg",
                &["dattes", "mejhoul", "1", "kg"] as &[&str],
            ),
            ("التَّمر المجهول", &["تمر", "مجهول"]),
            ("بالعسل وللوز", &["عسل", "وللوز"]),
            ("والزعفران", &["زعفران"]),
            ("ال", &["ال"]),
            ("ⵜⵉⵢⵏⵉ", &["tiyni"]),
            ("", &[]),
            ("\u{0301}\u{0302} — ؟", &[]),
        ] {
            assert_eq!(terms(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_with_a_particle_is_kept_without_it_too() {
        let kept = kept(&["تمر وعسل".to_owned()]);
        assert_eq!(kept, ["تمر", "وعسل", "عسل"].map(str::to_owned).into());
        assert_eq!(
            without_particle("ورد"),
            None,
            "a rose is not a particle and two letters"
        );
    }

    proptest! {
        #[test]
        fn terms_of_terms_are_themselves(text in "[a-zA-Zéèçœ’' ]{0,40}") {
            let once = terms(&text);
            prop_assert_eq!(terms(&once.join(" ")), once);
        }

        #[test]
        fn terms_are_never_empty_nor_long(text in "\\PC{0,200}") {
            for term in terms(&text) {
                prop_assert!(!term.is_empty() && term.chars().count() <= LONGEST);
            }
        }
    }
}
