//! Steps of a fulfilment: one producer's part of an order, from asked for to received.

use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::hold;
use crate::listing::Sort;
use crate::order::{Fulfilment, Order};
use crate::rows::{self, FulfilmentRow};
use crate::sale::{self, Receiver};
use crate::state::{self, FulfilmentEvent, FulfilmentState, OrderState};
use crate::step;
use crate::view::{LineView, line_view};
use access::actor::Act;
use access::page::{Page, PageRequest};
use access::permission::Action;
use inventory::reservation::{self, ReleaseCause};
use jiff::Timestamp;
use parties::organisation::Organisation;
use std::collections::HashMap;
use store::{Reader, Select, Unit, args};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;

store::row! {
    struct CardRow {
        id: Id<Fulfilment>,
        order_id: Id<Order>,
        code: String,
        producer_id: Id<Organisation>,
        state: FulfilmentState,
        goods_centimes: i64,
        placed_at: Timestamp,
        city_slug: Option<String>,
        language: String,
        version: i64,
    }
}

store::statements! {
    write MOVE = "UPDATE fulfilment SET state = ?4, version = version + 1, changed_at = ?5 \
        WHERE id = ?1 AND state = ?2 AND version = ?3";
    write TOUCH = "UPDATE fulfilment SET version = version + 1 WHERE id = ?1 AND version = ?2";
    read COUNTS: (FulfilmentState, u64) = "SELECT state, count(*) FROM fulfilment \
        WHERE state IN ('to_prepare', 'ready', 'at_depot', 'shipped', 'refused') GROUP BY state";
}

/// What a list shows of a fulfilment.
#[derive(Debug, Clone)]
pub struct FulfilmentCard {
    /// Its id.
    pub id: Id<Fulfilment>,
    /// Its order.
    pub order: Id<Order>,
    /// The order's code.
    pub code: OrderCode,
    /// Who prepares it.
    pub producer: Id<Organisation>,
    /// Where it is.
    pub state: FulfilmentState,
    /// Price of its goods.
    pub goods: Money,
    /// When the order was placed.
    pub placed_at: Timestamp,
    /// Town it goes to; `None`: the buyer comes for it.
    pub city: Option<String>,
    /// Changes with every step.
    pub version: i64,
    /// What is in it.
    pub lines: Vec<LineView>,
}

impl FulfilmentCard {
    /// Whether the buyer comes for it.
    #[must_use]
    pub fn is_pickup(&self) -> bool {
        self.city.is_none()
    }
}

/// Which fulfilments a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only of this producer; a producer's own pages always set it.
    pub producer: Option<Id<Organisation>>,
    /// In one of these states; empty: in any.
    pub states: Vec<FulfilmentState>,
    /// Only collections (`true`) or only deliveries (`false`).
    pub pickup: Option<bool>,
}

/// Moves a fulfilment by an event, if its state, its version and the person's rights allow it.
pub(crate) fn take(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &FulfilmentRow,
    version: i64,
    happening: FulfilmentEvent,
    reason: &str,
) -> Result<FulfilmentState, OrderError> {
    let line = state::line_of(state::FULFILMENT, row.state, happening)?;
    if line
        .action
        .is_some_and(|action| !may(act, action, row.producer_id))
    {
        return Err(OrderError::NotPermitted);
    }
    write(unit, act, row, version, happening, line.to, reason)
}

/// A step that follows from a step of the order, whose right was checked there.
pub(crate) fn step_by_house(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &FulfilmentRow,
    happening: FulfilmentEvent,
    reason: &str,
) -> Result<FulfilmentState, OrderError> {
    let line = state::line_of(state::FULFILMENT, row.state, happening)?;
    write(unit, act, row, row.version, happening, line.to, reason)
}

/// A producer prepares what is theirs; the office prepares for all.
fn may(act: &Act, action: Action, producer: Id<Organisation>) -> bool {
    let own = act
        .actor
        .signed_in()
        .is_some_and(|staff| staff.organisation == Some(producer.uuid()));
    act.actor.allows(action)
        || (own && action == Action::PrepareOrders && act.actor.allows(Action::PrepareOwnOrders))
}

