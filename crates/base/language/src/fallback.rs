//! Text stored in several languages. What is missing in the wanted language is shown in another, and
//! the page says so (`lang`), so that a screen reader and a translator both notice.

use crate::language::Language;

/// One text in up to four languages; French is always there.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Texts {
    /// The French text.
    pub fr: String,
    /// The Arabic text.
    pub ar: Option<String>,
    /// The English text.
    pub en: Option<String>,
    /// The Tamazight text.
    pub zgh: Option<String>,
}

/// A text as it is shown, and the language it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// The language of the text, perhaps not the wanted one.
    pub language: Language,
}

impl Texts {
    /// The text in four languages, as files and forms hold it: empty means missing.
    #[must_use]
    pub fn new(fr: &str, ar: &str, en: &str, zgh: &str) -> Texts {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        Texts {
            fr: fr.to_owned(),
            ar: given(ar),
            en: given(en),
            zgh: given(zgh),
        }
    }

    /// A text in French alone.
    #[must_use]
    pub fn french(fr: &str) -> Texts {
        Texts::new(fr, "", "", "")
    }

    /// The text to show a reader of `wanted`: in that language, else French, Arabic, English.
    #[must_use]
    pub fn in_language(&self, wanted: Language) -> Shown<'_> {
        [wanted, Language::French, Language::Arabic, Language::English]
            .into_iter()
            .find_map(|language| self.exactly(language).map(|text| Shown { text, language }))
            .unwrap_or(Shown {
                text: &self.fr,
                language: Language::French,
            })
    }

    /// The text of exactly that language, if there is one.
    #[must_use]
    pub fn exactly(&self, language: Language) -> Option<&str> {
        let text = match language {
            Language::French => Some(self.fr.as_str()),
            Language::Arabic => self.ar.as_deref(),
            Language::English => self.en.as_deref(),
            Language::Tamazight => self.zgh.as_deref(),
        };
        text.filter(|text| !text.is_empty())
    }

    /// Whether a reader of `wanted` is shown another language.
    #[must_use]
    pub fn is_fallback(&self, wanted: Language) -> bool {
        self.in_language(wanted).language != wanted
    }
}

impl Shown<'_> {
    /// The value of a `lang` attribute when the text is not in the page's language, else none.
    #[must_use]
    pub fn lang_beside(self, page: Language) -> Option<&'static str> {
        (self.language != page).then(|| self.language.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Arabic, English, French, Tamazight};

    #[test]
    fn missing_text_falls_back_in_order() {
        let full = Texts::new("Dattes", "تمور", "Dates", "ⵜⵉⵢⵏⵉ");
        for (language, text) in [
            (French, "Dattes"),
            (Arabic, "تمور"),
            (English, "Dates"),
            (Tamazight, "ⵜⵉⵢⵏⵉ"),
        ] {
            assert_eq!(full.in_language(language), Shown { text, language });
            assert!(!full.is_fallback(language));
        }
        let french = Texts::french("Dattes");
        assert_eq!(french, Texts::new("Dattes", "", "  ", ""));
        assert_eq!(
            french.in_language(Tamazight),
            Shown {
                text: "Dattes",
                language: French
            }
        );
        assert!(french.is_fallback(English) && !french.is_fallback(French));
        let no_french = Texts::new("", "تمور", "Dates", "");
        assert_eq!(no_french.in_language(Tamazight).language, Arabic);
        assert_eq!(no_french.in_language(English).language, English);
        assert_eq!(
            Texts::new("", "", "Dates", "").in_language(French).language,
            English
        );
        assert_eq!(
            Texts::default().in_language(Arabic),
            Shown {
                text: "",
                language: French
            }
        );
    }

    #[test]
    fn only_a_foreign_text_carries_a_lang_attribute() {
        let texts = Texts::new("Dattes", "تمور", "", "");
        assert_eq!(texts.in_language(Arabic).lang_beside(Arabic), None);
        assert_eq!(texts.in_language(English).lang_beside(English), Some("fr"));
    }
}
