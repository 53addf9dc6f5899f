//! Pages of the house: its terms, its privacy notice and the like. A page is kept in each language
//! apart; every saving is a new version, and old ones stay readable.

use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use jiff::Timestamp;
use language::Language;
use store::{Cell, Column, Reader, Unit, args};
use values::text::{TextError, clean_line, clean_text};

/// Longest title, in characters.
const LONGEST_TITLE: usize = 120;
/// Longest body, in characters.
const LONGEST_BODY: usize = 60_000;

store::text_enum! {
    /// Which page of the house; the word is its address.
    pub enum PageSlug {
        /// Terms of sale. The law wants them in Arabic (31-08).
        Terms = "terms",
        /// What is done with personal data (09-08).
        Privacy = "privacy",
        /// Who the house is (31-08 art. 29).
        LegalNotice = "legal-notice",
        /// Giving goods back.
        Returns = "returns",
        /// How and when goods arrive.
        Delivery = "delivery",
    }
}

/// A version of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Which page.
    pub slug: PageSlug,
    /// The language it is in, perhaps not the wanted one.
    pub language: Language,
    /// Number of the version within its language, from 1.
    pub version: i64,
    /// Its title.
    pub title: String,
    /// Its text, in Markdown.
    pub body: String,
    /// When this version was published.
    pub published_at: Timestamp,
}

/// What the office sees of a page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageState {
    /// Which page.
    pub slug: PageSlug,
    /// In which language.
    pub language: Language,
    /// Its newest version.
    pub version: i64,
    /// Title of that version.
    pub title: String,
    /// When that version was published.
    pub published_at: Timestamp,
}

/// A page as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which page.
    pub slug: PageSlug,
    /// In which language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its text, in Markdown.
    pub body: String,
}

/// Why a page was not saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// Somebody else saved a version meanwhile.
    #[error("somebody else saved the page meanwhile")]
    Stale,
    /// The title is missing.
    #[error("the title is missing")]
    TitleMissing,
    /// The title is wrong.
    #[error("title: {0}")]
    Title(TextError),
    /// The text is missing.
    #[error("the text is missing")]
    BodyMissing,
    /// The text is wrong.
    #[error("text: {0}")]
    Body(TextError),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// A language in a column, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Code(Language);

impl Column for Code {
    fn read(cell: Cell<'_>) -> Result<Self, String> {
        let code = String::read(cell)?;
        Language::from_code(&code)
            .map(Self)
            .ok_or_else(|| format!("{code} is no language"))
    }
}

store::row! {
    struct PageRow {
        slug: PageSlug,
        language: Code,
        version: i64,
        title: String,
        body: String,
        published_at: Timestamp,
    }
}

store::row! {
    struct StateRow {
        slug: PageSlug,
        language: Code,
        version: i64,
        title: String,
        published_at: Timestamp,
    }
}

store::statements! {
    read NEWEST: PageRow = "SELECT slug, language, version, title, body, published_at FROM house_page \
        WHERE slug = ?1 AND version = (SELECT max(newer.version) FROM house_page newer \
        WHERE newer.slug = house_page.slug AND newer.language = house_page.language)";
    read ONE: PageRow = "SELECT slug, language, version, title, body, published_at FROM house_page \
        WHERE slug = ?1 AND language = ?2 AND version = ?3";
    read LATEST: (i64,) = "SELECT version FROM house_page WHERE slug = ?1 AND language = ?2 \
        ORDER BY version DESC LIMIT 1";
    // Five pages in four languages, with some versions each.
    scan STATES: StateRow = "SELECT slug, language, version, title, published_at FROM house_page \
        WHERE version = (SELECT max(newer.version) FROM house_page newer \
        WHERE newer.slug = house_page.slug AND newer.language = house_page.language) ORDER BY slug, language";
    write ADD = "INSERT INTO house_page (slug, language, version, title, body, published_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (slug, language, version) DO NOTHING";
}

impl From<PageRow> for Page {
    fn from(row: PageRow) -> Self {
        let PageRow {
            slug,
            language,
            version,
            title,
            body,
            published_at,
        } = row;
        Self {
            slug,
            language: language.0,
            version,
            title,
            body,
            published_at,
        }
    }
}

