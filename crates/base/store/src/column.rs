//! How Rust values go into parameters and come out of columns, one code path per database.

use crate::{Error, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use std::borrow::Cow;
use uuid::Uuid;
use values::id::Id;

/// A value on its way into a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'v> {
    /// SQL NULL.
    Null,
    /// A whole number; times are microseconds since 1970 UTC, money is centimes.
    Integer(i64),
    /// A truth value: boolean on PostgreSQL, 0 or 1 on SQLite.
    Boolean(bool),
    /// Text.
    Text(Cow<'v, str>),
    /// Raw bytes.
    Bytes(Cow<'v, [u8]>),
    /// An id: uuid on PostgreSQL, 16 bytes on SQLite.
    Uuid(Uuid),
}

/// A value on its way out of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'c> {
    /// SQL NULL.
    Null,
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(&'c str),
    /// Raw bytes.
    Bytes(&'c [u8]),
    /// An id.
    Uuid(Uuid),
    /// A truth value.
    Boolean(bool),
}

/// A Rust type that can be a parameter.
pub trait Parameter {
    /// The value to send.
    fn value(&self) -> Value<'_>;
}

/// A Rust type that a column can be read into.
pub trait Column: Sized {
    /// Reads the cell, or says what was found instead.
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String>;
}

pub(crate) fn read_cell<T: Column>(cell: Cell<'_>, column: impl FnOnce() -> String) -> Result<T> {
    T::read(cell).map_err(|problem| Error::Unreadable {
        column: column(),
        problem,
    })
}

fn unexpected<T>(wanted: &str, cell: Cell<'_>) -> std::result::Result<T, String> {
    Err(format!("{wanted} wanted, found {cell:?}"))
}

impl<P: Parameter + ?Sized> Parameter for &P {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<P: Parameter> Parameter for Option<P> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Parameter::value)
    }
}

impl<C: Column> Column for Option<C> {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        match cell {
            Cell::Null => Ok(None),
            other => C::read(other).map(Some),
        }
    }
}

macro_rules! whole_number {
    ($($type:ty),*) => {$(
        impl Parameter for $type {
            fn value(&self) -> Value<'_> {
                // A number beyond i64 cannot be stored; the widest one is refused by the column's CHECK.
                Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
        impl Column for $type {
            fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
                match cell {
                    Cell::Integer(number) => Self::try_from(number).map_err(|error| error.to_string()),
                    other => unexpected("a whole number", other),
                }
            }
        }
    )*};
}
whole_number!(i64, i32, u32, u16, u8, u64, usize);

impl Parameter for bool {
    fn value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

impl Column for bool {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        match cell {
            Cell::Boolean(truth) => Ok(truth),
            Cell::Integer(0) => Ok(false),
            Cell::Integer(1) => Ok(true),
            other => unexpected("a truth value", other),
        }
    }
}

impl Parameter for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Parameter for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Column for String {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        match cell {
            Cell::Text(text) => Ok(text.to_owned()),
            other => unexpected("text", other),
        }
    }
}

impl Parameter for [u8] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl Parameter for Vec<u8> {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl<const N: usize> Parameter for [u8; N] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl Column for Vec<u8> {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        match cell {
            Cell::Bytes(bytes) => Ok(bytes.to_vec()),
            other => unexpected("bytes", other),
        }
    }
}

impl Parameter for Uuid {
    fn value(&self) -> Value<'_> {
        Value::Uuid(*self)
    }
}

impl Column for Uuid {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        match cell {
            Cell::Uuid(id) => Ok(id),
            Cell::Bytes(bytes) => Self::from_slice(bytes).map_err(|error| error.to_string()),
            other => unexpected("an id", other),
        }
    }
}

impl<T> Parameter for Id<T> {
    fn value(&self) -> Value<'_> {
        Value::Uuid(self.uuid())
    }
}

impl<T> Column for Id<T> {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        Uuid::read(cell).map(Self::from_uuid)
    }
}

impl Parameter for Timestamp {
    fn value(&self) -> Value<'_> {
        Value::Integer(self.as_microsecond())
    }
}

impl Column for Timestamp {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        let microseconds = i64::read(cell)?;
        Self::from_microsecond(microseconds).map_err(|error| error.to_string())
    }
}

impl Parameter for Date {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl Column for Date {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        match cell {
            Cell::Text(text) => text.parse().map_err(|error: jiff::Error| error.to_string()),
            other => unexpected("a date", other),
        }
    }
}

/// An enum with stored words, as [`text_enum!`](crate::text_enum) makes it: for code that serves any of them.
pub trait Words: Copy + PartialEq + 'static {
    /// Every value, in the order of the definition.
    const ALL: &'static [Self];

    /// The stored word.
    fn as_str(self) -> &'static str;

    /// The value of a stored word, if it is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == word)
    }
}

/// Gives an enum its stored words: `text_enum! { /// docs pub enum State { /// … Open = "open", … } }`.
///
/// The enum gets `ALL`, `as_str`, `from_word` and is a [`Parameter`], a [`Column`] and of [`Words`].
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$variant_meta])* $variant),* }

        impl $name {
            /// Every value, in the order of the definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stored word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The value of a stored word, if it is one.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::Words for $name {
            const ALL: &'static [Self] = $name::ALL;

            fn as_str(self) -> &'static str {
                $name::as_str(self)
            }
        }

        impl $crate::Parameter for $name {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Text(::std::borrow::Cow::Borrowed(self.as_str()))
            }
        }

        impl $crate::Column for $name {
            fn read(cell: $crate::Cell<'_>) -> ::std::result::Result<Self, String> {
                match cell {
                    $crate::Cell::Text(word) => Self::from_word(word)
                        .ok_or_else(|| format!("{word} is no {}", stringify!($name))),
                    other => Err(format!("text wanted, found {other:?}")),
                }
            }
        }
    };
}

/// Parameters of a statement, in the order of `?1 ?2 …`.
#[macro_export]
macro_rules! args {
    () => { &[] as &[&dyn $crate::Parameter] };
    ($($value:expr),+ $(,)?) => { &[$(&$value as &dyn $crate::Parameter),+] as &[&dyn $crate::Parameter] };
}
