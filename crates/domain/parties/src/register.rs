//! What this room keeps of people: the telephone of an organisation, which for an auto-entrepreneur
//! is a person's, and what the house tells of itself.

use access::personal_data::Basis::{Contract, Law};
use access::personal_data::{ColumnNote, personal, plain};

const OFFICE: &str = "clerks, managers, administrators, the organisation";
const PUBLIC: &str = "everybody";
const WITH_ORGANISATION: &str = "as long as the organisation sells here, then 10 years with its invoices";

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    personal(
        ("organisation", "name_fr"),
        "to name the seller",
        Law,
        PUBLIC,
        WITH_ORGANISATION,
    ),
    personal(
        ("organisation", "name_ar"),
        "to name the seller",
        Law,
        PUBLIC,
        WITH_ORGANISATION,
    ),
    personal(
        ("organisation", "name_en"),
        "to name the seller",
        Law,
        PUBLIC,
        WITH_ORGANISATION,
    ),
    personal(
        ("organisation", "name_zgh"),
        "to name the seller",
        Law,
        PUBLIC,
        WITH_ORGANISATION,
    ),
    personal(
        ("organisation", "ice"),
        "to invoice",
        Law,
        OFFICE,
        WITH_ORGANISATION,
    ),
    personal(
        ("organisation", "phone"),
        "to agree on orders",
        Contract,
        OFFICE,
        WITH_ORGANISATION,
    ),
    plain(
        "organisation",
        &[
            "id",
            "slug",
            "kind",
            "presentation_fr",
            "presentation_ar",
            "presentation_en",
            "presentation_zgh",
            "commune",
            "province_code",
            "latitude_microdegrees",
            "longitude_microdegrees",
            "members_total",
            "members_women",
            "vat_regime",
            "active",
            "demo",
            "created_at",
            "version",
        ],
    ),
    personal(
        ("organisation_word", "word"),
        "to find the seller",
        Contract,
        PUBLIC,
        WITH_ORGANISATION,
    ),
    plain("organisation_word", &["organisation_id"]),
    plain(
        "certificate",
        &[
            "id",
            "organisation_id",
            "label_slug",
            "certifying_body",
            "number",
            "valid_from",
            "expires_on",
            "recorded_at",
        ],
    ),
    plain("region", &["code", "name_fr", "name_ar", "name_en", "name_zgh"]),
    plain(
        "province",
        &[
            "code",
            "region_code",
            "kind",
            "name_fr",
            "name_ar",
            "name_en",
            "name_zgh",
        ],
    ),
    plain(
        "commune",
        &[
            "code",
            "province_code",
            "kind",
            "name_fr",
            "name_ar",
            "name_en",
            "name_zgh",
            "latitude_microdegrees",
            "longitude_microdegrees",
            "coordinates_source",
        ],
    ),
    plain("house_setting", &["key", "setting", "changed_at"]),
];

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[
    store::Migration {
        room: "parties",
        number: 1,
        name: "parties",
        text: include_str!("../migrations/0001_parties.sql"),
    },
    store::Migration {
        room: "parties",
        number: 2,
        name: "lists",
        text: include_str!("../migrations/0002_lists.sql"),
    },
    store::Migration {
        room: "parties",
        number: 3,
        name: "places",
        text: include_str!("../migrations/0003_places.sql"),
    },
];
