//! Opening a house's database, and the two ways into it: [`Store::write`] and [`Store::read`].

use crate::connection::Connection;
use crate::lock::{self, LockError, WriterLock};
use crate::migrate::{self, MigrateError, Migration};
use crate::postgres::PostgresConnection;
use crate::sqlite::{self, Purpose};
use crate::writer::{self, Done, Task};
use crate::{Dialect, Error, Reader, Result, Unavailable, Unit};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Notify, oneshot};

/// Sessions of a PostgreSQL server per process.
const SESSIONS: usize = 8;
/// Times a unit is run before a concurrent change is told to the caller.
const TRIES: u32 = 6;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite:PATH`: a file of this machine.
    Sqlite(PathBuf),
    /// `postgres://…`: a server.
    Postgres(String),
}

/// An address that is neither `sqlite:PATH` nor `postgres://…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a database is written sqlite:PATH or postgres://user@host/name")]
pub struct DatabaseUrlError;

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> std::result::Result<Self, DatabaseUrlError> {
        if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(DatabaseUrlError)
    }
}

/// Never shows a password.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(formatter, "sqlite:{}", path.display()),
            Self::Postgres(_) => formatter.write_str("postgres://…"),
        }
    }
}

/// What a process wants of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// To serve or change it; on SQLite no other process may write meanwhile.
    Write,
    /// To look only, also beside a serving process.
    ReadOnly,
}

