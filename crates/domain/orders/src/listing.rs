//! The office's list of orders: filtered, sorted, paged.

use crate::error::OrderError;
use crate::finding::Wanted;
use crate::order::{Channel, Order, unreadable};
use crate::state::OrderState;
use access::page::{Page, PageRequest};
use jiff::Timestamp;
use std::collections::HashMap;
use store::{Reader, Select};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;
use values::phone::Phone;

/// Which orders a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<OrderState>,
    /// A code or its beginning, the end of a phone number, or words of a name by their beginnings.
    pub text: Option<String>,
    /// Going to this town.
    pub city: Option<String>,
    /// Placed this way.
    pub channel: Option<Channel>,
    /// Placed at or after.
    pub from: Option<Timestamp>,
    /// Placed before.
    pub until: Option<Timestamp>,
    /// Whose call is due at this instant.
    pub call_due_at: Option<Timestamp>,
}

store::text_enum! {
    /// Order of a list.
    pub enum Sort {
        /// Waiting longest first.
        Oldest = "oldest",
        /// Newest first.
        Newest = "newest",
        /// Largest amount first.
        Amount = "amount",
        /// By town, then oldest.
        City = "city",
    }
}

store::row! {
    struct CardRow {
        id: Id<Order>,
        code: String,
        state: OrderState,
        channel: Channel,
        buyer_name: String,
        phone: String,
        city_slug: Option<String>,
        total_centimes: i64,
        placed_at: Timestamp,
        confirm_until: Timestamp,
        call_again_at: Option<Timestamp>,
        calls: u32,
        language: String,
        demo: bool,
        version: i64,
    }
}

/// What a list shows of an order.
#[derive(Debug, Clone)]
pub struct OrderCard {
    /// Its id.
    pub id: Id<Order>,
    /// Its code.
    pub code: OrderCode,
    /// Where it is.
    pub state: OrderState,
    /// How it was placed.
    pub channel: Channel,
    /// Who buys.
    pub buyer_name: String,
    /// The number that is called.
    pub phone: Phone,
    /// Town; `None`: the buyer comes for it.
    pub city: Option<String>,
    /// What the buyer pays.
    pub total: Money,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Until when it waits to be confirmed.
    pub confirm_until: Timestamp,
    /// When the buyer asked to be called.
    pub call_again_at: Option<Timestamp>,
    /// Calls so far.
    pub calls: u32,
    /// The buyer's language, by its code.
    pub language: String,
    /// An invented order of a demo house.
    pub demo: bool,
    /// For the next step.
    pub version: i64,
    /// How many producers send parts of it.
    pub producers: u32,
}

fn narrowed<'f>(head: &'static str, filter: &'f Filter, wanted: &'f Wanted) -> Select<'f> {
    let select = wanted
        .narrow(Select::new(head))
        .filter_some("o.state = ?", &filter.state)
        .filter_some("o.city_slug = ?", &filter.city)
        .filter_some("o.channel = ?", &filter.channel)
        .filter_some("o.placed_at >= ?", &filter.from)
        .filter_some("o.placed_at < ?", &filter.until);
    match &filter.call_due_at {
        Some(now) => select.filter(
            "o.state = 'to_confirm' AND (o.call_again_at IS NULL OR o.call_again_at <= ?)",
            &[now],
        ),
        None => select,
    }
}

const HEAD: &str = "SELECT o.id, o.code, o.state, o.channel, o.buyer_name, o.phone, o.city_slug, o.total_centimes, \
    o.placed_at, o.confirm_until, o.call_again_at, o.calls, o.language, o.demo, o.version FROM sales_order o";

/// A page of orders.
pub fn page(
    reader: &Reader<'_>,
    filter: &Filter,
    sort: Sort,
    request: PageRequest,
) -> Result<Page<OrderCard>, OrderError> {
    let wanted = Wanted::of(filter.text.as_deref());
    let (size, offset) = (request.size(), request.offset());
    let tail = match sort {
        Sort::Oldest => "ORDER BY o.placed_at, o.id LIMIT ? OFFSET ?",
        Sort::Newest => "ORDER BY o.placed_at DESC, o.id DESC LIMIT ? OFFSET ?",
        Sort::Amount => "ORDER BY o.total_centimes DESC, o.id DESC LIMIT ? OFFSET ?",
        Sort::City => "ORDER BY o.city_slug, o.placed_at, o.id LIMIT ? OFFSET ?",
    };
    let rows: Vec<CardRow> = reader.select(&narrowed(HEAD, filter, &wanted).then(tail, &[&size, &offset]))?;
    let total = reader.count(&narrowed("SELECT count(*) FROM sales_order o", filter, &wanted))?;
    Ok(Page {
        items: cards(reader, rows)?,
        total,
        request,
    })
}

/// The producers of all rows are counted in one statement.
fn cards(reader: &Reader<'_>, rows: Vec<CardRow>) -> Result<Vec<OrderCard>, OrderError> {
    let ids: Vec<Id<Order>> = rows.iter().map(|row| row.id).collect();
    let select = Select::new("SELECT order_id, count(*) FROM fulfilment")
        .within("order_id", &ids)
        .then("GROUP BY order_id", &[]);
    let producers: HashMap<Id<Order>, u32> =
        reader.select::<(Id<Order>, u32)>(&select)?.into_iter().collect();
    rows.into_iter()
        .map(|row| {
            let count = producers.get(&row.id).copied().unwrap_or(0);
            card(row, count)
        })
        .collect()
}

fn card(row: CardRow, producers: u32) -> Result<OrderCard, OrderError> {
    Ok(OrderCard {
        id: row.id,
        code: row.code.parse().map_err(|_| unreadable("code"))?,
        state: row.state,
        channel: row.channel,
        buyer_name: row.buyer_name,
        phone: row.phone.parse().map_err(|_| unreadable("phone"))?,
        city: row.city_slug,
        total: Money::mad(row.total_centimes),
        placed_at: row.placed_at,
        confirm_until: row.confirm_until,
        call_again_at: row.call_again_at,
        calls: row.calls,
        language: row.language,
        demo: row.demo,
        version: row.version,
        producers,
    })
}

/// Earlier orders of a phone number, newest first, at most 50: the buyer's record.
pub fn of_phone(reader: &Reader<'_>, phone: &Phone) -> Result<Vec<OrderCard>, OrderError> {
    let number = phone.e164().to_owned();
    let select = Select::new(HEAD)
        .filter("o.phone = ?", &[&number])
        .then("ORDER BY o.placed_at DESC LIMIT 50", &[]);
    let rows = reader.select(&select)?;
    cards(reader, rows)
}

/// How many orders are in each state.
pub fn counts(reader: &Reader<'_>, filter: &Filter) -> Result<HashMap<OrderState, u64>, OrderError> {
    let wanted = Wanted::of(filter.text.as_deref());
    let any_state = Filter {
        state: None,
        ..filter.clone()
    };
    let select = narrowed("SELECT o.state, count(*) FROM sales_order o", &any_state, &wanted)
        .then("GROUP BY o.state", &[]);
    Ok(reader.select::<(OrderState, u64)>(&select)?.into_iter().collect())
}
