-- Users who can sign in, or cannot any more, in the order of names.
CREATE INDEX users_by_status ON users (status, folded_name, id);
