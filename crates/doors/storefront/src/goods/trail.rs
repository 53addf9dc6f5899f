//! The way from the home page to the page one is on, for people and for search engines.

use language::Texts;
use serde_json::{Value, json};
use web::{Markup, ShopFrame};

/// The name of a page on the way.
pub(crate) struct Word {
    shown: Markup,
    plain: String,
}

impl Word {
    /// The name of a thing.
    pub(crate) fn name(texts: &Texts, frame: &ShopFrame) -> Self {
        Self {
            shown: frame.name(texts),
            plain: frame.name_plain(texts),
        }
    }

    /// A text of the shop.
    pub(crate) fn text(key: &str, frame: &ShopFrame) -> Self {
        Self {
            shown: frame.marked(key),
            plain: frame.plain(key),
        }
    }
}

/// A page above.
pub(crate) struct Step {
    /// Its address.
    pub(crate) href: String,
    /// Its name.
    pub(crate) word: Markup,
    plain: String,
}

/// The pages above, from the home page down, and the name of this one.
pub(crate) struct Trail {
    pub(crate) above: Vec<Step>,
    pub(crate) here: Markup,
    here_plain: String,
}

impl Trail {
    /// Straight below the home page.
    pub(crate) fn below_home(frame: &ShopFrame, here: Word) -> Self {
        let trail = Self {
            above: Vec::new(),
            here: here.shown,
            here_plain: here.plain,
        };
        trail.under(frame.href(""), Word::text("crumb-home", frame))
    }

    /// Below one more page.
    pub(crate) fn under(mut self, href: String, word: Word) -> Self {
        self.above.push(Step {
            href,
            word: word.shown,
            plain: word.plain,
        });
        self
    }

    /// The same for search engines, in their script element.
    pub(crate) fn told(&self, frame: &ShopFrame) -> Markup {
        let step = |(position, step): (usize, &Step)| {
            json!({
                "@type": "ListItem",
                "position": position + 1,
                "name": step.plain,
                "item": frame.absolute(&step.href),
            })
        };
        let mut steps: Vec<Value> = self.above.iter().enumerate().map(step).collect();
        steps.push(json!({
            "@type": "ListItem",
            "position": self.above.len() + 1,
            "name": self.here_plain,
        }));
        frame.json_ld(&json!({
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": steps,
        }))
    }
}