fn write(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &FulfilmentRow,
    version: i64,
    happening: FulfilmentEvent,
    to: FulfilmentState,
    reason: &str,
) -> Result<FulfilmentState, OrderError> {
    if row.version != version || unit.run(MOVE, args![row.id, row.state, version, to, act.at])? != 1 {
        return Err(OrderError::Stale);
    }
    let entry = Entry {
        event: happening.as_str(),
        fulfilment: Some(row.id),
        from: Some(row.state.as_str()),
        to: Some(to.as_str()),
        reason: Some(reason),
        ..Entry::default()
    };
    event::record(unit, act, row.order_id, &entry)?;
    Ok(to)
}

/// Changes the version without a step, so that a form sent twice acts once.
pub(crate) fn touch(unit: &mut Unit<'_>, row: &FulfilmentRow) -> Result<(), OrderError> {
    if unit.run(TOUCH, args![row.id, row.version])? == 1 {
        Ok(())
    } else {
        Err(OrderError::Stale)
    }
}

/// The producer has it ready.
pub fn mark_ready(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    version: i64,
) -> Result<(), OrderError> {
    let row = own(unit, act, id)?;
    take(unit, act, &row, version, FulfilmentEvent::MarkReady, "")?;
    step::tell(unit, act, row.order_id, "fulfilment-ready")
}

/// It was said ready by mistake; possible until it is in a parcel.
pub fn undo_ready(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    version: i64,
) -> Result<(), OrderError> {
    let row = own(unit, act, id)?;
    not_packed(unit, id)?;
    take(unit, act, &row, version, FulfilmentEvent::UndoReady, "")?;
    Ok(())
}

/// The depot takes it in.
pub fn receive_at_depot(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    version: i64,
) -> Result<(), OrderError> {
    let row = hold::fulfilment(unit, id)?;
    take(unit, act, &row, version, FulfilmentEvent::Receive, "")?;
    Ok(())
}

/// The buyer came for it and paid at the depot: stock is sold, the money is in the cash desk.
pub fn collect(unit: &mut Unit<'_>, act: &Act, id: Id<Fulfilment>, version: i64) -> Result<(), OrderError> {
    let row = hold::fulfilment(unit, id)?;
    let order = rows::order(unit, row.order_id)?;
    if order.pickup_point_slug.is_none() || order.state != OrderState::Confirmed {
        return Err(OrderError::NotAllowed {
            state: row.state.to_string(),
            event: "collect".to_owned(),
        });
    }
    not_packed(unit, id)?;
    take(unit, act, &row, version, FulfilmentEvent::Collect, "")?;
    sale::goods_leave(unit, act, id)?;
    sale::received(unit, act, &row, Receiver::Depot)?;
    step::follow_parts(unit, act, row.order_id)
}

/// It will not be sent: the producer cannot, or the buyer does not want this part. A reason is needed.
///
/// The buyer then pays for the other parts alone; the delivery price stays as quoted, divided among them.
pub fn cancel(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    version: i64,
    reason: &str,
) -> Result<(), OrderError> {
    if reason.trim().is_empty() {
        return Err(OrderError::ReasonMissing);
    }
    let row = hold::fulfilment(unit, id)?;
    not_packed(unit, id)?;
    let parts = rows::fulfilments_of(unit, row.order_id)?;
    let others = parts
        .iter()
        .filter(|part| part.id != id && part.state != FulfilmentState::Cancelled);
    if others.count() == 0 {
        // The last part is the order: cancelling it is another act, with its own right.
        return Err(OrderError::Empty);
    }
    take(unit, act, &row, version, FulfilmentEvent::Cancel, reason)?;
    reservation::release(unit, act, id.uuid(), ReleaseCause::Cancelled)?;
    crate::correction::sum_again(unit, act, row.order_id)?;
    step::follow_parts(unit, act, row.order_id)
}

pub(crate) fn not_packed(reader: &Reader<'_>, id: Id<Fulfilment>) -> Result<(), OrderError> {
    if rows::parcel_of(reader, id)?.is_some() {
        Err(OrderError::Packed)
    } else {
        Ok(())
    }
}

