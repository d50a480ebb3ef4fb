-- The one question weeks later is asked unless somebody said that they do not want it, so the column says that, too.
ALTER TABLE "people" ALTER COLUMN "follow_up" SET DEFAULT true;
UPDATE "people" p SET "follow_up" = true
WHERE NOT p."follow_up" AND coalesce((
  SELECT c."decision" FROM "consents" c
  WHERE c."person_id" = p."id" AND c."purpose" = 'follow_up' ORDER BY c."at" DESC, c."id" DESC LIMIT 1
), 'given') = 'given';
