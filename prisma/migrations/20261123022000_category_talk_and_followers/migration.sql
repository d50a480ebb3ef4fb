-- What the talk needs to know of a category: whom it is better to call, what else to ask, how near a like issue must be.
ALTER TABLE categories ADD COLUMN stopper jsonb;
ALTER TABLE categories ADD COLUMN questions jsonb NOT NULL DEFAULT '[]';
ALTER TABLE categories ADD COLUMN near_metres integer NOT NULL DEFAULT 100;
-- Which edit of this and of the lexicon somebody saw, so that two do not overwrite each other.
ALTER TABLE categories ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE categories ADD CONSTRAINT categories_near_metres_check CHECK (near_metres BETWEEN 0 AND 5000);

-- Answers to the extra questions of the category, and from whom the name of the reporter is hidden.
ALTER TABLE issues ADD COLUMN details jsonb NOT NULL DEFAULT '[]';
ALTER TABLE issues ADD COLUMN name_hidden text NOT NULL DEFAULT 'public';
UPDATE issues SET name_hidden = 'unit' WHERE visibility <> 'A';
ALTER TABLE issues ADD CONSTRAINT issues_name_hidden_check CHECK (name_hidden IN ('public', 'unit', 'all'));

-- People who met the same thing: each counts as a voice and hears what becomes of it.
CREATE TABLE issue_followers (
  issue_id uuid NOT NULL REFERENCES issues (id) ON DELETE CASCADE ON UPDATE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE ON UPDATE CASCADE,
  conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  joined_at timestamptz(3) NOT NULL,
  PRIMARY KEY (issue_id, person_id)
);
CREATE INDEX issue_followers_person_id_joined_at_idx ON issue_followers (person_id, joined_at DESC);
CREATE INDEX issue_followers_conversation_id_idx ON issue_followers (conversation_id);

-- Before a report is sent, open issues like it are looked for: around its pin, or in its khu phố.
CREATE INDEX issues_open_point_idx ON issues (category_code, lat, lon)
  WHERE status IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened') AND lat IS NOT NULL;
CREATE INDEX issues_open_area_idx ON issues (area_id, category_code)
  WHERE status IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened');
