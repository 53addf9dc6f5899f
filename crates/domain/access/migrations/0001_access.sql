-- Who signs in. The organisation is named by its id alone: this room knows no other.
CREATE TABLE users (
    id uuid PRIMARY KEY,
    login text NOT NULL,
    name text NOT NULL,
    folded_name text NOT NULL,
    language text NOT NULL CONSTRAINT users_language_check CHECK (language IN ('fr', 'ar', 'en', 'zgh')),
    organisation_id uuid,
    status text NOT NULL CONSTRAINT users_status_check CHECK (status IN ('invited', 'active', 'disabled')),
    password_hash text,
    password_changed_at bigint,
    totp_secret bytea,
    totp_confirmed boolean NOT NULL,
    totp_last_step bigint,
    created_at bigint NOT NULL,
    last_signed_in_at bigint,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX users_login_key ON users (login);
CREATE INDEX users_by_name ON users (folded_name, id);
CREATE INDEX users_by_creation ON users (created_at, id);
CREATE INDEX users_by_organisation ON users (organisation_id);

CREATE TABLE user_role (
    user_id uuid NOT NULL REFERENCES users (id),
    role text NOT NULL,
    granted_at bigint NOT NULL,
    PRIMARY KEY (user_id, role)
);
CREATE INDEX user_role_by_role ON user_role (role, user_id);

-- A role asked for by one administrator, given when a second agrees.
CREATE TABLE role_request (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id),
    role text NOT NULL,
    proposed_by uuid NOT NULL REFERENCES users (id),
    proposed_at bigint NOT NULL,
    state text NOT NULL CONSTRAINT role_request_state_check CHECK (state IN ('waiting', 'approved', 'rejected')),
    decided_by uuid REFERENCES users (id),
    approved_by uuid REFERENCES users (id),
    decided_at bigint,
    CONSTRAINT role_request_two_people_check CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);
CREATE UNIQUE INDEX role_request_user_id_role_key ON role_request (user_id, role) WHERE state = 'waiting';
CREATE INDEX role_request_by_state ON role_request (state, proposed_at, id);

CREATE TABLE recovery_code (
    user_id uuid NOT NULL REFERENCES users (id),
    code_hash bytea NOT NULL,
    used_at bigint,
    PRIMARY KEY (user_id, code_hash)
);

-- Tokens are kept as their SHA-256. A half session has passed the password alone and opens nothing.
CREATE TABLE user_session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL REFERENCES users (id),
    kind text NOT NULL CONSTRAINT user_session_kind_check CHECK (kind IN ('code_due', 'enrolment_due', 'full')),
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    idle_seconds bigint NOT NULL,
    idle_ends_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    tries bigint NOT NULL,
    address text
);
CREATE UNIQUE INDEX user_session_token_hash_key ON user_session (token_hash);
CREATE INDEX user_session_by_user ON user_session (user_id, created_at);
CREATE INDEX user_session_by_idle_end ON user_session (idle_ends_at);
CREATE INDEX user_session_by_end ON user_session (ends_at);

-- One link per user: a newer one takes the place of the older.
CREATE TABLE one_time_link (
    user_id uuid PRIMARY KEY REFERENCES users (id),
    token_hash bytea NOT NULL,
    purpose text NOT NULL CONSTRAINT one_time_link_purpose_check CHECK (purpose IN ('invitation', 'reset')),
    created_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    used_at bigint
);
CREATE UNIQUE INDEX one_time_link_token_hash_key ON one_time_link (token_hash);
CREATE INDEX one_time_link_by_end ON one_time_link (ends_at);

-- A bucket of tries is one instant: when it will be full again.
CREATE TABLE attempt_bucket (
    name text PRIMARY KEY,
    full_at bigint NOT NULL
);
CREATE INDEX attempt_bucket_by_full ON attempt_bucket (full_at);

CREATE TABLE audit_entry (
    id uuid PRIMARY KEY,
    at bigint NOT NULL,
    actor_kind text NOT NULL CONSTRAINT audit_entry_actor_kind_check CHECK (actor_kind IN ('house', 'guest', 'user')),
    actor_id uuid,
    actor_name text NOT NULL,
    acting_role text NOT NULL,
    act text NOT NULL,
    object text NOT NULL,
    object_id text NOT NULL,
    before text,
    after text,
    reason text,
    address text,
    request_id text
);
APPEND ONLY audit_entry;
CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
CREATE INDEX audit_entry_by_object ON audit_entry (object, object_id, at, id);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, at, id);
CREATE INDEX audit_entry_by_act ON audit_entry (act, at, id);

-- Lines that no seal covers yet.
CREATE TABLE audit_unsealed (
    entry_id uuid PRIMARY KEY REFERENCES audit_entry (id),
    at bigint NOT NULL
);
CREATE INDEX audit_unsealed_by_time ON audit_unsealed (at, entry_id);

CREATE TABLE audit_seal (
    number bigint PRIMARY KEY,
    entry_id uuid NOT NULL REFERENCES audit_entry (id),
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE UNIQUE INDEX audit_seal_entry_id_key ON audit_seal (entry_id);
APPEND ONLY audit_seal;

CREATE TABLE idempotency_key (
    actor text NOT NULL,
    route text NOT NULL,
    name text NOT NULL,
    request_hash bytea NOT NULL,
    answer text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (actor, route, name)
);
CREATE INDEX idempotency_key_by_creation ON idempotency_key (created_at);
