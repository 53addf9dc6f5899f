//! Formats, prices, boxes and what can be sold, on both databases.

use super::*;
use crate::bundle::{self, BundleError, Part};
use crate::price::{self, PriceKind};
use crate::product::{self, ProductStatus};
use crate::sellable;
use crate::testing::{MIGRATIONS, Shop, act, new_variant, variant_of};
use access::audit;
use access::page::PageRequest;
use parties::Upserted;
use store::testing::on_both;
use store::{Command, Unit, args};

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
fn an_import_twice_over_changes_nothing_and_prices_leave_a_trace() {
    in_a_shop(|unit, act, shop| {
        let product = shop.draft(unit, act, "Dattes");
        let mut new = new_variant(product, "DAT-500", 8_500);
        new.wholesale_price = Some(Money::mad(6_600));
        let (id, outcome) = upsert(unit, act, &new, "import").unwrap();
        assert_eq!(outcome, Upserted::Created);
        assert_eq!(upsert(unit, act, &new, "import"), Ok((id, Upserted::Same)));
        let kept = by_sku(unit, "DAT-500")?.unwrap();
        assert_eq!(
            (kept.price, kept.wholesale_price, kept.version),
            (Money::mad(8_500), new.wholesale_price, 1)
        );
        assert_eq!((kept.content, kept.weight.value()), (new.details.content, 560));
        new.price = Money::mad(9_000);
        new.wholesale_price = None;
        assert_eq!(
            upsert(unit, act, &new, "nouvelle récolte"),
            Ok((id, Upserted::Changed))
        );
        let kept = by_id(unit, id)?.unwrap();
        assert_eq!(
            kept.wholesale_price,
            Some(Money::mad(6_600)),
            "a price that is missing stays"
        );
        let history = price::history(unit, id)?;
        let told: Vec<_> = history
            .iter()
            .map(|line| (line.kind, line.old, line.new))
            .collect();
        assert_eq!(
            told[0],
            (
                PriceKind::Retail,
                Some(Money::mad(8_500)),
                Some(Money::mad(9_000))
            )
        );
        assert_eq!((told.len(), history[0].reason.as_str()), (3, "nouvelle récolte"));
        assert_eq!(crate::check(unit)?, []);
        Ok(())
    });
}

#[test]
fn a_sku_is_unique_and_well_written() {
    in_a_shop(|unit, act, shop| {
        let (one, other) = (shop.draft(unit, act, "Dattes"), shop.draft(unit, act, "Miel"));
        variant_of(unit, act, one, "DAT-500", 8_500);
        let taken = VariantError::SkuTaken("DAT-500".to_owned());
        assert_eq!(
            create(unit, act, &new_variant(one, "DAT-500", 1), "x"),
            Err(taken.clone())
        );
        assert_eq!(
            upsert(unit, act, &new_variant(other, "DAT-500", 1), "x"),
            Err(taken)
        );
        for wrong in ["", "dat-500", "DAT 500", &"A".repeat(41)] {
            assert_eq!(
                create(unit, act, &new_variant(one, wrong, 1), "x"),
                Err(VariantError::Sku),
                "{wrong}"
            );
        }
        let nowhere = new_variant(act.ids.next(), "DAT-1", 1);
        assert_eq!(
            create(unit, act, &nowhere, "x"),
            Err(VariantError::UnknownProduct)
        );
        let free = new_variant(one, "DAT-1", 0);
        assert_eq!(create(unit, act, &free, "x"), Err(VariantError::PriceOutOfRange));
        let mut dear = new_variant(one, "DAT-1", 100);
        dear.wholesale_price = Some(Money::mad(101));
        assert_eq!(
            create(unit, act, &dear, "x"),
            Err(VariantError::WholesaleAboveRetail)
        );
        Ok(())
    });
}

