//! Finding an order by what people say of it: a code or its beginning, the end of a phone number, words of a name.

use crate::order::{Buyer, Order};
use parties::words;
use std::collections::BTreeSet;
use store::{Select, Unit, args};
use values::code::OrderCode;
use values::digits::to_latin_digits;
use values::id::Id;

/// Fewer digits than these are no phone number.
const FEWEST_DIGITS: usize = 4;

store::statements! {
    write FORGET_WORDS = "DELETE FROM sales_order_word WHERE order_id = ?1";
    write ADD_WORD = "INSERT INTO sales_order_word (word, order_id) VALUES (?1, ?2)";
    write FORGET_PHONES = "DELETE FROM sales_order_phone_end WHERE order_id = ?1";
    write ADD_PHONE = "INSERT INTO sales_order_phone_end (reversed, order_id) VALUES (?1, ?2)";
}

/// Keeps what a new order is found by.
pub(crate) fn keep(unit: &mut Unit<'_>, order: Id<Order>, buyer: &Buyer) -> store::Result<()> {
    for word in words::of([buyer.name.as_str()]) {
        unit.run(ADD_WORD, args![word, order])?;
    }
    let phones = [Some(&buyer.phone), buyer.phone_second.as_ref()];
    let reversed: BTreeSet<String> = phones
        .into_iter()
        .flatten()
        .map(|phone| reversed(phone.e164()))
        .collect();
    for phone in reversed {
        unit.run(ADD_PHONE, args![phone, order])?;
    }
    Ok(())
}

/// Keeps it anew, after the buyer was corrected.
pub(crate) fn keep_again(unit: &mut Unit<'_>, order: Id<Order>, buyer: &Buyer) -> store::Result<()> {
    unit.run(FORGET_WORDS, args![order])?;
    unit.run(FORGET_PHONES, args![order])?;
    keep(unit, order, buyer)
}

fn reversed(phone: &str) -> String {
    phone.chars().rev().filter(char::is_ascii_digit).collect()
}

/// Digits without the zeros that are dialled before a number and not kept with it; the last four are always looked for.
fn without_prefix(digits: &str) -> &str {
    let mut rest = digits;
    while let Some(shorter) = rest.strip_prefix('0').filter(|_| rest.len() > FEWEST_DIGITS) {
        rest = shorter;
    }
    rest
}

/// All texts that begin with a text, in the byte order of both databases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Range {
    from: String,
    end: String,
}

impl Range {
    fn of(from: String) -> Self {
        Self {
            end: words::end_of(&from),
            from,
        }
    }
}

/// What was typed, in the form in which the database compares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Nothing was typed.
    Anything,
    /// A whole code.
    Code(String),
    /// The end of a phone number, reversed.
    Phone(Range),
    /// One word: of a name, or the beginning of a code.
    WordOrCode(Range, Range),
    /// Two words: both of a name, or together the beginning of a code.
    TwoWordsOrCode([Range; 2], Range),
    /// Words of a name, each of them.
    Words(Vec<Range>),
}

