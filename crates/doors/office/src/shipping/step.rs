//! What becomes of a parcel: opened again, handed over, delivered, refused, lost.

use super::{list, parcel as page};
use crate::desk::refusal::{Refusal, Refused, reading};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::page::PageRequest;
use axum::http::StatusCode;
use orders::error::OrderError;
use orders::listing::Sort;
use orders::loss::LossBearer;
use orders::parcel::{self, Parcel};
use shipping::carrier::Carrier;
use shipping::tracking;
use values::code::OrderCode;
use values::id::Id;
use web::{Answer, FieldErrors, Form, Parts, Problem, Visit};

/// Fields of opening again.
pub(super) const UNPACK_FIELDS: &[&str] = &["version"];
/// Fields of handing over.
pub(super) const HAND_OVER_FIELDS: &[&str] = &["carrier", "tracking", "version", "back", "tab"];
/// Fields of a delivery.
pub(super) const DELIVERED_FIELDS: &[&str] = &["version", "back", "tab"];
/// Fields of a refusal.
pub(super) const REFUSED_FIELDS: &[&str] = &["refused_reason", "return_fee", "version"];
/// Fields of a loss.
pub(super) const LOST_FIELDS: &[&str] = &["lost_reason", "bearer", "version"];

/// Opens a packed parcel again.
pub(super) async fn unpack(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| parcel::unpack(unit, &act, id, version))
        .await;
    finished(&visit, id, form, done, "unpacked").await
}

/// Gives a parcel to the carrier.
pub(super) async fn hand_over(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let Ok(carrier) = form.text("carrier").parse() else {
        let mut errors = FieldErrors::new();
        errors.add("carrier", visit.text("desk-carrier-choose"));
        return page::page(&visit, id, Showing::wrong(form.into_fields(), errors)).await;
    };
    let tracking = form.text("tracking").to_owned();
    if let Some(code) = numbered_so(&visit, id, carrier, tracking.clone()).await? {
        let text = visit.text_with("desk-tracking-taken", &[("code", code.to_string().into())]);
        return refused_to(&visit, id, form, StatusCode::CONFLICT, text).await;
    }
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| parcel::hand_over(unit, &act, id, version, carrier, &tracking))
        .await;
    finished(&visit, id, form, done, "handed-over").await
}

/// The order of another parcel that this carrier has under the same number.
async fn numbered_so(
    visit: &Visit,
    id: Id<Parcel>,
    carrier: Id<Carrier>,
    tracking: String,
) -> Result<Option<OrderCode>, Problem> {
    let Ok(number) = tracking::clean(&tracking) else {
        return Ok(None);
    };
    let number = number.to_string();
    let filter = parcel::Filter {
        carrier: Some(carrier),
        text: Some(number.clone()),
        ..parcel::Filter::default()
    };
    visit
        .house
        .store
        .read(move |reader| {
            let found =
                parcel::list(reader, &filter, Sort::Newest, PageRequest::new(1, 2)).map_err(reading)?;
            let mut others = found
                .items
                .into_iter()
                .filter(|other| other.id != id && other.tracking.as_deref() == Some(number.as_str()));
            Ok(others.next().map(|other| other.code))
        })
        .await
}

/// The buyer has it and paid.
pub(super) async fn delivered(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| parcel::deliver(unit, &act, id, version))
        .await;
    finished(&visit, id, form, done, "delivered").await
}

/// The buyer did not take it.
pub(super) async fn refused(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "refused_reason", &mut errors);
    let fee = typed::amount(&visit, &form, "return_fee", &mut errors);
    let Some(fee) = fee.filter(|_| errors.is_empty()) else {
        return page::page(&visit, id, Showing::wrong(form.into_fields(), errors)).await;
    };
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| parcel::refuse(unit, &act, id, version, fee, &reason))
        .await;
    finished(&visit, id, form, done, "parcel-refused").await
}

/// It is lost: the carrier or the house bears it.
pub(super) async fn lost(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "lost_reason", &mut errors);
    let bearer = LossBearer::from_word(form.text("bearer"));
    if bearer.is_none() {
        errors.add("bearer", visit.text("desk-loss-choose"));
    }
    let Some(bearer) = bearer.filter(|_| errors.is_empty()) else {
        return page::page(&visit, id, Showing::wrong(form.into_fields(), errors)).await;
    };
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| parcel::lose(unit, &act, id, version, bearer, &reason))
        .await;
    finished(&visit, id, form, done, "lost").await
}

/// Goes back to the list the act came from, else to the parcel; what was not done is told where it was asked.
async fn finished(
    visit: &Visit,
    id: Id<Parcel>,
    form: Form,
    done: Result<(), OrderError>,
    word: &str,
) -> Answer {
    let from_list = typed::back(&form, "") == "/office/shipping";
    match done.map_err(|error| error.refusal(visit)) {
        Ok(()) if from_list => {
            let tab = if form.text("tab") == "out" {
                "out"
            } else {
                "packed"
            };
            web::see_other(&format!("/office/shipping?tab={tab}&done={word}"))
        }
        // An opened parcel holds nothing any more.
        Ok(()) if word == "unpacked" => web::see_other("/office/shipping?done=unpacked"),
        Ok(()) => web::see_other(&format!("/office/shipping/{id}?done={word}")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => refused_to(visit, id, form, status, text).await,
    }
}

/// Shows again, filled and with a sentence, the page on which something was asked.
async fn refused_to(visit: &Visit, id: Id<Parcel>, form: Form, status: StatusCode, text: String) -> Answer {
    let from_list = typed::back(&form, "") == "/office/shipping";
    let showing = Showing::told(form.into_fields(), status, text);
    if from_list {
        list::page(visit, showing).await
    } else {
        page::page(visit, id, showing).await
    }
}
