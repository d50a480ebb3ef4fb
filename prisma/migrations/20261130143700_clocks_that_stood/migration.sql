-- Clocks that stood still because whoever was asked had their data erased go on.
INSERT INTO "timers" ("id", "kind", "subject", "due_at")
SELECT gen_random_uuid(), 'issue_clock', "id"::text, now() FROM "issues" WHERE "paused_at" IS NOT NULL AND "status" <> 'waiting_resident'
ON CONFLICT ("kind", "subject") DO UPDATE SET "due_at" = excluded."due_at";
UPDATE "issues" SET "paused_at" = NULL WHERE "paused_at" IS NOT NULL AND "status" <> 'waiting_resident';

-- The clock of a whole stands still while one of its parts waits for the resident.
UPDATE "issues" w SET "paused_at" = p."paused_at"
FROM (SELECT "parent_id", min("paused_at") AS "paused_at" FROM "issues" WHERE "status" = 'waiting_resident' GROUP BY "parent_id") p
WHERE w."id" = p."parent_id" AND w."paused_at" IS NULL AND w."status" NOT IN ('answered', 'done', 'confirmed', 'refused', 'merged', 'withdrawn');
