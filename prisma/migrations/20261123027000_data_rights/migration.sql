-- The name by which somebody wants to be called, where it is not the one their platform shows.
ALTER TABLE people ADD COLUMN name_cipher bytea;

-- Whether one question some weeks after a report is agreed to: the last word in `consents` (purpose `follow_up`).
ALTER TABLE people ADD COLUMN follow_up boolean NOT NULL DEFAULT false;

-- Of somebody whose data were erased only the proof stays that there was a consent: tied to nobody, but for a hash that can be made
-- anew from their account with the installation's key.
ALTER TABLE consents ADD COLUMN subject_hash bytea;
ALTER TABLE consents ALTER COLUMN person_id DROP NOT NULL;
ALTER TABLE consents ALTER COLUMN address_id DROP NOT NULL;
ALTER TABLE consents DROP CONSTRAINT consents_person_id_fkey;
ALTER TABLE consents DROP CONSTRAINT consents_address_id_fkey;
ALTER TABLE consents ADD CONSTRAINT consents_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE consents ADD CONSTRAINT consents_address_id_fkey
  FOREIGN KEY (address_id) REFERENCES addresses (id) ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX consents_subject_hash_idx ON consents (subject_hash) WHERE subject_hash IS NOT NULL;

-- The row of an erased medium stays until its bytes are gone, also when its conversation goes first.
ALTER TABLE media ALTER COLUMN conversation_id DROP NOT NULL;
ALTER TABLE media DROP CONSTRAINT media_conversation_id_fkey;
ALTER TABLE media ADD CONSTRAINT media_conversation_id_fkey
  FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE SET NULL ON UPDATE CASCADE;

-- What people asked about their data, when it is due, and what was done: answered within two working days (Nghị định 356/2025).
CREATE TABLE data_requests (
  id uuid PRIMARY KEY,
  person_id uuid REFERENCES people (id) ON DELETE SET NULL ON UPDATE CASCADE,
  conversation_id uuid REFERENCES conversations (id) ON DELETE SET NULL ON UPDATE CASCADE,
  subject_hash bytea,
  channel text NOT NULL,
  ward_id text REFERENCES areas (id) ON DELETE SET NULL ON UPDATE CASCADE,
  kind text NOT NULL,
  state text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  CONSTRAINT data_requests_kind_check CHECK (kind IN ('see', 'copy', 'correct', 'withdraw', 'erase', 'other')),
  CONSTRAINT data_requests_state_check CHECK (state IN ('open', 'done', 'refused'))
);
CREATE INDEX data_requests_asked_at_id_idx ON data_requests (asked_at DESC, id DESC);
CREATE INDEX data_requests_open_idx ON data_requests (due_at, id) WHERE state = 'open';
CREATE INDEX data_requests_person_id_idx ON data_requests (person_id);
CREATE INDEX data_requests_conversation_id_idx ON data_requests (conversation_id);

-- Append-only: who did what about a request.
CREATE TABLE data_request_acts (
  id bigserial PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES data_requests (id) ON DELETE CASCADE ON UPDATE CASCADE,
  at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  staff_id uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  act text NOT NULL,
  text text
);
CREATE INDEX data_request_acts_request_id_id_idx ON data_request_acts (request_id, id);

-- A copy of all that is kept of somebody, as a file that can be opened once.
CREATE TABLE data_copies (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES data_requests (id) ON DELETE CASCADE ON UPDATE CASCADE,
  person_id uuid REFERENCES people (id) ON DELETE SET NULL ON UPDATE CASCADE,
  conversation_id uuid REFERENCES conversations (id) ON DELETE SET NULL ON UPDATE CASCADE,
  state text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  ready_at timestamptz(3),
  expires_at timestamptz(3),
  CONSTRAINT data_copies_state_check CHECK (state IN ('wanted', 'ready', 'taken', 'gone'))
);
CREATE INDEX data_copies_request_id_idx ON data_copies (request_id);
CREATE INDEX data_copies_person_id_idx ON data_copies (person_id);
CREATE INDEX data_copies_conversation_id_idx ON data_copies (conversation_id);
CREATE INDEX data_copies_open_idx ON data_copies (asked_at) WHERE state IN ('wanted', 'ready');

-- What was removed because its time was over: one row for each rule that removed something, each day.
CREATE TABLE retention_counts (
  day date NOT NULL,
  rule text NOT NULL,
  removed integer NOT NULL,
  PRIMARY KEY (day, rule)
);

-- What the sweeps of old data look for.
CREATE INDEX updates_received_at_idx ON updates (received_at) WHERE visibility <> 'erased';
