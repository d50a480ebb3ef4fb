-- Cadres work on issues in the chat: how urgent they find one, whom it is about, how often it came back, what of it waits for others.
ALTER TABLE "issues" ADD COLUMN "parent_id" UUID,
ADD COLUMN "severity" TEXT,
ADD COLUMN "about" TEXT,
ADD COLUMN "returned" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "postponed" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "issues" ADD CONSTRAINT "issues_about_check" CHECK ("about" IN ('unknown', 'named', 'nobody'));
ALTER TABLE "issues" ADD CONSTRAINT "issues_severity_check" CHECK ("severity" IN ('low', 'normal', 'high', 'urgent'));

-- Whom an issue is about: a post or a whole unit.
CREATE TABLE "issue_subjects" (
    "id" BIGSERIAL NOT NULL,
    "issue_id" UUID NOT NULL,
    "post_id" TEXT,
    "unit_id" TEXT,

    CONSTRAINT "issue_subjects_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "issue_subjects_one" CHECK (num_nonnulls("post_id", "unit_id") = 1)
);

-- What a cadre of some units wants to tell a resident waits until a moderator has approved it.
CREATE TABLE "issue_drafts" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "media" UUID[] NOT NULL,
    "post_id" TEXT,
    "conversation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "approved" BOOLEAN,

    CONSTRAINT "issue_drafts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "issue_drafts_kind" CHECK ("kind" IN ('answered', 'done'))
);

-- Answers to be filled in, by state and kind of issue.
CREATE TABLE "answer_templates" (
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "category" TEXT,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "retired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "answer_templates_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "categories" ADD COLUMN "needs_photo" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "names_cadres" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "issue_history" ADD COLUMN "post_id" TEXT;
ALTER TABLE "issue_history" DROP CONSTRAINT "issue_history_actor_check";
ALTER TABLE "issue_history" ADD CONSTRAINT "issue_history_actor_check" CHECK ("actor" IN ('resident', 'moderator', 'cadre', 'system'));

CREATE INDEX "issues_post_id_due_at_idx" ON "issues"("post_id", "due_at");
CREATE INDEX "issues_parent_id_idx" ON "issues"("parent_id");
CREATE INDEX "issue_subjects_issue_id_idx" ON "issue_subjects"("issue_id");
CREATE INDEX "issue_drafts_issue_id_idx" ON "issue_drafts"("issue_id");
CREATE INDEX "answer_templates_status_category_idx" ON "answer_templates"("status", "category");

ALTER TABLE "issues" ADD CONSTRAINT "issues_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "issues"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "issue_history" ADD CONSTRAINT "issue_history_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "issue_subjects" ADD CONSTRAINT "issue_subjects_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issue_subjects" ADD CONSTRAINT "issue_subjects_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issue_subjects" ADD CONSTRAINT "issue_subjects_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "units"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issue_drafts" ADD CONSTRAINT "issue_drafts_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issue_drafts" ADD CONSTRAINT "issue_drafts_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "issue_drafts" ADD CONSTRAINT "issue_drafts_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What can be seen is shown: rubbish, roads, building, lights and water, trees. What is said of cadres is told whom it is about.
UPDATE "categories" SET "needs_photo" = true WHERE "group_code" IN ('VS', 'TT', 'XD', 'GT', 'HT', 'CX');
