//! The way to the cart and back to the list one came from.

use web::{Fields, Visit, is_local};

/// Longest address that is gone back to, in bytes.
const LONGEST_ADDRESS: usize = 2_000;
/// Pages with goods, after the language.
const LISTS: [&str; 4] = ["/c/", "/p/", "/search", "/producers"];

/// The page of the shop that `address` is, if goods are listed on it; nothing else is gone back to.
pub(super) fn list_at<'a>(visit: &Visit, address: &'a str) -> Option<&'a str> {
    let address = address.split('#').next().unwrap_or_default();
    if address.len() > LONGEST_ADDRESS || !is_local(address) {
        return None;
    }
    let path = address.split('?').next().unwrap_or_default();
    let after = path.strip_prefix(visit.local("").as_str())?;
    (after.is_empty() || LISTS.iter().any(|list| after.starts_with(list))).then_some(address)
}

/// A list with a word that the article was added, at its card.
pub(super) fn back_to_list(list: &str, sku: &str) -> String {
    let (path, query) = list.split_once('?').unwrap_or((list, ""));
    // A query that cannot be read is left behind.
    let query = Fields::parse(query.as_bytes()).unwrap_or_default();
    let query = query.with("done", "added").to_query();
    format!("{path}?{query}#{sku}")
}

/// The list the visitor came from: told by the address of the cart, else by the browser.
pub(super) fn came_from(visit: &Visit) -> Option<String> {
    let told = list_at(visit, visit.query.text("from"));
    let found = told.or_else(|| list_at(visit, visit.came_from()?));
    found.map(str::to_owned)
}

/// An address of the cart that keeps in mind where the visitor came from.
pub(super) fn keeping(address: &str, from: Option<&str>) -> String {
    let Some(from) = from else {
        return address.to_owned();
    };
    let query = Fields::from_pairs([("from", from)]).to_query();
    let (address, place) = address.split_once('#').unwrap_or((address, ""));
    let joint = if address.contains('?') { '&' } else { '?' };
    let place = if place.is_empty() {
        String::new()
    } else {
        format!("#{place}")
    };
    format!("{address}{joint}{query}{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_once_and_the_query_kept() {
        for (list, back) in [
            ("/fr/c/dattes", "/fr/c/dattes?done=added#A-1"),
            (
                "/fr/c/dattes?page=2&done=added",
                "/fr/c/dattes?page=2&done=added#A-1",
            ),
            ("/fr/search?q=%22%3E", "/fr/search?q=%22%3E&done=added#A-1"),
            ("/fr/search?q=%ff", "/fr/search?done=added#A-1"),
        ] {
            assert_eq!(back_to_list(list, "A-1"), back);
        }
    }

    #[test]
    fn the_cart_keeps_where_one_came_from() {
        assert_eq!(keeping("/fr/cart", None), "/fr/cart");
        assert_eq!(
            keeping("/fr/cart", Some("/fr/c/miels")),
            "/fr/cart?from=%2Ffr%2Fc%2Fmiels"
        );
        assert_eq!(
            keeping("/fr/cart?done=town#summary", Some("/fr?x=1")),
            "/fr/cart?done=town&from=%2Ffr%3Fx%3D1#summary"
        );
    }
}
