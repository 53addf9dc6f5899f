//! The work of sending, tab by tab: to pack, packed, on the way, back, pickups.

use crate::desk::address;
use crate::desk::age::age;
use crate::desk::choices::choice;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::orders::list::city_name;
use access::page::PageRequest;
use access::permission::Action;
use askama::Template;
use language::Texts;
use orders::fulfilment::{self, FulfilmentCard};
use orders::parcel::{self, ParcelView};
use orders::state::{FulfilmentState, ParcelState};
use orders::view::{self, FulfilmentView, OrderView};
use parties::organisation::{self, Card, Organisation};
use shipping::carrier::{self, Carrier};
use shipping::city::{self, City};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["tab", "carrier", "q", "page"];
/// Rows of a page.
const PER_PAGE: u32 = 25;

/// What a tab lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    ToPack,
    Packed,
    Out,
    Back,
    Pickups,
    Ended,
}

const TABS: &[(&str, Tab)] = &[
    ("to_pack", Tab::ToPack),
    ("packed", Tab::Packed),
    ("out", Tab::Out),
    ("back", Tab::Back),
    ("pickups", Tab::Pickups),
    ("ended", Tab::Ended),
];

/// A tab as it is shown.
pub(super) struct TabLink {
    href: String,
    text: String,
    current: bool,
}

/// A part that may go into a parcel.
pub(super) struct PackPart {
    part: FulfilmentView,
    producer: Option<Texts>,
    ready: bool,
    state: String,
}

/// An order with parts that are ready.
pub(super) struct ToPack {
    order: OrderView,
    place: String,
    parts: Vec<PackPart>,
    all_ready: bool,
}

/// A parcel.
pub(super) struct ParcelRow {
    parcel: ParcelView,
    place: String,
    carrier: String,
    link: Option<String>,
    state: String,
    tone: &'static str,
    age: Option<String>,
}

/// A refused part on its way home, or one that waits for its buyer.
pub(super) struct PartRow {
    card: FulfilmentCard,
    producer: Option<Texts>,
    age: String,
}

/// What was read for the tab.
enum Found {
    Orders(Vec<OrderView>),
    Parcels(Vec<ParcelView>),
    Parts(Vec<FulfilmentCard>),
}

#[derive(Template)]
#[template(path = "shipping/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    tab: &'static str,
    tabs: Vec<TabLink>,
    orders: Vec<ToPack>,
    parcels: Vec<ParcelRow>,
    parts: Vec<PartRow>,
    carriers: Vec<Choice>,
    active_carriers: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

/// Shows a tab.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows a tab, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    let asked = Some(showing.form.text("tab")).filter(|tab| !tab.is_empty());
    let asked = asked.unwrap_or_else(|| visit.query.text("tab"));
    let (word, tab) = *TABS.iter().find(|(word, _)| *word == asked).unwrap_or(&TABS[0]);
    let read = read_tab(visit, tab).await?;
    let status = showing.status();
    Showing::answer(status, &view(visit, word, read, showing)?)
}

/// What a tab is shown with.
struct Read {
    found: Found,
    total: u64,
    names: HashMap<Id<Organisation>, Texts>,
    carriers: Vec<Carrier>,
    cities: Vec<City>,
}

async fn read_tab(visit: &Visit, tab: Tab) -> Result<Read, Problem> {
    let slug = visit.query.text("carrier").to_owned();
    let text = Some(visit.query.text("q").to_owned()).filter(|text| !text.is_empty());
    let request = PageRequest::new(visit.query.page(), PER_PAGE);
    visit
        .house
        .store
        .read(move |reader| {
            let carriers = carrier::list(reader)?;
            let carrier = carriers.iter().find(|one| one.slug == slug).map(|one| one.id);
            let filter = parcel::Filter {
                states: Vec::new(),
                carrier,
                text,
            };
            let (found, total) = read(reader, tab, filter, request)?;
            let cards = organisation::card_list(reader)?;
            let names = cards
                .into_iter()
                .map(|card: Card| (card.id, card.names))
                .collect();
            Ok::<_, Problem>(Read {
                found,
                total,
                names,
                carriers,
                cities: city::list(reader)?,
            })
        })
        .await
}

fn view(visit: &Visit, word: &'static str, read: Read, showing: Showing) -> Result<ListPage, Problem> {
    let Read {
        found,
        total,
        names,
        carriers,
        cities,
    } = read;
    let mut view = ListPage {
        frame: OfficeFrame::new(visit, "shipping")?,
        tab: word,
        tabs: tabs(visit, word),
        carriers: carrier_choices(visit, &carriers, Carriers::All),
        active_carriers: carrier_choices(visit, &carriers, Carriers::Active),
        pagination: Pagination::new(visit, visit.query.page(), PER_PAGE, total),
        export: address::with(
            "/office/shipping.csv",
            &visit.query,
            &["carrier", "tab"],
            &[("tab", word)],
        ),
        orders: Vec::new(),
        parcels: Vec::new(),
        parts: Vec::new(),
        showing,
    };
    match found {
        Found::Orders(found) => {
            let row = |order| to_pack(visit, order, &names, &cities);
            view.orders = found.into_iter().map(row).collect();
        }
        Found::Parcels(found) => {
            let row = |parcel| parcel_row(visit, parcel, &carriers, &cities);
            view.parcels = found.into_iter().map(row).collect();
        }
        Found::Parts(found) => {
            view.parts = found
                .into_iter()
                .map(|card| part_row(visit, card, &names))
                .collect();
        }
    }
    Ok(view)
}

