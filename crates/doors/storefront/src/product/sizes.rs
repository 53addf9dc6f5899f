//! The formats of a product: price, content and price per kilogram of each.

use crate::goods::{Stock, Tag, size, size_plain};
use catalogue::product::Product;
use catalogue::variant::Variant;
use values::money::Money;
use web::{Markup, Speech};

/// A format to choose.
#[derive(Clone)]
pub(super) struct Size {
    pub(super) sku: String,
    pub(super) available: i64,
    pub(super) money: Money,
    pub(super) price: Markup,
    pub(super) price_word: String,
    pub(super) content: Markup,
    pub(super) content_word: String,
    pub(super) unit: Option<Markup>,
    pub(super) unit_word: Option<String>,
    pub(super) stock: Stock,
    pub(super) tag: Option<Tag>,
    pub(super) gone: bool,
    pub(super) chosen: bool,
}

impl Size {
    fn new(product: &Product, variant: &Variant, available: i64, month: u8, speech: &Speech) -> Self {
        let stock = Stock::of(available, product.on_order, product.season, month);
        let unit_word = speech.unit_price_plain(variant.content, variant.price);
        Self {
            sku: variant.sku.clone(),
            available,
            money: variant.price,
            price: speech.price(variant.price),
            price_word: speech.price_plain(variant.price),
            content: size(speech, variant.content, &variant.label),
            content_word: size_plain(speech, variant.content, &variant.label),
            unit: Some(speech.unit_price(variant.content, variant.price))
                .filter(|unit| !unit.as_str().is_empty()),
            unit_word: Some(unit_word).filter(|unit| !unit.is_empty()),
            stock,
            tag: stock.tag(speech),
            gone: stock.is_gone(),
            chosen: false,
        }
    }

    /// The price per unit for the script; empty for pieces.
    pub(super) fn unit_or_none(&self) -> &str {
        self.unit_word.as_deref().unwrap_or_default()
    }
}

/// The formats in their order; the first that can be had is chosen, the first of all when none can.
pub(super) fn sizes(product: &Product, variants: &[(Variant, i64)], month: u8, speech: &Speech) -> Vec<Size> {
    let size = |(variant, available): &(Variant, i64)| Size::new(product, variant, *available, month, speech);
    let mut sizes: Vec<Size> = variants.iter().map(size).collect();
    let chosen = sizes.iter().position(|size| !size.gone).unwrap_or(0);
    if let Some(size) = sizes.get_mut(chosen) {
        size.chosen = true;
    }
    sizes
}
