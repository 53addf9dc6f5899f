//! Keeping and changing organisations.

use super::checking::{checked, completed, differences};
use super::{Details, Organisation, OrganisationKind, Record, by_id, by_slug};
use crate::difference::{Differences, Upserted};
use crate::wording::WordingError;
use crate::words;
use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use language::Language;
use store::{Unit, args};
use values::id::Id;
use values::slug::slugify;
use values::text::TextError;

/// An organisation as an import brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Its address in the shop: `a`–`z`, `0`–`9` and hyphens.
    pub slug: String,
    /// What it is in law.
    pub kind: OrganisationKind,
    /// What the office keeps of it.
    pub details: Details,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
}

/// Why an organisation was not kept or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationError {
    /// No such organisation.
    #[error("no such organisation")]
    NotFound,
    /// Somebody else changed it meanwhile.
    #[error("somebody else changed the organisation meanwhile")]
    Stale,
    /// The address is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no address")]
    Slug(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The presentation is wrong.
    #[error("presentation: {0}")]
    Presentation(WordingError),
    /// The commune is missing.
    #[error("the commune is missing")]
    CommuneMissing,
    /// The commune's name is wrong.
    #[error("commune: {0}")]
    Commune(TextError),
    /// No province has this code.
    #[error("no province has the code {0}")]
    UnknownProvince(String),
    /// More women than members, or women of an unknown number of members.
    #[error("there are more women than members")]
    MoreWomenThanMembers,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    write INSERT = "INSERT INTO organisation (id, slug, kind, name_fr, name_ar, name_en, name_zgh, \
        presentation_fr, presentation_ar, presentation_en, presentation_zgh, commune, province_code, \
        latitude_microdegrees, longitude_microdegrees, members_total, members_women, ice, phone, vat_regime, \
        demo, created_at, active, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, \
        ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, true, 1)";
    write UPDATE = "UPDATE organisation SET kind = ?3, name_fr = ?4, name_ar = ?5, name_en = ?6, name_zgh = ?7, \
        presentation_fr = ?8, presentation_ar = ?9, presentation_en = ?10, presentation_zgh = ?11, commune = ?12, \
        province_code = ?13, latitude_microdegrees = ?14, longitude_microdegrees = ?15, members_total = ?16, \
        members_women = ?17, ice = ?18, phone = ?19, vat_regime = ?20, demo = ?21, version = version + 1 \
        WHERE id = ?1 AND version = ?2";
    write SET_ACTIVE = "UPDATE organisation SET active = ?3, version = version + 1 WHERE id = ?1 AND version = ?2";
    write FORGET_WORDS = "DELETE FROM organisation_word WHERE organisation_id = ?1";
    write ADD_WORD = "INSERT INTO organisation_word (word, organisation_id) VALUES (?1, ?2)";
}

/// Keeps an organisation brought by an import, known by its slug. What the import leaves empty
/// (languages, presentation, place, phone) stays as it was.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &NewOrganisation) -> Result<Upserted, OrganisationError> {
    require(act, Action::EditProducers)?;
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(OrganisationError::Slug(new.slug.clone()));
    }
    match by_slug(unit, &new.slug)? {
        None => {
            let wanted = NewOrganisation {
                details: checked(unit, &new.details)?,
                ..new.clone()
            };
            insert(unit, act, &wanted)?;
            Ok(Upserted::Created)
        }
        Some(kept) => {
            let details = checked(unit, &completed(&new.details, &kept.details))?;
            let wanted = Record {
                kind: new.kind,
                details,
                demo: new.demo,
                ..kept.clone()
            };
            if update(unit, act, &kept, &wanted)? {
                Ok(Upserted::Changed)
            } else {
                Ok(Upserted::Same)
            }
        }
    }
}

/// Changes what the office keeps of an organisation; answers its new version.
pub fn change(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Organisation>,
    version: i64,
    details: &Details,
) -> Result<i64, OrganisationError> {
    require(act, Action::EditProducers)?;
    let kept = by_id(unit, id)?.ok_or(OrganisationError::NotFound)?;
    if kept.version != version {
        return Err(OrganisationError::Stale);
    }
    let wanted = Record {
        details: checked(unit, details)?,
        ..kept.clone()
    };
    Ok(if update(unit, act, &kept, &wanted)? {
        version + 1
    } else {
        version
    })
}

