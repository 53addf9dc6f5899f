//! Finding organisations.

use super::{Card, Details, Organisation, OrganisationKind, Record, VatRegime};
use crate::place::Coordinates;
use crate::words;
use access::page::{Page, PageRequest};
use jiff::Timestamp;
use language::Texts;
use std::collections::HashMap;
use store::{Error, Reader, Result, Select, args};
use values::id::Id;

store::row! {
    struct RecordRow {
        id: Id<Organisation>,
        slug: String,
        kind: OrganisationKind,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        presentation_fr: String,
        presentation_ar: Option<String>,
        presentation_en: Option<String>,
        presentation_zgh: Option<String>,
        commune: String,
        province_code: String,
        latitude_microdegrees: Option<i64>,
        longitude_microdegrees: Option<i64>,
        members_total: Option<u32>,
        members_women: Option<u32>,
        ice: Option<String>,
        phone: Option<String>,
        vat_regime: VatRegime,
        active: bool,
        demo: bool,
        created_at: Timestamp,
        version: i64,
    }
}

macro_rules! records {
    ($tail:literal) => {
        concat!(
            "SELECT id, slug, kind, name_fr, name_ar, name_en, name_zgh, presentation_fr, presentation_ar, \
             presentation_en, presentation_zgh, commune, province_code, latitude_microdegrees, \
             longitude_microdegrees, members_total, members_women, ice, phone, vat_regime, active, demo, \
             created_at, version FROM organisation",
            $tail
        )
    };
}

const RECORDS: &str = records!("");

store::statements! {
    read BY_ID: RecordRow = records!(" WHERE id = ?1");
    read BY_SLUG: RecordRow = records!(" WHERE slug = ?1");
}

impl RecordRow {
    fn into_record(self) -> Result<Record> {
        let unreadable = |column: &str, problem: String| Error::Unreadable {
            column: column.to_owned(),
            problem,
        };
        let ice = self.ice.map(|ice| ice.parse()).transpose();
        let phone = self.phone.map(|phone| phone.parse()).transpose();
        let details = Details {
            names: texts(self.name_fr, self.name_ar, self.name_en, self.name_zgh),
            presentation: texts(
                self.presentation_fr,
                self.presentation_ar,
                self.presentation_en,
                self.presentation_zgh,
            ),
            commune: self.commune,
            province_code: self.province_code,
            place: Coordinates::from_columns(self.latitude_microdegrees, self.longitude_microdegrees),
            members_total: self.members_total,
            members_women: self.members_women,
            ice: ice.map_err(|error: values::registration::IceError| unreadable("ice", error.to_string()))?,
            phone: phone
                .map_err(|error: values::phone::PhoneError| unreadable("phone", error.to_string()))?,
            vat_regime: self.vat_regime,
        };
        Ok(Record {
            id: self.id,
            slug: self.slug,
            kind: self.kind,
            details,
            active: self.active,
            demo: self.demo,
            created_at: self.created_at,
            version: self.version,
        })
    }
}

impl From<RecordRow> for Card {
    fn from(row: RecordRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            kind: row.kind,
            names: texts(row.name_fr, row.name_ar, row.name_en, row.name_zgh),
            presentation: texts(
                row.presentation_fr,
                row.presentation_ar,
                row.presentation_en,
                row.presentation_zgh,
            ),
            commune: row.commune,
            province_code: row.province_code,
            members_total: row.members_total,
            members_women: row.members_women,
            vat_regime: row.vat_regime,
            demo: row.demo,
        }
    }
}

fn texts(fr: String, ar: Option<String>, en: Option<String>, zgh: Option<String>) -> Texts {
    Texts { fr, ar, en, zgh }
}

/// Which organisations are wanted; each `Some` narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of its name or commune; the beginning of each is enough.
    pub text: Option<String>,
    /// What it is in law.
    pub kind: Option<OrganisationKind>,
    /// ISO code of the province.
    pub province_code: Option<String>,
    /// Whether it is shown in the shop.
    pub active: Option<bool>,
}