/// The newest version of a page for a reader of `wanted`: in that language, else French, Arabic,
/// English, Tamazight. None when it was never written.
pub fn load(reader: &Reader<'_>, slug: PageSlug, wanted: Language) -> store::Result<Option<Page>> {
    let mut pages: Vec<Page> = reader
        .all(NEWEST, args![slug])?
        .into_iter()
        .map(Page::from)
        .collect();
    pages.sort_by_key(|page| (page.language != wanted, page.language));
    Ok(pages.into_iter().next())
}

/// A version of a page in exactly that language, also an old one.
pub fn version(
    reader: &Reader<'_>,
    slug: PageSlug,
    language: Language,
    version: i64,
) -> store::Result<Option<Page>> {
    Ok(reader
        .maybe(ONE, args![slug, language.code(), version])?
        .map(Page::from))
}

/// The newest versions of all pages that were written, by page and language.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<PageState>> {
    let state = |row: StateRow| PageState {
        slug: row.slug,
        language: row.language.0,
        version: row.version,
        title: row.title,
        published_at: row.published_at,
    };
    Ok(reader.all(STATES, args![])?.into_iter().map(state).collect())
}

/// Publishes a new version of a page over `version`, the newest the writer saw (0: none); answers its
/// number. Nothing is written when the text is the same.
pub fn save(unit: &mut Unit<'_>, act: &Act, draft: &Draft, version: i64) -> Result<i64, PageError> {
    require(act, Action::EditSettings)?;
    let title = clean_line(&draft.title, LONGEST_TITLE).map_err(PageError::Title)?;
    let body = clean_markdown(&draft.body).map_err(PageError::Body)?;
    if title.is_empty() {
        return Err(PageError::TitleMissing);
    }
    if body.is_empty() {
        return Err(PageError::BodyMissing);
    }
    let (slug, code) = (draft.slug, draft.language.code());
    let latest = unit
        .maybe(LATEST, args![slug, code])?
        .map_or(0, |(latest,)| latest);
    if latest != version {
        return Err(PageError::Stale);
    }
    let kept = self::version(unit, slug, draft.language, latest)?;
    if kept.is_some_and(|kept| kept.title == title && kept.body == body) {
        return Ok(version);
    }
    let next = version + 1;
    if unit.run(ADD, args![slug, code, next, title, body, act.at])? == 0 {
        return Err(PageError::Stale);
    }
    let (object_id, after) = (format!("{slug}.{code}"), format!("{{\"version\":{next}}}"));
    let entry = Entry {
        act: "page-published",
        object: "page",
        object_id: &object_id,
        before: None,
        after: Some(&after),
        reason: None,
    };
    audit::record(unit, act, &entry)?;
    fact::record(unit, act, "page-changed", format_args!("page:{object_id}"))?;
    Ok(next)
}

