//! A small reader of SQL text: words, strings, comments and placeholders, nothing more.

/// A piece of SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word<'t> {
    /// A run of letters, digits and underscores.
    Name(&'t str),
    /// `?12`: the digits.
    Placeholder(&'t str),
    /// A string, quoted name, comment, blank or sign, left as it is.
    Other(&'t str),
}

impl<'t> Word<'t> {
    pub(crate) fn text(self) -> &'t str {
        match self {
            Self::Name(text) | Self::Placeholder(text) | Self::Other(text) => text,
        }
    }
}

/// Splits the text; the pieces joined (placeholders with their mark) are the text again.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, length) = next_word(rest, first);
        pieces.push(piece);
        rest = rest.get(length..).unwrap_or_default();
    }
    pieces
}

fn next_word(rest: &str, first: char) -> (Word<'_>, usize) {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let until = |length: usize| rest.get(..length).unwrap_or(rest);
    if first == '\'' || first == '"' {
        let length = quoted(rest, first);
        (Word::Other(until(length)), length)
    } else if rest.starts_with("--") {
        let length = rest.find('\n').unwrap_or(rest.len());
        (Word::Other(until(length)), length)
    } else if first == '?' {
        let digits = rest[1..]
            .find(|character: char| !character.is_ascii_digit())
            .unwrap_or(rest.len() - 1);
        (
            Word::Placeholder(rest.get(1..=digits).unwrap_or_default()),
            digits + 1,
        )
    } else if is_name(first) {
        let length = rest.find(|character| !is_name(character)).unwrap_or(rest.len());
        (Word::Name(until(length)), length)
    } else {
        let length = first.len_utf8();
        (Word::Other(until(length)), length)
    }
}

/// Length of a quoted piece; a doubled quote inside does not end it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((index, character)) = characters.next() {
        if character == quote {
            if characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return index + quote.len_utf8();
            }
        }
    }
    rest.len()
}
