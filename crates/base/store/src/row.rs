//! Rows: named columns into a struct.

use crate::column::read_cell;
use crate::{Cell, Column, Error, Result, postgres};

/// One row of an answer, valid while it is read.
pub enum RowRef<'r> {
    #[doc(hidden)]
    Sqlite(&'r rusqlite::Row<'r>),
    #[doc(hidden)]
    Postgres(&'r ::postgres::Row),
}

impl RowRef<'_> {
    /// The value of the column at `index`, counted from 0.
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        let name = || format!("{index}");
        match self {
            Self::Sqlite(row) => {
                let cell = match row
                    .get_ref(index)
                    .map_err(|error| Error::Faulty(error.to_string()))?
                {
                    rusqlite::types::ValueRef::Null => Cell::Null,
                    rusqlite::types::ValueRef::Integer(number) => Cell::Integer(number),
                    rusqlite::types::ValueRef::Text(bytes) => {
                        Cell::Text(std::str::from_utf8(bytes).map_err(|error| Error::Unreadable {
                            column: name(),
                            problem: error.to_string(),
                        })?)
                    }
                    rusqlite::types::ValueRef::Blob(bytes) => Cell::Bytes(bytes),
                    rusqlite::types::ValueRef::Real(_) => {
                        return Err(Error::Unreadable {
                            column: name(),
                            problem: "a fraction".to_owned(),
                        });
                    }
                };
                read_cell(cell, name)
            }
            Self::Postgres(row) => {
                let cell: postgres::PostgresCell<'_> =
                    row.try_get(index).map_err(|error| Error::Unreadable {
                        column: name(),
                        problem: error.to_string(),
                    })?;
                read_cell(cell.0, name)
            }
        }
    }
}

/// A type that a row can be read into.
pub trait FromRow: Sized {
    /// Names of the columns in the order of the query; empty where the names do not matter.
    const COLUMNS: &'static [&'static str];

    /// Reads the row.
    fn from_row(row: &RowRef<'_>) -> Result<Self>;
}

macro_rules! tuple_row {
    ($($type:ident $index:literal),+) => {
        impl<$($type: Column),+> FromRow for ($($type,)+) {
            const COLUMNS: &'static [&'static str] = &[];
            fn from_row(row: &RowRef<'_>) -> Result<Self> {
                Ok(($(row.get::<$type>($index)?,)+))
            }
        }
    };
}
tuple_row!(A 0);
tuple_row!(A 0, B 1);
tuple_row!(A 0, B 1, C 2);
tuple_row!(A 0, B 1, C 2, D 3);
tuple_row!(A 0, B 1, C 2, D 3, E 4);

/// Declares a struct whose fields are the columns of a query, in order.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_visibility:vis $field:ident : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        $visibility struct $name { $($(#[$field_meta])* $field_visibility $field: $type),* }

        impl $crate::FromRow for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn from_row(row: &$crate::RowRef<'_>) -> $crate::Result<Self> {
                let mut next = 0_usize;
                let mut place = || { let here = next; next += 1; here };
                Ok(Self { $($field: row.get::<$type>(place())?),* })
            }
        }
    };
}
