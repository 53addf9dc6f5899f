//! Words that were found, marked in the names of goods.

use super::card::Good;
use catalogue::listing::ListItem;
use web::ShopFrame;

/// Writes the names of these cards with the found words marked.
pub(crate) fn shown_with_marks(goods: &mut [Good], items: &[ListItem], terms: &[String], frame: &ShopFrame) {
    for (good, item) in goods.iter_mut().zip(items) {
        let name = frame.name_plain(&item.product.names);
        good.name = frame.name_marked(&item.product.names, &search::marked(&name, terms));
    }
}
