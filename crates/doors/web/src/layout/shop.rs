//! The frame of the shop: languages, search, aisles, cart; help, the house, who sells.

use super::{LanguageLink, csrf_field, in_language, language_links};
use crate::drawings::drawing_address;
use crate::form::Fields;
use crate::house::signboard::Signboard;
use crate::house::{Footer, PageLink};
use crate::speech::Speech;
use crate::speech::markup::Markup;
use crate::visit::Visit;
use language::Language;
use parties::house::HouseSettings;
use std::ops::Deref;
use std::sync::Arc;
use values::money::Money;

/// Aisles in the line under the header; the footer has them all.
const FIRST_AISLES: usize = 8;

/// The drawing of pages that have none of their own.
const USUAL_PICTURE: &str = "dates";

/// The part of the query that tells what was done just now.
const DONE: &str = "done";

/// Around a page of the shop. Template variable `frame`; `{% extends "layout/shop.html" %}`.
#[derive(Debug, Clone)]
pub struct ShopFrame {
    speech: Speech,
    signboard: Arc<Signboard>,
    footer: Footer,
    public_url: String,
    path: String,
    query: Fields,
    paths: Vec<(Language, String)>,
    languages: Vec<LanguageLink>,
    csrf: Markup,
    demo: bool,
    indexed: bool,
    picture: String,
    title: String,
    description: String,
    price: Option<Money>,
    aisle: String,
    searched: String,
}

/// An aisle as the frame links to it.
#[derive(Debug, Clone)]
pub struct AisleLink<'f> {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: Markup,
    /// Its drawing.
    pub drawing: &'f str,
    /// Class of its ground.
    pub ground: &'f str,
    /// Whether the page is in it.
    pub current: bool,
}

impl ShopFrame {
    /// The frame of the page that is asked for.
    #[must_use]
    pub fn new(visit: &Visit) -> Self {
        let path = visit.page_path().to_owned();
        let paths = Language::ALL.map(|language| (language, in_language(visit, &path, language)));
        Self {
            speech: Speech::new(visit.voice.clone()),
            signboard: visit.house.signboard(),
            footer: visit.house.footer(),
            public_url: visit.house.site().public_url().to_owned(),
            paths: paths.into(),
            languages: language_links(visit, &path),
            path,
            query: visit.query.clone(),
            csrf: csrf_field(visit),
            demo: visit.house.demo,
            indexed: true,
            picture: drawing_address(USUAL_PICTURE, "", None),
            title: String::new(),
            description: visit.voice.plain("frame-description").into_owned(),
            price: None,
            aisle: String::new(),
            searched: String::new(),
        }
    }

    /// Whether search engines may keep it; they may unless it is told.
    #[must_use]
    pub fn indexed(mut self, indexed: bool) -> Self {
        self.indexed = indexed;
        self
    }

    /// What the page is called and what it is about: in the window, in lists of search engines, and where it is
    /// passed on.
    #[must_use]
    pub fn about(mut self, title: impl Into<String>, description: impl Into<String>) -> Self {
        (self.title, self.description) = (title.into(), description.into());
        self
    }

    /// The page sells one thing, from this price on.
    #[must_use]
    pub fn priced(mut self, price: Money) -> Self {
        self.price = Some(price);
        self
    }

    /// The picture of the page for those it is passed on to, by its local address.
    #[must_use]
    pub fn pictured(mut self, address: String) -> Self {
        self.picture = address;
        self
    }

    /// The aisle the page is in.
    #[must_use]
    pub fn current_aisle(mut self, slug: &str) -> Self {
        slug.clone_into(&mut self.aisle);
        self
    }

    /// What was searched for: it stands in the search field.
    #[must_use]
    pub fn searching(mut self, text: &str) -> Self {
        text.clone_into(&mut self.searched);
        self
    }

    /// The hidden field of a form.
    #[must_use]
    pub fn csrf_field(&self) -> &Markup {
        &self.csrf
    }

    /// Identity and rules of the house.
    #[must_use]
    pub fn settings(&self) -> &HouseSettings {
        &self.signboard.settings
    }

