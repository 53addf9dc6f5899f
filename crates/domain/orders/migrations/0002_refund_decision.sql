-- Who decided a refund: above the ceiling of the house, another person pays it.
ALTER TABLE goods_return ADD COLUMN decided_by uuid;
