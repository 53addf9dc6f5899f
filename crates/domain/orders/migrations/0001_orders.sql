-- What the house keeps of a producer's sales, in basis points, from a day on.
CREATE TABLE commission_rate (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    basis_points bigint NOT NULL CONSTRAINT commission_rate_range_check CHECK (basis_points BETWEEN 0 AND 10000),
    valid_from text NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX commission_rate_organisation_id_valid_from_key ON commission_rate (organisation_id, valid_from);

CREATE TABLE cart (
    id uuid PRIMARY KEY,
    visitor bytea NOT NULL,
    city_slug text,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE UNIQUE INDEX cart_visitor_key ON cart (visitor);
CREATE INDEX cart_updated ON cart (updated_at);

CREATE TABLE cart_line (
    cart_id uuid NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
    sku text NOT NULL,
    quantity bigint NOT NULL CONSTRAINT cart_line_quantity_check CHECK (quantity BETWEEN 1 AND 9999),
    price_seen_centimes bigint NOT NULL,
    added_at bigint NOT NULL,
    PRIMARY KEY (cart_id, sku)
);

CREATE TABLE sales_order (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    access_key text NOT NULL,
    state text NOT NULL CONSTRAINT sales_order_state_check
        CHECK (state IN ('to_confirm', 'confirmed', 'completed', 'cancelled')),
    channel text NOT NULL,
    language text NOT NULL,
    buyer_name text NOT NULL,
    buyer_search text NOT NULL,
    phone text NOT NULL,
    phone_second text,
    city_slug text,
    quarter text NOT NULL,
    street text NOT NULL,
    landmark text NOT NULL,
    pickup_point_slug text,
    note text NOT NULL,
    payment_method text NOT NULL,
    goods_centimes bigint NOT NULL CONSTRAINT sales_order_goods_check CHECK (goods_centimes >= 0),
    delivery_centimes bigint NOT NULL CONSTRAINT sales_order_delivery_check CHECK (delivery_centimes >= 0),
    total_centimes bigint NOT NULL,
    currency text NOT NULL CONSTRAINT sales_order_currency_check CHECK (currency = 'MAD'),
    weight_grams bigint NOT NULL,
    placed_at bigint NOT NULL,
    confirm_until bigint NOT NULL,
    call_again_at bigint,
    calls bigint NOT NULL,
    cancel_reason text,
    closed_at bigint,
    demo boolean NOT NULL,
    version bigint NOT NULL,
    delivery_vat_basis_points bigint NOT NULL,
    CONSTRAINT sales_order_total_check CHECK (total_centimes = goods_centimes + delivery_centimes),
    CONSTRAINT sales_order_destination_check CHECK ((city_slug IS NULL) <> (pickup_point_slug IS NULL))
);
CREATE UNIQUE INDEX sales_order_code_key ON sales_order (code);
CREATE INDEX sales_order_state_placed ON sales_order (state, placed_at);
CREATE INDEX sales_order_placed ON sales_order (placed_at);
CREATE INDEX sales_order_phone ON sales_order (phone);
CREATE INDEX sales_order_city ON sales_order (city_slug, placed_at);
CREATE INDEX sales_order_amount ON sales_order (total_centimes);
CREATE INDEX sales_order_confirm_until ON sales_order (state, confirm_until);

CREATE TABLE fulfilment (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    position bigint NOT NULL,
    producer_id uuid NOT NULL REFERENCES organisation (id),
    state text NOT NULL CONSTRAINT fulfilment_state_check CHECK (state IN ('waiting', 'to_prepare', 'ready', 'at_depot',
        'shipped', 'delivered', 'collected', 'refused', 'returned', 'cancelled')),
    goods_centimes bigint NOT NULL CONSTRAINT fulfilment_goods_check CHECK (goods_centimes >= 0),
    delivery_centimes bigint NOT NULL CONSTRAINT fulfilment_delivery_check CHECK (delivery_centimes >= 0),
    weight_grams bigint NOT NULL,
    placed_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX fulfilment_order ON fulfilment (order_id, position);
CREATE INDEX fulfilment_state_placed ON fulfilment (state, placed_at);
CREATE INDEX fulfilment_producer_state ON fulfilment (producer_id, state, placed_at);

CREATE TABLE order_line (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    fulfilment_id uuid NOT NULL REFERENCES fulfilment (id),
    position bigint NOT NULL,
    sku text NOT NULL,
    variant_id uuid NOT NULL REFERENCES variant (id),
    product_slug text NOT NULL,
    name_fr text NOT NULL,
    name_ar text,
    name_en text,
    name_zgh text,
    variant_label text NOT NULL,
    quantity bigint NOT NULL CONSTRAINT order_line_quantity_check CHECK (quantity BETWEEN 1 AND 9999),
    unit_price_centimes bigint NOT NULL CONSTRAINT order_line_price_check CHECK (unit_price_centimes >= 0),
    total_centimes bigint NOT NULL,
    unit_weight_grams bigint NOT NULL,
    vat_basis_points bigint NOT NULL,
    vat_basis text NOT NULL,
    withdrawal boolean NOT NULL,
    drawing text NOT NULL,
    ground text NOT NULL,
    tint text,
    returned bigint NOT NULL,
    made_to_order boolean NOT NULL,
    CONSTRAINT order_line_total_check CHECK (total_centimes = unit_price_centimes * quantity),
    CONSTRAINT order_line_returned_check CHECK (returned BETWEEN 0 AND quantity)
);
CREATE INDEX order_line_order ON order_line (order_id, position);
CREATE INDEX order_line_fulfilment ON order_line (fulfilment_id, position);

-- What a line takes from stock and owes to whom: itself, or the contents of a gift box with their shares of its price.
CREATE TABLE order_line_part (
    id uuid PRIMARY KEY,
    line_id uuid NOT NULL REFERENCES order_line (id),
    fulfilment_id uuid NOT NULL REFERENCES fulfilment (id),
    position bigint NOT NULL,
    variant_id uuid NOT NULL REFERENCES variant (id),
    producer_id uuid NOT NULL REFERENCES organisation (id),
    units_per_line bigint NOT NULL CONSTRAINT order_line_part_units_check CHECK (units_per_line > 0),
    unit_share_centimes bigint NOT NULL CONSTRAINT order_line_part_share_check CHECK (unit_share_centimes >= 0),
    commission_basis_points bigint NOT NULL,
    commission_vat_basis_points bigint NOT NULL
);
CREATE INDEX order_line_part_line ON order_line_part (line_id, position);
CREATE INDEX order_line_part_fulfilment ON order_line_part (fulfilment_id);

CREATE TABLE parcel (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    number bigint NOT NULL,
    state text NOT NULL CONSTRAINT parcel_state_check
        CHECK (state IN ('open', 'packed', 'handed_over', 'delivered', 'refused', 'lost')),
    carrier_id uuid REFERENCES carrier (id),
    tracking_number text,
    weight_grams bigint NOT NULL,
    cash_due_centimes bigint NOT NULL CONSTRAINT parcel_cash_due_check CHECK (cash_due_centimes >= 0),
    cash_received_centimes bigint NOT NULL CONSTRAINT parcel_cash_received_check CHECK (cash_received_centimes >= 0),
    packed_at bigint NOT NULL,
    handed_over_at bigint,
    ended_at bigint,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX parcel_order_id_number_key ON parcel (order_id, number);
CREATE INDEX parcel_state_packed ON parcel (state, packed_at);
CREATE INDEX parcel_carrier_state ON parcel (carrier_id, state);
CREATE INDEX parcel_cash_waiting ON parcel (packed_at) WHERE state = 'delivered' AND cash_received_centimes = 0;
CREATE INDEX parcel_tracking ON parcel (tracking_number);

CREATE TABLE parcel_fulfilment (
    parcel_id uuid NOT NULL REFERENCES parcel (id),
    fulfilment_id uuid NOT NULL REFERENCES fulfilment (id),
    PRIMARY KEY (parcel_id, fulfilment_id)
);
CREATE UNIQUE INDEX parcel_fulfilment_fulfilment_id_key ON parcel_fulfilment (fulfilment_id);

CREATE TABLE goods_return (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    fulfilment_id uuid NOT NULL REFERENCES fulfilment (id),
    disposition text NOT NULL,
    reason text NOT NULL,
    refund_centimes bigint NOT NULL CONSTRAINT goods_return_refund_check CHECK (refund_centimes >= 0),
    created_at bigint NOT NULL,
    refunded_at bigint
);
CREATE INDEX goods_return_order ON goods_return (order_id);
CREATE INDEX goods_return_unpaid ON goods_return (refunded_at, created_at);

CREATE TABLE goods_return_line (
    return_id uuid NOT NULL REFERENCES goods_return (id),
    line_id uuid NOT NULL REFERENCES order_line (id),
    quantity bigint NOT NULL CONSTRAINT goods_return_line_quantity_check CHECK (quantity > 0),
    PRIMARY KEY (return_id, line_id)
);
APPEND ONLY goods_return_line;

CREATE TABLE order_event (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    fulfilment_id uuid,
    parcel_id uuid,
    at bigint NOT NULL,
    actor_name text NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text,
    reason text,
    details text
);
CREATE INDEX order_event_order ON order_event (order_id, at, id);
APPEND ONLY order_event;
