//! The cart of a visitor: what they want, priced from the store each time it is shown.

use crate::stock::{self, Need};
use access::actor::Act;
use catalogue::sellable::{self, Sellable};
use jiff::Timestamp;
use parties::organisation::Organisation;
use shipping::city;
use shipping::rate::{self, DeliveryQuote, QuoteError};
use std::collections::HashMap;
use store::{Reader, Unit, args};
use values::id::Id;
use values::money::Money;
use values::quantity::{Grams, Quantity};

/// Tag for ids of carts.
pub struct Cart;

/// Lines of a cart at most (R-LIM.1).
pub const MAX_LINES: u32 = 200;
/// Pieces of a line at most (R-LIM.1).
pub const MAX_QUANTITY: u32 = 9_999;

/// A visitor, known by the hash of the token in their cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Visitor(pub [u8; 32]);

/// Pieces in a cart, for the figure beside the basket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CartCount(pub u32);

/// Why a cart was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CartError {
    /// No article has this number.
    #[error("unknown article")]
    UnknownSku,
    /// The article is not in the shop just now.
    #[error("not for sale")]
    NotForSale,
    /// More than [`MAX_LINES`] articles.
    #[error("too many lines")]
    TooManyLines,
    /// More than [`MAX_QUANTITY`] pieces.
    #[error("too many pieces")]
    QuantityTooLarge,
    /// The town is not in the list.
    #[error("unknown town")]
    UnknownCity,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct CartRow {
        id: Id<Cart>,
        city_slug: Option<String>,
    }
}

store::row! {
    struct CartLineRow {
        sku: String,
        quantity: u32,
        price_seen_centimes: i64,
    }
}

store::statements! {
    read OF_VISITOR: CartRow = "SELECT id, city_slug FROM cart WHERE visitor = ?1";
    write OPEN = "INSERT INTO cart (id, visitor, created_at, updated_at) VALUES (?1, ?2, ?3, ?3) \
        ON CONFLICT (visitor) DO UPDATE SET updated_at = excluded.updated_at";
    read LINES: CartLineRow = "SELECT sku, quantity, price_seen_centimes FROM cart_line WHERE cart_id = ?1 \
        ORDER BY added_at, sku";
    write PUT_LINE = "INSERT INTO cart_line (cart_id, sku, quantity, price_seen_centimes, added_at) \
        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (cart_id, sku) DO UPDATE SET quantity = excluded.quantity, \
        price_seen_centimes = excluded.price_seen_centimes";
    write REMOVE_LINE = "DELETE FROM cart_line WHERE cart_id = ?1 AND sku = ?2";
    write HOLD = "UPDATE cart SET updated_at = updated_at WHERE visitor = ?1";
    write SET_CITY = "UPDATE cart SET city_slug = ?2, updated_at = ?3 WHERE id = ?1";
    write SWEEP_LINES = "DELETE FROM cart_line WHERE cart_id IN (SELECT id FROM cart WHERE updated_at < ?1)";
    write SWEEP = "DELETE FROM cart WHERE updated_at < ?1";
}

/// A cart as it is shown and ordered.
#[derive(Debug, Clone)]
pub struct CartView {
    /// Town chosen for the delivery price.
    pub city: Option<String>,
    /// Lines by who sends them, in the order in which they were added.
    pub groups: Vec<CartGroup>,
    /// Sum of the lines.
    pub goods: Money,
    /// Weight of the parcel.
    pub weight: Grams,
    /// What delivery to the town costs, once it is known.
    pub delivery: Option<DeliveryQuote>,
    /// Why it cannot be told.
    pub delivery_problem: Option<QuoteError>,
    /// Goods and delivery, once the town is known.
    pub total: Option<Money>,
    /// Pieces.
    pub count: u32,
}

/// The lines of one producer.
#[derive(Debug, Clone)]
pub struct CartGroup {
    /// Who sends them.
    pub producer: Id<Organisation>,
    /// What.
    pub lines: Vec<CartLine>,
}

/// One article in a cart.
#[derive(Debug, Clone)]
pub struct CartLine {
    /// The article, as the store knows it now.
    pub sellable: Sellable,
    /// How many.
    pub quantity: u32,
    /// Price of one, now.
    pub unit_price: Money,
    /// Price of all.
    pub total: Money,
    /// Price of one when the buyer put it in or last accepted it.
    pub price_seen: Money,
    /// How many can be had, given all that the cart wants.
    pub available: i64,
    /// Whether fewer can be had than wanted.
    pub short: bool,
}

impl CartLine {
    /// Whether the price is no longer what the buyer saw.
    #[must_use]
    pub fn price_changed(&self) -> bool {
        self.price_seen != self.unit_price
    }
}

impl CartView {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &CartLine> {
        self.groups.iter().flat_map(|group| group.lines.iter())
    }

