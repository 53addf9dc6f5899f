//! Amounts as accountants write them: on the side of debit or credit, never below zero.

use values::money::Money;
use web::Problem;

/// An amount and its side; the books keep a credit below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sided {
    pub(super) amount: Money,
    pub(super) is_credit: bool,
}

impl Sided {
    /// The side of an amount of the books; nothing at all is a debit.
    pub(super) fn of(kept: Money) -> Result<Self, Problem> {
        let is_credit = kept.centimes() < 0;
        Ok(Self {
            amount: if is_credit {
                kept.negated().map_err(Problem::faulty)?
            } else {
                kept
            },
            is_credit,
        })
    }

    /// The amount, if it stands on the debit side.
    pub(super) fn debit(&self) -> Option<Money> {
        (!self.is_credit).then_some(self.amount)
    }

    /// The amount, if it stands on the credit side.
    pub(super) fn credit(&self) -> Option<Money> {
        self.is_credit.then_some(self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_books_keep_below_zero_is_a_credit() {
        let sided = |centimes| Sided::of(Money::mad(centimes)).unwrap();
        assert_eq!(sided(-15_300).credit(), Some(Money::mad(15_300)));
        assert_eq!(sided(-15_300).debit(), None);
        assert_eq!((sided(1).debit(), sided(1).credit()), (Some(Money::mad(1)), None));
        assert!(!sided(0).is_credit);
        assert!(Sided::of(Money::mad(i64::MIN)).is_err());
    }
}
