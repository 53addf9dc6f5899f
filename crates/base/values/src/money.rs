//! Amounts of money, exact to the centime. Every operation is checked: an amount that does not fit
//! or two currencies that do not match are errors, never a wrong figure.

use crate::digits::typed_number;
use std::cmp::Ordering;

/// A currency the house keeps books in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Currency {
    /// The Moroccan dirham, two decimals.
    Mad,
}

impl Currency {
    /// The ISO 4217 letters: `MAD`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Currency::Mad => "MAD",
        }
    }

    /// The ISO 4217 number card gateways ask for: `504`.
    #[must_use]
    pub fn numeric(self) -> &'static str {
        match self {
            Currency::Mad => "504",
        }
    }
}

/// Why a calculation with money has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The result does not fit 64 bits of centimes.
    #[error("the amount is too large")]
    Overflow,
    /// The two amounts are of different currencies.
    #[error("the amounts are of different currencies")]
    CurrencyMismatch,
}

/// Why a typed amount was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseMoneyError {
    /// Nothing was typed.
    #[error("no amount given")]
    Empty,
    /// Something else than digits, one sign in front, blanks between groups and separators.
    #[error("not an amount")]
    NotANumber,
    /// One separator followed by three digits: `1,234` may mean 1.234 or 1234.
    #[error("the separator may mean thousands or decimals")]
    Ambiguous,
    /// More than two decimals.
    #[error("an amount has at most two decimals")]
    TooManyDecimals,
    /// More than 64 bits of centimes hold.
    #[error("the amount is too large")]
    TooLarge,
}

/// An amount in centimes of one currency; negative for what is owed or given back.
///
/// Amounts of different currencies are neither equal nor ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    centimes: i64,
    currency: Currency,
}

#[allow(
    clippy::should_implement_trait,
    reason = "the operator traits cannot fail, and money must not overflow unseen"
)]
impl Money {
    /// No dirhams.
    pub const ZERO_MAD: Money = Money::mad(0);

    /// An amount of dirhams given in centimes: `Money::mad(123_450)` is 1 234.50 dirhams.
    #[must_use]
    pub const fn mad(centimes: i64) -> Money {
        Money {
            centimes,
            currency: Currency::Mad,
        }
    }

    /// The amount in hundredths of the currency.
    #[must_use]
    pub const fn centimes(self) -> i64 {
        self.centimes
    }

    /// The currency of the amount.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Both amounts together.
    pub fn add(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        self.centimes
            .checked_add(other.centimes)
            .map(|c| self.with(c))
            .ok_or(MoneyError::Overflow)
    }

    /// This amount less the other.
    pub fn sub(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        self.centimes
            .checked_sub(other.centimes)
            .map(|c| self.with(c))
            .ok_or(MoneyError::Overflow)
    }

    /// The amount so many times.
    pub fn times(self, count: i64) -> Result<Money, MoneyError> {
        self.centimes
            .checked_mul(count)
            .map(|c| self.with(c))
            .ok_or(MoneyError::Overflow)
    }

    /// The amount with the other sign.
    pub fn negated(self) -> Result<Money, MoneyError> {
        self.centimes
            .checked_neg()
            .map(|c| self.with(c))
            .ok_or(MoneyError::Overflow)
    }

    /// The sum of dirham amounts; zero dirhams when there is none.
    pub fn sum(amounts: impl IntoIterator<Item = Money>) -> Result<Money, MoneyError> {
        amounts.into_iter().try_fold(Money::ZERO_MAD, Money::add)
    }

    /// Whether nothing is left.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.centimes == 0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.centimes < 0
    }

    /// Whether the amount is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.centimes > 0
    }

    /// Reads dirhams as typed: `1234.50`, `1234,5`, `1 234,50`, `1.234,50`, `١٢٣٤٫٥٠`, `-5`.
    ///
    /// At most two decimals. `1,234` and `1.234` are refused as ambiguous.
    pub fn parse_decimal(text: &str) -> Result<Money, ParseMoneyError> {
        let typed = typed_number(text);
        let (negative, unsigned) = match typed.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, typed.as_str()),
        };
        if unsigned.is_empty() {
            return Err(if negative {
                ParseMoneyError::NotANumber
            } else {
                ParseMoneyError::Empty
            });
        }
        let (whole, decimals) = split_decimals(&without_group_blanks(unsigned)?)?;
        let hundredths = match decimals.len() {
            0 => "00".to_owned(),
            1 => format!("{decimals}0"),
            _ => decimals,
        };
        let sign = if negative { "-" } else { "" };
        format!("{sign}{whole}{hundredths}")
            .parse()
            .map(Money::mad)
            .map_err(|_| ParseMoneyError::TooLarge)
    }

    /// The amount for machines: `1234.50`, `-0.05`.
    #[must_use]
    pub fn to_decimal_string(self) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let size = self.centimes.unsigned_abs();
        format!("{sign}{}.{:02}", size / 100, size % 100)
    }

    pub(crate) const fn with(self, centimes: i64) -> Money {
        Money {
            centimes,
            currency: self.currency,
        }
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch)
        }
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Money) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.centimes.cmp(&other.centimes))
    }
}

/// Blanks, and the Arabic thousands mark, may stand between groups of three digits only.
fn without_group_blanks(text: &str) -> Result<String, ParseMoneyError> {
    let is_blank = |c: char| c.is_whitespace() || c == '٬' || c == '\'' || c == '’';
    let end_of_whole = text.find(['.', ',', '٫']).unwrap_or(text.len());
    let (whole, rest) = text.split_at(end_of_whole);
    let groups: Vec<&str> = whole.split(is_blank).collect();
    if rest.contains(is_blank) || !are_groups(&groups) {
        return Err(ParseMoneyError::NotANumber);
    }
    Ok(format!("{}{}", groups.concat(), rest.replace('٫', ",")))
}

