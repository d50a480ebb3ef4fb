-- What only a person of the office can do, and by when: an emergency to look at, somebody who wants to talk, a request about data.
CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  conversation_id uuid REFERENCES conversations (id) ON DELETE SET NULL ON UPDATE CASCADE,
  issue_id uuid REFERENCES issues (id) ON DELETE SET NULL ON UPDATE CASCADE,
  ward_id text REFERENCES areas (id) ON DELETE SET NULL ON UPDATE CASCADE,
  note text,
  created_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  done_by uuid REFERENCES staff_users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  outcome text
);

-- One open task for one cause.
CREATE UNIQUE INDEX tasks_open_key ON tasks (kind, subject) WHERE done_at IS NULL;
CREATE INDEX tasks_open_idx ON tasks (due_at, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done_idx ON tasks (done_at DESC, id DESC) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_conversation_id_idx ON tasks (conversation_id);
CREATE INDEX tasks_issue_id_idx ON tasks (issue_id);
