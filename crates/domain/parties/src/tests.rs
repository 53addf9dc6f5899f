//! Every fixed statement of the room, prepared and planned on both databases; every column noted; and every
//! change refused to those whose roles do not allow it.

use crate::address::{self, Commune, CommuneKind, PlaceError, Province, ProvinceKind, Region};
use crate::house::{self, HouseError, HouseSettings};
use crate::organisation::{self, OrganisationError};
use crate::papers::{self, CertificateError, NewCertificate};
use crate::testing::{MIGRATIONS, act, by_role, new_organisation, organisation, trail_length};
use access::personal_data::differences;
use access::{Action, Refused, Role};
use jiff::civil::date;
use language::Texts;
use store::testing::on_both;

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

fn refused(action: Action, role: &'static str) -> Refused {
    Refused { action, role }
}

#[test]
fn who_may_not_change_producers_changes_nothing() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let id = organisation(unit, &act, "coop-demo");
            let kept = organisation::by_id(unit, id)?.unwrap();
            let mut paper = NewCertificate {
                organisation: id,
                label: "igp".to_owned(),
                certifying_body: "Organisme démo".to_owned(),
                number: "N-1".to_owned(),
                valid_from: date(2026, 1, 1),
                expires_on: date(2026, 12, 31),
            };
            let kept_paper = papers::record(unit, &act, &paper).unwrap();
            "N-2".clone_into(&mut paper.number);
            let lines = trail_length(unit);
            for (role, word) in [
                (Role::Clerk, "clerk"),
                (Role::Treasurer, "treasurer"),
                (Role::Producer, "producer"),
            ] {
                let clerk = by_role(&act, role);
                let no = OrganisationError::NotPermitted(refused(Action::EditProducers, word));
                let mut other = kept.details.clone();
                other.names = Texts::french("Autre nom");
                assert_eq!(
                    organisation::change(unit, &clerk, id, kept.version, &other),
                    Err(no.clone())
                );
                let hidden = organisation::set_active(unit, &clerk, id, kept.version, false, "fini");
                assert_eq!(hidden, Err(no.clone()));
                assert_eq!(
                    organisation::upsert(unit, &clerk, &new_organisation("coop-neuve")),
                    Err(no)
                );
                let no = CertificateError::NotPermitted(refused(Action::EditProducers, word));
                assert_eq!(papers::record(unit, &clerk, &paper), Err(no.clone()));
                let withdrawn = papers::withdraw(unit, &clerk, kept_paper, date(2026, 6, 1), "fraude");
                assert_eq!(withdrawn, Err(no));
            }
            assert_eq!(organisation::by_id(unit, id)?.unwrap(), kept);
            assert_eq!(organisation::by_slug(unit, "coop-neuve")?, None);
            assert_eq!(papers::of(unit, id)?.len(), 1);
            assert_eq!(papers::of(unit, id)?[0].expires_on, date(2026, 12, 31));
            assert_eq!(trail_length(unit), lines, "what was refused leaves no line");
            let manager = by_role(&act, Role::Manager);
            assert!(papers::record(unit, &manager, &paper).is_ok());
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn who_may_not_change_settings_changes_nothing() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let wanted = HouseSettings {
                confirm_within_hours: 12,
                ..HouseSettings::default()
            };
            for (role, word) in [(Role::Clerk, "clerk"), (Role::Direction, "direction")] {
                let saved = house::save(unit, &by_role(&act, role), &wanted);
                assert_eq!(
                    saved,
                    Err(HouseError::NotPermitted(refused(Action::EditSettings, word)))
                );
            }
            let guest = house::save(unit, &act.by(access::Actor::Guest), &wanted);
            assert_eq!(
                guest,
                Err(HouseError::NotPermitted(refused(Action::EditSettings, "guest")))
            );
            assert_eq!(house::load(unit)?, HouseSettings::default());
            assert_eq!(trail_length(unit), 0);
            let saved = house::save(unit, &by_role(&act, Role::Manager), &wanted).unwrap();
            assert_eq!(saved, ["confirm_within_hours"]);
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn places_of_the_state_are_brought_by_those_who_import() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let clerk = by_role(&act(), Role::Clerk);
            let no = PlaceError::NotPermitted(refused(Action::Import, "clerk"));
            let region = Region {
                code: "MA-08".to_owned(),
                names: Texts::french("Drâa-Tafilalet"),
            };
            let province = Province {
                code: "MA-ERR".to_owned(),
                region_code: "MA-08".to_owned(),
                kind: ProvinceKind::Province,
                names: Texts::french("Errachidia"),
            };
            let commune = Commune {
                code: "08.201.01.01".to_owned(),
                province_code: "MA-ERR".to_owned(),
                kind: CommuneKind::Urban,
                names: Texts::french("Erfoud"),
                place: None,
                place_source: String::new(),
            };
            assert_eq!(address::upsert_region(unit, &clerk, &region), Err(no.clone()));
            let manager = by_role(&act(), Role::Manager);
            address::upsert_region(unit, &manager, &region).unwrap();
            assert_eq!(address::upsert_province(unit, &clerk, &province), Err(no.clone()));
            address::upsert_province(unit, &manager, &province).unwrap();
            assert_eq!(address::upsert_commune(unit, &clerk, &commune), Err(no));
            assert_eq!(crate::check(unit)?, []);
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}
