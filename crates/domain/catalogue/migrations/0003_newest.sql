-- Products as the office looks at them: the last added, the last changed.
CREATE INDEX product_by_creation ON product (created_at, id);
CREATE INDEX product_by_change ON product (changed_at, id);