/// Why a database was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process writes to it.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// It could not be opened.
    #[error(transparent)]
    Store(#[from] Error),
    /// A thread could not be started.
    #[error("a thread could not be started: {0}")]
    Thread(#[from] std::io::Error),
}

/// Work for a session's thread; it is told when no session can be had.
type Job = Box<dyn FnOnce(Result<&Connection>) + Send>;

enum Engine {
    Sqlite {
        path: PathBuf,
        writer: Option<Sender<Task>>,
        readers: Mutex<Vec<Connection>>,
        _lock: Option<WriterLock>,
    },
    Postgres {
        sessions: Sender<Job>,
    },
}

/// An open database. Cheap to clone; closes when the last clone goes.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
    wake: Arc<Notify>,
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Store")
            .field("dialect", &self.dialect())
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database; the file is made if it is to be written and is not there.
    pub fn open(url: &DatabaseUrl, mode: OpenMode) -> std::result::Result<Self, OpenError> {
        let wake = Arc::new(Notify::new());
        let engine = match url {
            DatabaseUrl::Sqlite(path) => open_sqlite(path, mode, &wake)?,
            DatabaseUrl::Postgres(address) => open_postgres(address)?,
        };
        Ok(Self {
            engine: Arc::new(engine),
            wake,
        })
    }

    /// Which database answers.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match &*self.engine {
            Engine::Sqlite { .. } => Dialect::Sqlite,
            Engine::Postgres { .. } => Dialect::Postgres,
        }
    }

    /// Runs the migrations that are missing, in the order given. Answers how many ran. Blocks the thread.
    pub fn migrate(&self, migrations: &'static [Migration]) -> std::result::Result<usize, MigrateError> {
        match &*self.engine {
            Engine::Sqlite { path, .. } => {
                let connection = Connection::Sqlite(sqlite::open(path, Purpose::Write)?);
                migrate::run(&connection, migrations)
            }
            Engine::Postgres { sessions } => {
                let (tell, answer) = channel();
                let job: Job = Box::new(move |connection| {
                    let ran = connection
                        .map_err(MigrateError::from)
                        .and_then(|connection| migrate::run(connection, migrations));
                    // The receiver waits below; it cannot be gone.
                    let _ = tell.send(ran);
                });
                sessions
                    .send(job)
                    .map_err(|_| Error::Unavailable(Unavailable::Stopping))?;
                answer
                    .recv()
                    .map_err(|_| Error::Faulty("a migration panicked".to_owned()))?
            }
        }
    }

    /// One unit of work: everything of one action is kept together or not at all.
    ///
    /// `act` may run again after a concurrent change (PostgreSQL), so it has no effect outside the unit.
    /// A unit whose future was dropped before its commit is undone.
    pub async fn write<T, E, F>(&self, act: F) -> std::result::Result<T, E>
    where
        F: FnMut(&mut Unit<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.begin_write(act)
            .await
            .unwrap_or_else(|_| Err(panicked().into()))
    }

    /// [`Store::write`] for a thread that may wait: commands of the terminal, tests.
    pub fn write_blocking<T, E, F>(&self, act: F) -> std::result::Result<T, E>
    where
        F: FnMut(&mut Unit<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.begin_write(act)
            .blocking_recv()
            .unwrap_or_else(|_| Err(panicked().into()))
    }

    /// One snapshot for short reads: inline on SQLite (some 30 µs), on a session's thread on PostgreSQL.
    pub async fn read<T, E, F>(&self, look: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite { path, readers, .. } => read_sqlite(path, readers, look),
            Engine::Postgres { sessions } => read_postgres(sessions, look)
                .await
                .unwrap_or_else(|_| Err(panicked().into())),
        }
    }

    /// [`Store::read`] for a thread that may wait.
    pub fn read_blocking<T, E, F>(&self, look: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite { path, readers, .. } => read_sqlite(path, readers, look),
            Engine::Postgres { sessions } => read_postgres(sessions, look)
                .blocking_recv()
                .unwrap_or_else(|_| Err(panicked().into())),
        }
    }

    /// One snapshot for long reads (exports, checks): never on a thread that serves pages.
    pub async fn report<T, E, F>(&self, look: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.read_blocking(look))
            .await
            .unwrap_or_else(|_| Err(panicked().into()))
    }

    /// Returns when a kept unit left work for the background.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }

    fn begin_write<T, E, F>(&self, mut act: F) -> oneshot::Receiver<std::result::Result<T, E>>
    where
        F: FnMut(&mut Unit<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (tell, answer) = oneshot::channel();
        match &*self.engine {
            Engine::Sqlite { writer: None, .. } => {
                let _ = tell.send(Err(Error::Unavailable(Unavailable::ReadOnly).into()));
            }
            Engine::Sqlite {
                writer: Some(writer), ..
            } => {
                let task: Task = Box::new(move |unit| {
                    let acted = act(unit);
                    let outcome = finished(unit, acted);
                    // Whoever went away is told nothing: their action is undone, and they may ask again.
                    let keep = outcome.is_ok() && !tell.is_closed();
                    let answer = Box::new(move |kept: Result<()>| {
                        // Gone after the commit began: kept, as a message lost on its way would be.
                        let _ = tell.send(kept.map_err(E::from).and(outcome));
                    });
                    Done { keep, answer }
                });
                // A dead writer drops the task and with it the sender, which the caller is told.
                let _ = writer.send(task);
            }
            Engine::Postgres { sessions } => {
                let wake = Arc::clone(&self.wake);
                let job: Job = Box::new(move |connection| {
                    let gone = || tell.is_closed();
                    let outcome = connection
                        .map_err(E::from)
                        .and_then(|connection| run_unit(connection, &mut act, &wake, gone));
                    let _ = tell.send(outcome);
                });
                let _ = sessions.send(job);
            }
        }
        answer
    }
}

fn panicked() -> Error {
    Error::Faulty("the action panicked and was undone".to_owned())
}

/// A unit that went on after a failed statement must not be kept, whatever its closure says.
fn finished<T, E: From<Error>>(
    unit: &Unit<'_>,
    outcome: std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    match outcome {
        Ok(_) if unit.failed() => Err(Error::Faulty("a failed statement was overlooked".to_owned()).into()),
        other => other,
    }
}

fn open_sqlite(path: &Path, mode: OpenMode, wake: &Arc<Notify>) -> std::result::Result<Engine, OpenError> {
    let (writer, held) = match mode {
        OpenMode::ReadOnly => (None, None),
        OpenMode::Write => {
            let held = lock::take(path)?;
            let wake = Arc::clone(wake);
            let writer = writer::start(sqlite::open(path, Purpose::Write)?, move || wake.notify_one())?;
            (Some(writer), Some(held))
        }
    };
    let first = Connection::Sqlite(sqlite::open(path, Purpose::Read)?);
    Ok(Engine::Sqlite {
        path: path.to_owned(),
        writer,
        readers: Mutex::new(vec![first]),
        _lock: held,
    })
}

