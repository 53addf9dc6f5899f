//! What this room keeps of people.

use access::personal_data::Basis::{Contract, Protection};
use access::personal_data::{ColumnNote, personal, plain};

const OFFICE: &str = "the buyer with the key, the office; couriers see what is on the label";
const WITH_BOOKS: &str = "with the order; shortened to the least when the law no longer asks for it";

/// Every column of this room's tables.
pub const REGISTER: &[ColumnNote] = &[
    personal(("sales_order", "buyer_name"), "to call the buyer and to address the parcel", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "buyer_search"), "to find an order by the name of its buyer", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "phone"), "to confirm the order and to deliver it", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "phone_second"), "to reach the buyer when the first number does not answer", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "quarter"), "to deliver", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "street"), "to deliver", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "landmark"), "to deliver", Contract, OFFICE, WITH_BOOKS),
    personal(("sales_order", "note"), "to deliver as the buyer asked", Contract, OFFICE, WITH_BOOKS),
    personal(("cart", "visitor"), "to keep a cart for a visitor, as a hash", Contract, "nobody", "30 days after the last change"),
    personal(("order_event", "actor_name"), "to tell who did what", Protection, "the office", WITH_BOOKS),
    plain("commission_rate", &["id", "organisation_id", "basis_points", "valid_from", "created_at"]),
    plain("cart", &["id", "city_slug", "created_at", "updated_at"]),
    plain("cart_line", &["cart_id", "sku", "quantity", "price_seen_centimes", "added_at"]),
    plain("sales_order", &["id", "code", "access_key", "state", "channel", "language", "city_slug", "pickup_point_slug", "payment_method", "goods_centimes", "delivery_centimes", "total_centimes", "currency", "weight_grams", "placed_at", "confirm_until", "call_again_at", "calls", "cancel_reason", "closed_at", "demo", "version"]),
    plain("fulfilment", &["id", "order_id", "position", "producer_id", "state", "goods_centimes", "delivery_centimes", "weight_grams", "placed_at", "changed_at", "deposited_at", "version"]),
    plain("order_line", &["id", "order_id", "fulfilment_id", "position", "sku", "variant_id", "product_slug", "name_fr", "name_ar", "name_en", "name_zgh", "variant_label", "quantity", "unit_price_centimes", "total_centimes", "unit_weight_grams", "vat_basis_points", "vat_basis", "withdrawal", "drawing", "ground", "tint", "returned", "made_to_order"]),
    plain("order_line_part", &["id", "line_id", "fulfilment_id", "position", "variant_id", "producer_id", "units_per_line", "unit_share_centimes", "commission_basis_points", "commission_vat_basis_points"]),
    plain("parcel", &["id", "order_id", "number", "state", "carrier_id", "tracking_number", "weight_grams", "cash_due_centimes", "cash_received_centimes", "packed_at", "handed_over_at", "ended_at", "version"]),
    plain("parcel_fulfilment", &["parcel_id", "fulfilment_id"]),
    plain("goods_return", &["id", "order_id", "fulfilment_id", "disposition", "reason", "refund_centimes", "created_at", "refunded_at"]),
    plain("goods_return_line", &["return_id", "line_id", "quantity"]),
    plain("order_event", &["id", "order_id", "fulfilment_id", "parcel_id", "at", "event", "from_state", "to_state", "reason", "details"]),
];