/// Whole digits and decimals of a text of digits and `.` `,`.
fn split_decimals(text: &str) -> Result<(String, String), ParseMoneyError> {
    let pieces: Vec<&str> = text.split(['.', ',']).collect();
    if pieces
        .iter()
        .any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(ParseMoneyError::NotANumber);
    }
    let last = pieces.last().copied().unwrap_or_default();
    let (whole, mixed) = match pieces.len() {
        1 => return Ok((text.to_owned(), String::new())),
        2 => (pieces[0].to_owned(), false),
        _ => (grouped_whole(text, &pieces)?, true),
    };
    if last.len() <= 2 {
        return Ok((whole, last.to_owned()));
    }
    let could_be_thousands = last.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    Err(if could_be_thousands && !mixed {
        ParseMoneyError::Ambiguous
    } else {
        ParseMoneyError::TooManyDecimals
    })
}

/// `1.234,50`: one kind of separator between groups of three, another before the decimals.
fn grouped_whole(text: &str, pieces: &[&str]) -> Result<String, ParseMoneyError> {
    let separators: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups = &pieces[..pieces.len() - 1];
    let (decimal, thousands) = (
        separators[separators.len() - 1],
        &separators[..separators.len() - 1],
    );
    if !are_groups(groups) || thousands.iter().any(|s| *s != thousands[0]) {
        return Err(ParseMoneyError::NotANumber);
    }
    if thousands[0] == decimal {
        return Err(ParseMoneyError::Ambiguous);
    }
    Ok(groups.concat())
}

fn are_groups(groups: &[&str]) -> bool {
    groups.len() == 1
        || (groups[0].len() <= 3 && !groups[0].is_empty() && groups[1..].iter().all(|g| g.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, centimes) in [
            ("1234.50", 123_450),
            ("1234,5", 123_450),
            ("12", 1200),
            ("0.05", 5),
            (" 85,00 ", 8500),
            ("1 234,50", 123_450),
            ("1\u{202F}234,50", 123_450),
            ("1.234,50", 123_450),
            ("1,234.5", 123_450),
            ("1.234.567,89", 123_456_789),
            ("١٢٣٤٫٥٠", 123_450),
            ("١٬٢٣٤٫٥", 123_450),
            ("۸۵", 8500),
            ("-5", -500),
            ("−0,05", -5),
            ("\u{200F}85\u{200F}", 8500),
        ] {
            assert_eq!(Money::parse_decimal(typed), Ok(Money::mad(centimes)), "{typed:?}");
        }
    }

    #[test]
    fn what_may_mean_two_things_or_nothing_is_refused() {
        use ParseMoneyError::{Ambiguous, Empty, NotANumber, TooLarge, TooManyDecimals};
        for (typed, error) in [
            ("", Empty),
            (" \u{200F} ", Empty),
            ("1,234", Ambiguous),
            ("1.234", Ambiguous),
            ("12.345", Ambiguous),
            ("1,234,567", Ambiguous),
            ("1.2345", TooManyDecimals),
            ("0.500", TooManyDecimals),
            ("1234.567", TooManyDecimals),
            ("1.234,567", TooManyDecimals),
            ("85 DH", NotANumber),
            ("1 2,50", NotANumber),
            ("12 34", NotANumber),
            ("1.23.4,5", NotANumber),
            ("1,5 0", NotANumber),
            (".5", NotANumber),
            ("5,", NotANumber),
            ("-", NotANumber),
            ("--5", NotANumber),
            ("+5", NotANumber),
            ("1e3", NotANumber),
            ("99999999999999999999", TooLarge),
        ] {
            assert_eq!(Money::parse_decimal(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn arithmetic_stops_at_the_edge() {
        let most = Money::mad(i64::MAX);
        assert_eq!(most.add(Money::mad(1)), Err(MoneyError::Overflow));
        assert_eq!(Money::mad(i64::MIN).sub(Money::mad(1)), Err(MoneyError::Overflow));
        assert_eq!(Money::mad(i64::MIN).negated(), Err(MoneyError::Overflow));
        assert_eq!(most.times(2), Err(MoneyError::Overflow));
        assert_eq!(Money::sum([most, most]), Err(MoneyError::Overflow));
        assert_eq!(Money::sum([Money::mad(5), Money::mad(-2)]), Ok(Money::mad(3)));
        assert_eq!(Money::sum([]), Ok(Money::ZERO_MAD));
        assert_eq!(Money::mad(8500).times(3), Ok(Money::mad(25_500)));
    }

    #[test]
    fn signs_and_order() {
        assert!(Money::mad(-1).is_negative() && !Money::mad(-1).is_positive());
        assert!(Money::ZERO_MAD.is_zero() && !Money::ZERO_MAD.is_negative());
        assert!(Money::mad(2) > Money::mad(1));
        assert_eq!(Currency::Mad.code(), "MAD");
        assert_eq!(Money::ZERO_MAD.currency().numeric(), "504");
    }

    proptest! {
        #[test]
        fn written_amounts_are_read_back(centimes in any::<i64>()) {
            let money = Money::mad(centimes);
            prop_assert_eq!(Money::parse_decimal(&money.to_decimal_string()), Ok(money));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_crash(text in "[0-9., ٫٬'-]{0,14}") {
            let _ = Money::parse_decimal(&text);
        }

        #[test]
        fn subtracting_undoes_adding(a in -1_000_000i64..1_000_000, b in -1_000_000i64..1_000_000) {
            let sum = Money::mad(a).add(Money::mad(b)).unwrap();
            prop_assert_eq!(sum.sub(Money::mad(b)), Ok(Money::mad(a)));
        }
    }
}
