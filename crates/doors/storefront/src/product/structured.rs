//! Facts of a product for search engines: JSON-LD with one offer per format.

use super::facts::Facts;
use super::sizes::Size;
use crate::goods::Stock;
use serde_json::{Value, json};
use web::ShopFrame;

/// The product in the words of schema.org.
pub(super) fn structured(facts: &Facts, sizes: &[Size], frame: &ShopFrame) -> Value {
    let language = frame.language();
    let product = &facts.product;
    let address = frame.absolute(&frame.href(&format!("/p/{}", product.slug)));
    let offers: Vec<Value> = sizes.iter().map(|size| offer(size, &address)).collect();
    let mut told = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": address,
        "name": product.names.in_language(language).text,
        "url": address,
        "inLanguage": language.code(),
        "countryOfOrigin": { "@type": "Country", "name": "MA" },
        "offers": offers,
    });
    if let Some(fields) = told.as_object_mut() {
        let description = product.descriptions.in_language(language).text;
        if !description.is_empty() {
            fields.insert("description".to_owned(), json!(description));
        }
        if let Some(category) = &facts.category {
            fields.insert(
                "category".to_owned(),
                json!(category.names.in_language(language).text),
            );
        }
        if let Some(maker) = &facts.maker {
            fields.insert(
                "brand".to_owned(),
                maker_of(maker.names.in_language(language).text, &maker.slug, frame),
            );
        }
    }
    told
}

fn maker_of(name: &str, slug: &str, frame: &ShopFrame) -> Value {
    let address = frame.absolute(&frame.href(&format!("/producers/{slug}")));
    json!({ "@type": "Organization", "name": name, "url": address })
}

fn offer(size: &Size, address: &str) -> Value {
    json!({
        "@type": "Offer",
        "sku": size.sku,
        "name": size.content_word,
        "price": size.money.to_decimal_string(),
        "priceCurrency": size.money.currency().code(),
        "availability": availability(size.stock),
        "itemCondition": "https://schema.org/NewCondition",
        "url": address,
    })
}

fn availability(stock: Stock) -> &'static str {
    match stock {
        Stock::Plenty(_) => "https://schema.org/InStock",
        Stock::Last(_) => "https://schema.org/LimitedAvailability",
        Stock::OnOrder => "https://schema.org/MadeToOrder",
        Stock::Returns(_) | Stock::SoldOut => "https://schema.org/OutOfStock",
    }
}
