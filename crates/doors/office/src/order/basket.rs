//! Articles of an order as they are typed at the desk: those chosen, and those that were looked for.

use crate::desk::shelf::{self, Shelf};
use access::page::{MAX_SIZE, PageRequest};
use catalogue::product::{self, ProductStatus};
use catalogue::sellable::{self, Sellable};
use catalogue::variant::{self, Variant};
use inventory::reservation::Shortage;
use language::Language;
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use values::money::Money;
use values::quantity::Quantity;
use web::{FieldErrors, Fields, Visit};

/// Up to so many articles the field proposes them as one types; beyond, one looks for them.
const MOST_PROPOSED: u64 = 300;
/// Products that a search shows.
const MOST_FOUND: u32 = 12;
/// Most pieces of a line.
const MOST_PIECES: i64 = 9_999;

/// One article and how many, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// Its number, in capitals.
    pub(super) sku: String,
    /// The pieces, whatever was written.
    pub(super) quantity: String,
}

/// What was typed: the lines in their order, then what was found and wanted; one article is one line.
pub(super) fn typed(form: &Fields) -> Vec<Typed> {
    let mut lines: Vec<Typed> = Vec::new();
    for (sku, quantity, if_empty) in pairs(form, "sku", "quantity", "1")
        .into_iter()
        .chain(pairs(form, "found_sku", "found_quantity", ""))
        .filter_map(|(sku, quantity, if_empty)| {
            let quantity = if quantity.is_empty() { if_empty } else { quantity };
            (!sku.is_empty() && !quantity.is_empty()).then_some((sku, quantity, if_empty))
        })
    {
        let sku = sku.to_uppercase();
        match lines.iter_mut().find(|line| line.sku == sku) {
            Some(line) => line.quantity = summed(&line.quantity, quantity),
            None if if_empty.is_empty() && quantity == "0" => {}
            None => lines.push(Typed {
                sku,
                quantity: quantity.to_owned(),
            }),
        }
    }
    lines
}

/// Whether the form looks for articles. Only its button does: words left where one looks for them stop no other button.
pub(super) fn is_looking(form: &Fields) -> bool {
    form.text("do") == "find"
}

/// The number of an article that stands where names are looked for: it is chosen, whatever button was pressed.
pub(super) async fn number_typed(visit: &Visit, form: &Fields) -> Result<Option<String>, web::Problem> {
    let number = form.text("find").to_uppercase();
    if number.is_empty() {
        return Ok(None);
    }
    let skus = [number];
    visit
        .house
        .store
        .read(move |reader| {
            let found = sellable::of(reader, &skus)?.into_iter();
            let mut sold = found.filter(|article| article.published);
            Ok(sold.next().map(|article| article.sku))
        })
        .await
}

fn pairs<'f>(
    form: &'f Fields,
    skus: &str,
    quantities: &str,
    if_empty: &'static str,
) -> Vec<(&'f str, &'f str, &'static str)> {
    let quantities = form.all(quantities);
    let skus = form.all(skus).into_iter().enumerate();
    skus.map(|(at, sku)| {
        let quantity = quantities.get(at).copied().unwrap_or_default();
        (sku.trim(), quantity.trim(), if_empty)
    })
    .collect()
}

/// Two quantities of one article; what is no number stays to be told.
fn summed(first: &str, second: &str) -> String {
    match (pieces(first), pieces(second)) {
        (Some(first), Some(second)) => (first + second).to_string(),
        (Some(_), None) => second.to_owned(),
        (None, _) => first.to_owned(),
    }
}

/// Zero or more pieces.
fn pieces(text: &str) -> Option<i64> {
    if text == "0" {
        return Some(0);
    }
    text.parse::<Quantity>()
        .ok()
        .map(|quantity| i64::from(quantity.value()))
}

/// The name of the field of a line's quantity, for errors: lines count from one.
pub(super) fn field(at: usize) -> String {
    format!("quantity-{}", at + 1)
}

