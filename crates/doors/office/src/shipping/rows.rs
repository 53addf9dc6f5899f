//! What the tabs of sending show: orders to pack, parcels, parts.

use super::tracking_link;
use crate::desk::age::age;
use crate::desk::choices::choice;
use crate::desk::word;
use crate::orders::list::city_name;
use language::Texts;
use orders::fulfilment::FulfilmentCard;
use orders::parcel::ParcelView;
use orders::state::FulfilmentState;
use orders::view::{FulfilmentView, OrderView};
use parties::organisation::Organisation;
use shipping::carrier::Carrier;
use shipping::city::City;
use std::collections::HashMap;
use values::id::Id;
use web::Visit;
use web::parts::Choice;

/// A part that may go into a parcel.
pub(super) struct PackPart {
    pub(super) part: FulfilmentView,
    pub(super) producer: Option<Texts>,
    pub(super) ready: bool,
    pub(super) state: String,
}

/// An order with parts that are ready.
pub(super) struct ToPack {
    pub(super) order: OrderView,
    pub(super) place: String,
    pub(super) parts: Vec<PackPart>,
    pub(super) all_ready: bool,
}

/// A parcel.
pub(super) struct ParcelRow {
    pub(super) parcel: ParcelView,
    pub(super) place: String,
    pub(super) carrier: String,
    pub(super) link: Option<String>,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) age: Option<String>,
}

/// A refused part on its way home, or one that waits for its buyer.
pub(super) struct PartRow {
    pub(super) card: FulfilmentCard,
    pub(super) producer: Option<Texts>,
    pub(super) age: String,
}

/// Which carriers a list offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carriers {
    /// All, to filter by, by their word.
    All,
    /// Those that parcels may be given to, by their id.
    Active,
}

/// Carriers to choose from.
pub(crate) fn carrier_choices(visit: &Visit, carriers: &[Carrier], which: Carriers) -> Vec<Choice> {
    if which == Carriers::All {
        let any = choice("", visit.text("desk-any-carrier"));
        return [any]
            .into_iter()
            .chain(carriers.iter().map(|one| choice(&*one.slug, &*one.name)))
            .collect();
    }
    carriers
        .iter()
        .filter(|one| one.active)
        .map(|one| choice(one.id.to_string(), &*one.name))
        .collect()
}

pub(super) fn to_pack(
    visit: &Visit,
    order: OrderView,
    names: &HashMap<Id<Organisation>, Texts>,
    cities: &[City],
) -> ToPack {
    let packed = |part: &FulfilmentView| {
        order
            .parcels
            .iter()
            .any(|parcel| parcel.fulfilments.contains(&part.id))
    };
    let parts: Vec<PackPart> = order
        .fulfilments
        .iter()
        .filter(|part| part.state.is_in_house() && !packed(part))
        .map(|part| PackPart {
            producer: names.get(&part.producer).cloned(),
            ready: matches!(part.state, FulfilmentState::Ready | FulfilmentState::AtDepot),
            state: word::said(visit, "desk-part-state-", part.state.as_str()),
            part: part.clone(),
        })
        .collect();
    ToPack {
        place: order
            .destination
            .city()
            .map(|slug| city_name(cities, slug, visit.language).to_owned())
            .unwrap_or_default(),
        all_ready: parts.iter().all(|part| part.ready),
        parts,
        order,
    }
}

pub(super) fn parcel_row(
    visit: &Visit,
    parcel: ParcelView,
    carriers: &[Carrier],
    cities: &[City],
) -> ParcelRow {
    let carrier = carriers.iter().find(|one| Some(one.id) == parcel.carrier);
    ParcelRow {
        place: parcel
            .city
            .as_deref()
            .map(|slug| city_name(cities, slug, visit.language).to_owned())
            .unwrap_or_default(),
        carrier: carrier.map(|one| one.name.clone()).unwrap_or_default(),
        link: carrier
            .zip(parcel.tracking.as_deref())
            .and_then(|(one, number)| tracking_link(one, number)),
        state: word::said(visit, "desk-parcel-state-", parcel.state.as_str()),
        tone: word::tone(parcel.state.as_str()),
        age: parcel.handed_over_at.map(|at| age(visit, at)),
        parcel,
    }
}

pub(super) fn part_row(
    visit: &Visit,
    card: FulfilmentCard,
    names: &HashMap<Id<Organisation>, Texts>,
) -> PartRow {
    PartRow {
        producer: names.get(&card.producer).cloned(),
        age: age(visit, card.placed_at),
        card,
    }
}
