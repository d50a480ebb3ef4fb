-- What is given to another post is told as new: its reminders are those of that giving.
ALTER TABLE "reminders" ADD COLUMN "given_at" TIMESTAMPTZ(3);
UPDATE "reminders" m SET "given_at" = a."assigned_at" FROM "assignments" a WHERE a."id" = m."assignment_id";
DROP INDEX "reminders_assignment_id_rung_audience_deadline_key";
CREATE UNIQUE INDEX "reminders_assignment_id_rung_audience_deadline_given_at_key" ON "reminders"("assignment_id", "rung", "audience", "deadline", "given_at");
