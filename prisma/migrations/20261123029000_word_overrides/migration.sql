-- Sentences of flows that the office says otherwise than the file does, with every wording there ever was and who wrote it.
CREATE TABLE word_overrides (
  key text NOT NULL,
  lang text NOT NULL,
  -- NULL: back to the file's own words. The row stays, so that its version goes on counting.
  text text,
  version integer NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  updated_by uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  PRIMARY KEY (key, lang)
);

CREATE TABLE word_override_history (
  id bigserial PRIMARY KEY,
  key text NOT NULL,
  lang text NOT NULL,
  version integer NOT NULL,
  text text,
  at timestamptz(3) NOT NULL,
  staff_id uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  FOREIGN KEY (key, lang) REFERENCES word_overrides (key, lang) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX word_override_history_key_lang_version_key ON word_override_history (key, lang, version);
