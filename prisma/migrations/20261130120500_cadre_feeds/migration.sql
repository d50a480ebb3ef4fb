-- A secret address from which a cadre takes the duties of their posts into a calendar of their own.
CREATE TABLE "cadre_feeds" (
    "person_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cadre_feeds_pkey" PRIMARY KEY ("person_id")
);

CREATE UNIQUE INDEX "cadre_feeds_key_key" ON "cadre_feeds"("key");

ALTER TABLE "cadre_feeds" ADD CONSTRAINT "cadre_feeds_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