#[test]
fn a_price_is_changed_with_a_reason_on_the_version_seen() {
    in_a_shop(|unit, act, shop| {
        let id = shop.sku(unit, act, "DAT-500", 8_500);
        let set = |unit: &mut Unit<'_>, centimes, reason: &str, version| {
            set_price(unit, act, "DAT-500", Money::mad(centimes), reason, version)
        };
        assert_eq!(set(unit, 9_000, "récolte", 1), Ok(2));
        assert_eq!(set(unit, 9_500, "récolte", 1), Err(PriceError::Stale));
        assert_eq!(set(unit, 9_000, "récolte", 2), Ok(2), "the price is that already");
        assert_eq!(set(unit, 0, "récolte", 2), Err(PriceError::OutOfRange));
        assert_eq!(set(unit, 9_500, "  ", 2), Err(PriceError::ReasonMissing));
        let wholesale = |unit: &mut Unit<'_>, price: Option<i64>, version| {
            set_wholesale_price(unit, act, "DAT-500", price.map(Money::mad), "gros", version)
        };
        assert_eq!(
            wholesale(unit, Some(9_001), 2),
            Err(PriceError::WholesaleAboveRetail)
        );
        assert_eq!(wholesale(unit, Some(7_000), 2), Ok(3));
        assert_eq!(
            set(unit, 6_999, "solde", 3),
            Err(PriceError::WholesaleAboveRetail)
        );
        assert_eq!(wholesale(unit, None, 3), Ok(4));
        let unknown = set_price(unit, act, "RIEN", Money::mad(1), "x", 1);
        assert_eq!(unknown, Err(PriceError::NotFound));
        let history = price::history(unit, id)?;
        let told: Vec<_> = history
            .iter()
            .map(|line| (line.kind, line.new.map(Money::centimes)))
            .collect();
        let (retail, gross) = (PriceKind::Retail, PriceKind::Wholesale);
        assert_eq!(
            told,
            [
                (gross, None),
                (gross, Some(7_000)),
                (retail, Some(9_000)),
                (retail, Some(8_500))
            ]
        );
        let trail = audit::of(unit, "variant", &id.to_string())?;
        assert_eq!(trail[1].before.as_deref(), Some(r#"{"price":"85.00"}"#));
        assert_eq!(crate::check(unit)?, []);
        Ok(())
    });
}

#[test]
fn a_published_product_keeps_a_format() {
    in_a_shop(|unit, act, shop| {
        let first = shop.sku(unit, act, "DAT-500", 8_500);
        let product = by_id(unit, first)?.unwrap().product;
        let hide =
            |unit: &mut Unit<'_>, id, version| set_status(unit, act, id, version, VariantStatus::Hidden);
        assert_eq!(hide(unit, first, 1), Err(VariantError::LastVariant));
        let second = variant_of(unit, act, product, "DAT-1K", 16_000);
        assert_eq!(hide(unit, first, 1), Ok(2));
        assert_eq!(hide(unit, first, 1), Err(VariantError::Stale));
        assert_eq!(hide(unit, first, 2), Ok(2));
        assert_eq!(hide(unit, second, 1), Err(VariantError::LastVariant));
        product::set_status(unit, act, product, 2, ProductStatus::Hidden, None).unwrap();
        assert_eq!(hide(unit, second, 1), Ok(2));
        assert_eq!(hide(unit, act.ids.next(), 1), Err(VariantError::NotFound));
        Ok(())
    });
}

#[test]
fn details_change_without_touching_the_price() {
    in_a_shop(|unit, act, shop| {
        let id = shop.sku(unit, act, "DAT-500", 8_500);
        let mut details = new_variant(act.ids.next(), "DAT-500", 1).details;
        details.vat_rate = VatRate::from_basis_points(1_000).unwrap();
        details.position = 3;
        assert_eq!(change(unit, act, id, 1, &details), Ok(2));
        assert_eq!(change(unit, act, id, 1, &details), Err(VariantError::Stale));
        assert_eq!(change(unit, act, id, 2, &details), Ok(2));
        let kept = by_id(unit, id)?.unwrap();
        assert_eq!((kept.price.centimes(), kept.position), (8_500, 3));
        assert_eq!(kept.vat_rate.basis_points().value(), 1_000);
        assert_eq!(price::history(unit, id)?.len(), 1);
        Ok(())
    });
}

