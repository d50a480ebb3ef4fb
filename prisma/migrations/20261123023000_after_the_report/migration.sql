-- At most one notice an hour about an issue: when the reporter was last told, or will be, and the news that waits till then.
ALTER TABLE issues ADD COLUMN told_at timestamptz(3);
ALTER TABLE issues ADD COLUMN held_news jsonb;

-- Two reports of one matter: the one that was merged names the one that goes on.
ALTER TABLE issues ADD COLUMN merged_into_id uuid;
ALTER TABLE issues ADD CONSTRAINT issues_merged_into_id_fkey
  FOREIGN KEY (merged_into_id) REFERENCES issues (id) ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX issues_merged_into_id_idx ON issues (merged_into_id);

-- How satisfied the reporter was: one an issue and person.
CREATE TABLE ratings (
  issue_id uuid NOT NULL REFERENCES issues (id) ON DELETE CASCADE ON UPDATE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE ON UPDATE CASCADE,
  score text NOT NULL,
  reason text,
  text text,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (issue_id, person_id),
  CONSTRAINT ratings_score_check CHECK (score IN ('good', 'fair', 'bad'))
);
CREATE INDEX ratings_person_id_idx ON ratings (person_id);

-- Codes that were asked for and are no issue of this person: after many of them a person is offered.
CREATE TABLE code_tries (
  conversation_id uuid PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  count integer NOT NULL,
  since timestamptz(3) NOT NULL
);
