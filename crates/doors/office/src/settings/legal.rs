//! A legal text in one language; each save is a new version, the old ones stay.

use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::{typed, word};
use askama::Template;
use content::page::{self, Draft, PageError, PageSlug, PageState};
use content::standing::standing;
use language::Language;
use web::{Answer, Fields, Form, OfficeFrame, Parts, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &["language", "title", "body", "version"];

/// Longest text, in characters (R-LIM 1).
const LONGEST: usize = web::limits::TEXT_CHARACTERS;

/// A language of the text.
pub(super) struct Tab {
    code: &'static str,
    own_name: &'static str,
    is_missing: bool,
    current: bool,
}

#[derive(Template)]
#[template(path = "settings/legal.html")]
struct LegalPage {
    frame: OfficeFrame,
    showing: Showing,
    slug: PageSlug,
    title: String,
    tabs: Vec<Tab>,
    language: Language,
    version: i64,
}

fn slug(text: &str) -> Result<PageSlug, Problem> {
    PageSlug::from_word(text).ok_or_else(Problem::not_found)
}

/// Shows the text in the language of the address.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let language = Language::from_code(visit.query.text("language")).unwrap_or(Language::French);
    page(&visit, slug(&text)?, language, None).await
}

async fn page(visit: &Visit, slug: PageSlug, language: Language, again: Option<Showing>) -> Answer {
    let (states, kept) = visit
        .house
        .store
        .read(move |reader| {
            let states = page::list(reader)?;
            let newest = states
                .iter()
                .find(|state| state.slug == slug && state.language == language);
            let kept = match newest.map(|state| state.version) {
                Some(version) => page::version(reader, slug, language, version)?,
                None => None,
            };
            Ok::<_, Problem>((states, kept))
        })
        .await?;
    let form = opened(slug, language, kept.as_ref(), &states);
    let showing = again.unwrap_or_else(|| Showing::filled(visit, form));
    let status = showing.status();
    let view = LegalPage {
        frame: OfficeFrame::new(visit, "settings")?,
        title: word::said(visit, "desk-page-", slug.as_str()),
        tabs: tabs(slug, language, &states),
        version: kept.map_or(0, |kept| kept.version),
        slug,
        language,
        showing,
    };
    Showing::answer(status, &view)
}

/// The form as it opens: the words of the house, or, while it wrote none in any language, those that come with the
/// shop and that it shows: so one phrase can be changed. In Tamazight the shop has none of its own.
fn opened(slug: PageSlug, language: Language, kept: Option<&page::Page>, states: &[PageState]) -> Fields {
    let filled = |title: &str, body: &str| Fields::from_pairs([("title", title), ("body", body)]);
    if let Some(kept) = kept {
        return filled(&kept.title, &kept.body);
    }
    let text = standing(slug, language);
    let is_shown = text.language == language && states.iter().all(|state| state.slug != slug);
    if is_shown {
        filled(text.title, text.body)
    } else {
        Fields::default()
    }
}

fn tabs(slug: PageSlug, current: Language, states: &[PageState]) -> Vec<Tab> {
    Language::ALL
        .into_iter()
        .map(|language| Tab {
            code: language.code(),
            own_name: language.own_name(),
            is_missing: is_missing(slug, language, states),
            current: language == current,
        })
        .collect()
}

/// Whether the shop shows this page in another language than this one.
pub(super) fn is_missing(slug: PageSlug, language: Language, states: &[PageState]) -> bool {
    let mut own = states.iter().filter(|state| state.slug == slug).peekable();
    if own.peek().is_none() {
        return standing(slug, language).language != language;
    }
    own.all(|state| state.language != language)
}

/// Publishes a new version.
pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let slug = slug(&text)?;
    let language = Language::from_code(form.text("language")).ok_or(Problem::BadRequest)?;
    let version = typed::version(&form)?;
    let body = form.lines("body", LONGEST).unwrap_or_default();
    let draft = Draft {
        slug,
        language,
        title: form.text("title").to_owned(),
        body,
    };
    let act = visit.act();
    let done: Result<i64, PageError> = visit
        .house
        .store
        .write(move |unit| page::save(unit, &act, &draft, version))
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(_) => web::see_other(&format!(
            "/office/settings/pages/{slug}?language={language}&done=saved"
        )),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(
                &visit,
                slug,
                language,
                Some(Showing::told(form.into_fields(), status, text)),
            )
            .await
        }
    }
}

impl Refused for PageError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Store(error) => error.into(),
            Self::NotPermitted(refused) => refused.into(),
            Self::Stale => Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::TitleMissing => Refusal::wrong(visit.text("desk-title-missing")),
            Self::BodyMissing => Refusal::wrong(visit.text("desk-body-missing")),
            Self::Title(_) | Self::Body(_) => Refusal::wrong(visit.text("desk-too-long")),
        }
    }
}
