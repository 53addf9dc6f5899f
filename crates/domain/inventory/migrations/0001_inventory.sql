-- Where stock is. One place per organisation for now; a second one would drop the unique index.
CREATE TABLE stock_location (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX stock_location_organisation_id_key ON stock_location (organisation_id);

-- What there is of each variant. Available is on_hand - reserved and never below zero.
CREATE TABLE stock (
    variant_id uuid PRIMARY KEY,
    location_id uuid NOT NULL REFERENCES stock_location (id),
    on_hand bigint NOT NULL,
    reserved bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT stock_available_check CHECK (on_hand >= reserved AND reserved >= 0)
);
CREATE INDEX stock_location_variant ON stock (location_id, variant_id);
CREATE INDEX stock_available ON stock ((on_hand - reserved), variant_id);
CREATE INDEX stock_on_hand ON stock (on_hand, variant_id);
CREATE INDEX stock_reserved ON stock (reserved, variant_id);

-- Every change of what is on hand, with its cause; their sum is the stock.
CREATE TABLE stock_movement (
    id uuid PRIMARY KEY,
    variant_id uuid NOT NULL REFERENCES stock (variant_id),
    delta bigint NOT NULL CONSTRAINT stock_movement_delta_check CHECK (delta <> 0),
    cause text NOT NULL CONSTRAINT stock_movement_cause_check CHECK (cause IN
        ('import', 'count', 'receipt', 'sale', 'return', 'write_off', 'correction', 'opening')),
    reference_id uuid,
    reason text,
    actor_kind text NOT NULL,
    actor_id uuid,
    at bigint NOT NULL,
    on_hand_after bigint NOT NULL CONSTRAINT stock_movement_on_hand_after_check CHECK (on_hand_after >= 0)
);
CREATE INDEX stock_movement_variant ON stock_movement (variant_id, at, id);
CREATE INDEX stock_movement_cause ON stock_movement (cause, at, id);
CREATE INDEX stock_movement_at ON stock_movement (at, id);
CREATE INDEX stock_movement_reference ON stock_movement (reference_id);
APPEND ONLY stock_movement;

-- Stock set aside for a fulfilment, until it is sold or given back. Ends exactly once.
CREATE TABLE reservation (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL,
    fulfilment_id uuid NOT NULL,
    variant_id uuid NOT NULL REFERENCES stock (variant_id),
    quantity bigint NOT NULL CONSTRAINT reservation_quantity_check CHECK (quantity > 0),
    state text NOT NULL CONSTRAINT reservation_state_check CHECK (state IN
        ('open', 'committed', 'released', 'expired')),
    created_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT reservation_ended_at_check CHECK ((state = 'open') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX reservation_fulfilment_id_variant_id_key ON reservation (fulfilment_id, variant_id)
    WHERE state = 'open';
CREATE INDEX reservation_fulfilment ON reservation (fulfilment_id, variant_id);
CREATE INDEX reservation_order ON reservation (order_id);
CREATE INDEX reservation_open ON reservation (variant_id, quantity) WHERE state = 'open';
