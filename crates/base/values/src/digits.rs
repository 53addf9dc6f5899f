//! Digits and invisible marks as people type them: Arabic keyboards write `٠١٢` or `۰۱۲`, and
//! copied text carries direction marks nobody sees.

/// The text with Arabic-Indic (U+0660…) and Persian (U+06F0…) digits written `0`–`9`.
///
/// ```
/// assert_eq!(values::digits::to_latin_digits("٠٦ ۱۲"), "06 12");
/// ```
#[must_use]
pub fn to_latin_digits(text: &str) -> String {
    text.chars().map(latin_digit).collect()
}

/// One character, its digit made Latin when it is Arabic-Indic or Persian.
#[must_use]
pub fn latin_digit(character: char) -> char {
    let value = match character {
        '\u{0660}'..='\u{0669}' => u32::from(character) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(character) - 0x06F0,
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}

/// Whether the character is an invisible direction mark: U+200E, U+200F, U+061C, U+202A–202E,
/// U+2066–2069.
#[must_use]
pub fn is_direction_mark(character: char) -> bool {
    matches!(character,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A number as typed: Latin digits, without direction marks, without blanks around.
pub(crate) fn typed_number(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !is_direction_mark(*c))
        .map(latin_digit)
        .collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_twenty_digits_become_latin_and_nothing_else_changes() {
        assert_eq!(to_latin_digits("٠١٢٣٤٥٦٧٨٩"), "0123456789");
        assert_eq!(to_latin_digits("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
        assert_eq!(to_latin_digits("تمر 5 é ⵜ"), "تمر 5 é ⵜ");
    }

    #[test]
    fn typed_numbers_lose_marks_and_outer_blanks() {
        assert_eq!(typed_number("\u{200F}\u{00A0}٣ \u{2069}"), "3");
        assert_eq!(typed_number("1 2"), "1 2");
    }
}