/// The quantities of the lines, zero allowed; what is no number is told at its line.
pub(super) fn quantities(visit: &Visit, lines: &[Typed], errors: &mut FieldErrors) -> Vec<(String, u32)> {
    let mut wanted = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let count = pieces(&line.quantity).filter(|count| *count <= MOST_PIECES);
        match count.and_then(|count| u32::try_from(count).ok()) {
            Some(count) => wanted.push((line.sku.clone(), count)),
            None => errors.add(&field(at), visit.text("desk-quantity-wrong")),
        }
    }
    wanted
}

/// An article with what the clerk tells on the telephone.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) sku: String,
    pub(super) name: String,
    pub(super) price: Option<Money>,
    pub(super) left: Option<i64>,
    pub(super) quantity: String,
    pub(super) field: String,
}

/// An article that the field proposes.
pub(super) struct Proposed {
    pub(super) sku: String,
    pub(super) text: String,
}

/// The articles of a page.
pub(super) struct Basket {
    pub(super) lines: Vec<Row>,
    pub(super) found: Vec<Row>,
    pub(super) proposed: Vec<Proposed>,
    /// What was looked for and how much of it there is, if anything was.
    pub(super) heading: Option<String>,
    /// Sum of the chosen articles at their prices.
    pub(super) sum: Option<Money>,
}

/// An article as the store knows it.
type Known = (Sellable, Option<Shelf>);

/// What was read for a page.
pub(super) struct Read {
    lines: Vec<Typed>,
    known: HashMap<String, Known>,
    found: Vec<Known>,
    proposed: Vec<Known>,
    asked: String,
}

/// Reads the articles of a page. A number typed where names are looked for is chosen at once.
pub(super) fn read(reader: &Reader<'_>, mut lines: Vec<Typed>, asked: &str) -> store::Result<Read> {
    let asked = asked.trim().to_owned();
    let number = asked.to_uppercase();
    let mut skus: Vec<String> = lines.iter().map(|line| line.sku.clone()).collect();
    skus.push(number.clone());
    let known = by_number(reader, &skus)?;
    let is_number = known.get(&number).is_some_and(|(article, _)| article.published);
    if is_number {
        add_one(&mut lines, &number);
    }
    let found = if asked.is_empty() || is_number {
        Vec::new()
    } else {
        look_for(reader, &asked)?
    };
    Ok(Read {
        proposed: proposed(reader)?,
        asked: if is_number { String::new() } else { asked },
        lines,
        known,
        found,
    })
}

/// One piece more of an article, on its line or on a new one.
pub(super) fn add_one(lines: &mut Vec<Typed>, sku: &str) {
    match lines.iter_mut().find(|line| line.sku == sku) {
        Some(line) => line.quantity = summed(&line.quantity, "1"),
        None => lines.push(Typed {
            sku: sku.to_owned(),
            quantity: "1".to_owned(),
        }),
    }
}

/// What the shop knows of these numbers, with what the shelf holds.
fn known_of(reader: &Reader<'_>, skus: &[String]) -> store::Result<Vec<Known>> {
    let articles = sellable::of(reader, skus)?;
    let ids: Vec<_> = articles.iter().map(|article| article.variant).collect();
    let shelves = shelf::of(reader, &ids)?;
    let mut known: Vec<Known> = articles
        .into_iter()
        .map(|article| (shelves.get(&article.variant).copied(), article))
        .map(|(shelf, article)| (article, shelf))
        .collect();
    known.sort_by(|one, other| one.0.sku.cmp(&other.0.sku));
    Ok(known)
}

fn by_number(reader: &Reader<'_>, skus: &[String]) -> store::Result<HashMap<String, Known>> {
    let known = known_of(reader, skus)?.into_iter();
    Ok(known.map(|known| (known.0.sku.clone(), known)).collect())
}

