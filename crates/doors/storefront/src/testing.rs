//! A small shop for the tests of this door: two producers, dates in two sizes, honey, a gift box, four towns.

use catalogue::bundle::{self, Part};
use catalogue::product::{self, Allergen, NewProduct, ProductStatus};
use catalogue::testing::{LABEL, Shop, category_of, new_variant};
use catalogue::variant::{self, Variant};
use inventory::movement::{self, Cause};
use inventory::{location, stock};
use jiff::civil::date;
use language::Texts;
use parties::Coordinates;
use parties::address::{self, Commune, CommuneKind};
use parties::house::{self, HouseSettings};
use parties::organisation::Organisation;
use parties::papers::{self, NewCertificate};
use shipping::city::{self, City};
use shipping::pickup_point::{self, NewPickupPoint};
use shipping::rate::{self, Band};
use shipping::zone::Zone;
use std::sync::LazyLock;
use store::testing::TestHouse;
use store::{Migration, Store, Unit};
use values::content::Content;
use values::id::Id;
use values::money::Money;
use values::period::Months;
use values::quantity::Grams;
use web::testing::{Desk, parts};

/// The tables of all rooms this door shows.
pub(crate) static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let rooms = [
        inventory::MIGRATIONS,
        ledger::MIGRATIONS,
        shipping::MIGRATIONS,
        payments::MIGRATIONS,
        orders::MIGRATIONS,
        content::MIGRATIONS,
    ];
    Vec::leak([&[*catalogue::testing::MIGRATIONS], &rooms[..]].concat().concat())
});

/// A filled house and a browser before it; the house stays as long as the first part lives.
pub(crate) fn shop() -> (TestHouse, Desk) {
    let house = store::testing::embedded(&MIGRATIONS);
    fill(&house.store);
    let desk = desk(&house.store);
    (house, desk)
}

/// A browser before a house of this store.
pub(crate) fn desk(store: &Store) -> Desk {
    let mut parts = parts(store.clone(), &[&crate::RESOURCES], &[]);
    parts.footer = crate::FOOTER;
    Desk::new(parts, crate::routes())
}

/// Runs requests. Filling a shop blocks the thread, so it stays outside.
pub(crate) fn browse<T>(requests: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(requests)
}

/// Puts the sample shop into a store.
pub(crate) fn fill(store: &Store) {
    write(store, |unit| {
        let act = catalogue::testing::act();
        deliveries(unit, &act);
        goods(unit, &act);
    });
}

/// An action of the house after the shop was filled, with ids of its own.
pub(crate) fn later() -> access::Act {
    let clock = values::clock::Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
    access::Act::house(&clock, &values::id::Ids::seeded(99, clock.clone()))
}

