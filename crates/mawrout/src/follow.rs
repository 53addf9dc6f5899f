//! Following the change feed: pages that were kept and the search index of this node are told what became true.
//!
//! The index is this node's own, in a folder of its own. When it is absent, older, broken or ahead of the database
//! (a backup was restored) it is made anew, and the shop searches the database meanwhile.

use catalogue::product::{self, Product};
use parties::organisation::{self, Organisation};
use search::{Entry, Index};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::outbox::{self, FeedRow};
use storefront::search::entries::{self, PRODUCERS, PRODUCTS};
use uuid::Uuid;
use values::id::Id;
use web::House;

/// How often the feed is looked at.
const ROUND: Duration = Duration::from_millis(250);
/// How long a follower rests after a fault.
const REST: Duration = Duration::from_secs(5);
/// Facts read at once.
const READ_AT_ONCE: u32 = 500;
/// Products indexed at once.
const INDEXED_AT_ONCE: u32 = 500;
/// The topic of pages that show what the index found.
const FOUND: &str = "found";
/// Facts that touch so many entries that the index is made anew.
const OF_ALL: [&str; 2] = ["category-changed", "label-changed"];

/// Why the feed could not be followed for a moment.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The index could not be read or written.
    #[error(transparent)]
    Search(#[from] search::SearchError),
}

