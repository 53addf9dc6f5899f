//! Texts from Fluent files. A room lists its files as [`Resource`]s (see [`crate::resources!`]), the
//! house puts them together once, and a page asks its [`Voice`] for a text by key.

use crate::language::Language;
use crate::number::number;
use crate::plural;
use crate::resource::{MessageError, Resource};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse_runtime;
use fluent_syntax::serializer::serialize;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// A value put into a text. Whole numbers choose the plural and are written as the language groups
/// them; give a year, a code or an amount as text.
#[derive(Clone, Debug)]
pub struct Argument<'a>(FluentValue<'a>);

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Argument<'a> {
        Argument(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Argument<'a> {
        Argument(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument(FluentValue::String(Cow::Owned(text)))
    }
}

impl From<i64> for Argument<'_> {
    fn from(count: i64) -> Self {
        Argument(FluentValue::from(count))
    }
}

impl From<u32> for Argument<'_> {
    fn from(count: u32) -> Self {
        Argument(FluentValue::from(count))
    }
}

impl From<usize> for Argument<'_> {
    fn from(count: usize) -> Self {
        Argument(FluentValue::from(count))
    }
}

type Bundle = FluentBundle<Arc<FluentResource>>;

/// Whether what is put into a text is wrapped in direction isolates (U+2068, U+2069).
#[derive(Clone, Copy)]
enum Flavour {
    /// For HTML text.
    Isolating,
    /// For attributes, files and addresses.
    Plain,
}

/// The texts of one language, in both flavours.
struct Texts {
    isolating: Bundle,
    plain: Bundle,
    /// Sorted.
    keys: Vec<String>,
}

/// All texts of the house. Clones share them.
#[derive(Clone)]
pub struct Messages(Arc<[Texts; 4]>);

impl Messages {
    /// Puts the files of all rooms together. Every parse error and every key given twice is told.
    pub fn new(resources: &[Resource]) -> Result<Messages, Vec<MessageError>> {
        let mut errors = Vec::new();
        let texts = Language::ALL.map(|language| Texts::new(language, resources, &mut errors));
        if errors.is_empty() {
            Ok(Messages(Arc::new(texts)))
        } else {
            Err(errors)
        }
    }

    /// The voice that speaks that language.
    #[must_use]
    pub fn voice(&self, language: Language) -> Voice {
        Voice {
            messages: self.clone(),
            language,
        }
    }

    /// The keys of a language, sorted.
    #[must_use]
    pub fn keys(&self, language: Language) -> &[String] {
        &self.of(language).keys
    }

    /// The keys of any other language that this one lacks, sorted: a test of each room asks for none.
    #[must_use]
    pub fn missing(&self, language: Language) -> Vec<&str> {
        let own = self.keys(language);
        let all = Language::ALL.into_iter().flat_map(|other| self.keys(other));
        let mut missing: Vec<&str> = all
            .filter(|key| own.binary_search(key).is_err())
            .map(String::as_str)
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn of(&self, language: Language) -> &Texts {
        let [french, arabic, english, tamazight] = &*self.0;
        match language {
            Language::French => french,
            Language::Arabic => arabic,
            Language::English => english,
            Language::Tamazight => tamazight,
        }
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Messages({} keys)", self.keys(Language::French).len())
    }
}

impl Texts {
    fn new(language: Language, resources: &[Resource], errors: &mut Vec<MessageError>) -> Texts {
        let mut texts = Texts {
            isolating: bundle(language, Flavour::Isolating),
            plain: bundle(language, Flavour::Plain),
            keys: Vec::new(),
        };
        for resource in resources.iter().filter(|resource| resource.language == language) {
            texts.add(*resource, errors);
        }
        texts.keys.sort_unstable();
        texts
    }

    fn add(&mut self, resource: Resource, errors: &mut Vec<MessageError>) {
        let Resource { name, language, text } = resource;
        let mut file = parse_runtime(text).unwrap_or_else(|(partial, wrong)| {
            errors.extend(wrong.into_iter().map(|error| {
                let line = 1 + text
                    .bytes()
                    .take(error.pos.start)
                    .filter(|byte| *byte == b'\n')
                    .count();
                MessageError::Syntax {
                    name,
                    language,
                    line,
                    detail: error.to_string(),
                }
            }));
            partial
        });
        plural::rewrite(&mut file);
        // Written from a parsed file, so that it parses; the errors of a wrong one are told already.
        let parsed = FluentResource::try_new(serialize(&file)).unwrap_or_else(|(partial, _)| partial);
        self.keys.extend(keys_of(&parsed));
        let parsed = Arc::new(parsed);
        if let Err(wrong) = self.isolating.add_resource(Arc::clone(&parsed)) {
            errors.extend(wrong.into_iter().filter_map(|error| match error {
                FluentError::Overriding { id, .. } => Some(MessageError::Duplicate {
                    name,
                    language,
                    key: id,
                }),
                FluentError::ParserError(_) | FluentError::ResolverError(_) => None,
            }));
        }
        // The second flavour finds the same duplicates, told already.
        let _ = self.plain.add_resource(parsed);
    }

