//! Papers of an organisation: the certificates that let it show a sign of quality. A label shows
//! only while its certificate holds (law 25-06 and law 39-12).

use crate::difference::Differences;
use crate::organisation::{self, Organisation};
use access::audit::{self, Entry};
use access::{Act, Action, Refused, require};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use store::{Reader, Select, Unit, args};
use values::id::Id;
use values::text::{TextError, clean_line};

/// Longest name of a certifying body, in characters.
const LONGEST_BODY: usize = 120;
/// Longest certificate number, in characters.
const LONGEST_NUMBER: usize = 60;

store::row! {
    /// A certificate as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Certificate {
        /// Its id.
        pub id: Id<Certificate>,
        /// Who holds it.
        pub organisation_id: Id<Organisation>,
        /// The sign it allows, a slug of the catalogue's labels.
        pub label_slug: String,
        /// Who certified.
        pub certifying_body: String,
        /// Its number on paper.
        pub number: String,
        /// First day it holds.
        pub valid_from: Date,
        /// Last day it holds.
        pub expires_on: Date,
        /// When it was recorded here.
        pub recorded_at: Timestamp,
    }
}

/// A certificate as somebody reads it off the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCertificate {
    /// Who holds it.
    pub organisation: Id<Organisation>,
    /// The sign it allows, a slug of the catalogue's labels; the caller knows it to be one.
    pub label: String,
    /// Who certified.
    pub certifying_body: String,
    /// Its number on paper.
    pub number: String,
    /// First day it holds.
    pub valid_from: Date,
    /// Last day it holds.
    pub expires_on: Date,
}

/// Why a certificate was not recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// No such organisation.
    #[error("no such organisation")]
    UnknownOrganisation,
    /// The certifying body is missing.
    #[error("the certifying body is missing")]
    BodyMissing,
    /// The number is missing.
    #[error("the number of the certificate is missing")]
    NumberMissing,
    /// The body's name or the number is too long or holds a control character.
    #[error(transparent)]
    Text(#[from] TextError),
    /// The last day lies before the first.
    #[error("the certificate ends before it begins")]
    EndsBeforeItBegins,
    /// The same paper was recorded before.
    #[error("the certificate was recorded before")]
    AlreadyRecorded,
    /// No such certificate.
    #[error("no such certificate")]
    NotFound,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    write INSERT = "INSERT INTO certificate (id, organisation_id, label_slug, certifying_body, number, valid_from, \
        expires_on, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
        ON CONFLICT (organisation_id, label_slug, number, valid_from) DO NOTHING";
    write WITHDRAW = "UPDATE certificate SET expires_on = ?2 \
        WHERE id = ?1 AND expires_on > ?2 AND valid_from <= ?2";
    read BY_ID: Certificate = "SELECT id, organisation_id, label_slug, certifying_body, number, valid_from, \
        expires_on, recorded_at FROM certificate WHERE id = ?1";
    read OF: Certificate = "SELECT id, organisation_id, label_slug, certifying_body, number, valid_from, expires_on, \
        recorded_at FROM certificate WHERE organisation_id = ?1 ORDER BY expires_on DESC, id";
    read EXPIRING: Certificate = "SELECT id, organisation_id, label_slug, certifying_body, number, valid_from, \
        expires_on, recorded_at FROM certificate WHERE expires_on >= ?1 AND expires_on <= ?2 \
        ORDER BY expires_on, id LIMIT 200";
}

