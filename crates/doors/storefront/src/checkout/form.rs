//! The checkout form: what a buyer writes, read into what the orders room takes.

use orders::order::{Address, Buyer, Destination};
use payments::method::Method;
use values::phone::{Phone, PhoneError};
use values::text::TextError;
use web::{FieldErrors, Form, Visit};

/// Longest name, quarter, street and landmark, in characters.
const LONGEST_LINE: usize = web::limits::NAME_CHARACTERS;
/// Longest word to the courier, in characters.
const LONGEST_NOTE: usize = 1_000;

/// A form without anything wrong that can be told without the database.
#[derive(Debug, Clone)]
pub(super) struct Wishes {
    pub(super) buyer: Buyer,
    pub(super) destination: Destination,
    pub(super) note: String,
    pub(super) method: Method,
}

/// Reads the form; everything wrong with it is told at once. Other fields than these are not looked at: prices
/// and sums never come from here.
pub(super) fn read(visit: &Visit, form: &Form) -> Result<Wishes, FieldErrors> {
    let mut reading = Reading {
        visit,
        form,
        errors: FieldErrors::new(),
    };
    let name = reading.needed("name", "checkout-error-name");
    let phone = reading.phone();
    let phone_second = reading.phone_second();
    let destination = reading.destination();
    let note = reading.note();
    let method = reading.method();
    if !form.is_on("terms") {
        reading.wrong("terms", "checkout-error-terms");
    }
    match (reading.errors.is_empty(), phone, destination, method) {
        (true, Some(phone), Some(destination), Some(method)) => Ok(Wishes {
            buyer: Buyer {
                name,
                phone,
                phone_second,
            },
            destination,
            note,
            method,
        }),
        (_, _, _, _) => Err(reading.errors),
    }
}

/// A form being read, with what was wrong so far.
struct Reading<'f> {
    visit: &'f Visit,
    form: &'f Form,
    errors: FieldErrors,
}

impl Reading<'_> {
    fn wrong(&mut self, field: &str, key: &str) {
        self.errors.add(field, self.visit.text(key));
    }

    fn line(&mut self, field: &str) -> String {
        self.form.line(field, LONGEST_LINE).unwrap_or_else(|error| {
            self.errors.add(field, text_word(self.visit, &error));
            String::new()
        })
    }

    fn needed(&mut self, field: &str, key: &str) -> String {
        let line = self.line(field);
        if line.is_empty() && self.errors.of(field).is_none() {
            self.wrong(field, key);
        }
        line
    }

    fn note(&mut self) -> String {
        self.form.lines("note", LONGEST_NOTE).unwrap_or_else(|error| {
            self.errors.add("note", text_word(self.visit, &error));
            String::new()
        })
    }

    fn phone(&mut self) -> Option<Phone> {
        match self.form.text("phone").parse() {
            Ok(phone) => Some(phone),
            Err(error) => {
                self.errors.add("phone", phone_word(self.visit, error));
                None
            }
        }
    }

    fn phone_second(&mut self) -> Option<Phone> {
        match self.form.text("phone_second").parse() {
            Ok(phone) => Some(phone),
            Err(PhoneError::Empty) => None,
            Err(error) => {
                self.errors.add("phone_second", phone_word(self.visit, error));
                None
            }
        }
    }

    fn destination(&mut self) -> Option<Destination> {
        match self.form.text("delivery") {
            "address" => Some(Destination::Address(self.address())),
            "pickup" => {
                let pickup_point = self.needed("pickup_point", "checkout-error-point");
                Some(Destination::Pickup { pickup_point })
            }
            _ => {
                self.wrong("delivery", "checkout-error-delivery");
                None
            }
        }
    }

    fn address(&mut self) -> Address {
        Address {
            city: self.needed("city", "checkout-error-city"),
            quarter: self.needed("quarter", "checkout-error-quarter"),
            street: self.line("street"),
            landmark: self.line("landmark"),
        }
    }

    fn method(&mut self) -> Option<Method> {
        match Method::from_word(self.form.text("payment")) {
            Some(Method::CashOnDelivery) => Some(Method::CashOnDelivery),
            Some(_) => {
                self.wrong("payment", "checkout-error-payment-closed");
                None
            }
            None => {
                self.wrong("payment", "checkout-error-payment");
                None
            }
        }
    }
}

fn text_word(visit: &Visit, error: &TextError) -> String {
    match error {
        TextError::TooLong { max } => visit.text_with("checkout-error-long", &[("max", (*max).into())]),
        TextError::ControlCharacter => visit.text("checkout-error-sign"),
    }
}

fn phone_word(visit: &Visit, error: PhoneError) -> String {
    match error {
        PhoneError::Empty => visit.text("checkout-error-phone"),
        PhoneError::Letters => visit.text("checkout-error-phone-signs"),
        PhoneError::TooShort { missing } => visit.text_with(
            "checkout-error-phone-missing",
            &[("count", u32::from(missing).into())],
        ),
        PhoneError::TooLong { extra } => {
            visit.text_with("checkout-error-phone-many", &[("count", u32::from(extra).into())])
        }
        PhoneError::UnknownPrefix => visit.text("checkout-error-phone-start"),
    }
}
