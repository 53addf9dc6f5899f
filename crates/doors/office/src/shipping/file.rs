//! Parcels as a file for the carrier: one line per parcel, as carriers' own sheets have them.

use crate::desk::refusal::reading;
use crate::desk::table_file::{self, MOST_ROWS, TableFile, headings};
use crate::desk::word;
use crate::orders::list::city_name;
use access::page::{MAX_SIZE, PageRequest};
use orders::listing::Sort;
use orders::order::{Address, Destination};
use orders::parcel::{self, ParcelView};
use orders::state::ParcelState;
use shipping::carrier;
use shipping::city;
use spreadsheets::Cell;
use store::Reader;
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
    let sort = Sort::from_word(visit.query.text("sort")).unwrap_or(Sort::Oldest);
    let (sent, carriers, cities) = visit
        .house
        .store
        .report(move |reader| {
            let carriers = carrier::list(reader)?;
            let carrier = carriers.iter().find(|one| one.slug == slug).map(|one| one.id);
            let sent = read(
                reader,
                &parcel::Filter {
                    states,
                    carrier,
                    text: None,
                },
                sort,
            )?;
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

fn read(reader: &Reader<'_>, filter: &parcel::Filter, sort: Sort) -> Result<Vec<ParcelView>, Problem> {
    let mut sent = Vec::new();
    for number in 1.. {
        let page = parcel::list(reader, filter, sort, PageRequest::new(number, MAX_SIZE)).map_err(reading)?;
        let is_last = u64::from(number) >= page.pages();
        sent.extend(page.items);
        if is_last || u64::try_from(sent.len()).is_ok_and(|count| count >= MOST_ROWS) {
            break;
        }
    }
    Ok(sent)
}