    /// Whether this is a demonstration.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo || self.signboard.settings.demo
    }

    /// A local address with scheme and host.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// All aisles.
    #[must_use]
    pub fn aisles(&self) -> Vec<AisleLink<'_>> {
        let aisles = self.signboard.aisles.iter();
        let links = aisles.map(|aisle| AisleLink {
            href: self.speech.href(&format!("/c/{}", aisle.slug)),
            name: self.speech.name(&aisle.names),
            drawing: &aisle.drawing,
            ground: &aisle.ground,
            current: aisle.slug == self.aisle,
        });
        links.collect()
    }

    /// For the layout: first aisles.
    #[must_use]
    pub fn first_aisles(&self) -> Vec<AisleLink<'_>> {
        self.aisles().into_iter().take(FIRST_AISLES).collect()
    }

    /// For the layout: languages.
    #[must_use]
    pub fn languages(&self) -> &[LanguageLink] {
        &self.languages
    }

    /// For the layout: is indexed.
    #[must_use]
    pub fn is_indexed(&self) -> bool {
        self.indexed
    }

    /// The address of this page, for forms that come back to it: with its query, but not what was done.
    #[must_use]
    pub fn back(&self) -> String {
        let query = self.query.clone().without(DONE).to_query();
        if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{query}", self.path)
        }
    }

    /// Whether the address tells that this was done just now.
    #[must_use]
    pub fn has_done(&self, word: &str) -> bool {
        self.query.text(DONE) == word
    }

    /// For the layout: canonical.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.absolute(&self.path)
    }

    /// Code and address of the page in each language, for search engines.
    #[must_use]
    pub fn alternates(&self) -> Vec<(&'static str, String)> {
        self.paths
            .iter()
            .map(|(language, path)| (language.code(), self.absolute(path)))
            .collect()
    }

    /// For the layout: default alternate.
    #[must_use]
    pub fn default_alternate(&self) -> String {
        self.paths
            .first()
            .map(|(_, path)| self.absolute(path))
            .unwrap_or_default()
    }

    /// For the layout: searched.
    #[must_use]
    pub fn searched(&self) -> &str {
        &self.searched
    }

    /// For the layout: title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// For the layout: description.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// For the layout: amount and currency of what the page sells, for machines.
    #[must_use]
    pub fn sold_at(&self) -> Option<(String, &'static str)> {
        self.price
            .map(|price| (price.to_decimal_string(), price.currency().code()))
    }

    /// For the layout: the languages of the page as the Open Graph protocol writes them, its own first. The shop
    /// speaks each as it is spoken in Morocco.
    #[must_use]
    pub fn locales(&self) -> Vec<String> {
        let own = self.speech.language();
        let others = Language::ALL.into_iter().filter(|language| *language != own);
        [own]
            .into_iter()
            .chain(others)
            .map(|language| format!("{}_MA", language.code()))
            .collect()
    }

    /// For the layout: picture.
    #[must_use]
    pub fn picture(&self) -> String {
        self.absolute(&self.picture)
    }

    /// For the layout: help pages.
    #[must_use]
    pub fn help_pages(&self) -> &'static [PageLink] {
        self.footer.help
    }

    /// For the layout: house pages.
    #[must_use]
    pub fn house_pages(&self) -> &'static [PageLink] {
        self.footer.house
    }

    /// For the layout: legal pages.
    #[must_use]
    pub fn legal_pages(&self) -> &'static [PageLink] {
        self.footer.legal
    }

    /// Who sells, in one line: legal name and address.
    #[must_use]
    pub fn identity(&self) -> String {
        let settings = self.settings();
        let [name, address] = [&settings.names, &settings.address].map(|texts| self.speech.name_plain(texts));
        let address = address.replace('\n', self.speech.comma());
        [name, address]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(self.speech.comma())
    }

    /// The numbers of the registers, each with its name.
    #[must_use]
    pub fn registers(&self) -> Vec<(&'static str, String)> {
        let settings = self.settings();
        let numbers = [
            ("ICE", settings.ice.as_ref().map(ToString::to_string)),
            ("IF", settings.tax_number.clone()),
            ("RC", settings.trade_register.clone()),
            ("CNDP", settings.cndp_number.clone()),
        ];
        numbers
            .into_iter()
            .filter_map(|(name, number)| Some((name, number?)))
            .collect()
    }
}

impl Deref for ShopFrame {
    type Target = Speech;

    fn deref(&self) -> &Speech {
        &self.speech
    }
}
