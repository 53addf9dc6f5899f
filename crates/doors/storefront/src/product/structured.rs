//! Facts of a product for search engines: JSON-LD with one offer per format.

use super::facts::Facts;
use super::sizes::Size;
use crate::goods::Stock;
use catalogue::product::Product;
use serde_json::{Value, json};
use shipping::zone::Zone;
use values::money::Money;
use web::ShopFrame;

/// The product in the words of schema.org.
pub(super) fn structured(facts: &Facts, sizes: &[Size], frame: &ShopFrame) -> Value {
    let language = frame.language();
    let product = &facts.product;
    let address = frame.absolute(&frame.href(&format!("/p/{}", product.slug)));
    let mut offers: Vec<Value> = sizes.iter().map(|size| offer(size, &address)).collect();
    // The deliveries of a page are priced for its first format.
    if let Some(first) = offers.first_mut().and_then(Value::as_object_mut)
        && !facts.zones.is_empty()
    {
        first.insert("shippingDetails".to_owned(), deliveries(facts, frame));
    }
    let mut told = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": address,
        "name": product.names.in_language(language).text,
        "url": address,
        "image": [frame.absolute(&picture_of(product))],
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

/// The local address of the product's drawing as a picture.
pub(super) fn picture_of(product: &Product) -> String {
    web::drawing_address(&product.drawing, &product.ground, product.tint.as_deref())
}

/// Price and days of a delivery to each zone.
fn deliveries(facts: &Facts, frame: &ShopFrame) -> Value {
    let zones = facts.zones.iter();
    let delivery = |(zone, price): &(Zone, Money)| {
        json!({
            "@type": "OfferShippingDetails",
            "shippingRate": {
                "@type": "MonetaryAmount",
                "value": price.to_decimal_string(),
                "currency": price.currency().code(),
            },
            "shippingDestination": {
                "@type": "DefinedRegion",
                "name": frame.name_plain(&zone.names),
                "addressCountry": "MA",
            },
            "deliveryTime": {
                "@type": "ShippingDeliveryTime",
                "transitTime": {
                    "@type": "QuantitativeValue",
                    "minValue": zone.days_min,
                    "maxValue": zone.days_max,
                    "unitCode": "DAY",
                },
            },
        })
    };
    zones.map(delivery).collect()
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
