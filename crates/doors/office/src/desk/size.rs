//! The size of an article in words of a language: `500 غ` in Arabic; what is no weight or volume as it is written.

use catalogue::sellable;
use orders::view::LineView;
use std::collections::HashMap;
use store::Reader;
use values::content::Content;
use web::Speech;

/// Contents by article number.
pub(crate) type Sizes = HashMap<String, Content>;

/// The contents of the articles on these lines.
pub(crate) fn of<'l>(
    reader: &Reader<'_>,
    lines: impl IntoIterator<Item = &'l LineView>,
) -> store::Result<Sizes> {
    let mut skus: Vec<String> = lines.into_iter().map(|line| line.sku.clone()).collect();
    skus.sort_unstable();
    skus.dedup();
    let found = sellable::of(reader, &skus)?;
    Ok(found
        .into_iter()
        .map(|article| (article.sku, article.content))
        .collect())
}

/// The size of a line. French keeps the label, which may say more: `lot de 4`.
pub(crate) fn said(speech: &Speech, sizes: &Sizes, line: &LineView) -> String {
    let content = sizes.get(&line.sku).filter(|_| speech.lang() != "fr");
    let content = content
        .map(|content| speech.content_plain(*content))
        .filter(|text| !text.is_empty());
    content.unwrap_or_else(|| line.variant_label.clone())
}