/// Markdown cleaned line by line; the blanks before a line, which make nested lists, are kept.
fn clean_markdown(text: &str) -> Result<String, TextError> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Vec::new();
    for line in unix.split('\n') {
        let indent = line.chars().take_while(|c| *c == ' ').count().min(12);
        let cleaned = clean_text(line, LONGEST_BODY)?;
        lines.push(if cleaned.is_empty() {
            cleaned
        } else {
            format!("{}{cleaned}", " ".repeat(indent))
        });
    }
    let body = lines.join("\n").trim_matches('\n').to_owned();
    if body.chars().count() > LONGEST_BODY {
        Err(TextError::TooLong { max: LONGEST_BODY })
    } else {
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::Role;
    use parties::testing::{act, by_role};
    use std::sync::LazyLock;
    use store::Migration;

    static MIGRATIONS: LazyLock<&'static [Migration]> =
        LazyLock::new(|| Vec::leak([*parties::testing::MIGRATIONS, crate::MIGRATIONS].concat()));

    fn draft(slug: PageSlug, language: Language, title: &str, body: &str) -> Draft {
        Draft {
            slug,
            language,
            title: title.to_owned(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn every_statement_is_prepared_and_every_column_noted() {
        store::testing::on_both(&MIGRATIONS, |house| {
            let objections = house.store.examine(crate::STATEMENTS.concat()).unwrap();
            assert_eq!(objections, Vec::<String>::new());
        });
        let differences = access::personal_data::differences(&[crate::REGISTER], crate::MIGRATIONS);
        assert_eq!(differences, Vec::<String>::new());
    }

    #[test]
    fn a_page_falls_back_and_keeps_its_old_versions() {
        use Language::{Arabic, English, French, Tamazight};
        store::testing::on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                assert_eq!(load(unit, PageSlug::Terms, French)?, None);
                let arabic = draft(PageSlug::Terms, Arabic, " شروط  البيع ", "نص");
                assert_eq!(save(unit, &act, &arabic, 0), Ok(1));
                assert_eq!(
                    load(unit, PageSlug::Terms, English)?.map(|page| page.language),
                    Some(Arabic)
                );
                let first = draft(
                    PageSlug::Terms,
                    French,
                    "Conditions de vente",
                    "Un\r\n\r\n  - deux  mots\n\n",
                );
                assert_eq!(save(unit, &act, &first, 0), Ok(1));
                assert_eq!(
                    save(unit, &act, &first, 1),
                    Ok(1),
                    "the same text is no new version"
                );
                let second = draft(PageSlug::Terms, French, "Conditions de vente", "Deux");
                assert_eq!(save(unit, &act, &second, 0), Err(PageError::Stale));
                assert_eq!(save(unit, &act, &second, 1), Ok(2));
                assert_eq!(
                    save(unit, &act, &draft(PageSlug::Delivery, Arabic, "ا", "ب"), 0),
                    Ok(1)
                );
                let shown = load(unit, PageSlug::Terms, Tamazight)?.unwrap();
                assert_eq!(
                    (shown.language, shown.version, shown.body.as_str()),
                    (French, 2, "Deux")
                );
                assert_eq!(load(unit, PageSlug::Terms, Arabic)?.unwrap().title, "شروط البيع");
                assert_eq!(
                    version(unit, PageSlug::Terms, French, 1)?.unwrap().body,
                    "Un\n\n  - deux mots"
                );
                let states = list(unit)?;
                let told: Vec<_> = states.iter().map(|s| (s.slug, s.language, s.version)).collect();
                let expected = [
                    (PageSlug::Delivery, Arabic, 1),
                    (PageSlug::Terms, Arabic, 1),
                    (PageSlug::Terms, French, 2),
                ];
                assert_eq!(told, expected);
                assert_eq!(audit::of(unit, "page", "terms.fr")?.len(), 2);
                assert_eq!(crate::check(unit)?, []);
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }

    #[test]
    fn what_is_missing_or_wrong_is_told() {
        store::testing::on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                let mut try_save = |title: &str, body: &str| {
                    save(
                        unit,
                        &act,
                        &draft(PageSlug::Returns, Language::French, title, body),
                        0,
                    )
                };
                assert_eq!(try_save(" ", "a"), Err(PageError::TitleMissing));
                assert_eq!(try_save("a", " \n "), Err(PageError::BodyMissing));
                assert_eq!(
                    try_save("a\u{0}", "a"),
                    Err(PageError::Title(TextError::ControlCharacter))
                );
                let long = "a".repeat(LONGEST_BODY + 1);
                assert_eq!(
                    try_save("a", &long),
                    Err(PageError::Body(TextError::TooLong { max: LONGEST_BODY }))
                );
                assert_eq!(list(unit)?, []);
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }

    #[test]
    fn who_may_not_change_settings_publishes_nothing() {
        store::testing::on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                let terms = draft(PageSlug::Terms, Language::French, "Conditions", "Un");
                for role in [Role::Clerk, Role::Direction, Role::Producer] {
                    let refused = Refused {
                        action: Action::EditSettings,
                        role: role.as_str(),
                    };
                    let saved = save(unit, &by_role(&act, role), &terms, 0);
                    assert_eq!(saved, Err(PageError::NotPermitted(refused)));
                }
                assert_eq!(list(unit)?, []);
                assert_eq!(audit::of(unit, "page", "terms.fr")?.len(), 0);
                assert_eq!(save(unit, &by_role(&act, Role::Manager), &terms, 0), Ok(1));
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }

    #[test]
    fn a_published_version_cannot_be_changed_or_removed() {
        for statement in ["UPDATE house_page SET body = 'x'", "DELETE FROM house_page"] {
            store::testing::on_both(&MIGRATIONS, |house| {
                let act = act();
                let saved = house.store.write_blocking(move |unit| {
                    save(
                        unit,
                        &act,
                        &draft(PageSlug::Privacy, Language::French, "a", "b"),
                        0,
                    )
                });
                assert_eq!(saved, Ok(1));
                let command = store::Command::new(statement);
                let changed = house.store.write_blocking(move |unit| unit.run(command, args![]));
                assert!(changed.unwrap_err().is_constraint("append_only"));
            });
        }
    }
}