/// The formats of the products whose names have these words.
fn look_for(reader: &Reader<'_>, words: &str) -> store::Result<Vec<Known>> {
    let filter = product::Filter {
        text: Some(words.to_owned()),
        status: Some(ProductStatus::Published),
        ..product::Filter::default()
    };
    let products = product::list(
        reader,
        &filter,
        product::Sort::Name,
        PageRequest::new(1, MOST_FOUND),
    )?
    .items;
    let ids: Vec<_> = products.iter().map(|product| product.id).collect();
    let cards = variant::cards_of_products(reader, &ids)?;
    let skus: Vec<String> = cards.into_iter().map(|card| card.sku).collect();
    let mut found = known_of(reader, &skus)?;
    found.retain(|(article, _)| article.published);
    Ok(found)
}

/// All that is sold, where that is no long list.
fn proposed(reader: &Reader<'_>) -> store::Result<Vec<Known>> {
    let filter = variant::Filter {
        product_status: Some(ProductStatus::Published),
        ..variant::Filter::default()
    };
    let mut skus: Vec<String> = Vec::new();
    for number in 1.. {
        let page = variant::list(reader, &filter, PageRequest::new(number, MAX_SIZE))?;
        let is_last = u64::from(number) >= page.pages();
        if page.total > MOST_PROPOSED {
            return Ok(Vec::new());
        }
        skus.extend(page.items.into_iter().map(|card| card.sku));
        if is_last {
            break;
        }
    }
    let mut known = known_of(reader, &skus)?;
    known.retain(|(article, _)| article.published);
    Ok(known)
}

impl Read {
    /// The articles of the page in the person's language; `prices` are those agreed before, by number.
    pub(super) fn shown(&self, visit: &Visit, prices: &HashMap<String, Money>) -> Basket {
        let lines: Vec<Row> = self
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let known = self.known.get(&line.sku);
                Row {
                    price: prices
                        .get(&line.sku)
                        .copied()
                        .or_else(|| known.map(|(article, _)| article.price)),
                    ..row(visit, at, &line.sku, known, line.quantity.clone())
                }
            })
            .collect();
        let found = self.found.iter().enumerate().map(|(at, known)| {
            let quantity = String::new();
            row(visit, at, &known.0.sku, Some(known), quantity)
        });
        let proposed = self.proposed.iter().map(|(article, shelf)| Proposed {
            sku: article.sku.clone(),
            text: told(visit, article, shelf.as_ref()),
        });
        Basket {
            sum: sum(&lines),
            found: found.collect(),
            proposed: proposed.collect(),
            heading: (!self.asked.is_empty()).then(|| {
                let values = [
                    ("words", self.asked.as_str().into()),
                    ("count", self.found.len().into()),
                ];
                visit.text_with("desk-basket-found", &values)
            }),
            lines,
        }
    }
}

fn row(visit: &Visit, at: usize, sku: &str, known: Option<&Known>, quantity: String) -> Row {
    Row {
        number: at + 1,
        sku: sku.to_owned(),
        name: known.map_or_else(|| sku.to_owned(), |(article, _)| named(visit, article)),
        price: known.map(|(article, _)| article.price),
        left: known.and_then(|(_, shelf)| shelf.map(|shelf| shelf.available)),
        quantity,
        field: field(at),
    }
}

fn sum(lines: &[Row]) -> Option<Money> {
    let totals = lines.iter().map(|line| {
        let count = pieces(&line.quantity).filter(|count| *count <= MOST_PIECES)?;
        line.price?.times(count).ok()
    });
    let totals: Option<Vec<Money>> = totals.collect();
    totals
        .filter(|totals| !totals.is_empty())
        .and_then(|totals| Money::sum(totals).ok())
}

/// Name and size; French keeps the label, which may say more: `lot de 4`.
fn named(visit: &Visit, article: &Sellable) -> String {
    let name = article.names.in_language(visit.language).text;
    let size = if visit.language == Language::French {
        None
    } else {
        language::number::content(article.content, visit.language)
    };
    let size = size.unwrap_or_else(|| article.variant_label.clone());
    visit
        .voice
        .plain_with(
            "desk-article-sized",
            &[("name", name.into()), ("size", size.into())],
        )
        .into_owned()
}

