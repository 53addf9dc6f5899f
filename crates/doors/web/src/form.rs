//! What people send: fields of forms and of addresses, bounded and strictly text; and what is wrong with them.

pub(crate) mod upload;

pub use upload::UploadedFile;

use crate::limits;
use crate::problem::Problem;
use axum::body::Body;
use axum::extract::FromRequestParts;
use bytes::{Bytes, BytesMut};
use http::request;
use http_body_util::BodyExt as _;
use std::borrow::Cow;
use std::ops::Deref;
use values::digits::to_latin_digits;
use values::text::{TextError, clean_line, clean_text};

/// Named values in the order they came; a name may come several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields made of stored values, to show a form filled.
    #[must_use]
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }

    /// Reads `name=value&…`. Bytes that are not UTF-8, NUL and more than [`limits::FIELDS`] fields are refused.
    pub fn parse(encoded: &[u8]) -> Result<Self, Problem> {
        let mut fields = Vec::new();
        for pair in encoded
            .split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
        {
            if fields.len() == limits::FIELDS {
                return Err(Problem::BadRequest);
            }
            let end = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (name, value) = pair.split_at(end);
            fields.push((decode(name)?, decode(value.get(1..).unwrap_or_default())?));
        }
        Ok(Self(fields))
    }

    /// The first value of that name, as it came.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first value of that name without blanks around it; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default().trim()
    }

    /// All values of that name, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0
            .iter()
            .filter(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Whether one of the values of that name is this one.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0
            .iter()
            .any(|(found, given)| found == name && given == value)
    }

    /// Whether a tick box of that name was ticked.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.text(name), "on" | "1" | "true")
    }

    /// A whole number, in digits of any script; none when it is something else.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        to_latin_digits(self.text(name)).parse().ok()
    }

    /// The page of a list that is asked for: field `page`, 1 when it is absent or no number.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.number("page")
            .and_then(|page| u32::try_from(page).ok())
            .unwrap_or(1)
            .clamp(1, limits::LAST_PAGE)
    }

    /// One line, cleaned, of at most `max` characters; empty when the field is absent.
    pub fn line(&self, name: &str, max: usize) -> Result<String, TextError> {
        clean_line(self.text(name), max.min(limits::TEXT_CHARACTERS))
    }

    /// Text of several lines, cleaned, of at most `max` characters; empty when the field is absent.
    pub fn lines(&self, name: &str, max: usize) -> Result<String, TextError> {
        clean_text(self.text(name), max.min(limits::TEXT_CHARACTERS))
    }

    /// All names and values, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Puts a value in the place of those of that name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(found, _)| found != name);
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// The same without a name: passwords never come back filled.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(found, _)| found != name);
        self
    }

    /// As the part of an address after `?`.
    #[must_use]
    pub fn to_query(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.pairs())
            .finish()
    }
}

/// A form that was sent; its fields are those of [`Fields`].
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Fields,
    files: Vec<UploadedFile>,
}

impl Form {
    pub(crate) fn new(fields: Fields, files: Vec<UploadedFile>) -> Self {
        Self { fields, files }
    }

    /// The fields, to show the form again.
    #[must_use]
    pub fn into_fields(self) -> Fields {
        self.fields
    }

    /// The file of that name, if one was chosen.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&UploadedFile> {
        self.files
            .iter()
            .find(|file| file.field == name && !file.bytes.is_empty())
    }
}

impl Deref for Form {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        &self.fields
    }
}

/// The gate has read and checked the body; a handler takes the result.
impl<S: Send + Sync> FromRequestParts<S> for Form {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, _: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .remove()
            .ok_or_else(|| Problem::faulty("a form was asked for twice, or of a route without one"))
    }
}

/// What is wrong with a form: one sentence per field, all told at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// Nothing wrong.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the sentence for a field; the first one told of a field stays.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        if self.of(field).is_none() {
            self.0.push((field.to_owned(), sentence.into()));
        }
    }

    /// The sentence for a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(found, _)| found == field)
            .map(|(_, sentence)| sentence.as_str())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many fields are wrong.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Fields and their sentences, in the order they were told.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }
}

