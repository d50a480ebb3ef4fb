-- How many updates a conversation has had: at the end of a turn it tells whether something came while the turn was taken.
ALTER TABLE conversations ADD COLUMN inputs integer NOT NULL DEFAULT 0;

-- These rows change with every turn: with room on their page the new version needs no new index entries.
ALTER TABLE conversations SET (fillfactor = 70);
ALTER TABLE sessions SET (fillfactor = 70);

-- Every index costs each message that is stored. Most belong to no issue and have no key of a cause; nobody looks sessions up by step.
DROP INDEX sessions_flow_step_idx;
DROP INDEX updates_issue_id_idx;
CREATE INDEX updates_issue_id_idx ON updates (issue_id) WHERE issue_id IS NOT NULL;
DROP INDEX outbox_messages_issue_id_idx;
CREATE INDEX outbox_messages_issue_id_idx ON outbox_messages (issue_id) WHERE issue_id IS NOT NULL;
DROP INDEX outbox_messages_once_key_key;
CREATE UNIQUE INDEX outbox_messages_once_key_key ON outbox_messages (once_key) WHERE once_key IS NOT NULL;
DROP INDEX conversations_ready_at_idx;
CREATE INDEX conversations_ready_at_idx ON conversations (ready_at) WHERE ready_at IS NOT NULL;
