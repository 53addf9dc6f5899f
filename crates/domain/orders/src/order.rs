//! What an order is made of: tags, the buyer, the destination, and finding an order.

use crate::error::OrderError;
use crate::rows::{self, OrderRow};
use jiff::Timestamp;
use language::language::Language;
use std::collections::HashMap;
use store::{Reader, Select, args};
use uuid::Uuid;
use values::code::{AccessKey, OrderCode};
use values::id::Id;
use values::phone::Phone;

/// Tag for ids of orders.
#[derive(Debug)]
pub struct Order;
/// Tag for ids of lines.
#[derive(Debug)]
pub struct OrderLine;
/// Tag for ids of fulfilments.
#[derive(Debug)]
pub struct Fulfilment;

store::text_enum! {
    /// How an order reached the house.
    pub enum Channel {
        /// Placed by the buyer in the shop.
        Shop = "shop",
        /// Taken by the office on the phone.
        Phone = "phone",
    }
}

store::text_enum! {
    /// How an order came to be cancelled.
    pub enum CancelCause {
        /// The house cancelled it, with a reason in words: the buyer said no, the goods are not there.
        House = "house",
        /// The buyer did, on the page of the order.
        Buyer = "buyer",
        /// Nobody confirmed it in time.
        Expired = "expired",
        /// Every part of it was cancelled.
        Parts = "parts",
    }
}

/// Who buys: no account and no e-mail are needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Name, as the parcel shows it.
    pub name: String,
    /// The number that is called.
    pub phone: Phone,
    /// Another number, when the first does not answer.
    pub phone_second: Option<Phone>,
}

/// Where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To an address.
    Address(Address),
    /// The buyer comes for it.
    Pickup {
        /// Slug of the pickup point.
        pickup_point: String,
    },
}

/// An address as people give it here: town, quarter or douar, landmark; no postcode.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Slug of the town.
    pub city: String,
    /// Quarter or douar.
    pub quarter: String,
    /// Street and number; may be empty.
    pub street: String,
    /// What one would tell a friend; may be empty.
    pub landmark: String,
}

impl Destination {
    /// The town, for a delivery.
    #[must_use]
    pub fn city(&self) -> Option<&str> {
        match self {
            Self::Address(address) => Some(&address.city),
            Self::Pickup { .. } => None,
        }
    }

    /// The pickup point, for a collection.
    #[must_use]
    pub fn pickup_point(&self) -> Option<&str> {
        match self {
            Self::Address(_) => None,
            Self::Pickup { pickup_point } => Some(pickup_point),
        }
    }
}

store::statements! {
    read CODE_TAKEN: (i64,) = "SELECT count(*) FROM sales_order WHERE code = ?1";
    read ID_OF: (Id<Order>,) = "SELECT id FROM sales_order WHERE code = ?1";
    read DUE_TO_EXPIRE: (Id<Order>, i64) = "SELECT id, version FROM sales_order \
        WHERE state = 'to_confirm' AND confirm_until < ?1 ORDER BY confirm_until LIMIT ?2";
}

/// Whether a code is in use already.
pub(crate) fn code_taken(reader: &Reader<'_>, code: &OrderCode) -> store::Result<bool> {
    Ok(reader.one(CODE_TAKEN, args![code.to_string()])?.0 > 0)
}

/// Orders whose time to be confirmed is over.
pub(crate) fn due_to_expire(
    reader: &Reader<'_>,
    now: Timestamp,
    limit: u32,
) -> store::Result<Vec<(Id<Order>, i64)>> {
    reader.all(DUE_TO_EXPIRE, args![now, limit])
}

/// The key of an order found by its code and one of its phone numbers: for a buyer who lost the link.
pub fn by_code_and_phone(
    reader: &Reader<'_>,
    code: &OrderCode,
    phone: &Phone,
) -> Result<Option<(OrderCode, AccessKey)>, OrderError> {
    let Some(row) = rows::order_by_code(reader, code)? else {
        return Ok(None);
    };
    let known = row.phone == phone.e164() || row.phone_second.as_deref() == Some(phone.e164());
    if known {
        Ok(Some((*code, key_of(&row)?)))
    } else {
        Ok(None)
    }
}

/// The codes of the orders with these ids; an id of something else has none.
pub fn codes_of(reader: &Reader<'_>, ids: &[Uuid]) -> Result<HashMap<Uuid, OrderCode>, OrderError> {
    let select = Select::new("SELECT id, code FROM sales_order").within("id", ids);
    reader
        .select::<(Uuid, String)>(&select)?
        .into_iter()
        .map(|(id, code)| Ok((id, code.parse().map_err(|_| unreadable("code"))?)))
        .collect()
}

/// The id of the order with this code.
pub fn id_of(reader: &Reader<'_>, code: &OrderCode) -> store::Result<Option<Id<Order>>> {
    Ok(reader.maybe(ID_OF, args![code.to_string()])?.map(|(id,)| id))
}

pub(crate) fn key_of(row: &OrderRow) -> Result<AccessKey, OrderError> {
    row.access_key.parse().map_err(|_| unreadable("access_key"))
}

pub(crate) fn code_of(row: &OrderRow) -> Result<OrderCode, OrderError> {
    row.code.parse().map_err(|_| unreadable("code"))
}

pub(crate) fn language_of(row: &OrderRow) -> Language {
    Language::from_code(&row.language).unwrap_or(Language::French)
}

pub(crate) fn phone_of(text: &str) -> Result<Phone, OrderError> {
    text.parse().map_err(|_| unreadable("phone"))
}

pub(crate) fn unreadable(column: &str) -> OrderError {
    OrderError::Store(store::Error::Unreadable {
        column: column.to_owned(),
        problem: "does not have its form".to_owned(),
    })
}
