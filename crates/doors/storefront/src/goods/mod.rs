//! What several pages show of goods and their makers: cards, signs of quality, stock in words.

mod adding;
mod card;
mod look;
mod maker;
mod marks;
mod places;
mod sign;
mod size;
mod stock;
mod topics;
mod trail;

pub(crate) use adding::{done_key, listed_frame};
pub(crate) use card::{Aisle, Good, Goods};
pub(crate) use look::{days, line_look, month_in, tile};
pub(crate) use maker::{Maker, place_drawing};
pub(crate) use marks::shown_with_marks;
pub(crate) use places::Places;
pub(crate) use shipping::rate::prices_by_zone;
pub(crate) use sign::ShownSign;
pub(crate) use size::{size, size_of_label, size_of_label_plain, size_plain};
pub(crate) use stock::{Stock, Tag};
pub(crate) use topics::{OF_WHOLE_LISTS, Topics};
pub(crate) use trail::{Trail, Word};