/// An article in one line: name, size, price, and how many there are.
fn told(visit: &Visit, article: &Sellable, shelf: Option<&Shelf>) -> String {
    let price = language::number::money_short(article.price, visit.language);
    let (name, count) = (named(visit, article), shelf.map(|shelf| shelf.available));
    let mut values = vec![("name", name.into()), ("price", price.into())];
    let key = match count {
        Some(count) => {
            values.push(("count", count.into()));
            "desk-article-priced-left"
        }
        None => "desk-article-priced",
    };
    visit.voice.plain_with(key, &values).into_owned()
}

/// Tells at their lines the articles of which there is not enough, and how many are left. What is no line of the
/// form (a part of a box) is told at the first line.
pub(super) async fn tell_short(
    visit: &Visit,
    lines: &[Typed],
    short: Vec<(String, i64)>,
    errors: &mut FieldErrors,
) -> Result<(), web::Problem> {
    let skus: Vec<String> = short.iter().map(|(sku, _)| sku.clone()).collect();
    let known = visit
        .house
        .store
        .read(move |reader| Ok::<_, web::Problem>(by_number(reader, &skus)?))
        .await?;
    for (sku, left) in short {
        let name = known
            .get(&sku)
            .map_or_else(|| sku.clone(), |(article, _)| named(visit, article));
        let at = lines.iter().position(|line| line.sku == sku).unwrap_or(0);
        let values = [("article", name.into()), ("count", left.max(0).into())];
        errors.add(&field(at), visit.text_with("desk-basket-short", &values));
    }
    Ok(())
}

/// The numbers of the articles that are short.
pub(super) fn numbered(reader: &Reader<'_>, short: &[Shortage]) -> store::Result<Vec<(String, i64)>> {
    let ids: Vec<Id<Variant>> = short.iter().map(|one| one.variant).collect();
    let cards = variant::cards_of(reader, &ids)?;
    let numbered = short
        .iter()
        .filter_map(|one| Some((cards.get(&one.variant)?.sku.clone(), one.available)));
    Ok(numbered.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        typed(&Fields::from_pairs(pairs.iter().copied()))
            .into_iter()
            .map(|line| (line.sku, line.quantity))
            .collect()
    }

    fn line(sku: &str, quantity: &str) -> (String, String) {
        (sku.to_owned(), quantity.to_owned())
    }

    #[test]
    fn an_article_named_twice_is_one_line_with_both_quantities() {
        let twice = [
            ("sku", "DAT-1"),
            ("quantity", "2"),
            ("sku", " dat-1 "),
            ("quantity", "٣"),
        ];
        assert_eq!(lines(&twice), [line("DAT-1", "5")]);
        let found = [
            ("sku", "DAT-1"),
            ("quantity", "2"),
            ("found_sku", "DAT-1"),
            ("found_quantity", "1"),
        ];
        assert_eq!(lines(&found), [line("DAT-1", "3")]);
    }

    #[test]
    fn an_article_found_and_not_wanted_is_no_line() {
        let found = [
            ("found_sku", "DAT-1"),
            ("found_quantity", ""),
            ("found_sku", "SAF-1"),
            ("found_quantity", "2"),
            ("found_sku", "HUI-1"),
            ("found_quantity", "0"),
        ];
        assert_eq!(lines(&found), [line("SAF-1", "2")]);
    }

    #[test]
    fn a_line_without_a_number_is_one_piece_and_zero_stays_to_take_it_out() {
        let typed = [
            ("sku", "DAT-1"),
            ("quantity", ""),
            ("sku", "SAF-1"),
            ("quantity", "0"),
        ];
        assert_eq!(lines(&typed), [line("DAT-1", "1"), line("SAF-1", "0")]);
        assert_eq!(lines(&[("sku", ""), ("quantity", "4")]), []);
    }

    #[test]
    fn what_is_no_number_is_kept_as_it_was_written() {
        assert_eq!(summed("deux", "3"), "deux");
        assert_eq!(summed("2", "-1"), "-1");
        assert_eq!(summed("0", "4"), "4");
    }
}
