-- A template that asked somebody to write, for one message of ours: by which ids the platform tells of it, and when it arrived. A
-- table of its own, for templates are rare and messages are many.
CREATE TABLE outbox_templates (
  message_id bigint PRIMARY KEY REFERENCES outbox_messages (id) ON DELETE CASCADE ON UPDATE CASCADE,
  tracking_id text NOT NULL,
  external_id text,
  sent_at timestamptz(3),
  arrived_at timestamptz(3)
);
CREATE UNIQUE INDEX outbox_templates_tracking_id_key ON outbox_templates (tracking_id);
CREATE INDEX outbox_templates_external_id_idx ON outbox_templates (external_id);
CREATE INDEX outbox_templates_sent_at_idx ON outbox_templates (sent_at);
