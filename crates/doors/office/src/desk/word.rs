//! Words of the closed lists, said in the person's language: `to_confirm` under `desk-state-`.

use orders::correction::ContactPart;
use web::Visit;

/// The key of a stored word under a prefix.
pub(crate) fn key(prefix: &str, word: &str) -> String {
    format!("{prefix}{}", word.replace('_', "-"))
}

/// What a stored word is called.
pub(crate) fn said(visit: &Visit, prefix: &str, word: &str) -> String {
    visit.text(&key(prefix, word))
}

/// What a correction of the buyer changed, in words; nothing where these are no such codes.
pub(crate) fn contact_parts(visit: &Visit, codes: &str) -> Option<String> {
    let parts: Vec<ContactPart> = codes
        .split(' ')
        .map(ContactPart::from_word)
        .collect::<Option<_>>()?;
    let words: Vec<String> = parts
        .iter()
        .map(|part| said(visit, "desk-contact-", part.as_str()))
        .collect();
    Some(words.join(&visit.text("desk-list-separator")))
}

/// Class of the tag that shows a state: what waits, what is well, what went wrong.
pub(crate) fn tone(state: &str) -> &'static str {
    match state {
        "to_confirm" | "waiting" | "to_prepare" | "refused" | "expired" | "failed" => "warn",
        "completed" | "delivered" | "collected" | "remitted" | "captured" | "published" | "active" => "ok",
        "cancelled" | "lost" | "disabled" => "bad",
        "hidden" | "draft" | "invited" => "",
        _ => "info",
    }
}
