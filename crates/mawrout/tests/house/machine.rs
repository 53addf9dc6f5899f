//! The binary as a process of its own: what a machine does to it, and what people were told before.

mod buyer;
mod faults;
mod killed;
mod power;
mod stopped;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, UNIX_EPOCH};
use store::{DatabaseUrl, OpenMode, Query, Store, args};

/// How long a house may take to open.
const PATIENCE: Duration = Duration::from_mins(1);
/// Name of the database in the folder of a house.
pub(crate) const DATABASE: &str = "shop.sqlite";

/// The binary in this folder, without the settings of whoever runs the tests.
pub(crate) fn binary(folder: &Path) -> Command {
    clean(Command::new(env!("CARGO_BIN_EXE_mawrout")), folder)
}

/// The binary under limits of the shell, such as `ulimit -n 64`.
fn limited(folder: &Path, limits: &str) -> Command {
    let mut command = clean(Command::new("/bin/sh"), folder);
    command
        .arg("-c")
        .arg(format!("{limits} && exec \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_mawrout"));
    command
}

fn clean(mut command: Command, folder: &Path) -> Command {
    command
        .current_dir(folder)
        .env_clear()
        .env("MAWROUT_DATABASE", format!("sqlite:{DATABASE}"))
        .stdin(Stdio::null());
    command
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// A page, over the network; `None` while nobody listens.
pub(crate) fn fetch(port: u16, path: &str) -> Option<String> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    say(port, &request).ok()
}

/// Says a request that closes its connection; answers all that came back.
fn say(port: u16, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(40)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[allow(
    clippy::disallowed_methods,
    reason = "patience with a process of the machine, not time of the house"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Lets a process of the machine, or a slow client, have its time.
#[allow(
    clippy::disallowed_methods,
    reason = "what runs beside the test runs in real time"
)]
pub(crate) fn rest(time: Duration) {
    std::thread::sleep(time);
}

/// A serving house; it is killed when the value goes, if it was not before.
pub(crate) struct Serving {
    process: Child,
    /// Where it listens.
    pub(crate) port: u16,
    /// From its start to its first good answer at `/readyz`.
    pub(crate) opened_in: Duration,
}

impl Serving {
    /// Starts this command as a server and waits until it is ready.
    pub(crate) fn start(mut command: Command) -> Self {
        let (port, began) = (free_port(), now());
        command
            .arg("serve")
            .env("MAWROUT_LISTEN", format!("127.0.0.1:{port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut serving = Self {
            process: command.spawn().unwrap(),
            port,
            opened_in: Duration::ZERO,
        };
        while !serving.is_ready() {
            assert!(
                serving.process.try_wait().unwrap().is_none(),
                "the house closed again"
            );
            assert!(began.elapsed() < PATIENCE, "the house did not open");
            rest(Duration::from_millis(20));
        }
        serving.opened_in = began.elapsed();
        serving
    }

    /// Whether it says that it can serve.
    pub(crate) fn is_ready(&self) -> bool {
        fetch(self.port, "/readyz").is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }

    /// `kill -9`: the process ends in the middle of whatever it does.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A demonstration house that nobody changes: made once for a binary, kept beside it, copied by whoever plays.
fn demonstration() -> PathBuf {
    let built = fs::metadata(env!("CARGO_BIN_EXE_mawrout")).unwrap().modified();
    let built = built.unwrap().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let houses = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demonstration");
    let house = houses.join(built.to_string());
    if house.is_dir() {
        return house;
    }
    // Houses of earlier binaries; another test may be taking them away too.
    let _ = fs::remove_dir_all(&houses);
    fs::create_dir_all(&houses).unwrap();
    let making = tempfile::tempdir().unwrap();
    let made = binary(making.path())
        .args(["demo", "--data", ".", "--prepare-only"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let whole = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    copy_database(making.path(), whole.path());
    // Whoever is first: two houses of one binary are alike.
    if fs::rename(whole.path(), &house).is_err() {
        assert!(house.is_dir(), "the demonstration house could not be kept");
    }
    house
}

/// Copies the database and what SQLite keeps beside it, as they lie there now.
fn copy_database(from: &Path, to: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let name = format!("{DATABASE}{ending}");
        if from.join(&name).is_file() {
            fs::copy(from.join(&name), to.join(&name)).unwrap();
        }
    }
}

/// A folder with a demonstration house of one's own.
fn own_house() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_database(&demonstration(), folder.path());
    folder
}

/// Serves a demonstration house, whose limits are those of a machine of one's own.
fn serve_demonstration(mut command: Command) -> Serving {
    command.env("MAWROUT_DEMO", "true").env("MAWROUT_LOG", "error");
    Serving::start(command)
}

/// `mawrout check` must find nothing.
fn must_be_right(folder: &Path, after: &str) {
    let Output { status, stdout, .. } = binary(folder).arg("check").output().unwrap();
    assert!(
        status.success(),
        "after {after}: {}",
        String::from_utf8_lossy(&stdout)
    );
}

const ORDERS: Query<(u64,)> = Query::new("SELECT count(*) FROM sales_order");

/// Orders in the database, also beside a house that serves.
fn orders_in(folder: &Path) -> u64 {
    let url = DatabaseUrl::Sqlite(folder.join(DATABASE));
    let store = Store::open(&url, OpenMode::ReadOnly).unwrap();
    count_orders(&store)
}

fn count_orders(store: &Store) -> u64 {
    let counted: Result<_, store::Error> = store.read_blocking(|reader| reader.one(ORDERS, args![]));
    counted.unwrap().0
}