impl Wanted {
    /// A whole code is looked up as one, digits as the end of a phone, all else as words of a name.
    pub(crate) fn of(text: Option<&str>) -> Self {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
            return Self::Anything;
        };
        if let Ok(code) = text.parse::<OrderCode>() {
            return Self::Code(code.to_string());
        }
        let digits: String = to_latin_digits(text)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        if digits.len() >= FEWEST_DIGITS && !text.chars().any(char::is_alphabetic) {
            return Self::Phone(Range::of(reversed(without_prefix(&digits))));
        }
        let words: Vec<Range> = words::of_query(text).into_iter().map(Range::of).collect();
        match (OrderCode::beginning(text).map(Range::of), words.as_slice()) {
            (Some(code), [word]) => Self::WordOrCode(word.clone(), code),
            (Some(code), [one, other]) => Self::TwoWordsOrCode([one.clone(), other.clone()], code),
            _ => Self::Words(words),
        }
    }

    /// Keeps the orders `o` of a list that fit.
    pub(crate) fn narrow<'w>(&'w self, select: Select<'w>) -> Select<'w> {
        match self {
            Self::Anything => select,
            Self::Code(code) => select.filter("o.code = ?", &[code]),
            Self::Phone(phone) => select.filter(
                "o.id IN (SELECT h.order_id FROM sales_order_phone_end h WHERE h.reversed >= ? AND h.reversed < ?)",
                &[&phone.from, &phone.end],
            ),
            Self::WordOrCode(word, code) => select.filter(
                "o.id IN (SELECT w.order_id FROM sales_order_word w WHERE w.word >= ? AND w.word < ? \
                 UNION SELECT c.id FROM sales_order c WHERE c.code >= ? AND c.code < ?)",
                &[&word.from, &word.end, &code.from, &code.end],
            ),
            Self::TwoWordsOrCode([one, other], code) => select.filter(
                "o.id IN (SELECT w.order_id FROM sales_order_word w WHERE w.word >= ? AND w.word < ? \
                 AND w.order_id IN (SELECT v.order_id FROM sales_order_word v WHERE v.word >= ? AND v.word < ?) \
                 UNION SELECT c.id FROM sales_order c WHERE c.code >= ? AND c.code < ?)",
                &[&one.from, &one.end, &other.from, &other.end, &code.from, &code.end],
            ),
            // Signs alone hold no word: nothing is called so.
            Self::Words(words) if words.is_empty() => select.filter("1 = 0", &[]),
            Self::Words(words) => words.iter().fold(select, |select, word| {
                select.filter(
                    "o.id IN (SELECT w.order_id FROM sales_order_word w WHERE w.word >= ? AND w.word < ?)",
                    &[&word.from, &word.end],
                )
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_decides_what_is_looked_for() {
        let phone = |digits: &str| Wanted::Phone(Range::of(digits.to_owned()));
        assert_eq!(Wanted::of(Some("06 12 34 56 78")), phone("876543216"));
        assert_eq!(Wanted::of(Some("+212 612345678")), phone("876543216212"));
        assert_eq!(
            Wanted::of(Some("٠٦١٢٣٤")),
            phone("43216"),
            "Arabic digits are digits"
        );
        assert_eq!(phone("0000"), Wanted::of(Some("0000")), "never all phones");
        assert_eq!(phone("0000"), Wanted::of(Some("٠٠٠٠ ٠٠")));
        assert_eq!(phone("1100"), Wanted::of(Some("0011")), "four digits stay four");
        let words =
            |of: &[&str]| Wanted::Words(of.iter().map(|word| Range::of((*word).to_owned())).collect());
        assert_eq!(Wanted::of(Some("  Acheteur É ")), words(&["acheteur", "e"]));
        assert_eq!(Wanted::of(Some("123")), words(&["123"]), "too short for a phone");
        assert_eq!(Wanted::of(Some("؟!")), words(&[]));
        assert_eq!(Wanted::of(Some("  ")), Wanted::Anything);
        assert_eq!(Wanted::of(None), Wanted::Anything);
    }

    #[test]
    fn the_beginning_of_a_code_may_be_a_name_too() {
        let range = |text: &str| Range::of(text.to_owned());
        assert_eq!(
            Wanted::of(Some("jbre")),
            Wanted::WordOrCode(range("jbre"), range("JBRE"))
        );
        let two = |one: &str, other: &str, code: &str| {
            Wanted::TwoWordsOrCode([range(one), range(other)], range(code))
        };
        assert_eq!(Wanted::of(Some("JBRE-CZ")), two("jbre", "cz", "JBRE-CZ"));
        assert_eq!(
            Wanted::of(Some("Reda Ben")),
            two("reda", "ben", "REDA-BEN"),
            "a first name and the beginning of another"
        );
        assert!(
            matches!(Wanted::of(Some("Fatima")), Wanted::Words(_)),
            "codes hold no I"
        );
    }
}
