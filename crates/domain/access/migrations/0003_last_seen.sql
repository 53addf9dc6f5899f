-- People by their last visit; who never came stands at the end, on both databases alike.
CREATE INDEX users_by_last_visit ON users ((coalesce(last_signed_in_at, 0)), id);
