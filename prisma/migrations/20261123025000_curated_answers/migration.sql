-- What the office answers to questions that come again and again, with where it is written and of which day, and every version of it.
CREATE TABLE curated_answers (
  id uuid PRIMARY KEY,
  label_vi text NOT NULL,
  label_en text NOT NULL,
  question_vi text NOT NULL,
  question_en text NOT NULL,
  other_ways text[] NOT NULL,
  answer_vi text NOT NULL,
  answer_en text NOT NULL,
  source text NOT NULL,
  source_link text,
  source_date date,
  area_id text REFERENCES areas (id) ON DELETE SET NULL ON UPDATE CASCADE,
  valid_until date,
  retired_at timestamptz(3),
  sample boolean NOT NULL DEFAULT false,
  search_key text NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  updated_by uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  version integer NOT NULL DEFAULT 1
);

CREATE INDEX curated_answers_updated_at_id_idx ON curated_answers (updated_at DESC, id DESC);
CREATE INDEX curated_answers_area_id_idx ON curated_answers (area_id);
CREATE INDEX curated_answers_search_key_idx ON curated_answers USING gin (search_key gin_trgm_ops);

CREATE TABLE curated_answer_history (
  id bigserial PRIMARY KEY,
  answer_id uuid NOT NULL REFERENCES curated_answers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  version integer NOT NULL,
  kind text NOT NULL,
  content jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  staff_id uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE UNIQUE INDEX curated_answer_history_answer_id_version_key ON curated_answer_history (answer_id, version);