/// Records a certificate.
pub fn record(
    unit: &mut Unit<'_>,
    act: &Act,
    new: &NewCertificate,
) -> Result<Id<Certificate>, CertificateError> {
    require(act, Action::EditProducers)?;
    let body = clean_line(&new.certifying_body, LONGEST_BODY)?;
    let number = clean_line(&new.number, LONGEST_NUMBER)?;
    if body.is_empty() {
        return Err(CertificateError::BodyMissing);
    }
    if number.is_empty() {
        return Err(CertificateError::NumberMissing);
    }
    if new.expires_on < new.valid_from {
        return Err(CertificateError::EndsBeforeItBegins);
    }
    if organisation::by_id(unit, new.organisation)?.is_none() {
        return Err(CertificateError::UnknownOrganisation);
    }
    let id: Id<Certificate> = act.ids.next();
    let NewCertificate {
        organisation,
        label,
        valid_from,
        expires_on,
        ..
    } = new;
    let added = unit.run(
        INSERT,
        args![
            id,
            organisation,
            label,
            body,
            number,
            valid_from,
            expires_on,
            act.at
        ],
    )?;
    if added == 0 {
        return Err(CertificateError::AlreadyRecorded);
    }
    let mut told = Differences::default();
    told.note("label", "", label);
    told.note("number", "", &number);
    told.note("valid_from", "", valid_from);
    told.note("expires_on", "", expires_on);
    let told = told.after();
    let object_id = organisation.to_string();
    let entry = Entry {
        act: "certificate-recorded",
        object: "organisation",
        object_id: &object_id,
        before: None,
        after: Some(&told),
        reason: None,
    };
    audit::record(unit, act, &entry)?;
    organisation::told_changed(unit, act, *organisation)?;
    Ok(id)
}

/// Ends a certificate early: the certifying body took it back. `last_day` is the last day it holds.
pub fn withdraw(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Certificate>,
    last_day: Date,
    reason: &str,
) -> Result<(), CertificateError> {
    require(act, Action::EditProducers)?;
    let kept = unit.maybe(BY_ID, args![id])?.ok_or(CertificateError::NotFound)?;
    if unit.run(WITHDRAW, args![id, last_day])? == 0 {
        return Err(CertificateError::EndsBeforeItBegins);
    }
    let mut differences = Differences::default();
    differences.note("number", "", &kept.number);
    differences.note("expires_on", kept.expires_on, last_day);
    let (before, after) = (differences.before(), differences.after());
    let object_id = kept.organisation_id.to_string();
    let entry = Entry {
        act: "certificate-withdrawn",
        object: "organisation",
        object_id: &object_id,
        before: Some(&before),
        after: Some(&after),
        reason: Some(reason),
    };
    audit::record(unit, act, &entry)?;
    organisation::told_changed(unit, act, kept.organisation_id)?;
    Ok(())
}

/// The certificates of an organisation, those that hold longest first.
pub fn of(reader: &Reader<'_>, organisation: Id<Organisation>) -> store::Result<Vec<Certificate>> {
    reader.all(OF, args![organisation])
}

/// Certificates whose last day lies from `from` to `until`, soonest first, at most 200.
pub fn expiring(reader: &Reader<'_>, from: Date, until: Date) -> store::Result<Vec<Certificate>> {
    reader.all(EXPIRING, args![from, until])
}