store::text_enum! {
    /// The order of a list of organisations.
    pub enum Sort {
        /// By French name.
        Name = "name",
        /// By commune, then by name.
        Commune = "commune",
        /// Last added first.
        Newest = "newest",
    }
}

/// The organisation with this id.
pub fn by_id(reader: &Reader<'_>, id: Id<Organisation>) -> Result<Option<Record>> {
    reader
        .maybe(BY_ID, args![id])?
        .map(RecordRow::into_record)
        .transpose()
}

/// The organisation with this address in the shop.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> Result<Option<Record>> {
    reader
        .maybe(BY_SLUG, args![slug])?
        .map(RecordRow::into_record)
        .transpose()
}

/// A page of the organisations.
pub fn list(reader: &Reader<'_>, filter: &Filter, sort: Sort, request: PageRequest) -> Result<Page<Record>> {
    let ranges = Ranges::of(filter.text.as_deref());
    let (size, offset) = (request.size(), request.offset());
    let tail = match sort {
        Sort::Name => "ORDER BY name_fr, id LIMIT ? OFFSET ?",
        Sort::Commune => "ORDER BY commune, name_fr, id LIMIT ? OFFSET ?",
        Sort::Newest => "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?",
    };
    let select = narrowed(Select::new(RECORDS), filter, &ranges).then(tail, &[&size, &offset]);
    let rows: Vec<RecordRow> = reader.select(&select)?;
    let items = rows
        .into_iter()
        .map(RecordRow::into_record)
        .collect::<Result<_>>()?;
    Ok(Page {
        items,
        total: count(reader, filter)?,
        request,
    })
}

/// How many organisations the filter leaves.
pub fn count(reader: &Reader<'_>, filter: &Filter) -> Result<u64> {
    let ranges = Ranges::of(filter.text.as_deref());
    reader.count(&narrowed(
        Select::new("SELECT count(*) FROM organisation"),
        filter,
        &ranges,
    ))
}

/// What pages show of these organisations, shown in the shop or not; unknown ids are absent.
pub fn cards_of(reader: &Reader<'_>, ids: &[Id<Organisation>]) -> Result<HashMap<Id<Organisation>, Card>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<RecordRow> = reader.select(&Select::new(RECORDS).within("id", ids))?;
    Ok(rows.into_iter().map(|row| (row.id, Card::from(row))).collect())
}

/// Every organisation shown in the shop, by French name.
pub fn card_list(reader: &Reader<'_>) -> Result<Vec<Card>> {
    let select = Select::new(RECORDS)
        .filter("active", &[])
        .then("ORDER BY name_fr, id", &[]);
    let rows: Vec<RecordRow> = reader.select(&select)?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// Organisations shown in the shop that have every word of the query in their name or commune, at most
/// `limit`, by French name. An empty query finds nothing.
pub fn find(reader: &Reader<'_>, query: &str, limit: u32) -> Result<Vec<Card>> {
    let ranges = Ranges::of(Some(query));
    if ranges.0.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        active: Some(true),
        ..Filter::default()
    };
    let select =
        narrowed(Select::new(RECORDS), &filter, &ranges).then("ORDER BY name_fr, id LIMIT ?", &[&limit]);
    let rows: Vec<RecordRow> = reader.select(&select)?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// The words of a query, each with the end of its range.
struct Ranges(Vec<(String, String)>);

impl Ranges {
    fn of(query: Option<&str>) -> Self {
        let words = words::of_query(query.unwrap_or_default());
        Self(
            words
                .into_iter()
                .map(|word| {
                    let end = words::end_of(&word);
                    (word, end)
                })
                .collect(),
        )
    }
}

fn narrowed<'f>(select: Select<'f>, filter: &'f Filter, ranges: &'f Ranges) -> Select<'f> {
    let select = select
        .filter_some("kind = ?", &filter.kind)
        .filter_some("province_code = ?", &filter.province_code)
        .filter_some("active = ?", &filter.active);
    ranges.0.iter().fold(select, |select, (word, end)| {
        select.filter(
            "id IN (SELECT organisation_id FROM organisation_word WHERE word >= ? AND word < ?)",
            &[word, end],
        )
    })
}
