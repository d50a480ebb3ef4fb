-- What the plan gave to one post and somebody gave to another is not given to the first again, and moves with the plan.
ALTER TABLE "assignments" ADD COLUMN "planned_post_id" TEXT;
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_planned_post_id_fkey" FOREIGN KEY ("planned_post_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "assignments_duty_code_occurrence_planned_post_id_idx" ON "assignments"("duty_code", "occurrence", "planned_post_id");
