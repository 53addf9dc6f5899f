//! Settings of the house on both databases.

use super::*;
use crate::testing::{MIGRATIONS, act, organisation};
use crate::wording::WordingError;
use access::audit;
use store::testing::on_both;

fn whole() -> HouseSettings {
    HouseSettings {
        opened: true,
        demo: true,
        names: Texts::new("GIE Mawrout Bladi", "موروث بلادي", "", ""),
        address: Texts::french("Avenue démo\nErrachidia"),
        phone: Some("0535000000".parse().unwrap()),
        phone_second: Some("0612345678".parse().unwrap()),
        whatsapp: Some("0612345679".parse().unwrap()),
        email: Some("contact@example.ma".to_owned()),
        ice: Some("999000015000085".parse().unwrap()),
        tax_number: Some("12345678".to_owned()),
        trade_register: Some("1234 Errachidia".to_owned()),
        business_tax_number: Some("87654321".to_owned()),
        cndp_number: Some("D-W-1/2026".to_owned()),
        rib: Some("999452000000900001666515".parse().unwrap()),
        confirm_within_hours: 48,
        return_fee: Money::mad(1_500),
        refund_ceiling: Money::mad(50_000),
        default_commission: BasisPoints::new(1250).unwrap(),
        delivery_vat: VatRate::from_basis_points(1000).unwrap(),
        commission_vat: VatRate::ZERO,
        depot_organisation: Some("gie".to_owned()),
    }
}

#[test]
fn a_new_house_has_its_defaults() {
    on_both(&MIGRATIONS, |house| {
        let settings = house.store.read_blocking(load).unwrap();
        assert_eq!(settings, HouseSettings::default());
        assert_eq!(settings.confirm_within_hours, 72);
        assert_eq!(settings.default_commission.value(), 1_000);
        assert_eq!(settings.delivery_vat.basis_points().value(), 2_000);
        assert_eq!(settings.refund_ceiling.centimes(), 100_000);
        assert!(!settings.opened);
    });
}

#[test]
fn settings_come_back_as_they_were_saved_and_changes_are_told() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            organisation(unit, &act, "gie");
            let keys = save(unit, &act, &whole()).unwrap();
            assert_eq!(keys.len(), 22, "every setting but the empty texts");
            assert_eq!(load(unit)?, whole());
            assert_eq!(save(unit, &act, &whole()).unwrap(), [""; 0]);
            let fewer = HouseSettings {
                whatsapp: None,
                names: Texts::french("GIE"),
                ..whole()
            };
            assert_eq!(
                save(unit, &act, &fewer).unwrap(),
                ["names.fr", "names.ar", "whatsapp"]
            );
            assert_eq!(load(unit)?, fewer);
            let trail = audit::of(unit, "house", "house")?;
            assert_eq!(trail.len(), 2);
            let told = trail[0].after.clone().unwrap();
            assert!(
                told.contains("\"confirm_within_hours\":\"48\"") && !told.contains("999452"),
                "{told}"
            );
            assert_eq!(crate::check(unit)?, []);
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let problem = |field, error| FieldProblem { field, error };
    let wrong = HouseSettings {
        opened: true,
        names: Texts::default(),
        address: Texts::french("a\u{0}"),
        phone: None,
        email: Some("nobody".to_owned()),
        tax_number: Some("12 345".to_owned()),
        confirm_within_hours: 0,
        return_fee: Money::mad(-1),
        ..whole()
    };
    let control = FieldError::Wording(WordingError::Text {
        language: language::Language::French,
        problem: values::text::TextError::ControlCharacter,
    });
    let expected = [
        problem("address", control),
        problem("tax_number", FieldError::NotANumber),
        problem("email", FieldError::NotAnEmail),
        problem("confirm_within_hours", FieldError::OutOfRange),
        problem("return_fee", FieldError::OutOfRange),
        problem("names", FieldError::NeededToOpen),
        problem("phone", FieldError::NeededToOpen),
    ];
    assert_eq!(problems(&wrong), expected);
    assert_eq!(problems(&whole()), []);
    assert_eq!(
        problems(&HouseSettings::default()),
        [],
        "a closed shop may be empty"
    );
}

#[test]
fn an_e_mail_address_can_be_written_to() {
    let is_email = |email: &str| {
        problems(&HouseSettings {
            email: Some(email.to_owned()),
            ..HouseSettings::default()
        })
        .is_empty()
    };
    for right in ["a@b.ma", "contact+boutique@mawrout-bladi.example", "é@démo.ma"] {
        assert!(is_email(right), "{right}");
    }
    for wrong in [
        "@b.ma",
        "a@b",
        "a@b..ma",
        "a@b.ma, c@d.ma",
        "a b@c.ma",
        "a@@b.ma",
        "a@-b.ma",
        "<a@b.ma>",
    ] {
        assert!(!is_email(wrong), "{wrong}");
    }
}

#[test]
fn a_depot_must_be_an_organisation() {
    on_both(&MIGRATIONS, |house| {
        let saved = house.store.write_blocking(|unit| save(unit, &act(), &whole()));
        let problem = FieldProblem {
            field: "depot_organisation",
            error: FieldError::UnknownOrganisation,
        };
        assert_eq!(saved, Err(HouseError::Wrong(vec![problem])));
        assert_eq!(house.store.read_blocking(load), Ok(HouseSettings::default()));
    });
}

#[test]
fn a_broken_line_is_told_and_an_unknown_one_passed_over() {
    on_both(&MIGRATIONS, |house| {
        let put = |key: &'static str, setting: &'static str| {
            let command = store::Command::new(
                "INSERT INTO house_setting (key, setting, changed_at) VALUES (?1, ?2, 0)",
            );
            house
                .store
                .write_blocking(move |unit| unit.run(command, store::args![key, setting]))
                .unwrap();
        };
        put("colour_of_the_door", "blue");
        assert_eq!(house.store.read_blocking(load), Ok(HouseSettings::default()));
        put("confirm_within_hours", "soon");
        let error = house.store.read_blocking(load).unwrap_err();
        assert!(
            matches!(error, store::Error::Unreadable { column, .. } if column.contains("confirm_within_hours"))
        );
    });
}
