-- Lists of assignments by status and by duty, the nearest deadline first.
CREATE INDEX "assignments_status_deadline_id_idx" ON "assignments"("status", "deadline", "id");
CREATE INDEX "assignments_duty_code_deadline_id_idx" ON "assignments"("duty_code", "deadline", "id");

-- What reached nobody, and who leads a unit.
CREATE INDEX "reminders_nobody_idx" ON "reminders" ("assignment_id") WHERE "state" = 'nobody';
CREATE INDEX "posts_head_idx" ON "posts" ("unit_id") WHERE "head";
