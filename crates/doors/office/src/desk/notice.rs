//! The sentence under the title: what was done, or why it was not.

use web::Visit;

/// Words an address may carry after `done=`, so that nobody can put a sentence of their own on a page.
const DONE: &[&str] = &[
    "confirmed",
    "called",
    "call-again",
    "cancelled",
    "refused",
    "corrected",
    "placed",
    "returned",
    "ready",
    "undone",
    "received",
    "packed",
    "unpacked",
    "handed-over",
    "delivered",
    "parcel-refused",
    "lost",
    "taken-back",
    "collected",
    "cash",
    "deposited",
    "refunded",
    "claimed",
    "saved",
    "price",
    "shown",
    "hidden",
    "counted",
    "moved",
    "recorded",
    "withdrawn",
    "granted",
    "proposed",
    "approved",
    "rejected",
    "revoked",
    "disabled",
    "enabled",
    "carrier",
    "rate",
];

/// A sentence with its colour and its sign.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    /// Class of the note: `ok`, `warn` or `bad`.
    pub(crate) kind: &'static str,
    /// Sign before it.
    pub(crate) sign: &'static str,
    /// How it is announced: `status` waits, `alert` does not.
    pub(crate) role: &'static str,
    /// The sentence.
    pub(crate) text: String,
}

impl Notice {
    /// Something was done.
    pub(crate) fn good(text: String) -> Self {
        Self {
            kind: "ok",
            sign: "check",
            role: "status",
            text,
        }
    }

    /// Something was not done.
    pub(crate) fn bad(text: String) -> Self {
        Self {
            kind: "bad",
            sign: "alert",
            role: "alert",
            text,
        }
    }

    /// The sentence that the address asks for: `?done=confirmed`.
    pub(crate) fn of_address(visit: &Visit) -> Option<Self> {
        let word = visit.query.get("done")?;
        DONE.contains(&word)
            .then(|| Self::good(visit.text(&format!("desk-done-{word}"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_sentence_in_three_languages() {
        for resource in crate::RESOURCES
            .iter()
            .filter(|resource| resource.language != language::Language::Tamazight)
        {
            for word in DONE {
                let key = format!("\ndesk-done-{word} =");
                assert!(resource.text.contains(&key), "{:?} lacks{key}", resource.language);
            }
        }
    }
}
