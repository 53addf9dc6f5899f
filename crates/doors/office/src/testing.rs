//! A small house for the tests of this door: three producers, a town, a carrier, a counter, people with roles.

use access::{Act, Role};
use catalogue::product::{self, NewProduct, ProductStatus};
use catalogue::testing::{Shop, variant_of};
use catalogue::variant::Variant;
use content::page::{self, Draft, PageSlug};
use inventory::movement::{self, Cause};
use inventory::{availability, location, stock};
use language::{Language, Texts};
use orders::checkout::{self, PlaceOrder, Placed, WantedLine};
use orders::order::{Address, Buyer, Channel, Destination, Order};
use orders::view::{self, OrderView};
use parties::house::{self, HouseSettings};
use parties::organisation::{self, Organisation};
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
use web::testing::{Desk, parts};

static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let all = [
        *catalogue::testing::MIGRATIONS,
        shipping::MIGRATIONS,
        inventory::MIGRATIONS,
        ledger::MIGRATIONS,
        payments::MIGRATIONS,
        orders::MIGRATIONS,
        content::MIGRATIONS,
    ];
    Vec::leak(all.concat())
});

/// A filled house and a browser in which somebody of this role is signed in.
pub(crate) struct Scene {
    pub(crate) desk: Desk,
    pub(crate) carrier: Id<Carrier>,
    pub(crate) dates: Id<Variant>,
    pub(crate) producer: Id<Organisation>,
    pub(crate) other: Id<Organisation>,
    _house: TestHouse,
}

/// Opens a house and signs somebody in.
pub(crate) async fn office(role: Role) -> Scene {
    let house = store::testing::embedded(&MIGRATIONS);
    let store = house.store.clone();
    let writing = std::thread::spawn(move || store.write_blocking(|unit| Ok::<_, store::Error>(fill(unit))));
    let (carrier, dates, producer, other) = writing.join().unwrap().unwrap();
    let parts = parts(house.store.clone(), &[&crate::RESOURCES], crate::ROOMS);
    let mut desk = Desk::new(parts, crate::routes());
    let organisation = (role == Role::Producer).then(|| producer.uuid());
    desk.sign_in_as(&format!("{role}1"), &[role], organisation).await;
    Scene {
        desk,
        carrier,
        dates,
        producer,
        other,
        _house: house,
    }
}

fn fill(unit: &mut Unit<'_>) -> (Id<Carrier>, Id<Variant>, Id<Organisation>, Id<Organisation>) {
    let act = catalogue::testing::act();
    let shop = Shop::open(unit, &act);
    let dates = shop.sku(unit, &act, "DAT-1", 8_500);
    let saffron = article(unit, &act, &shop, "coop-safran", "SAF-1", 8_000);
    for (variant, pieces) in [(dates, 10), (saffron, 5)] {
        let room = location::of_organisation(unit, &act, shop.producer.uuid()).unwrap();
        stock::open(unit, variant, room).unwrap();
        movement::record(unit, &act, variant, pieces, Cause::Opening, None, None).unwrap();
    }
    ways(unit, &act);
    open_shop(unit, &act);
    let terms = Draft {
        slug: PageSlug::Terms,
        language: Language::French,
        title: "Conditions".to_owned(),
        body: "Texte".to_owned(),
    };
    page::save(unit, &act, &terms, 0).unwrap();
    let carrier = carrier::by_slug(unit, "amana").unwrap().unwrap().id;
    let other = organisation::by_slug(unit, "coop-safran").unwrap().unwrap().id;
    (carrier, dates, shop.producer, other)
}

fn open_shop(unit: &mut Unit<'_>, act: &Act) {
    let settings = HouseSettings {
        opened: true,
        names: Texts::french("GIE démo"),
        address: Texts::french("Errachidia"),
        phone: "0535000000".parse().ok(),
        email: Some("gie@exemple.ma".to_owned()),
        ..HouseSettings::default()
    };
    house::save(unit, act, &settings).unwrap();
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
        ..shop.new_product(&format!("Produit démo {sku}"), "منتوج تجريبي")
    };
    let product = product::create(unit, act, &new).unwrap();
    let variant = variant_of(unit, act, product, sku, centimes);
    product::set_status(unit, act, product, 1, ProductStatus::Published, None).unwrap();
    variant
}

