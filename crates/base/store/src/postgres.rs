//! The PostgreSQL server: one session per thread, statements prepared once per session.

use crate::connection::Failure;
use crate::{Cell, Dialect, Error, FromRow, Kind, Parameter, Registered, RowRef, Unavailable, Value, plan};
use postgres::error::SqlState;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};
use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error as StdError;
use std::time::Duration;
use uuid::Uuid;

/// A statement may run this long, a lock be awaited this long, a transaction idle this long.
pub(crate) const SESSION: &str = "SET statement_timeout = '30s'; SET lock_timeout = '10s'; \
    SET idle_in_transaction_session_timeout = '30s'; SET timezone = 'UTC'; \
    SET default_transaction_isolation = 'read committed'";
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// One session, with its prepared statements.
pub(crate) struct PostgresConnection {
    client: RefCell<Client>,
    prepared: RefCell<HashMap<String, Statement>>,
}

impl PostgresConnection {
    /// Opens a session. Must not be called from a thread that drives an asynchronous runtime.
    pub(crate) fn open(address: &str) -> Result<Self, Error> {
        let mut config: Config = address
            .parse()
            .map_err(|error| Error::Faulty(format!("{error}")))?;
        config
            .connect_timeout(CONNECT_TIMEOUT)
            .application_name("mawrout");
        let mut client = config.connect(NoTls).map_err(|error| failure(&error).error)?;
        client
            .batch_execute(SESSION)
            .map_err(|error| failure(&error).error)?;
        Ok(Self {
            client: RefCell::new(client),
            prepared: RefCell::new(HashMap::new()),
        })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.borrow().is_closed()
    }

    pub(crate) fn batch(&self, text: &str) -> Result<(), Failure> {
        self.client
            .borrow_mut()
            .batch_execute(text)
            .map_err(|error| failure(&error))
    }

    pub(crate) fn rows<R: FromRow>(
        &self,
        text: &str,
        arguments: &[&dyn Parameter],
    ) -> Result<Vec<R>, Failure> {
        let statement = self.prepared(text)?;
        let values: Vec<Value<'_>> = arguments.iter().map(|argument| argument.value()).collect();
        let bound: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = self
            .client
            .borrow_mut()
            .query(&statement, &bound)
            .map_err(|error| failure(&error))?;
        rows.iter()
            .map(|row| R::from_row(&RowRef::Postgres(row)).map_err(Failure::from))
            .collect()
    }

    pub(crate) fn run(&self, text: &str, arguments: &[&dyn Parameter]) -> Result<u64, Failure> {
        let statement = self.prepared(text)?;
        let values: Vec<Value<'_>> = arguments.iter().map(|argument| argument.value()).collect();
        let bound: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        self.client
            .borrow_mut()
            .execute(&statement, &bound)
            .map_err(|error| failure(&error))
    }

