//! Every statement of the room, prepared and planned on both databases; every column noted; and every change
//! refused to those whose roles do not allow it.

use crate::bundle::{self, BundleError, Part};
use crate::category::{self, CategoryError, NewCategory};
use crate::label::{self, LabelError};
use crate::price::{self, PriceError};
use crate::product::{self, ProductError, ProductStatus};
use crate::testing::{CATEGORY, LABEL, MIGRATIONS, Shop, act, new_variant};
use crate::variant::{self, VariantDetails, VariantError, VariantStatus};
use access::personal_data::differences;
use access::{Act, Action, Actor, Refused, Role};
use parties::testing::{by_role, trail_length};
use store::Unit;
use store::testing::on_both;
use values::money::Money;

#[test]
fn every_statement_is_prepared_and_uses_an_index() {
    store::testing::on_both(&MIGRATIONS, |house| {
        let objections = house.store.examine(crate::STATEMENTS.concat()).unwrap();
        assert_eq!(objections, Vec::<String>::new());
    });
}

#[test]
fn every_column_is_in_the_register() {
    assert_eq!(
        differences(&[crate::REGISTER], crate::MIGRATIONS),
        Vec::<String>::new()
    );
}

/// Everybody whose roles do not allow changing products.
fn strangers(act: &Act) -> Vec<(Act, &'static str)> {
    let mut all = vec![(act.by(Actor::Guest), "guest")];
    for role in [Role::Clerk, Role::Treasurer, Role::Coach, Role::Producer] {
        all.push((by_role(act, role), role.as_str()));
    }
    all
}

#[test]
fn who_may_not_change_products_changes_nothing() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let shop = Shop::open(unit, &act);
            let id = shop.product(unit, &act, "Dattes", "");
            let kept = product::by_id(unit, id)?.unwrap();
            let lines = trail_length(unit);
            for (stranger, role) in strangers(&act) {
                let no = ProductError::NotPermitted(Refused {
                    action: Action::EditProducts,
                    role,
                });
                let mut other = kept.details.clone();
                "Zagora".clone_into(&mut other.origin_commune);
                assert_eq!(
                    product::change(unit, &stranger, id, kept.version, &other),
                    Err(no.clone())
                );
                let hidden =
                    product::set_status(unit, &stranger, id, kept.version, ProductStatus::Hidden, None);
                assert_eq!(hidden, Err(no.clone()));
                let new = shop.new_product("Autre produit", "");
                assert_eq!(product::create(unit, &stranger, &new), Err(no.clone()));
                assert_eq!(
                    product::upsert(unit, &stranger, "DATTES", &new).map(|_| ()),
                    Err(no)
                );
            }
            assert_eq!(product::by_id(unit, id)?.unwrap(), kept);
            assert_eq!(product::by_slug(unit, "autre-produit")?, None);
            assert_eq!(trail_length(unit), lines, "what was refused leaves no line");
            let manager = by_role(&act, Role::Manager);
            let hidden = product::set_status(unit, &manager, id, kept.version, ProductStatus::Hidden, None);
            assert_eq!(hidden, Ok(kept.version + 1));
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

/// Tries everything that changes a format, a box or a price.
fn try_formats(unit: &mut Unit<'_>, stranger: &Act, role: &'static str, kept: &variant::Variant) {
    let refused = |action| Refused { action, role };
    let no = VariantError::NotPermitted(refused(Action::EditProducts));
    let details = VariantDetails {
        label: "1 kg".to_owned(),
        ..new_variant(kept.product, &kept.sku, 8_500).details
    };
    let changed = variant::change(unit, stranger, kept.id, kept.version, &details);
    assert_eq!(changed, Err(no.clone()));
    let hidden = variant::set_status(unit, stranger, kept.id, kept.version, VariantStatus::Hidden);
    assert_eq!(hidden, Err(no.clone()));
    let new = new_variant(kept.product, "NEUF", 100);
    assert_eq!(variant::create(unit, stranger, &new, "essai"), Err(no.clone()));
    assert_eq!(
        variant::upsert(unit, stranger, &new, "essai").map(|_| ()),
        Err(no)
    );
    let no = PriceError::NotPermitted(refused(Action::EditPrices));
    let cheap = Money::mad(100);
    assert_eq!(
        price::set_price(unit, stranger, &kept.sku, cheap, "solde", kept.version),
        Err(no.clone())
    );
    let wholesale = price::set_wholesale_price(unit, stranger, &kept.sku, Some(cheap), "solde", kept.version);
    assert_eq!(wholesale, Err(no));
    let part = Part {
        variant: kept.id,
        quantity: 2,
    };
    let filled = bundle::replace(unit, stranger, kept.id, &[part]);
    assert_eq!(
        filled,
        Err(BundleError::NotPermitted(refused(Action::EditProducts)))
    );
}

#[test]
fn who_may_not_change_prices_and_formats_changes_nothing() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let shop = Shop::open(unit, &act);
            let id = shop.sku(unit, &act, "DATTES-500", 8_500);
            let kept = variant::by_id(unit, id)?.unwrap();
            let lines = trail_length(unit);
            for (stranger, role) in strangers(&act) {
                try_formats(unit, &stranger, role, &kept);
            }
            assert_eq!(variant::by_id(unit, id)?.unwrap(), kept);
            assert_eq!(variant::by_sku(unit, "NEUF")?, None);
            assert_eq!(price::history(unit, id)?.len(), 1, "the first price alone");
            assert!(bundle::parts_of(unit, &[id])?.is_empty());
            assert_eq!(trail_length(unit), lines);
            let manager = by_role(&act, Role::Manager);
            let set = price::set_price(
                unit,
                &manager,
                &kept.sku,
                Money::mad(9_000),
                "récolte",
                kept.version,
            );
            assert_eq!(set, Ok(kept.version + 1));
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn who_may_not_change_products_makes_no_aisle_and_no_label() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            Shop::open(unit, &act);
            let (aisle, sign) = (
                category::by_slug(unit, CATEGORY)?.unwrap(),
                label::by_slug(unit, LABEL)?.unwrap(),
            );
            for (stranger, role) in strangers(&act) {
                let refused = Refused {
                    action: Action::EditProducts,
                    role,
                };
                let other = NewCategory {
                    slug: CATEGORY.to_owned(),
                    names: aisle.names.clone(),
                    position: 9,
                    drawing: String::new(),
                    ground: String::new(),
                };
                let moved = category::upsert(unit, &stranger, &other);
                assert_eq!(moved, Err(CategoryError::NotPermitted(refused)));
                let mut other = sign.clone();
                "falsifié".clone_into(&mut other.note);
                assert_eq!(
                    label::upsert(unit, &stranger, &other),
                    Err(LabelError::NotPermitted(refused))
                );
            }
            assert_eq!(category::list(unit)?, [aisle]);
            assert_eq!(label::list(unit)?, [sign]);
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}
