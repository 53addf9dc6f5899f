-- Organisations as the office looks at them: place by place, the last added.
CREATE INDEX organisation_by_commune ON organisation (commune, name_fr, id);
CREATE INDEX organisation_by_creation ON organisation (created_at, id);