    fn prepared(&self, text: &str) -> Result<Statement, Failure> {
        if let Some(statement) = self.prepared.borrow().get(text) {
            return Ok(statement.clone());
        }
        let numbered = Dialect::Postgres.placeholders(text);
        let statement = self
            .client
            .borrow_mut()
            .prepare(&numbered)
            .map_err(|error| failure(&error))?;
        self.prepared
            .borrow_mut()
            .insert(text.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// What a driver's error means to the house.
pub(crate) fn failure(error: &postgres::Error) -> Failure {
    let Some(cause) = error.as_db_error() else {
        // A parameter of the wrong type is our bug; all else without a server's word is the connection.
        if error.is_closed() || error.source().is_some_and(<dyn StdError>::is::<std::io::Error>) {
            return Failure {
                error: Error::Unavailable(Unavailable::Unreachable),
                retry: true,
            };
        }
        let detail = error.source().map(ToString::to_string).unwrap_or_default();
        return Error::Faulty(format!("{error}: {detail}")).into();
    };
    let code = cause.code();
    if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        return Failure {
            error: Error::Conflict,
            retry: true,
        };
    }
    if *code == SqlState::ADMIN_SHUTDOWN || *code == SqlState::CRASH_SHUTDOWN {
        return Failure {
            error: Error::Unavailable(Unavailable::Unreachable),
            retry: true,
        };
    }
    let named = || cause.constraint().unwrap_or_default().to_owned();
    let error = if *code == SqlState::FOREIGN_KEY_VIOLATION {
        Error::Constraint {
            name: "foreign_key".to_owned(),
        }
    } else if *code == SqlState::UNIQUE_VIOLATION || *code == SqlState::CHECK_VIOLATION {
        Error::Constraint { name: named() }
    } else if *code == SqlState::NOT_NULL_VIOLATION {
        let (table, column) = (
            cause.table().unwrap_or_default(),
            cause.column().unwrap_or_default(),
        );
        Error::Constraint {
            name: format!("{table}_{column}_not_null"),
        }
    } else if *code == SqlState::RAISE_EXCEPTION {
        Error::Constraint {
            name: cause.message().to_owned(),
        }
    } else {
        class_of(code.code(), cause.message())
    };
    error.into()
}

/// The class of a code (its first two letters, PostgreSQL appendix A) for what has no name of its own.
fn class_of(code: &str, message: &str) -> Error {
    match code.get(..2) {
        Some("53") if code == "53100" => Error::Unavailable(Unavailable::DiskFull),
        Some("25") if code == "25006" => Error::Unavailable(Unavailable::ReadOnly),
        Some("55" | "57") => Error::Unavailable(Unavailable::Locked),
        Some("28" | "3D") => Error::Unavailable(Unavailable::Refused),
        Some("08" | "53" | "58") => Error::Unavailable(Unavailable::Unreachable),
        _ => Error::Faulty(format!("{code} {message}")),
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Value::Null => return Ok(IsNull::Yes),
            Value::Integer(number) if *kind == Type::INT4 => {
                out.extend_from_slice(&i32::try_from(*number)?.to_be_bytes());
            }
            Value::Integer(number) if *kind == Type::INT8 => out.extend_from_slice(&number.to_be_bytes()),
            Value::Boolean(truth) if *kind == Type::BOOL => out.extend_from_slice(&[u8::from(*truth)]),
            Value::Text(text) if matches!(*kind, Type::TEXT | Type::VARCHAR | Type::UNKNOWN) => {
                out.extend_from_slice(text.as_bytes());
            }
            Value::Bytes(bytes) if *kind == Type::BYTEA => out.extend_from_slice(bytes),
            Value::Uuid(id) if *kind == Type::UUID => out.extend_from_slice(id.as_bytes()),
            other => return Err(format!("{other:?} given where {kind} is wanted").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A cell of a PostgreSQL row, borrowed from it.
pub(crate) struct PostgresCell<'c>(pub(crate) Cell<'c>);

impl<'c> FromSql<'c> for PostgresCell<'c> {
    fn from_sql(kind: &Type, raw: &'c [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self(match *kind {
            Type::INT8 => Cell::Integer(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Cell::Integer(i64::from(i32::from_be_bytes(raw.try_into()?))),
            Type::BOOL => Cell::Boolean(raw == [1]),
            Type::BYTEA => Cell::Bytes(raw),
            Type::UUID => Cell::Uuid(Uuid::from_slice(raw)?),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => Cell::Text(std::str::from_utf8(raw)?),
            ref other => return Err(format!("column type {other} is not used in this house").into()),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self(Cell::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl PostgresConnection {
    /// Prepares a statement and reads its plan, for [`Store::examine`](crate::Store::examine).
    pub(crate) fn examine(&self, registered: &Registered, objections: &mut Vec<String>) {
        let name = format!("{}::{}", registered.module, registered.name);
        if let Err(problem) = self.examine_plan(&name, registered, objections) {
            objections.push(format!("{name}: {problem}"));
            // A refused statement loses the transaction: go back to before it.
            let _ = self.batch("ROLLBACK TO examined");
        }
    }

    fn examine_plan(
        &self,
        name: &str,
        registered: &Registered,
        objections: &mut Vec<String>,
    ) -> Result<(), String> {
        let told = |failure: Failure| failure.error.to_string();
        self.batch("SAVEPOINT examined").map_err(told)?;
        let prepared = self.prepared(registered.text).map_err(told)?;
        let columns: Vec<&str> = prepared.columns().iter().map(postgres::Column::name).collect();
        plan::compare_columns(name, &columns, registered, objections);
        let parameters = prepared.params().len();
        for step in self.explain(registered.text, parameters)? {
            if step.contains("Seq Scan on") && registered.kind != Kind::Scan {
                objections.push(format!("{name}: {}", step.trim()));
            }
        }
        Ok(())
    }

    /// The steps of a statement's plan, made without looking at values.
    fn explain(&self, text: &str, parameters: usize) -> Result<Vec<String>, String> {
        let text = Dialect::Postgres.placeholders(text);
        self.batch(&format!("DEALLOCATE ALL; PREPARE examined AS {text}"))
            .map_err(|failure| failure.error.to_string())?;
        self.prepared.borrow_mut().clear();
        let nulls = vec!["NULL"; parameters].join(", ");
        let call = if nulls.is_empty() {
            String::new()
        } else {
            format!("({nulls})")
        };
        let rows = self
            .client
            .borrow_mut()
            .simple_query(&format!("EXPLAIN EXECUTE examined{call}"))
            .map_err(|error| error.to_string())?;
        Ok(rows
            .iter()
            .filter_map(|row| match row {
                postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
            .collect())
    }

    /// The plan of any text, for tests.
    #[cfg(feature = "testing")]
    pub(crate) fn plan_of(&self, text: &str) -> Result<Vec<String>, String> {
        let prepared = self.prepared(text).map_err(|failure| failure.error.to_string())?;
        self.batch("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan")
            .map_err(|failure| failure.error.to_string())?;
        self.explain(text, prepared.params().len())
    }
}
