//! Text of a party, product or page in up to four languages, cleaned before it is kept.

use language::{Language, Texts};
use values::text::{TextError, clean_line, clean_text};

/// Why a text in four languages was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// The French text is missing; the others fall back to it.
    #[error("the French text is missing")]
    FrenchMissing,
    /// One of the texts is too long or holds a control character.
    #[error("{language}: {problem}")]
    Text {
        /// The language of the text.
        language: Language,
        /// What is wrong with it.
        problem: TextError,
    },
}

/// One line per language, at most `longest` characters each; the French one must be there.
pub fn names(texts: &Texts, longest: usize) -> Result<Texts, WordingError> {
    let cleaned = each(texts, |text| clean_line(text, longest))?;
    if cleaned.fr.is_empty() {
        Err(WordingError::FrenchMissing)
    } else {
        Ok(cleaned)
    }
}

/// One line per language, or none, at most `longest` characters each.
pub fn lines(texts: &Texts, longest: usize) -> Result<Texts, WordingError> {
    each(texts, |text| clean_line(text, longest))
}

/// Several lines per language, or none, at most `longest` characters each.
pub fn paragraphs(texts: &Texts, longest: usize) -> Result<Texts, WordingError> {
    each(texts, |text| clean_text(text, longest))
}

/// The wanted text; a language that it leaves out stays as it was. For imports, whose files may lack
/// a language that somebody has typed since.
#[must_use]
pub fn completed(wanted: &Texts, kept: &Texts) -> Texts {
    let other = |wanted: &Option<String>, kept: &Option<String>| wanted.clone().or_else(|| kept.clone());
    Texts {
        fr: if wanted.fr.is_empty() {
            kept.fr.clone()
        } else {
            wanted.fr.clone()
        },
        ar: other(&wanted.ar, &kept.ar),
        en: other(&wanted.en, &kept.en),
        zgh: other(&wanted.zgh, &kept.zgh),
    }
}

fn each(texts: &Texts, clean: impl Fn(&str) -> Result<String, TextError>) -> Result<Texts, WordingError> {
    let cleaned = |language: Language| {
        clean(texts.exactly(language).unwrap_or_default())
            .map_err(|problem| WordingError::Text { language, problem })
    };
    Ok(Texts::new(
        &cleaned(Language::French)?,
        &cleaned(Language::Arabic)?,
        &cleaned(Language::English)?,
        &cleaned(Language::Tamazight)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_in_each_language() {
        let typed = Texts::new("  Dattes  de table ", " تمور ", "", "");
        assert_eq!(
            names(&typed, 40),
            Ok(Texts::new("Dattes de table", "تمور", "", ""))
        );
        assert_eq!(
            names(&Texts::new(" ", "تمور", "", ""), 40),
            Err(WordingError::FrenchMissing)
        );
        assert_eq!(lines(&Texts::default(), 40), Ok(Texts::default()));
        let long = Texts::new("Dattes", "تمور تمور", "", "");
        let problem = TextError::TooLong { max: 6 };
        assert_eq!(
            names(&long, 6),
            Err(WordingError::Text {
                language: Language::Arabic,
                problem
            })
        );
        let broken = paragraphs(&Texts::new("a\nb", "", "a\u{0}", ""), 10);
        let problem = TextError::ControlCharacter;
        assert_eq!(
            broken,
            Err(WordingError::Text {
                language: Language::English,
                problem
            })
        );
        assert_eq!(
            paragraphs(&Texts::french("a\r\nb"), 10),
            Ok(Texts::french("a\nb"))
        );
    }

    #[test]
    fn a_language_left_out_stays() {
        let kept = Texts::new("Dattes", "تمور", "Dates", "ⵜⵉⵢⵏⵉ");
        assert_eq!(
            completed(&Texts::french("Dattes fines"), &kept).exactly(Language::Arabic),
            Some("تمور")
        );
        assert_eq!(
            completed(&Texts::french("Dattes fines"), &kept).fr,
            "Dattes fines"
        );
        assert_eq!(completed(&Texts::default(), &kept), kept);
        assert_eq!(completed(&kept, &Texts::default()), kept);
    }
}
