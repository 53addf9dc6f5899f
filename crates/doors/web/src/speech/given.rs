//! Values as templates hand them over: plain, or behind references.

use jiff::Timestamp;
use jiff::civil::Date;
use language::message::Argument;
use values::content::{Content, UnitPrice};
use values::money::Money;
use values::quantity::Grams;
use values::rate::BasisPoints;

/// A value as templates hand it over: itself, or a reference to it.
pub trait Given<T> {
    /// The value.
    fn given(&self) -> T;
}

impl<T, V: Given<T> + ?Sized> Given<T> for &V {
    fn given(&self) -> T {
        (**self).given()
    }
}

macro_rules! given {
    ($($type:ty),+) => {
        $(impl Given<$type> for $type {
            fn given(&self) -> $type {
                *self
            }
        })+
    };
}
given!(
    Money,
    Grams,
    Content,
    UnitPrice,
    BasisPoints,
    Date,
    Timestamp,
    i64
);

macro_rules! whole {
    ($($type:ty),+) => {
        $(impl Given<i64> for $type {
            fn given(&self) -> i64 {
                // A count that no page could show is shown as the largest one.
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })+
    };
}
whole!(u8, u16, u32, u64, usize, i32);

/// A value that goes into a text, as templates hand it over.
pub trait Placed {
    /// The value for the text.
    fn placed(&self) -> Argument<'_>;
}

impl<V: Placed + ?Sized> Placed for &V {
    fn placed(&self) -> Argument<'_> {
        (**self).placed()
    }
}

impl Placed for str {
    fn placed(&self) -> Argument<'_> {
        self.into()
    }
}

impl Placed for String {
    fn placed(&self) -> Argument<'_> {
        self.into()
    }
}

macro_rules! placed {
    ($($type:ty),+) => {
        $(impl Placed for $type {
            fn placed(&self) -> Argument<'_> {
                Given::<i64>::given(self).into()
            }
        })+
    };
}
placed!(u8, u16, u32, u64, usize, i32, i64);
