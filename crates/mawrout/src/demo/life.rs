//! Sixty days in the life of a demonstration house: orders in every state, through the same code as real ones.

use super::play::Play;
use super::present;
use super::script::{self, Course, Script};
use crate::failure::Failure;
use access::{Act, Actor, Origin};
use catalogue::variant::{self, Variant};
use inventory::availability::{self, Figures};
use inventory::movement::{self, Cause};
use jiff::{SignedDuration, Timestamp, ToSpan};
use language::Language;
use orders::checkout::{self, PlaceOrder, PlaceOrderError, WantedLine};
use orders::error::OrderError;
use orders::order::{Address, Buyer, Channel, Destination, Order};
use payments::method::Method;
use shipping::carrier::{self, Carrier};
use shipping::city;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Store, Unit};
use values::clock::{Clock, local_date, start_of_day};
use values::id::{Id, Ids};
use values::quantity::Quantity;

/// How long the house has lived when it opens.
pub(super) const DAYS: u64 = 60;
/// The same people and orders in every demonstration house.
const SEED: u64 = 20_260_101;
const COUNTER: &str = "depot-errachidia";

/// What does not change from day to day.
struct Setting {
    now: Timestamp,
    skus: Vec<(String, Vec<Id<Variant>>)>,
    towns: Vec<String>,
    carrier: Id<Carrier>,
}

/// Why the house could not live: a fault of the program, or the database.
pub(super) enum Trouble {
    Store(store::Error),
    Fault(String),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<OrderError> for Trouble {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::Store(error) => Self::Store(error),
            other => Self::Fault(format!("{other:?}")),
        }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(error) => error.into(),
            Trouble::Fault(problem) => Self::new(problem, "this is a fault of the program: please report it"),
        }
    }
}

/// Lives the days up to now; `told` hears of each.
pub(super) fn live(store: &Store, clock: &Clock, mut told: impl FnMut(u64)) -> Result<(), Failure> {
    let now = clock.now();
    let setting = Arc::new(store.read_blocking(move |reader| setting(reader, now))?);
    let shelf = store.read_blocking(availability::every)?;
    let seeded = Ids::seeded(SEED, clock.clone());
    let articles = u64::try_from(setting.skus.len()).unwrap_or(1);
    let towns = u64::try_from(setting.towns.len()).unwrap_or(1);
    for day in 0..DAYS {
        let scripts = Arc::new(script::day(&seeded, day, articles, towns));
        let (setting, ids) = (Arc::clone(&setting), Ids::random(clock.clone()));
        store.write_blocking(move |unit| {
            for script in scripts.iter() {
                play_day(unit, &setting, &ids, script, day)?;
            }
            Ok::<_, Trouble>(())
        })?;
        told(day + 1);
    }
    let scripts = Arc::new(present::draw(&seeded, articles, towns));
    let ids = Ids::random(clock.clone());
    store.write_blocking(move |unit| {
        for (ago, script) in scripts.iter() {
            play(unit, &setting, &ids, script, now - *ago)?;
        }
        Ok::<_, Trouble>(())
    })?;
    let act = Act::house(clock, &Ids::random(clock.clone()));
    Ok(store.write_blocking(move |unit| count_shelf(unit, &act, &shelf))?)
}

/// Orders that came to nothing left their goods on the shelf: a count brings it back to the catalogue's figures.
fn count_shelf(unit: &mut Unit<'_>, act: &Act, shelf: &HashMap<Id<Variant>, Figures>) -> Result<(), Trouble> {
    for (variant, now) in availability::every(unit)? {
        let wanted = shelf.get(&variant).map_or(0, |figures| figures.available());
        let difference = wanted - now.available();
        if difference != 0 {
            movement::record(
                unit,
                act,
                variant,
                difference,
                Cause::Count,
                None,
                Some("inventaire (démo)"),
            )
            .map_err(|error| Trouble::Fault(format!("{error:?}")))?;
        }
    }
    Ok(())
}

fn setting(reader: &store::Reader<'_>, now: Timestamp) -> Result<Setting, Trouble> {
    let filter = variant::Filter::default();
    let cards = variant::list(reader, &filter, access::page::PageRequest::new(1, 100))?.items;
    let more = variant::list(reader, &filter, access::page::PageRequest::new(2, 100))?.items;
    let skus: Vec<String> = cards.into_iter().chain(more).map(|card| card.sku).collect();
    let sellables = catalogue::sellable::of(reader, &skus)?;
    let skus = sellables
        .into_iter()
        .filter(|found| found.published)
        .map(|found| {
            let stock = if found.parts.is_empty() {
                vec![found.variant]
            } else {
                found.parts.iter().map(|part| part.variant).collect()
            };
            (found.sku, stock)
        })
        .collect();
    let carrier = carrier::list(reader)?.first().map(|carrier| carrier.id);
    Ok(Setting {
        now,
        skus,
        towns: city::list(reader)?
            .into_iter()
            .filter(|town| town.zone.is_some())
            .map(|town| town.slug)
            .collect(),
        carrier: carrier.ok_or_else(|| Trouble::Fault("no carrier".to_owned()))?,
    })
}

