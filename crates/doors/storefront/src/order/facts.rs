//! What an order's page is made of, read in one snapshot.

use language::Texts;
use orders::error::OrderError;
use orders::event::{self, EventLine};
use orders::order::Destination;
use orders::view::{self, OrderView};
use parties::organisation::{self, Card, Organisation};
use shipping::carrier::{self, Carrier};
use shipping::{city, pickup_point};
use std::collections::HashMap;
use store::Reader;
use values::code::{AccessKey, OrderCode};
use values::id::Id;
use web::Problem;

/// An order with the names of all that it mentions.
pub(super) struct OrderFacts {
    pub(super) order: OrderView,
    pub(super) events: Vec<EventLine>,
    pub(super) makers: HashMap<Id<Organisation>, Card>,
    pub(super) carriers: Vec<Carrier>,
    /// Name of the town, or of the pickup point.
    pub(super) place: Texts,
    /// Address and opening hours of the pickup point.
    pub(super) point: Option<(Texts, Texts)>,
}

impl OrderFacts {
    /// Reads the order of this code, if the key is its key.
    pub(super) fn read(
        reader: &Reader<'_>,
        code: &OrderCode,
        key: &AccessKey,
    ) -> Result<Option<Self>, Problem> {
        let Some(order) = view::by_code_and_key(reader, code, key).map_err(problem)? else {
            return Ok(None);
        };
        let producers: Vec<Id<Organisation>> = order.fulfilments.iter().map(|part| part.producer).collect();
        let carriers = if order.parcels.is_empty() {
            Vec::new()
        } else {
            carrier::list(reader)?
        };
        let (place, point) = destination(reader, &order.destination)?;
        Ok(Some(Self {
            events: event::events_of(reader, order.id)?,
            makers: organisation::cards_of(reader, &producers)?,
            carriers,
            place,
            point,
            order,
        }))
    }
}

/// Name of the place, and for a pickup point its address and opening hours.
type Place = (Texts, Option<(Texts, Texts)>);

fn destination(reader: &Reader<'_>, destination: &Destination) -> store::Result<Place> {
    Ok(match destination {
        Destination::Address(address) => {
            let city = city::by_slug(reader, &address.city)?;
            (
                city.map_or_else(|| Texts::french(&address.city), |city| city.names),
                None,
            )
        }
        Destination::Pickup { pickup_point } => match pickup_point::by_slug(reader, pickup_point)? {
            Some(point) => (point.names, Some((point.address, point.opening))),
            None => (Texts::french(pickup_point), None),
        },
    })
}

/// An order that is not there, or not opened by this key, is not there for anybody.
pub(super) fn problem(error: OrderError) -> Problem {
    match error {
        OrderError::NotFound => Problem::not_found(),
        OrderError::Store(error) => error.into(),
        other => Problem::faulty(other),
    }
}
