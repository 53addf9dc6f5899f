//! What this room keeps of people: nothing. Towns, rates and carriers tell of no person.

use access::personal_data::{ColumnNote, plain};

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    plain(
        "delivery_zone",
        &[
            "slug", "name_fr", "name_ar", "name_en", "name_zgh", "days_min", "days_max",
        ],
    ),
    plain(
        "delivery_band",
        &[
            "zone_slug",
            "from_grams",
            "to_grams",
            "price_centimes",
            "extra_per_kg_centimes",
        ],
    ),
    plain(
        "city",
        &[
            "slug",
            "name_fr",
            "name_ar",
            "name_en",
            "name_zgh",
            "province_code",
            "region_code",
            "zone_slug",
            "postcode",
            "latitude_microdegrees",
            "longitude_microdegrees",
        ],
    ),
    plain("carrier", &["id", "slug", "name", "tracking_url", "active"]),
    plain(
        "pickup_point",
        &[
            "id",
            "slug",
            "name_fr",
            "name_ar",
            "name_en",
            "name_zgh",
            "address_fr",
            "address_ar",
            "address_en",
            "address_zgh",
            "opening_fr",
            "opening_ar",
            "opening_en",
            "opening_zgh",
            "active",
        ],
    ),
];
