//! Each machine in the store: a row in every state, every event, every hand; what is refused leaves no trace.

use super::cells::{Cell, FULFILMENT_CELLS, ORDER_CELLS, PARCEL_CELLS};
use super::scene::*;
use crate::checkout::place;
use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::loss::LossBearer;
use crate::order::{Destination, Fulfilment, Order};
use crate::parcel::{self, Parcel};
use crate::returns::{self, Disposition};
use crate::state::{FulfilmentEvent, FulfilmentState, OrderEvent, OrderState, ParcelEvent, ParcelState};
use crate::{correction, fulfilment, rows, step};
use access::permission::{self, Action};
use access::{Act, Actor, Role};
use jiff::SignedDuration;
use parties::testing::by_role;
use std::fmt::Display;
use store::testing::TestHouse;
use store::{Query, Reader, Unit, args};
use uuid::Uuid;
use values::code::{AccessKey, OrderCode};
use values::id::Id;
use values::money::Money;

/// A row in one state, with what belongs to it.
#[derive(Clone)]
struct Case {
    order: Id<Order>,
    code: OrderCode,
    key: AccessKey,
    part: Id<Fulfilment>,
    producer: Uuid,
    parcel: Option<Id<Parcel>>,
    scene: Scene,
}

/// How the attempt is made: the bare step, or the function that the doors call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Step,
    Door,
}

