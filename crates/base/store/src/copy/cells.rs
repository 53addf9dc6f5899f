//! Values on their way from one database into the other: the only place where their kinds are converted.

use crate::{Cell, Column, Error, FromRow, Parameter, Result, RowRef, Value};
use std::borrow::Cow;
use uuid::Uuid;

/// What a column of the target wants; SQLite takes every value as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    AsItIs,
    Uuid,
    Boolean,
}

struct Owned(Value<'static>);

impl Column for Owned {
    fn read(cell: Cell<'_>) -> std::result::Result<Self, String> {
        Ok(Self(match cell {
            Cell::Null => Value::Null,
            Cell::Integer(number) => Value::Integer(number),
            Cell::Text(text) => Value::Text(Cow::Owned(text.to_owned())),
            Cell::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.to_vec())),
            Cell::Uuid(id) => Value::Uuid(id),
            Cell::Boolean(truth) => Value::Boolean(truth),
        }))
    }
}

/// One row, owned, whatever its columns.
pub(super) struct CopiedRow(Vec<Owned>);

impl CopiedRow {
    pub(super) fn cells(&self) -> impl Iterator<Item = &Value<'static>> {
        self.0.iter().map(|owned| &owned.0)
    }

    /// The row in words that are alike for both databases.
    pub(super) fn told(&self) -> String {
        let alike = |value: &Value<'static>| match value {
            Value::Boolean(truth) => format!("{:?}", Value::Integer(i64::from(*truth))),
            Value::Uuid(id) => format!("{:?}", Value::Bytes(Cow::Borrowed(id.as_bytes()))),
            other => format!("{other:?}"),
        };
        self.cells().map(alike).collect::<Vec<_>>().join(" | ")
    }

    /// Takes off the row's place, which was read after its columns.
    pub(super) fn take_last_number(&mut self) -> Result<i64> {
        match self.0.pop() {
            Some(Owned(Value::Integer(number))) => Ok(number),
            _ => Err(Error::Faulty("a row without its place".to_owned())),
        }
    }
}

impl FromRow for CopiedRow {
    const COLUMNS: &'static [&'static str] = &[];

    fn from_row(row: &RowRef<'_>) -> Result<Self> {
        let width = match row {
            RowRef::Sqlite(row) => row.as_ref().column_count(),
            RowRef::Postgres(row) => row.len(),
        };
        (0..width)
            .map(|index| row.get(index))
            .collect::<Result<_>>()
            .map(Self)
    }
}

/// A value with the kind that its column wants.
pub(super) struct Fitted<'v> {
    pub(super) value: &'v Value<'static>,
    pub(super) kind: Wanted,
}

impl Parameter for Fitted<'_> {
    fn value(&self) -> Value<'_> {
        match (self.kind, self.value) {
            (Wanted::Boolean, Value::Integer(number @ (0 | 1))) => Value::Boolean(*number == 1),
            (Wanted::Uuid, Value::Bytes(bytes)) => {
                // Bytes that are no id are left as they are: the target refuses them by name.
                Uuid::from_slice(bytes).map_or_else(|_| self.value.clone(), Value::Uuid)
            }
            _ => self.value.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(kind: Wanted, value: &Value<'static>) -> Value<'static> {
        match (Fitted { value, kind }).value() {
            Value::Uuid(id) => Value::Uuid(id),
            Value::Boolean(truth) => Value::Boolean(truth),
            Value::Integer(number) => Value::Integer(number),
            Value::Null => Value::Null,
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }

    #[test]
    fn ids_and_truths_of_a_file_become_those_of_a_server() {
        let id = Uuid::from_u128(7);
        let bytes = Value::Bytes(Cow::Owned(id.as_bytes().to_vec()));
        assert_eq!(fitted(Wanted::Uuid, &bytes), Value::Uuid(id));
        assert_eq!(fitted(Wanted::AsItIs, &bytes), bytes, "a hash stays bytes");
        assert_eq!(fitted(Wanted::Boolean, &Value::Integer(1)), Value::Boolean(true));
        assert_eq!(fitted(Wanted::Boolean, &Value::Integer(0)), Value::Boolean(false));
        assert_eq!(fitted(Wanted::AsItIs, &Value::Integer(1)), Value::Integer(1));
        assert_eq!(fitted(Wanted::Uuid, &Value::Null), Value::Null);
    }

    #[test]
    fn what_is_no_truth_and_no_id_is_not_bent_into_one() {
        assert_eq!(fitted(Wanted::Boolean, &Value::Integer(2)), Value::Integer(2));
        let short = Value::Bytes(Cow::Owned(vec![1, 2, 3]));
        assert_eq!(fitted(Wanted::Uuid, &short), short);
    }
}
