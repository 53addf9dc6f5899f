//! Keeping and changing products.

use super::checking::{checked, differences};
use super::{Details, Product, ProductStatus, by_id, by_slug};
use crate::column_values::{AllergenList, WordList};
use crate::variant;
use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use language::{Language, Texts};
use parties::organisation::{self, Organisation};
use parties::wording::{self, WordingError};
use parties::{Differences, Upserted, words};
use store::{Unit, args};
use values::id::Id;
use values::slug::{fold, slugify};
use values::text::TextError;

/// A product as an import or the office brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// Who makes and sells it.
    pub producer: Id<Organisation>,
    /// What is told of it.
    pub details: Details,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
}

/// Why a product was not kept or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProductError {
    /// No such product.
    #[error("no such product")]
    NotFound,
    /// Somebody else changed it meanwhile.
    #[error("somebody else changed the product meanwhile")]
    Stale,
    /// No such producer.
    #[error("no such producer")]
    UnknownProducer,
    /// The family is sold by another producer.
    #[error("the product is sold by another producer")]
    OtherProducer,
    /// No such category.
    #[error("no such category")]
    UnknownCategory,
    /// No such sign of quality; the list is closed.
    #[error("no label is called {0}")]
    UnknownLabel(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The description is wrong.
    #[error("description: {0}")]
    Description(WordingError),
    /// The ingredients are wrong.
    #[error("ingredients: {0}")]
    Ingredients(WordingError),
    /// The commune is wrong.
    #[error("commune: {0}")]
    Commune(TextError),
    /// Zero days, or more than ten years.
    #[error("a shelf life is 1 to 3650 days")]
    ShelfLife,
    /// A product without a format that is shown cannot be published.
    #[error("a product needs a format to be published")]
    NoVariant,
    /// A draft is published or hidden, never made again.
    #[error("a product does not become a draft again")]
    NotADraftAgain,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    write INSERT = "INSERT INTO product (id, slug, producer_id, category_id, name_fr, name_ar, name_en, name_zgh, \
        description_fr, description_ar, description_en, description_zgh, ingredients_fr, ingredients_ar, \
        ingredients_en, ingredients_zgh, origin_commune, season_months, allergens, labels, shelf_life_days, \
        withdrawal, on_order, status, drawing, ground, tint, search_text, demo, created_at, changed_at, version) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, \
        ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?30, 1)";
    write UPDATE = "UPDATE product SET category_id = ?3, name_fr = ?4, name_ar = ?5, name_en = ?6, name_zgh = ?7, \
        description_fr = ?8, description_ar = ?9, description_en = ?10, description_zgh = ?11, ingredients_fr = ?12, \
        ingredients_ar = ?13, ingredients_en = ?14, ingredients_zgh = ?15, origin_commune = ?16, season_months = ?17, \
        allergens = ?18, labels = ?19, shelf_life_days = ?20, withdrawal = ?21, on_order = ?22, drawing = ?23, \
        ground = ?24, tint = ?25, search_text = ?26, demo = ?27, changed_at = ?28, version = version + 1 \
        WHERE id = ?1 AND version = ?2";
    write FORGET_WORDS = "DELETE FROM product_word WHERE product_id = ?1";
    write ADD_WORD = "INSERT INTO product_word (word, product_id) VALUES (?1, ?2)";
}

/// Keeps a new product as a draft; its address is made of its French name.
pub fn create(unit: &mut Unit<'_>, act: &Act, new: &NewProduct) -> Result<Id<Product>, ProductError> {
    require(act, Action::EditProducts)?;
    if organisation::cards_of(unit, &[new.producer])?.is_empty() {
        return Err(ProductError::UnknownProducer);
    }
    let details = checked(unit, &new.details)?;
    let id: Id<Product> = act.ids.next();
    let slug = free_slug(unit, &details.names, id)?;
    let Details {
        names,
        descriptions,
        ingredients,
        ..
    } = &details;
    unit.run(
        INSERT,
        args![
            id,
            slug,
            new.producer,
            details.category,
            names.fr,
            names.ar,
            names.en,
            names.zgh,
            descriptions.fr,
            descriptions.ar,
            descriptions.en,
            descriptions.zgh,
            ingredients.fr,
            ingredients.ar,
            ingredients.en,
            ingredients.zgh,
            details.origin_commune,
            details.season.to_string(),
            AllergenList(details.allergens.clone()).to_string(),
            WordList(details.labels.clone()).to_string(),
            details.shelf_life_days,
            details.withdrawal,
            details.on_order,
            ProductStatus::Draft,
            details.drawing,
            details.ground,
            details.tint,
            search_text(names),
            new.demo,
            act.at
        ],
    )?;
    keep_words(unit, id, names)?;
    let mut told = Differences::default();
    told.note("slug", "", &slug);
    told.note("name", "", &names.fr);
    audit::record(
        unit,
        act,
        &entry("product-created", &id.to_string(), None, Some(&told.after())),
    )?;
    told_changed(unit, act, id)?;
    Ok(id)
}

