//! An order before it is written: lines priced, split by producer, delivery divided. Pure.

use crate::pricing::{self, TooLarge};
use catalogue::sellable::Sellable;
use catalogue::variant::Variant;
use parties::organisation::Organisation;
use values::id::Id;
use values::money::Money;
use values::quantity::{Grams, Quantity};

/// A line to be written.
#[derive(Debug, Clone)]
pub(crate) struct DraftLine {
    pub(crate) sellable: Sellable,
    pub(crate) quantity: Quantity,
    pub(crate) total: Money,
    pub(crate) parts: Vec<DraftPart>,
}

/// What one piece of a line takes from stock, and whose share of its price that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftPart {
    pub(crate) variant: Id<Variant>,
    pub(crate) producer: Id<Organisation>,
    pub(crate) units_per_line: u32,
    pub(crate) unit_share: Money,
}

/// The part of an order that one producer sends.
#[derive(Debug, Clone)]
pub(crate) struct DraftFulfilment {
    pub(crate) producer: Id<Organisation>,
    pub(crate) lines: Vec<DraftLine>,
    pub(crate) goods: Money,
    pub(crate) weight: Grams,
    pub(crate) delivery: Money,
}

/// A whole order, priced.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) fulfilments: Vec<DraftFulfilment>,
    pub(crate) goods: Money,
    pub(crate) weight: Grams,
}

impl DraftLine {
    /// Prices a line; the price comes from the store and nowhere else.
    pub(crate) fn price(sellable: Sellable, quantity: Quantity) -> Result<Self, TooLarge> {
        let total = pricing::line_total(sellable.price, quantity)?;
        let parts = parts_of(&sellable)?;
        Ok(Self {
            sellable,
            quantity,
            total,
            parts,
        })
    }

    pub(crate) fn weight(&self) -> Result<Grams, TooLarge> {
        Ok(self.sellable.weight.times(self.quantity)?)
    }
}

fn parts_of(sellable: &Sellable) -> Result<Vec<DraftPart>, TooLarge> {
    if sellable.parts.is_empty() {
        return Ok(vec![DraftPart {
            variant: sellable.variant,
            producer: sellable.producer,
            units_per_line: 1,
            unit_share: sellable.price,
        }]);
    }
    let worths: Vec<(u32, Money)> = sellable
        .parts
        .iter()
        .map(|part| (part.quantity, part.price))
        .collect();
    let shares = pricing::box_shares(sellable.price, &worths)?;
    Ok(sellable
        .parts
        .iter()
        .zip(shares)
        .map(|(part, unit_share)| DraftPart {
            variant: part.variant,
            producer: part.producer,
            units_per_line: part.quantity,
            unit_share,
        })
        .collect())
}

/// Splits priced lines into one fulfilment per producer, in the order in which producers first appear.
pub(crate) fn split_by_producer(lines: Vec<DraftLine>) -> Result<Draft, TooLarge> {
    let mut fulfilments: Vec<DraftFulfilment> = Vec::new();
    for line in lines {
        let weight = line.weight()?;
        let place = match fulfilments
            .iter_mut()
            .find(|known| known.producer == line.sellable.producer)
        {
            Some(known) => known,
            None => {
                fulfilments.push(DraftFulfilment::empty(line.sellable.producer));
                fulfilments.last_mut().ok_or(TooLarge)?
            }
        };
        place.goods = place.goods.add(line.total)?;
        place.weight = place.weight.add(weight)?;
        place.lines.push(line);
    }
    let goods = Money::sum(fulfilments.iter().map(|part| part.goods))?;
    let weight = Grams::sum(fulfilments.iter().map(|part| part.weight))?;
    Ok(Draft {
        fulfilments,
        goods,
        weight,
    })
}

impl DraftFulfilment {
    pub(crate) fn empty(producer: Id<Organisation>) -> Self {
        Self {
            producer,
            lines: Vec::new(),
            goods: Money::ZERO_MAD,
            weight: Grams::ZERO,
            delivery: Money::ZERO_MAD,
        }
    }
}

impl Draft {
    /// Divides one delivery price among the fulfilments, by weight.
    pub(crate) fn with_delivery(mut self, price: Money) -> Result<Self, TooLarge> {
        let weights: Vec<Grams> = self.fulfilments.iter().map(|part| part.weight).collect();
        for (part, share) in self
            .fulfilments
            .iter_mut()
            .zip(pricing::delivery_shares(price, &weights)?)
        {
            part.delivery = share;
        }
        Ok(self)
    }
}
