//! Leads to the order of a code and a phone.

use super::show::ShowPage;
use orders::error::OrderError;
use orders::order;
use values::code::OrderCode;
use values::phone::Phone;
use web::{Answer, FieldErrors, Form, Problem, Visit};

/// Finds the order, or says what to write otherwise. A wrong code and a wrong phone are answered alike.
pub(crate) async fn submit(visit: Visit, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let code = form.text("code").parse::<OrderCode>();
    let phone = form.text("phone").parse::<Phone>();
    if code.is_err() {
        errors.add("code", visit.text("find-code-wrong"));
    }
    if phone.is_err() {
        errors.add("phone", visit.text("find-phone-wrong"));
    }
    let (Ok(code), Ok(phone)) = (code, phone) else {
        return web::again(&ShowPage::new(&visit, form.into_fields(), errors));
    };
    let find = move |reader: &store::Reader<'_>| order::by_code_and_phone(reader, &code, &phone);
    let found = visit.house.store.read(find).await.map_err(|error| match error {
        OrderError::Store(error) => error.into(),
        other => Problem::faulty(other),
    })?;
    match found {
        Some((code, key)) => web::see_other(&visit.local(&format!("/orders/{code}?key={}", key.reveal()))),
        None => {
            errors.add("code", visit.text("find-none"));
            web::again(&ShowPage::new(&visit, form.into_fields(), errors))
        }
    }
}
