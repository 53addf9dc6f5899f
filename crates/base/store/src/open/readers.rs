//! The connections that read the embedded database: few, and fewer again when they are not needed.

use crate::connection::Connection;
use crate::open::heard::Ears;
use crate::open::snapshot;
use crate::sqlite::{self, Purpose};
use crate::{Error, Reader, Result};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Connections open at once at most; one more reader waits for one of them.
const MOST: usize = 32;
/// A connection that nobody used this long is closed.
const IDLE: Duration = Duration::from_secs(30);

/// What is open now.
struct Open {
    /// Not in use, the one used last at the end, each with the instant it came back.
    idle: Vec<(Connection, Instant)>,
    /// In use and idle together.
    count: usize,
}

/// A pool of reading connections to one file.
pub(crate) struct Readers {
    path: PathBuf,
    most: usize,
    idle_for: Duration,
    open: Mutex<Open>,
    returned: Condvar,
}

impl Readers {
    /// A pool with one connection, which proves that the file can be read.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        Self::sized(path, MOST, IDLE)
    }

    fn sized(path: &Path, most: usize, idle_for: Duration) -> Result<Self> {
        let first = connect(path)?;
        Ok(Self {
            path: path.to_owned(),
            most,
            idle_for,
            open: Mutex::new(Open {
                idle: vec![(first, now())],
                count: 1,
            }),
            returned: Condvar::new(),
        })
    }

    /// Lends a snapshot to `look`, on the calling thread.
    pub(crate) fn read<T, E: From<Error>>(
        &self,
        ears: &Ears,
        look: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut lent = Lent {
            pool: self,
            connection: Some(self.take()?),
        };
        let Some(connection) = lent.connection.as_ref() else {
            unreachable!("it was put there above, and only the end of the loan takes it");
        };
        let outcome = snapshot(connection, ears, look);
        // A panic above drops the connection with its snapshot; only a clean one goes back.
        lent.give_back();
        outcome
    }

    fn take(&self) -> Result<Connection> {
        let mut open = self.lock();
        loop {
            if let Some((connection, _)) = open.idle.pop() {
                return Ok(connection);
            }
            if open.count < self.most {
                open.count += 1;
                break;
            }
            open = self.returned.wait(open).unwrap_or_else(PoisonError::into_inner);
        }
        drop(open);
        connect(&self.path).inspect_err(|_| self.forget())
    }

    /// One connection fewer is open.
    fn forget(&self) {
        self.lock().count -= 1;
        self.returned.notify_one();
    }

    fn give_back(&self, connection: Connection) {
        let mut open = self.lock();
        let at = now();
        let stale = open
            .idle
            .iter()
            .take_while(|(_, since)| at.duration_since(*since) > self.idle_for)
            .count();
        let closing: Vec<_> = open.idle.drain(..stale).collect();
        open.count -= stale;
        open.idle.push((connection, at));
        drop(open);
        // Closing takes the time of a file's closing: not under the lock.
        drop(closing);
        self.returned.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection in use; dropped in a panic it is closed and counted out.
struct Lent<'p> {
    pool: &'p Readers,
    connection: Option<Connection>,
}

impl Lent<'_> {
    fn give_back(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.give_back(connection);
        }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if self.connection.take().is_some() {
            self.pool.forget();
        }
    }
}

fn connect(path: &Path) -> Result<Connection> {
    Ok(Connection::Sqlite(sqlite::open(path, Purpose::Read)?))
}

#[allow(
    clippy::disallowed_methods,
    reason = "how long a connection lies idle, by the monotonic clock"
)]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Query, args};
    use std::sync::Barrier;

    const ONE: Query<(i64,)> = Query::new("SELECT 1 AS one");

    fn pool(most: usize, idle_for: Duration) -> (tempfile::TempDir, Readers) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pool.sqlite");
        drop(sqlite::open(&path, Purpose::Write).unwrap());
        let readers = Readers::sized(&path, most, idle_for).unwrap();
        (folder, readers)
    }

    fn look(readers: &Readers, meanwhile: impl FnOnce()) {
        let one = readers
            .read(&Ears::default(), |reader| {
                meanwhile();
                reader.one(ONE, args![])
            })
            .unwrap();
        assert_eq!(one, (1,));
    }

    #[test]
    #[allow(
        clippy::disallowed_methods,
        reason = "a connection becomes old by real time only"
    )]
    fn many_readers_share_few_connections_and_leave_one() {
        let (_folder, readers) = pool(3, Duration::ZERO);
        let together = Barrier::new(3);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    look(&readers, || {
                        together.wait();
                    });
                });
            }
        });
        for _ in 0..20 {
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| look(&readers, || assert!(readers.lock().count <= 3)));
                }
            });
        }
        std::thread::sleep(Duration::from_millis(5));
        look(&readers, || {});
        look(&readers, || {});
        let open = readers.lock();
        assert_eq!(
            (open.count, open.idle.len()),
            (1, 1),
            "what nobody used was closed"
        );
    }

    #[test]
    fn a_panic_takes_no_place_away() {
        let (_folder, readers) = pool(1, IDLE);
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            look(&readers, || panic!("on purpose"));
        }));
        assert!(panicked.is_err());
        look(&readers, || assert_eq!(readers.lock().count, 1));
    }
}
