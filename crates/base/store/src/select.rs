//! A builder for lists with optional filters: text and values grow together.

use crate::{Parameter, Value};
use std::borrow::Cow;
use std::fmt::Write as _;

/// A SELECT under construction. Text comes from the program alone; what people type is always a value.
#[derive(Debug, Clone)]
pub struct Select<'v> {
    text: String,
    values: Vec<Owned<'v>>,
    filtered: bool,
    /// A condition holds for no row: the database need not be asked.
    hopeless: bool,
}

#[derive(Debug, Clone)]
struct Owned<'v>(Value<'v>);

impl Parameter for Owned<'_> {
    fn value(&self) -> Value<'_> {
        match &self.0 {
            Value::Text(text) => Value::Text(Cow::Borrowed(text)),
            Value::Bytes(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
            Value::Null => Value::Null,
            Value::Integer(number) => Value::Integer(*number),
            Value::Boolean(truth) => Value::Boolean(*truth),
            Value::Uuid(id) => Value::Uuid(*id),
        }
    }
}

impl<'v> Select<'v> {
    /// Starts with `SELECT … FROM …`, without WHERE.
    #[must_use]
    pub fn new(head: &'static str) -> Self {
        Self {
            text: head.to_owned(),
            values: Vec::new(),
            filtered: false,
            hopeless: false,
        }
    }

    /// Adds a condition; each `?` in it takes the next of `values`.
    #[must_use]
    pub fn filter(mut self, condition: &'static str, values: &[&'v dyn Parameter]) -> Self {
        self.text
            .push_str(if self.filtered { " AND " } else { " WHERE " });
        self.filtered = true;
        self.append(condition, values);
        self
    }

    /// Adds a condition when the value is there.
    #[must_use]
    pub fn filter_some<P: Parameter>(self, condition: &'static str, wanted: &'v Option<P>) -> Self {
        match wanted {
            Some(wanted) => self.filter(condition, &[wanted]),
            None => self,
        }
    }

    /// Adds `column IN (…)`, padded to a power of two with the last value, so that few texts exist.
    /// An empty list matches nothing.
    #[must_use]
    pub fn within<P: Parameter>(mut self, column: &'static str, list: &'v [P]) -> Self {
        self.text
            .push_str(if self.filtered { " AND " } else { " WHERE " });
        self.filtered = true;
        let Some(filler) = list.last() else {
            self.text.push_str("1 = 0");
            self.hopeless = true;
            return self;
        };
        self.text.push_str(column);
        self.text.push_str(" IN (");
        let padded = list.len().next_power_of_two();
        for (index, value) in list
            .iter()
            .chain(std::iter::repeat(filler))
            .take(padded)
            .enumerate()
        {
            if index > 0 {
                self.text.push_str(", ");
            }
            self.place(value);
        }
        self.text.push(')');
        self
    }

    /// Adds `column NOT IN (…)`; an empty list leaves nothing out.
    #[must_use]
    pub fn without<P: Parameter>(self, column: &'static str, list: &'v [P]) -> Self {
        if list.is_empty() {
            return self;
        }
        let mut select = self.within(column, list);
        // What `within` wrote last begins with the column.
        if let Some(place) = select.text.rfind(" IN (") {
            select.text.insert_str(place, " NOT");
        }
        select
    }

    /// Adds what follows the conditions: GROUP BY, ORDER BY, LIMIT; each `?` takes the next of `values`.
    #[must_use]
    pub fn then(mut self, tail: &'static str, values: &[&'v dyn Parameter]) -> Self {
        self.text.push(' ');
        self.append(tail, values);
        self
    }

    /// The text, with numbered placeholders.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_hopeless(&self) -> bool {
        self.hopeless
    }

    pub(crate) fn parameters(&self) -> Vec<&dyn Parameter> {
        self.values.iter().map(|value| value as &dyn Parameter).collect()
    }

    fn append(&mut self, piece: &'static str, values: &[&'v dyn Parameter]) {
        let mut given = values.iter();
        for character in piece.chars() {
            if character == '?'
                && let Some(value) = given.next()
            {
                self.place(*value);
            } else {
                self.text.push(character);
            }
        }
    }

    fn place<P: Parameter + ?Sized>(&mut self, value: &'v P) {
        self.values.push(Owned(value.value()));
        // Writing to a String cannot fail.
        let _ = write!(self.text, "?{}", self.values.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_values_grow_together() {
        let town = Some("erfoud".to_owned());
        let nothing: Option<String> = None;
        let ids = [1_i64, 2, 3];
        let select = Select::new("SELECT a FROM t")
            .filter_some("town = ?", &town)
            .filter_some("name = ?", &nothing)
            .within("id", &ids)
            .then("ORDER BY a LIMIT ?", &[&10_i64]);
        assert_eq!(
            select.text(),
            "SELECT a FROM t WHERE town = ?1 AND id IN (?2, ?3, ?4, ?5) ORDER BY a LIMIT ?6"
        );
        assert_eq!(select.parameters().len(), 6);
        assert_eq!(select.parameters()[4].value(), Value::Integer(3));
    }

    #[test]
    fn what_is_left_out_stands_after_what_is_wanted() {
        let (wanted, unwanted, none): (_, _, [i64; 0]) = ([1_i64], [2_i64, 3], []);
        let select = Select::new("SELECT a FROM t")
            .within("id", &wanted)
            .without("id", &unwanted)
            .without("id", &none);
        assert_eq!(
            select.text(),
            "SELECT a FROM t WHERE id IN (?1) AND id NOT IN (?2, ?3)"
        );
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        let none: [i64; 0] = [];
        assert_eq!(
            Select::new("SELECT a FROM t").within("id", &none).text(),
            "SELECT a FROM t WHERE 1 = 0"
        );
    }
}
