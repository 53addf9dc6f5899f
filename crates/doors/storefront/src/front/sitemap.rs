//! The map of the site: every public page with its languages.

use crate::legal::SLUGS;
use catalogue::product;
use language::Language;
use parties::organisation;
use std::fmt::Write as _;
use web::{Answer, CachePolicy, Visit};

/// Seconds the map may be kept.
const KEPT_SECONDS: u32 = 3_600;
/// A map holds 50 000 addresses at most; each page has four.
const MOST_PRODUCTS: u32 = 12_000;

/// Answers `sitemap.xml`.
pub(crate) async fn sitemap(visit: Visit) -> Answer {
    let read = |reader: &store::Reader<'_>| {
        let products = product::published_slugs(reader, "", MOST_PRODUCTS)?;
        let makers = organisation::card_list(reader)?;
        Ok::<_, store::Error>((products, makers))
    };
    let (products, makers) = visit.house.store.read(read).await?;
    let mut map = Map::new(visit.absolute(""));
    map.page("", None);
    map.page("/producers", None);
    for aisle in &visit.house.signboard().aisles {
        map.page(&format!("/c/{}", aisle.slug), None);
    }
    for (slug, changed_at) in &products {
        map.page(
            &format!("/p/{slug}"),
            Some(&changed_at.strftime("%Y-%m-%d").to_string()),
        );
    }
    for maker in &makers {
        map.page(&format!("/producers/{}", maker.slug), None);
    }
    for (slug, _) in SLUGS {
        map.page(&format!("/legal/{}", slug.as_str()), None);
    }
    web::text(
        "application/xml; charset=utf-8",
        map.finish(),
        CachePolicy::Public {
            seconds: KEPT_SECONDS,
        },
    )
}

/// The map while it is written. Addresses are made of slugs, so nothing in them needs escaping.
struct Map {
    site: String,
    text: String,
}

impl Map {
    fn new(site: String) -> Self {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
            xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
        Self {
            site,
            text: head.to_owned(),
        }
    }

    fn page(&mut self, path: &str, changed_on: Option<&str>) {
        let address = |language: Language| format!("{}/{language}{path}", self.site);
        let mut links = String::new();
        for language in Language::ALL {
            // Writing to a String cannot fail.
            let _ = write!(
                links,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\"/>",
                address(language)
            );
        }
        let changed = changed_on
            .map(|day| format!("<lastmod>{day}</lastmod>"))
            .unwrap_or_default();
        let pages: String = Language::ALL
            .into_iter()
            .map(|language| format!("<url><loc>{}</loc>{changed}{links}</url>\n", address(language)))
            .collect();
        self.text.push_str(&pages);
    }

    fn finish(mut self) -> String {
        self.text.push_str("</urlset>\n");
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_in_the_map_once_per_language() {
        let mut map = Map::new("https://mawrout.example".to_owned());
        map.page("/p/dattes", Some("2026-11-24"));
        let text = map.finish();
        assert_eq!(text.matches("<url>").count(), 4);
        assert_eq!(text.matches("hreflang=\"ar\"").count(), 4);
        assert!(
            text.contains("<loc>https://mawrout.example/zgh/p/dattes</loc><lastmod>2026-11-24</lastmod>")
        );
        assert_eq!(text.matches("<urlset").count(), text.matches("</urlset>").count());
    }
}
