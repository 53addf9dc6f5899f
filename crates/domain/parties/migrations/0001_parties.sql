-- Places of Morocco, from the state's tables of codes.
CREATE TABLE region (
    code text PRIMARY KEY,
    name_fr text NOT NULL,
    name_ar text,
    name_en text,
    name_zgh text
);

CREATE TABLE province (
    code text PRIMARY KEY,
    region_code text NOT NULL REFERENCES region (code),
    kind text NOT NULL CONSTRAINT province_kind_check CHECK (kind IN ('province', 'prefecture')),
    name_fr text NOT NULL,
    name_ar text,
    name_en text,
    name_zgh text
);
CREATE INDEX province_by_region ON province (region_code);

CREATE TABLE commune (
    code text PRIMARY KEY,
    province_code text NOT NULL REFERENCES province (code),
    kind text NOT NULL CONSTRAINT commune_kind_check CHECK (kind IN ('urban', 'rural')),
    name_fr text NOT NULL,
    name_ar text,
    name_en text,
    name_zgh text,
    latitude_microdegrees bigint,
    longitude_microdegrees bigint,
    coordinates_source text NOT NULL,
    CONSTRAINT commune_coordinates_check CHECK ((latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL))
);
CREATE INDEX commune_by_province ON commune (province_code, name_fr);

-- Who sells: cooperatives, auto-entrepreneurs, companies, and the GIE itself.
CREATE TABLE organisation (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    kind text NOT NULL CONSTRAINT organisation_kind_check
        CHECK (kind IN ('cooperative', 'auto_entrepreneur', 'gie', 'company')),
    name_fr text NOT NULL CONSTRAINT organisation_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    presentation_fr text NOT NULL,
    presentation_ar text,
    presentation_en text,
    presentation_zgh text,
    commune text NOT NULL,
    province_code text NOT NULL REFERENCES province (code),
    latitude_microdegrees bigint,
    longitude_microdegrees bigint,
    members_total bigint CONSTRAINT organisation_members_total_check CHECK (members_total >= 0),
    members_women bigint,
    ice text,
    phone text,
    vat_regime text NOT NULL CONSTRAINT organisation_vat_regime_check
        CHECK (vat_regime IN ('exempt_coop', 'exempt_small', 'liable')),
    active boolean NOT NULL,
    demo boolean NOT NULL,
    created_at bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT organisation_members_women_check CHECK (members_women BETWEEN 0 AND members_total),
    CONSTRAINT organisation_coordinates_check CHECK ((latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL))
);
CREATE UNIQUE INDEX organisation_slug_key ON organisation (slug);
CREATE INDEX organisation_by_name ON organisation (name_fr, id);
CREATE INDEX organisation_by_province ON organisation (province_code, name_fr, id);

-- Folded words of an organisation's names and commune; a prefix is a range of them.
CREATE TABLE organisation_word (
    word text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (word, organisation_id)
);
CREATE INDEX organisation_word_by_organisation ON organisation_word (organisation_id, word);

-- Signs of quality an organisation may show: only while its certificate holds.
CREATE TABLE certificate (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    label_slug text NOT NULL,
    certifying_body text NOT NULL CONSTRAINT certificate_body_check CHECK (certifying_body <> ''),
    number text NOT NULL CONSTRAINT certificate_number_check CHECK (number <> ''),
    valid_from text NOT NULL,
    expires_on text NOT NULL,
    recorded_at bigint NOT NULL,
    CONSTRAINT certificate_period_check CHECK (expires_on >= valid_from)
);
CREATE UNIQUE INDEX certificate_organisation_id_label_slug_number_valid_from_key
    ON certificate (organisation_id, label_slug, number, valid_from);
CREATE INDEX certificate_by_expiry ON certificate (expires_on, id);

-- Identity and rules of the house, one line per setting that differs from its default.
CREATE TABLE house_setting (
    key text PRIMARY KEY,
    setting text NOT NULL,
    changed_at bigint NOT NULL
);
