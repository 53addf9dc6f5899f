//! Organisations: who sells, and the GIE itself.

mod change;
mod checking;
mod reading;
#[cfg(test)]
mod tests;

pub(crate) use change::told_changed;
pub(crate) use change::words_of;
pub use change::{NewOrganisation, OrganisationError, change, set_active, upsert};
pub use reading::{Filter, Sort, by_id, by_slug, card_list, cards_of, count, find, list};

use crate::place::Coordinates;
use jiff::Timestamp;
use language::Texts;
use values::id::Id;
use values::phone::Phone;
use values::registration::Ice;

pub(crate) const STATEMENTS: [&[store::Registered]; 2] = [change::STATEMENTS, reading::STATEMENTS];

/// An organisation. Only a tag for ids.
#[derive(Debug)]
pub struct Organisation;

store::text_enum! {
    /// What an organisation is in law.
    pub enum OrganisationKind {
        /// A cooperative (law 112-12).
        Cooperative = "cooperative",
        /// An auto-entrepreneur (law 114-13).
        AutoEntrepreneur = "auto_entrepreneur",
        /// A group of economic interest (law 13-97): the house itself.
        Gie = "gie",
        /// Another company.
        Company = "company",
    }
}

store::text_enum! {
    /// How a seller stands to value added tax; it overrides the rate of the product (CGI art. 91).
    pub enum VatRegime {
        /// An exempt cooperative (art. 91-IV).
        ExemptCooperative = "exempt_coop",
        /// A seller too small to charge tax (art. 91-II).
        ExemptSmall = "exempt_small",
        /// Charges the product's rate.
        Liable = "liable",
    }
}

/// What the office keeps of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Its name.
    pub names: Texts,
    /// A sentence or two about it; may be empty.
    pub presentation: Texts,
    /// The commune it works in.
    pub commune: String,
    /// ISO code of the province: `MA-ERR`.
    pub province_code: String,
    /// Where it is, if known.
    pub place: Option<Coordinates>,
    /// How many members it has, if known.
    pub members_total: Option<u32>,
    /// How many of them are women, if known; needs the total.
    pub members_women: Option<u32>,
    /// Its enterprise number, if known.
    pub ice: Option<Ice>,
    /// The number the office calls; never shown to buyers.
    pub phone: Option<Phone>,
    /// How it stands to value added tax.
    pub vat_regime: VatRegime,
}

/// An organisation as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Organisation>,
    /// Its address in the shop.
    pub slug: String,
    /// What it is in law.
    pub kind: OrganisationKind,
    /// What the office keeps of it.
    pub details: Details,
    /// Whether it is shown in the shop.
    pub active: bool,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
    /// When it was first kept.
    pub created_at: Timestamp,
    /// Rises with each change.
    pub version: i64,
}

/// What pages show of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: Id<Organisation>,
    /// Its address in the shop.
    pub slug: String,
    /// What it is in law.
    pub kind: OrganisationKind,
    /// Its name.
    pub names: Texts,
    /// A sentence or two about it; may be empty.
    pub presentation: Texts,
    /// The commune it works in.
    pub commune: String,
    /// ISO code of the province.
    pub province_code: String,
    /// How many members it has, if known.
    pub members_total: Option<u32>,
    /// How many of them are women, if known.
    pub members_women: Option<u32>,
    /// How it stands to value added tax.
    pub vat_regime: VatRegime,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
}
