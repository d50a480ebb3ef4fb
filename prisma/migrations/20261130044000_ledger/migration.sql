-- What was sent on channels with windows, quotas or prices, by day of the town: counted in the transaction that claims a message.
CREATE TABLE channel_use (
  channel text NOT NULL,
  account text NOT NULL,
  day date NOT NULL,
  way text NOT NULL,
  priority int NOT NULL,
  messages int NOT NULL,
  cost int NOT NULL,
  PRIMARY KEY (channel, account, day, way, priority)
);

-- What administrators set for such a channel: `LedgerTerms` of src/messages/ledger-schema.ts.
CREATE TABLE channel_terms (
  channel text PRIMARY KEY,
  terms jsonb NOT NULL,
  version int NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  updated_by uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE TABLE channel_terms_history (
  id bigserial PRIMARY KEY,
  channel text NOT NULL REFERENCES channel_terms (channel) ON DELETE CASCADE ON UPDATE CASCADE,
  version int NOT NULL,
  terms jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  staff_id uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX channel_terms_history_channel_version_key ON channel_terms_history (channel, version);

-- By which way a counted message went out (free, paid, template), how many of the platform's messages it took and what it cost.
ALTER TABLE outbox_messages ADD COLUMN way text;
ALTER TABLE outbox_messages ADD COLUMN units int;
ALTER TABLE outbox_messages ADD COLUMN cost int;

-- Where the office may call somebody whom no message reaches; encrypted, given by the person.
ALTER TABLE people ADD COLUMN phone_cipher bytea;
