-- What reaches nobody is one task a unit: the first of each unit goes on, the others are settled by it.
WITH open AS (
  SELECT t."id", p."unit_id", row_number() OVER (PARTITION BY p."unit_id" ORDER BY t."due_at", t."id") AS nr
  FROM "tasks" t JOIN "assignments" a ON a."id"::text = t."subject" JOIN "posts" p ON p."id" = a."post_id"
  WHERE t."kind" = 'duty_unreached' AND t."done_at" IS NULL
)
UPDATE "tasks" t SET
  "subject" = CASE WHEN open.nr = 1 THEN open."unit_id" ELSE t."subject" END,
  "done_at" = CASE WHEN open.nr > 1 THEN t."created_at" END,
  "outcome" = CASE WHEN open.nr > 1 THEN 'joined' END
FROM open WHERE open."id" = t."id";
