//! What the databases say of a statement: whether it can be prepared, and whether it reads a table whole.

use crate::connection::Connection;
use crate::{Dialect, Error, Kind, Registered, Result, Store};

/// Something wrong with a registered statement, in words.
pub type Objection = String;

impl Store {
    /// Prepares each statement and reads its plan; answers the objections. Blocks the thread. For tests.
    pub fn examine(&self, statements: Vec<Registered>) -> Result<Vec<Objection>> {
        self.write_blocking(move |unit| {
            let connection = unit.connection;
            let mut objections = Vec::new();
            if connection.dialect() == Dialect::Postgres {
                connection
                    .batch("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan")
                    .map_err(|failure| failure.error)?;
            }
            for statement in &statements {
                match connection {
                    Connection::Sqlite(open) => examine_sqlite(open, statement, &mut objections),
                    Connection::Postgres(open) => open.examine(statement, &mut objections),
                }
            }
            Ok::<_, Error>(objections)
        })
    }
}

#[cfg(feature = "testing")]
impl Connection {
    /// The steps of a text's plan, with the words of the database.
    pub(crate) fn plan_of(&self, text: &str) -> Result<Vec<String>> {
        match self {
            Self::Sqlite(open) => {
                explain_sqlite(open, text).map_err(|error| Error::Faulty(error.to_string()))
            }
            Self::Postgres(open) => open.plan_of(text).map_err(Error::Faulty),
        }
    }
}

fn examine_sqlite(open: &rusqlite::Connection, statement: &Registered, objections: &mut Vec<Objection>) {
    let name = format!("{}::{}", statement.module, statement.name);
    let prepared = match open.prepare(statement.text) {
        Ok(prepared) => prepared,
        Err(error) => {
            objections.push(format!("{name}: {error}"));
            return;
        }
    };
    let columns: Vec<&str> = prepared.column_names().collect();
    compare_columns(&name, &columns, statement, objections);
    let steps = explain_sqlite(open, statement.text);
    match steps {
        Ok(steps) => {
            let scans = steps
                .iter()
                .filter(|step| step.starts_with("SCAN ") && !step.contains(" INDEX "));
            for step in scans.filter(|_| statement.kind != Kind::Scan) {
                if !step.contains("CONSTANT ROW")
                    && !step.contains("subquery")
                    && !step.starts_with("SCAN json")
                {
                    objections.push(format!("{name}: {step}"));
                }
            }
        }
        Err(error) => objections.push(format!("{name}: {error}")),
    }
}

fn explain_sqlite(open: &rusqlite::Connection, text: &str) -> rusqlite::Result<Vec<String>> {
    let mut explain = open.prepare(&format!("EXPLAIN QUERY PLAN {text}"))?;
    let mut rows = explain.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(row.get::<_, String>(3)?);
    }
    Ok(steps)
}

/// The columns of the answer must be those of the row struct, in order.
pub(crate) fn compare_columns(
    name: &str,
    found: &[&str],
    statement: &Registered,
    objections: &mut Vec<Objection>,
) {
    if !statement.columns.is_empty() && found != statement.columns {
        objections.push(format!(
            "{name}: columns {found:?}, the row wants {:?}",
            statement.columns
        ));
    }
}
