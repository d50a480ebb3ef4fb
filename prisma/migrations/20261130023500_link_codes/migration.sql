-- One-time codes that are said in a chat: somebody's own other account, the holder of a post. Only a keyed hash is kept.
CREATE TABLE link_codes (
  code_hash bytea PRIMARY KEY,
  purpose text NOT NULL,
  subject text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
CREATE INDEX link_codes_subject_idx ON link_codes (subject);
CREATE INDEX link_codes_expires_at_idx ON link_codes (expires_at);

-- Wrong codes of an address within the hour.
CREATE TABLE link_code_tries (
  address_id uuid PRIMARY KEY REFERENCES addresses (id) ON DELETE CASCADE ON UPDATE CASCADE,
  count int NOT NULL,
  since timestamptz(3) NOT NULL
);
