//! The house as its doors see it: where the data is, what time it is, what it is called, how much it takes.

mod kept_facts;
pub(crate) mod signboard;
pub(crate) mod site;
pub(crate) mod standing;

pub use signboard::Signboard;
pub use site::{Site, SiteError, is_local};

use self::kept_facts::KeptFacts;
use self::standing::{Present, Standing};
use crate::finish::headers;
use crate::limits::{self, Buckets, LimitSettings};
use crate::page::kept_pages::KeptPages;
use crate::problem::Problem;
use access::Action;
use access::password::HashCost;
use access::sign_in;
use http::HeaderValue;
use jiff::{SignedDuration, Timestamp};
use language::Messages;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;
use tokio::sync::Semaphore;
use values::clock::Clock;
use values::id::Ids;

/// How long the name over the door may be out of date on a node that did not change it.
const SIGNBOARD_AGE: SignedDuration = SignedDuration::from_secs(60);
/// How old facts that several pages are made of may be.
const FACTS_AGE: SignedDuration = SignedDuration::from_secs(60);

/// A link of the footer: path after the language, and key of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLink {
    /// `/delivery`.
    pub path: &'static str,
    /// `footer-delivery`.
    pub key: &'static str,
}

/// The lists of the footer; only pages that are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Footer {
    /// Delivery, returns, finding an order.
    pub help: &'static [PageLink],
    /// Producers, stories, wholesale.
    pub house: &'static [PageLink],
    /// Legal notice, conditions, personal data.
    pub legal: &'static [PageLink],
}

/// A room of the office, in the rail of those who may enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its word in the code: `orders`.
    pub name: &'static str,
    /// Its address: `/office/orders`.
    pub href: &'static str,
    /// Its sign.
    pub icon: &'static str,
    /// Key of its name.
    pub key: &'static str,
    /// What one must be allowed to do.
    pub action: Action,
}

/// What a house is opened with.
#[derive(Debug, Clone)]
pub struct HouseParts {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Ids and secrets.
    pub ids: Ids,
    /// The texts of all rooms and doors.
    pub messages: Messages,
    /// The address of the house.
    pub site: Site,
    /// Sizes of the limits.
    pub limits: LimitSettings,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// The lists of the footer.
    pub footer: Footer,
    /// The rooms of the office.
    pub rooms: &'static [Room],
    /// Origins forms may lead to besides the house: the bank's payment page.
    pub form_targets: Vec<String>,
    /// Work of one password hash.
    pub hash_cost: HashCost,
    /// Tries of signing in.
    pub sign_in_limits: sign_in::Limits,
}

/// The house; cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Ids and secrets.
    pub ids: Ids,
    /// The texts of all rooms and doors.
    pub messages: Messages,
    /// Whether this is a demonstration.
    pub demo: bool,
    inner: Arc<Inner>,
}

struct Inner {
    site: Site,
    limits: LimitSettings,
    buckets: Buckets,
    footer: Footer,
    rooms: &'static [Room],
    content_policy: HeaderValue,
    hash_cost: HashCost,
    sign_in_limits: sign_in::Limits,
    signboard: RwLock<Hung>,
    kept_pages: KeptPages,
    kept_facts: KeptFacts,
    finder: RwLock<Option<Arc<search::Index>>>,
    heavy: Semaphore,
    heavy_queue: Semaphore,
    closing: AtomicBool,
}

/// The signboard and when it was read.
struct Hung {
    signboard: Arc<Signboard>,
    read_at: Option<Timestamp>,
}

impl std::fmt::Debug for House {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("House")
            .field("site", &self.inner.site)
            .finish_non_exhaustive()
    }
}

