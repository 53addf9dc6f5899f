//! Which drawing stands for an article: as the file says, else as the house's own list says, else that of its aisle.

use super::record::Record;

/// A drawing, the ground behind it and what recolours it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) drawing: String,
    pub(super) ground: String,
    pub(super) tint: Option<String>,
}

/// Lead SKU, drawing, ground, tint.
const OF_ARTICLES: &str = include_str!("../../../../demo/art/products.csv");
/// Category, drawing, ground.
const OF_CATEGORIES: &str = include_str!("../../../../demo/art/categories.csv");

fn listed(list: &str, key: &str) -> Option<Picture> {
    let row = list
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .find(|row| row.first() == Some(&key))?;
    let cell = |index: usize| row.get(index).map_or("", |cell| cell.trim());
    Some(Picture {
        drawing: cell(1).to_owned(),
        ground: cell(2).to_owned(),
        tint: Some(cell(3).to_owned()).filter(|tint| !tint.is_empty()),
    })
}

fn said(record: &Record<'_>) -> Option<Picture> {
    Some(Picture {
        drawing: record.optional("drawing")?.to_owned(),
        ground: record.text("ground").to_owned(),
        tint: record.optional("tint").map(str::to_owned),
    })
}

/// The basket stands for what has no drawing of its own.
fn basket() -> Picture {
    Picture {
        drawing: "basket".to_owned(),
        ground: "g-palme".to_owned(),
        tint: None,
    }
}

pub(super) fn of_category(record: &Record<'_>, slug: &str) -> Picture {
    said(record)
        .or_else(|| listed(OF_CATEGORIES, slug))
        .unwrap_or_else(basket)
}

pub(super) fn of_article(record: &Record<'_>, lead_sku: &str, category: &str) -> Picture {
    said(record)
        .or_else(|| listed(OF_ARTICLES, lead_sku))
        .or_else(|| listed(OF_CATEGORIES, category))
        .unwrap_or_else(basket)
}
