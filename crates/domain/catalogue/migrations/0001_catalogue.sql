-- Aisles of the shop.
CREATE TABLE category (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name_fr text NOT NULL CONSTRAINT category_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    position bigint NOT NULL,
    drawing text NOT NULL,
    ground text NOT NULL
);
CREATE UNIQUE INDEX category_slug_key ON category (slug);

-- Signs of quality: a closed list, for their names are protected.
CREATE TABLE label (
    slug text PRIMARY KEY,
    sign text NOT NULL CONSTRAINT label_sign_check CHECK (sign IN ('IGP', 'AOP', 'Label agricole', 'Bio')),
    name_fr text NOT NULL CONSTRAINT label_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    area_province_codes text NOT NULL,
    note text NOT NULL
);

-- A family of formats: one page of the shop.
CREATE TABLE product (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    producer_id uuid NOT NULL REFERENCES organisation (id),
    category_id uuid NOT NULL REFERENCES category (id),
    name_fr text NOT NULL CONSTRAINT product_name_check CHECK (name_fr <> ''),
    name_ar text,
    name_en text,
    name_zgh text,
    description_fr text NOT NULL,
    description_ar text,
    description_en text,
    description_zgh text,
    ingredients_fr text NOT NULL,
    ingredients_ar text,
    ingredients_en text,
    ingredients_zgh text,
    origin_commune text NOT NULL,
    season_months text NOT NULL,
    allergens text NOT NULL,
    labels text NOT NULL,
    shelf_life_days bigint CONSTRAINT product_shelf_life_check CHECK (shelf_life_days > 0),
    withdrawal boolean NOT NULL,
    on_order boolean NOT NULL,
    status text NOT NULL CONSTRAINT product_status_check CHECK (status IN ('draft', 'published', 'hidden')),
    drawing text NOT NULL,
    ground text NOT NULL,
    tint text,
    search_text text NOT NULL,
    demo boolean NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX product_slug_key ON product (slug);
CREATE INDEX product_by_category ON product (category_id, status);
CREATE INDEX product_by_producer ON product (producer_id, status);
CREATE INDEX product_by_status ON product (status, slug);
CREATE INDEX product_by_name ON product (name_fr, id);

-- Folded words of a product's names; a prefix is a range of them.
CREATE TABLE product_word (
    word text NOT NULL,
    product_id uuid NOT NULL REFERENCES product (id),
    PRIMARY KEY (word, product_id)
);
CREATE INDEX product_word_by_product ON product_word (product_id, word);

-- A format that is sold: what has a SKU, a price and stock.
CREATE TABLE variant (
    id uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES product (id),
    sku text NOT NULL CONSTRAINT variant_sku_check CHECK (sku <> ''),
    label text NOT NULL,
    content_thousandths bigint NOT NULL CONSTRAINT variant_content_check CHECK (content_thousandths > 0),
    content_unit text NOT NULL CONSTRAINT variant_unit_check
        CHECK (content_unit IN ('kg', 'g', 'L', 'mL', 'piece')),
    weight_grams bigint NOT NULL CONSTRAINT variant_weight_check CHECK (weight_grams >= 0),
    price_centimes bigint NOT NULL CONSTRAINT variant_price_check CHECK (price_centimes > 0),
    wholesale_price_centimes bigint,
    vat_basis_points bigint NOT NULL CONSTRAINT variant_vat_check CHECK (vat_basis_points BETWEEN 0 AND 10000),
    vat_basis text NOT NULL,
    position bigint NOT NULL,
    status text NOT NULL CONSTRAINT variant_status_check CHECK (status IN ('published', 'hidden')),
    created_at bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT variant_wholesale_check CHECK (wholesale_price_centimes > 0 AND wholesale_price_centimes <= price_centimes)
);
CREATE UNIQUE INDEX variant_sku_key ON variant (sku);
CREATE INDEX variant_by_product ON variant (product_id, position);

-- Each price a variant ever had; the newest line of a kind is the variant's price.
CREATE TABLE price_change (
    id uuid PRIMARY KEY,
    variant_id uuid NOT NULL REFERENCES variant (id),
    kind text NOT NULL CONSTRAINT price_change_kind_check CHECK (kind IN ('retail', 'wholesale')),
    old_centimes bigint,
    new_centimes bigint,
    reason text NOT NULL CONSTRAINT price_change_reason_check CHECK (reason <> ''),
    changed_at bigint NOT NULL,
    CONSTRAINT price_change_retail_check CHECK (kind <> 'retail' OR new_centimes IS NOT NULL)
);
CREATE INDEX price_change_by_variant ON price_change (variant_id, kind, id);
APPEND ONLY price_change;

-- What a gift box holds. A box holds no boxes.
CREATE TABLE bundle_part (
    bundle_variant_id uuid NOT NULL REFERENCES variant (id),
    part_variant_id uuid NOT NULL REFERENCES variant (id),
    quantity bigint NOT NULL CONSTRAINT bundle_part_quantity_check CHECK (quantity BETWEEN 1 AND 9999),
    PRIMARY KEY (bundle_variant_id, part_variant_id),
    CONSTRAINT bundle_part_self_check CHECK (bundle_variant_id <> part_variant_id)
);
CREATE INDEX bundle_part_by_part ON bundle_part (part_variant_id);
