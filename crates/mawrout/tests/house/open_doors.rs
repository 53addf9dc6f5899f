//! A house before real sockets: what reaches it there is bytes, well formed or not.

use mawrout::rooms;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};
use store::testing::TestHouse;
use tokio::sync::oneshot;
use web::testing::parts;
use web::{House, HouseParts, Site, server};

/// How long an answer may take before somebody who waits would leave.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
/// Silence after which the rest of a request that was never finished is given up.
const SILENCE: Duration = Duration::from_millis(600);

/// Open doors; they close with the value.
pub(crate) struct Doors {
    /// Where they are.
    pub(crate) port: u16,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<thread::JoinHandle<()>>,
}

impl Doors {
    /// Opens all doors of this house.
    pub(crate) fn open(house: &TestHouse) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let resources = [&storefront::RESOURCES[..], &office::RESOURCES[..]];
        let parts = HouseParts {
            footer: rooms::FOOTER,
            site: Site::loopback(port),
            ..parts(house.store.clone(), &resources, rooms::OFFICE)
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let house = House::new(parts);
                house.refresh().await.unwrap();
                let connections = house.limits().into();
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let shutdown = async {
                    let _ = stopped.await;
                };
                server::serve(
                    listener,
                    rooms::routes().into_router(house),
                    shutdown,
                    connections,
                )
                .await;
            });
        });
        Self {
            port,
            stop: Some(stop),
            serving: Some(serving),
        }
    }

    /// A connection.
    pub(crate) fn enter(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// A well-formed request that closes its connection.
    pub(crate) fn page(&self, path: &str) -> Vec<u8> {
        let host = self.port;
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{host}\r\nConnection: close\r\n\r\n").into_bytes()
    }

    /// Says these bytes and hears what comes.
    pub(crate) fn say(&self, bytes: &[u8]) -> Heard {
        let mut stream = self.enter();
        // Who is refused in the middle of a sentence may find the door closed.
        let _ = stream.write_all(bytes);
        hear(stream)
    }
}

impl Drop for Doors {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(serving) = self.serving.take() {
            let _ = serving.join();
        }
    }
}

/// What came back over a connection, to its end.
#[derive(Debug)]
pub(crate) struct Heard {
    /// The bytes as text.
    pub(crate) text: String,
    /// Whether the house closed the connection, or at least when its other end did.
    pub(crate) ended: bool,
}

impl Heard {
    /// The status of the first answer; none when nothing was said.
    pub(crate) fn status(&self) -> Option<u16> {
        self.text.strip_prefix("HTTP/1.")?.get(2..5)?.parse().ok()
    }
}

/// Reads to the end; after a silence, says that nothing more will come.
fn hear(mut stream: TcpStream) -> Heard {
    let (mut bytes, mut piece) = (Vec::new(), [0_u8; 16 * 1024]);
    let began = now();
    let mut closed_by_us = false;
    stream.set_read_timeout(Some(SILENCE)).unwrap();
    let ended = loop {
        match stream.read(&mut piece) {
            Ok(0) => break true,
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                if began.elapsed() > PATIENCE {
                    break false;
                }
                if !closed_by_us {
                    closed_by_us = true;
                    let _ = stream.shutdown(Shutdown::Write);
                }
            }
            Err(_) => break true,
        }
    };
    Heard {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        ended,
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "measures durations, by the monotonic clock"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}
