//! Shipping on both databases.

use crate::carrier::{self, CarrierError, NewCarrier};
use crate::city::{self, City, CityError};
use crate::pickup_point::{self, NewPickupPoint, PickupPointError};
use crate::rate::{self, Band, QuoteError, RatesError};
use crate::tracking;
use crate::zone::{self, Zone, ZoneError};
use access::{Act, Action, Refused, Role, audit};
use language::Texts;
use parties::testing::{act, by_role, places, trail_length};
use parties::wording::WordingError;
use parties::{Coordinates, Upserted};
use std::sync::LazyLock;
use store::testing::on_both;
use store::{Command, Migration, Unit, args};
use values::money::Money;
use values::quantity::Grams;

static MIGRATIONS: LazyLock<&'static [Migration]> =
    LazyLock::new(|| Vec::leak([*parties::testing::MIGRATIONS, crate::MIGRATIONS].concat()));

fn in_a_house(body: impl Fn(&mut Unit<'_>, &Act) -> store::Result<()> + Clone + Send + 'static) {
    on_both(&MIGRATIONS, |house| {
        let body = body.clone();
        let outcome = house.store.write_blocking(move |unit| {
            let act = act();
            places(unit, &act);
            body(unit, &act)
        });
        outcome.unwrap();
    });
}

fn zone_one() -> Zone {
    Zone {
        slug: "zone-1".to_owned(),
        names: Texts::new("Drâa-Tafilalet", "درعة", "", ""),
        days_min: 1,
        days_max: 2,
    }
}

fn bands(prices: [i64; 2]) -> [Band; 2] {
    let grams = |value| Grams::new(value).unwrap();
    let band = |from, to, dirhams: i64, extra_per_kg_above| Band {
        from: grams(from),
        to: grams(to),
        price: Money::mad(dirhams * 100),
        extra_per_kg_above,
    };
    [
        band(0, 1_000, prices[0], None),
        band(1_000, 30_000, prices[1], Some(Money::mad(200))),
    ]
}

fn erfoud() -> City {
    City {
        slug: "erfoud".to_owned(),
        names: Texts::new("Erfoud", "أرفود", "", ""),
        province_code: "MA-ERR".to_owned(),
        region_code: "MA-08".to_owned(),
        zone: Some("zone-1".to_owned()),
        postcode: "52200".to_owned(),
        place: Coordinates::parse("31.435", "-4.233").unwrap(),
    }
}

#[test]
fn every_statement_is_prepared_and_uses_an_index() {
    on_both(&MIGRATIONS, |house| {
        let objections = house.store.examine(crate::STATEMENTS.concat()).unwrap();
        assert_eq!(objections, Vec::<String>::new());
    });
}

#[test]
fn every_column_is_in_the_register() {
    let differences = access::personal_data::differences(&[crate::REGISTER], crate::MIGRATIONS);
    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn rates_are_replaced_together_and_quoted() {
    in_a_house(|unit, act| {
        let grams = |value| Grams::new(value).unwrap();
        assert_eq!(
            rate::replace(unit, act, &zone_one(), &bands([20, 60])),
            Ok(Upserted::Created)
        );
        assert_eq!(
            rate::replace(unit, act, &zone_one(), &bands([20, 60])),
            Ok(Upserted::Same)
        );
        assert_eq!(city::upsert(unit, act, &erfoud()), Ok(Upserted::Created));
        let quote = rate::quote(unit, "erfoud", grams(1_000)).unwrap();
        assert_eq!((quote.price.centimes(), quote.oversize), (2_000, false));
        assert_eq!((quote.zone, quote.weight), (zone_one(), grams(1_000)));
        let heavy = rate::quote(unit, "erfoud", grams(30_001)).unwrap();
        assert_eq!((heavy.price.centimes(), heavy.oversize), (6_200, true));
        assert_eq!(
            rate::replace(unit, act, &zone_one(), &bands([25, 60])),
            Ok(Upserted::Changed)
        );
        assert_eq!(
            rate::quote(unit, "erfoud", Grams::ZERO).unwrap().price.centimes(),
            2_500
        );
        let slower = Zone {
            days_max: 3,
            ..zone_one()
        };
        assert_eq!(
            rate::replace(unit, act, &slower, &bands([25, 60])),
            Ok(Upserted::Changed)
        );
        assert_eq!(rate::from_prices(unit)?, [(slower, Money::mad(2_500))]);
        let trail = audit::of(unit, "rates", "zone-1")?;
        let after = trail[1].after.as_deref();
        assert_eq!(
            after,
            Some(r#"{"bands":"0-1000 g 25.00; 1000-30000 g 60.00 + 2.00/kg"}"#)
        );
        let gap = rate::replace(unit, act, &zone_one(), &bands([25, 60])[1..]);
        assert_eq!(gap, Err(RatesError::NotInARow));
        assert_eq!(rate::of(unit, "zone-1")?.len(), 2, "the old rates stay");
        assert_eq!(crate::check(unit)?, []);
        Ok(())
    });
}

#[test]
fn a_town_that_is_not_known_or_served_has_no_quote() {
    in_a_house(|unit, act| {
        assert_eq!(
            rate::quote(unit, "erfoud", Grams::ZERO),
            Err(QuoteError::UnknownCity)
        );
        let unserved = City {
            zone: None,
            ..erfoud()
        };
        city::upsert(unit, act, &unserved).unwrap();
        assert_eq!(
            rate::quote(unit, "erfoud", Grams::ZERO),
            Err(QuoteError::NotServed)
        );
        zone::upsert(unit, act, &zone_one()).unwrap();
        assert_eq!(city::upsert(unit, act, &erfoud()), Ok(Upserted::Changed));
        assert_eq!(
            rate::quote(unit, "erfoud", Grams::ZERO),
            Err(QuoteError::NotServed),
            "the zone has no rates"
        );
        assert_eq!(rate::from_prices(unit)?, []);
        let findings = crate::check(unit)?;
        assert_eq!(
            (findings[0].invariant, findings[0].offender.as_str()),
            (crate::INVARIANTS[1], "city erfoud")
        );
        Ok(())
    });
}

#[test]
fn towns_and_zones_are_kept_once_and_lie_somewhere() {
    in_a_house(|unit, act| {
        assert_eq!(
            city::upsert(unit, act, &erfoud()),
            Err(CityError::UnknownZone("zone-1".to_owned()))
        );
        zone::upsert(unit, act, &zone_one()).unwrap();
        assert_eq!(zone::upsert(unit, act, &zone_one()), Ok(Upserted::Same));
        assert_eq!(city::upsert(unit, act, &erfoud()), Ok(Upserted::Created));
        assert_eq!(city::upsert(unit, act, &erfoud()), Ok(Upserted::Same));
        assert_eq!(city::list(unit)?, [erfoud()]);
        let french = City {
            names: Texts::french("Erfoud"),
            postcode: String::new(),
            ..erfoud()
        };
        assert_eq!(city::upsert(unit, act, &french), Ok(Upserted::Changed));
        assert_eq!(
            city::by_slug(unit, "erfoud")?,
            Some(City {
                postcode: String::new(),
                ..erfoud()
            })
        );
        let wrong = City {
            province_code: "MA-XXX".to_owned(),
            ..erfoud()
        };
        assert_eq!(
            city::upsert(unit, act, &wrong),
            Err(CityError::UnknownProvince("MA-XXX".to_owned()))
        );
        let wrong = City {
            region_code: "MA-01".to_owned(),
            ..erfoud()
        };
        assert_eq!(
            city::upsert(unit, act, &wrong),
            Err(CityError::OtherRegion("MA-01".to_owned()))
        );
        let wrong = City {
            slug: "Erfoud".to_owned(),
            ..erfoud()
        };
        assert_eq!(
            city::upsert(unit, act, &wrong),
            Err(CityError::Slug("Erfoud".to_owned()))
        );
        let wrong = Zone {
            days_min: 3,
            ..zone_one()
        };
        assert_eq!(zone::upsert(unit, act, &wrong), Err(ZoneError::Days));
        assert_eq!(zone::list(unit)?.len(), 1);
        Ok(())
    });
}

#[test]
fn a_weight_is_priced_in_each_zone_in_two_statements() {
    on_both(&MIGRATIONS, |house| {
        let zones: Vec<Zone> = (1..=4)
            .map(|number| Zone {
                slug: format!("zone-{number}"),
                ..zone_one()
            })
            .collect();
        let kept = zones.clone();
        house
            .store
            .write_blocking(move |unit| {
                let act = act();
                places(unit, &act);
                let light = [Band {
                    extra_per_kg_above: None,
                    ..bands([30, 0])[0]
                }];
                rate::replace(unit, &act, &kept[0], &bands([20, 60])).unwrap();
                rate::replace(unit, &act, &kept[1], &light).unwrap();
                rate::replace(unit, &act, &kept[2], &bands([25, 70])).unwrap();
                // The last zone has no rate yet.
                zone::upsert(unit, &act, &kept[3]).unwrap();
                Ok::<_, store::Error>(())
            })
            .unwrap();
        let priced = |grams: i64| {
            let weight = Grams::new(grams).unwrap();
            store::testing::overhear(&house.store);
            let found = house
                .store
                .read_blocking(move |reader| rate::prices_by_zone(reader, weight));
            assert_eq!(store::testing::overhear(&house.store).len(), 2);
            let found: Vec<(Zone, Money)> = found.unwrap();
            found
        };
        let of = |zone: usize, dirhams: i64| (zones[zone].clone(), Money::mad(dirhams * 100));
        assert_eq!(priced(1_000), [of(0, 20), of(1, 30), of(2, 25)]);
        assert_eq!(priced(1_001), [of(0, 60), of(2, 70)], "too heavy for the second");
    });
}

#[test]
fn bands_with_a_gap_are_a_finding() {
    in_a_house(|unit, act| {
        rate::replace(unit, act, &zone_one(), &bands([20, 60])).unwrap();
        unit.run(
            Command::new("UPDATE delivery_band SET from_grams = 1001 WHERE from_grams = 1000"),
            args![],
        )?;
        let findings = crate::check(unit)?;
        assert_eq!(
            (findings[0].invariant, findings[0].offender.as_str()),
            (crate::INVARIANTS[0], "zone zone-1")
        );
        Ok(())
    });
}

#[test]
fn carriers_link_to_their_tracking_pages() {
    in_a_house(|unit, act| {
        let mut new = NewCarrier {
            slug: "amana".to_owned(),
            name: "Amana".to_owned(),
            tracking_url: "https://example.ma/suivi?n={number}".to_owned(),
            active: true,
        };
        assert_eq!(carrier::upsert(unit, act, &new), Ok(Upserted::Created));
        assert_eq!(carrier::upsert(unit, act, &new), Ok(Upserted::Same));
        let kept = carrier::by_slug(unit, "amana")?.unwrap();
        let number = tracking::clean("ab/12#3").unwrap();
        assert_eq!(
            kept.tracking_link(&number).unwrap(),
            "https://example.ma/suivi?n=AB%2F12%233"
        );
        for wrong in [
            "http://example.ma/{number}",
            "https://example.ma/",
            "https://a.ma/{number}\"",
            "javascript:{number}",
        ] {
            let refused = NewCarrier {
                tracking_url: wrong.to_owned(),
                ..new.clone()
            };
            assert_eq!(
                carrier::upsert(unit, act, &refused),
                Err(CarrierError::TrackingUrl),
                "{wrong}"
            );
        }
        new.tracking_url = String::new();
        new.active = false;
        assert_eq!(carrier::upsert(unit, act, &new), Ok(Upserted::Changed));
        let kept = carrier::by_id(unit, kept.id)?.unwrap();
        assert_eq!((kept.tracking_link(&number), kept.active), (None, false));
        assert_eq!(carrier::list(unit)?, [kept]);
        new.name = " ".to_owned();
        assert_eq!(carrier::upsert(unit, act, &new), Err(CarrierError::NameMissing));
        Ok(())
    });
}

#[test]
fn pickup_points_are_kept_once() {
    in_a_house(|unit, act| {
        let mut new = NewPickupPoint {
            slug: "depot".to_owned(),
            names: Texts::new("Dépôt du GIE", "مستودع", "", ""),
            address: Texts::french("Avenue démo\nErrachidia"),
            opening: Texts::french("Lundi à samedi, 9 h à 17 h"),
            active: true,
        };
        assert_eq!(pickup_point::upsert(unit, act, &new), Ok(Upserted::Created));
        assert_eq!(pickup_point::upsert(unit, act, &new), Ok(Upserted::Same));
        new.names = Texts::french("Dépôt");
        new.active = false;
        assert_eq!(pickup_point::upsert(unit, act, &new), Ok(Upserted::Changed));
        let kept = pickup_point::by_slug(unit, "depot")?.unwrap();
        assert_eq!(kept.names, Texts::new("Dépôt", "مستودع", "", ""));
        assert_eq!(
            (kept.active, kept.address.fr.as_str()),
            (false, "Avenue démo\nErrachidia")
        );
        assert_eq!(pickup_point::list(unit)?, [kept]);
        new.address = Texts::default();
        let missing = PickupPointError::Address(WordingError::FrenchMissing);
        assert_eq!(pickup_point::upsert(unit, act, &new), Err(missing));
        new.slug = "Dépôt".to_owned();
        assert_eq!(
            pickup_point::upsert(unit, act, &new),
            Err(PickupPointError::Slug("Dépôt".to_owned()))
        );
        Ok(())
    });
}

#[test]
fn who_may_not_change_settings_changes_no_delivery() {
    in_a_house(|unit, act| {
        rate::replace(unit, act, &zone_one(), &bands([20, 60])).unwrap();
        city::upsert(unit, act, &erfoud()).unwrap();
        let lines = trail_length(unit);
        let carrier = NewCarrier {
            slug: "demo".to_owned(),
            name: "Transport démo".to_owned(),
            tracking_url: String::new(),
            active: true,
        };
        let point = NewPickupPoint {
            slug: "depot".to_owned(),
            names: Texts::french("Dépôt"),
            address: Texts::french("Route démo"),
            opening: Texts::default(),
            active: true,
        };
        for role in [Role::Clerk, Role::Treasurer, Role::Producer] {
            let by = by_role(act, role);
            let no = Refused {
                action: Action::EditSettings,
                role: role.as_str(),
            };
            let slower = Zone {
                days_max: 9,
                ..zone_one()
            };
            assert_eq!(zone::upsert(unit, &by, &slower), Err(ZoneError::NotPermitted(no)));
            let free = rate::replace(unit, &by, &zone_one(), &bands([0, 0]));
            assert_eq!(free, Err(RatesError::NotPermitted(no)));
            let unserved = City {
                zone: None,
                ..erfoud()
            };
            assert_eq!(
                city::upsert(unit, &by, &unserved),
                Err(CityError::NotPermitted(no))
            );
            assert_eq!(
                carrier::upsert(unit, &by, &carrier),
                Err(CarrierError::NotPermitted(no))
            );
            let added = pickup_point::upsert(unit, &by, &point);
            assert_eq!(added, Err(PickupPointError::NotPermitted(no)));
        }
        assert_eq!(zone::list(unit)?, [zone_one()]);
        assert_eq!(rate::of(unit, "zone-1")?, bands([20, 60]));
        assert_eq!(city::list(unit)?, [erfoud()]);
        assert_eq!(
            (carrier::list(unit)?.len(), pickup_point::list(unit)?.len()),
            (0, 0)
        );
        assert_eq!(trail_length(unit), lines, "what was refused leaves no line");
        let manager = by_role(act, Role::Manager);
        assert_eq!(carrier::upsert(unit, &manager, &carrier), Ok(Upserted::Created));
        Ok(())
    });
}
