//! Categories: the aisles of the shop.

use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use language::Texts;
use parties::wording::{self, WordingError};
use parties::{Differences, Upserted};
use store::{Reader, Unit, args};
use values::id::Id;
use values::slug::slugify;

/// Longest name, in characters.
const LONGEST_NAME: usize = 80;

/// A category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: Id<Category>,
    /// Its address in the shop.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// Its place among the others, from 1.
    pub position: u32,
    /// Name of the drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind its pictures.
    pub ground: String,
}

/// A category as an import brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCategory {
    /// Its address in the shop: `a`–`z`, `0`–`9` and hyphens.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// Its place among the others, from 1.
    pub position: u32,
    /// Name of the drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind its pictures.
    pub ground: String,
}

/// Why a category was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CategoryError {
    /// The address is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no address")]
    Slug(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct CategoryRow {
        id: Id<Category>,
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        position: u32,
        drawing: String,
        ground: String,
    }
}

store::statements! {
    // Some fifteen aisles.
    scan ALL: CategoryRow = "SELECT id, slug, name_fr, name_ar, name_en, name_zgh, position, drawing, ground \
        FROM category ORDER BY position, slug";
    read BY_SLUG: CategoryRow = "SELECT id, slug, name_fr, name_ar, name_en, name_zgh, position, drawing, ground \
        FROM category WHERE slug = ?1";
    read BY_ID: CategoryRow = "SELECT id, slug, name_fr, name_ar, name_en, name_zgh, position, drawing, ground \
        FROM category WHERE id = ?1";
    write INSERT = "INSERT INTO category (id, slug, name_fr, name_ar, name_en, name_zgh, position, drawing, ground) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    write UPDATE = "UPDATE category SET name_fr = ?2, name_ar = ?3, name_en = ?4, name_zgh = ?5, position = ?6, \
        drawing = ?7, ground = ?8 WHERE id = ?1";
}

impl From<CategoryRow> for Category {
    fn from(row: CategoryRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            position: row.position,
            drawing: row.drawing,
            ground: row.ground,
        }
    }
}

/// The categories in their order.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<Category>> {
    Ok(reader
        .all(ALL, args![])?
        .into_iter()
        .map(Category::from)
        .collect())
}

/// The category with this address in the shop.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> store::Result<Option<Category>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(Category::from))
}

/// The category with this id.
pub fn by_id(reader: &Reader<'_>, id: Id<Category>) -> store::Result<Option<Category>> {
    Ok(reader.maybe(BY_ID, args![id])?.map(Category::from))
}

/// Keeps a category, known by its slug; languages left out stay.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &NewCategory) -> Result<Upserted, CategoryError> {
    require(act, Action::EditProducts)?;
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(CategoryError::Slug(new.slug.clone()));
    }
    let names = wording::names(&new.names, LONGEST_NAME).map_err(CategoryError::Name)?;
    let NewCategory {
        slug,
        position,
        drawing,
        ground,
        ..
    } = new;
    let Some(kept) = by_slug(unit, slug)? else {
        let id: Id<Category> = act.ids.next();
        let Texts { fr, ar, en, zgh } = &names;
        unit.run(
            INSERT,
            args![id, slug, fr, ar, en, zgh, position, drawing, ground],
        )?;
        tell(unit, act, "category-created", slug, &Differences::default())?;
        return Ok(Upserted::Created);
    };
    let names = wording::completed(&names, &kept.names);
    let mut differences = Differences::default();
    differences.note_texts("names", &kept.names, &names);
    differences.note("position", kept.position, position);
    differences.note("drawing", &kept.drawing, drawing);
    differences.note("ground", &kept.ground, ground);
    if differences.is_empty() {
        return Ok(Upserted::Same);
    }
    let Texts { fr, ar, en, zgh } = &names;
    unit.run(UPDATE, args![kept.id, fr, ar, en, zgh, position, drawing, ground])?;
    tell(unit, act, "category-changed", slug, &differences)?;
    Ok(Upserted::Changed)
}

fn tell(
    unit: &mut Unit<'_>,
    act: &Act,
    word: &str,
    slug: &str,
    differences: &Differences,
) -> store::Result<()> {
    let (before, after) = (differences.before(), differences.after());
    let told = !differences.is_empty();
    let entry = Entry {
        act: word,
        object: "category",
        object_id: slug,
        before: told.then_some(before.as_str()),
        after: told.then_some(after.as_str()),
        reason: None,
    };
    audit::record(unit, act, &entry)?;
    fact::record(unit, act, "category-changed", format_args!("category:{slug}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MIGRATIONS, act};
    use store::testing::on_both;

    #[test]
    fn categories_are_kept_once_and_stand_in_their_order() {
        on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                let new = |slug: &str, position| NewCategory {
                    slug: slug.to_owned(),
                    names: Texts::new(slug, "تمور", "", ""),
                    position,
                    drawing: "dates".to_owned(),
                    ground: "g-fruit".to_owned(),
                };
                assert_eq!(upsert(unit, &act, &new("miels", 2)), Ok(Upserted::Created));
                assert_eq!(upsert(unit, &act, &new("dattes", 3)), Ok(Upserted::Created));
                assert_eq!(upsert(unit, &act, &new("dattes", 3)), Ok(Upserted::Same));
                let french = NewCategory {
                    names: Texts::french("Dattes"),
                    ..new("dattes", 1)
                };
                assert_eq!(upsert(unit, &act, &french), Ok(Upserted::Changed));
                let slugs: Vec<String> = list(unit)?.into_iter().map(|category| category.slug).collect();
                assert_eq!(slugs, ["dattes", "miels"]);
                let kept = by_slug(unit, "dattes")?.unwrap();
                assert_eq!(
                    kept.names,
                    Texts::new("Dattes", "تمور", "", ""),
                    "the Arabic name stays"
                );
                assert_eq!(by_id(unit, kept.id)?, Some(kept));
                assert_eq!(audit::of(unit, "category", "dattes")?.len(), 2);
                assert_eq!(
                    upsert(unit, &act, &new("Dattes", 1)),
                    Err(CategoryError::Slug("Dattes".to_owned()))
                );
                let nameless = NewCategory {
                    names: Texts::default(),
                    ..new("roses", 1)
                };
                let missing = CategoryError::Name(WordingError::FrenchMissing);
                assert_eq!(upsert(unit, &act, &nameless), Err(missing));
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }
}