/// A producer's own fulfilment, or any for the office; another's answers as an absent one.
fn own(unit: &mut Unit<'_>, act: &Act, id: Id<Fulfilment>) -> Result<FulfilmentRow, OrderError> {
    let row = hold::fulfilment(unit, id)?;
    if may(act, Action::PrepareOrders, row.producer_id) {
        Ok(row)
    } else {
        Err(OrderError::NotFound)
    }
}

fn select(filter: &Filter) -> Select<'_> {
    let select = Select::new(
        "SELECT f.id, f.order_id, o.code, f.producer_id, f.state, f.goods_centimes, f.placed_at, o.city_slug, \
         o.language, f.version FROM fulfilment f JOIN sales_order o ON o.id = f.order_id",
    );
    filtered(select, filter)
}

fn filtered<'f>(select: Select<'f>, filter: &'f Filter) -> Select<'f> {
    let mut select = select.filter_some("f.producer_id = ?", &filter.producer);
    if !filter.states.is_empty() {
        select = select.within("f.state", &filter.states);
    }
    match filter.pickup {
        Some(true) => select.filter("o.city_slug IS NULL", &[]),
        Some(false) => select.filter("o.city_slug IS NOT NULL", &[]),
        None => select,
    }
}

/// A page of fulfilments, by when their orders were placed, their own goods, or the town.
pub fn list(
    reader: &Reader<'_>,
    filter: &Filter,
    sort: Sort,
    request: PageRequest,
) -> Result<Page<FulfilmentCard>, OrderError> {
    let (size, offset) = (request.size(), request.offset());
    let tail = match sort {
        Sort::Oldest => "ORDER BY f.placed_at, f.id LIMIT ? OFFSET ?",
        Sort::Newest => "ORDER BY f.placed_at DESC, f.id DESC LIMIT ? OFFSET ?",
        Sort::Amount => "ORDER BY f.goods_centimes DESC, f.id DESC LIMIT ? OFFSET ?",
        Sort::City => "ORDER BY o.city_slug, f.placed_at, f.id LIMIT ? OFFSET ?",
    };
    let rows: Vec<CardRow> = reader.select(&select(filter).then(tail, &[&size, &offset]))?;
    let count = filtered(
        Select::new("SELECT count(*) FROM fulfilment f JOIN sales_order o ON o.id = f.order_id"),
        filter,
    );
    Ok(Page {
        items: with_lines(reader, rows)?,
        total: reader.count(&count)?,
        request,
    })
}

/// One fulfilment.
pub fn by_id(reader: &Reader<'_>, id: Id<Fulfilment>) -> Result<FulfilmentCard, OrderError> {
    let ids = [id];
    let none = Filter::default();
    let rows: Vec<CardRow> = reader.select(&select(&none).within("f.id", &ids))?;
    with_lines(reader, rows)?.pop().ok_or(OrderError::NotFound)
}

/// All lines of a list in one statement.
fn with_lines(reader: &Reader<'_>, cards: Vec<CardRow>) -> Result<Vec<FulfilmentCard>, OrderError> {
    let ids: Vec<Id<Fulfilment>> = cards.iter().map(|card| card.id).collect();
    let select = Select::new(rows::select_line!(""))
        .within("fulfilment_id", &ids)
        .then("ORDER BY position", &[]);
    let lines: Vec<rows::LineRow> = reader.select(&select)?;
    cards
        .into_iter()
        .map(|card| {
            Ok(FulfilmentCard {
                id: card.id,
                order: card.order_id,
                code: card.code.parse().map_err(|_| crate::order::unreadable("code"))?,
                producer: card.producer_id,
                state: card.state,
                goods: Money::mad(card.goods_centimes),
                placed_at: card.placed_at,
                city: card.city_slug,
                version: card.version,
                lines: lines
                    .iter()
                    .filter(|line| line.fulfilment_id == card.id)
                    .map(line_view)
                    .collect::<Result<_, _>>()?,
            })
        })
        .collect()
}

/// How many are in each state that somebody still works on.
pub fn counts(reader: &Reader<'_>) -> store::Result<HashMap<FulfilmentState, u64>> {
    Ok(reader.all(COUNTS, args![])?.into_iter().collect())
}
