//! What the cart and the checkout show, read in one snapshot.

use crate::goods::{Places, prices_by_zone};
use language::Language;
use orders::cart::{self, CartLine, CartView, Visitor};
use parties::organisation::{self, Card, Organisation};
use shipping::city::City;
use shipping::rate;
use shipping::zone::Zone;
use std::collections::HashMap;
use std::sync::Arc;
use store::Reader;
use values::id::Id;
use values::money::Money;
use values::quantity::{Grams, Quantity};

/// A cart with its producers and the towns it can be sent to.
pub(crate) struct CartFacts {
    pub(crate) view: CartView,
    pub(crate) makers: HashMap<Id<Organisation>, Card>,
    pub(crate) places: Places,
    /// Every town, by name in the reader's language.
    pub(crate) cities: Arc<Vec<City>>,
    /// Price of this cart's delivery to each zone.
    pub(crate) zones: Vec<(Zone, Money)>,
    /// The heaviest line, and what delivery would cost without it.
    pub(crate) heavy: Option<Heavy>,
}

/// A line that makes the delivery dearer.
pub(crate) struct Heavy {
    pub(crate) sku: String,
    pub(crate) weight: Grams,
    pub(crate) without: Money,
}

impl CartFacts {
    /// Reads the visitor's cart; `cities` are all there are ([`super::cities_by_name`]).
    pub(crate) fn read(
        reader: &Reader<'_>,
        visitor: &Visitor,
        cities: Arc<Vec<City>>,
        language: Language,
    ) -> store::Result<Self> {
        let view = cart::view(reader, visitor)?;
        let producers: Vec<Id<Organisation>> = view.groups.iter().map(|group| group.producer).collect();
        let makers = organisation::cards_of(reader, &producers)?;
        Ok(Self {
            places: Places::read(
                reader,
                makers.values().map(|card| card.province_code.as_str()),
                language,
            )?,
            makers,
            zones: prices_by_zone(reader, view.weight)?,
            heavy: heavy(reader, &view)?,
            cities,
            view,
        })
    }

    /// Zone and delivery price of a town.
    pub(crate) fn zone_of(&self, city: &City) -> Option<&(Zone, Money)> {
        self.zones
            .iter()
            .find(|(zone, _)| Some(&zone.slug) == city.zone.as_ref())
    }

    /// The town the cart is priced for.
    pub(crate) fn city(&self) -> Option<&City> {
        let slug = self.view.city.as_deref()?;
        self.cities.iter().find(|city| city.slug == slug)
    }
}

/// Only told when taking one line out would make the delivery cheaper.
fn heavy(reader: &Reader<'_>, view: &CartView) -> store::Result<Option<Heavy>> {
    let (Some(city), Some(quote)) = (view.city.as_deref(), &view.delivery) else {
        return Ok(None);
    };
    let weigh = |line: &CartLine| {
        let quantity = Quantity::new(line.quantity).ok()?;
        Some((
            line.sellable.weight.times(quantity).ok()?,
            line.sellable.sku.clone(),
        ))
    };
    let mut lines: Vec<(Grams, String)> = view.lines().filter_map(weigh).collect();
    if lines.len() < 2 {
        return Ok(None);
    }
    lines.sort_by_key(|(weight, _)| weight.value());
    let Some((weight, sku)) = lines.pop() else {
        return Ok(None);
    };
    let Ok(rest) = Grams::sum(lines.into_iter().map(|(weight, _)| weight)) else {
        return Ok(None);
    };
    match rate::quote(reader, city, rest) {
        Ok(without) if without.price < quote.price => Ok(Some(Heavy {
            sku,
            weight,
            without: without.price,
        })),
        Err(rate::QuoteError::Store(error)) => Err(error),
        Ok(_) | Err(_) => Ok(None),
    }
}