fn read(
    reader: &Reader<'_>,
    tab: Tab,
    mut filter: parcel::Filter,
    request: PageRequest,
) -> Result<(Found, u64), Problem> {
    let parts = |states: Vec<FulfilmentState>, pickup| {
        let filter = fulfilment::Filter {
            producer: None,
            states,
            pickup,
        };
        let found = fulfilment::list(reader, &filter, request).map_err(reading)?;
        Ok((Found::Parts(found.items), found.total))
    };
    filter.states = match tab {
        Tab::ToPack => {
            let found = parcel::packable(reader, request).map_err(reading)?;
            let orders = found
                .items
                .into_iter()
                .map(|id| view::by_id(reader, id).map_err(reading));
            return Ok((Found::Orders(orders.collect::<Result<_, _>>()?), found.total));
        }
        Tab::Back => return parts(vec![FulfilmentState::Refused], None),
        Tab::Pickups => return parts(vec![FulfilmentState::Ready, FulfilmentState::AtDepot], Some(true)),
        Tab::Packed => vec![ParcelState::Packed],
        Tab::Out => vec![ParcelState::HandedOver],
        Tab::Ended => vec![ParcelState::Delivered, ParcelState::Refused, ParcelState::Lost],
    };
    let found = parcel::list(reader, &filter, request).map_err(reading)?;
    Ok((Found::Parcels(found.items), found.total))
}

fn tabs(visit: &Visit, current: &str) -> Vec<TabLink> {
    TABS.iter()
        .map(|(word, _)| TabLink {
            href: address::with(
                "/office/shipping",
                &visit.query,
                FIELDS,
                &[("tab", word), ("page", "")],
            ),
            text: word::said(visit, "desk-shipping-tab-", word),
            current: *word == current,
        })
        .collect()
}

/// Which carriers a list offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carriers {
    /// All, to filter by, by their word.
    All,
    /// Those that parcels may be given to, by their id.
    Active,
}

/// Carriers to choose from.
pub(super) fn carrier_choices(visit: &Visit, carriers: &[Carrier], which: Carriers) -> Vec<Choice> {
    if which == Carriers::All {
        let any = choice("", visit.text("desk-any-carrier"));
        return [any]
            .into_iter()
            .chain(carriers.iter().map(|one| choice(&*one.slug, &*one.name)))
            .collect();
    }
    carriers
        .iter()
        .filter(|one| one.active)
        .map(|one| choice(one.id.to_string(), &*one.name))
        .collect()
}

fn to_pack(
    visit: &Visit,
    order: OrderView,
    names: &HashMap<Id<Organisation>, Texts>,
    cities: &[City],
) -> ToPack {
    let packed = |part: &FulfilmentView| {
        order
            .parcels
            .iter()
            .any(|parcel| parcel.fulfilments.contains(&part.id))
    };
    let parts: Vec<PackPart> = order
        .fulfilments
        .iter()
        .filter(|part| part.state.is_in_house() && !packed(part))
        .map(|part| PackPart {
            producer: names.get(&part.producer).cloned(),
            ready: matches!(part.state, FulfilmentState::Ready | FulfilmentState::AtDepot),
            state: word::said(visit, "desk-part-state-", part.state.as_str()),
            part: part.clone(),
        })
        .collect();
    ToPack {
        place: order
            .destination
            .city()
            .map(|slug| city_name(cities, slug, visit.language).to_owned())
            .unwrap_or_default(),
        all_ready: parts.iter().all(|part| part.ready),
        parts,
        order,
    }
}

fn parcel_row(visit: &Visit, parcel: ParcelView, carriers: &[Carrier], cities: &[City]) -> ParcelRow {
    let carrier = carriers.iter().find(|one| Some(one.id) == parcel.carrier);
    ParcelRow {
        place: parcel
            .city
            .as_deref()
            .map(|slug| city_name(cities, slug, visit.language).to_owned())
            .unwrap_or_default(),
        carrier: carrier.map(|one| one.name.clone()).unwrap_or_default(),
        link: carrier
            .zip(parcel.tracking.as_deref())
            .and_then(|(one, number)| super::tracking_link(one, number)),
        state: word::said(visit, "desk-parcel-state-", parcel.state.as_str()),
        tone: word::tone(parcel.state.as_str()),
        age: parcel.handed_over_at.map(|at| age(visit, at)),
        parcel,
    }
}

fn part_row(visit: &Visit, card: FulfilmentCard, names: &HashMap<Id<Organisation>, Texts>) -> PartRow {
    PartRow {
        producer: names.get(&card.producer).cloned(),
        age: age(visit, card.placed_at),
        card,
    }
}
