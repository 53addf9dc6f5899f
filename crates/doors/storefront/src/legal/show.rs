//! A legal text, with who sells below it (law 31-08 art. 29).

use super::markdown::html_of;
use crate::goods::{Topics, Trail, Word};
use askama::Template;
use content::page::{self, PageSlug};
use content::standing::standing;
use language::{Language, Texts};
use values::phone::Phone;
use web::{Answer, Markup, Parts, Problem, ShopFrame, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 300;

/// The texts, in the order of their links, each with the key of its name.
pub(crate) const SLUGS: [(PageSlug, &str); 5] = [
    (PageSlug::Terms, "legal-name-terms"),
    (PageSlug::Delivery, "legal-name-delivery"),
    (PageSlug::Returns, "legal-name-returns"),
    (PageSlug::Privacy, "legal-name-privacy"),
    (PageSlug::LegalNotice, "legal-name-legal-notice"),
];

#[derive(Template)]
#[template(path = "legal/show.html")]
struct ShowPage {
    frame: ShopFrame,
    above: Trail,
    slug: &'static str,
    heading: String,
    body: String,
    lang: Option<&'static str>,
    dir: &'static str,
    note: Option<String>,
    has_seller: bool,
    house: Markup,
    address: Option<Markup>,
    phone: Option<Phone>,
    email: Option<String>,
    trade_register: Option<String>,
    ice: Option<String>,
    tax_number: Option<String>,
    cndp_number: Option<String>,
    others: Vec<Other>,
}

/// A link to another text.
struct Other {
    href: String,
    word: String,
}

/// A text as it is shown.
struct Shown {
    title: String,
    body: String,
    language: Language,
}

/// Shows a legal text.
pub(crate) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    let Some(slug) = PageSlug::from_word(&slug) else {
        return Err(Problem::not_found());
    };
    web::kept(&visit, KEPT_SECONDS, made(&visit, slug)).await
}

async fn made(visit: &Visit, slug: PageSlug) -> Result<web::Shown<ShowPage>, Problem> {
    let wanted = visit.language;
    let read = move |reader: &store::Reader<'_>| page::load(reader, slug, wanted);
    let written = visit.house.store.read(read).await?;
    Ok(web::Shown {
        page: ShowPage::new(ShopFrame::new(visit), slug, written),
        topics: Topics::default()
            .and(["page-changed", "house-changed"])
            .into_vec(),
    })
}

/// As soon as the house has written this page in any language, only its own words hold.
fn shown(slug: PageSlug, written: Option<page::Page>, wanted: Language) -> Shown {
    match written {
        Some(page) => Shown {
            title: page.title,
            body: page.body,
            language: page.language,
        },
        None => {
            let text = standing(slug, wanted);
            Shown {
                title: text.title.to_owned(),
                body: text.body.to_owned(),
                language: text.language,
            }
        }
    }
}

impl ShowPage {
    fn new(frame: ShopFrame, slug: PageSlug, written: Option<page::Page>) -> Self {
        let text = shown(slug, written, frame.language());
        let about = frame.plain_with("legal-description", &[("title", text.title.as_str().into())]);
        let frame = frame.about(text.title.clone(), about);
        let foreign = (text.language != frame.language()).then(|| text.language.code());
        let binds = matches!(frame.language(), Language::French | Language::Arabic);
        let settings = frame.settings().clone();
        let name = key_of(slug);
        let filled = |texts: &Texts| (!frame.name_plain(texts).is_empty()).then(|| frame.name(texts));
        Self {
            above: Trail::below_home(&frame, Word::text(name, &frame)),
            slug: slug.as_str(),
            body: html_of(&text.body),
            lang: foreign,
            dir: text.language.direction().attribute(),
            note: (!binds).then(|| frame.text("legal-other")),
            has_seller: !frame.name_plain(&settings.names).is_empty(),
            house: frame.name(&settings.names),
            address: filled(&settings.address),
            phone: settings.phone,
            email: settings.email,
            trade_register: settings.trade_register,
            ice: settings.ice.as_ref().map(ToString::to_string),
            tax_number: settings.tax_number,
            cndp_number: settings.cndp_number,
            others: others(slug, &frame),
            heading: text.title,
            frame,
        }
    }
}

fn key_of(slug: PageSlug) -> &'static str {
    SLUGS
        .iter()
        .find(|(other, _)| *other == slug)
        .map_or("legal-more", |(_, key)| key)
}

fn others(slug: PageSlug, frame: &ShopFrame) -> Vec<Other> {
    let other = |(slug, key): &(PageSlug, &str)| Other {
        href: frame.href(&format!("/legal/{}", slug.as_str())),
        word: frame.text(key),
    };
    SLUGS
        .iter()
        .filter(|(other, _)| *other != slug)
        .map(other)
        .collect()
}
