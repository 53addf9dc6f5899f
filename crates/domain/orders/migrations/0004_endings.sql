-- Why an order was cancelled is a word of a closed list; the reason beside it is what somebody wrote.
ALTER TABLE sales_order ADD COLUMN cancel_cause text;
UPDATE sales_order SET cancel_cause = CASE cancel_reason
        WHEN 'cancel_by_buyer' THEN 'buyer'
        WHEN 'expire' THEN 'expired'
        WHEN 'every part was cancelled' THEN 'parts'
        ELSE 'house' END
    WHERE state = 'cancelled';
UPDATE sales_order SET cancel_reason = NULL WHERE state = 'cancelled' AND cancel_cause <> 'house';

-- Who bears the loss of a lost parcel, and what the carrier owes for it. Parcels lost before have no bearer.
ALTER TABLE parcel ADD COLUMN loss_bearer text;
ALTER TABLE parcel ADD COLUMN claim_centimes bigint NOT NULL DEFAULT 0;
ALTER TABLE parcel ADD COLUMN claim_received_at bigint;
CREATE INDEX parcel_claim_waiting ON parcel (ended_at) WHERE claim_centimes > 0 AND claim_received_at IS NULL;