/// Reads a body of at most `limit` bytes; each piece must come within [`limits::BODY_WAIT`].
pub(crate) async fn read_body(mut body: Body, limit: usize) -> Result<Bytes, Problem> {
    let mut whole = BytesMut::new();
    loop {
        let piece = tokio::time::timeout(limits::BODY_WAIT, body.frame())
            .await
            .map_err(|_| Problem::Slow)?;
        let Some(piece) = piece else {
            return Ok(whole.freeze());
        };
        if let Ok(data) = piece.map_err(|_| Problem::BadRequest)?.into_data() {
            if whole.len() + data.len() > limit {
                return Err(Problem::TooLarge);
            }
            whole.extend_from_slice(&data);
        }
    }
}

/// Percent-decoding as browsers encode forms, but strict: text, and no NUL (R-DB 7).
fn decode(encoded: &[u8]) -> Result<String, Problem> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((first, after)) = rest.split_first() {
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => hex_value(*high).zip(hex_value(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            bytes.push(high * 16 + low);
            rest = &after[2..];
        } else {
            bytes.push(if *first == b'+' { b' ' } else { *first });
            rest = after;
        }
    }
    text_of(&bytes).map(Cow::into_owned)
}

/// Bytes that must be text without NUL.
pub(crate) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(Cow::Borrowed(text)),
        _ => Err(Problem::BadRequest),
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(text: &str) -> Fields {
        Fields::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn fields_are_read_as_browsers_write_them() {
        let form = fields("name=Acheteur+d%C3%A9mo&o=1&o=2&empty=&alone&%3D=x&percent=5%25%zz%&");
        assert_eq!(form.get("name"), Some("Acheteur démo"));
        assert_eq!(form.all("o"), ["1", "2"]);
        assert_eq!(
            (form.get("empty"), form.get("alone"), form.get("absent")),
            (Some(""), Some(""), None)
        );
        assert_eq!(form.get("="), Some("x"));
        assert_eq!(form.get("percent"), Some("5%%zz%"));
        assert!(form.has("o", "2") && !form.has("o", "3"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for wrong in [
            b"a=%ff".as_slice(),
            b"a=%C3",
            b"a=\xff",
            b"%00=a",
            b"a=x%00",
            b"a=\0",
            b"a=%ED%A0%80",
        ] {
            assert!(
                matches!(Fields::parse(wrong), Err(Problem::BadRequest)),
                "{wrong:?}"
            );
        }
    }

    #[test]
    fn there_is_an_end_to_fields() {
        assert!(Fields::parse("a=1&".repeat(limits::FIELDS).as_bytes()).is_ok());
        assert!(Fields::parse("a=1&".repeat(limits::FIELDS + 1).as_bytes()).is_err());
    }

    #[test]
    fn values_are_read_by_kind() {
        let form = fields("n=+%D9%A1%D9%A2+&terms=on&page=0&name=++a+b++&wrong=1x");
        assert_eq!(
            (form.number("n"), form.number("wrong"), form.number("absent")),
            (Some(12), None, None)
        );
        assert!(form.is_on("terms") && !form.is_on("absent"));
        assert_eq!(
            (form.page(), fields("page=7").page(), fields("page=999999").page()),
            (1, 7, limits::LAST_PAGE)
        );
        assert_eq!(form.line("name", 10).unwrap(), "a b");
        assert!(form.line("name", 2).is_err());
    }

    #[test]
    fn a_form_is_changed_and_written_back() {
        let form = fields("a=1&password=x&a=2").without("password").with("a", "é&");
        assert_eq!(form.to_query(), "a=%C3%A9%26");
    }

    #[test]
    fn the_first_sentence_of_a_field_stays() {
        let mut errors = FieldErrors::new();
        errors.add("phone", "one");
        errors.add("phone", "two");
        errors.add("city", "three");
        assert_eq!(
            (errors.of("phone"), errors.len(), errors.is_empty()),
            (Some("one"), 2, false)
        );
        assert_eq!(
            errors.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            ["phone", "city"]
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(pairs in proptest::collection::vec(("[^\0]{1,8}", "[^\0]{0,12}"), 0..6)) {
            let form = Fields::from_pairs(pairs);
            prop_assert_eq!(Fields::parse(form.to_query().as_bytes()).unwrap(), form);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Fields::parse(&bytes);
        }
    }
}
