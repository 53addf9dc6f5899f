//! The work of sending, tab by tab: to pack, packed, on the way, back, pickups.

use super::rows::{Carriers, ParcelRow, PartRow, ToPack, carrier_choices, parcel_row, part_row, to_pack};
use crate::desk::address;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::word;
use access::page::PageRequest;
use access::permission::Action;
use askama::Template;
use language::Texts;
use orders::fulfilment::{self, FulfilmentCard};
use orders::listing::Sort;
use orders::parcel::{self, ParcelView};
use orders::state::{FulfilmentState, ParcelState};
use orders::view::{self, OrderView};
use parties::organisation::{self, Organisation};
use shipping::carrier::{self, Carrier};
use shipping::city::{self, City};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["tab", "carrier", "q", "sort", "page"];
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

/// What was read for the tab.
enum Found {
    Orders(Vec<OrderView>),
    Parcels(Vec<ParcelView>),
    Parts(Vec<FulfilmentCard>),
}

impl Found {
    /// The producers whose names the tab shows.
    fn producers(&self) -> Vec<Id<Organisation>> {
        match self {
            Self::Orders(orders) => orders
                .iter()
                .flat_map(|order| &order.fulfilments)
                .map(|part| part.producer)
                .collect(),
            Self::Parcels(_) => Vec::new(),
            Self::Parts(parts) => parts.iter().map(|part| part.producer).collect(),
        }
    }
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
    sorts: Vec<Choice>,
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
    let sort = lists::sort(&visit.query, Sort::Oldest);
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
            let (found, total) = read(reader, tab, filter, sort, request)?;
            let cards = organisation::cards_of(reader, &found.producers())?;
            let names = cards.into_iter().map(|(id, card)| (id, card.names)).collect();
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
        sorts: lists::sorts(visit, Sort::Oldest),
        frame: OfficeFrame::new(visit, "shipping")?,
        tab: word,
        tabs: tabs(visit, word),
        carriers: carrier_choices(visit, &carriers, Carriers::All),
        active_carriers: carrier_choices(visit, &carriers, Carriers::Active),
        pagination: Pagination::new(visit, visit.query.page(), PER_PAGE, total),
        export: address::with(
            "/office/shipping.csv",
            &visit.query,
            FIELDS,
            &[("tab", word), ("page", "")],
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
    sort: Sort,
    request: PageRequest,
) -> Result<(Found, u64), Problem> {
    let parts = |states: Vec<FulfilmentState>, pickup| {
        let filter = fulfilment::Filter {
            producer: None,
            states,
            pickup,
        };
        let found = fulfilment::list(reader, &filter, sort, request).map_err(reading)?;
        Ok((Found::Parts(found.items), found.total))
    };
    filter.states = match tab {
        Tab::ToPack => {
            let found = parcel::packable(reader, sort, request).map_err(reading)?;
            let orders = view::by_ids(reader, &found.items).map_err(reading)?;
            return Ok((Found::Orders(orders), found.total));
        }
        Tab::Back => return parts(vec![FulfilmentState::Refused], None),
        Tab::Pickups => return parts(vec![FulfilmentState::Ready, FulfilmentState::AtDepot], Some(true)),
        Tab::Packed => vec![ParcelState::Packed],
        Tab::Out => vec![ParcelState::HandedOver],
        Tab::Ended => vec![ParcelState::Delivered, ParcelState::Refused, ParcelState::Lost],
    };
    let found = parcel::list(reader, &filter, sort, request).map_err(reading)?;
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
