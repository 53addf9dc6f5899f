//! Sessions of a PostgreSQL server: each on a thread of its own, which takes work from a common queue.

use crate::changes::Kept;
use crate::connection::Connection;
use crate::open::heard::Ears;
use crate::open::{OpenError, finished, panicked, snapshot};
use crate::postgres::PostgresConnection;
use crate::{Error, Reader, Result, Unit};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;

/// Times a unit is run before a concurrent change is told to the caller.
const TRIES: u32 = 6;
/// The wait before the second try, doubled before each further one: who lost lets the winner end, and does not lose
/// to its next unit again.
const FIRST_WAIT: Duration = Duration::from_millis(4);

/// Work for a session's thread; it is told when no session can be had.
pub(crate) type Job = Box<dyn FnOnce(Result<&Connection>) + Send>;
/// The queue of a group of sessions; they end when it is dropped.
pub(crate) type Sessions = Sender<Job>;

/// Opens `count` sessions; an address that cannot be used is told at once.
pub(crate) fn open(address: &str, count: usize) -> std::result::Result<Sessions, OpenError> {
    let (tell, opened) = channel();
    let sessions = start(address, count, move |address| {
        let first = connect(address);
        let _ = tell.send(first.as_ref().map(|_| ()).map_err(Clone::clone));
        first.ok()
    })?;
    // One session is enough to know that the address is right; the others connect meanwhile.
    opened.recv().map_err(|_| panicked())??;
    Ok(sessions)
}

/// Up to `count` sessions, each connected when it has work first: for what many houses never ask for.
pub(crate) fn open_when_asked(address: &str, count: usize) -> std::result::Result<Sessions, OpenError> {
    start(address, count, |_| None)
}

fn start(
    address: &str,
    count: usize,
    first: impl Fn(&str) -> Option<Connection> + Clone + Send + 'static,
) -> std::result::Result<Sessions, OpenError> {
    let (sessions, jobs) = channel::<Job>();
    let jobs = Arc::new(Mutex::new(jobs));
    for _ in 0..count {
        let (address, jobs, first) = (address.to_owned(), Arc::clone(&jobs), first.clone());
        std::thread::Builder::new()
            .name("store-session".to_owned())
            .spawn(move || {
                let open = first(&address);
                // What it tells with must not outlive the telling.
                drop(first);
                serve(open, &address, &jobs);
            })?;
    }
    Ok(sessions)
}

fn connect(address: &str) -> Result<Connection> {
    PostgresConnection::open(address).map(|open| Connection::Postgres(Box::new(open)))
}

fn serve(mut session: Option<Connection>, address: &str, jobs: &Mutex<Receiver<Job>>) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        let open = match session.take().filter(|session| !session.is_closed()) {
            Some(open) => Ok(open),
            None => connect(address),
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

/// Runs a unit of work, again after a concurrent change.
#[allow(
    clippy::disallowed_methods,
    reason = "a session's own thread, on the blocking driver: it has nobody else to serve while its unit waits"
)]
pub(crate) fn run_unit<T, E: From<Error>>(
    connection: &Connection,
    act: &mut impl FnMut(&mut Unit<'_>) -> std::result::Result<T, E>,
    heard: &impl Fn(Kept),
    gone: impl Fn() -> bool,
) -> std::result::Result<T, E> {
    let mut tries = 0;
    loop {
        if tries > 0 {
            std::thread::sleep(FIRST_WAIT * 2_u32.pow(tries - 1));
        }
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
                    crate::watch::committed(1);
                    heard(unit.take_kept());
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

/// Reads a snapshot in one of these sessions.
pub(crate) fn read<T, E, F>(
    sessions: &Sessions,
    ears: &Arc<Ears>,
    look: F,
) -> oneshot::Receiver<std::result::Result<T, E>>
where
    F: FnOnce(&Reader<'_>) -> std::result::Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (tell, answer) = oneshot::channel();
    let ears = Arc::clone(ears);
    let job: Job = Box::new(move |connection| {
        let _ = tell.send(
            connection
                .map_err(E::from)
                .and_then(|connection| snapshot(connection, &ears, look)),
        );
    });
    let _ = sessions.send(job);
    answer
}
