//! The named differences between the two databases; there are no others anywhere.

use crate::migrate::words::{Word, words};

/// Which database answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded database.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

impl Dialect {
    /// Difference 1, placeholders: `?1` is written; PostgreSQL wants `$1`. Strings and comments are left alone.
    #[must_use]
    pub fn placeholders(self, text: &str) -> String {
        if self == Self::Sqlite {
            return text.to_owned();
        }
        words(text)
            .into_iter()
            .map(|word| match word {
                Word::Placeholder(number) => format!("${number}"),
                other => other.text().to_owned(),
            })
            .collect()
    }

    /// Difference 2, taking rows that no other node holds; SQLite has one writer and needs nothing.
    #[must_use]
    pub fn skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// Difference 3, the start of a snapshot.
    #[must_use]
    pub fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN DEFERRED",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Difference 4, the start of a unit of work.
    #[must_use]
    pub fn begin_unit(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
        }
    }

    /// Difference 5, types of columns: one migration text in PostgreSQL's words.
    #[must_use]
    pub fn column_type(self, word: &str) -> Option<&'static str> {
        match (self, word) {
            (Self::Sqlite, "uuid" | "bytea") => Some("BLOB"),
            (Self::Sqlite, "bigint" | "boolean") => Some("INTEGER"),
            // Byte order on both: people's order is made by collation in the program.
            (Self::Postgres, "text") => Some("text COLLATE \"C\""),
            _ => None,
        }
    }

    /// Difference 6, what follows a table's closing bracket.
    #[must_use]
    pub fn table_suffix(self) -> &'static str {
        match self {
            Self::Sqlite => " STRICT",
            Self::Postgres => "",
        }
    }

    /// Difference 7, triggers that refuse UPDATE and DELETE on a table.
    #[must_use]
    pub fn append_only(self, table: &str) -> String {
        match self {
            Self::Sqlite => ["UPDATE", "DELETE"]
                .map(|verb| {
                    format!(
                        "CREATE TRIGGER {table}_refuses_{} BEFORE {verb} ON {table} \
                         BEGIN SELECT RAISE(ABORT, 'append_only'); END;",
                        verb.to_lowercase()
                    )
                })
                .concat(),
            Self::Postgres => format!(
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'append_only'; END $$; \
                 CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION refuse_change();"
            ),
        }
    }

    /// Difference 8, sealing: an append-only table whose named column may be written once, from NULL.
    #[must_use]
    pub fn append_only_but(self, table: &str, column: &str) -> String {
        match self {
            Self::Sqlite => format!(
                "CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} \
                 BEGIN SELECT RAISE(ABORT, 'append_only'); END; \
                 CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} WHEN OLD.{column} IS NOT NULL \
                 BEGIN SELECT RAISE(ABORT, 'append_only'); END;"
            ),
            Self::Postgres => format!(
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'append_only'; END $$; \
                 CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION refuse_change(); \
                 CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} \
                 FOR EACH ROW WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION refuse_change();"
            ),
        }
    }

    /// Difference 9, fresh figures for the planner after migrations and imports.
    #[must_use]
    pub fn analyse(self) -> &'static str {
        match self {
            Self::Sqlite => "PRAGMA optimize",
            Self::Postgres => "ANALYZE",
        }
    }

    /// Difference 10, how many tables there are of a name: none in a database that no house has used yet.
    #[must_use]
    pub fn tables_named(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?1",
            Self::Postgres => {
                "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = CAST(?1 AS text)"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_change_outside_strings_only() {
        let text = "SELECT '?1 it''s', a -- ?2\nFROM t WHERE b = ?1 AND c = ?12";
        assert_eq!(
            Dialect::Postgres.placeholders(text),
            "SELECT '?1 it''s', a -- ?2\nFROM t WHERE b = $1 AND c = $12"
        );
        assert_eq!(Dialect::Sqlite.placeholders(text), text);
    }
}
