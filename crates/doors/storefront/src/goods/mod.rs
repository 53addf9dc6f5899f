//! What several pages show of goods and their makers: cards, signs of quality, stock in words.

mod card;
mod deliveries;
mod look;
mod maker;
mod places;
mod sign;
mod size;
mod stock;
mod trail;

pub(crate) use card::{Aisle, Good, Goods, fingerprint};
pub(crate) use deliveries::prices_by_zone;
pub(crate) use look::{days, line_look, month_in, tile, tongue_of};
pub(crate) use maker::{Maker, place_drawing};
pub(crate) use places::Places;
pub(crate) use sign::ShownSign;
pub(crate) use size::{size, size_of_label, size_of_label_plain, size_plain};
pub(crate) use stock::{Stock, Tag};
pub(crate) use trail::Trail;
