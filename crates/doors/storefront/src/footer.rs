//! The lists of the footer: only pages of this door that are there.

use web::{Footer, PageLink};

/// What the footer of every shop page links to.
pub const FOOTER: Footer = Footer {
    help: &[
        PageLink {
            path: "/orders",
            key: "find-title",
        },
        PageLink {
            path: "/legal/delivery",
            key: "legal-name-delivery",
        },
        PageLink {
            path: "/legal/returns",
            key: "legal-name-returns",
        },
    ],
    house: &[PageLink {
        path: "/producers",
        key: "makers-title",
    }],
    legal: &[
        PageLink {
            path: "/legal/legal-notice",
            key: "legal-name-legal-notice",
        },
        PageLink {
            path: "/legal/terms",
            key: "legal-name-terms",
        },
        PageLink {
            path: "/legal/privacy",
            key: "legal-name-privacy",
        },
    ],
};
