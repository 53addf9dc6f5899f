//! Places on both databases.

use super::*;
use crate::Upserted;
use crate::testing::{MIGRATIONS, act, places};
use crate::wording::WordingError;
use access::audit;
use store::testing::on_both;

#[test]
fn places_are_kept_once_and_changes_told() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            places(unit, &act);
            let mut commune = Commune {
                code: "08.201.01.01".to_owned(),
                province_code: "MA-ERR".to_owned(),
                kind: CommuneKind::Urban,
                names: Texts::new("Erfoud", "أرفود", "", ""),
                place: Coordinates::parse("31.4353", "-4.2326").unwrap(),
                place_source: "geonames".to_owned(),
            };
            assert_eq!(upsert_commune(unit, &act, &commune), Ok(Upserted::Created));
            assert_eq!(upsert_commune(unit, &act, &commune), Ok(Upserted::Same));
            assert_eq!(communes(unit, "MA-ERR")?, [commune.clone()]);
            assert_eq!(communes(unit, "MA-MID")?, []);
            commune.kind = CommuneKind::Rural;
            assert_eq!(upsert_commune(unit, &act, &commune), Ok(Upserted::Changed));
            let trail = audit::of(unit, "commune", "08.201.01.01")?;
            assert_eq!(trail[0].after.as_deref(), Some(r#"{"kind":"rural"}"#));
            let mut province = province(unit, "MA-ERR")?.unwrap();
            assert_eq!(upsert_province(unit, &act, &province), Ok(Upserted::Same));
            province.names.ar = Some("الرشيدية".to_owned());
            province.kind = ProvinceKind::Prefecture;
            assert_eq!(upsert_province(unit, &act, &province), Ok(Upserted::Changed));
            assert_eq!(
                province_name(unit, "MA-ERR")?,
                Some(Texts::new("Errachidia", "الرشيدية", "", ""))
            );
            assert_eq!((regions(unit)?.len(), provinces(unit)?.len()), (1, 3));
            assert_eq!(region_name(unit, "MA-08")?.unwrap().fr, "Drâa-Tafilalet");
            let region = Region {
                code: "MA-08".to_owned(),
                names: Texts::french("Drâa Tafilalet"),
            };
            assert_eq!(upsert_region(unit, &act, &region), Ok(Upserted::Changed));
            assert!(
                region_name(unit, "MA-08")?.unwrap().ar.is_some(),
                "the Arabic name stays"
            );
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn a_place_lies_in_one_that_is_known() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            places(unit, &act);
            let mut province = province(unit, "MA-ERR")?.unwrap();
            province.region_code = "MA-99".to_owned();
            let unknown = PlaceError::UnknownCode("MA-99".to_owned());
            assert_eq!(upsert_province(unit, &act, &province), Err(unknown));
            let nameless = Region {
                code: "MA-07".to_owned(),
                names: Texts::default(),
            };
            assert_eq!(
                upsert_region(unit, &act, &nameless),
                Err(PlaceError::Name(WordingError::FrenchMissing))
            );
            let codeless = Region {
                code: " ".to_owned(),
                names: Texts::french("Souss"),
            };
            assert_eq!(upsert_region(unit, &act, &codeless), Err(PlaceError::CodeMissing));
            assert_eq!(province_name(unit, "MA-XXX")?, None);
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}
