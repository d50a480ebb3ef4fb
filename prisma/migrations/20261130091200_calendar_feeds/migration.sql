-- A secret address from which somebody of the office takes the duties that they see into a calendar of their own.
CREATE TABLE "calendar_feeds" (
    "staff_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("staff_id")
);

CREATE UNIQUE INDEX "calendar_feeds_key_key" ON "calendar_feeds"("key");

ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
