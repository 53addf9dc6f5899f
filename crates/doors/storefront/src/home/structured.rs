//! The house and its search for search engines.

use serde_json::{Map, Value, json};
use web::ShopFrame;

/// Who runs the shop, and where one searches it.
pub(super) fn structured(frame: &ShopFrame) -> Value {
    let home = frame.absolute(&frame.href(""));
    json!({
        "@context": "https://schema.org",
        "@graph": [house(frame), {
            "@type": "WebSite",
            "name": "Mawrout",
            "url": home,
            "inLanguage": frame.lang(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": format!("{}?q={{search_term_string}}", frame.absolute(&frame.href("/search"))),
                "query-input": "required name=search_term_string",
            },
        }],
    })
}

/// The identity of the house, as far as its settings tell it.
fn house(frame: &ShopFrame) -> Value {
    let settings = frame.settings();
    let name = frame.name_plain(&settings.names);
    let name = if name.is_empty() {
        "Mawrout".to_owned()
    } else {
        name
    };
    let mut told = Map::new();
    let mut tell = |key: &str, value: Value| told.insert(key.to_owned(), value);
    tell("@type", json!("Organization"));
    tell("name", json!(name));
    tell("url", json!(frame.absolute("/")));
    tell("logo", json!(frame.absolute(frame.asset("favicon.svg"))));
    if let Some(phone) = &settings.phone {
        tell("telephone", json!(phone.e164()));
    }
    if let Some(email) = &settings.email {
        tell("email", json!(email));
    }
    let address = frame.name_plain(&settings.address).replace('\n', ", ");
    if !address.is_empty() {
        tell(
            "address",
            json!({ "@type": "PostalAddress", "streetAddress": address, "addressCountry": "MA" }),
        );
    }
    Value::Object(told)
}