    fn say(&self, key: &str, arguments: Option<&FluentArgs<'_>>, flavour: Flavour) -> Option<Cow<'_, str>> {
        let bundle = match flavour {
            Flavour::Isolating => &self.isolating,
            Flavour::Plain => &self.plain,
        };
        let pattern = bundle.get_message(key)?.value()?;
        // A missing argument stays visible as `{$name}`, where the rendering tests look for it.
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, arguments, &mut errors))
    }
}

fn keys_of(resource: &FluentResource) -> impl Iterator<Item = String> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) if message.value.is_some() => Some(message.id.name.to_owned()),
        _ => None,
    })
}

fn bundle(language: Language, flavour: Flavour) -> Bundle {
    // Fluent needs the locale for plural rules only, and those are the house's own.
    let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
    bundle.set_use_isolating(matches!(flavour, Flavour::Isolating));
    bundle.set_formatter(Some(match language {
        Language::French => |value, _| grouped(value, Language::French),
        Language::Arabic => |value, _| grouped(value, Language::Arabic),
        Language::English => |value, _| grouped(value, Language::English),
        Language::Tamazight => |value, _| grouped(value, Language::Tamazight),
    }));
    // The bundle is new, so that the name cannot be taken.
    let _ = bundle.add_function(plural::FUNCTION, move |arguments, _| {
        plural::form_of(arguments, language)
    });
    bundle
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(count) => count
            .as_string()
            .parse()
            .ok()
            .map(|count| number(count, language)),
        _ => None,
    }
}

/// All texts in one language. Cheap to clone.
///
/// `say` is for HTML text: in it, what is put into a text is wrapped in direction isolates. `plain` is
/// for attributes, files and addresses. A key the language lacks is said in French; one that French
/// lacks too is said as the key itself.
#[derive(Clone, Debug)]
pub struct Voice {
    messages: Messages,
    language: Language,
}

impl Voice {
    /// The language of the voice.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The voice of another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Voice {
        self.messages.voice(language)
    }

    /// The text of a key that takes no argument.
    #[must_use]
    pub fn say<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.speak(key, &[], Flavour::Isolating).0
    }

    /// The text of a key with arguments: `say_with("cart-count", &[("count", 3u32.into())])`.
    #[must_use]
    pub fn say_with<'a>(&'a self, key: &'a str, arguments: &[(&str, Argument<'_>)]) -> Cow<'a, str> {
        self.speak(key, arguments, Flavour::Isolating).0
    }

    /// The text of a key without direction isolates.
    #[must_use]
    pub fn plain<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.speak(key, &[], Flavour::Plain).0
    }

    /// The text of a key with arguments, without direction isolates.
    #[must_use]
    pub fn plain_with<'a>(&'a self, key: &'a str, arguments: &[(&str, Argument<'_>)]) -> Cow<'a, str> {
        self.speak(key, arguments, Flavour::Plain).0
    }

    /// The text of a key, and its language when that is not the voice's: for a `lang` attribute.
    #[must_use]
    pub fn say_marked<'a>(&'a self, key: &'a str) -> (Cow<'a, str>, Option<Language>) {
        self.speak(key, &[], Flavour::Isolating)
    }

    /// The text of a key with arguments, and its language when that is not the voice's.
    #[must_use]
    pub fn say_marked_with<'a>(
        &'a self,
        key: &'a str,
        arguments: &[(&str, Argument<'_>)],
    ) -> (Cow<'a, str>, Option<Language>) {
        self.speak(key, arguments, Flavour::Isolating)
    }

    /// The language a key is really said in: the voice's, or French where the voice lacks it. What is put into
    /// a text, a month or a date, is written in this one, so that no sentence is in two tongues.
    #[must_use]
    pub fn tongue_of(&self, key: &str) -> Language {
        let lacks = |language| {
            self.messages
                .keys(language)
                .binary_search_by(|own| own.as_str().cmp(key))
                .is_err()
        };
        if lacks(self.language) && !lacks(Language::French) {
            Language::French
        } else {
            self.language
        }
    }

    fn speak<'a>(
        &'a self,
        key: &'a str,
        arguments: &[(&str, Argument<'_>)],
        flavour: Flavour,
    ) -> (Cow<'a, str>, Option<Language>) {
        let arguments: Option<FluentArgs<'_>> = (!arguments.is_empty()).then(|| {
            arguments
                .iter()
                .map(|(name, argument)| (*name, argument.0.clone()))
                .collect()
        });
        let said = |language| self.messages.of(language).say(key, arguments.as_ref(), flavour);
        if let Some(text) = said(self.language) {
            return (text, None);
        }
        match said(Language::French) {
            Some(text) => (text, Some(Language::French)),
            None => (Cow::Borrowed(key), None),
        }
    }
}

#[cfg(test)]
mod tests;
