-- Duties with their recurrence, each post's share with its life and history, reminders, days that the office sets, clocks of issues.
-- AlterTable
ALTER TABLE "issues" ADD COLUMN     "clock_from" TIMESTAMPTZ(3),
ADD COLUMN     "clock_stage" TEXT NOT NULL DEFAULT 'running',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_ms" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "work_days" (
    "day" DATE NOT NULL,
    "is" TEXT NOT NULL,
    "note" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID,

    CONSTRAINT "work_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "duties" (
    "code" TEXT NOT NULL,
    "title_vi" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "recurrence" JSONB NOT NULL,
    "roll" TEXT NOT NULL,
    "hour" TEXT NOT NULL,
    "actor_kinds" TEXT[],
    "support_kinds" TEXT[],
    "actor_area_id" TEXT,
    "evidence" JSONB NOT NULL,
    "ladder" TEXT,
    "asks_receipt" BOOLEAN NOT NULL,
    "is_reviewed" BOOLEAN NOT NULL,
    "opens_days" INTEGER,
    "programmes" TEXT[],
    "clauses" TEXT[],
    "source" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "successor" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duties_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "duty_code" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "ward_id" TEXT,
    "status" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "is_moved" BOOLEAN NOT NULL DEFAULT false,
    "event_day" DATE,
    "event_time" TEXT,
    "told_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "is_receipt_late" BOOLEAN NOT NULL DEFAULT false,
    "progress" INTEGER,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "times_asked" INTEGER NOT NULL DEFAULT 0,
    "asked_day" DATE,
    "snoozed_until" TIMESTAMPTZ(3),
    "overdue_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "looked_through" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_supports" (
    "assignment_id" UUID NOT NULL,
    "post_id" TEXT NOT NULL,

    CONSTRAINT "assignment_supports_pkey" PRIMARY KEY ("assignment_id","post_id")
);

-- CreateTable
CREATE TABLE "assignment_history" (
    "id" BIGSERIAL NOT NULL,
    "assignment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "person_id" UUID,
    "staff_id" UUID,
    "channel" TEXT,
    "change" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "assignment_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" BIGSERIAL NOT NULL,
    "assignment_id" UUID,
    "issue_id" UUID,
    "kind" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "is_bundled" BOOLEAN NOT NULL,
    "post_id" TEXT,
    "person_id" UUID,
    "via" TEXT,
    "state" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3),
    "message_key" TEXT,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duties_actor_area_id_idx" ON "duties"("actor_area_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_number_key" ON "assignments"("number");

-- CreateIndex
CREATE INDEX "assignments_deadline_id_idx" ON "assignments"("deadline", "id");

-- CreateIndex
CREATE INDEX "assignments_post_id_deadline_idx" ON "assignments"("post_id", "deadline");

-- CreateIndex
CREATE INDEX "assignments_area_id_idx" ON "assignments"("area_id");

-- CreateIndex
CREATE INDEX "assignments_ward_id_deadline_id_idx" ON "assignments"("ward_id", "deadline", "id");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_duty_code_occurrence_post_id_key" ON "assignments"("duty_code", "occurrence", "post_id");

-- CreateIndex
CREATE INDEX "assignment_supports_post_id_idx" ON "assignment_supports"("post_id");

-- CreateIndex
CREATE INDEX "assignment_history_assignment_id_id_idx" ON "assignment_history"("assignment_id", "id");

-- CreateIndex
CREATE INDEX "assignment_history_person_id_idx" ON "assignment_history"("person_id");

-- CreateIndex
CREATE INDEX "reminders_person_id_said_at_idx" ON "reminders"("person_id", "said_at" DESC);

-- CreateIndex
CREATE INDEX "reminders_message_key_idx" ON "reminders"("message_key");

-- CreateIndex
CREATE INDEX "reminders_post_id_idx" ON "reminders"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_assignment_id_rung_audience_deadline_key" ON "reminders"("assignment_id", "rung", "audience", "deadline");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_issue_id_rung_audience_deadline_key" ON "reminders"("issue_id", "rung", "audience", "deadline");

-- AddForeignKey
ALTER TABLE "work_days" ADD CONSTRAINT "work_days_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duties" ADD CONSTRAINT "duties_actor_area_id_fkey" FOREIGN KEY ("actor_area_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_duty_code_fkey" FOREIGN KEY ("duty_code") REFERENCES "duties"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_supports" ADD CONSTRAINT "assignment_supports_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_supports" ADD CONSTRAINT "assignment_supports_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_history" ADD CONSTRAINT "assignment_history_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_history" ADD CONSTRAINT "assignment_history_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_history" ADD CONSTRAINT "assignment_history_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;


ALTER TABLE "work_days" ADD CONSTRAINT "work_days_is" CHECK ("is" IN ('off', 'worked'));
ALTER TABLE "duties" ADD CONSTRAINT "duties_roll" CHECK ("roll" IN ('prev', 'next', 'none'));
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_status" CHECK ("status" IN ('assigned', 'delivered', 'acknowledged', 'doing', 'evidence_filed', 'returned', 'done', 'declined', 'cancelled'));
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_progress" CHECK ("progress" BETWEEN 0 AND 100);
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_asked_twice" CHECK ("times_asked" BETWEEN 0 AND 2);
ALTER TABLE "assignment_history" ADD CONSTRAINT "assignment_history_actor" CHECK ("actor" IN ('cadre', 'moderator', 'system'));
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_state" CHECK ("state" IN ('waiting', 'said', 'dropped', 'nobody'));

-- What a post still owes, by deadline: what is done does not make it longer.
CREATE INDEX "assignments_open_idx" ON "assignments" ("post_id", "deadline") WHERE "status" NOT IN ('done', 'declined', 'cancelled');
-- Few wait at a time, however many were said.
CREATE INDEX "reminders_waiting_idx" ON "reminders" ("person_id", "id") WHERE "state" = 'waiting';
ALTER TABLE "issues" ADD CONSTRAINT "issues_clock_stage" CHECK ("clock_stage" IN ('running', 'half', 'most', 'late', 'severe'));
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_of_one" CHECK (num_nonnulls("assignment_id", "issue_id") = 1);
-- What waits for an answer when this comes has stood still since it was asked.
UPDATE "issues" i SET "paused_at" = coalesce((SELECT max(h."at") FROM "issue_history" h WHERE h."issue_id" = i."id"
  AND h."kind" = 'status' AND h."to_value" = 'waiting_resident'), i."updated_at") WHERE i."status" = 'waiting_resident';
UPDATE "issues" i SET "clock_from" = (SELECT max(h."at") FROM "issue_history" h WHERE h."issue_id" = i."id"
  AND h."kind" = 'status' AND h."to_value" = 'reopened') WHERE i."reopened" > 0;
-- The clocks of open issues begin with the next sweep.
INSERT INTO "timers" ("id", "kind", "subject", "due_at")
SELECT gen_random_uuid(), 'issue_clock', i."id"::text, now() FROM "issues" i
WHERE i."status" NOT IN ('answered', 'done', 'confirmed', 'refused', 'merged', 'withdrawn');
