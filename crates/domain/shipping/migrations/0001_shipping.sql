-- Zones a parcel costs the same to reach.
CREATE TABLE delivery_zone (
    slug text PRIMARY KEY,
    name_fr text NOT NULL CONSTRAINT delivery_zone_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    days_min bigint NOT NULL,
    days_max bigint NOT NULL,
    CONSTRAINT delivery_zone_days_check CHECK (days_min BETWEEN 0 AND days_max)
);

-- What a parcel costs: from_grams < weight <= to_grams.
CREATE TABLE delivery_band (
    zone_slug text NOT NULL REFERENCES delivery_zone (slug),
    from_grams bigint NOT NULL,
    to_grams bigint NOT NULL,
    price_centimes bigint NOT NULL CONSTRAINT delivery_band_price_check CHECK (price_centimes >= 0),
    extra_per_kg_centimes bigint CONSTRAINT delivery_band_extra_check CHECK (extra_per_kg_centimes >= 0),
    PRIMARY KEY (zone_slug, from_grams),
    CONSTRAINT delivery_band_weights_check CHECK (from_grams >= 0 AND to_grams > from_grams)
);

-- Towns that are delivered to; a town without a zone is named but not served.
CREATE TABLE city (
    slug text PRIMARY KEY,
    name_fr text NOT NULL CONSTRAINT city_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    province_code text NOT NULL REFERENCES province (code),
    region_code text NOT NULL REFERENCES region (code),
    zone_slug text REFERENCES delivery_zone (slug),
    postcode text NOT NULL,
    latitude_microdegrees bigint,
    longitude_microdegrees bigint,
    CONSTRAINT city_coordinates_check CHECK ((latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL))
);
CREATE INDEX city_by_zone ON city (zone_slug, slug);

-- Who carries parcels.
CREATE TABLE carrier (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name text NOT NULL CONSTRAINT carrier_name_check CHECK (name <> ''),
    tracking_url text NOT NULL,
    active boolean NOT NULL
);
CREATE UNIQUE INDEX carrier_slug_key ON carrier (slug);

-- Where buyers can fetch their goods.
CREATE TABLE pickup_point (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name_fr text NOT NULL CONSTRAINT pickup_point_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    address_fr text NOT NULL,
    address_ar text,
    address_en text,
    address_zgh text,
    opening_fr text NOT NULL,
    opening_ar text,
    opening_en text,
    opening_zgh text,
    active boolean NOT NULL
);
CREATE UNIQUE INDEX pickup_point_slug_key ON pickup_point (slug);

-- Provinces are written anew by imports; the database then looks for their towns.
CREATE INDEX city_province ON city (province_code);
