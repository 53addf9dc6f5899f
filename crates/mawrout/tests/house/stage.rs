//! A house filled with the goods of `demo/data`, on which the tests of the whole play.

use access::Act;
use catalogue::variant::Variant;
use language::{Language, Texts};
use mawrout::import::{self, Keeping, Source};
use mawrout::{check, rooms};
use orders::checkout::{PlaceOrder, Placed, WantedLine};
use orders::error::OrderError;
use orders::order::{Address, Buyer, Channel, Destination};
use orders::{fulfilment, parcel, step, view};
use parties::Upserted;
use parties::house::{self, HouseSettings};
use payments::method::Method;
use shipping::carrier::{self, Carrier, NewCarrier};
use std::fs;
use std::path::PathBuf;
use store::Store;
use store::testing::TestHouse;
use values::clock::Clock;
use values::id::{Id, Ids};
use values::quantity::Quantity;
use web::testing::{Desk, parts};
use web::{HouseParts, RouteDeclaration};

/// Where the goods lie.
pub(crate) const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/data");

/// Files of the goods, in any order: the import knows what each needs.
pub(crate) const FILES: [&str; 10] = [
    "products.csv",
    "bundles.csv",
    "producers.csv",
    "categories.csv",
    "labels.csv",
    "cities.csv",
    "shipping_rates.csv",
    "communes_draa_tafilalet.csv",
    "provinces.csv",
    "regions.csv",
];

/// A house with goods in it.
pub(crate) struct Stage<'h> {
    pub(crate) store: &'h Store,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
}

/// Plays on both databases.
pub(crate) fn on_both(body: impl Fn(&Stage<'_>)) {
    store::testing::on_both(*rooms::MIGRATIONS, |house| body(&Stage::filled(house)));
}

/// Plays on both databases, before all the doors.
pub(crate) fn on_both_doors(body: impl Fn(&Stage<'_>, Desk)) {
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        body(&Stage::filled(house), desk(house));
    });
}

/// The files, read.
pub(crate) fn sources() -> Vec<Source> {
    let read = |name: &&str| {
        let bytes = fs::read(PathBuf::from(DATA).join(name)).unwrap();
        import::source(name, &bytes).unwrap()
    };
    FILES.iter().map(read).collect()
}

impl<'h> Stage<'h> {
    /// Fills a migrated house.
    pub(crate) fn filled(house: &'h TestHouse) -> Self {
        let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
        let stage = Self {
            store: &house.store,
            ids: Ids::seeded(11, clock.clone()),
            clock,
        };
        let report = import::import(&house.store, stage.act(), sources(), Keeping::Keep).unwrap();
        assert!(report.is_clean(), "{:?}", report.problems());
        stage.open_shop();
        stage
    }

    /// The settings without which no shop opens.
    fn open_shop(&self) {
        let act = self.act();
        let saved = self.store.write_blocking(move |unit| {
            let settings = HouseSettings {
                opened: true,
                names: Texts::french("GIE de démonstration"),
                address: Texts::french("1, place de l’Exemple, Errachidia"),
                phone: "0535000001".parse().ok(),
                email: Some("bonjour@exemple.test".to_owned()),
                ..house::load(unit)?
            };
            house::save(unit, &act, &settings)
        });
        assert!(!saved.unwrap().is_empty());
    }

    /// An act of the house, now.
    pub(crate) fn act(&self) -> Act {
        Act::house(&self.clock, &self.ids)
    }

    /// The article of this number.
    pub(crate) fn variant(&self, sku: &str) -> Id<Variant> {
        let sku = sku.to_owned();
        let found = self
            .store
            .read_blocking(move |reader| catalogue::variant::by_sku(reader, &sku));
        found.unwrap().unwrap().id
    }

    /// Pieces of an article that can be had.
    pub(crate) fn available(&self, sku: &str) -> i64 {
        let variant = self.variant(sku);
        let figures = self
            .store
            .read_blocking(move |reader| inventory::availability::of(reader, &[variant]));
        figures
            .unwrap()
            .get(&variant)
            .map_or(0, |figures| figures.available())
    }

    /// A carrier to hand parcels to.
    pub(crate) fn carrier(&self) -> Id<Carrier> {
        let act = self.act();
        let new = NewCarrier {
            slug: "demo".to_owned(),
            name: "Messagerie démo".to_owned(),
            tracking_url: String::new(),
            active: true,
        };
        let kept = self.store.write_blocking(move |unit| {
            let _: Upserted = carrier::upsert(unit, &act, &new)?;
            Ok::<_, carrier::CarrierError>(carrier::by_slug(unit, "demo")?)
        });
        kept.unwrap().unwrap().id
    }

    /// Places an order that must go through.
    pub(crate) fn place(&self, lines: &[(&str, u32)], key: &str) -> Placed {
        let (act, command) = (self.act(), order_of(lines, key));
        self.store
            .write_blocking(move |unit| orders::checkout::place(unit, &act, &command))
            .unwrap()
    }

