-- Each work list of the outbox can be read by one index only. While all of them had the same condition, and the statistics said
-- that next to nothing is queued (as they do between two broadcasts), the planner read the whole list for every conversation:
-- 170 ms for a claim with 3,500 queued messages, under 2 ms so.
DROP INDEX "outbox_messages_head_idx";
DROP INDEX "outbox_messages_due_idx";

-- What stands before a message in its conversation.
CREATE INDEX "outbox_messages_head_idx" ON "outbox_messages" ("conversation_id", "seq")
  WHERE "sent_at" IS NULL AND "state" IN ('queued', 'sending');
-- What is due, in the order in which it goes.
CREATE INDEX "outbox_messages_due_idx" ON "outbox_messages" ("channel", "account", "priority", "ready_at", "id")
  WHERE "state" = 'queued';
-- What is under way, to find what a process that died left behind.
CREATE INDEX "outbox_messages_sending_idx" ON "outbox_messages" ("channel", "account", "lease_until")
  WHERE "state" = 'sending';
