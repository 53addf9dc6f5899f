-- What a buyer owes for an order, and how far it is paid. One order, one payment.
CREATE TABLE payment (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL,
    method text NOT NULL CONSTRAINT payment_method_check CHECK (method IN
        ('cash_on_delivery', 'card', 'transfer')),
    state text NOT NULL CONSTRAINT payment_state_check CHECK (state IN
        ('due', 'authorised', 'captured', 'partly_refunded', 'refunded', 'failed', 'expired',
         'cash_at_courier', 'cash_at_depot', 'remitted', 'cancelled')),
    amount_centimes bigint NOT NULL CONSTRAINT payment_amount_check CHECK (amount_centimes >= 0),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL
);
CREATE UNIQUE INDEX payment_order_id_key ON payment (order_id);
CREATE INDEX payment_state_created ON payment (state, created_at, id);
CREATE INDEX payment_method_created ON payment (method, created_at, id);
CREATE INDEX payment_created ON payment (created_at, id);

-- The part of a payment that stands for one fulfilment. Who holds the money is told once it is collected.
CREATE TABLE payment_share (
    payment_id uuid NOT NULL REFERENCES payment (id),
    fulfilment_id uuid NOT NULL,
    state text NOT NULL CONSTRAINT payment_share_state_check CHECK (state IN ('active', 'cancelled')),
    due_centimes bigint NOT NULL,
    collected_centimes bigint NOT NULL,
    remitted_centimes bigint NOT NULL,
    refunded_centimes bigint NOT NULL,
    holder text CONSTRAINT payment_share_holder_check CHECK (holder IN ('courier', 'depot', 'gateway', 'bank')),
    PRIMARY KEY (payment_id, fulfilment_id),
    CONSTRAINT payment_share_due_check CHECK (due_centimes >= 0),
    CONSTRAINT payment_share_collected_check CHECK (collected_centimes >= 0 AND collected_centimes <= due_centimes),
    CONSTRAINT payment_share_remitted_check CHECK
        (remitted_centimes >= 0 AND remitted_centimes <= collected_centimes),
    CONSTRAINT payment_share_refunded_check CHECK
        (refunded_centimes >= 0 AND refunded_centimes <= collected_centimes),
    CONSTRAINT payment_share_held_check CHECK (collected_centimes = 0 OR holder IS NOT NULL),
    CONSTRAINT payment_share_cancelled_check CHECK (state = 'active' OR collected_centimes = 0)
);
CREATE UNIQUE INDEX payment_share_fulfilment_id_key ON payment_share (fulfilment_id);
CREATE INDEX payment_share_held ON payment_share (holder, fulfilment_id) WHERE collected_centimes > remitted_centimes;

-- What happened to a payment or to one of its shares, and who did it.
CREATE TABLE payment_event (
    id uuid PRIMARY KEY,
    payment_id uuid NOT NULL REFERENCES payment (id),
    event text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    fulfilment_id uuid,
    amount_centimes bigint,
    actor_kind text NOT NULL,
    actor_id uuid,
    at bigint NOT NULL
);
CREATE INDEX payment_event_payment ON payment_event (payment_id, at, id);
APPEND ONLY payment_event;