    /// Whether something must be changed or accepted before ordering.
    #[must_use]
    pub fn has_problem(&self) -> bool {
        self.lines().any(|line| line.short || !line.sellable.published)
    }

    /// What the buyer sees as the price of the goods, for the hidden field `seen`.
    #[must_use]
    pub fn goods_seen(&self) -> i64 {
        self.goods.centimes()
    }
}

/// Adds pieces of an article; opens the cart if there is none.
pub fn add(
    unit: &mut Unit<'_>,
    act: &Act,
    visitor: &Visitor,
    sku: &str,
    quantity: Quantity,
) -> Result<CartCount, CartError> {
    change(unit, act, visitor, sku, |present| {
        present.saturating_add(quantity.value())
    })
}

/// Sets the pieces of an article; 0 takes it out.
pub fn set(
    unit: &mut Unit<'_>,
    act: &Act,
    visitor: &Visitor,
    sku: &str,
    quantity: u32,
) -> Result<CartCount, CartError> {
    change(unit, act, visitor, sku, |_| quantity)
}

fn change(
    unit: &mut Unit<'_>,
    act: &Act,
    visitor: &Visitor,
    sku: &str,
    resulting: impl Fn(u32) -> u32,
) -> Result<CartCount, CartError> {
    let cart = open(unit, act, visitor)?;
    let lines = unit.all(LINES, args![cart])?;
    let present = lines.iter().find(|line| line.sku == sku);
    let wanted = resulting(present.map_or(0, |line| line.quantity));
    if wanted == 0 {
        unit.run(REMOVE_LINE, args![cart, sku])?;
    } else {
        if wanted > MAX_QUANTITY {
            return Err(CartError::QuantityTooLarge);
        }
        if present.is_none() && lines.len() >= MAX_LINES as usize {
            return Err(CartError::TooManyLines);
        }
        let skus = [sku.to_owned()];
        let found = sellable::of(unit, &skus)?.pop().ok_or(CartError::UnknownSku)?;
        if !found.published {
            return Err(CartError::NotForSale);
        }
        unit.run(
            PUT_LINE,
            args![cart, found.sku, wanted, found.price.centimes(), act.at],
        )?;
    }
    let others: u32 = lines
        .iter()
        .filter(|line| line.sku != sku)
        .map(|line| line.quantity)
        .sum();
    Ok(CartCount(others + wanted))
}

fn open(unit: &mut Unit<'_>, act: &Act, visitor: &Visitor) -> Result<Id<Cart>, CartError> {
    unit.run(OPEN, args![act.ids.next::<Cart>(), visitor.0, act.at])?;
    Ok(unit.one(OF_VISITOR, args![visitor.0])?.id)
}

/// Chooses the town for the delivery price.
pub fn set_city(unit: &mut Unit<'_>, act: &Act, visitor: &Visitor, city_slug: &str) -> Result<(), CartError> {
    if city::by_slug(unit, city_slug)?.is_none() {
        return Err(CartError::UnknownCity);
    }
    let cart = open(unit, act, visitor)?;
    unit.run(SET_CITY, args![cart, city_slug, act.at])?;
    Ok(())
}

/// Takes today's prices as seen: called after a page told the buyer what changed.
pub fn accept_prices(unit: &mut Unit<'_>, act: &Act, visitor: &Visitor) -> store::Result<()> {
    let Some(cart) = unit.maybe(OF_VISITOR, args![visitor.0])? else {
        return Ok(());
    };
    let lines = unit.all(LINES, args![cart.id])?;
    let skus: Vec<String> = lines.iter().map(|line| line.sku.clone()).collect();
    let sellables = sellable::of(unit, &skus)?;
    for line in &lines {
        if let Some(found) = sellables.iter().find(|found| found.sku == line.sku) {
            unit.run(
                PUT_LINE,
                args![cart.id, line.sku, line.quantity, found.price.centimes(), act.at],
            )?;
        }
    }
    Ok(())
}

/// Takes out what was ordered; the town is kept for the next cart.
pub(crate) fn take_out<'s>(
    unit: &mut Unit<'_>,
    visitor: &Visitor,
    ordered: impl Iterator<Item = &'s str>,
) -> store::Result<()> {
    let Some(cart) = unit.maybe(OF_VISITOR, args![visitor.0])? else {
        return Ok(());
    };
    for sku in ordered {
        unit.run(REMOVE_LINE, args![cart.id, sku])?;
    }
    Ok(())
}

/// The lines, the cart held until the unit ends: whoever orders or changes the same cart from another window waits,
/// and then reads what is left of it.
pub(crate) fn held_lines(unit: &mut Unit<'_>, visitor: &Visitor) -> store::Result<Vec<KeptLine>> {
    unit.run(HOLD, args![visitor.0])?;
    kept_lines(unit, visitor)
}

/// A line as the visitor left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptLine {
    pub(crate) sku: String,
    pub(crate) quantity: u32,
    pub(crate) price_seen: Money,
}

