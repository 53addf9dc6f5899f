//! Text typed by people, cleaned before it is kept: outer blanks gone, accents composed, and none of
//! the invisible characters that reorder or break what others read.

use unicode_normalization::UnicodeNormalization;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// More characters than the field holds.
    #[error("at most {max} characters")]
    TooLong {
        /// The most characters the field holds.
        max: usize,
    },
    /// A character no keyboard writes: NUL, escape and their like; in a line also a line break.
    #[error("the text holds a control character")]
    ControlCharacter,
}

/// One line: trimmed, runs of blanks made one, direction overrides removed. At most `max_chars`
/// characters after that; it may be empty.
pub fn clean_line(text: &str, max_chars: usize) -> Result<String, TextError> {
    let line = cleaned(text.trim_matches(['\r', '\n']))?;
    within(line, max_chars)
}

/// Text of several lines: each cleaned like a line, line breaks kept as `\n`, empty lines at both
/// ends removed. At most `max_chars` characters, line breaks included.
pub fn clean_text(text: &str, max_chars: usize) -> Result<String, TextError> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = unix.split('\n').map(cleaned).collect::<Result<_, _>>()?;
    within(lines.join("\n").trim_matches('\n').to_owned(), max_chars)
}

fn cleaned(line: &str) -> Result<String, TextError> {
    if line.chars().any(|c| c.is_control() && c != '\t') {
        return Err(TextError::ControlCharacter);
    }
    let visible: String = line.chars().filter(|c| !is_override(*c)).nfc().collect();
    Ok(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Embeddings, overrides and isolates reorder the text around them; zero-width blanks and byte order
/// marks hide differences between names. Plain marks (U+200E, U+200F) and joiners are real spelling.
fn is_override(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}')
}

fn within(text: String, max: usize) -> Result<String, TextError> {
    if text.chars().count() <= max {
        Ok(text)
    } else {
        Err(TextError::TooLong { max })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_trimmed_and_blanks_collapse() {
        assert_eq!(
            clean_line("  Acheteur \t démo\u{00A0} 07 \r\n", 40),
            Ok("Acheteur démo 07".into())
        );
        assert_eq!(clean_line("", 0), Ok(String::new()));
        assert_eq!(
            clean_line("e\u{301}te\u{301}", 3),
            Ok("été".into()),
            "accents are composed before counting"
        );
        assert_eq!(
            clean_line("\u{202E}abc\u{202C}\u{2066}d\u{2069}\u{FEFF}", 4),
            Ok("abcd".into())
        );
        assert_eq!(clean_line("نص\u{200F} عربي", 20), Ok("نص\u{200F} عربي".into()));
    }

    #[test]
    fn control_characters_and_long_lines_are_refused() {
        for text in ["a\0b", "a\u{1B}[31m", "a\u{85}b", "a\nb", "\u{7F}"] {
            assert_eq!(clean_line(text, 40), Err(TextError::ControlCharacter), "{text:?}");
        }
        assert_eq!(clean_line("تمور", 3), Err(TextError::TooLong { max: 3 }));
        assert_eq!(clean_line("   abc   ", 3), Ok("abc".into()));
    }

    #[test]
    fn texts_keep_their_line_breaks() {
        assert_eq!(
            clean_text("\n\n un  deux \r\n\r\ntrois\rquatre \n", 40),
            Ok("un deux\n\ntrois\nquatre".into())
        );
        assert_eq!(clean_text("a\n\0", 40), Err(TextError::ControlCharacter));
        assert_eq!(clean_text("a\nb", 2), Err(TextError::TooLong { max: 2 }));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            if let Ok(line) = clean_line(&text, 1000) {
                prop_assert_eq!(clean_line(&line, 1000), Ok(line.clone()));
            }
            if let Ok(cleaned) = clean_text(&text, 1000) {
                prop_assert_eq!(clean_text(&cleaned, 1000), Ok(cleaned.clone()));
            }
        }
    }
}
