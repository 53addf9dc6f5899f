//! What stands on every page: who the house is, and its aisles.

use catalogue::category::{self, Category};
use parties::house::{self, HouseSettings};
use store::Reader;

/// Settings and aisles as pages show them; kept in memory for a minute.
#[derive(Debug, Clone, Default)]
pub struct Signboard {
    /// Identity and rules of the house.
    pub settings: HouseSettings,
    /// The aisles, in their order.
    pub aisles: Vec<Category>,
    /// Grows when what it tells has changed; kept pages hang on it.
    pub serial: u64,
}

impl Signboard {
    pub(crate) fn read(reader: &Reader<'_>) -> store::Result<Self> {
        Ok(Self {
            settings: house::load(reader)?,
            aisles: category::list(reader)?,
            serial: 0,
        })
    }

    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        self.settings == other.settings && self.aisles == other.aisles
    }
}
