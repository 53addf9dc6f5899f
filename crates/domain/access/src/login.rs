//! The word a person signs in with: an e-mail address, a telephone number or a plain name.

use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// Longest login, in characters.
const MAX_CHARACTERS: usize = 100;
/// Shortest login, in characters.
const MIN_CHARACTERS: usize = 3;

/// A login, folded: composed accents, small letters, no blanks. Two people cannot have the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(String);

/// Why a text is no login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginProblem {
    /// Fewer than 3 characters.
    #[error("a login has at least {MIN_CHARACTERS} characters")]
    TooShort,
    /// More than 100 characters.
    #[error("a login has at most {MAX_CHARACTERS} characters")]
    TooLong,
    /// A blank inside, or a character nobody sees.
    #[error("a login holds no blanks and no invisible characters")]
    WrongCharacter,
}

impl Login {
    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Login {
    type Err = LoginProblem;

    fn from_str(text: &str) -> Result<Self, LoginProblem> {
        // The length is looked at before folding, which may lengthen a text many times.
        let typed = text.trim();
        if typed.chars().nth(MAX_CHARACTERS).is_some() {
            return Err(LoginProblem::TooLong);
        }
        let folded: String = typed.nfkc().flat_map(char::to_lowercase).nfc().collect();
        if folded
            .chars()
            .any(|character| character.is_whitespace() || is_unseen(character))
        {
            return Err(LoginProblem::WrongCharacter);
        }
        match folded.chars().count() {
            0..MIN_CHARACTERS => Err(LoginProblem::TooShort),
            MIN_CHARACTERS..=MAX_CHARACTERS => Ok(Self(folded)),
            _ => Err(LoginProblem::TooLong),
        }
    }
}

impl fmt::Display for Login {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Controls, joiners and direction marks would make two logins that look alike.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_login_are_one() {
        let login: Login = "gestion@exemple.ma".parse().unwrap();
        for spelling in [
            " Gestion@Exemple.MA ",
            "GESTION@EXEMPLE.MA",
            "ｇestion@exemple.ma",
        ] {
            assert_eq!(spelling.parse(), Ok(login.clone()), "{spelling}");
        }
        assert_eq!("E\u{301}té".parse::<Login>(), "été".parse());
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        for (text, problem) in [
            ("ab", LoginProblem::TooShort),
            ("", LoginProblem::TooShort),
            ("deux mots", LoginProblem::WrongCharacter),
            ("cach\u{200B}é", LoginProblem::WrongCharacter),
            ("nul\0", LoginProblem::WrongCharacter),
        ] {
            assert_eq!(text.parse::<Login>(), Err(problem), "{text:?}");
        }
        assert_eq!("x".repeat(101).parse::<Login>(), Err(LoginProblem::TooLong));
        assert!("x".repeat(100).parse::<Login>().is_ok());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,30}") {
            if let Ok(login) = text.parse::<Login>() {
                prop_assert_eq!(login.as_str().parse(), Ok(login.clone()));
            }
        }
    }
}