/// Writes into a store, on a thread that may wait.
pub(crate) fn write(store: &Store, act: impl Fn(&mut Unit<'_>) + Send + 'static) {
    let store = store.clone();
    let writing = std::thread::spawn(move || {
        store.write_blocking(move |unit| {
            act(unit);
            Ok::<_, store::Error>(())
        })
    });
    writing.join().unwrap().unwrap();
}

fn goods(unit: &mut Unit<'_>, act: &access::Act) {
    let shop = Shop::open(unit, act);
    let gifts = category_of(unit, act, "coffrets", 2);
    category_of(unit, act, "miels", 3);
    certificate(unit, act, shop.producer);
    let dates = dates(unit, act, &shop);
    let other = parties::testing::organisation(unit, act, "coop-miel");
    let honey = NewProduct {
        producer: other,
        ..shop.new_product("Miel de thym", "عسل الزعتر")
    };
    let honey = sold(unit, act, &honey, &[("MIE-THY-250", "250", "g", 300, 9_600)]);
    stocked(unit, act, shop.producer, dates[0], 140);
    stocked(unit, act, shop.producer, dates[1], 3);
    stocked(unit, act, other, honey[0], 20);
    gift(unit, act, &shop, gifts, &[(dates[0], 2), (honey[0], 1)]);
    let mut out = shop.new_product("Dattes Jihel", "تمور الجيهل");
    out.details.season = Months::new([9, 10]).unwrap();
    let out = sold(unit, act, &out, &[("DAT-JHL-1K", "1", "kg", 1_080, 3_900)]);
    stocked(unit, act, shop.producer, out[0], 0);
    let mut ordered = shop.new_product("Tapis noué", "");
    ordered.details.on_order = true;
    ordered.details.withdrawal = false;
    let ordered = sold(
        unit,
        act,
        &ordered,
        &[("TAP-NOU-1", "1", "piece", 9_000, 180_000)],
    );
    stocked(unit, act, shop.producer, ordered[0], 0);
}

fn dates(unit: &mut Unit<'_>, act: &access::Act, shop: &Shop) -> Vec<Id<Variant>> {
    let mut new = shop.new_product("Dattes Majhoul extra", "تمور المجهول الممتازة");
    new.details.descriptions = Texts::new(
        "Gros fruits charnus.",
        "ثمار كبيرة لحيمة.",
        "Large, fleshy fruit.",
        "",
    );
    new.details.ingredients = Texts::french("Dattes Majhoul");
    new.details.allergens = vec![Allergen::Nuts, Allergen::Gluten];
    new.details.labels = vec![LABEL.to_owned()];
    new.details.season = Months::new([9, 10, 11]).unwrap();
    sold(
        unit,
        act,
        &new,
        &[
            ("DAT-MEX-500", "500", "g", 560, 8_500),
            ("DAT-MEX-5K", "5", "kg", 5_250, 79_000),
        ],
    )
}

fn gift(
    unit: &mut Unit<'_>,
    act: &access::Act,
    shop: &Shop,
    aisle: Id<catalogue::category::Category>,
    holds: &[(Id<Variant>, u32)],
) {
    let mut new = shop.new_product("Coffret Découverte", "علبة اكتشاف");
    new.details.category = aisle;
    let boxes = sold(unit, act, &new, &[("COF-DEC-1", "1", "piece", 1_500, 25_000)]);
    let parts: Vec<Part> = holds
        .iter()
        .map(|(variant, quantity)| Part {
            variant: *variant,
            quantity: *quantity,
        })
        .collect();
    bundle::replace(unit, act, boxes[0], &parts).unwrap();
}

/// A published product with formats: SKU, amount, unit, grams in the parcel, centimes.
fn sold(
    unit: &mut Unit<'_>,
    act: &access::Act,
    new: &NewProduct,
    formats: &[(&str, &str, &str, i64, i64)],
) -> Vec<Id<Variant>> {
    let id = product::create(unit, act, new).unwrap();
    let mut variants = Vec::new();
    for (position, (sku, amount, content, grams, centimes)) in formats.iter().enumerate() {
        let mut format = new_variant(id, sku, *centimes);
        format.details.content = Content::parse(amount, content).unwrap();
        format.details.label = if *content == "piece" {
            "pièce".to_owned()
        } else {
            format!("{amount} {content}")
        };
        format.details.weight = Grams::new(*grams).unwrap();
        format.details.position = u32::try_from(position + 1).unwrap();
        variants.push(variant::create(unit, act, &format, "sample").unwrap());
    }
    product::set_status(unit, act, id, 1, ProductStatus::Published, None).unwrap();
    variants
}

fn stocked(
    unit: &mut Unit<'_>,
    act: &access::Act,
    producer: Id<Organisation>,
    variant: Id<Variant>,
    pieces: i64,
) {
    let place = location::of_organisation(unit, act, producer.uuid()).unwrap();
    stock::open(unit, variant, place).unwrap();
    if pieces > 0 {
        movement::record(unit, act, variant, pieces, Cause::Opening, None, None).unwrap();
    }
}

fn certificate(unit: &mut Unit<'_>, act: &access::Act, organisation: Id<Organisation>) {
    let new = NewCertificate {
        organisation,
        label: LABEL.to_owned(),
        certifying_body: "Organisme démo".to_owned(),
        number: "DEMO-1".to_owned(),
        valid_from: date(2026, 1, 1),
        expires_on: date(2027, 1, 1),
    };
    papers::record(unit, act, &new).unwrap();
}

fn deliveries(unit: &mut Unit<'_>, act: &access::Act) {
    parties::testing::places(unit, act);
    let erfoud = Commune {
        code: "08.201.01.01".to_owned(),
        province_code: "MA-ERR".to_owned(),
        kind: CommuneKind::Urban,
        names: Texts::new("Erfoud", "أرفود", "", ""),
        place: Coordinates::new(31_435_300, -4_232_600).ok(),
        place_source: String::new(),
    };
    address::upsert_commune(unit, act, &erfoud).unwrap();
    for (slug, fr, ar, days, base) in [
        ("zone-1", "Drâa-Tafilalet", "درعة-تافيلالت", (1, 2), 20),
        ("zone-2", "Grandes villes", "المدن الكبرى", (1, 3), 30),
    ] {
        let (days_min, days_max) = days;
        let zone = Zone {
            slug: slug.to_owned(),
            names: Texts::new(fr, ar, "", ""),
            days_min,
            days_max,
        };
        let bands = [
            band(0, 1_000, base, None),
            band(1_000, 3_000, base + 8, None),
            band(3_000, 30_000, base + 25, Some(3)),
        ];
        rate::replace(unit, act, &zone, &bands).unwrap();
    }
    for (slug, fr, ar, zone) in [
        ("errachidia", "Errachidia", "الرشيدية", Some("zone-1")),
        ("casablanca", "Casablanca", "الدار البيضاء", Some("zone-2")),
        ("imilchil", "Imilchil", "إملشيل", None),
    ] {
        let town = City {
            slug: slug.to_owned(),
            names: Texts::new(fr, ar, "", ""),
            province_code: "MA-ERR".to_owned(),
            region_code: "MA-08".to_owned(),
            zone: zone.map(str::to_owned),
            postcode: String::new(),
            place: None,
        };
        city::upsert(unit, act, &town).unwrap();
    }
    let point = NewPickupPoint {
        slug: "depot-gie".to_owned(),
        names: Texts::new("Dépôt du GIE", "مستودع المجموعة", "", ""),
        address: Texts::french("Zone artisanale, Errachidia"),
        opening: Texts::french("9 h à 17 h"),
        active: true,
    };
    pickup_point::upsert(unit, act, &point).unwrap();
    let settings = HouseSettings {
        opened: true,
        names: Texts::new("GIE démo", "مجموعة تجريبية", "", ""),
        address: Texts::french("Errachidia"),
        phone: "05 35 00 00 00".parse().ok(),
        whatsapp: "06 00 00 00 01".parse().ok(),
        email: Some("bonjour@mawrout.example".to_owned()),
        ..HouseSettings::default()
    };
    house::save(unit, act, &settings).unwrap();
}

fn band(from: i64, to: i64, dirhams: i64, extra: Option<i64>) -> Band {
    Band {
        from: Grams::new(from).unwrap(),
        to: Grams::new(to).unwrap(),
        price: Money::mad(dirhams * 100),
        extra_per_kg_above: extra.map(|dirhams| Money::mad(dirhams * 100)),
    }
}

/// What a buyer writes; change the fields a test is about.
pub(crate) fn order_form<'f>(key: &'f str, changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("name", "Acheteur démo 07"),
        ("phone", "06 00 00 00 07"),
        ("phone_second", ""),
        ("delivery", "address"),
        ("city", "casablanca"),
        ("quarter", "Maârif"),
        ("street", "Rue démo 7"),
        ("landmark", "près de la pharmacie"),
        ("note", ""),
        ("payment", "cash_on_delivery"),
        ("terms", "on"),
        ("idempotency_key", key),
    ];
    fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    fields.extend(changes.iter().copied());
    fields
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(body: &str, name: &str) -> String {
    let (_, after) = body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

/// How many can be had of an article, as its page tells.
pub(crate) fn available(body: &str, sku: &str) -> i64 {
    let (_, after) = body
        .split_once(&format!("data-sku=\"{sku}\" data-available=\""))
        .unwrap();
    after.split('"').next().unwrap().parse().unwrap()
}
