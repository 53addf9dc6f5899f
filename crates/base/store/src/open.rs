//! Opening a house's database, and the two ways into it: [`Store::write`] and [`Store::read`].

mod address;
mod heard;
mod readers;
mod sessions;

use crate::changes::{Changes, Kept};
use crate::connection::Connection;
use crate::lock::{self, LockError, WriterLock};
use crate::migrate::{self, MigrateError, Migration};
use crate::sqlite::{self, Purpose};
use crate::watch::Queued;
use crate::writer::{self, Done, Task};
use crate::{Dialect, Error, Reader, Result, Unavailable, Unit};
pub use address::{DatabaseUrl, DatabaseUrlError};
use heard::Ears;
use readers::Readers;
use sessions::{Job, Sessions};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use tokio::sync::{Notify, Semaphore, oneshot};

/// Sessions of a PostgreSQL server per process, for pages and units.
const SESSIONS: usize = 8;
/// Reports read at once: the others wait, and pages wait for none of them.
const REPORTS: usize = 2;

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

enum Engine {
    Sqlite {
        path: PathBuf,
        writer: Option<Sender<Task>>,
        readers: Readers,
        _lock: Option<WriterLock>,
    },
    Postgres {
        sessions: Sessions,
        /// Sessions of reports alone: a long export never sits in one that a page waits for.
        report_sessions: Sessions,
    },
}

/// What happens after a unit was kept.
#[derive(Debug, Default)]
struct After {
    wake: Notify,
    changes: Changes,
}

impl After {
    fn hear(&self, kept: Kept) {
        self.changes.tell(kept.topics);
        if kept.wakes {
            self.wake.notify_one();
        }
    }
}

/// An open database. Cheap to clone; closes when the last clone goes.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
    after: Arc<After>,
    reports: Arc<Semaphore>,
    pub(crate) ears: Arc<Ears>,
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
        let after = Arc::<After>::default();
        let engine = match url {
            DatabaseUrl::Sqlite(path) => open_sqlite(path, mode, &after)?,
            DatabaseUrl::Postgres(address) => Engine::Postgres {
                sessions: sessions::open(address, SESSIONS)?,
                report_sessions: sessions::open_when_asked(address, REPORTS)?,
            },
        };
        Ok(Self {
            engine: Arc::new(engine),
            after,
            reports: Arc::new(Semaphore::new(REPORTS)),
            ears: Arc::new(Ears::default()),
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
            Engine::Postgres { sessions, .. } => {
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

    /// The migrations that have not run yet, as `room number name`. Looks only. Blocks the thread.
    pub fn missing(
        &self,
        migrations: &'static [Migration],
    ) -> std::result::Result<Vec<String>, MigrateError> {
        self.read_blocking(move |reader| migrate::missing(reader, migrations))
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
            Engine::Sqlite { readers, .. } => readers.read(&self.ears, look),
            Engine::Postgres { sessions, .. } => sessions::read(sessions, &self.ears, look)
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
            Engine::Sqlite { readers, .. } => readers.read(&self.ears, look),
            Engine::Postgres { sessions, .. } => sessions::read(sessions, &self.ears, look)
                .blocking_recv()
                .unwrap_or_else(|_| Err(panicked().into())),
        }
    }

    /// One snapshot for long reads (exports, checks): never on a thread that serves pages nor in a session of theirs.
    /// Two run at once, the others wait for their turn.
    pub async fn report<T, E, F>(&self, look: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        // The semaphore is never closed, so there is always a turn; it ends with this value.
        let _turn = self.reports.acquire().await;
        match &*self.engine {
            Engine::Sqlite { .. } => {
                let store = self.clone();
                tokio::task::spawn_blocking(move || store.read_blocking(look))
                    .await
                    .unwrap_or_else(|_| Err(panicked().into()))
            }
            Engine::Postgres { report_sessions, .. } => sessions::read(report_sessions, &self.ears, look)
                .await
                .unwrap_or_else(|_| Err(panicked().into())),
        }
    }

    /// Returns when a kept unit left work for the background.
    pub async fn woken(&self) {
        self.after.wake.notified().await;
    }

    /// What this process knows to have changed.
    #[must_use]
    pub fn changes(&self) -> &Changes {
        &self.after.changes
    }

    fn begin_write<T, E, F>(&self, mut act: F) -> oneshot::Receiver<std::result::Result<T, E>>
    where
        F: FnMut(&mut Unit<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (tell, answer) = oneshot::channel();
        let queued = Queued::now();
        match &*self.engine {
            Engine::Sqlite { writer: None, .. } => {
                let _ = tell.send(Err(Error::Unavailable(Unavailable::ReadOnly).into()));
            }
            Engine::Sqlite {
                writer: Some(writer), ..
            } => {
                let task: Task = Box::new(move |unit| {
                    queued.begins();
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
            Engine::Postgres { sessions, .. } => {
                let after = Arc::clone(&self.after);
                let job: Job = Box::new(move |connection| {
                    queued.begins();
                    let gone = || tell.is_closed();
                    let outcome = connection.map_err(E::from).and_then(|connection| {
                        sessions::run_unit(connection, &mut act, &|kept| after.hear(kept), gone)
                    });
                    let _ = tell.send(outcome);
                });
                let _ = sessions.send(job);
            }
        }
        answer
    }
}

pub(crate) fn panicked() -> Error {
    Error::Faulty("the action panicked and was undone".to_owned())
}

/// A unit that went on after a failed statement must not be kept, whatever its closure says.
pub(crate) fn finished<T, E: From<Error>>(
    unit: &Unit<'_>,
    outcome: std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    match outcome {
        Ok(_) if unit.failed() => Err(Error::Faulty("a failed statement was overlooked".to_owned()).into()),
        other => other,
    }
}

fn open_sqlite(path: &Path, mode: OpenMode, after: &Arc<After>) -> std::result::Result<Engine, OpenError> {
    let (writer, held) = match mode {
        OpenMode::ReadOnly => (None, None),
        OpenMode::Write => {
            let held = lock::take(path)?;
            let after = Arc::clone(after);
            let writer = writer::start(sqlite::open(path, Purpose::Write)?, move |kept| after.hear(kept))?;
            (Some(writer), Some(held))
        }
    };
    Ok(Engine::Sqlite {
        path: path.to_owned(),
        writer,
        readers: Readers::open(path)?,
        _lock: held,
    })
}

/// Lends a snapshot to `look` and ends it.
pub(crate) fn snapshot<T, E: From<Error>>(
    connection: &Connection,
    ears: &Ears,
    look: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    connection
        .batch(connection.dialect().begin_snapshot())
        .map_err(|failure| failure.error)?;
    let reader = Reader::new(connection);
    let outcome = look(&reader);
    ears.hear(&reader);
    connection.batch("ROLLBACK").map_err(|failure| failure.error)?;
    outcome
}