#[test]
fn a_box_holds_things_and_no_boxes() {
    in_a_shop(|unit, act, shop| {
        let dates = shop.sku(unit, act, "DAT", 8_500);
        let honey = shop.sku(unit, act, "MIE", 9_600);
        let gift = shop.sku(unit, act, "COF-1", 15_000);
        let other = shop.sku(unit, act, "COF-2", 15_000);
        let part = |variant, quantity| Part { variant, quantity };
        let twice = [part(honey, 1), part(dates, 1), part(dates, 1)];
        assert_eq!(bundle::replace(unit, act, gift, &twice), Ok(Upserted::Created));
        assert_eq!(
            bundle::replace(unit, act, gift, &[part(dates, 2), part(honey, 1)]),
            Ok(Upserted::Same)
        );
        assert_eq!(
            bundle::parts_of(unit, &[gift, dates])?,
            [(gift, vec![part(dates, 2), part(honey, 1)])].into()
        );
        assert_eq!(bundle::parts_of(unit, &[])?.len(), 0);
        let refused = |unit: &mut Unit<'_>, bundle, parts: &[Part]| {
            bundle::replace(unit, act, bundle, parts).unwrap_err()
        };
        assert_eq!(refused(unit, other, &[part(gift, 1)]), BundleError::Nested);
        assert_eq!(
            refused(unit, dates, &[part(honey, 1)]),
            BundleError::Nested,
            "dates are in a box"
        );
        assert_eq!(refused(unit, other, &[part(other, 1)]), BundleError::Nested);
        assert_eq!(refused(unit, other, &[part(dates, 0)]), BundleError::OutOfRange);
        assert_eq!(
            refused(unit, other, &[part(dates, 9_999), part(dates, 1)]),
            BundleError::OutOfRange
        );
        let nothing = act.ids.next();
        assert_eq!(
            refused(unit, other, &[part(nothing, 1)]),
            BundleError::UnknownVariant(nothing)
        );
        assert_eq!(
            refused(unit, nothing, &[part(dates, 1)]),
            BundleError::UnknownVariant(nothing)
        );
        assert_eq!(
            bundle::replace(unit, act, gift, &[part(honey, 2)]),
            Ok(Upserted::Changed)
        );
        assert_eq!(bundle::replace(unit, act, gift, &[]), Ok(Upserted::Changed));
        assert_eq!(bundle::parts_of(unit, &[gift])?.len(), 0);
        Ok(())
    });
}

#[test]
fn sellables_come_in_the_order_asked_for_with_their_parts() {
    in_a_shop(|unit, act, shop| {
        let dates = shop.sku(unit, act, "DAT", 8_500);
        let gift = shop.sku(unit, act, "COF", 15_000);
        let draft = shop.draft(unit, act, "Brouillon");
        variant_of(unit, act, draft, "BRO", 100);
        bundle::replace(
            unit,
            act,
            gift,
            &[Part {
                variant: dates,
                quantity: 2,
            }],
        )
        .unwrap();
        let skus = ["COF", "RIEN", "BRO", "DAT", "COF"].map(str::to_owned);
        let found = sellable::of(unit, &skus)?;
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.sku.as_str(), one.published, one.parts.len()))
            .collect();
        assert_eq!(told, [("COF", true, 1), ("BRO", false, 0), ("DAT", true, 0)]);
        let part = &found[0].parts[0];
        assert_eq!(
            (part.variant, part.quantity, part.price.centimes()),
            (dates, 2, 8_500)
        );
        assert_eq!((part.sku.as_str(), part.producer), ("DAT", shop.producer));
        let one = &found[2];
        assert_eq!(
            (one.variant, one.weight.value(), one.price.centimes()),
            (dates, 560, 8_500)
        );
        assert_eq!(
            (one.slug.as_str(), one.variant_label.as_str()),
            ("produit-demo-dat", "500 g")
        );
        assert!(one.withdrawal && !one.on_order && one.season.is_all_year());
        assert_eq!(sellable::of(unit, &[])?, []);
        assert_eq!(sellable::of(unit, &["RIEN".to_owned()])?, []);
        Ok(())
    });
}

