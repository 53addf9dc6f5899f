//! Signs of quality, shown only while the producer's certificate holds.

use catalogue::label::{Label, Sign};
use web::{Markup, Speech};

/// A sign and what it proves.
pub(crate) struct ShownSign {
    /// The sign in a word: `IGP`.
    pub(crate) word: String,
    /// Its full name.
    pub(crate) name: Markup,
    /// What it proves.
    pub(crate) proves: String,
}

impl ShownSign {
    /// The sign of a label.
    pub(crate) fn new(label: &Label, speech: &Speech) -> Self {
        Self {
            word: word(label.sign, speech),
            name: speech.name(&label.names),
            proves: proves(label.sign, speech),
        }
    }

    /// The signs among these labels that the producer may show and the product carries, in the order of the list.
    pub(crate) fn among(
        labels: &[Label],
        valid: &[String],
        carried: &[String],
        speech: &Speech,
    ) -> Vec<Self> {
        let shown = |label: &&Label| valid.contains(&label.slug) && carried.contains(&label.slug);
        labels
            .iter()
            .filter(shown)
            .map(|label| Self::new(label, speech))
            .collect()
    }
}

fn word(sign: Sign, speech: &Speech) -> String {
    match sign {
        Sign::Igp => speech.text("label-sign-igp"),
        Sign::Aop => speech.text("label-sign-aop"),
        Sign::Agricultural => speech.text("label-sign-agricole"),
        Sign::Organic => speech.text("label-sign-bio"),
    }
}

fn proves(sign: Sign, speech: &Speech) -> String {
    match sign {
        Sign::Igp => speech.text("label-proves-igp"),
        Sign::Aop => speech.text("label-proves-aop"),
        Sign::Agricultural => speech.text("label-proves-agricole"),
        Sign::Organic => speech.text("label-proves-bio"),
    }
}
