-- Organisations of a kind, and those shown in the shop, in the order of names.
CREATE INDEX organisation_by_kind ON organisation (kind, name_fr, id);
CREATE INDEX organisation_by_active ON organisation (active, name_fr, id);
