//! Which statements snapshots ran: for tests that count them or read their plans. Deaf outside of tests.

use crate::Reader;
#[cfg(feature = "testing")]
use std::sync::{Mutex, PoisonError};

/// Remembers the statements of the snapshots of one store, once it was told to listen.
#[derive(Default)]
pub(crate) struct Ears {
    #[cfg(feature = "testing")]
    heard: Mutex<Option<Vec<String>>>,
}

impl Ears {
    /// Remembers what this reader ran.
    #[cfg(feature = "testing")]
    pub(crate) fn hear(&self, reader: &Reader<'_>) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(heard) = heard.as_mut() {
            heard.append(&mut reader.texts.borrow_mut());
        }
    }

    /// Nobody listens outside of tests.
    #[cfg(not(feature = "testing"))]
    #[allow(clippy::unused_self, reason = "of one shape with the ears of tests")]
    pub(crate) fn hear(&self, _: &Reader<'_>) {}

    /// Listens from now on; answers what was heard since it was called last.
    #[cfg(feature = "testing")]
    pub(crate) fn listen(&self) -> Vec<String> {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.replace(Vec::new()).unwrap_or_default()
    }
}
