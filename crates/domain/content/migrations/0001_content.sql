-- Pages of the house: each saving is a new version, so that what a buyer agreed to can be read later.
CREATE TABLE house_page (
    slug text NOT NULL CONSTRAINT house_page_slug_check
        CHECK (slug IN ('terms', 'privacy', 'legal-notice', 'returns', 'delivery')),
    language text NOT NULL CONSTRAINT house_page_language_check CHECK (language IN ('fr', 'ar', 'en', 'zgh')),
    version bigint NOT NULL CONSTRAINT house_page_version_check CHECK (version > 0),
    title text NOT NULL CONSTRAINT house_page_title_check CHECK (title <> ''),
    body text NOT NULL CONSTRAINT house_page_body_check CHECK (body <> ''),
    published_at bigint NOT NULL,
    PRIMARY KEY (slug, language, version)
);
APPEND ONLY house_page;
