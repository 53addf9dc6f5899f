//! Taking connections in: bounded in number, time and size, with or without a proxy in front (R-LIM 2 and 5).
//!
//! HTTP/1.1 only: the automatic choice of the version waits without end for a first byte, and proxies speak
//! HTTP/1.1 to what stands behind them.

use crate::{limits, watch};
use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use metrics::Gauge;
use std::collections::HashMap;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service as _;

mod patience;

use patience::Patient;

/// Wait after the system could not accept: out of descriptors, most often.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How long a house that was asked to stop still takes connections in, while `/readyz` says 503: a proxy notices and
/// sends buyers to another node before the door is shut. It is part of [`limits::DRAIN_TIME`].
pub const NOTICE: Duration = Duration::from_secs(2);

/// The other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// How many connections at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionLimits {
    /// In all.
    pub total: usize,
    /// From one address.
    pub per_address: usize,
}

impl From<&limits::LimitSettings> for ConnectionLimits {
    fn from(settings: &limits::LimitSettings) -> Self {
        Self {
            total: settings.connections,
            per_address: settings.connections_per_address,
        }
    }
}

/// Serves until `shutdown` resolves; then no new connection is taken, and running requests have what [`NOTICE`] leaves
/// of [`limits::DRAIN_TIME`] to end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()>,
    connections: ConnectionLimits,
) {
    let hall = Hall::new(connections);
    let open = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        match accepted {
            Ok((stream, from)) => hall.receive(stream, from, router.clone(), open.watcher()),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(limits::DRAIN_TIME.saturating_sub(NOTICE), open.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests did not end in time");
    }
}

/// Who is inside.
#[derive(Clone)]
struct Hall {
    places: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    per_address: usize,
    inside: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

impl Hall {
    fn new(connections: ConnectionLimits) -> Self {
        Self {
            places: Arc::new(Semaphore::new(connections.total)),
            waiting: Arc::new(Semaphore::new(limits::QUEUE)),
            per_address: connections.per_address,
            inside: Arc::default(),
        }
    }

    fn receive(
        &self,
        stream: TcpStream,
        from: SocketAddr,
        router: Router,
        watcher: hyper_util::server::graceful::Watcher,
    ) {
        let address = from.ip().to_canonical();
        let Some(counted) = Counted::enter(&self.inside, address, self.per_address) else {
            tokio::spawn(turn_away(stream));
            return;
        };
        let (places, waiting) = (Arc::clone(&self.places), Arc::clone(&self.waiting));
        tokio::spawn(async move {
            match place(places, &waiting).await {
                Some(place) => converse(stream, address, router, watcher, (place, counted)).await,
                None => turn_away(stream).await,
            }
        });
    }
}

/// A place, at once or after a short wait among few.
async fn place(places: Arc<Semaphore>, waiting: &Semaphore) -> Option<OwnedSemaphorePermit> {
    if let Ok(place) = Arc::clone(&places).try_acquire_owned() {
        return Some(place);
    }
    let _queued = waiting.try_acquire().ok()?;
    tokio::time::timeout(limits::QUEUE_WAIT, places.acquire_owned())
        .await
        .ok()?
        .ok()
}

async fn turn_away(mut stream: TcpStream) {
    watch::turned_away();
    let seconds = limits::COME_BACK_SECONDS;
    let full = format!(
        "HTTP/1.1 503 Service Unavailable\r\nretry-after: {seconds}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    );
    // Who does not read it loses nothing.
    let _ = tokio::time::timeout(limits::QUEUE_WAIT, stream.write_all(full.as_bytes())).await;
}

async fn converse(
    stream: TcpStream,
    address: IpAddr,
    router: Router,
    watcher: hyper_util::server::graceful::Watcher,
    _place: (OwnedSemaphorePermit, Counted),
) {
    // Answers are written whole; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(address));
        router.clone().call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits::HEADER_WAIT)
        .max_buf_size(limits::HEADER_BYTES)
        .max_headers(limits::HEADERS)
        .serve_connection(TokioIo::new(Patient::new(stream)), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// One of the connections of an address.
struct Counted {
    inside: Arc<Mutex<HashMap<IpAddr, usize>>>,
    address: IpAddr,
    open: Gauge,
}

impl Counted {
    fn enter(inside: &Arc<Mutex<HashMap<IpAddr, usize>>>, address: IpAddr, most: usize) -> Option<Self> {
        let mut counts = inside.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        let open = watch::connections();
        open.increment(1.0);
        Some(Self {
            inside: Arc::clone(inside),
            address,
            open,
        })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.open.decrement(1.0);
        let mut counts = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests;