/// Follows until the task is ended.
pub async fn run(house: House, folder: PathBuf) {
    let doors = house.clone();
    let mut follower = Follower::new(house, folder);
    loop {
        let step = tokio::task::spawn_blocking(move || {
            let outcome = follower.step();
            (follower, outcome)
        });
        let Ok((same, outcome)) = step.await else {
            tracing::error!(
                "following the feed panicked: this node searches its database until it is started again"
            );
            doors.hang_finder(None);
            return;
        };
        follower = same;
        match outcome {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(ROUND).await,
            Err(problem) => {
                tracing::warn!(%problem, "the feed could not be followed and is tried again");
                follower.index = None;
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// Who follows: the index of a node, and how far it has come.
pub struct Follower {
    house: House,
    folder: PathBuf,
    index: Option<Followed>,
    /// The last fact whose topics were told.
    told: Option<i64>,
}

struct Followed {
    index: Arc<Index>,
    mark: i64,
}

impl Follower {
    /// Follows for this house, with its index in this folder.
    #[must_use]
    pub fn new(house: House, folder: PathBuf) -> Self {
        Self {
            house,
            folder,
            index: None,
            told: None,
        }
    }

    /// One look at the feed; answers whether more may wait. Blocks the thread.
    pub fn step(&mut self) -> Result<bool, FollowError> {
        let told = self.tell_topics()?;
        let gone = self.house.finder().is_none();
        let followed = match self.index.take() {
            Some(followed) if followed.index.is_whole() && !gone => followed,
            _ => self.open()?,
        };
        // The feed was just read for the topics: it is read again only for an index that is behind.
        let facts = if followed.mark < told {
            facts_after(&self.house.store, followed.mark)?
        } else {
            Vec::new()
        };
        let more = facts.len() >= READ_AT_ONCE as usize;
        let followed = match facts.last().map(|last| last.feed_number) {
            None => followed,
            Some(mark) => {
                self.apply(&followed.index, &facts, mark)?;
                Followed { mark, ..followed }
            }
        };
        crate::watch::followed(followed.mark);
        self.index = Some(followed);
        Ok(more)
    }

    /// Tells what other processes kept; what this one kept it told itself, and may be told twice. Answers the last fact
    /// of the feed that was told.
    fn tell_topics(&mut self) -> Result<i64, FollowError> {
        let last = match self.told {
            Some(told) => told,
            None => self.house.store.read_blocking(outbox::last)?,
        };
        let facts = facts_after(&self.house.store, last)?;
        let told = facts.last().map_or(last, |fact| fact.feed_number);
        self.told = Some(told);
        let topics = facts.into_iter().flat_map(|fact| [fact.kind, fact.subject]);
        self.house.store.changes().tell(topics);
        Ok(told)
    }

    fn open(&mut self) -> Result<Followed, FollowError> {
        self.house.hang_finder(None);
        let opened = Index::open(&self.folder)?;
        let last = self.house.store.read_blocking(outbox::last)?;
        let index = Arc::new(opened.index);
        let mark = match opened.mark {
            Some(mark) if mark <= last => mark,
            _ => fill(&self.house.store, &index)?,
        };
        self.hang(&index);
        Ok(Followed { index, mark })
    }

    fn hang(&self, index: &Arc<Index>) {
        self.house.hang_finder(Some(Arc::clone(index)));
        self.house.store.changes().tell([FOUND.to_owned()]);
    }

    fn apply(&self, index: &Arc<Index>, facts: &[FeedRow], mark: i64) -> Result<(), FollowError> {
        if facts.iter().any(|fact| OF_ALL.contains(&fact.kind.as_str())) {
            fill(&self.house.store, index)?;
        } else {
            let touched = Touched::by(facts);
            if touched.is_empty() {
                // Nothing to find has changed; the mark is kept with the next change.
                return Ok(());
            }
            touched.index_again(&self.house.store, index)?;
            index.commit(mark)?;
        }
        self.hang(index);
        Ok(())
    }
}

fn facts_after(store: &Store, mark: i64) -> store::Result<Vec<FeedRow>> {
    store.read_blocking(move |reader| outbox::after(reader, mark, READ_AT_ONCE))
}

/// Makes the index anew, of one snapshot at a time; what changes meanwhile follows in the feed. Answers the mark.
fn fill(store: &Store, index: &Index) -> Result<i64, FollowError> {
    index.clear()?;
    let (mark, makers, aisles) = store.read_blocking(|reader| {
        let mark = outbox::last(reader)?;
        let makers = organisation::card_list(reader)?;
        Ok::<_, store::Error>((mark, makers, catalogue::category::list(reader)?))
    })?;
    put_all(index, makers.iter().map(entries::of_producer))?;
    put_all(index, aisles.iter().map(entries::of_aisle))?;
    let mut after = String::new();
    loop {
        let (last, found) = store.read_blocking(move |reader| {
            let products = product::published_after(reader, &after, INDEXED_AT_ONCE)?;
            let last = products.last().map(|product| product.slug.clone());
            Ok::<_, store::Error>((last, entries::of_products(reader, &products)?))
        })?;
        put_all(index, found)?;
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    index.commit(mark)?;
    Ok(mark)
}

fn put_all(index: &Index, entries: impl IntoIterator<Item = Entry>) -> Result<(), FollowError> {
    for entry in entries {
        index.put(&entry)?;
    }
    Ok(())
}

/// The things some facts are about.
#[derive(Debug, Default, PartialEq, Eq)]
struct Touched {
    products: BTreeSet<Id<Product>>,
    producers: BTreeSet<Id<Organisation>>,
}

impl Touched {
    fn by(facts: &[FeedRow]) -> Self {
        let mut touched = Self::default();
        for fact in facts {
            let Some((word, id)) = fact.subject.split_once(':') else {
                continue;
            };
            let Ok(id) = id.parse::<Uuid>() else { continue };
            match (fact.kind.as_str(), word) {
                ("product-changed", "product") => {
                    touched.products.insert(Id::from_uuid(id));
                }
                ("organisation-changed", "organisation") => {
                    touched.producers.insert(Id::from_uuid(id));
                }
                _ => {}
            }
        }
        touched
    }

    fn is_empty(&self) -> bool {
        self.products.is_empty() && self.producers.is_empty()
    }

    fn index_again(self, store: &Store, index: &Index) -> Result<(), FollowError> {
        let producers: Vec<Id<Organisation>> = self.producers.into_iter().collect();
        let mut products = self.products;
        let (makers, ids, found) = store.read_blocking({
            let producers = producers.clone();
            move |reader| {
                for producer in &producers {
                    products.extend(product::ids_of_producer(reader, *producer)?);
                }
                let ids: Vec<Id<Product>> = products.into_iter().collect();
                let shown = product::published_of(reader, &ids)?;
                let found = entries::of_products(reader, &shown)?;
                Ok::<_, store::Error>((organisation::cards_of(reader, &producers)?, ids, found))
            }
        })?;
        for id in ids {
            index.remove(PRODUCTS, id.uuid().as_u128());
        }
        for id in producers {
            index.remove(PRODUCERS, id.uuid().as_u128());
        }
        put_all(index, makers.values().map(entries::of_producer))?;
        put_all(index, found)
    }
}

/// The folder of the index of a house: beside its database, or in the folder where it is served.
#[must_use]
pub fn folder_beside(database: &store::DatabaseUrl) -> PathBuf {
    match database {
        store::DatabaseUrl::Sqlite(path) => path.with_extension("search"),
        store::DatabaseUrl::Postgres(_) => Path::new("mawrout.search").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(kind: &str, subject: &str) -> FeedRow {
        FeedRow {
            feed_number: 1,
            kind: kind.to_owned(),
            subject: subject.to_owned(),
            payload: "{}".to_owned(),
            created_at: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn facts_name_what_they_touch() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let facts = [
            fact("product-changed", &format!("product:{id}")),
            fact("product-changed", &format!("product:{id}")),
            fact("organisation-changed", &format!("organisation:{id}")),
            fact("order-placed", id),
            fact("house-changed", "house"),
            fact("product-changed", "product:nonsense"),
        ];
        let touched = Touched::by(&facts);
        assert_eq!((touched.products.len(), touched.producers.len()), (1, 1));
        assert!(Touched::by(&facts[3..]).is_empty());
    }

    #[test]
    fn the_index_lies_beside_the_database() {
        let sqlite: store::DatabaseUrl = "sqlite:/srv/mawrout/mawrout.sqlite".parse().unwrap();
        assert_eq!(folder_beside(&sqlite), Path::new("/srv/mawrout/mawrout.search"));
        let server: store::DatabaseUrl = "postgres://host/shop".parse().unwrap();
        assert_eq!(folder_beside(&server), Path::new("mawrout.search"));
    }
}
