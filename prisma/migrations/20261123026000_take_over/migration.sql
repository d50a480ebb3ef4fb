-- A moderator takes a conversation over: the assistant is silent in it until it is handed back.
ALTER TABLE "conversations" ADD COLUMN "taken_over_by" UUID,
ADD COLUMN "taken_over_at" TIMESTAMPTZ(3),
ADD COLUMN "handed_back_at" TIMESTAMPTZ(3);

ALTER TABLE "conversations" ADD CONSTRAINT "conversations_taken_over_by_fkey" FOREIGN KEY ("taken_over_by") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A handful among all conversations: the list of those that somebody of the office has now.
CREATE INDEX "conversations_taken_over_idx" ON "conversations" ("taken_over_at", "id") WHERE "taken_over_by" IS NOT NULL;
