//! `/metrics` for the operator's machines, on a listener of its own that is never public (R-OPS 4).

#![allow(
    clippy::disallowed_types,
    reason = "measures as metrics take them; no money is near"
)]

use crate::failure::Failure;
use access::audit_chain;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use metrics::{counter, gauge};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use store::{Store, outbox};
use tokio::net::TcpListener;

/// Rounds of the background that were run, by task.
pub const ROUNDS: &str = "mawrout_background_rounds_total";
/// Rounds of the background that failed, by task.
pub const FAILURES: &str = "mawrout_background_failures_total";
/// Number of the last fact of the feed.
pub const FEED_LAST: &str = "mawrout_feed_last";
/// Number of the last fact this node has followed; how far it is behind is the difference.
pub const FEED_FOLLOWED: &str = "mawrout_feed_followed";
/// Lines of the audit trail that wait for their seal.
pub const UNSEALED: &str = "mawrout_audit_unsealed";
/// Memory of the process that is in use.
const MEMORY: &str = "process_resident_memory_bytes";
/// Whether the database could be asked for the above.
const DATABASE_UP: &str = "mawrout_database_up";

/// Upper ends of the steps of seconds: a kept page takes less than a millisecond, an export some seconds.
const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
/// Upper ends of the steps of units in one commit.
const UNITS: [f64; 7] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
/// How often what was measured is summed up, whether or not anybody asks.
const UPKEEP: Duration = Duration::from_secs(5);

/// Whether an address is of this machine or of a network of one's own.
#[must_use]
pub fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(four) => four.is_loopback() || four.is_private(),
        IpAddr::V6(six) => six.is_loopback() || six.is_unique_local(),
    }
}

fn steps(builder: PrometheusBuilder) -> Result<PrometheusBuilder, BuildError> {
    builder
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Suffix("_units".to_owned()), &UNITS)
}

/// Begins to count; before the doors are opened, for they take their counters then.
pub fn begin() -> Result<PrometheusHandle, Failure> {
    steps(PrometheusBuilder::new())
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| Failure::new(error, "leave the key `metrics_listen` out"))
}

/// Counts a round of the background.
pub(crate) fn round(task: &'static str, failed: bool) {
    counter!(ROUNDS, "task" => task).increment(1);
    if failed {
        counter!(FAILURES, "task" => task).increment(1);
    }
}

/// Tells how far this node has followed the feed.
pub(crate) fn followed(mark: i64) {
    gauge!(FEED_FOLLOWED).set(size(mark));
}

/// Opens the listener and answers until the process ends.
pub async fn open(listen: SocketAddr, handle: PrometheusHandle, store: Store) -> Result<(), Failure> {
    let listener = TcpListener::bind(listen).await.map_err(|error| {
        Failure::new(
            format!("cannot listen on {listen}: {error}"),
            "correct the key `metrics_listen`",
        )
    })?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            upkeep.run_upkeep();
        }
    });
    let router = Router::new()
        .route("/metrics", get(tell))
        .with_state((handle, store));
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::warn!(%error, "metrics are told no more");
        }
    });
    Ok(())
}

async fn tell(State((handle, store)): State<(PrometheusHandle, Store)>) -> String {
    let asked = store
        .read(|reader| Ok::<_, store::Error>((outbox::last(reader)?, audit_chain::unsealed(reader)?)))
        .await;
    gauge!(DATABASE_UP).set(if asked.is_ok() { 1.0 } else { 0.0 });
    if let Ok((last, unsealed)) = asked {
        gauge!(FEED_LAST).set(size(last));
        gauge!(UNSEALED).set(size(i64::try_from(unsealed).unwrap_or(i64::MAX)));
    }
    if let Some(bytes) = std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| resident_bytes(&status))
    {
        gauge!(MEMORY).set(bytes);
    }
    handle.render()
}

/// Memory in use, from what Linux tells of a process.
#[allow(
    clippy::float_arithmetic,
    reason = "bytes of memory for a gauge; no money is near"
)]
fn resident_bytes(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u32 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(f64::from(kilobytes) * 1024.0)
}

/// A whole number as metrics are: exact up to four thousand million, and capped there.
fn size(number: i64) -> f64 {
    f64::from(u32::try_from(number.max(0)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_ones_own_are_private() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.9",
            "172.16.0.1",
            "::1",
            "fd00::1",
            "::ffff:10.0.0.1",
        ] {
            assert!(is_private(private.parse().unwrap()), "{private}");
        }
        for public in [
            "0.0.0.0",
            "::",
            "203.0.113.7",
            "172.32.0.1",
            "2001:db8::1",
            "::ffff:203.0.113.7",
        ] {
            assert!(!is_private(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn memory_is_read_in_bytes() {
        assert_eq!(
            resident_bytes("Name:\tmawrout\nVmRSS:\t  2048 kB\n"),
            Some(2_097_152.0)
        );
        assert_eq!(resident_bytes("Name:\tmawrout\n"), None);
    }

    #[test]
    fn seconds_are_told_in_steps() {
        let recorder = steps(PrometheusBuilder::new()).unwrap().build_recorder();
        metrics::with_local_recorder(&recorder, || {
            metrics::histogram!(web::watch::REQUEST_SECONDS, "route" => "/").record(0.002);
        });
        let text = recorder.handle().render();
        let below = "mawrout_request_seconds_bucket{route=\"/\",le=\"0.001\"} 0";
        let within = "mawrout_request_seconds_bucket{route=\"/\",le=\"0.0025\"} 1";
        assert!(text.contains(below) && text.contains(within), "{text}");
    }
}
