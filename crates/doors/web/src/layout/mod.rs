//! The frames of pages: what stands around their content.

mod door;
mod office;
mod shop;

pub use door::DoorFrame;
pub use office::OfficeFrame;
pub use shop::ShopFrame;

use crate::speech::markup::Markup;
use crate::visit::Visit;
use language::Language;

/// A link to the same page in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// `fr`.
    pub code: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// The same page there.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// Links to this page in the four languages: by its path, or by `?lang=` where the path has no language.
fn language_links(visit: &Visit, path: &str) -> Vec<LanguageLink> {
    let link = |language: Language| LanguageLink {
        code: language.code(),
        name: language.own_name(),
        href: address_in(visit, path, language),
        current: language == visit.language,
    };
    Language::ALL.into_iter().map(link).collect()
}

fn address_in(visit: &Visit, path: &str, language: Language) -> String {
    let query = if visit.is_in_language_path() {
        visit.query.clone().without("done").to_query()
    } else {
        visit.query.clone().with("lang", language.code()).to_query()
    };
    let path = in_language(visit, path, language);
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// The path of the same page in another language.
fn in_language(visit: &Visit, path: &str, language: Language) -> String {
    if !visit.is_in_language_path() {
        return path.to_owned();
    }
    let rest = path.trim_start_matches('/').split_once('/').map(|(_, rest)| rest);
    rest.map_or_else(|| format!("/{language}"), |rest| format!("/{language}/{rest}"))
}

/// The hidden field that proves that a form is ours; empty on pages that are the same for all.
fn csrf_field(visit: &Visit) -> Markup {
    visit.csrf().map_or_else(Markup::default, |csrf| {
        let proof = csrf.masked(&visit.house.ids);
        Markup::ready(format!("<input type=\"hidden\" name=\"csrf\" value=\"{proof}\">"))
    })
}
