-- A moderator may remind somebody of an assignment in words of their own, beside the ladder.
ALTER TABLE "reminders" ADD COLUMN "text" TEXT, ADD COLUMN "staff_id" UUID;
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What may have to be chased, the earliest deadline first.
CREATE INDEX "assignments_owed_idx" ON "assignments" ("deadline", "id") WHERE "status" IN ('assigned', 'delivered', 'acknowledged', 'doing', 'returned');
