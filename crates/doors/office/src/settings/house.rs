//! The page of settings.

use super::house_form as form_of;
use super::legal;
use crate::desk::choices::named;
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::products::show::{LanguageField, language_fields};
use access::permission::Action;
use askama::Template;
use content::page::{self, PageSlug, PageState};
use language::Language;
use parties::house::{self, HouseError, HouseSettings};
use parties::organisation::{self, Card};
use shipping::carrier::{self, Carrier};
use shipping::pickup_point::{self, PickupPoint};
use shipping::rate;
use shipping::zone::{self, Zone};
use values::money::Money;
use web::parts::Choice;
use web::{Answer, FieldErrors, Form, OfficeFrame, Problem, Visit};

/// A legal text in its languages.
pub(super) struct LegalText {
    slug: PageSlug,
    title: String,
    /// Languages with a text, and those without.
    languages: Vec<(&'static str, bool)>,
}

#[derive(Template)]
#[template(path = "settings/house.html")]
struct SettingsPage {
    frame: OfficeFrame,
    showing: Showing,
    seen: String,
    names: Vec<LanguageField>,
    addresses: Vec<LanguageField>,
    depots: Vec<Choice>,
    carriers: Vec<Carrier>,
    points: Vec<PickupPoint>,
    zones: Vec<(Zone, Option<Money>)>,
    legal: Vec<LegalText>,
}

/// All that the page reads.
struct Read {
    settings: HouseSettings,
    cards: Vec<Card>,
    carriers: Vec<Carrier>,
    points: Vec<PickupPoint>,
    zones: Vec<Zone>,
    prices: Vec<(Zone, Money)>,
    pages: Vec<PageState>,
}

/// Shows the settings.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, None).await
}

async fn page(visit: &Visit, again: Option<Showing>) -> Answer {
    let read = visit
        .house
        .store
        .read(|reader| {
            Ok::<_, Problem>(Read {
                settings: house::load(reader)?,
                cards: organisation::card_list(reader)?,
                carriers: carrier::list(reader)?,
                points: pickup_point::list(reader)?,
                zones: zone::list(reader)?,
                prices: rate::from_prices(reader)?,
                pages: page::list(reader)?,
            })
        })
        .await?;
    let showing = again.unwrap_or_else(|| Showing::filled(visit, form_of::filled(&read.settings)));
    let status = showing.status();
    let price = |zone: &Zone| {
        read.prices
            .iter()
            .find(|(other, _)| other.slug == zone.slug)
            .map(|(_, price)| *price)
    };
    let missing = |texts: &language::Texts, code: &str| crate::products::list::missing(texts).contains(&code);
    let view = SettingsPage {
        frame: OfficeFrame::new(visit, "settings")?,
        seen: form_of::fingerprint(&read.settings),
        names: language_fields("names", |code| missing(&read.settings.names, code)),
        addresses: language_fields("address", |code| missing(&read.settings.address, code)),
        depots: named(
            visit.language,
            Some(visit.text("desk-no-depot")),
            read.cards.iter().map(|card| (card.slug.clone(), &card.names)),
        ),
        zones: read
            .zones
            .iter()
            .map(|zone| (zone.clone(), price(zone)))
            .collect(),
        legal: PageSlug::ALL
            .iter()
            .map(|slug| legal_text(visit, *slug, &read.pages))
            .collect(),
        carriers: read.carriers,
        points: read.points,
        showing,
    };
    Showing::answer(status, &view)
}

fn legal_text(visit: &Visit, slug: PageSlug, pages: &[PageState]) -> LegalText {
    let has = |language: Language| !legal::is_missing(slug, language, pages);
    LegalText {
        slug,
        title: word::said(visit, "desk-page-", slug.as_str()),
        languages: Language::ALL
            .into_iter()
            .map(|language| (language.code(), has(language)))
            .collect(),
    }
}

/// Keeps the settings.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let kept = visit
        .house
        .store
        .read(|reader| Ok::<_, Problem>(house::load(reader)?))
        .await?;
    if form.text("seen") != form_of::fingerprint(&kept) {
        let text = visit.text("desk-order-error-stale");
        let showing = Showing::told(form.into_fields(), axum::http::StatusCode::CONFLICT, text);
        return page(&visit, Some(showing)).await;
    }
    let mut errors = FieldErrors::new();
    let settings = form_of::read(&visit, &form, &kept, &mut errors);
    let Some(settings) = settings.filter(|_| errors.is_empty()) else {
        return page(&visit, Some(Showing::wrong(form.into_fields(), errors))).await;
    };
    let act = visit.act();
    let saved: Result<Vec<String>, HouseError> = visit
        .house
        .store
        .write(move |unit| house::save(unit, &act, &settings))
        .await;
    match saved {
        Ok(_) => {
            visit.house.refresh().await?;
            web::see_other("/office/settings?done=saved")
        }
        Err(HouseError::Store(error)) => Err(error.into()),
        Err(HouseError::NotPermitted(_)) => Err(Problem::Forbidden),
        Err(HouseError::Wrong(problems)) => {
            form_of::tell(&visit, &problems, &mut errors);
            page(&visit, Some(Showing::wrong(form.into_fields(), errors))).await
        }
    }
}
