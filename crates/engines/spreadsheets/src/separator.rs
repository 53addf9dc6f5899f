//! The written set of separators and how one is recognised.

use crate::ReadError;

/// What stands between two cells of a CSV line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, which spreadsheet programs write where the comma marks decimals.
    Semicolon,
    /// Tab.
    Tab,
}

impl Separator {
    /// The character itself.
    #[must_use]
    pub const fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }

    fn of(character: char) -> Option<Self> {
        [Self::Comma, Self::Semicolon, Self::Tab]
            .into_iter()
            .find(|one| one.character() == character)
    }

    /// The separator that a first line `sep=;` declares, as some spreadsheet programs write it.
    pub(crate) fn declared(line: &str) -> Option<Self> {
        let mut rest = line.strip_prefix("sep=")?.chars();
        let separator = Self::of(rest.next()?)?;
        rest.next().is_none().then_some(separator)
    }

    /// The only kind of separator outside quotation marks in the first line of `text`.
    ///
    /// Two kinds are refused rather than counted: a guess would shift every cell of the file.
    pub(crate) fn detect(text: &str, line: usize) -> Result<Self, ReadError> {
        let mut found = None;
        let mut quoted = false;
        for character in text.chars() {
            match character {
                '"' => quoted = !quoted,
                '\r' | '\n' if !quoted => break,
                _ if quoted => {}
                _ => match (Self::of(character), found) {
                    (Some(new), Some(old)) if new != old => {
                        return Err(ReadError::UnknownSeparator { line });
                    }
                    (Some(new), _) => found = Some(new),
                    (None, _) => {}
                },
            }
        }
        found.ok_or(ReadError::UnknownSeparator { line })
    }
}
