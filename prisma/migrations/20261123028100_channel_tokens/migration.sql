-- Access by OAuth with refresh tokens that work once (Zalo Official Account): the pair must be where no process can take it along.
CREATE TABLE channel_tokens (
  channel text NOT NULL,
  account text NOT NULL,
  access_cipher bytea,
  access_expires_at timestamptz(3),
  obtained_at timestamptz(3),
  refresh_cipher bytea NOT NULL,
  former_cipher bytea,
  refresh_started_at timestamptz(3),
  retry_at timestamptz(3),
  failures integer NOT NULL DEFAULT 0,
  lost_at timestamptz(3),
  lost_with text,
  seeds text[],
  version integer NOT NULL DEFAULT 0,
  PRIMARY KEY (channel, account)
);