impl House {
    /// Opens a house.
    #[must_use]
    pub fn new(parts: HouseParts) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        // A target that no header can carry is left out: the policy stays strict.
        let content_policy = HeaderValue::from_str(&headers::content_policy(&parts.form_targets))
            .or_else(|_| HeaderValue::from_str(&headers::content_policy(&[])))
            .unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"));
        let inner = Inner {
            site: parts.site,
            limits: parts.limits,
            buckets: Buckets::default(),
            footer: parts.footer,
            rooms: parts.rooms,
            content_policy,
            hash_cost: parts.hash_cost,
            sign_in_limits: parts.sign_in_limits,
            signboard: RwLock::new(Hung {
                signboard: Arc::default(),
                read_at: None,
            }),
            kept_pages: KeptPages::default(),
            kept_facts: KeptFacts::default(),
            finder: RwLock::default(),
            heavy: Semaphore::new(cores),
            heavy_queue: Semaphore::new(cores + limits::HEAVY_QUEUE),
            closing: AtomicBool::new(false),
        };
        Self {
            store: parts.store,
            clock: parts.clock,
            ids: parts.ids,
            messages: parts.messages,
            demo: parts.demo,
            inner: Arc::new(inner),
        }
    }

    /// The address of the house.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.inner.site
    }

    /// Sizes of the limits.
    #[must_use]
    pub fn limits(&self) -> &LimitSettings {
        &self.inner.limits
    }

    /// Work of one password hash.
    #[must_use]
    pub fn hash_cost(&self) -> HashCost {
        self.inner.hash_cost
    }

    /// Tries of signing in.
    pub(crate) fn sign_in_limits(&self) -> sign_in::Limits {
        self.inner.sign_in_limits
    }

    /// Settings and aisles, as they were read at most a minute ago.
    #[must_use]
    pub fn signboard(&self) -> Arc<Signboard> {
        let hung = self
            .inner
            .signboard
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&hung.signboard)
    }

    /// Reads settings and aisles anew: after they were saved.
    pub async fn refresh(&self) -> Result<(), Problem> {
        let read = self
            .store
            .read(|reader| Signboard::read(reader).map_err(Problem::from))
            .await?;
        let mut hung = self
            .inner
            .signboard
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let serial = hung.signboard.serial + 1;
        if hung.read_at.is_none() || !hung.signboard.tells_the_same(&read) {
            hung.signboard = Arc::new(Signboard { serial, ..read });
        }
        hung.read_at = Some(self.clock.now());
        Ok(())
    }

    /// Reads them if they are old. When that fails the old ones stay: a page without the newest telephone
    /// number is better than none.
    pub(crate) async fn refresh_if_old(&self) {
        let read_at = self
            .inner
            .signboard
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .read_at;
        let is_old = read_at.is_none_or(|read_at| self.clock.now().duration_since(read_at) > SIGNBOARD_AGE);
        if is_old && let Err(problem) = self.refresh().await {
            tracing::warn!(%problem, "the settings of the house could not be read");
        }
    }

    /// Runs heavy work (a hash, a file, a document) off the threads that serve pages, as many at once as there are
    /// cores. When too many wait, the next is asked to come back.
    pub async fn heavy<T, F>(&self, work: F) -> Result<T, Problem>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let _queued = self
            .inner
            .heavy_queue
            .try_acquire()
            .map_err(|_| Problem::unavailable())?;
        let place = tokio::time::timeout(limits::HEAVY_WAIT, self.inner.heavy.acquire());
        let _place = place
            .await
            .map_err(|_| Problem::unavailable())?
            .map_err(Problem::faulty)?;
        tokio::task::spawn_blocking(work).await.map_err(Problem::faulty)
    }

    /// Facts that several pages are made of, read anew only when one of their topics changed ([`store::Changes`]) or
    /// a minute is over. `things` tells how many things they hold, so that not too many are kept.
    pub async fn recalled<T, F>(
        &self,
        key: String,
        topics: &'static [&'static str],
        things: fn(&T) -> usize,
        read: F,
    ) -> Result<Arc<T>, Problem>
    where
        T: Send + Sync + 'static,
        F: FnOnce(&store::Reader<'_>) -> store::Result<T> + Send + 'static,
    {
        let present = Present {
            changes: self.store.changes(),
            now: self.clock.now(),
            age: FACTS_AGE,
        };
        if let Some(found) = self.inner.kept_facts.find(&key, present) {
            return Ok(found);
        }
        let moment = present.changes.moment();
        let facts = Arc::new(self.store.read(read).await?);
        let held = things(&facts);
        // What is not there is asked for under any name: it is not worth keeping.
        if held > 0 {
            let standing = Standing {
                topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
                moment,
                made_at: present.now,
            };
            self.inner
                .kept_facts
                .keep(key, Arc::clone(&facts), held, standing);
        }
        Ok(facts)
    }

    /// From now on `/readyz` says that this node takes nobody in any more; what runs goes on.
    pub fn begin_closing(&self) {
        self.inner.closing.store(true, Ordering::Relaxed);
    }

    /// Whether the house was asked to stop.
    pub(crate) fn is_closing(&self) -> bool {
        self.inner.closing.load(Ordering::Relaxed)
    }

    /// The index of what can be found; nothing while it is made or when it cannot be.
    #[must_use]
    pub fn finder(&self) -> Option<Arc<search::Index>> {
        let finder = self.inner.finder.read().unwrap_or_else(PoisonError::into_inner);
        finder.clone()
    }

    /// Hangs up an index, or takes the one there is down.
    pub fn hang_finder(&self, index: Option<Arc<search::Index>>) {
        *self.inner.finder.write().unwrap_or_else(PoisonError::into_inner) = index;
    }

    pub(crate) fn buckets(&self) -> &Buckets {
        &self.inner.buckets
    }

    pub(crate) fn footer(&self) -> Footer {
        self.inner.footer
    }

    pub(crate) fn rooms(&self) -> &'static [Room] {
        self.inner.rooms
    }

    pub(crate) fn content_policy(&self) -> HeaderValue {
        self.inner.content_policy.clone()
    }

    pub(crate) fn kept_pages(&self) -> &KeptPages {
        &self.inner.kept_pages
    }
}