/// Tries one event on the row of a case.
type Attempt<E> = fn(&mut Unit<'_>, &Act, &Case, E, By) -> Result<(), OrderError>;

/// A fulfilment, a parcel, or neither: then the line is of the order itself.
type Row = (Option<Id<Fulfilment>>, Option<Id<Parcel>>);

/// One of the machines, as it is tried.
struct Machine<S: 'static, E: 'static> {
    cells: &'static [Cell<S, E>],
    events: &'static [E],
    attempt: Attempt<E>,
    state: fn(&Reader<'_>, &Case) -> S,
    /// The row of the journal that the machine writes of.
    row: fn(&Case) -> Row,
}

impl<S, E> Clone for Machine<S, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, E> Copy for Machine<S, E> {}

/// Ends a unit that is to be undone: what came of the attempt.
#[derive(Debug)]
enum Undone {
    Moved { to: String, told: usize },
    Refused(OrderError),
}

impl From<store::Error> for Undone {
    fn from(error: store::Error) -> Self {
        Self::Refused(error.into())
    }
}

/// Everybody who may try: each role, a producer of another house, the house itself and a guest.
fn hands(act: &Act, producer: Uuid) -> Vec<Act> {
    let of = |role: Role, organisation: Option<Uuid>| {
        let mut act = by_role(act, role);
        if let Actor::Staff(staff) = &mut act.actor {
            staff.organisation = organisation;
        }
        act
    };
    let own = Role::ALL.iter().map(|role| of(*role, Some(producer)));
    let others = [
        of(Role::Producer, Some(Uuid::from_u128(1))),
        act.clone(),
        act.by(Actor::Guest),
    ];
    own.chain(others).collect()
}

/// Whether this hand has the right: the permission table, and a producer for what is theirs.
fn has(act: &Act, action: Option<Action>, producer: Uuid) -> bool {
    let Some(action) = action else { return true };
    match &act.actor {
        Actor::House => true,
        Actor::Guest => false,
        Actor::Staff(staff) => {
            let own = staff.organisation == Some(producer) && action == Action::PrepareOrders;
            permission::allows(&[staff.role], action)
                || (own && permission::allows(&[staff.role], Action::PrepareOwnOrders))
        }
    }
}

type Counts = (i64, i64, i64, i64, i64);

/// All that a step may leave in the rooms of the order itself.
const STEPS: Query<Counts> = Query::new(
    "SELECT (SELECT CAST(sum(version) AS bigint) FROM sales_order), \
     (SELECT CAST(sum(version) AS bigint) FROM fulfilment), \
     (SELECT CAST(coalesce(sum(version), 0) AS bigint) FROM parcel), \
     (SELECT count(*) FROM order_event), (SELECT count(*) FROM parcel_fulfilment)",
);

/// All that a step may leave in the other rooms.
const EFFECTS: Query<Counts> = Query::new(
    "SELECT (SELECT count(*) FROM audit_entry), (SELECT count(*) FROM outbox_fact), \
     (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM stock_movement), \
     (SELECT CAST(sum(version) AS bigint) FROM payment)",
);

fn traces(reader: &Reader<'_>, case: &Case) -> (Counts, Counts, String) {
    let rows = format!(
        "{:?} {:?} {:?}",
        rows::order(reader, case.order).unwrap(),
        rows::fulfilment(reader, case.part).unwrap(),
        case.parcel.map(|id| rows::parcel(reader, id).unwrap())
    );
    let counts = (
        reader.one(STEPS, args![]).unwrap(),
        reader.one(EFFECTS, args![]).unwrap(),
    );
    (counts.0, counts.1, rows)
}

/// How often the journal tells of this step of this row.
fn told<S: Display, E: Display>(
    reader: &Reader<'_>,
    case: &Case,
    machine: &Machine<S, E>,
    cell: &Cell<S, E>,
) -> usize {
    let (event, from, to) = (cell.1.to_string(), cell.0.to_string(), cell.2.to_string());
    event::events_of(reader, case.order)
        .unwrap()
        .iter()
        .filter(|line| (line.fulfilment_id, line.parcel_id) == (machine.row)(case))
        .filter(|line| line.event == event)
        .filter(|line| line.from_state.as_ref() == Some(&from) && line.to_state.as_ref() == Some(&to))
        .count()
}

/// Tries every event by every hand on a row in this state. `closed` tells of a door that is shut for a row
/// of this kind though its machine would let it pass.
fn try_all<S, E>(
    house: &TestHouse,
    machine: Machine<S, E>,
    state: S,
    case: &Case,
    by: By,
    closed: fn(E, &Case) -> bool,
) where
    S: Copy + PartialEq + std::fmt::Debug + Display + Send + Sync + 'static,
    E: Copy + PartialEq + Display + Send + Sync + 'static,
{
    assert_eq!(
        house
            .store
            .read_blocking({
                let case = case.clone();
                move |reader| Ok::<_, store::Error>((machine.state)(reader, &case))
            })
            .unwrap(),
        state
    );
    let cell = move |event: E| {
        machine
            .cells
            .iter()
            .find(|cell| (cell.0, cell.1) == (state, event))
    };
    let hands = hands(&act(), case.producer);
    let (mut refused, mut allowed) = (Vec::new(), Vec::new());
    for event in machine.events {
        for hand in &hands {
            match cell(*event) {
                Some(cell)
                    if has(hand, cell.3, case.producer) && !(by == By::Door && closed(*event, case)) =>
                {
                    allowed.push((hand.clone(), cell));
                }
                found => refused.push((hand.clone(), *event, found.is_some())),
            }
        }
    }
    let tried = case.clone();
    house
        .store
        .write_blocking(move |unit| {
            let before = traces(unit, &tried);
            for event in machine.events {
                for (hand, _, listed) in refused.iter().filter(|tried| tried.1 == *event) {
                    let outcome = (machine.attempt)(unit, hand, &tried, *event, by);
                    let who = hand.actor.role_word();
                    assert!(
                        is_refusal(&outcome, state, *event, *listed, by),
                        "{state} {event} {who} {by:?}: {outcome:?}"
                    );
                }
                assert_eq!(traces(unit, &tried), before, "{state} {event} {by:?}");
            }
            Ok::<_, store::Error>(())
        })
        .unwrap();
    for (hand, cell) in allowed {
        let (tried, who) = (case.clone(), hand.actor.role_word());
        let outcome = house.store.write_blocking(move |unit| {
            let before = told(unit, &tried, &machine, cell);
            (machine.attempt)(unit, &hand, &tried, cell.1, by).map_err(Undone::Refused)?;
            let to = (machine.state)(unit, &tried).to_string();
            let told = told(unit, &tried, &machine, cell) - before;
            Err::<(), _>(Undone::Moved { to, told })
        });
        match outcome {
            Err(Undone::Moved { to, told: 1 }) if to == cell.2.to_string() => {}
            Err(Undone::Refused(error)) => panic!("{state} {} {who} {by:?}: {error}", cell.1),
            other => panic!("{state} {} {who} {by:?}: {other:?}", cell.1),
        }
    }
}

/// A step says which it is: not possible here, or not for this person. A door may have asked something else
/// before, and another's goods are to a producer as if they were not there.
fn is_refusal<S: Display, E: Display>(
    outcome: &Result<(), OrderError>,
    state: S,
    event: E,
    listed: bool,
    by: By,
) -> bool {
    match (by, outcome) {
        (By::Step, Err(OrderError::NotPermitted)) => listed,
        (By::Step, Err(error)) => {
            let (state, event) = (state.to_string(), event.to_string());
            !listed && *error == OrderError::NotAllowed { state, event }
        }
        (By::Door, Err(error)) => matches!(
            error,
            OrderError::NotAllowed { .. }
                | OrderError::NotPermitted
                | OrderError::NotFound
                | OrderError::Packed
        ),
        (_, Ok(())) => false,
    }
}

/// Places an order of these articles and tells of its first part.
fn new_case(unit: &mut Unit<'_>, scene: Scene, skus: &[&str], key: &str, pickup: bool) -> Case {
    let lines: Vec<(&str, u32)> = skus.iter().map(|sku| (*sku, 1)).collect();
    let mut wanted = order_of(&lines, key);
    if pickup {
        wanted.destination = Destination::Pickup {
            pickup_point: "depot".to_owned(),
        };
    }
    let placed = place(unit, &act(), &wanted).unwrap();
    let part = rows::fulfilments_of(unit, placed.order).unwrap().remove(0);
    Case {
        order: placed.order,
        code: placed.code,
        key: placed.key,
        part: part.id,
        producer: part.producer_id.uuid(),
        parcel: None,
        scene,
    }
}

fn version_of(reader: &Reader<'_>, case: &Case) -> i64 {
    rows::fulfilment(reader, case.part).unwrap().version
}

impl Case {
    fn confirmed(self, unit: &mut Unit<'_>) -> Self {
        super::delivering::confirm(unit, &act(), self.order);
        self
    }

    fn ready(self, unit: &mut Unit<'_>) -> Self {
        let case = self.confirmed(unit);
        fulfilment::mark_ready(unit, &act(), case.part, version_of(unit, &case)).unwrap();
        case
    }

    fn packed(self, unit: &mut Unit<'_>) -> Self {
        let case = self.ready(unit);
        let parcel = parcel::pack(unit, &act(), case.order, &[case.part]).unwrap();
        Self {
            parcel: Some(parcel),
            ..case
        }
    }

    /// Goes the whole way of a parcel: closed, given away, and then this.
    fn shipped(self, unit: &mut Unit<'_>, then: Option<ParcelEvent>) -> Self {
        let case = self.packed(unit);
        for event in [Some(ParcelEvent::HandOver), then].into_iter().flatten() {
            parcel_door(unit, &act(), &case, event).unwrap();
        }
        case
    }
}

/// The function that doors call for an event of a parcel. An emptied parcel is never closed again: packing
/// opens a new one, so the step itself stands for a door there.
fn parcel_door(unit: &mut Unit<'_>, act: &Act, case: &Case, event: ParcelEvent) -> Result<(), OrderError> {
    let id = case.parcel.ok_or(OrderError::NotFound)?;
    let row = rows::parcel(unit, id)?;
    let version = row.version;
    match event {
        ParcelEvent::Pack => parcel::take(unit, act, &row, version, event, &Entry::default()).map(|_| ()),
        ParcelEvent::Unpack => parcel::unpack(unit, act, id, version),
        ParcelEvent::HandOver => parcel::hand_over(unit, act, id, version, case.scene.carrier, "X1"),
        ParcelEvent::Deliver => parcel::deliver(unit, act, id, version),
        ParcelEvent::Refuse => parcel::refuse(unit, act, id, version, Money::mad(700), "absent"),
        ParcelEvent::Lose => parcel::lose(unit, act, id, version, LossBearer::House, "perdu"),
    }
}

const OF_ORDER: Machine<OrderState, OrderEvent> = Machine {
    cells: ORDER_CELLS,
    events: OrderEvent::ALL,
    attempt: |unit, act, case, event, by| {
        let (id, row) = (case.order, rows::order(unit, case.order)?);
        let version = row.version;
        match event {
            _ if by == By::Step => step::take(unit, act, &row, version, event, "").map(|_| ()),
            // An order is closed by its last part, never by hand.
            OrderEvent::Close => step::take(unit, act, &row, version, event, "").map(|_| ()),
            OrderEvent::Confirm => step::confirm(unit, act, id, version, ""),
            OrderEvent::NoAnswer => step::note_no_answer(unit, act, id, version, ""),
            OrderEvent::CallAgain => {
                let at = act.at + SignedDuration::from_hours(2);
                step::call_again(unit, act, id, version, at, "")
            }
            OrderEvent::Correct => {
                correction::change_contact(unit, act, id, version, &buyer(), "faute de frappe")
            }
            OrderEvent::CancelByBuyer => step::cancel_by_buyer(unit, act, &case.code, &case.key),
            OrderEvent::Cancel => step::cancel(unit, act, id, version, "ne veut plus"),
            OrderEvent::Expire => step::expire(unit, act, id, version),
        }
    },
    state: |reader, case| rows::order(reader, case.order).unwrap().state,
    row: |_| (None, None),
};

fn order_in(unit: &mut Unit<'_>, scene: Scene, state: OrderState) -> Case {
    let case = new_case(unit, scene, &["DAT-1"], state.as_str(), false);
    match state {
        OrderState::ToConfirm => case,
        OrderState::Confirmed => case.confirmed(unit),
        OrderState::Completed => case.shipped(unit, Some(ParcelEvent::Deliver)),
        OrderState::Cancelled => {
            step::cancel(unit, &act(), case.order, 1, "ne veut plus").unwrap();
            case
        }
    }
}

#[test]
fn an_order_moves_by_its_table_and_by_whom_it_names() {
    on_both(|house, scene| {
        for state in OrderState::ALL {
            let case = build(house, move |unit| order_in(unit, scene, *state));
            for by in [By::Step, By::Door] {
                try_all(house, OF_ORDER, *state, &case, by, |_, _| false);
            }
        }
        assert_sound(house);
    });
}

const OF_FULFILMENT: Machine<FulfilmentState, FulfilmentEvent> = Machine {
    cells: FULFILMENT_CELLS,
    events: FulfilmentEvent::ALL,
    attempt: |unit, act, case, event, by| {
        let row = rows::fulfilment(unit, case.part)?;
        match by {
            By::Step => fulfilment::take(unit, act, &row, row.version, event, "").map(|_| ()),
            By::Door => fulfilment_door(unit, act, case, event),
        }
    },
    state: |reader, case| rows::fulfilment(reader, case.part).unwrap().state,
    row: |case| (Some(case.part), None),
};

fn fulfilment_door(
    unit: &mut Unit<'_>,
    act: &Act,
    case: &Case,
    event: FulfilmentEvent,
) -> Result<(), OrderError> {
    let (id, version) = (case.part, version_of(unit, case));
    match event {
        FulfilmentEvent::Release => {
            let version = rows::order(unit, case.order)?.version;
            step::confirm(unit, act, case.order, version, "")
        }
        FulfilmentEvent::MarkReady => fulfilment::mark_ready(unit, act, id, version),
        FulfilmentEvent::UndoReady => fulfilment::undo_ready(unit, act, id, version),
        FulfilmentEvent::Receive => fulfilment::receive_at_depot(unit, act, id, version),
        FulfilmentEvent::Ship => {
            let parcel = Some(parcel::pack(unit, act, case.order, &[id])?);
            let case = Case {
                parcel,
                ..case.clone()
            };
            parcel_door(unit, act, &case, ParcelEvent::HandOver)
        }
        FulfilmentEvent::Deliver => parcel_door(unit, act, case, ParcelEvent::Deliver),
        FulfilmentEvent::Refuse => parcel_door(unit, act, case, ParcelEvent::Refuse),
        FulfilmentEvent::Lose => parcel_door(unit, act, case, ParcelEvent::Lose),
        FulfilmentEvent::Collect => fulfilment::collect(unit, act, id, version),
        FulfilmentEvent::TakeBack => {
            returns::take_back(unit, act, id, version, Disposition::Restock, "retour")
        }
        FulfilmentEvent::Withdraw => {
            let lines = rows::lines_of_fulfilment(unit, id)?;
            let all: Vec<_> = lines.iter().map(|line| (line.id, line.quantity)).collect();
            returns::withdraw(unit, act, id, version, &all, Disposition::Restock, "rétractation").map(|_| ())
        }
        FulfilmentEvent::Cancel => fulfilment::cancel(unit, act, id, version, "rupture"),
    }
}

/// A part beside another, so that the order stays open whatever becomes of it.
fn fulfilment_in(unit: &mut Unit<'_>, scene: Scene, state: FulfilmentState, pickup: bool) -> Case {
    use FulfilmentState as Is;
    let key = format!("{state}-{pickup}");
    let case = new_case(unit, scene, &["DAT-1", "COM-1"], &key, pickup);
    let last = match state {
        Is::Waiting => return case,
        Is::ToPrepare => return case.confirmed(unit),
        Is::Ready => return case.ready(unit),
        Is::Shipped => return case.shipped(unit, None),
        Is::Delivered => return case.shipped(unit, Some(ParcelEvent::Deliver)),
        Is::Refused => return case.shipped(unit, Some(ParcelEvent::Refuse)),
        Is::AtDepot => FulfilmentEvent::Receive,
        Is::Collected => FulfilmentEvent::Collect,
        Is::Returned => FulfilmentEvent::TakeBack,
        Is::Cancelled => FulfilmentEvent::Cancel,
    };
    let case = if state == Is::Returned {
        case.shipped(unit, Some(ParcelEvent::Refuse))
    } else {
        case.ready(unit)
    };
    fulfilment_door(unit, &act(), &case, last).unwrap();
    case
}

#[test]
fn a_fulfilment_moves_by_its_table_and_by_whom_it_names() {
    on_both(|house, scene| {
        for state in FulfilmentState::ALL {
            let pickup = *state == FulfilmentState::Collected;
            let case = build(house, move |unit| fulfilment_in(unit, scene, *state, pickup));
            for by in [By::Step, By::Door] {
                // What goes to a town is not collected, and what is collected is not sent.
                try_all(house, OF_FULFILMENT, *state, &case, by, |event, _| {
                    event == FulfilmentEvent::Collect
                });
            }
        }
        for state in [FulfilmentState::Ready, FulfilmentState::AtDepot] {
            let case = build(house, move |unit| fulfilment_in(unit, scene, state, true));
            try_all(house, OF_FULFILMENT, state, &case, By::Door, |event, _| {
                event == FulfilmentEvent::Ship
            });
        }
        assert_sound(house);
    });
}

const OF_PARCEL: Machine<ParcelState, ParcelEvent> = Machine {
    cells: PARCEL_CELLS,
    events: ParcelEvent::ALL,
    attempt: |unit, act, case, event, by| {
        if by == By::Door {
            return parcel_door(unit, act, case, event);
        }
        let row = rows::parcel(unit, case.parcel.ok_or(OrderError::NotFound)?)?;
        parcel::take(unit, act, &row, row.version, event, &Entry::default()).map(|_| ())
    },
    state: |reader, case| rows::parcel(reader, case.parcel.unwrap()).unwrap().state,
    row: |case| (None, case.parcel),
};

fn parcel_in(unit: &mut Unit<'_>, scene: Scene, state: ParcelState) -> Case {
    let case = new_case(unit, scene, &["DAT-1"], state.as_str(), false);
    match state {
        ParcelState::Packed => case.packed(unit),
        ParcelState::Open => {
            let case = case.packed(unit);
            parcel_door(unit, &act(), &case, ParcelEvent::Unpack).unwrap();
            case
        }
        ParcelState::HandedOver => case.shipped(unit, None),
        ParcelState::Delivered => case.shipped(unit, Some(ParcelEvent::Deliver)),
        ParcelState::Refused => case.shipped(unit, Some(ParcelEvent::Refuse)),
        ParcelState::Lost => case.shipped(unit, Some(ParcelEvent::Lose)),
    }
}

#[test]
fn a_parcel_moves_by_its_table_and_by_whom_it_names() {
    on_both(|house, scene| {
        for state in ParcelState::ALL {
            let case = build(house, move |unit| parcel_in(unit, scene, *state));
            for by in [By::Step, By::Door] {
                try_all(house, OF_PARCEL, *state, &case, by, |_, _| false);
            }
        }
        assert_sound(house);
    });
}

/// Makes one case and keeps it.
fn build(house: &TestHouse, make: impl Fn(&mut Unit<'_>) -> Case + Send + 'static) -> Case {
    house
        .store
        .write_blocking(move |unit| Ok::<_, store::Error>(make(unit)))
        .unwrap()
}

/// What was undone was undone whole.
fn assert_sound(house: &TestHouse) {
    for check in [
        crate::check::check,
        inventory::check,
        ledger::check,
        payments::check,
    ] {
        assert_eq!(house.store.read_blocking(check).unwrap(), []);
    }
}
