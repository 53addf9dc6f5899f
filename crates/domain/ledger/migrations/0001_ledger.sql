-- Accounts in use. The nil id stands for "no party", so that one unique index serves both cases.
-- guarded_centimes is kept only for accounts that must not go negative (a cash desk): what is on the
-- account, counted on its natural side.
CREATE TABLE ledger_account (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    party_id uuid NOT NULL,
    guarded_centimes bigint,
    CONSTRAINT ledger_account_guarded_check CHECK (guarded_centimes IS NULL OR guarded_centimes >= 0)
);
CREATE UNIQUE INDEX ledger_account_kind_party_id_key ON ledger_account (kind, party_id);

-- Months of the books. The second index makes the state a part of the row's key, so that on PostgreSQL
-- closing a month waits for the entries being written into it, whose foreign key holds the row.
CREATE TABLE accounting_period (
    month text PRIMARY KEY,
    state text NOT NULL CONSTRAINT accounting_period_state_check CHECK (state IN ('open', 'closed')),
    changed_at bigint NOT NULL
);
CREATE UNIQUE INDEX accounting_period_month_state_key ON accounting_period (month, state);

CREATE TABLE journal_entry (
    id uuid PRIMARY KEY,
    event_key text NOT NULL,
    description_key text NOT NULL,
    reference_id uuid NOT NULL,
    period text NOT NULL REFERENCES accounting_period (month),
    reverses_id uuid REFERENCES journal_entry (id),
    reason text,
    actor_kind text NOT NULL,
    actor_id uuid,
    at bigint NOT NULL
);
CREATE UNIQUE INDEX journal_entry_event_key_key ON journal_entry (event_key);
CREATE UNIQUE INDEX journal_entry_reverses_id_key ON journal_entry (reverses_id);
CREATE INDEX journal_entry_reference ON journal_entry (reference_id, at, id);
CREATE INDEX journal_entry_period ON journal_entry (period, at, id);
CREATE INDEX journal_entry_at ON journal_entry (at, id);
APPEND ONLY journal_entry;

-- Debit above zero, credit below. The time is the entry's, kept here for statements.
CREATE TABLE posting_line (
    entry_id uuid NOT NULL REFERENCES journal_entry (id),
    position bigint NOT NULL CONSTRAINT posting_line_position_check CHECK (position >= 1),
    account_id uuid NOT NULL REFERENCES ledger_account (id),
    amount_centimes bigint NOT NULL CONSTRAINT posting_line_amount_check CHECK (amount_centimes <> 0),
    currency text NOT NULL CONSTRAINT posting_line_currency_check CHECK (currency = 'MAD'),
    at bigint NOT NULL,
    PRIMARY KEY (entry_id, position)
);
CREATE INDEX posting_line_account ON posting_line (account_id, at, entry_id, position, amount_centimes);
APPEND ONLY posting_line;
