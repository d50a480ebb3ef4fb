-- An assistant outside (a bot of Botpress Cloud) answers what the office has written no answer to, for those who agreed to that.

-- Null: never asked.
ALTER TABLE people ADD COLUMN assistant boolean;

CREATE TABLE assistant_talks (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversations(id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'open',
  reason text,
  question text,
  area_id text,
  external_user text,
  external_conversation text,
  opened_at timestamptz(3) NOT NULL,
  deadline_at timestamptz(3) NOT NULL,
  look_at timestamptz(3),
  listed_at timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  trouble text,
  issue_code text,
  ended_at timestamptz(3),
  lease_token uuid,
  lease_until timestamptz(3),
  CONSTRAINT assistant_talks_kind CHECK (kind IN ('question', 'talk')),
  CONSTRAINT assistant_talks_state CHECK (state IN ('open', 'answered', 'passed_on', 'ended'))
);
CREATE UNIQUE INDEX assistant_talks_external_conversation_key ON assistant_talks(external_conversation);
CREATE INDEX assistant_talks_conversation_id_opened_at_idx ON assistant_talks(conversation_id, opened_at);
CREATE INDEX assistant_talks_look_at_idx ON assistant_talks(look_at) WHERE look_at IS NOT NULL;
CREATE INDEX assistant_talks_opened_at_idx ON assistant_talks(opened_at);

CREATE TABLE assistant_messages (
  id bigserial PRIMARY KEY,
  talk_id uuid NOT NULL REFERENCES assistant_talks(id) ON DELETE CASCADE ON UPDATE CASCADE,
  direction text NOT NULL,
  text text NOT NULL,
  choices jsonb,
  ends boolean NOT NULL DEFAULT false,
  external_id text,
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  done_at timestamptz(3),
  CONSTRAINT assistant_messages_direction CHECK (direction IN ('out', 'in'))
);
CREATE UNIQUE INDEX assistant_messages_external_id_key ON assistant_messages(external_id);
CREATE INDEX assistant_messages_talk_id_id_idx ON assistant_messages(talk_id, id);

-- What is to be deleted at the outside service, too: the talk itself may be gone here.
CREATE TABLE assistant_erasures (
  id uuid PRIMARY KEY,
  external_user text NOT NULL,
  external_conversations text[] NOT NULL,
  user_too boolean NOT NULL,
  look_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX assistant_erasures_look_at_idx ON assistant_erasures(look_at);
