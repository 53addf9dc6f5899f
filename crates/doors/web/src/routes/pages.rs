//! The page behind an address that only takes forms: where a refreshed answer or a link to another language leads.

use super::RouteDeclaration;
use std::collections::HashSet;

/// Tells every route that takes forms at an address without a page which page it belongs to: the one it declared,
/// else the nearest one above.
pub(super) fn assign(routes: &mut [RouteDeclaration]) {
    let pages: HashSet<&'static str> = routes
        .iter()
        .filter(|route| route.method == "GET")
        .map(|route| route.path)
        .collect();
    for route in routes.iter_mut().filter(|route| route.method == "POST") {
        if pages.contains(route.path) || route.csrf == super::CsrfRule::Exempt {
            route.page = None;
        } else {
            route.page = route.page.or_else(|| nearest(&pages, route.path));
        }
    }
}

/// The nearest page above a path: `/{lang}/cart` for `/{lang}/cart/lines/{sku}`.
fn nearest(pages: &HashSet<&'static str>, path: &'static str) -> Option<&'static str> {
    let mut above = path;
    while let Some((shorter, _)) = above.rsplit_once('/') {
        above = shorter;
        if pages.contains(above) {
            return Some(above);
        }
    }
    pages.get("/").copied()
}

/// A page's address with the parameters of the path that was asked for.
pub(crate) fn filled(page: &str, pattern: &str, asked: &str) -> String {
    let value = |name: &str| {
        let mut given = pattern.split('/').zip(asked.split('/'));
        given.find(|(part, _)| *part == name).map(|(_, value)| value)
    };
    let parts: Vec<&str> = page
        .split('/')
        .map(|part| value(part).filter(|_| part.starts_with('{')).unwrap_or(part))
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_page_is_above() {
        let pages = HashSet::from(["/", "/{lang}", "/{lang}/cart", "/office/orders/{code}"]);
        for (path, page) in [
            ("/{lang}/cart/lines/{sku}", "/{lang}/cart"),
            ("/{lang}/cart/lines", "/{lang}/cart"),
            ("/{lang}/cartons/{sku}", "/{lang}"),
            ("/office/orders/{code}/lines", "/office/orders/{code}"),
            ("/office/orders/confirm", "/"),
            ("/sign-out", "/"),
        ] {
            assert_eq!(nearest(&pages, path), Some(page), "{path}");
        }
        assert_eq!(nearest(&HashSet::new(), "/a/b"), None);
    }

    #[test]
    fn parameters_go_along_by_their_names() {
        for (page, pattern, asked, address) in [
            (
                "/{lang}/cart",
                "/{lang}/cart/lines/{sku}",
                "/ar/cart/lines/A-1",
                "/ar/cart",
            ),
            (
                "/o/{code}/correct",
                "/o/{code}/lines",
                "/o/7KQ4/lines",
                "/o/7KQ4/correct",
            ),
            ("/", "/sign-out", "/sign-out", "/"),
            ("/p/{b}/{a}", "/x/{a}/{b}", "/x/1/2", "/p/2/1"),
        ] {
            assert_eq!(filled(page, pattern, asked), address);
        }
    }
}