    /// Fails with every invariant that is broken.
    pub(crate) fn must_be_right(&self, after: &str) {
        must_be_right(self.store, after);
    }
}

/// Things that addresses can name.
pub(crate) struct Things {
    /// Code of an order nobody has called about.
    pub(crate) code: String,
    fulfilment: String,
    parcel: String,
}

impl Things {
    /// Two orders, one of them packed.
    pub(crate) fn of(stage: &Stage<'_>) -> Self {
        let code = stage
            .place(&[("DAT-BFG-500", 1), ("EPI-SAF-1G", 1)], "waiting")
            .code
            .to_string();
        let order = stage.place(&[("DAT-MEX-1K", 1)], "packed").order;
        let act = stage.act();
        let made = stage.store.write_blocking(move |unit| {
            step::confirm(unit, &act, order, 1, "")?;
            let part = view::by_id(unit, order)?.fulfilments.remove(0);
            fulfilment::mark_ready(unit, &act, part.id, part.version)?;
            Ok::<_, OrderError>((part.id, parcel::pack(unit, &act, order, &[part.id])?))
        });
        let (fulfilment, parcel) = made.unwrap();
        Self {
            code,
            fulfilment: fulfilment.to_string(),
            parcel: parcel.to_string(),
        }
    }

    /// The address of a route with an existing thing in each of its gaps, where the house has one.
    pub(crate) fn address(&self, route: &RouteDeclaration) -> String {
        let slug = match route.path {
            "/{lang}/c/{slug}" => "dattes",
            "/{lang}/p/{slug}" => "safran-en-filaments",
            "/{lang}/legal/{slug}" => "terms",
            path if path.starts_with("/office/products/") => "dattes-boufeggous",
            _ => "coop-dattes-ziz",
        };
        let filled = |part: &str| match part {
            "{lang}" => "fr".to_owned(),
            "{slug}" => slug.to_owned(),
            "{sku}" => "DAT-BFG-500".to_owned(),
            "{code}" => self.code.clone(),
            "{fulfilment}" => self.fulfilment.clone(),
            "{parcel}" => self.parcel.clone(),
            gap if gap.starts_with('{') => "00000000-0000-0000-0000-000000000000".to_owned(),
            word => word.to_owned(),
        };
        route.path.split('/').map(filled).collect::<Vec<_>>().join("/")
    }
}

/// A browser before all the doors of this house.
pub(crate) fn desk(house: &TestHouse) -> Desk {
    let resources = [&storefront::RESOURCES[..], &office::RESOURCES[..]];
    let parts = HouseParts {
        footer: rooms::FOOTER,
        ..parts(house.store.clone(), &resources, rooms::OFFICE)
    };
    // The desk brings the doors of `web` itself.
    Desk::new(parts, storefront::routes().and(office::routes()))
}

/// Runs requests. Filling a house and checking it block the thread, so they stay outside.
pub(crate) fn browse<T>(requests: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(requests)
}

/// Fails with every invariant that is broken.
pub(crate) fn must_be_right(store: &Store, after: &str) {
    let verdicts = check::verdicts(store).unwrap();
    assert!(!verdicts.is_empty());
    let broken: Vec<String> = verdicts
        .iter()
        .filter(|verdict| !verdict.offenders.is_empty())
        .map(|verdict| {
            format!(
                "{}: {}: {}",
                verdict.room,
                verdict.invariant,
                verdict.offenders.join(", ")
            )
        })
        .collect();
    assert!(broken.is_empty(), "after {after}:\n{}", broken.join("\n"));
}

/// An order of an invented buyer in Casablanca.
pub(crate) fn order_of(lines: &[(&str, u32)], key: &str) -> PlaceOrder {
    let wanted = |(sku, quantity): &(&str, u32)| WantedLine {
        sku: (*sku).to_owned(),
        quantity: Quantity::new(*quantity).unwrap(),
    };
    PlaceOrder {
        visitor: None,
        lines: lines.iter().map(wanted).collect(),
        buyer: Buyer {
            name: "Acheteur démo 07".to_owned(),
            phone: "0612345607".parse().unwrap(),
            phone_second: None,
        },
        destination: Destination::Address(Address {
            city: "casablanca".to_owned(),
            quarter: "Quartier de démonstration".to_owned(),
            ..Address::default()
        }),
        note: String::new(),
        method: Method::CashOnDelivery,
        language: Language::French,
        channel: Channel::Shop,
        idempotency_key: key.to_owned(),
        goods_seen: None,
        delivery_seen: None,
        demo: true,
    }
}

/// Rounds of a test that takes as long as one lets it: `few`, or ten times as many in a full run.
pub(crate) fn rounds(few: u64) -> u64 {
    if std::env::var_os("MAWROUT_TEST_FULL").is_some() {
        few * 10
    } else {
        few
    }
}
