//! Addresses of lists: the same list with another page, another tab, or as a file.

use form_urlencoded::Serializer;
use web::Fields;

/// The address of `path` with the fields of this list that are filled, and some of them changed; an empty
/// value takes a field out.
pub(crate) fn with(path: &str, fields: &Fields, names: &[&str], changes: &[(&str, &str)]) -> String {
    let mut query = Serializer::new(String::new());
    for name in names {
        let changed = changes
            .iter()
            .find(|(changed, _)| changed == name)
            .map(|(_, value)| *value);
        let value = changed.unwrap_or_else(|| fields.text(name));
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// An address of WhatsApp that opens a conversation with a text in it.
pub(crate) fn message(conversation: &str, text: &str) -> String {
    let query = Serializer::new(String::new()).append_pair("text", text).finish();
    // The telephone's application shows a plus as a plus.
    format!("{conversation}?{}", query.replace('+', "%20"))
}

/// An address of WhatsApp for a text to whoever is chosen there.
pub(crate) fn message_to_anybody(text: &str) -> String {
    message("https://wa.me/", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_filters() {
        let fields = Fields::from_pairs([("q", "Aït & fils"), ("page", "3"), ("city", ""), ("foreign", "x")]);
        let names = ["state", "q", "city", "page"];
        assert_eq!(
            with("/office/orders", &fields, &names, &[("page", "")]),
            "/office/orders?q=A%C3%AFt+%26+fils"
        );
        assert_eq!(
            with("/office/orders", &fields, &names, &[("state", "confirmed")]),
            "/office/orders?state=confirmed&q=A%C3%AFt+%26+fils&page=3"
        );
        assert_eq!(
            with("/office/orders", &Fields::default(), &names, &[]),
            "/office/orders"
        );
    }

    #[test]
    fn a_message_is_one_parameter() {
        assert_eq!(
            message("https://wa.me/212600000001", "a b&c=é"),
            "https://wa.me/212600000001?text=a%20b%26c%3D%C3%A9"
        );
    }
}
