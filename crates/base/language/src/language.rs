//! The four languages of the house, their writing direction, and the choice a browser asks for.

use std::fmt;

/// A language pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// French, the language texts fall back to.
    French,
    /// Arabic as written in Morocco.
    Arabic,
    /// English.
    English,
    /// Standard Moroccan Tamazight, in Tifinagh.
    Tamazight,
}

/// The direction a language is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// French, English and Tamazight.
    LeftToRight,
    /// Arabic.
    RightToLeft,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// All languages, in the order they are offered.
    pub const ALL: [Language; 4] = [
        Language::French,
        Language::Arabic,
        Language::English,
        Language::Tamazight,
    ];

    /// The code in addresses and in the HTML attribute `lang`: `fr`, `ar`, `en`, `zgh`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::French => "fr",
            Language::Arabic => "ar",
            Language::English => "en",
            Language::Tamazight => "zgh",
        }
    }

    /// The language of a code, exactly as [`Language::code`] writes it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::French => "Français",
            Language::Arabic => "العربية",
            Language::English => "English",
            Language::Tamazight => "ⵜⴰⵎⴰⵣⵉⵖⵜ",
        }
    }

    /// The direction it is written in.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Language::Arabic => Direction::RightToLeft,
            Language::French | Language::English | Language::Tamazight => Direction::LeftToRight,
        }
    }

    /// The language an `Accept-Language` header wants most; French when it wants none of the four.
    ///
    /// Regions and scripts are passed over (`ar-MA` is Arabic); the other Amazigh languages of
    /// Morocco (`shi`, `tzm`, `rif`) and their family `ber` are served Tamazight.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Language {
        let mut best = (0, Language::French);
        for wish in header.split(',') {
            let (range, weight) = wish.split_once(';').unwrap_or((wish, "q=1"));
            if let (Some(language), Some(weight)) = (of_range(range), thousandths(weight))
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// Writes the code.
impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

fn of_range(range: &str) -> Option<Language> {
    let primary = range
        .trim()
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match primary.as_str() {
        "*" | "fr" => Some(Language::French),
        "ar" | "ary" => Some(Language::Arabic),
        "en" => Some(Language::English),
        "zgh" | "ber" | "shi" | "tzm" | "rif" => Some(Language::Tamazight),
        _ => None,
    }
}

/// `q=0.8` in thousandths; none when it is not a weight.
fn thousandths(weight: &str) -> Option<u32> {
    let value = weight
        .trim()
        .strip_prefix(['q', 'Q'])?
        .trim_start()
        .strip_prefix('=')?
        .trim();
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let are_digits = decimals.len() <= 3 && decimals.bytes().all(|b| b.is_ascii_digit());
    match whole {
        "0" | "1" if are_digits => format!("{whole}{decimals:0<3}")
            .parse()
            .ok()
            .filter(|q| *q <= 1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Arabic, English, French, Tamazight};

    #[test]
    fn languages_have_codes_names_and_directions() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(language.to_string(), language.code());
        }
        for wrong in ["", "FR", "de", "fr-MA"] {
            assert_eq!(Language::from_code(wrong), None, "{wrong}");
        }
        assert_eq!(Arabic.direction().attribute(), "rtl");
        assert_eq!(Tamazight.direction().attribute(), "ltr");
        assert_eq!(
            Language::ALL.map(Language::own_name),
            ["Français", "العربية", "English", "ⵜⴰⵎⴰⵣⵉⵖⵜ"]
        );
    }

    #[test]
    fn the_browser_gets_what_it_wants_most() {
        for (header, language) in [
            ("", French),
            ("de", French),
            ("*", French),
            ("ar", Arabic),
            ("AR-ma", Arabic),
            ("ary, fr;q=0.5", Arabic),
            ("fr-FR,fr;q=0.9,en;q=0.8", French),
            ("en-GB,en;q=0.9,fr;q=0.8", English),
            ("de-DE, en;q=0.7, ar;q=0.8", Arabic),
            ("fr;q=0.2, en;q=0.9", English),
            ("en;q=0.50,ar;q=0.5", English),
            ("zgh-Tfng-MA", Tamazight),
            ("shi, fr;q=0.9", Tamazight),
            ("en;q=0, ar;q=0.001", Arabic),
            ("en;q=0", French),
            ("en ; q = 0.9 , ar ; q=1.000", Arabic),
            ("en;q=2, ar;q=0.1", Arabic),
            ("en;q=1.001, ar;q=0.1", Arabic),
            ("en;q=0.1234, ar;q=0.1", Arabic),
            ("en;level=1, ar;q=0.1", Arabic),
            (";;,,;q=1", French),
        ] {
            assert_eq!(Language::from_accept_language(header), language, "{header}");
        }
    }
}
