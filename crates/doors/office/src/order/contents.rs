//! What is in an order, producer by producer, with stock and the next step.

use crate::desk::shelf::Shelf;
use crate::desk::word;
use access::permission::Action;
use orders::parcel::ParcelView;
use orders::state::{FulfilmentState, OrderState, ParcelState};
use orders::view::{FulfilmentView, LineView, OrderView};
use parties::organisation::Card;
use shipping::carrier::Carrier;
use std::collections::HashMap;
use values::id::Id;
use values::vat::VatRate;
use web::Visit;

/// A line with its stock.
pub(super) struct Article {
    pub(super) line: LineView,
    pub(super) facts: String,
    pub(super) available: Option<i64>,
    /// How many may still be given back.
    pub(super) returnable: u32,
}

/// A producer's part.
pub(super) struct Share {
    pub(super) part: FulfilmentView,
    pub(super) producer: Option<Card>,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) lines: Vec<Article>,
    /// Address part and text key of the next step in the house.
    pub(super) next: Option<(&'static str, &'static str)>,
    /// Whether the producer still prepares by a slip.
    pub(super) has_slip: bool,
    pub(super) can_cancel: bool,
    pub(super) can_return: bool,
    pub(super) can_pack: bool,
}

/// A parcel with its words.
pub(super) struct Carried {
    pub(super) parcel: ParcelView,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) carrier: String,
    pub(super) tracking_link: Option<String>,
}

/// The parts of an order.
pub(super) fn parts(
    visit: &Visit,
    order: &OrderView,
    cards: &HashMap<Id<parties::organisation::Organisation>, Card>,
    shelves: &HashMap<Id<catalogue::variant::Variant>, Shelf>,
) -> Vec<Share> {
    let live = order
        .fulfilments
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled)
        .count();
    order
        .fulfilments
        .iter()
        .map(|part| one(visit, order, part, live, cards.get(&part.producer), shelves))
        .collect()
}

fn one(
    visit: &Visit,
    order: &OrderView,
    part: &FulfilmentView,
    live: usize,
    producer: Option<&Card>,
    shelves: &HashMap<Id<catalogue::variant::Variant>, Shelf>,
) -> Share {
    let packed = order
        .parcels
        .iter()
        .any(|parcel| parcel.fulfilments.contains(&part.id));
    let received = matches!(
        part.state,
        FulfilmentState::Delivered | FulfilmentState::Collected
    );
    let is_ready = matches!(part.state, FulfilmentState::Ready | FulfilmentState::AtDepot);
    let next = match part.state {
        FulfilmentState::ToPrepare if visit.may(Action::PrepareOrders) => Some(("ready", "desk-mark-ready")),
        FulfilmentState::Ready if !packed && visit.may(Action::PrepareOrders) => {
            Some(("receive", "desk-receive"))
        }
        _ => None,
    };
    Share {
        state: word::said(visit, "desk-part-state-", part.state.as_str()),
        tone: word::tone(part.state.as_str()),
        lines: part
            .lines
            .iter()
            .map(|line| self::line(visit, line, shelves.get(&line.variant)))
            .collect(),
        producer: producer.cloned(),
        next,
        has_slip: part.state.is_in_house() && part.state != FulfilmentState::Waiting,
        can_cancel: live > 1 && part.state.is_in_house() && !packed && visit.may(Action::CancelOrder),
        can_return: received && visit.may(Action::ReturnGoods),
        can_pack: is_ready && !packed && order.destination.city().is_some() && visit.may(Action::Ship),
        part: part.clone(),
    }
}

fn line(visit: &Visit, line: &LineView, shelf: Option<&Shelf>) -> Article {
    let mut facts = vec![visit.text_with(
        "desk-line-price",
        &[
            ("count", i64::from(line.quantity).into()),
            (
                "price",
                language::number::money(line.unit_price, visit.language).into(),
            ),
        ],
    )];
    if let Some(Shelf {
        figures,
        is_box: false,
        ..
    }) = shelf
    {
        let counts = [
            ("count", figures.on_hand.into()),
            ("reserved", figures.reserved.into()),
        ];
        facts.push(visit.text_with("desk-line-stock", &counts));
    }
    if let Ok(rate) = VatRate::from_basis_points(line.vat_basis_points) {
        let percent = language::number::percent(rate.basis_points(), visit.language);
        facts.push(visit.text_with("desk-line-vat", &[("percent", percent.into())]));
    }
    if line.returned > 0 {
        facts.push(visit.text_with(
            "desk-line-returned",
            &[("count", i64::from(line.returned).into())],
        ));
    }
    Article {
        facts: facts.join(" · "),
        available: shelf.map(|shelf| shelf.available),
        returnable: line.quantity.saturating_sub(line.returned),
        line: line.clone(),
    }
}

/// The parcels of an order.
pub(super) fn parcels(visit: &Visit, order: &OrderView, carriers: &[Carrier]) -> Vec<Carried> {
    let named = |parcel: &ParcelView| carriers.iter().find(|carrier| Some(carrier.id) == parcel.carrier);
    order
        .parcels
        .iter()
        .filter(|parcel| parcel.state != ParcelState::Open)
        .map(|parcel| Carried {
            state: word::said(visit, "desk-parcel-state-", parcel.state.as_str()),
            tone: word::tone(parcel.state.as_str()),
            carrier: named(parcel)
                .map(|carrier| carrier.name.clone())
                .unwrap_or_default(),
            tracking_link: named(parcel)
                .zip(parcel.tracking.as_deref())
                .and_then(|(carrier, number)| crate::shipping::tracking_link(carrier, number)),
            parcel: parcel.clone(),
        })
        .collect()
}

/// Whether the order may still be corrected: nothing is packed, nothing has left.
pub(super) fn is_correctable(order: &OrderView) -> bool {
    matches!(order.state, OrderState::ToConfirm | OrderState::Confirmed)
        && order
            .fulfilments
            .iter()
            .all(|part| part.state.is_in_house() || part.state == FulfilmentState::Cancelled)
        && order
            .parcels
            .iter()
            .all(|parcel| parcel.state == ParcelState::Open)
}