/// An act of the house or of a guest at a moment of the past.
pub(super) fn act_at(at: Timestamp, ids: &Ids, actor: Actor) -> Act {
    Act {
        actor,
        at,
        ids: ids.clone(),
        origin: Origin::default(),
    }
}

/// An order of a past day. One that nobody called yet is left out: `present` says which calls wait.
fn play_day(
    unit: &mut Unit<'_>,
    setting: &Setting,
    ids: &Ids,
    script: &Script,
    day: u64,
) -> Result<(), Trouble> {
    match moment(setting.now, day, script.minute) {
        Some(placed_at) if placed_at + script.course.settled_after() <= setting.now => {
            play(unit, setting, ids, script, placed_at)
        }
        _ => Ok(()),
    }
}

fn play(
    unit: &mut Unit<'_>,
    setting: &Setting,
    ids: &Ids,
    script: &Script,
    placed_at: Timestamp,
) -> Result<(), Trouble> {
    let order = place(unit, setting, ids, script, placed_at)?;
    let mut play = Play {
        unit,
        now: setting.now,
        carrier: setting.carrier,
        ids,
        order,
        placed_at,
    };
    play.go(script.course)
}

/// The minute of a day that is over, or `None` where it has not come yet.
fn moment(now: Timestamp, day: u64, minute: u64) -> Option<Timestamp> {
    let back = i64::try_from(DAYS - 1 - day).ok()?;
    let date = local_date(now).checked_sub(back.days()).ok()?;
    let at = start_of_day(date).ok()? + SignedDuration::from_mins(i64::try_from(minute).ok()?);
    (at < now).then_some(at)
}

/// Places the order from earlier stock: what it takes was received the day before, so that the shelf is whole now.
fn place(
    unit: &mut Unit<'_>,
    setting: &Setting,
    ids: &Ids,
    script: &Script,
    at: Timestamp,
) -> Result<Id<Order>, Trouble> {
    let mut lines: Vec<WantedLine> = Vec::new();
    let earlier = act_at(at - SignedDuration::from_hours(20), ids, Actor::House);
    for (index, count) in &script.wants {
        let Some((sku, stock)) = usize::try_from(*index)
            .ok()
            .and_then(|index| setting.skus.get(index))
        else {
            continue;
        };
        if lines.iter().any(|line| line.sku == *sku) {
            continue;
        }
        let Ok(quantity) = Quantity::new(*count) else {
            continue;
        };
        for variant in stock {
            movement::record(
                unit,
                &earlier,
                *variant,
                i64::from(*count),
                Cause::Receipt,
                None,
                Some("demo"),
            )
            .map_err(|error| Trouble::Fault(format!("{error:?}")))?;
        }
        lines.push(WantedLine {
            sku: sku.clone(),
            quantity,
        });
    }
    let command = command(setting, script, lines, ids)?;
    let actor = match command.channel {
        Channel::Shop => Actor::Guest,
        Channel::Phone => Actor::House,
    };
    let act = act_at(at, ids, actor);
    match checkout::place(unit, &act, &command) {
        Ok(placed) => Ok(placed.order),
        Err(PlaceOrderError::Store(error)) => Err(error.into()),
        Err(problem) => Err(Trouble::Fault(format!("{problem:?}"))),
    }
}

fn command(
    setting: &Setting,
    script: &Script,
    lines: Vec<WantedLine>,
    ids: &Ids,
) -> Result<PlaceOrder, Trouble> {
    let number = script.buyer;
    let phone = format!("06000000{number:02}")
        .parse()
        .map_err(|error| Trouble::Fault(format!("{error}")))?;
    let city = usize::try_from(script.town)
        .ok()
        .and_then(|index| setting.towns.get(index))
        .cloned();
    let destination = if script.course == Course::Collected {
        Destination::Pickup {
            pickup_point: COUNTER.to_owned(),
        }
    } else {
        Destination::Address(Address {
            city: city.unwrap_or_default(),
            quarter: "Quartier de démonstration".to_owned(),
            street: format!("Rue {number}"),
            landmark: if number.is_multiple_of(3) {
                "près de l’école".to_owned()
            } else {
                String::new()
            },
        })
    };
    let language = match script.language {
        0..=4 => Language::French,
        5..=8 => Language::Arabic,
        _ => Language::English,
    };
    Ok(PlaceOrder {
        visitor: None,
        lines,
        buyer: Buyer {
            name: format!("Acheteur démo {number:02}"),
            phone,
            phone_second: None,
        },
        destination,
        note: String::new(),
        method: Method::CashOnDelivery,
        language,
        channel: if number.is_multiple_of(9) {
            Channel::Phone
        } else {
            Channel::Shop
        },
        idempotency_key: ids
            .token()
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        goods_seen: None,
        delivery_seen: None,
        demo: true,
    })
}