/// The labels each organisation may show on that day, each once, in the order of their slugs.
pub fn valid_labels(
    reader: &Reader<'_>,
    organisations: &[Id<Organisation>],
    on: Date,
) -> store::Result<HashMap<Id<Organisation>, Vec<String>>> {
    let mut labels: HashMap<Id<Organisation>, Vec<String>> = HashMap::new();
    if organisations.is_empty() {
        return Ok(labels);
    }
    let select = Select::new("SELECT DISTINCT organisation_id, label_slug FROM certificate")
        .within("organisation_id", organisations)
        .filter("valid_from <= ? AND expires_on >= ?", &[&on, &on])
        .then("ORDER BY organisation_id, label_slug", &[]);
    let rows: Vec<(Id<Organisation>, String)> = reader.select(&select)?;
    for (organisation, label) in rows {
        labels.entry(organisation).or_default().push(label);
    }
    Ok(labels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MIGRATIONS, act, organisation};
    use jiff::civil::date;
    use store::testing::on_both;

    fn new(organisation: Id<Organisation>, label: &str, from: Date, until: Date) -> NewCertificate {
        NewCertificate {
            organisation,
            label: label.to_owned(),
            certifying_body: "Organisme démo".to_owned(),
            number: "N-1".to_owned(),
            valid_from: from,
            expires_on: until,
        }
    }

    #[test]
    fn a_label_shows_from_the_first_to_the_last_day() {
        on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                let (one, other) = (organisation(unit, &act, "one"), organisation(unit, &act, "other"));
                let (first, last) = (date(2026, 1, 10), date(2026, 12, 20));
                let id = record(unit, &act, &new(one, "igp", first, last)).unwrap();
                record(
                    unit,
                    &act,
                    &NewCertificate {
                        number: "N-2".to_owned(),
                        ..new(one, "igp", last, last)
                    },
                )
                .unwrap();
                record(unit, &act, &new(one, "bio", first, last)).unwrap();
                let labels_on = |day: Date| valid_labels(unit, &[one, other], day).unwrap().remove(&one);
                let both = Some(vec!["bio".to_owned(), "igp".to_owned()]);
                assert_eq!(labels_on(date(2026, 1, 9)), None);
                assert_eq!(labels_on(first), both);
                assert_eq!(labels_on(last), both, "two papers for one label show it once");
                assert_eq!(labels_on(date(2026, 12, 21)), None);
                assert_eq!(valid_labels(unit, &[], first)?, HashMap::new());
                assert_eq!(of(unit, one)?.len(), 3);
                assert_eq!(expiring(unit, date(2026, 12, 1), date(2026, 12, 31))?.len(), 3);
                withdraw(unit, &act, id, date(2026, 6, 30), "retiré par l'organisme").unwrap();
                let labels = valid_labels(unit, &[one], date(2026, 7, 1))?;
                assert_eq!(labels[&one], ["bio"]);
                assert_eq!(expiring(unit, date(2026, 6, 1), date(2026, 7, 1))?[0].id, id);
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }

    #[test]
    fn a_paper_that_is_wrong_or_known_is_refused() {
        on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                let one = organisation(unit, &act, "one");
                let right = new(one, "igp", date(2026, 1, 1), date(2026, 12, 31));
                let id = record(unit, &act, &right).unwrap();
                assert_eq!(record(unit, &act, &right), Err(CertificateError::AlreadyRecorded));
                let renewed = NewCertificate {
                    valid_from: date(2027, 1, 1),
                    expires_on: date(2027, 1, 1),
                    ..right.clone()
                };
                assert!(record(unit, &act, &renewed).is_ok());
                let wrong = NewCertificate {
                    expires_on: date(2025, 12, 31),
                    ..right.clone()
                };
                assert_eq!(
                    record(unit, &act, &wrong),
                    Err(CertificateError::EndsBeforeItBegins)
                );
                let wrong = NewCertificate {
                    number: " ".to_owned(),
                    ..right.clone()
                };
                assert_eq!(record(unit, &act, &wrong), Err(CertificateError::NumberMissing));
                let wrong = NewCertificate {
                    certifying_body: String::new(),
                    ..right.clone()
                };
                assert_eq!(record(unit, &act, &wrong), Err(CertificateError::BodyMissing));
                let wrong = NewCertificate {
                    organisation: act.ids.next(),
                    ..right.clone()
                };
                assert_eq!(
                    record(unit, &act, &wrong),
                    Err(CertificateError::UnknownOrganisation)
                );
                let wrong = withdraw(unit, &act, id, date(2027, 1, 1), "");
                assert_eq!(
                    wrong,
                    Err(CertificateError::EndsBeforeItBegins),
                    "a paper is not made longer so"
                );
                assert_eq!(
                    withdraw(unit, &act, act.ids.next(), date(2026, 2, 1), ""),
                    Err(CertificateError::NotFound)
                );
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }
}
