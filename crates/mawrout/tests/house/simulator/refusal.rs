//! Why an act did not go through, in three kinds that a simulated life tells apart.

use catalogue::price::PriceError;
use catalogue::variant::VariantError;
use inventory::movement::MovementError;
use orders::checkout::PlaceOrderError;
use orders::error::OrderError;

/// An act that was not kept, or of which nobody heard.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// The database was not there: the fault of the test.
    #[error("the database was not there")]
    Broken,
    /// A rule of the house said no.
    #[error("refused: {0}")]
    Rule(String),
    /// Anything else of the database: a constraint that no rule foresaw, a statement that is wrong.
    #[error("{0}")]
    Faulty(store::Error),
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unavailable(_) => Self::Broken,
            other => Self::Faulty(other),
        }
    }
}

macro_rules! refused {
    ($($error:ident),+) => {
        $(impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                match error {
                    $error::Store(error) => error.into(),
                    rule => Self::Rule(format!("{rule:?}")),
                }
            }
        })+
    };
}

refused!(
    OrderError,
    PlaceOrderError,
    MovementError,
    PriceError,
    VariantError
);
