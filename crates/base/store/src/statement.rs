//! Fixed statements, declared once and known by name, so that a test can prepare and plan each of them.

use std::marker::PhantomData;

/// What a statement is for; decides what the plan test asks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Reads rows through an index.
    Read,
    /// Reads a small fixed table whole, with a reason in its comment.
    Scan,
    /// Changes rows.
    Write,
}

/// A query whose rows are read into `R`.
pub struct Query<R> {
    pub(crate) text: &'static str,
    row: PhantomData<fn() -> R>,
}

impl<R> Clone for Query<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Query<R> {}

impl<R> Query<R> {
    /// A query with this text; use [`statements!`](crate::statements) rather than this.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            row: PhantomData,
        }
    }
}

/// A statement that changes rows.
#[derive(Clone, Copy)]
pub struct Command {
    pub(crate) text: &'static str,
}

impl Command {
    /// A command with this text; use [`statements!`](crate::statements) rather than this.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text }
    }
}

/// A statement as the house test sees it.
#[derive(Debug, Clone, Copy)]
pub struct Registered {
    /// Name of the constant.
    pub name: &'static str,
    /// Module it stands in.
    pub module: &'static str,
    /// SQL text, placeholders `?1 ?2 …`.
    pub text: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// Columns of the row it is read into; empty for commands and tuples.
    pub columns: &'static [&'static str],
}

/// Declares the statements of a file.
///
/// ```ignore
/// store::statements! {
///     read BY_SLUG: ProductRow = "SELECT id, slug FROM product WHERE slug = ?1";
///     scan ALL: CategoryRow = "SELECT id, slug FROM category ORDER BY position";
///     write INSERT = "INSERT INTO product (id, slug) VALUES (?1, ?2)";
/// }
/// ```
#[macro_export]
macro_rules! statements {
    ($($kind:ident $name:ident $(: $row:ty)? = $text:expr;)+) => {
        $( $crate::statement_constant!($kind $name $(: $row)? = $text); )+

        /// Every statement of this file.
        pub(crate) const STATEMENTS: &[$crate::Registered] = &[
            $( $crate::Registered {
                name: stringify!($name),
                module: module_path!(),
                text: $text,
                kind: $crate::statement_kind!($kind),
                columns: $crate::statement_columns!($($row)?),
            } ),+
        ];
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! statement_constant {
    (write $name:ident = $text:expr) => {
        const $name: $crate::Command = $crate::Command::new($text);
    };
    ($kind:ident $name:ident : $row:ty = $text:expr) => {
        const $name: $crate::Query<$row> = $crate::Query::new($text);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! statement_kind {
    (read) => {
        $crate::Kind::Read
    };
    (scan) => {
        $crate::Kind::Scan
    };
    (write) => {
        $crate::Kind::Write
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! statement_columns {
    () => {
        &[]
    };
    ($row:ty) => {
        <$row as $crate::FromRow>::COLUMNS
    };
}
