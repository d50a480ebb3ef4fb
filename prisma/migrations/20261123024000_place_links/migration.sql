-- The one-time address of a map, for channels in which a place cannot be sent. The token itself is nowhere: its hash finds the row,
-- and the installation's key makes it anew from the seed when the message is sent again.
CREATE TABLE place_links (
  message_id bigint PRIMARY KEY REFERENCES outbox_messages (id) ON DELETE CASCADE ON UPDATE CASCADE,
  seed bytea NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX place_links_token_hash_key ON place_links (token_hash);

-- Where a file that was sent unchanged says it was taken; and how often a try to fetch it was broken off: a picture that brings
-- the process down must not be tried for ever.
ALTER TABLE media
  ADD COLUMN lat double precision,
  ADD COLUMN lon double precision,
  ADD COLUMN open_tries int NOT NULL DEFAULT 0,
  ADD COLUMN tried_at timestamptz(3);

-- What an issue's point is known by. Rows of before have a pin, and nobody told them apart: null.
ALTER TABLE issues ADD COLUMN point_from text;
