-- Facts that left a unit of work, in the order in which a leased job numbers them after commit.
CREATE TABLE outbox_fact (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    subject text NOT NULL,
    payload text NOT NULL,
    created_at bigint NOT NULL,
    feed_number bigint
);
CREATE UNIQUE INDEX outbox_fact_feed_number_key ON outbox_fact (feed_number);

-- Work to do later. A lease has a fencing number: a worker that lost its lease cannot finish the job.
CREATE TABLE job (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    payload text NOT NULL,
    unique_key text,
    due_at bigint NOT NULL,
    state text NOT NULL CONSTRAINT job_state_check CHECK (state IN ('waiting', 'running', 'done', 'dead')),
    attempts bigint NOT NULL,
    fence bigint NOT NULL,
    leased_until bigint,
    last_problem text,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX job_due ON job (state, due_at);
CREATE UNIQUE INDEX job_unique_key_key ON job (unique_key);
CREATE INDEX outbox_fact_unnumbered ON outbox_fact (created_at, id) WHERE feed_number IS NULL;

-- Work that one node at a time does: numbering facts, sealing the audit trail, expiring orders.
CREATE TABLE lease (
    name text PRIMARY KEY,
    holder text NOT NULL,
    fence bigint NOT NULL,
    held_until bigint NOT NULL
);
