//! The journal of an order: who did what, when and why; never edited.

use crate::order::{Fulfilment, Order};
use crate::parcel::Parcel;
use access::actor::Act;
use access::audit;
use jiff::Timestamp;
use store::{Reader, Unit, args};
use values::id::Id;

/// Tag for ids of journal lines.
pub struct JournalLine;

store::row! {
    /// A line of the journal, as it is shown.
    #[derive(Debug, Clone)]
    pub struct EventLine {
        /// When.
        pub at: Timestamp,
        /// Who, by name.
        pub actor_name: String,
        /// Word of what happened.
        pub event: String,
        /// State before, if the event is a step.
        pub from_state: Option<String>,
        /// State after.
        pub to_state: Option<String>,
        /// Why.
        pub reason: Option<String>,
        /// The fulfilment it concerns.
        pub fulfilment_id: Option<Id<Fulfilment>>,
        /// The parcel it concerns.
        pub parcel_id: Option<Id<Parcel>>,
        /// What changed, in figures and codes.
        pub details: Option<String>,
    }
}

store::statements! {
    write RECORD = "INSERT INTO order_event (id, order_id, fulfilment_id, parcel_id, at, actor_name, event, \
        from_state, to_state, reason, details) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    read OF_ORDER: EventLine = "SELECT at, actor_name, event, from_state, to_state, reason, fulfilment_id, parcel_id, \
        details FROM order_event WHERE order_id = ?1 ORDER BY at, id";
}

/// A line to write.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry<'e> {
    pub(crate) event: &'e str,
    pub(crate) fulfilment: Option<Id<Fulfilment>>,
    pub(crate) parcel: Option<Id<Parcel>>,
    pub(crate) from: Option<&'e str>,
    pub(crate) to: Option<&'e str>,
    pub(crate) reason: Option<&'e str>,
    pub(crate) details: Option<&'e str>,
}

/// Writes the journal line and the audit line of one event.
pub(crate) fn record(
    unit: &mut Unit<'_>,
    act: &Act,
    order: Id<Order>,
    entry: &Entry<'_>,
) -> store::Result<()> {
    let reason = entry.reason.filter(|reason| !reason.is_empty());
    unit.run(
        RECORD,
        args![
            act.ids.next::<JournalLine>(),
            order,
            entry.fulfilment,
            entry.parcel,
            act.at,
            act.actor.name(),
            entry.event,
            entry.from,
            entry.to,
            reason,
            entry.details
        ],
    )?;
    let (object, object_id) = match (entry.fulfilment, entry.parcel) {
        (_, Some(parcel)) => ("parcel", parcel.to_string()),
        (Some(fulfilment), None) => ("fulfilment", fulfilment.to_string()),
        (None, None) => ("order", order.to_string()),
    };
    audit::record(
        unit,
        act,
        &audit::Entry {
            act: entry.event,
            object,
            object_id: &object_id,
            before: entry.from,
            after: entry.details.or(entry.to),
            reason,
        },
    )
}

/// The journal of an order, oldest first.
pub fn events_of(reader: &Reader<'_>, order: Id<Order>) -> store::Result<Vec<EventLine>> {
    reader.all(OF_ORDER, args![order])
}
