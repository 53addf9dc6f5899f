//! The house: identity of the GIE as the law wants it shown (31-08 art. 29), and the rules it sets
//! itself. Each setting has a default; only what differs is kept.

mod checking;
mod keeping;
#[cfg(test)]
mod tests;

pub use checking::{FieldError, FieldProblem, problems};
pub(crate) use keeping::STATEMENTS;
pub use keeping::{HouseError, load, save};

use language::Texts;
use values::money::Money;
use values::phone::Phone;
use values::rate::BasisPoints;
use values::registration::{Ice, Rib};
use values::vat::VatRate;

/// Hours a buyer's order waits for confirmation before it expires.
pub const DEFAULT_CONFIRM_WITHIN_HOURS: u32 = 72;

/// A thousand dirhams: most orders cost less.
pub const DEFAULT_REFUND_CEILING: Money = Money::mad(100_000);

/// Identity and rules of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseSettings {
    /// Whether the shop is open to buyers. Opening needs name, address, telephone and e-mail.
    pub opened: bool,
    /// Whether the house shows invented data; pages say so.
    pub demo: bool,
    /// Legal name of the GIE.
    pub names: Texts,
    /// Postal address, on one line or several.
    pub address: Texts,
    /// Telephone for buyers.
    pub phone: Option<Phone>,
    /// A second telephone for buyers.
    pub phone_second: Option<Phone>,
    /// Number that answers on `WhatsApp`.
    pub whatsapp: Option<Phone>,
    /// E-mail for buyers.
    pub email: Option<String>,
    /// Enterprise number (ICE).
    pub ice: Option<Ice>,
    /// Tax number (identifiant fiscal): 6 to 9 digits.
    pub tax_number: Option<String>,
    /// Trade register (RC): number and court, `1234 Errachidia`.
    pub trade_register: Option<String>,
    /// Business tax number (taxe professionnelle): 6 to 9 digits.
    pub business_tax_number: Option<String>,
    /// Receipt of the declaration to the commission for personal data (CNDP).
    pub cndp_number: Option<String>,
    /// The account that transfers go to.
    pub rib: Option<Rib>,
    /// Hours an unconfirmed order waits before it expires, 1 to 720.
    pub confirm_within_hours: u32,
    /// What a refused parcel costs to bring back, proposed when one is recorded.
    pub return_fee: Money,
    /// Above this sum, the refunds of an order are decided by one person and paid by another (R-ACC 5).
    pub refund_ceiling: Money,
    /// Commission of the house where a producer has no rate of its own.
    pub default_commission: BasisPoints,
    /// Tax held in what buyers pay for delivery.
    pub delivery_vat: VatRate,
    /// Tax held in the commission.
    pub commission_vat: VatRate,
    /// Slug of the organisation whose depot consolidates parcels.
    pub depot_organisation: Option<String>,
}

const TEN_PER_CENT: BasisPoints = match BasisPoints::new(1000) {
    Ok(rate) => rate,
    Err(_) => BasisPoints::ZERO,
};
const TWENTY_PER_CENT: VatRate = match VatRate::from_basis_points(2000) {
    Ok(rate) => rate,
    Err(_) => VatRate::ZERO,
};

impl Default for HouseSettings {
    fn default() -> Self {
        Self {
            opened: false,
            demo: false,
            names: Texts::default(),
            address: Texts::default(),
            phone: None,
            phone_second: None,
            whatsapp: None,
            email: None,
            ice: None,
            tax_number: None,
            trade_register: None,
            business_tax_number: None,
            cndp_number: None,
            rib: None,
            confirm_within_hours: DEFAULT_CONFIRM_WITHIN_HOURS,
            return_fee: Money::ZERO_MAD,
            refund_ceiling: DEFAULT_REFUND_CEILING,
            default_commission: TEN_PER_CENT,
            delivery_vat: TWENTY_PER_CENT,
            commission_vat: TWENTY_PER_CENT,
            depot_organisation: None,
        }
    }
}
