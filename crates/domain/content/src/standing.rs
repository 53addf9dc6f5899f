//! The texts that come with the shop. They hold until the house writes its own.

use crate::page::PageSlug;
use language::Language;

/// A title and a text in Markdown, in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its title.
    pub title: &'static str,
    /// Its text, in Markdown.
    pub body: &'static str,
    /// The language it is in, perhaps not the wanted one.
    pub language: Language,
}

macro_rules! texts {
    ($slug:literal) => {
        [
            include_str!(concat!("../pages/", $slug, ".fr.md")),
            include_str!(concat!("../pages/", $slug, ".ar.md")),
            include_str!(concat!("../pages/", $slug, ".en.md")),
        ]
    };
}

/// The text of a page in a language; in Tamazight the French one.
#[must_use]
pub fn standing(slug: PageSlug, wanted: Language) -> Standing {
    let [french, arabic, english] = match slug {
        PageSlug::Terms => texts!("terms"),
        PageSlug::Privacy => texts!("privacy"),
        PageSlug::LegalNotice => texts!("legal-notice"),
        PageSlug::Returns => texts!("returns"),
        PageSlug::Delivery => texts!("delivery"),
    };
    let (text, language) = match wanted {
        Language::French | Language::Tamazight => (french, Language::French),
        Language::Arabic => (arabic, Language::Arabic),
        Language::English => (english, Language::English),
    };
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    Standing {
        title: title.trim_start_matches(['#', ' ']),
        body: body.trim(),
        language,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_a_text_in_three_languages() {
        for slug in PageSlug::ALL {
            for language in [Language::French, Language::Arabic, Language::English] {
                let text = standing(*slug, language);
                assert_eq!(text.language, language);
                assert!(
                    !text.title.is_empty() && !text.title.starts_with('#'),
                    "{slug} {language}"
                );
                assert!(
                    text.body.starts_with("##") || text.body.chars().count() > 20,
                    "{slug} {language}"
                );
            }
            let arabic = standing(*slug, Language::Arabic);
            assert!(
                arabic
                    .title
                    .chars()
                    .any(|letter| ('\u{600}'..'\u{700}').contains(&letter)),
                "{slug}"
            );
            assert_eq!(
                standing(*slug, Language::Tamazight),
                standing(*slug, Language::French)
            );
        }
    }

    #[test]
    fn the_law_is_named_where_it_must_be() {
        for language in [Language::French, Language::Arabic, Language::English] {
            assert!(standing(PageSlug::Terms, language).body.contains("31-08"));
            assert!(standing(PageSlug::Privacy, language).body.contains("09-08"));
        }
    }
}
