//! Products on both databases.

use super::*;
use crate::testing::{LABEL, MIGRATIONS, Shop, act, category_of, variant_of};
use access::audit;
use access::page::PageRequest;
use parties::Upserted;
use parties::wording::WordingError;
use store::Unit;
use store::testing::on_both;

/// Runs a body in a unit of a house with a shop, on both databases.
fn in_a_shop(body: impl Fn(&mut Unit<'_>, &access::Act, Shop) -> store::Result<()> + Clone + Send + 'static) {
    on_both(&MIGRATIONS, |house| {
        let body = body.clone();
        let outcome = house.store.write_blocking(move |unit| {
            let act = act();
            let shop = Shop::open(unit, &act);
            body(unit, &act, shop)
        });
        outcome.unwrap();
    });
}

#[test]
fn an_import_twice_over_changes_nothing() {
    in_a_shop(|unit, act, shop| {
        let mut new = shop.new_product("Dattes Majhoul extra", "تمور المجهول");
        new.details.labels = vec![LABEL.to_owned()];
        new.details.allergens = vec![Allergen::Nuts, Allergen::Gluten, Allergen::Nuts];
        new.details.season = "9;10;11".parse().unwrap();
        new.details.descriptions = Texts::new("Gros fruits\n\ncharnus", "ثمار", "Large fruit", "");
        new.details.ingredients = Texts::french("Dattes");
        new.details.tint = Some("k-amber".to_owned());
        let (id, outcome) = upsert(unit, act, "DAT-MEX-500", &new).unwrap();
        assert_eq!(outcome, Upserted::Created);
        variant_of(unit, act, id, "DAT-MEX-500", 8_500);
        assert_eq!(upsert(unit, act, "DAT-MEX-500", &new), Ok((id, Upserted::Same)));
        let kept = by_slug(unit, "dattes-majhoul-extra")?.unwrap();
        new.details.allergens = vec![Allergen::Gluten, Allergen::Nuts];
        assert_eq!(
            (&kept.details, kept.status, kept.version),
            (&new.details, ProductStatus::Draft, 1)
        );
        assert_eq!(by_id(unit, id)?, Some(kept));
        new.details.names.fr = "Dattes Majhoul".to_owned();
        assert_eq!(
            upsert(unit, act, "DAT-MEX-500", &new),
            Ok((id, Upserted::Changed))
        );
        let kept = by_id(unit, id)?.unwrap();
        assert_eq!(
            (kept.slug.as_str(), kept.version),
            ("dattes-majhoul-extra", 2),
            "addresses stay"
        );
        let told = audit::of(unit, "product", &id.to_string())?;
        assert_eq!(told[1].after.as_deref(), Some(r#"{"names.fr":"Dattes Majhoul"}"#));
        assert_eq!(crate::check(unit)?, []);
        Ok(())
    });
}

#[test]
fn a_family_stays_with_its_producer() {
    in_a_shop(|unit, act, shop| {
        let new = shop.new_product("Miel", "");
        let (id, _) = upsert(unit, act, "MIE-1", &new).unwrap();
        variant_of(unit, act, id, "MIE-1", 9_000);
        let other = parties::testing::organisation(unit, act, "coop-autre");
        let taken = NewProduct {
            producer: other,
            ..new.clone()
        };
        assert_eq!(
            upsert(unit, act, "MIE-1", &taken),
            Err(ProductError::OtherProducer)
        );
        let (second, _) = upsert(unit, act, "MIE-2", &taken).unwrap();
        assert_eq!(
            by_id(unit, second)?.unwrap().slug,
            "miel-2",
            "two producers may sell goods of one name"
        );
        let nobody = NewProduct {
            producer: act.ids.next(),
            ..new
        };
        assert_eq!(create(unit, act, &nobody), Err(ProductError::UnknownProducer));
        Ok(())
    });
}

#[test]
fn a_product_needs_a_format_to_be_published() {
    in_a_shop(|unit, act, shop| {
        let id = shop.draft(unit, act, "Couscous");
        let publish =
            |unit: &mut Unit<'_>, version| set_status(unit, act, id, version, ProductStatus::Published, None);
        assert_eq!(publish(unit, 1), Err(ProductError::NoVariant));
        variant_of(unit, act, id, "CER-1", 2_500);
        assert_eq!(publish(unit, 7), Err(ProductError::Stale));
        assert_eq!(publish(unit, 1), Ok(2));
        assert_eq!(publish(unit, 2), Ok(2), "it is published already");
        let again = set_status(unit, act, id, 2, ProductStatus::Draft, None);
        assert_eq!(again, Err(ProductError::NotADraftAgain));
        assert_eq!(
            set_status(unit, act, id, 2, ProductStatus::Hidden, Some("rupture")),
            Ok(3)
        );
        let told = audit::of(unit, "product", &id.to_string())?;
        let words: Vec<&str> = told.iter().map(|line| line.act.as_str()).collect();
        assert_eq!(words, ["product-created", "product-published", "product-hidden"]);
        assert_eq!(told[2].reason.as_deref(), Some("rupture"));
        Ok(())
    });
}

#[test]
fn a_change_carries_the_version_it_was_made_on() {
    in_a_shop(|unit, act, shop| {
        let id = shop.product(unit, act, "Huile d’olive", "زيت الزيتون");
        let kept = by_id(unit, id)?.unwrap();
        let mut details = kept.details.clone();
        details.names.en = Some("Olive oil".to_owned());
        details.shelf_life_days = None;
        assert_eq!(change(unit, act, id, 2, &details), Ok(3));
        assert_eq!(change(unit, act, id, 2, &kept.details), Err(ProductError::Stale));
        assert_eq!(change(unit, act, id, 3, &details), Ok(3), "nothing differs");
        assert_eq!(
            change(unit, act, act.ids.next(), 1, &details),
            Err(ProductError::NotFound)
        );
        assert_eq!(
            crate::search::find(unit, "oil", 5)?,
            [id],
            "the words follow the names"
        );
        assert_eq!(crate::check(unit)?, []);
        Ok(())
    });
}

#[test]
fn what_is_wrong_is_refused_before_the_database_is_asked() {
    in_a_shop(|unit, act, shop| {
        let mut try_with = |wrong: &dyn Fn(&mut Details)| {
            let mut new = shop.new_product("Miel", "");
            wrong(&mut new.details);
            create(unit, act, &new).unwrap_err()
        };
        let error = try_with(&|details| details.names = Texts::new("", "عسل", "", ""));
        assert_eq!(error, ProductError::Name(WordingError::FrenchMissing));
        let error = try_with(&|details| details.labels = vec!["igp-inconnue".to_owned()]);
        assert_eq!(error, ProductError::UnknownLabel("igp-inconnue".to_owned()));
        assert_eq!(
            try_with(&|details| details.category = Id::from_uuid(uuid::Uuid::nil())),
            ProductError::UnknownCategory
        );
        assert_eq!(
            try_with(&|details| details.shelf_life_days = Some(0)),
            ProductError::ShelfLife
        );
        let error = try_with(&|details| details.descriptions.fr = "a".repeat(5_000));
        assert!(matches!(error, ProductError::Description(_)));
        Ok(())
    });
}

#[test]
fn the_office_lists_and_counts() {
    in_a_shop(|unit, act, shop| {
        let honey = shop.product(unit, act, "Miel de thym", "");
        let dates = shop.product(unit, act, "Dattes", "");
        shop.draft(unit, act, "Miel d’oranger");
        let page = |filter: &Filter| list(unit, filter, Sort::Name, PageRequest::new(1, 10)).unwrap();
        let all = page(&Filter::default());
        let names: Vec<&str> = all
            .items
            .iter()
            .map(|product| product.names.fr.as_str())
            .collect();
        assert_eq!(
            (names, all.total),
            (vec!["Dattes", "Miel de thym", "Miel d’oranger"], 3)
        );
        let text = Some("mie".to_owned());
        let narrow = Filter {
            text,
            status: Some(ProductStatus::Published),
            ..Filter::default()
        };
        assert_eq!(page(&narrow).items[0].id, honey);
        let newest = list(unit, &Filter::default(), Sort::Newest, PageRequest::new(1, 1))?;
        assert_eq!(newest.items[0].names.fr, "Miel d’oranger");
        let other = Filter {
            producer: Some(act.ids.next()),
            ..Filter::default()
        };
        assert_eq!(page(&other).total, 0);
        let empty = category_of(unit, act, "roses", 9);
        let other = Filter {
            category: Some(empty),
            ..Filter::default()
        };
        assert_eq!(list(unit, &other, Sort::Name, PageRequest::new(1, 10))?.total, 0);
        assert_eq!(counts_by_category(unit)?, [(shop.category, 2)].into());
        assert_eq!(published_by_producer(unit)?, [(shop.producer, 2)].into());
        let slugs = published_slugs(unit, "", 10)?;
        assert_eq!(slugs[0].0, "dattes");
        assert_eq!(published_slugs(unit, "dattes", 10)?.len(), 1);
        let headings = headings_of(unit, &[dates, act.ids.next()])?;
        assert_eq!((headings.len(), headings[&dates].slug.as_str()), (1, "dattes"));
        assert_eq!(headings_of(unit, &[])?.len(), 0);
        Ok(())
    });
}

#[test]
fn beside_a_product_stand_goods_of_its_producer_then_of_its_aisle() {
    in_a_shop(|unit, act, shop| {
        let other = parties::testing::organisation(unit, act, "coop-autre");
        let mut ids = std::collections::HashMap::new();
        for (name, producer, shown) in [
            ("A dattes", shop.producer, true),
            ("B dattes", shop.producer, true),
            ("C dattes", shop.producer, false),
            ("D miel", other, true),
            ("E miel", other, true),
        ] {
            let new = NewProduct {
                producer,
                ..shop.new_product(name, "")
            };
            let id = create(unit, act, &new).unwrap();
            variant_of(unit, act, id, &name[..1], 1_000);
            if shown {
                set_status(unit, act, id, 1, ProductStatus::Published, None).unwrap();
            }
            ids.insert(&name[..1], id);
        }
        let of = |names: &[&str]| -> Vec<Id<Product>> { names.iter().map(|name| ids[name]).collect() };
        let a = by_id(unit, ids["A"])?.unwrap();
        assert_eq!(
            neighbours(unit, &a, 4)?,
            of(&["B", "D", "E"]),
            "without itself and what is hidden"
        );
        assert_eq!(neighbours(unit, &a, 2)?, of(&["B", "D"]));
        assert_eq!(neighbours(unit, &a, 1)?, of(&["B"]));
        let e = by_id(unit, ids["E"])?.unwrap();
        assert_eq!(neighbours(unit, &e, 4)?, of(&["D", "A", "B"]));
        Ok(())
    });
}
