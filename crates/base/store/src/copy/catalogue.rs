//! What a database says of its own tables: names, columns, references, sessions.

use super::cells::Wanted;
use crate::connection::Connection;
use crate::{Error, Result, args};

/// A table and its columns, in the order of the names.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<TableColumn>,
}

#[derive(Debug)]
pub(super) struct TableColumn {
    name: String,
    pub(super) kind: Wanted,
}

impl Table {
    pub(super) fn column_names(&self) -> String {
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        names.join(", ")
    }

    pub(super) fn same_columns(&self, other: &Self) -> bool {
        self.columns
            .iter()
            .map(|column| &column.name)
            .eq(other.columns.iter().map(|column| &column.name))
    }
}

const SQLITE_COLUMNS: &str = "SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY m.name, c.name";
const POSTGRES_COLUMNS: &str = "SELECT CAST(c.relname AS text), CAST(a.attname AS text), \
    format_type(a.atttypid, NULL) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
    JOIN pg_namespace n ON n.oid = c.relnamespace \
    WHERE c.relkind = 'r' AND n.nspname = current_schema() AND a.attnum > 0 AND NOT a.attisdropped \
    ORDER BY CAST(c.relname AS text) COLLATE \"C\", CAST(a.attname AS text) COLLATE \"C\"";

/// Every table of the house.
pub(super) fn tables(connection: &Connection) -> Result<Vec<Table>> {
    let text = match connection {
        Connection::Sqlite(_) => SQLITE_COLUMNS,
        Connection::Postgres(_) => POSTGRES_COLUMNS,
    };
    let rows: Vec<(String, String, String)> =
        connection.rows(text, args![]).map_err(|failure| failure.error)?;
    let mut tables: Vec<Table> = Vec::new();
    for (table, name, kind) in rows {
        let column = TableColumn {
            name,
            kind: match kind.as_str() {
                "uuid" => Wanted::Uuid,
                "boolean" => Wanted::Boolean,
                _ => Wanted::AsItIs,
            },
        };
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table {
                name: table,
                columns: vec![column],
            }),
        }
    }
    Ok(tables)
}

/// Rows of a table.
pub(super) fn count(connection: &Connection, table: &str) -> Result<u64> {
    let rows: Vec<(u64,)> = connection
        .rows(&format!("SELECT count(*) FROM \"{table}\""), args![])
        .map_err(|failure| failure.error)?;
    rows.first().map(|row| row.0).ok_or(Error::Missing)
}

/// Lets rows come before those they refer to, until the references are proved.
pub(super) fn defer_references(target: &Connection) -> Result<()> {
    match target {
        Connection::Sqlite(_) => batch(target, "PRAGMA defer_foreign_keys = ON"),
        Connection::Postgres(_) => alter_references(target, "DEFERRABLE INITIALLY DEFERRED"),
    }
}

/// Proves every reference now; SQLite does so at COMMIT.
pub(super) fn prove_references(target: &Connection) -> Result<()> {
    match target {
        Connection::Sqlite(_) => Ok(()),
        Connection::Postgres(_) => {
            batch(target, "SET CONSTRAINTS ALL IMMEDIATE")?;
            alter_references(target, "NOT DEFERRABLE")
        }
    }
}

fn alter_references(target: &Connection, how: &str) -> Result<()> {
    let references: Vec<(String, String)> = target
        .rows(
            "SELECT CAST(c.relname AS text), CAST(k.conname AS text) FROM pg_constraint k \
             JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE k.contype = 'f' AND n.nspname = current_schema()",
            args![],
        )
        .map_err(|failure| failure.error)?;
    for (table, constraint) in references {
        batch(
            target,
            &format!("ALTER TABLE \"{table}\" ALTER CONSTRAINT \"{constraint}\" {how}"),
        )?;
    }
    Ok(())
}

/// Whether other sessions of this program are in the same database of a server.
pub(super) fn other_sessions(connection: &Connection) -> Result<bool> {
    let rows: Vec<(u64,)> = connection
        .rows(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
             AND application_name = 'mawrout' AND pid <> pg_backend_pid()",
            args![],
        )
        .map_err(|failure| failure.error)?;
    Ok(rows.first().is_some_and(|row| row.0 > 0))
}

fn batch(connection: &Connection, text: &str) -> Result<()> {
    connection.batch(text).map_err(|failure| failure.error)
}
