//! The way from the home page to the page one is on.

use web::{Markup, ShopFrame};

/// A page above.
pub(crate) struct Step {
    /// Its address.
    pub(crate) href: String,
    /// Its name.
    pub(crate) word: Markup,
}

/// The pages above, from the home page down, and the name of this one.
pub(crate) struct Trail {
    pub(crate) above: Vec<Step>,
    pub(crate) here: Markup,
}

impl Trail {
    /// Straight below the home page.
    pub(crate) fn below_home(frame: &ShopFrame, here: Markup) -> Self {
        let home = Step {
            href: frame.href(""),
            word: frame.marked("crumb-home"),
        };
        Self {
            above: vec![home],
            here,
        }
    }

    /// Below one more page.
    pub(crate) fn under(mut self, href: String, word: Markup) -> Self {
        self.above.push(Step { href, word });
        self
    }
}
