//! What a house needs besides its catalogue: who it is, carriers, a pickup point, certificates, commissions.

use crate::failure::Failure;
use access::Act;
use access::page::PageRequest;
use catalogue::product;
use jiff::ToSpan;
use language::Texts;
use orders::commission::{self, CommissionError};
use parties::house::{self, HouseError, HouseSettings};
use parties::organisation::{self, Card};
use parties::papers::{self, CertificateError, NewCertificate};
use shipping::carrier::{self, CarrierError, NewCarrier};
use shipping::pickup_point::{self, NewPickupPoint, PickupPointError};
use std::collections::BTreeSet;
use store::{Store, Unit};
use values::clock::{Clock, local_date};
use values::id::Ids;
use values::rate::BasisPoints;

/// Why the house was not furnished: a fault of the program, or the database.
enum Trouble {
    Store(store::Error),
    Fault(String),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

macro_rules! trouble_from {
    ($($error:ident),*) => {$(
        impl From<$error> for Trouble {
            fn from(error: $error) -> Self {
                match error {
                    $error::Store(error) => Self::Store(error),
                    other => Self::Fault(other.to_string()),
                }
            }
        }
    )*};
}
trouble_from!(CarrierError, PickupPointError, CertificateError, CommissionError);

impl From<HouseError> for Trouble {
    fn from(error: HouseError) -> Self {
        Self::Fault(format!("{error:?}"))
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(error) => error.into(),
            Trouble::Fault(problem) => Self::new(problem, "this is a fault of the program: please report it"),
        }
    }
}

/// Who the house is, carriers, the depot's counter, certificates and commissions; the shop takes orders from here on.
pub(super) fn furnish(store: &Store, clock: &Clock, ids: &Ids) -> Result<(), Failure> {
    let act = Act::house(clock, ids);
    store.write_blocking(move |unit| {
        let settings = identity(house::load(unit)?);
        house::save(unit, &act, &settings)?;
        carriers(unit, &act)?;
        counter(unit, &act)?;
        for producer in organisation::card_list(unit)? {
            certificates(unit, &act, &producer)?;
        }
        rates(unit, &act)
    })?;
    Ok(())
}

fn carriers(unit: &mut Unit<'_>, act: &Act) -> Result<(), Trouble> {
    for (slug, name) in [
        ("amana", "Amana (démo)"),
        ("messagerie-sud", "Messagerie du Sud (démo)"),
    ] {
        let new = NewCarrier {
            slug: slug.to_owned(),
            name: name.to_owned(),
            tracking_url: String::new(),
            active: true,
        };
        carrier::upsert(unit, act, &new)?;
    }
    Ok(())
}

fn counter(unit: &mut Unit<'_>, act: &Act) -> Result<(), Trouble> {
    let new = NewPickupPoint {
        slug: "depot-errachidia".to_owned(),
        names: Texts::new(
            "Dépôt du GIE, Errachidia",
            "مستودع المجموعة، الرشيدية",
            "GIE depot, Errachidia",
            "",
        ),
        address: Texts::new(
            "Rue de démonstration, Errachidia",
            "زنقة العرض التجريبي، الرشيدية",
            "Demonstration street, Errachidia",
            "",
        ),
        opening: Texts::new(
            "du lundi au samedi, de 9 h à 17 h",
            "من الإثنين إلى السبت، من 9 إلى 17",
            "Monday to Saturday, 9 to 17",
            "",
        ),
        active: true,
    };
    pickup_point::upsert(unit, act, &new)?;
    Ok(())
}

/// A demonstration certificate for every sign of quality that the producer's goods carry.
fn certificates(unit: &mut Unit<'_>, act: &Act, producer: &Card) -> Result<(), Trouble> {
    let filter = product::Filter {
        producer: Some(producer.id),
        ..product::Filter::default()
    };
    let products = product::list(unit, &filter, product::Sort::Name, PageRequest::new(1, 100))?.items;
    let labels: BTreeSet<String> = products
        .into_iter()
        .flat_map(|product| product.details.labels)
        .collect();
    let today = local_date(act.at);
    for (index, label) in labels.into_iter().enumerate() {
        let new = NewCertificate {
            organisation: producer.id,
            label,
            certifying_body: "Organisme de démonstration".to_owned(),
            number: format!("DEMO-{}-{}", producer.slug.to_uppercase(), index + 1),
            valid_from: today.saturating_sub(180.days()),
            expires_on: today.saturating_add(185.days()),
        };
        papers::record(unit, act, &new)?;
    }
    Ok(())
}

/// One producer has a rate of its own, so that the difference can be seen.
fn rates(unit: &mut Unit<'_>, act: &Act) -> Result<(), Trouble> {
    let Some(producer) = organisation::by_slug(unit, "coop-couscous-ferkla")? else {
        return Ok(());
    };
    let rate = BasisPoints::new(800).map_err(|error| Trouble::Fault(error.to_string()))?;
    let from = local_date(act.at).saturating_sub(90.days());
    Ok(commission::set_rate(unit, act, producer.id, rate, from)?)
}

/// Marks the house as whole.
pub(super) fn finish(store: &Store, clock: &Clock, ids: &Ids) -> Result<(), Failure> {
    let act = Act::house(clock, ids);
    store.write_blocking(move |unit| {
        let settings = HouseSettings {
            demo: true,
            ..house::load(unit)?
        };
        house::save(unit, &act, &settings)
            .map(|_| ())
            .map_err(Trouble::from)
    })?;
    Ok(())
}

fn identity(settings: HouseSettings) -> HouseSettings {
    let return_fee = values::money::Money::mad(1_500);
    HouseSettings {
        opened: true,
        names: Texts::new(
            "GIE Mawrout Bladi (démonstration)",
            "المجموعة ذات النفع الاقتصادي موروث بلادي (عرض تجريبي)",
            "GIE Mawrout Bladi (demonstration)",
            "",
        ),
        address: Texts::new(
            "Rue de démonstration, Errachidia, Maroc",
            "زنقة العرض التجريبي، الرشيدية، المغرب",
            "Demonstration street, Errachidia, Morocco",
            "",
        ),
        phone: "0500000000".parse().ok(),
        whatsapp: "0600000000".parse().ok(),
        email: Some("contact@mawrout.example".to_owned()),
        trade_register: Some("0000 Errachidia".to_owned()),
        cndp_number: Some("D-DEMO-000".to_owned()),
        return_fee,
        depot_organisation: Some("gie-mawrout-bladi".to_owned()),
        ..settings
    }
}