/// Keeps a product brought by an import, known by the SKU of its first format; a new one is a draft.
/// Languages that the import leaves out stay as they were.
pub fn upsert(
    unit: &mut Unit<'_>,
    act: &Act,
    lead_sku: &str,
    new: &NewProduct,
) -> Result<(Id<Product>, Upserted), ProductError> {
    require(act, Action::EditProducts)?;
    let Some(lead) = variant::by_sku(unit, lead_sku)? else {
        return Ok((create(unit, act, new)?, Upserted::Created));
    };
    let kept = by_id(unit, lead.product)?.ok_or(ProductError::NotFound)?;
    if kept.producer != new.producer {
        return Err(ProductError::OtherProducer);
    }
    let details = Details {
        names: wording::completed(&new.details.names, &kept.details.names),
        descriptions: wording::completed(&new.details.descriptions, &kept.details.descriptions),
        ingredients: wording::completed(&new.details.ingredients, &kept.details.ingredients),
        ..new.details.clone()
    };
    let wanted = Product {
        details: checked(unit, &details)?,
        demo: new.demo,
        ..kept.clone()
    };
    let changed = update(unit, act, &kept, &wanted)?;
    Ok((
        kept.id,
        if changed {
            Upserted::Changed
        } else {
            Upserted::Same
        },
    ))
}

/// Changes what is told of a product; answers its new version.
pub fn change(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Product>,
    version: i64,
    details: &Details,
) -> Result<i64, ProductError> {
    require(act, Action::EditProducts)?;
    let kept = by_id(unit, id)?.ok_or(ProductError::NotFound)?;
    if kept.version != version {
        return Err(ProductError::Stale);
    }
    let wanted = Product {
        details: checked(unit, details)?,
        ..kept.clone()
    };
    Ok(if update(unit, act, &kept, &wanted)? {
        version + 1
    } else {
        version
    })
}

/// Writes what differs; answers whether anything did.
fn update(unit: &mut Unit<'_>, act: &Act, kept: &Product, wanted: &Product) -> Result<bool, ProductError> {
    let differences = differences(kept, wanted);
    if differences.is_empty() {
        return Ok(false);
    }
    let details = &wanted.details;
    let Details {
        names,
        descriptions,
        ingredients,
        ..
    } = details;
    let touched = unit.run(
        UPDATE,
        args![
            kept.id,
            kept.version,
            details.category,
            names.fr,
            names.ar,
            names.en,
            names.zgh,
            descriptions.fr,
            descriptions.ar,
            descriptions.en,
            descriptions.zgh,
            ingredients.fr,
            ingredients.ar,
            ingredients.en,
            ingredients.zgh,
            details.origin_commune,
            details.season.to_string(),
            AllergenList(details.allergens.clone()).to_string(),
            WordList(details.labels.clone()).to_string(),
            details.shelf_life_days,
            details.withdrawal,
            details.on_order,
            details.drawing,
            details.ground,
            details.tint,
            search_text(names),
            wanted.demo,
            act.at
        ],
    )?;
    if touched == 0 {
        return Err(ProductError::Stale);
    }
    keep_words(unit, kept.id, names)?;
    let (before, after) = (differences.before(), differences.after());
    audit::record(
        unit,
        act,
        &entry(
            "product-changed",
            &kept.id.to_string(),
            Some(&before),
            Some(&after),
        ),
    )?;
    told_changed(unit, act, kept.id)?;
    Ok(true)
}

/// Tells the feed that what is shown of a product changed: itself, a format, a price, a box.
pub(crate) fn told_changed(unit: &mut Unit<'_>, act: &Act, id: Id<Product>) -> store::Result<()> {
    fact::record(unit, act, "product-changed", format_args!("product:{id}"))
}

fn entry<'e>(word: &'e str, id: &'e str, before: Option<&'e str>, after: Option<&'e str>) -> Entry<'e> {
    Entry {
        act: word,
        object: "product",
        object_id: id,
        before,
        after,
        reason: None,
    }
}

/// The folded names, one per line.
pub(crate) fn search_text(names: &Texts) -> String {
    let names: Vec<String> = each(names).map(fold).collect();
    names.join("\n")
}

/// The name in each language that has one.
pub(crate) fn each(names: &Texts) -> impl Iterator<Item = &str> {
    Language::ALL
        .into_iter()
        .filter_map(|language| names.exactly(language))
}

fn keep_words(unit: &mut Unit<'_>, id: Id<Product>, names: &Texts) -> store::Result<()> {
    unit.run(FORGET_WORDS, args![id])?;
    for word in words::of(each(names)) {
        unit.run(ADD_WORD, args![word, id])?;
    }
    Ok(())
}

/// The folded French name; when another product has it, with a number behind.
fn free_slug(unit: &mut Unit<'_>, names: &Texts, id: Id<Product>) -> store::Result<String> {
    /// Two producers may sell goods of one name, a dozen will not.
    const MOST_NAMESAKES: u32 = 12;
    let folded = slugify(&names.fr);
    let base = if folded.is_empty() {
        "produit".to_owned()
    } else {
        folded
    };
    if by_slug(unit, &base)?.is_none() {
        return Ok(base);
    }
    for number in 2..=MOST_NAMESAKES {
        let numbered = format!("{base}-{number}");
        if by_slug(unit, &numbered)?.is_none() {
            return Ok(numbered);
        }
    }
    Ok(format!("{base}-{id}"))
}