pub(crate) fn kept_lines(reader: &Reader<'_>, visitor: &Visitor) -> store::Result<Vec<KeptLine>> {
    let Some(cart) = reader.maybe(OF_VISITOR, args![visitor.0])? else {
        return Ok(Vec::new());
    };
    let rows = reader.all(LINES, args![cart.id])?;
    Ok(rows
        .into_iter()
        .map(|row| KeptLine {
            sku: row.sku,
            quantity: row.quantity,
            price_seen: Money::mad(row.price_seen_centimes),
        })
        .collect())
}

/// Pieces in the visitor's cart.
pub fn count(reader: &Reader<'_>, visitor: &Visitor) -> store::Result<CartCount> {
    Ok(CartCount(
        kept_lines(reader, visitor)?
            .iter()
            .map(|line| line.quantity)
            .sum(),
    ))
}

/// The cart as it stands: priced, weighed and checked against stock.
pub fn view(reader: &Reader<'_>, visitor: &Visitor) -> store::Result<CartView> {
    let city = reader
        .maybe(OF_VISITOR, args![visitor.0])?
        .and_then(|cart| cart.city_slug);
    let kept = kept_lines(reader, visitor)?;
    let skus: Vec<String> = kept.iter().map(|line| line.sku.clone()).collect();
    let mut sellables: HashMap<String, Sellable> = sellable::of(reader, &skus)?
        .into_iter()
        .map(|found| (found.sku.clone(), found))
        .collect();
    let wanted: Vec<(Sellable, KeptLine)> = kept
        .into_iter()
        .filter_map(|line| Some((sellables.remove(&line.sku)?, line)))
        .collect();
    let needs: Vec<Need> = wanted
        .iter()
        .map(|(found, line)| need_of(found, line.quantity))
        .collect();
    let available = stock::serve(&needs, &stock::on_shelf(reader, &needs)?);
    let mut view = CartView {
        city,
        groups: Vec::new(),
        goods: Money::ZERO_MAD,
        weight: Grams::ZERO,
        delivery: None,
        delivery_problem: None,
        total: None,
        count: 0,
    };
    for ((found, line), available) in wanted.into_iter().zip(available) {
        let Some(shown) = shown_line(found, &line, available) else {
            continue;
        };
        include(&mut view, shown);
    }
    quote_delivery(reader, &mut view)?;
    Ok(view)
}

fn shown_line(found: Sellable, line: &KeptLine, available: i64) -> Option<CartLine> {
    let total = found.price.times(i64::from(line.quantity)).ok()?;
    Some(CartLine {
        unit_price: found.price,
        total,
        price_seen: line.price_seen,
        available,
        short: !found.on_order && available < i64::from(line.quantity),
        quantity: line.quantity,
        sellable: found,
    })
}

fn include(view: &mut CartView, line: CartLine) {
    let weight = Quantity::new(line.quantity)
        .ok()
        .and_then(|quantity| line.sellable.weight.times(quantity).ok());
    // Sums beyond what can be counted are refused at checkout; here they only stop growing.
    view.goods = view.goods.add(line.total).unwrap_or(view.goods);
    view.weight = weight
        .and_then(|weight| view.weight.add(weight).ok())
        .unwrap_or(view.weight);
    view.count = view.count.saturating_add(line.quantity);
    match view
        .groups
        .iter_mut()
        .find(|group| group.producer == line.sellable.producer)
    {
        Some(group) => group.lines.push(line),
        None => view.groups.push(CartGroup {
            producer: line.sellable.producer,
            lines: vec![line],
        }),
    }
}

fn quote_delivery(reader: &Reader<'_>, view: &mut CartView) -> store::Result<()> {
    let Some(city) = view.city.as_deref().filter(|_| !view.groups.is_empty()) else {
        return Ok(());
    };
    match rate::quote(reader, city, view.weight) {
        Ok(quote) => {
            view.total = view.goods.add(quote.price).ok();
            view.delivery = Some(quote);
        }
        Err(QuoteError::Store(error)) => return Err(error),
        Err(problem) => view.delivery_problem = Some(problem),
    }
    Ok(())
}

/// What a line needs of stock: itself, or the contents of the box.
fn need_of(found: &Sellable, quantity: u32) -> Need {
    let per_piece = if found.parts.is_empty() {
        vec![(found.variant, 1)]
    } else {
        found
            .parts
            .iter()
            .map(|part| (part.variant, i64::from(part.quantity)))
            .collect()
    };
    Need {
        per_piece,
        wanted: i64::from(quantity),
    }
}

/// Forgets carts untouched since `before`; answers how many.
pub fn sweep(unit: &mut Unit<'_>, before: Timestamp) -> store::Result<u64> {
    unit.run(SWEEP_LINES, args![before])?;
    unit.run(SWEEP, args![before])
}
