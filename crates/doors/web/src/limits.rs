//! How much is taken: sizes and times (R-LIM 1 and 2), and how often (R-LIM 3).

use crate::problem::Problem;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Most bytes of a request's line and headers together.
pub const HEADER_BYTES: usize = 16 * 1024;
/// Most headers of a request.
pub const HEADERS: usize = 100;
/// Most bytes of an address.
pub const URL_BYTES: usize = 8 * 1024;
/// Most bytes of a body, where the route does not say otherwise.
pub const BODY_BYTES: usize = 1024 * 1024;
/// Most fields of a form or a query.
pub const FIELDS: usize = 1000;
/// Longest wait for the headers of a request; also for the next one on a kept connection.
pub const HEADER_WAIT: Duration = Duration::from_secs(10);
/// Longest wait for the next piece of a body.
pub const BODY_WAIT: Duration = Duration::from_secs(15);
/// Longest run of a handler.
pub const HANDLER_TIME: Duration = Duration::from_secs(30);
/// Longest wait for a client that does not read.
pub const WRITE_WAIT: Duration = Duration::from_secs(30);
/// Longest wait for running requests when the house closes.
pub const DRAIN_TIME: Duration = Duration::from_secs(30);
/// Most characters of a name of a person, a street, a thing.
pub const NAME_CHARACTERS: usize = 200;
/// Most characters of the longest texts, whatever a form would allow.
pub const TEXT_CHARACTERS: usize = 20_000;
/// The last page a list can be asked for.
pub const LAST_PAGE: u32 = 10_000;
/// Connections that may wait for a place when all are taken; the next is answered 503 at once.
pub const QUEUE: usize = 128;
/// How long they wait before they are answered 503.
pub const QUEUE_WAIT: Duration = Duration::from_secs(2);
/// Seconds after which those for whom there was no place are asked to come back.
pub const COME_BACK_SECONDS: u64 = 5;
/// Heavy work (a hash, a file) that may wait for a core; the next is answered 503 at once.
pub const HEAVY_QUEUE: usize = 64;
/// How long heavy work waits for a core before it is answered 503.
pub const HEAVY_WAIT: Duration = Duration::from_secs(10);
/// Addresses the buckets of one kind remember.
const REMEMBERED: usize = 50_000;

/// What is counted per address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bucket {
    /// Searching.
    Search,
    /// Placing an order.
    Checkout,
    /// Finding an order by its code.
    OrderLookup,
    /// Taking out a file.
    Export,
    /// Changing the cart.
    Cart,
    /// Sign-in, code, password and one-time link, before the counters kept in the database.
    SignIn,
}

impl Bucket {
    /// Its word in what is counted: the key of its size in the settings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Checkout => "checkout",
            Self::OrderLookup => "order_lookup",
            Self::Export => "export",
            Self::Cart => "cart",
            Self::SignIn => "sign_in",
        }
    }
}

/// Sizes of the limits that a house may set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Searches per minute and address.
    pub search: u32,
    /// Orders per minute and address; many buyers share the address of a mobile network.
    pub checkout: u32,
    /// Look-ups of orders by code per minute and address.
    pub order_lookup: u32,
    /// Exports per minute and address.
    pub export: u32,
    /// Changes of a cart per minute and address.
    pub cart: u32,
    /// Requests of sign-in forms per minute and address.
    pub sign_in: u32,
    /// Connections at once.
    pub connections: usize,
    /// Connections at once from one address; behind a trusted proxy it is the proxy that counts.
    pub connections_per_address: usize,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            search: 120,
            checkout: 30,
            order_lookup: 20,
            export: 10,
            cart: 300,
            sign_in: 60,
            connections: 4096,
            connections_per_address: 256,
        }
    }
}

impl LimitSettings {
    /// For a house on one's own machine, where all requests come from one address.
    #[must_use]
    pub fn loopback() -> Self {
        let many = 1_000_000;
        Self {
            search: many,
            checkout: many,
            order_lookup: many,
            export: many,
            cart: many,
            sign_in: many,
            connections: 4096,
            connections_per_address: 4096,
        }
    }

    fn per_minute(&self, bucket: Bucket) -> u32 {
        match bucket {
            Bucket::Search => self.search,
            Bucket::Checkout => self.checkout,
            Bucket::OrderLookup => self.order_lookup,
            Bucket::Export => self.export,
            Bucket::Cart => self.cart,
            Bucket::SignIn => self.sign_in,
        }
        .max(1)
    }
}

/// Token buckets of this node. Each holds a minute's worth and fills evenly.
#[derive(Debug, Default)]
pub(crate) struct Buckets {
    /// When the bucket will be full again; one that is full is forgotten.
    full_at: Mutex<HashMap<(Bucket, IpAddr), Instant>>,
}

impl Buckets {
    /// Takes one token, or tells how long to wait for one.
    pub(crate) fn take(
        &self,
        bucket: Bucket,
        address: IpAddr,
        sizes: &LimitSettings,
        now: Instant,
    ) -> Result<(), Problem> {
        let minute = Duration::from_mins(1);
        let token = minute / sizes.per_minute(bucket);
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= REMEMBERED {
            full_at.retain(|_, full| *full > now);
        }
        if full_at.len() >= REMEMBERED {
            // A flood from many addresses: the memory is bounded, and forgetting is kinder than refusing all.
            full_at.clear();
        }
        let full = full_at.entry((bucket, network_of(address))).or_insert(now);
        let next = (*full).max(now) + token;
        let wait = next.saturating_duration_since(now).saturating_sub(minute);
        if wait.is_zero() {
            *full = next;
            return Ok(());
        }
        Err(Problem::TooMany {
            retry_after_seconds: wait.as_secs().saturating_add(1),
        })
    }
}

/// One subscriber has a whole /64 of IPv6 addresses.
fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(four) => IpAddr::V4(four),
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::disallowed_methods, reason = "a starting point for durations")]
    fn start() -> Instant {
        Instant::now()
    }

    #[test]
    fn a_bucket_holds_a_minute_and_fills_evenly() {
        let (buckets, sizes, now) = (Buckets::default(), LimitSettings::default(), start());
        let address = IpAddr::from([192, 0, 2, 1]);
        let take = |at| buckets.take(Bucket::Checkout, address, &sizes, at);
        for _ in 0..30 {
            assert!(take(now).is_ok());
        }
        let refused = take(now);
        assert!(
            matches!(
                refused,
                Err(Problem::TooMany {
                    retry_after_seconds: 1..=3
                })
            ),
            "{refused:?}"
        );
        assert!(take(now + Duration::from_millis(2001)).is_ok());
        assert!(take(now + Duration::from_millis(2002)).is_err());
        assert!(
            buckets.take(Bucket::Search, address, &sizes, now).is_ok(),
            "another kind has its own"
        );
        assert!(
            buckets
                .take(Bucket::Checkout, IpAddr::from([192, 0, 2, 2]), &sizes, now)
                .is_ok()
        );
    }

    #[test]
    fn a_subscriber_of_ipv6_is_one_address() {
        let same = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"].map(|text| network_of(text.parse().unwrap()));
        assert_eq!(same[0], same[1]);
        assert_ne!(same[0], network_of("2001:db8:1:3::1".parse().unwrap()));
        assert_eq!(
            network_of("::ffff:192.0.2.1".parse().unwrap()),
            IpAddr::from([192, 0, 2, 1])
        );
    }
}
