//! A small house for the tests of this room: three producers, a gift box, two towns, a counter, a carrier.

use crate::cart::Visitor;
use crate::checkout::{PlaceOrder, Placed, WantedLine, place};
use crate::order::{Address, Buyer, Channel, Destination, Order};
use crate::view::{self, OrderView};
use access::Act;
use catalogue::bundle::{self, Part};
use catalogue::product::{self, NewProduct, ProductStatus};
use catalogue::testing::{Shop, variant_of};
use catalogue::variant::Variant;
use inventory::movement::{self, Cause};
use inventory::{availability, location, stock};
use language::{Language, Texts};
use parties::house::{self, HouseSettings};
use payments::method::Method;
use shipping::carrier::{self, Carrier, NewCarrier};
use shipping::city::{self, City};
use shipping::pickup_point::{self, NewPickupPoint};
use shipping::rate::{self, Band};
use shipping::zone::Zone;
use std::sync::LazyLock;
use store::testing::TestHouse;
use store::{Migration, Reader, Unit};
use values::id::Id;
use values::money::Money;
use values::quantity::{Grams, Quantity};

pub(super) static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let all = [
        *catalogue::testing::MIGRATIONS,
        shipping::MIGRATIONS,
        inventory::MIGRATIONS,
        ledger::MIGRATIONS,
        payments::MIGRATIONS,
        crate::MIGRATIONS,
    ];
    Vec::leak(all.concat())
});

/// What the scene knows of its house.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene {
    pub(super) dates: Id<Variant>,
    pub(super) saffron: Id<Variant>,
    pub(super) compost: Id<Variant>,
    pub(super) carrier: Id<Carrier>,
}

pub(super) const VISITOR: Visitor = Visitor([7; 32]);

/// Runs a body on both databases, each with a house of its own.
pub(super) fn on_both(body: impl Fn(&TestHouse, Scene)) {
    store::testing::on_both(&MIGRATIONS, |house| {
        let scene = house
            .store
            .write_blocking(|unit| Ok::<_, store::Error>(build(unit)))
            .unwrap();
        body(house, scene);
    });
}

