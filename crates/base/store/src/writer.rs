//! The one writer of the embedded database: it commits waiting units together.
//!
//! Each unit stands in a savepoint of its own; an answer is given only after the common COMMIT.

use crate::changes::Kept;
use crate::connection::Connection;
use crate::{Dialect, Error, Unavailable, Unit, watch};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Units committed together at most.
const GROUP: usize = 64;

/// Tells the waiting caller, once it is known whether the group was kept.
pub(crate) type Answer = Box<dyn FnOnce(Result<(), Error>) + Send>;
/// One unit of work; runs its closure and hands back the answer to give after COMMIT. `None`: it must be undone.
pub(crate) type Task = Box<dyn FnOnce(&mut Unit<'_>) -> Done + Send>;

/// What became of a unit before its group is committed.
pub(crate) struct Done {
    pub(crate) keep: bool,
    pub(crate) answer: Answer,
}

/// Starts the writer thread; it ends when every sender is gone.
pub(crate) fn start(
    connection: rusqlite::Connection,
    heard: impl Fn(Kept) + Send + 'static,
) -> std::io::Result<Sender<Task>> {
    let (sender, receiver) = channel();
    std::thread::Builder::new()
        .name("store-writer".to_owned())
        .spawn(move || {
            let connection = Connection::Sqlite(connection);
            while let Ok(first) = receiver.recv() {
                run_group(&connection, first, &receiver, &heard);
            }
        })?;
    Ok(sender)
}

fn run_group(connection: &Connection, first: Task, receiver: &Receiver<Task>, heard: &impl Fn(Kept)) {
    if let Err(failure) = connection.batch(Dialect::Sqlite.begin_unit()) {
        refuse(connection, first, &failure.error);
        return;
    }
    let mut answers: Vec<Answer> = Vec::new();
    let mut kept = Kept::default();
    let mut next = Some(first);
    while let Some(task) = next {
        match run_one(connection, task, &mut kept) {
            Ok(answer) => answers.push(answer),
            Err((answer, error)) => {
                // A full disk undoes the whole transaction: every unit of the group is lost with it.
                answers.push(answer);
                let _ = connection.batch("ROLLBACK");
                tell(answers, &Err(error));
                return;
            }
        }
        next = if answers.len() < GROUP {
            receiver.try_recv().ok()
        } else {
            None
        };
    }
    let outcome = connection.batch("COMMIT").map_err(|failure| failure.error);
    if outcome.is_err() {
        let _ = connection.batch("ROLLBACK");
    }
    // Before the answers: who is answered must not be shown a page of before.
    if outcome.is_ok() {
        watch::committed(answers.len());
        heard(kept);
    }
    tell(answers, &outcome);
}

fn tell(answers: Vec<Answer>, outcome: &Result<(), Error>) {
    for answer in answers {
        answer(outcome.clone());
    }
}

/// Without a transaction there is nothing to run in: the task's own answer tells why.
fn refuse(connection: &Connection, task: Task, error: &Error) {
    let mut unit = Unit::new(connection);
    unit.close();
    if let Ok(done) = catch_unwind(AssertUnwindSafe(|| task(&mut unit))) {
        (done.answer)(Err(error.clone()));
    }
}

fn run_one(connection: &Connection, task: Task, kept: &mut Kept) -> Result<Answer, (Answer, Error)> {
    if let Err(failure) = connection.batch("SAVEPOINT unit") {
        return Err((Box::new(|_| ()), failure.error));
    }
    let mut unit = Unit::new(connection);
    let outcome = catch_unwind(AssertUnwindSafe(|| task(&mut unit)));
    let (keep, answer) = match outcome {
        Ok(done) => (done.keep, done.answer),
        // The caller's channel was dropped in the panic, and tells it.
        Err(_) => (false, Box::new(|_| ()) as Answer),
    };
    let end = if keep {
        "RELEASE unit"
    } else {
        "ROLLBACK TO unit; RELEASE unit"
    };
    match connection.batch(end) {
        Ok(()) => {
            if keep {
                let own = unit.take_kept();
                kept.wakes |= own.wakes;
                kept.topics.extend(own.topics);
            }
            Ok(answer)
        }
        Err(_) => Err((answer, Error::Unavailable(Unavailable::DiskFull))),
    }
}
