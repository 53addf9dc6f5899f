//! What a page tells of stock: stock above zero always sells, the season only tells.

use super::look::month_in;
use inventory::availability::Level;
use values::period::Months;
use web::Speech;

/// Whether something can be had, and if not, when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stock {
    /// More than the last pieces.
    Plenty(i64),
    /// The last 1 to 3.
    Last(i64),
    /// None lies ready; it is made when ordered.
    OnOrder,
    /// None until the harvest of this month, 1 to 12.
    Returns(u8),
    /// None, and no season tells when.
    SoldOut,
}

impl Stock {
    /// What is to be told in this month.
    pub(crate) fn of(available: i64, on_order: bool, season: Months, month: u8) -> Self {
        match Level::of(available) {
            Level::InStock => Self::Plenty(available),
            Level::Last(left) => Self::Last(left),
            Level::SoldOut if on_order => Self::OnOrder,
            Level::SoldOut if season.contains(month) => Self::SoldOut,
            Level::SoldOut => season.next_start_from(month).map_or(Self::SoldOut, Self::Returns),
        }
    }

    /// Whether it cannot be put into the cart.
    pub(crate) fn is_gone(self) -> bool {
        matches!(self, Self::Returns(_) | Self::SoldOut)
    }

    /// The word on a card or beside a size; nothing when there is plenty.
    pub(crate) fn tag(self, speech: &Speech) -> Option<Tag> {
        let (kind, word) = match self {
            Self::Plenty(_) => return None,
            Self::Last(left) => ("bad", speech.text_of("good-last", "count", left)),
            Self::OnOrder => ("info", speech.text("good-on-order")),
            Self::Returns(month) => ("warn", told_of_month("good-season", month, speech)),
            Self::SoldOut => ("bad", speech.text("good-sold-out")),
        };
        Some(Tag { kind, word })
    }

    /// The sentence of a product page, with size and place.
    pub(crate) fn sentence(self, speech: &Speech, size: &str, place: &str) -> String {
        let at = |key: &str, left: i64| {
            speech.text_with(
                key,
                &[
                    ("count", left.into()),
                    ("size", size.into()),
                    ("place", place.into()),
                ],
            )
        };
        match self {
            Self::Plenty(left) => at("offer-in-stock", left),
            Self::Last(left) => at("offer-last", left),
            Self::OnOrder => speech.text_of("offer-on-order", "place", place),
            Self::Returns(month) => told_of_month("offer-out-of-season", month, speech),
            Self::SoldOut => speech.text("offer-sold-out"),
        }
    }

    /// The sign beside the sentence.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Plenty(_) => "check",
            Self::Last(_) => "alert",
            Self::OnOrder => "hand",
            Self::Returns(_) => "calendar",
            Self::SoldOut => "x",
        }
    }
}

/// A word with the colour of its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) kind: &'static str,
    pub(crate) word: String,
}

fn told_of_month(key: &str, month: u8, speech: &Speech) -> String {
    speech.text_of(key, "month", month_in(key, month, speech))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn autumn() -> Months {
        Months::new([9, 10, 11]).unwrap()
    }

    #[test]
    fn stock_sells_in_any_month() {
        assert_eq!(Stock::of(4, false, autumn(), 5), Stock::Plenty(4));
        assert_eq!(Stock::of(3, false, autumn(), 5), Stock::Last(3));
        assert_eq!(Stock::of(1, true, autumn(), 5), Stock::Last(1));
    }

    #[test]
    fn without_stock_the_season_tells_when() {
        assert_eq!(Stock::of(0, false, autumn(), 5), Stock::Returns(9));
        assert_eq!(Stock::of(0, false, autumn(), 12), Stock::Returns(9));
        assert_eq!(
            Stock::of(0, false, autumn(), 10),
            Stock::SoldOut,
            "the harvest is here and gone"
        );
        assert_eq!(Stock::of(0, false, Months::ALL_YEAR, 5), Stock::SoldOut);
        assert_eq!(Stock::of(0, true, autumn(), 5), Stock::OnOrder);
        assert_eq!(Stock::of(-2, false, Months::ALL_YEAR, 5), Stock::SoldOut);
    }

    proptest! {
        #[test]
        fn gone_means_nothing_can_be_had(available in -3_i64..9, on_order: bool, month in 1_u8..=12) {
            let stock = Stock::of(available, on_order, autumn(), month);
            prop_assert_eq!(stock.is_gone(), available <= 0 && !on_order);
        }
    }
}