fn read_sqlite<T, E: From<Error>>(
    path: &Path,
    readers: &Mutex<Vec<Connection>>,
    look: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let pooled = readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let connection = match pooled {
        Some(connection) => connection,
        None => Connection::Sqlite(sqlite::open(path, Purpose::Read)?),
    };
    let outcome = snapshot(&connection, look);
    // A panic above drops the connection with its snapshot; only a clean one goes back.
    readers
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(connection);
    outcome
}

fn snapshot<T, E: From<Error>>(
    connection: &Connection,
    look: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    connection
        .batch(connection.dialect().begin_snapshot())
        .map_err(|failure| failure.error)?;
    let outcome = look(&Reader::new(connection));
    connection.batch("ROLLBACK").map_err(|failure| failure.error)?;
    outcome
}

fn open_postgres(address: &str) -> std::result::Result<Engine, OpenError> {
    let (sessions, jobs) = channel::<Job>();
    let jobs = Arc::new(Mutex::new(jobs));
    let (tell, opened) = channel();
    for _ in 0..SESSIONS {
        let (address, jobs, tell) = (address.to_owned(), Arc::clone(&jobs), tell.clone());
        std::thread::Builder::new()
            .name("store-session".to_owned())
            .spawn(move || {
                let first =
                    PostgresConnection::open(&address).map(|open| Connection::Postgres(Box::new(open)));
                let _ = tell.send(first.as_ref().map(|_| ()).map_err(Clone::clone));
                serve_session(first.ok(), &address, &jobs);
            })?;
    }
    drop(tell);
    // One session is enough to know that the address is right; the others connect meanwhile.
    opened.recv().map_err(|_| panicked())??;
    Ok(Engine::Postgres { sessions })
}

fn serve_session(mut session: Option<Connection>, address: &str, jobs: &Mutex<Receiver<Job>>) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        let open = match session.take().filter(|session| !session.is_closed()) {
            Some(open) => Ok(open),
            None => PostgresConnection::open(address).map(|open| Connection::Postgres(Box::new(open))),
        };
        match open {
            // A panic may leave a transaction open: the session is dropped with it.
            Ok(open) => {
                if catch_unwind(AssertUnwindSafe(|| job(Ok(&open)))).is_ok() {
                    session = Some(open);
                }
            }
            Err(error) => job(Err(error)),
        }
    }
}

fn run_unit<T, E: From<Error>>(
    connection: &Connection,
    act: &mut impl FnMut(&mut Unit<'_>) -> std::result::Result<T, E>,
    wake: &Notify,
    gone: impl Fn() -> bool,
) -> std::result::Result<T, E> {
    let mut tries = 0;
    loop {
        tries += 1;
        connection
            .batch(connection.dialect().begin_unit())
            .map_err(|failure| failure.error)?;
        let mut unit = Unit::new(connection);
        let acted = act(&mut unit);
        let outcome = finished(&unit, acted);
        if outcome.is_ok() && !gone() {
            match connection.batch("COMMIT") {
                Ok(()) => {
                    if unit.wakes() {
                        wake.notify_one();
                    }
                    return outcome;
                }
                // Whether a commit whose connection broke was kept is unknown: it is never run again here;
                // the caller finds out by its idempotency key.
                Err(failure) if failure.error == Error::Conflict && tries < TRIES => continue,
                Err(failure) => return Err(failure.error.into()),
            }
        }
        if connection.is_closed() {
            return outcome;
        }
        connection.batch("ROLLBACK").map_err(|failure| failure.error)?;
        if outcome.is_ok() || !unit.must_retry() || tries >= TRIES {
            return outcome;
        }
    }
}

fn read_postgres<T, E, F>(sessions: &Sender<Job>, look: F) -> oneshot::Receiver<std::result::Result<T, E>>
where
    F: FnOnce(&Reader<'_>) -> std::result::Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (tell, answer) = oneshot::channel();
    let job: Job = Box::new(move |connection| {
        let _ = tell.send(
            connection
                .map_err(E::from)
                .and_then(|connection| snapshot(connection, look)),
        );
    });
    let _ = sessions.send(job);
    answer
}
