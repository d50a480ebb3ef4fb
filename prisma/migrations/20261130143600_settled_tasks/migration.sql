-- When the tasks of one cause were settled last: whether one that a moderator closed comes again.
CREATE INDEX "tasks_kind_subject_done_at_idx" ON "tasks" ("kind", "subject", "done_at");
