//! Numbers, money, weights and contents as people of each language write them. Digits are 0–9 in
//! every language.
//!
//! | | thousands | decimals | money |
//! |---|---|---|---|
//! | fr | U+202F | `,` | `1 234,50 DH` |
//! | ar | `.` | `,` | `1.234,50 درهم` |
//! | en | `,` | `.` | `1,234.50 MAD` |
//! | zgh | U+00A0 | `,` | `1 234,50 DH` |
//!
//! A no-break space (U+00A0) stands before every unit; French and Tamazight put one before `%`, too.
//! In Arabic text a negative number begins with U+200E, which keeps its sign on the left.

use crate::language::Language;
use values::content::{Content, ContentUnit, PriceBasis, UnitPrice};
use values::money::{Currency, Money};
use values::quantity::Grams;
use values::rate::BasisPoints;

const NO_BREAK_SPACE: char = '\u{00A0}';

/// A whole number: `12 345`.
#[must_use]
pub fn number(value: i64, language: Language) -> String {
    written(value < 0, value.unsigned_abs(), "", language)
}

/// A number given in thousandths, with as many decimals as it needs: 7 300 is `7,3`.
#[must_use]
pub fn decimal(thousandths: i64, language: Language) -> String {
    let size = thousandths.unsigned_abs();
    let decimals = format!("{:03}", size % 1000);
    written(
        thousandths < 0,
        size / 1000,
        decimals.trim_end_matches('0'),
        language,
    )
}

/// An amount with both decimals: `1 234,50 DH`.
#[must_use]
pub fn money(amount: Money, language: Language) -> String {
    let size = amount.centimes().unsigned_abs();
    let decimals = format!("{:02}", size % 100);
    let figure = written(amount.is_negative(), size / 100, &decimals, language);
    with_unit(&figure, currency_word(amount.currency(), language))
}

/// An amount without decimals when it is round, for cards: `85 DH`, `85,50 DH`.
#[must_use]
pub fn money_short(amount: Money, language: Language) -> String {
    if amount.centimes() % 100 == 0 {
        with_unit(
            &number(amount.centimes() / 100, language),
            currency_word(amount.currency(), language),
        )
    } else {
        money(amount, language)
    }
}

/// A share in per cent, with as many decimals as it needs: `7,5 %`.
#[must_use]
pub fn percent(share: BasisPoints, language: Language) -> String {
    let figure = decimal(i64::from(share.value()) * 10, language);
    match language {
        Language::French | Language::Tamazight => with_unit(&figure, "%"),
        Language::Arabic | Language::English => format!("{figure}%"),
    }
}

/// A weight: grams below a kilogram, kilograms from there: `560 g`, `7,3 kg`.
#[must_use]
pub fn weight(weight: Grams, language: Language) -> String {
    if weight.value() < 1000 {
        with_unit(
            &number(weight.value(), language),
            unit_word(ContentUnit::Gram, language),
        )
    } else {
        with_unit(
            &decimal(weight.value(), language),
            unit_word(ContentUnit::Kilogram, language),
        )
    }
}

/// What a package holds: `500 g`, `1 L`. Pieces say nothing.
#[must_use]
pub fn content(content: Content, language: Language) -> Option<String> {
    (content.unit() != ContentUnit::Piece).then(|| {
        with_unit(
            &decimal(content.amount_thousandths(), language),
            unit_word(content.unit(), language),
        )
    })
}

/// A price per unit, without decimals when round: `170 DH/kg`.
#[must_use]
pub fn unit_price(price: UnitPrice, language: Language) -> String {
    let unit = match price.per {
        PriceBasis::Kilogram => ContentUnit::Kilogram,
        PriceBasis::Litre => ContentUnit::Litre,
        PriceBasis::Gram => ContentUnit::Gram,
    };
    format!(
        "{}/{}",
        money_short(price.money, language),
        unit_word(unit, language)
    )
}

fn written(negative: bool, whole: u64, decimals: &str, language: Language) -> String {
    let (group, point) = match language {
        Language::French => ('\u{202F}', ','),
        Language::Arabic => ('.', ','),
        Language::English => (',', '.'),
        Language::Tamazight => (NO_BREAK_SPACE, ','),
    };
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() * 2 + decimals.len() + 4);
    if negative {
        text.push_str(if language == Language::Arabic {
            "\u{200E}-"
        } else {
            "-"
        });
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

fn with_unit(figure: &str, unit: &str) -> String {
    format!("{figure}{NO_BREAK_SPACE}{unit}")
}

fn currency_word(currency: Currency, language: Language) -> &'static str {
    match (currency, language) {
        (Currency::Mad, Language::French | Language::Tamazight) => "DH",
        // A price label, so the word stays as it is whatever the number.
        (Currency::Mad, Language::Arabic) => "درهم",
        (Currency::Mad, Language::English) => "MAD",
    }
}

