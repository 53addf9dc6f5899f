//! Writing the lines of an order: names, prices, shares and commission are frozen here.

use crate::draft::{DraftFulfilment, DraftLine};
use crate::order::{Fulfilment, Order, OrderLine};
use access::actor::Act;
use parties::house::HouseSettings;
use parties::organisation::Organisation;
use std::collections::HashMap;
use store::{Unit, args};
use values::id::Id;
use values::rate::BasisPoints;

/// Tag for ids of parts of a line.
pub(crate) struct LinePart;

store::statements! {
    write INSERT_FULFILMENT = "INSERT INTO fulfilment (id, order_id, position, producer_id, state, goods_centimes, \
        delivery_centimes, weight_grams, placed_at, changed_at, version) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 1)";
    write INSERT_LINE = "INSERT INTO order_line (id, order_id, fulfilment_id, position, sku, variant_id, \
        product_slug, name_fr, name_ar, name_en, name_zgh, variant_label, quantity, unit_price_centimes, \
        total_centimes, unit_weight_grams, vat_basis_points, vat_basis, withdrawal, drawing, ground, tint, returned, made_to_order) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, 0, ?23)";
    write INSERT_PART = "INSERT INTO order_line_part (id, line_id, fulfilment_id, position, variant_id, producer_id, \
        units_per_line, unit_share_centimes, commission_basis_points, commission_vat_basis_points) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
}

/// The rates that are frozen with the lines.
pub(crate) struct Rates {
    pub(crate) of_producers: HashMap<Id<Organisation>, BasisPoints>,
    pub(crate) default: BasisPoints,
    pub(crate) commission_vat: BasisPoints,
}

impl Rates {
    pub(crate) fn load(
        unit: &Unit<'_>,
        act: &Act,
        settings: &HouseSettings,
        lines: &[&DraftLine],
    ) -> store::Result<Self> {
        let mut producers: Vec<Id<Organisation>> = lines
            .iter()
            .flat_map(|line| line.parts.iter().map(|part| part.producer))
            .collect();
        producers.sort_unstable();
        producers.dedup();
        let today = values::clock::local_date(act.at);
        Ok(Self {
            of_producers: crate::commission::rates_of(unit, &producers, today)?,
            default: settings.default_commission,
            commission_vat: settings.commission_vat.basis_points(),
        })
    }

    fn of(&self, producer: Id<Organisation>) -> BasisPoints {
        self.of_producers.get(&producer).copied().unwrap_or(self.default)
    }
}

/// Where lines are written.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) order: Id<Order>,
    pub(crate) fulfilment: Id<Fulfilment>,
}

pub(crate) fn fulfilment(
    unit: &mut Unit<'_>,
    act: &Act,
    place: Place,
    position: usize,
    part: &DraftFulfilment,
    state: crate::state::FulfilmentState,
) -> store::Result<()> {
    unit.run(
        INSERT_FULFILMENT,
        args![
            place.fulfilment,
            place.order,
            position,
            part.producer,
            state,
            part.goods.centimes(),
            part.delivery.centimes(),
            part.weight.value(),
            act.at
        ],
    )?;
    Ok(())
}

pub(crate) fn line(
    unit: &mut Unit<'_>,
    act: &Act,
    place: Place,
    position: usize,
    line: &DraftLine,
    rates: &Rates,
) -> store::Result<()> {
    let id = act.ids.next::<OrderLine>();
    let article = &line.sellable;
    unit.run(
        INSERT_LINE,
        args![
            id,
            place.order,
            place.fulfilment,
            position,
            article.sku,
            article.variant,
            article.slug,
            article.names.fr,
            article.names.ar,
            article.names.en,
            article.names.zgh,
            article.variant_label,
            line.quantity.value(),
            article.price.centimes(),
            line.total.centimes(),
            article.weight.value(),
            article.vat_rate.basis_points().value(),
            article.vat_basis,
            article.withdrawal,
            article.drawing,
            article.ground,
            article.tint,
            article.on_order
        ],
    )?;
    for (index, part) in line.parts.iter().enumerate() {
        unit.run(
            INSERT_PART,
            args![
                act.ids.next::<LinePart>(),
                id,
                place.fulfilment,
                index,
                part.variant,
                part.producer,
                part.units_per_line,
                part.unit_share.centimes(),
                rates.of(part.producer).value(),
                rates.commission_vat.value()
            ],
        )?;
    }
    Ok(())
}
