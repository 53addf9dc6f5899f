//! The office's list of orders: filtered, sorted, paged.

use crate::error::OrderError;
use crate::order::{Channel, Order, unreadable};
use crate::state::OrderState;
use access::page::{Page, PageRequest};
use jiff::Timestamp;
use std::collections::HashMap;
use store::{Reader, Select};
use values::code::OrderCode;
use values::digits::to_latin_digits;
use values::id::Id;
use values::money::Money;
use values::phone::Phone;
use values::slug::fold;

/// Which orders a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<OrderState>,
    /// Code, phone or part of a name.
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
        producers: u32,
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

/// Values of a filter in the form in which the database compares them.
struct Wanted {
    code: Option<String>,
    phone: Option<String>,
    name: Option<String>,
}

impl Wanted {
    /// A whole code is looked up as one, digits as the end of a phone, all else as part of a name.
    fn of(text: Option<&str>) -> Self {
        let none = Self {
            code: None,
            phone: None,
            name: None,
        };
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
            return none;
        };
        if let Ok(code) = text.parse::<OrderCode>() {
            return Self {
                code: Some(code.to_string()),
                ..none
            };
        }
        let digits: String = to_latin_digits(text)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let is_phone = digits.len() >= 4 && !text.chars().any(char::is_alphabetic);
        if is_phone {
            return Self {
                phone: Some(format!("%{}", digits.trim_start_matches('0'))),
                ..none
            };
        }
        Self {
            name: Some(format!("%{}%", fold(text))),
            ..none
        }
    }
}

fn narrowed<'f>(head: &'static str, filter: &'f Filter, wanted: &'f Wanted) -> Select<'f> {
    let select = Select::new(head)
        .filter_some("o.state = ?", &filter.state)
        .filter_some("o.code = ?", &wanted.code)
        .filter_some("o.phone LIKE ?", &wanted.phone)
        .filter_some("o.buyer_search LIKE ?", &wanted.name)
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
    o.placed_at, o.confirm_until, o.call_again_at, o.calls, o.language, o.demo, o.version, \
    (SELECT count(*) FROM fulfilment f WHERE f.order_id = o.id) AS producers FROM sales_order o";

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
        Sort::Amount => "ORDER BY o.total_centimes DESC, o.id LIMIT ? OFFSET ?",
        Sort::City => "ORDER BY o.city_slug, o.placed_at LIMIT ? OFFSET ?",
    };
    let rows: Vec<CardRow> = reader.select(&narrowed(HEAD, filter, &wanted).then(tail, &[&size, &offset]))?;
    let total = reader.count(&narrowed("SELECT count(*) FROM sales_order o", filter, &wanted))?;
    let items = rows.into_iter().map(card).collect::<Result<_, _>>()?;
    Ok(Page {
        items,
        total,
        request,
    })
}

fn card(row: CardRow) -> Result<OrderCard, OrderError> {
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
        producers: row.producers,
    })
}

/// Earlier orders of a phone number, newest first, at most 50: the buyer's record.
pub fn of_phone(reader: &Reader<'_>, phone: &Phone) -> Result<Vec<OrderCard>, OrderError> {
    let number = phone.e164().to_owned();
    let select = Select::new(HEAD)
        .filter("o.phone = ?", &[&number])
        .then("ORDER BY o.placed_at DESC LIMIT 50", &[]);
    reader.select::<CardRow>(&select)?.into_iter().map(card).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_decides_what_is_looked_for() {
        let wanted = Wanted::of(Some("06 12 34 56 78"));
        assert_eq!(wanted.phone.as_deref(), Some("%612345678"));
        assert!(
            Wanted::of(Some("٠٦١٢٣٤")).phone.is_some(),
            "Arabic digits are digits"
        );
        assert_eq!(
            Wanted::of(Some("  Acheteur É ")).name.as_deref(),
            Some("%acheteur e%")
        );
        assert!(Wanted::of(Some("  ")).name.is_none());
    }
}
