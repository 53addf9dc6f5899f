//! What must hold of the catalogue at any time.

use crate::column_values::WordList;
use crate::label;
use crate::product::Product;
use access::check::Finding;
use language::Texts;
use parties::words;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{Reader, Result, Select, args};
use values::id::Id;

/// A product is found by the words of its names, and by no others.
const WORDS: &str = "product-words";
/// A product carries labels of the closed list only.
const LABELS: &str = "product-labels";
/// A published product has a format that is shown.
const FORMATS: &str = "published-product-has-format";
/// A price is the newest line of its history.
const PRICES: &str = "price-is-newest-of-history";
/// A box holds no boxes.
const BOXES: &str = "bundle-holds-no-bundle";

/// Names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[WORDS, LABELS, FORMATS, PRICES, BOXES];

/// Products looked at together.
const TOGETHER: u32 = 500;

store::row! {
    struct NamesRow {
        id: Id<Product>,
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        search_text: String,
        labels: WordList,
    }
}

store::statements! {
    read NAMES_AFTER: NamesRow = "SELECT id, slug, name_fr, name_ar, name_en, name_zgh, search_text, labels \
        FROM product WHERE slug > ?1 ORDER BY slug LIMIT ?2";
    // A check reads every row: that is what it is for.
    scan WITHOUT_FORMAT: (String,) = "SELECT slug FROM product WHERE status = 'published' AND NOT EXISTS \
        (SELECT 1 FROM variant WHERE variant.product_id = product.id AND variant.status = 'published')";
    // A check reads every row.
    scan WRONG_PRICE: (String,) = "SELECT sku FROM variant WHERE price_centimes <> COALESCE((SELECT new_centimes \
        FROM price_change WHERE variant_id = variant.id AND kind = 'retail' ORDER BY price_change.id DESC LIMIT 1), -1)";
    // A check reads every row.
    scan WRONG_WHOLESALE: (String,) = "SELECT sku FROM variant WHERE COALESCE(wholesale_price_centimes, -1) <> \
        COALESCE((SELECT new_centimes FROM price_change WHERE variant_id = variant.id AND kind = 'wholesale' \
        ORDER BY price_change.id DESC LIMIT 1), -1)";
    // A check reads every row.
    scan NESTED: (String,) = "SELECT DISTINCT variant.sku FROM bundle_part \
        JOIN variant ON variant.id = bundle_part.bundle_variant_id \
        WHERE bundle_part.part_variant_id IN (SELECT bundle_variant_id FROM bundle_part)";
}

/// Looks for broken invariants; empty when all hold.
pub fn check(reader: &Reader<'_>) -> Result<Vec<Finding>> {
    let mut findings = names(reader)?;
    let plain = [
        (FORMATS, WITHOUT_FORMAT),
        (PRICES, WRONG_PRICE),
        (PRICES, WRONG_WHOLESALE),
        (BOXES, NESTED),
    ];
    for (invariant, query) in plain {
        let rows = reader.all(query, args![])?;
        findings.extend(
            rows.into_iter()
                .map(|(offender,)| Finding { invariant, offender }),
        );
    }
    Ok(findings)
}

fn names(reader: &Reader<'_>) -> Result<Vec<Finding>> {
    let known: HashSet<String> = label::list(reader)?.into_iter().map(|label| label.slug).collect();
    let mut findings = Vec::new();
    let mut after = String::new();
    loop {
        let rows = reader.all(NAMES_AFTER, args![after, TOGETHER])?;
        let Some(last) = rows.last() else {
            return Ok(findings);
        };
        after.clone_from(&last.slug);
        let ids: Vec<Id<Product>> = rows.iter().map(|row| row.id).collect();
        let mut kept = kept_words(reader, &ids)?;
        for row in rows {
            let names = Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            };
            let right = words::of(crate::product::each(&names)) == kept.remove(&row.id).unwrap_or_default();
            if !right || crate::product::search_text(&names) != row.search_text {
                findings.push(Finding {
                    invariant: WORDS,
                    offender: format!("product {}", row.slug),
                });
            }
            if let Some(label) = row.labels.0.iter().find(|label| !known.contains(*label)) {
                findings.push(Finding {
                    invariant: LABELS,
                    offender: format!("product {}: {label}", row.slug),
                });
            }
        }
    }
}

fn kept_words(reader: &Reader<'_>, ids: &[Id<Product>]) -> Result<HashMap<Id<Product>, BTreeSet<String>>> {
    let select = Select::new("SELECT product_id, word FROM product_word").within("product_id", ids);
    let rows: Vec<(Id<Product>, String)> = reader.select(&select)?;
    let mut words: HashMap<Id<Product>, BTreeSet<String>> = HashMap::new();
    for (product, word) in rows {
        words.entry(product).or_default().insert(word);
    }
    Ok(words)
}
