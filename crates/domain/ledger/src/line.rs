//! The lines of an entry, and the rule they obey before anything is written.

use crate::account::{AccountKind, AccountRef};
use values::money::{Money, MoneyError};

/// One line of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: AccountRef,
    /// Debit above zero, credit below; never zero.
    pub amount: Money,
}

impl Line {
    /// A debit of `amount`, which is above zero.
    #[must_use]
    pub const fn debit(account: AccountRef, amount: Money) -> Self {
        Self { account, amount }
    }

    /// A credit of `amount`, which is above zero.
    pub fn credit(account: AccountRef, amount: Money) -> Result<Self, MoneyError> {
        Ok(Self {
            account,
            amount: amount.negated()?,
        })
    }
}

/// What is wrong with the lines of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// They do not sum to zero; this is the rest.
    #[error("the lines are off by {} centimes", .0.centimes())]
    Unbalanced(Money),
    /// Fewer than two.
    #[error("an entry has at least two lines")]
    TooFew,
    /// One of them is of no money.
    #[error("a line of no money")]
    Zero,
    /// One of them names an account without the party it needs.
    #[error("{0} needs a party")]
    PartyMissing(AccountKind),
    /// Their sum does not fit 64 bits of centimes.
    #[error("the amounts are too large")]
    TooLarge,
}

/// Accepts at least two lines, none of them zero, that sum to zero. The house keeps books in one
/// currency; two currencies would not add up and are refused as too large.
pub fn validate(lines: &[Line]) -> Result<(), LineProblem> {
    if lines.len() < 2 {
        return Err(LineProblem::TooFew);
    }
    for line in lines {
        if line.amount.is_zero() {
            return Err(LineProblem::Zero);
        }
        if !line.account.is_complete() {
            return Err(LineProblem::PartyMissing(line.account.kind));
        }
        // i64::MIN has no mirror image, so such an entry could not be reversed.
        line.amount.negated().map_err(|_| LineProblem::TooLarge)?;
    }
    let rest = Money::sum(lines.iter().map(|line| line.amount)).map_err(|_| LineProblem::TooLarge)?;
    if rest.is_zero() {
        Ok(())
    } else {
        Err(LineProblem::Unbalanced(rest))
    }
}