/// Shows an organisation in the shop, or takes it out; answers its new version.
pub fn set_active(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Organisation>,
    version: i64,
    active: bool,
    reason: &str,
) -> Result<i64, OrganisationError> {
    require(act, Action::EditProducers)?;
    let kept = by_id(unit, id)?.ok_or(OrganisationError::NotFound)?;
    if kept.version != version || unit.run(SET_ACTIVE, args![id, version, active])? == 0 {
        return Err(OrganisationError::Stale);
    }
    let word = if active {
        "organisation-shown"
    } else {
        "organisation-hidden"
    };
    audit::record(unit, act, &entry(word, &id.to_string(), None, None, Some(reason)))?;
    told_changed(unit, act, id)?;
    Ok(version + 1)
}

fn insert(unit: &mut Unit<'_>, act: &Act, new: &NewOrganisation) -> Result<(), OrganisationError> {
    let id: Id<Organisation> = act.ids.next();
    let Details {
        names, presentation, ..
    } = &new.details;
    let details = &new.details;
    unit.run(
        INSERT,
        args![
            id,
            new.slug,
            new.kind,
            names.fr,
            names.ar,
            names.en,
            names.zgh,
            presentation.fr,
            presentation.ar,
            presentation.en,
            presentation.zgh,
            details.commune,
            details.province_code,
            details
                .place
                .map(crate::place::Coordinates::latitude_microdegrees),
            details
                .place
                .map(crate::place::Coordinates::longitude_microdegrees),
            details.members_total,
            details.members_women,
            details.ice.as_ref().map(values::registration::Ice::as_str),
            details.phone.as_ref().map(values::phone::Phone::e164),
            details.vat_regime,
            new.demo,
            act.at
        ],
    )?;
    keep_words(unit, id, details)?;
    let mut told = Differences::default();
    told.note("slug", "", &new.slug);
    told.note("name", "", &names.fr);
    audit::record(
        unit,
        act,
        &entry(
            "organisation-created",
            &id.to_string(),
            None,
            Some(&told.after()),
            None,
        ),
    )?;
    told_changed(unit, act, id)?;
    Ok(())
}

/// Tells the feed that what is shown of an organisation changed: itself, or a paper of it.
pub(crate) fn told_changed(unit: &mut Unit<'_>, act: &Act, id: Id<Organisation>) -> store::Result<()> {
    fact::record(
        unit,
        act,
        "organisation-changed",
        format_args!("organisation:{id}"),
    )
}

/// Writes what differs; answers whether anything did.
fn update(unit: &mut Unit<'_>, act: &Act, kept: &Record, wanted: &Record) -> Result<bool, OrganisationError> {
    let differences = differences(kept, wanted);
    if differences.is_empty() {
        return Ok(false);
    }
    let details = &wanted.details;
    let Details {
        names, presentation, ..
    } = details;
    let touched = unit.run(
        UPDATE,
        args![
            kept.id,
            kept.version,
            wanted.kind,
            names.fr,
            names.ar,
            names.en,
            names.zgh,
            presentation.fr,
            presentation.ar,
            presentation.en,
            presentation.zgh,
            details.commune,
            details.province_code,
            details
                .place
                .map(crate::place::Coordinates::latitude_microdegrees),
            details
                .place
                .map(crate::place::Coordinates::longitude_microdegrees),
            details.members_total,
            details.members_women,
            details.ice.as_ref().map(values::registration::Ice::as_str),
            details.phone.as_ref().map(values::phone::Phone::e164),
            details.vat_regime,
            wanted.demo
        ],
    )?;
    if touched == 0 {
        return Err(OrganisationError::Stale);
    }
    keep_words(unit, kept.id, details)?;
    let (before, after) = (differences.before(), differences.after());
    let id = kept.id.to_string();
    audit::record(
        unit,
        act,
        &entry("organisation-changed", &id, Some(&before), Some(&after), None),
    )?;
    told_changed(unit, act, kept.id)?;
    Ok(true)
}

fn entry<'e>(
    word: &'e str,
    id: &'e str,
    before: Option<&'e str>,
    after: Option<&'e str>,
    reason: Option<&'e str>,
) -> Entry<'e> {
    Entry {
        act: word,
        object: "organisation",
        object_id: id,
        before,
        after,
        reason,
    }
}

fn keep_words(unit: &mut Unit<'_>, id: Id<Organisation>, details: &Details) -> store::Result<()> {
    unit.run(FORGET_WORDS, args![id])?;
    for word in words_of(details) {
        unit.run(ADD_WORD, args![word, id])?;
    }
    Ok(())
}

/// The words an organisation is found by.
pub(crate) fn words_of(details: &Details) -> std::collections::BTreeSet<String> {
    let names = Language::ALL
        .into_iter()
        .filter_map(|language| details.names.exactly(language));
    words::of(names.chain([details.commune.as_str()]))
}
