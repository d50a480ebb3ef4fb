-- Forms as data, what was filed of them by place and period, and how many live there, for checks.
CREATE TABLE forms (
  code text PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title_vi text NOT NULL,
  title_en text NOT NULL,
  period text NOT NULL,
  post_kinds text[] NOT NULL,
  content jsonb NOT NULL,
  retired_at timestamptz(3),
  sample boolean NOT NULL DEFAULT false,
  updated_at timestamptz(3) NOT NULL,
  updated_by uuid REFERENCES staff_users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT forms_period_check CHECK (period IN ('once', 'year', 'month'))
);

CREATE TABLE form_history (
  form_code text NOT NULL REFERENCES forms (code) ON DELETE RESTRICT ON UPDATE CASCADE,
  version integer NOT NULL,
  content jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  staff_id uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  PRIMARY KEY (form_code, version)
);

CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  form_code text NOT NULL REFERENCES forms (code) ON DELETE RESTRICT ON UPDATE CASCADE,
  area_id text NOT NULL REFERENCES areas (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ward_id text REFERENCES areas (id) ON DELETE SET NULL ON UPDATE CASCADE,
  period text NOT NULL,
  draft jsonb,
  draft_at timestamptz(3),
  version integer NOT NULL DEFAULT 0,
  values jsonb,
  filed_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX submissions_form_code_area_id_period_key ON submissions (form_code, area_id, period);
CREATE INDEX submissions_updated_at_id_idx ON submissions (updated_at DESC, id DESC);
CREATE INDEX submissions_form_code_period_idx ON submissions (form_code, period, area_id);
CREATE INDEX submissions_area_id_idx ON submissions (area_id);
CREATE INDEX submissions_ward_id_updated_at_id_idx ON submissions (ward_id, updated_at DESC, id DESC);

CREATE TABLE submission_versions (
  submission_id uuid NOT NULL REFERENCES submissions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  version integer NOT NULL,
  form_version integer NOT NULL,
  values jsonb NOT NULL,
  confirmed text[] NOT NULL,
  filed_at timestamptz(3) NOT NULL,
  post_id text REFERENCES posts (id) ON DELETE SET NULL ON UPDATE CASCADE,
  holder_id uuid REFERENCES holders (id) ON DELETE SET NULL ON UPDATE CASCADE,
  channel text,
  PRIMARY KEY (submission_id, version)
);
CREATE INDEX submission_versions_holder_id_idx ON submission_versions (holder_id);
CREATE INDEX submission_versions_post_id_idx ON submission_versions (post_id);

ALTER TABLE areas ADD COLUMN households integer, ADD COLUMN people integer;
