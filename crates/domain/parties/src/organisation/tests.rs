//! Organisations on both databases.

use super::*;
use crate::Upserted;
use crate::testing::{MIGRATIONS, act, new_organisation, places};
use crate::wording::WordingError;
use access::audit;
use access::page::PageRequest;
use store::Unit;
use store::testing::on_both;

/// Runs a body in a unit of a house with places, on both databases.
fn in_a_house(body: impl Fn(&mut Unit<'_>, &access::Act) -> store::Result<()> + Clone + Send + 'static) {
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

#[test]
fn an_import_twice_over_changes_nothing() {
    in_a_house(|unit, act| {
        let mut new = new_organisation("coop-ziz");
        new.details.phone = Some("0612345678".parse().unwrap());
        new.details.place = Coordinates::parse("31.68", "-4.17").unwrap();
        new.details.ice = Some("999000001000075".parse().unwrap());
        assert_eq!(upsert(unit, act, &new), Ok(Upserted::Created));
        assert_eq!(upsert(unit, act, &new), Ok(Upserted::Same));
        let kept = by_slug(unit, "coop-ziz")?.unwrap();
        assert_eq!(
            (&kept.details, kept.kind, kept.demo, kept.active),
            (&new.details, new.kind, true, true)
        );
        assert_eq!((kept.version, kept.created_at), (1, act.at));
        assert_eq!(by_id(unit, kept.id)?.as_ref(), Some(&kept));
        new.details.members_total = Some(21);
        assert_eq!(upsert(unit, act, &new), Ok(Upserted::Changed));
        assert_eq!(by_slug(unit, "coop-ziz")?.unwrap().version, 2);
        let trail = audit::of(unit, "organisation", &kept.id.to_string())?;
        assert_eq!(trail.len(), 2);
        assert_eq!(trail[1].before.as_deref(), Some(r#"{"members_total":"20"}"#));
        Ok(())
    });
}

#[test]
fn an_import_leaves_what_its_file_does_not_have() {
    in_a_house(|unit, act| {
        let new = new_organisation("coop-ziz");
        upsert(unit, act, &new).unwrap();
        let kept = by_slug(unit, "coop-ziz")?.unwrap();
        let mut edited = kept.details.clone();
        edited.presentation = Texts::french("Quarante familles.");
        edited.names.en = Some("Ziz dates".to_owned());
        edited.phone = Some("+33612345678".parse().unwrap());
        assert_eq!(change(unit, act, kept.id, 1, &edited), Ok(2));
        assert_eq!(upsert(unit, act, &new), Ok(Upserted::Same));
        assert_eq!(by_id(unit, kept.id)?.unwrap().details, edited);
        Ok(())
    });
}

#[test]
fn a_change_carries_the_version_it_was_made_on() {
    in_a_house(|unit, act| {
        upsert(unit, act, &new_organisation("coop-ziz")).unwrap();
        let kept = by_slug(unit, "coop-ziz")?.unwrap();
        let mut details = kept.details.clone();
        assert_eq!(change(unit, act, kept.id, 1, &details), Ok(1), "nothing differs");
        details.commune = "Aoufous".to_owned();
        assert_eq!(change(unit, act, kept.id, 1, &details), Ok(2));
        assert_eq!(
            change(unit, act, kept.id, 1, &kept.details),
            Err(OrganisationError::Stale)
        );
        assert_eq!(
            set_active(unit, act, kept.id, 1, false, "fermée"),
            Err(OrganisationError::Stale)
        );
        assert_eq!(set_active(unit, act, kept.id, 2, false, "fermée"), Ok(3));
        assert_eq!(card_list(unit)?, []);
        assert_eq!(cards_of(unit, &[kept.id])?.len(), 1, "orders still name who sold");
        let other: Id<Organisation> = act.ids.next();
        assert_eq!(
            change(unit, act, other, 1, &details),
            Err(OrganisationError::NotFound)
        );
        Ok(())
    });
}

#[test]
fn what_is_wrong_is_refused_before_the_database_is_asked() {
    in_a_house(|unit, act| {
        let mut try_with = |wrong: &dyn Fn(&mut NewOrganisation)| {
            let mut new = new_organisation("coop-ziz");
            wrong(&mut new);
            upsert(unit, act, &new).unwrap_err()
        };
        let error = try_with(&|new| new.slug = "Coop Ziz".to_owned());
        assert_eq!(error, OrganisationError::Slug("Coop Ziz".to_owned()));
        let error = try_with(&|new| new.details.names = Texts::default());
        assert_eq!(error, OrganisationError::Name(WordingError::FrenchMissing));
        let error = try_with(&|new| new.details.province_code = "MA-XXX".to_owned());
        assert_eq!(error, OrganisationError::UnknownProvince("MA-XXX".to_owned()));
        assert_eq!(
            try_with(&|new| new.details.commune = " ".to_owned()),
            OrganisationError::CommuneMissing
        );
        let error = try_with(&|new| new.details.members_women = Some(21));
        assert_eq!(error, OrganisationError::MoreWomenThanMembers);
        let error = try_with(&|new| new.details.members_total = None);
        assert_eq!(error, OrganisationError::MoreWomenThanMembers);
        Ok(())
    });
}

#[test]
fn organisations_are_found_by_words_in_any_language() {
    in_a_house(|unit, act| {
        for (slug, fr, ar, commune) in [
            (
                "dattes-ziz",
                "Coopérative Dattes du Ziz",
                "تعاونية تمور زيز",
                "Aoufous",
            ),
            (
                "olive-gheris",
                "Coopérative Olive du Gheris",
                "تعاونية زيتون غريس",
                "Goulmima",
            ),
        ] {
            let mut new = new_organisation(slug);
            new.details.names = Texts::new(fr, ar, "", "");
            new.details.commune = commune.to_owned();
            upsert(unit, act, &new).unwrap();
        }
        let slugs = |query: &str| -> store::Result<Vec<String>> {
            Ok(find(unit, query, 10)?.into_iter().map(|card| card.slug).collect())
        };
        assert_eq!(slugs("coop ziz")?, ["dattes-ziz"]);
        assert_eq!(slugs("COOPÉRATIVE")?, ["dattes-ziz", "olive-gheris"]);
        assert_eq!(slugs("الزيتون")?, ["olive-gheris"]);
        assert_eq!(slugs("goulm")?, ["olive-gheris"]);
        assert_eq!(slugs("")?, [""; 0]);
        assert_eq!(find(unit, "coop", 1)?.len(), 1);
        let filter = Filter {
            text: Some("oliv".to_owned()),
            active: Some(true),
            ..Filter::default()
        };
        let page = list(unit, &filter, Sort::Name, PageRequest::new(1, 20))?;
        assert_eq!((page.total, page.items[0].slug.as_str()), (1, "olive-gheris"));
        let filter = Filter {
            kind: Some(OrganisationKind::Gie),
            ..Filter::default()
        };
        assert_eq!(count(unit, &filter)?, 0);
        let filter = Filter {
            province_code: Some("MA-ERR".to_owned()),
            ..Filter::default()
        };
        let page = list(unit, &filter, Sort::Name, PageRequest::new(2, 1))?;
        assert_eq!((page.total, page.items.len()), (2, 1));
        assert_eq!(cards_of(unit, &[])?.len(), 0);
        assert_eq!(crate::check(unit)?, []);
        Ok(())
    });
}

#[test]
fn a_lost_word_is_a_finding() {
    in_a_house(|unit, act| {
        upsert(unit, act, &new_organisation("coop-ziz")).unwrap();
        unit.run(
            store::Command::new("DELETE FROM organisation_word WHERE word = 'erfoud'"),
            store::args![],
        )?;
        let findings = crate::check(unit)?;
        assert_eq!(findings[0].invariant, crate::INVARIANTS[0]);
        assert_eq!(findings[0].offender, "organisation coop-ziz");
        Ok(())
    });
}
