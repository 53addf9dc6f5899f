-- What stands beside a product, and the shelves of an aisle and of a producer, in the order of names.
DROP INDEX product_by_category;
DROP INDEX product_by_producer;
CREATE INDEX product_by_category ON product (category_id, status, name_fr, id);
CREATE INDEX product_by_producer ON product (producer_id, status, name_fr, id);
