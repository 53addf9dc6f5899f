//! Parcels as a file for the carrier: one line per parcel, as carriers' own sheets have them.

use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::word;
use crate::orders::list::city_name;
use orders::listing::Sort;
use orders::order::{Address, Destination};
use orders::parcel;
use orders::state::ParcelState;
use shipping::carrier;
use shipping::city;
use spreadsheets::Cell;
use values::phone::Phone;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-order",
    "desk-parcel",
    "desk-tracking",
    "desk-carrier",
    "desk-name",
    "desk-phone",
    "desk-phone-second",
    "desk-city",
    "desk-quarter",
    "desk-street",
    "desk-landmark",
    "desk-note",
    "desk-weight-grams",
    "desk-cash-due",
    "desk-state",
];

/// Hands the parcels of a tab out as CSV.
pub(super) async fn download(visit: Visit) -> Answer {
    let states = match visit.query.text("tab") {
        "out" => vec![ParcelState::HandedOver],
        "ended" => vec![ParcelState::Delivered, ParcelState::Refused, ParcelState::Lost],
        _ => vec![ParcelState::Packed],
    };
    let slug = visit.query.text("carrier").to_owned();
    let text = Some(visit.query.text("q").to_owned()).filter(|text| !text.is_empty());
    let sort = lists::sort(&visit.query, Sort::Oldest);
    let (sent, carriers, cities) = visit
        .house
        .store
        .report(move |reader| {
            let carriers = carrier::list(reader)?;
            let carrier = carriers.iter().find(|one| one.slug == slug).map(|one| one.id);
            let filter = parcel::Filter {
                states,
                carrier,
                text,
            };
            let sent = lists::every(|page| parcel::list(reader, &filter, sort, page)).map_err(reading)?;
            Ok::<_, Problem>((sent, carriers, city::list(reader)?))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    let pickup = Address::default();
    for parcel in &sent {
        let address = match &parcel.destination {
            Destination::Address(address) => address,
            Destination::Pickup { .. } => &pickup,
        };
        let second = parcel
            .phone_second
            .as_ref()
            .map(Phone::national)
            .unwrap_or_default();
        let carrier = carriers.iter().find(|one| Some(one.id) == parcel.carrier);
        let (code, phone) = (parcel.code.to_string(), parcel.phone.national());
        let state = word::said(&visit, "desk-parcel-state-", parcel.state.as_str());
        let cash = file.money(parcel.cash_due);
        file.row(&[
            Cell::Text(&code),
            table_file::number(parcel.number),
            Cell::Text(parcel.tracking.as_deref().unwrap_or_default()),
            Cell::Text(carrier.map(|one| one.name.as_str()).unwrap_or_default()),
            Cell::Text(&parcel.buyer_name),
            Cell::Text(&phone),
            Cell::Text(&second),
            Cell::Text(city_name(&cities, &address.city, visit.language)),
            Cell::Text(&address.quarter),
            Cell::Text(&address.street),
            Cell::Text(&address.landmark),
            Cell::Text(&parcel.note),
            table_file::number(parcel.weight.value()),
            cash,
            Cell::Text(&state),
        ])?;
    }
    table_file::answer(&visit, "desk-file-parcels", file.finish()?)
}