/// Runs a body in one unit, which is kept.
pub(super) fn in_a_house(body: impl Fn(&mut Unit<'_>, &Act, Scene) + Clone + Send + 'static) {
    on_both(|house, scene| {
        let body = body.clone();
        house
            .store
            .write_blocking(move |unit| {
                body(unit, &act(), scene);
                Ok::<_, store::Error>(())
            })
            .unwrap();
        assert_eq!(house.store.read_blocking(crate::check::check).unwrap(), []);
        assert_eq!(house.store.read_blocking(inventory::check).unwrap(), []);
        assert_eq!(house.store.read_blocking(ledger::check).unwrap(), []);
        assert_eq!(house.store.read_blocking(payments::check).unwrap(), []);
    });
}

/// An act of the house; ids go on from those of the scene.
pub(super) fn act() -> Act {
    let clock = values::clock::Clock::fixed("2026-11-24T10:00:00Z".parse().unwrap());
    Act::house(&clock, &values::id::Ids::random(clock.clone()))
}

fn build(unit: &mut Unit<'_>) -> Scene {
    let act = act();
    let shop = Shop::open(unit, &act);
    let dates = shop.sku(unit, &act, "DAT-1", 8_500);
    let saffron = article(unit, &act, &shop, "coop-safran", "SAF-1", 8_000);
    let compost = article(unit, &act, &shop, "ae-compost", "COM-1", 2_800);
    let gift = article(unit, &act, &shop, "gie-demo", "BOX-1", 15_000);
    let parts = [
        Part {
            variant: dates,
            quantity: 1,
        },
        Part {
            variant: saffron,
            quantity: 1,
        },
    ];
    bundle::replace(unit, &act, gift, &parts).unwrap();
    let room = location::of_organisation(unit, &act, shop.producer.uuid()).unwrap();
    for (variant, pieces) in [(dates, 10), (saffron, 5), (compost, 20)] {
        stock::open(unit, variant, room).unwrap();
        movement::record(unit, &act, variant, pieces, Cause::Opening, None, None).unwrap();
    }
    ways(unit, &act);
    opened(unit, true);
    let carrier = carrier::by_slug(unit, "amana").unwrap().unwrap().id;
    Scene {
        dates,
        saffron,
        compost,
        carrier,
    }
}

/// Opens the shop, or closes it.
pub(super) fn opened(unit: &mut Unit<'_>, opened: bool) {
    let settings = HouseSettings {
        opened,
        names: Texts::french("GIE démo"),
        address: Texts::french("Errachidia"),
        phone: "0535000000".parse().ok(),
        email: Some("bonjour@mawrout.example".to_owned()),
        ..house::load(unit).unwrap()
    };
    house::save(unit, &act(), &settings).unwrap();
}

fn article(
    unit: &mut Unit<'_>,
    act: &Act,
    shop: &Shop,
    producer: &str,
    sku: &str,
    centimes: i64,
) -> Id<Variant> {
    let producer = parties::testing::organisation(unit, act, producer);
    let new = NewProduct {
        producer,
        ..shop.new_product(&format!("Produit démo {sku}"), "")
    };
    let product = product::create(unit, act, &new).unwrap();
    let variant = variant_of(unit, act, product, sku, centimes);
    product::set_status(unit, act, product, 1, ProductStatus::Published, None).unwrap();
    variant
}

fn ways(unit: &mut Unit<'_>, act: &Act) {
    let grams = |value| Grams::new(value).unwrap();
    let band = |from, to, dirhams: i64, extra| Band {
        from: grams(from),
        to: grams(to),
        price: Money::mad(dirhams * 100),
        extra_per_kg_above: extra,
    };
    let zone = Zone {
        slug: "zone-1".to_owned(),
        names: Texts::french("Drâa-Tafilalet"),
        days_min: 1,
        days_max: 2,
    };
    let bands = [
        band(0, 1_000, 20, None),
        band(1_000, 30_000, 35, Some(Money::mad(200))),
    ];
    rate::replace(unit, act, &zone, &bands).unwrap();
    let far = Zone {
        slug: "zone-2".to_owned(),
        names: Texts::french("Grandes villes"),
        days_min: 1,
        days_max: 3,
    };
    rate::replace(unit, act, &far, &[band(0, 30_000, 55, None)]).unwrap();
    for (slug, zone) in [
        ("erfoud", Some("zone-1")),
        ("rissani", Some("zone-2")),
        ("nowhere", None),
    ] {
        let town = City {
            slug: slug.to_owned(),
            names: Texts::french(slug),
            province_code: "MA-ERR".to_owned(),
            region_code: "MA-08".to_owned(),
            zone: zone.map(str::to_owned),
            postcode: String::new(),
            place: None,
        };
        city::upsert(unit, act, &town).unwrap();
    }
    let counter = NewPickupPoint {
        slug: "depot".to_owned(),
        names: Texts::french("Dépôt"),
        address: Texts::french("Errachidia"),
        opening: Texts::french("le matin"),
        active: true,
    };
    pickup_point::upsert(unit, act, &counter).unwrap();
    let amana = NewCarrier {
        slug: "amana".to_owned(),
        name: "Amana".to_owned(),
        tracking_url: String::new(),
        active: true,
    };
    carrier::upsert(unit, act, &amana).unwrap();
}

pub(super) fn buyer() -> Buyer {
    Buyer {
        name: "Acheteur démo 01".to_owned(),
        phone: "0600000001".parse().unwrap(),
        phone_second: None,
    }
}

pub(super) fn to_town(city: &str) -> Destination {
    Destination::Address(Address {
        city: city.to_owned(),
        quarter: "Hay démo".to_owned(),
        street: String::new(),
        landmark: "près de l'école".to_owned(),
    })
}

/// An order of these articles, to Erfoud, under this key.
pub(super) fn order_of(lines: &[(&str, u32)], key: &str) -> PlaceOrder {
    PlaceOrder {
        visitor: None,
        lines: lines
            .iter()
            .map(|(sku, count)| WantedLine {
                sku: (*sku).to_owned(),
                quantity: Quantity::new(*count).unwrap(),
            })
            .collect(),
        buyer: buyer(),
        destination: to_town("erfoud"),
        note: String::new(),
        method: Method::CashOnDelivery,
        language: Language::French,
        channel: Channel::Shop,
        idempotency_key: key.to_owned(),
        goods_seen: None,
        delivery_seen: None,
        demo: false,
    }
}

/// Places three producers' goods: 2 dates, 1 saffron, 3 compost.
pub(super) fn placed(unit: &mut Unit<'_>, act: &Act) -> Placed {
    place(
        unit,
        act,
        &order_of(&[("DAT-1", 2), ("SAF-1", 1), ("COM-1", 3)], "key-1"),
    )
    .unwrap()
}

/// The order as it stands.
pub(super) fn whole(reader: &Reader<'_>, id: Id<Order>) -> OrderView {
    view::by_id(reader, id).unwrap()
}

/// On hand and reserved.
pub(super) fn figures(reader: &Reader<'_>, variant: Id<Variant>) -> (i64, i64) {
    let figures = availability::of(reader, &[variant]).unwrap();
    let found = figures.get(&variant).unwrap();
    (found.on_hand, found.reserved)
}