fn unit_word(unit: ContentUnit, language: Language) -> &'static str {
    match (unit, language) {
        (ContentUnit::Piece, _) => "",
        (ContentUnit::Kilogram, Language::Arabic) => "كغ",
        (ContentUnit::Gram, Language::Arabic) => "غ",
        (ContentUnit::Litre, Language::Arabic) => "لتر",
        (ContentUnit::Millilitre, Language::Arabic) => "مل",
        (unit, _) => unit.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Arabic, English, French, Tamazight};
    use proptest::prelude::*;

    /// Expected texts are written with plain blanks: `_` stands for U+202F, a blank for U+00A0.
    fn spaced(text: &str) -> String {
        text.replace(' ', "\u{A0}").replace('_', "\u{202F}")
    }

    fn in_all(format: impl Fn(Language) -> String, expected: [&str; 4]) {
        assert_eq!(
            [French, Arabic, English, Tamazight].map(format),
            expected.map(spaced)
        );
    }

    #[test]
    fn money_is_written_as_settled() {
        let amount = Money::mad(123_450);
        in_all(
            |l| money(amount, l),
            ["1_234,50 DH", "1.234,50 درهم", "1,234.50 MAD", "1 234,50 DH"],
        );
        in_all(
            |l| money(Money::mad(8500), l),
            ["85,00 DH", "85,00 درهم", "85.00 MAD", "85,00 DH"],
        );
        in_all(
            |l| money(Money::ZERO_MAD, l),
            ["0,00 DH", "0,00 درهم", "0.00 MAD", "0,00 DH"],
        );
        in_all(
            |l| money(Money::mad(-123_456_789), l),
            [
                "-1_234_567,89 DH",
                "\u{200E}-1.234.567,89 درهم",
                "-1,234,567.89 MAD",
                "-1 234 567,89 DH",
            ],
        );
        in_all(
            |l| money(Money::mad(-5), l),
            ["-0,05 DH", "\u{200E}-0,05 درهم", "-0.05 MAD", "-0,05 DH"],
        );
    }

    #[test]
    fn cards_drop_decimals_only_when_round() {
        in_all(
            |l| money_short(Money::mad(8500), l),
            ["85 DH", "85 درهم", "85 MAD", "85 DH"],
        );
        in_all(
            |l| money_short(Money::mad(120_000), l),
            ["1_200 DH", "1.200 درهم", "1,200 MAD", "1 200 DH"],
        );
        in_all(
            |l| money_short(Money::mad(8550), l),
            ["85,50 DH", "85,50 درهم", "85.50 MAD", "85,50 DH"],
        );
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        in_all(|l| number(12_345, l), ["12_345", "12.345", "12,345", "12 345"]);
        in_all(|l| number(999, l), ["999"; 4]);
        assert_eq!(number(i64::MIN, English), "-9,223,372,036,854,775,808");
        in_all(|l| decimal(7300, l), ["7,3", "7,3", "7.3", "7,3"]);
        in_all(
            |l| decimal(-1_000_050, l),
            ["-1_000,05", "\u{200E}-1.000,05", "-1,000.05", "-1 000,05"],
        );
        in_all(|l| decimal(4000, l), ["4"; 4]);
    }

    #[test]
    fn shares_weights_and_contents() {
        let rate = BasisPoints::new(750).unwrap();
        in_all(|l| percent(rate, l), ["7,5 %", "7,5%", "7.5%", "7,5 %"]);
        in_all(
            |l| percent(BasisPoints::WHOLE, l),
            ["100 %", "100%", "100%", "100 %"],
        );
        let heavy = Grams::new(7300).unwrap();
        in_all(|l| weight(heavy, l), ["7,3 kg", "7,3 كغ", "7.3 kg", "7,3 kg"]);
        in_all(
            |l| weight(Grams::new(560).unwrap(), l),
            ["560 g", "560 غ", "560 g", "560 g"],
        );
        in_all(
            |l| weight(Grams::new(1000).unwrap(), l),
            ["1 kg", "1 كغ", "1 kg", "1 kg"],
        );
        for (amount, unit, expected) in [
            ("500", "g", ["500 g", "500 غ", "500 g", "500 g"]),
            ("1", "kg", ["1 kg", "1 كغ", "1 kg", "1 kg"]),
            ("1", "L", ["1 L", "1 لتر", "1 L", "1 L"]),
            ("0.5", "L", ["0,5 L", "0,5 لتر", "0.5 L", "0,5 L"]),
            ("500", "mL", ["500 mL", "500 مل", "500 mL", "500 mL"]),
        ] {
            in_all(
                |l| content(Content::parse(amount, unit).unwrap(), l).unwrap(),
                expected,
            );
        }
        assert_eq!(content(Content::parse("1", "piece").unwrap(), French), None);
    }

    #[test]
    fn unit_prices_name_their_unit() {
        let of = |amount: &str, unit: &str, centimes| {
            Content::parse(amount, unit)
                .unwrap()
                .unit_price(Money::mad(centimes))
                .unwrap()
        };
        let dates = of("500", "g", 8500);
        in_all(
            |l| unit_price(dates, l),
            ["170 DH/kg", "170 درهم/كغ", "170 MAD/kg", "170 DH/kg"],
        );
        let oil = of("250", "mL", 4510);
        in_all(
            |l| unit_price(oil, l),
            ["180,40 DH/L", "180,40 درهم/لتر", "180.40 MAD/L", "180,40 DH/L"],
        );
        let saffron = of("2", "g", 8000);
        in_all(
            |l| unit_price(saffron, l),
            ["40 DH/g", "40 درهم/غ", "40 MAD/g", "40 DH/g"],
        );
    }

    proptest! {
        #[test]
        fn written_money_is_read_back(centimes in -100_000_000_000i64..100_000_000_000) {
            for language in Language::ALL {
                let shown = money(Money::mad(centimes), language);
                let figure = shown.rsplit_once(NO_BREAK_SPACE).unwrap().0;
                prop_assert_eq!(Money::parse_decimal(figure), Ok(Money::mad(centimes)), "{}", shown);
            }
        }
    }
}