fn ways(unit: &mut Unit<'_>, act: &Act) {
    let grams = |value| Grams::new(value).unwrap();
    let zone = Zone {
        slug: "zone-1".to_owned(),
        names: Texts::french("Drâa-Tafilalet"),
        days_min: 1,
        days_max: 2,
    };
    let band = |from, to, dirhams: i64| Band {
        from: grams(from),
        to: grams(to),
        price: Money::mad(dirhams * 100),
        extra_per_kg_above: None,
    };
    rate::replace(unit, act, &zone, &[band(0, 1_000, 20), band(1_000, 30_000, 35)]).unwrap();
    let town = City {
        slug: "erfoud".to_owned(),
        names: Texts::new("Erfoud", "أرفود", "", ""),
        province_code: "MA-ERR".to_owned(),
        region_code: "MA-08".to_owned(),
        zone: Some("zone-1".to_owned()),
        postcode: String::new(),
        place: None,
    };
    city::upsert(unit, act, &town).unwrap();
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
        tracking_url: "https://exemple.ma/suivi/{number}".to_owned(),
        active: true,
    };
    carrier::upsert(unit, act, &amana).unwrap();
}

/// An order of two dates and one saffron, to Erfoud.
pub(crate) fn order(key: &str, name: &str) -> PlaceOrder {
    let line = |sku: &str, count| WantedLine {
        sku: sku.to_owned(),
        quantity: Quantity::new(count).unwrap(),
    };
    PlaceOrder {
        visitor: None,
        lines: vec![line("DAT-1", 2), line("SAF-1", 1)],
        buyer: Buyer {
            name: name.to_owned(),
            phone: "0600000001".parse().unwrap(),
            phone_second: None,
        },
        destination: Destination::Address(Address {
            city: "erfoud".to_owned(),
            quarter: "Hay démo".to_owned(),
            street: String::new(),
            landmark: "près de l’école".to_owned(),
        }),
        note: String::new(),
        method: Method::CashOnDelivery,
        language: Language::Arabic,
        channel: Channel::Shop,
        idempotency_key: key.to_owned(),
        goods_seen: None,
        delivery_seen: None,
        demo: true,
    }
}

impl Scene {
    /// An act of the house.
    pub(crate) fn act(&self) -> Act {
        Act::house(&self.desk.house.clock, &self.desk.house.ids)
    }

    /// Places an order for this buyer.
    pub(crate) async fn placed(&self, key: &str, name: &str) -> Placed {
        self.place(order(key, name)).await
    }

    /// Places this order.
    pub(crate) async fn place(&self, command: PlaceOrder) -> Placed {
        let act = self.act();
        self.desk
            .house
            .store
            .write(move |unit| checkout::place(unit, &act, &command))
            .await
            .unwrap()
    }

    /// Reads in the store.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Reader<'_>) -> T + Send + 'static,
    ) -> T {
        self.desk
            .house
            .store
            .read(move |reader| Ok::<_, store::Error>(look(reader)))
            .await
            .unwrap()
    }

    /// The order as it stands.
    pub(crate) async fn whole(&self, id: Id<Order>) -> OrderView {
        self.read(move |reader| view::by_id(reader, id).unwrap()).await
    }

    /// On hand and reserved of the dates.
    pub(crate) async fn dates(&self) -> (i64, i64) {
        let dates = self.dates;
        let figures = self
            .read(move |reader| availability::of(reader, &[dates]).unwrap())
            .await;
        (figures[&dates].on_hand, figures[&dates].reserved)
    }

    /// Confirms an order as the house.
    pub(crate) async fn confirm(&self, id: Id<Order>) {
        let act = self.act();
        self.desk
            .house
            .store
            .write(move |unit| orders::step::confirm(unit, &act, id, 1, ""))
            .await
            .unwrap();
    }

    /// A browser in which somebody else is signed in.
    pub(crate) async fn colleague(
        &self,
        login: &str,
        role: Role,
        organisation: Option<Id<Organisation>>,
    ) -> Desk {
        let mut desk = self.desk.stranger();
        desk.sign_in_as(login, &[role], organisation.map(Id::uuid)).await;
        desk
    }

    /// Posts a form and expects to be led on; the address it leads to.
    pub(crate) async fn done(&mut self, address: &str, fields: &[(&str, &str)]) -> String {
        let reply = self.desk.post(address, fields).await;
        assert_eq!(reply.status, 303, "{address} {}", reply.body);
        reply.location().to_owned()
    }

    /// Every invariant of the rooms below holds.
    pub(crate) async fn holds(&self) {
        let findings = self
            .read(|reader| {
                [
                    orders::check::check,
                    inventory::check,
                    ledger::check,
                    payments::check,
                ]
                .map(|check| check(reader).unwrap())
                .concat()
            })
            .await;
        assert_eq!(findings, []);
    }
}
