//! Sample parties for tests: invented, and the same everywhere.
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot make its sample rows must stop"
)]

use crate::address::{self, Province, ProvinceKind, Region};
use crate::organisation::{self, Details, NewOrganisation, Organisation, OrganisationKind, VatRegime};
use access::page::PageRequest;
use access::{Act, Actor, Role, Staff, audit};
use language::{Language, Texts};
use std::sync::LazyLock;
use store::{Migration, Reader, Unit};
use values::clock::Clock;
use values::id::{Id, Ids};

/// The tables of the store, access and parties, for tests of rooms above.
pub static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let all = [store::migrate::MIGRATIONS, access::MIGRATIONS, crate::MIGRATIONS].concat();
    Vec::leak(all)
});

/// An action of the house on 24 November 2026, with ids that repeat from test to test.
#[must_use]
pub fn act() -> Act {
    let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
    Act::house(&clock, &Ids::seeded(24, clock.clone()))
}

/// The region MA-08 with the provinces MA-ERR, MA-MID and MA-TIN.
pub fn places(unit: &mut Unit<'_>, act: &Act) {
    let region = Region {
        code: "MA-08".to_owned(),
        names: Texts::new("Drâa-Tafilalet", "درعة-تافيلالت", "", ""),
    };
    address::upsert_region(unit, act, &region).unwrap();
    for (code, name) in [
        ("MA-ERR", "Errachidia"),
        ("MA-MID", "Midelt"),
        ("MA-TIN", "Tinghir"),
    ] {
        let province = Province {
            code: code.to_owned(),
            region_code: "MA-08".to_owned(),
            kind: ProvinceKind::Province,
            names: Texts::french(name),
        };
        address::upsert_province(unit, act, &province).unwrap();
    }
}

/// A cooperative of Erfoud as an import brings it.
#[must_use]
pub fn new_organisation(slug: &str) -> NewOrganisation {
    NewOrganisation {
        slug: slug.to_owned(),
        kind: OrganisationKind::Cooperative,
        details: Details {
            names: Texts::new(&format!("Coopérative démo {slug}"), "تعاونية تجريبية", "", ""),
            presentation: Texts::default(),
            commune: "Erfoud".to_owned(),
            province_code: "MA-ERR".to_owned(),
            place: None,
            members_total: Some(20),
            members_women: Some(12),
            ice: None,
            phone: None,
            vat_regime: VatRegime::ExemptCooperative,
        },
        demo: true,
    }
}

/// A cooperative of Erfoud, kept with its places; the same slug gives the same one.
pub fn organisation(unit: &mut Unit<'_>, act: &Act, slug: &str) -> Id<Organisation> {
    places(unit, act);
    organisation::upsert(unit, act, &new_organisation(slug)).unwrap();
    organisation::by_slug(unit, slug).unwrap().unwrap().id
}

/// The same action by somebody of the office with this one role.
#[must_use]
pub fn by_role(act: &Act, role: Role) -> Act {
    act.by(Actor::Staff(Staff {
        user: act.ids.next(),
        role,
        roles: vec![role],
        organisation: None,
        name: format!("{role} démo"),
        language: Language::French,
    }))
}

/// How many lines the trail holds: what was refused adds none.
#[must_use]
pub fn trail_length(reader: &Reader<'_>) -> u64 {
    let request = PageRequest::new(1, 1);
    audit::list(
        reader,
        &audit::Filter::default(),
        access::page::ByTime::Newest,
        request,
    )
    .unwrap()
    .total
}
