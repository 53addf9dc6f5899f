//! A delivery zone: its name, its days, what a parcel costs there by weight.

use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::products::details::{pairs, texts};
use crate::products::show::{LanguageField, language_fields};
use askama::Template;
use shipping::city::{self, City};
use shipping::rate::{self, Band, RatesError};
use shipping::zone::{self, Zone};
use values::money::Money;
use values::quantity::Grams;
use web::{Answer, FieldErrors, Fields, Form, OfficeFrame, Parts, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "names_fr",
    "names_ar",
    "names_en",
    "names_zgh",
    "days_min",
    "days_max",
    "upto",
    "price",
    "extra",
];

/// Empty bands at the end of the form.
const SPARE: usize = 2;

/// A band of the form.
pub(super) struct FormBand {
    number: usize,
    upto: String,
    price: String,
}

#[derive(Template)]
#[template(path = "settings/zones.html")]
struct ZonePage {
    frame: OfficeFrame,
    showing: Showing,
    zone: Zone,
    names: Vec<LanguageField>,
    bands: Vec<FormBand>,
    cities: Vec<City>,
}

/// Shows the zone.
pub(super) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    page(&visit, slug, None).await
}

async fn page(visit: &Visit, slug: String, again: Option<Showing>) -> Answer {
    let (zone, bands, cities) = visit
        .house
        .store
        .read(move |reader| {
            let zone = zone::by_slug(reader, &slug)?.ok_or_else(Problem::not_found)?;
            let bands = rate::of(reader, &slug)?;
            let cities: Vec<City> = city::list(reader)?
                .into_iter()
                .filter(|city| city.zone.as_deref() == Some(&slug))
                .collect();
            Ok::<_, Problem>((zone, bands, cities))
        })
        .await?;
    let showing = again.unwrap_or_else(|| Showing::filled(visit, filled(&zone, &bands)));
    let status = showing.status();
    let view = ZonePage {
        frame: OfficeFrame::new(visit, "settings")?,
        names: language_fields("names", |_| false),
        bands: form_bands(&showing.form),
        zone,
        cities,
        showing,
    };
    Showing::answer(status, &view)
}

fn filled(zone: &Zone, bands: &[Band]) -> Fields {
    let mut all = pairs("names", &zone.names);
    all.push(("days_min".to_owned(), zone.days_min.to_string()));
    all.push(("days_max".to_owned(), zone.days_max.to_string()));
    for band in bands {
        all.push(("upto".to_owned(), band.to.value().to_string()));
        all.push(("price".to_owned(), band.price.to_decimal_string()));
    }
    let extra = bands.last().and_then(|band| band.extra_per_kg_above);
    all.push((
        "extra".to_owned(),
        extra.map(Money::to_decimal_string).unwrap_or_default(),
    ));
    Fields::from_pairs(all)
}

fn form_bands(form: &Fields) -> Vec<FormBand> {
    let (uptos, prices) = (form.all("upto"), form.all("price"));
    let filled = uptos.iter().filter(|upto| !upto.trim().is_empty()).count();
    let value = |values: &[&str], at: usize| values.get(at).copied().unwrap_or_default().to_owned();
    (0..filled + SPARE)
        .map(|at| FormBand {
            number: at + 1,
            upto: value(&uptos, at),
            price: value(&prices, at),
        })
        .collect()
}

/// The bands of a form: each begins where the one before ends.
fn bands(form: &Fields) -> Option<Vec<Band>> {
    let (uptos, prices) = (form.all("upto"), form.all("price"));
    let mut bands: Vec<Band> = Vec::new();
    for (upto, price) in uptos
        .iter()
        .zip(&prices)
        .filter(|(upto, _)| !upto.trim().is_empty())
    {
        let grams: i64 = values::digits::to_latin_digits(upto.trim()).parse().ok()?;
        let from = bands.last().map_or(Grams::ZERO, |band| band.to);
        let price = Money::parse_decimal(price).ok()?;
        bands.push(Band {
            from,
            to: Grams::new(grams).ok()?,
            price,
            extra_per_kg_above: None,
        });
    }
    let extra = form.text("extra");
    if !extra.is_empty() {
        bands.last_mut()?.extra_per_kg_above = Some(Money::parse_decimal(extra).ok()?);
    }
    Some(bands)
}

/// Keeps the zone and its rates.
pub(super) async fn submit(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let mut days = |name: &str| {
        let days = form.number(name).and_then(|days| u32::try_from(days).ok());
        if days.is_none() {
            errors.add(name, visit.text("desk-quantity-wrong"));
        }
        days
    };
    let (days_min, days_max) = (days("days_min"), days("days_max"));
    let bands = bands(&form);
    if bands.is_none() {
        errors.add("upto-1", visit.text("desk-bands-wrong"));
    }
    let (Some(days_min), Some(days_max), Some(bands)) = (days_min, days_max, bands) else {
        return page(&visit, slug, Some(Showing::wrong(form.into_fields(), errors))).await;
    };
    let zone = Zone {
        slug: slug.clone(),
        names: texts(&form, "names"),
        days_min,
        days_max,
    };
    let act = visit.act();
    let done: Result<bool, RatesError> = visit
        .house
        .store
        .write(move |unit| {
            if zone::by_slug(unit, &zone.slug)?.is_none() {
                return Ok(false);
            }
            rate::replace(unit, &act, &zone, &bands).map(|_| true)
        })
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(true) => web::see_other(&format!("/office/settings/zones/{slug}?done=rate")),
        Ok(false) => Err(Problem::not_found()),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(
                &visit,
                slug,
                Some(Showing::told(form.into_fields(), status, text)),
            )
            .await
        }
    }
}

impl Refused for RatesError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Store(error) | Self::Zone(zone::ZoneError::Store(error)) => error.into(),
            Self::NotPermitted(refused) | Self::Zone(zone::ZoneError::NotPermitted(refused)) => {
                refused.into()
            }
            Self::Zone(zone::ZoneError::Days) => Refusal::wrong(visit.text("desk-days-wrong")),
            Self::Zone(_) => Refusal::wrong(visit.text("desk-name-missing")),
            Self::HowMany | Self::NotInARow | Self::NegativePrice | Self::ExtraBeforeTheEnd => {
                Refusal::wrong(visit.text("desk-bands-wrong"))
            }
        }
    }
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn bands_follow_one_another_and_the_last_has_the_extra() {
        let form = Fields::from_pairs([
            ("upto", "1000"),
            ("price", "20.00"),
            ("upto", "٣٠٠٠"),
            ("price", "25"),
            ("upto", ""),
            ("price", ""),
            ("extra", "2.50"),
        ]);
        let bands = bands(&form).unwrap();
        let shown: Vec<(i64, i64, i64)> = bands
            .iter()
            .map(|band| (band.from.value(), band.to.value(), band.price.centimes()))
            .collect();
        assert_eq!(shown, [(0, 1000, 2000), (1000, 3000, 2500)]);
        assert_eq!(bands[0].extra_per_kg_above, None);
        assert_eq!(bands[1].extra_per_kg_above, Some(Money::mad(250)));
    }

    #[test]
    fn what_is_no_price_is_refused() {
        assert!(bands(&Fields::from_pairs([("upto", "1000"), ("price", "cher")])).is_none());
        assert!(bands(&Fields::from_pairs([("extra", "2")])).is_none());
    }
}
