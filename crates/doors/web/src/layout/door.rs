//! The frame of the pages before and beside a room: signing in, problems behind the signed-in doors.

use super::{LanguageLink, csrf_field, language_links};
use crate::speech::Speech;
use crate::speech::markup::Markup;
use crate::visit::Visit;
use std::ops::Deref;

/// Around a card in the middle of the page. Template variable `frame`; `{% extends "layout/door.html" %}`.
#[derive(Debug, Clone)]
pub struct DoorFrame {
    speech: Speech,
    languages: Vec<LanguageLink>,
    csrf: Markup,
}

impl DoorFrame {
    /// The frame of the page that is asked for.
    #[must_use]
    pub fn new(visit: &Visit) -> Self {
        Self {
            speech: Speech::new(visit.voice.clone()),
            languages: language_links(visit, visit.page_path()),
            csrf: csrf_field(visit),
        }
    }

    /// The hidden field of a form.
    #[must_use]
    pub fn csrf_field(&self) -> &Markup {
        &self.csrf
    }

    /// For the layout: languages.
    #[must_use]
    pub fn languages(&self) -> &[LanguageLink] {
        &self.languages
    }
}

impl Deref for DoorFrame {
    type Target = Speech;

    fn deref(&self) -> &Speech {
        &self.speech
    }
}