#[test]
fn the_office_lists_formats() {
    in_a_shop(|unit, act, shop| {
        let dates = shop.sku(unit, act, "DAT-500", 8_500);
        shop.sku(unit, act, "MIE-500", 9_600);
        let page = list(unit, &Filter::default(), PageRequest::new(1, 1))?;
        assert_eq!((page.total, page.items[0].sku.as_str()), (2, "DAT-500"));
        let honey = Filter {
            sku: Some("MI".to_owned()),
            producer: Some(shop.producer),
            ..Filter::default()
        };
        assert_eq!(
            list(unit, &honey, PageRequest::new(1, 9))?.items[0].sku,
            "MIE-500"
        );
        let drafts = Filter {
            product_status: Some(ProductStatus::Draft),
            ..Filter::default()
        };
        assert_eq!(list(unit, &drafts, PageRequest::new(1, 9))?.total, 0);
        assert_eq!(cards_of(unit, &[dates])?[&dates].names.fr, "Produit démo DAT-500");
        assert_eq!(cards_of(unit, &[])?.len(), 0);
        let ids = ids_of_skus(unit, &["DAT-500".to_owned(), "RIEN".to_owned()])?;
        assert_eq!((ids.len(), ids["DAT-500"]), (1, dates));
        assert_eq!(ids_of_skus(unit, &[])?.len(), 0);
        Ok(())
    });
}

#[test]
fn what_is_broken_behind_our_back_is_found() {
    in_a_shop(|unit, act, shop| {
        let dates = shop.sku(unit, act, "DAT", 8_500);
        let gift = shop.sku(unit, act, "COF", 15_000);
        bundle::replace(
            unit,
            act,
            gift,
            &[Part {
                variant: dates,
                quantity: 2,
            }],
        )
        .unwrap();
        assert_eq!(crate::check(unit)?, []);
        unit.run(
            Command::new("UPDATE variant SET price_centimes = 1 WHERE sku = 'DAT'"),
            args![],
        )?;
        unit.run(
            Command::new("UPDATE variant SET wholesale_price_centimes = 1 WHERE sku = 'COF'"),
            args![],
        )?;
        unit.run(
            Command::new("UPDATE variant SET status = 'hidden' WHERE sku = 'COF'"),
            args![],
        )?;
        unit.run(
            Command::new(
                "UPDATE product SET labels = 'or', search_text = 'x' WHERE slug = 'produit-demo-dat'",
            ),
            args![],
        )?;
        let other = shop.sku(unit, act, "MIE", 100);
        let nest = Command::new(
            "INSERT INTO bundle_part (bundle_variant_id, part_variant_id, quantity) VALUES (?1, ?2, 1)",
        );
        unit.run(nest, args![other, gift])?;
        let findings = crate::check(unit)?;
        let mut told: Vec<_> = findings
            .iter()
            .map(|one| (one.invariant, one.offender.as_str()))
            .collect();
        told.sort_unstable();
        let expected = [
            ("bundle-holds-no-bundle", "MIE"),
            ("price-is-newest-of-history", "COF"),
            ("price-is-newest-of-history", "DAT"),
            ("product-labels", "product produit-demo-dat: or"),
            ("product-words", "product produit-demo-dat"),
            ("published-product-has-format", "produit-demo-cof"),
        ];
        assert_eq!(told, expected);
        assert!(
            told.iter()
                .all(|(invariant, _)| crate::INVARIANTS.contains(invariant))
        );
        Ok(())
    });
}
