-- Folded words of a buyer's name; a prefix is a range of them.
CREATE TABLE sales_order_word (
    word text NOT NULL,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    PRIMARY KEY (word, order_id)
);
CREATE INDEX sales_order_word_by_order ON sales_order_word (order_id);

-- Digits of a buyer's phones from the last to the first: the end of a number is a range of them.
CREATE TABLE sales_order_phone_end (
    reversed text NOT NULL,
    order_id uuid NOT NULL REFERENCES sales_order (id),
    PRIMARY KEY (reversed, order_id)
);
CREATE INDEX sales_order_phone_end_by_order ON sales_order_phone_end (order_id);

-- The names are kept folded already, with one blank between words: they are read letter by letter. A word with the
-- Arabic article is kept without it too, as the program does. An empty piece of a column begins each text, because a
-- piece of it has the same order of letters as the column.
INSERT INTO sales_order_word (word, order_id)
WITH RECURSIVE piece (order_id, word, rest) AS (
    SELECT id, substr(buyer_search, 1, 0), buyer_search FROM sales_order
    UNION ALL
    SELECT order_id,
        CASE WHEN substr(rest, 1, 1) = ' ' THEN substr(rest, 1, 0) ELSE word || substr(rest, 1, 1) END,
        substr(rest, 2)
    FROM piece WHERE rest <> ''
)
SELECT substr(word, 1, 40), order_id FROM piece WHERE word <> '' AND (rest = '' OR substr(rest, 1, 1) = ' ')
UNION
SELECT substr(word, 3, 40), order_id FROM piece
WHERE (rest = '' OR substr(rest, 1, 1) = ' ') AND substr(word, 1, 2) = 'ال' AND length(word) >= 4;

INSERT INTO sales_order_phone_end (reversed, order_id)
WITH RECURSIVE piece (order_id, reversed, rest) AS (
    SELECT id, substr(phone, 1, 0), phone FROM sales_order
    UNION ALL
    SELECT id, substr(phone_second, 1, 0), phone_second FROM sales_order WHERE phone_second IS NOT NULL
), turned (order_id, reversed, rest) AS (
    SELECT order_id, reversed, rest FROM piece
    UNION ALL
    SELECT order_id,
        CASE WHEN substr(rest, 1, 1) BETWEEN '0' AND '9' THEN substr(rest, 1, 1) || reversed ELSE reversed END,
        substr(rest, 2)
    FROM turned WHERE rest <> ''
)
SELECT DISTINCT reversed, order_id FROM turned WHERE rest = '' AND reversed <> '';

-- The sorts and filters of the office's list.
DROP INDEX sales_order_amount;
CREATE INDEX sales_order_amount ON sales_order (total_centimes, id);
CREATE INDEX sales_order_state_amount ON sales_order (state, total_centimes, id);
CREATE INDEX sales_order_state_city ON sales_order (state, city_slug, placed_at);
CREATE INDEX sales_order_channel ON sales_order (channel, placed_at);

-- Cash that carriers hold: the list, and its sums by carrier.
DROP INDEX parcel_cash_waiting;
CREATE INDEX parcel_cash_waiting ON parcel (packed_at, id)
    WHERE state = 'delivered' AND cash_received_centimes = 0 AND cash_due_centimes > 0;
CREATE INDEX parcel_cash_held ON parcel (carrier_id, ended_at, cash_due_centimes)
    WHERE state = 'delivered' AND cash_received_centimes = 0 AND cash_due_centimes > 0;
CREATE INDEX goods_return_waiting ON goods_return (created_at, id, refund_centimes)
    WHERE refunded_at IS NULL AND refund_centimes > 0;
