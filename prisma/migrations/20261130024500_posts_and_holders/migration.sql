-- Posts with a kind, an area and a superior; who holds them and when; who stands in; what became of units that are gone.
ALTER TABLE "units" ADD COLUMN "drafts_approved" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "posts" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'khac',
ADD COLUMN "area_id" TEXT,
ADD COLUMN "head" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "superior_id" TEXT,
ADD COLUMN "appointing_unit_id" TEXT,
ADD COLUMN "substitute_id" TEXT,
ADD COLUMN "valid_from" DATE,
ADD COLUMN "valid_to" DATE,
ADD COLUMN "successor_id" TEXT,
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "unit_changes" (
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "effective" DATE NOT NULL,
    "act" TEXT,

    CONSTRAINT "unit_changes_pkey" PRIMARY KEY ("from_id", "to_id"),
    CONSTRAINT "unit_changes_not_itself" CHECK ("from_id" <> "to_id")
);

CREATE TABLE "holders" (
    "id" UUID NOT NULL,
    "post_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "phone_cipher" BYTEA,
    "phone_hash" BYTEA,
    "person_id" UUID,
    "linked_at" TIMESTAMPTZ(3),
    "since" DATE,
    "until" DATE,
    "acting" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "holders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "holders_period" CHECK ("until" >= "since")
);

CREATE TABLE "absences" (
    "id" UUID NOT NULL,
    "post_id" TEXT NOT NULL,
    "holder_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "substitute_id" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "absences_period" CHECK ("to_day" >= "from_day")
);

CREATE TABLE "organisation_history" (
    "id" BIGSERIAL NOT NULL,
    "unit_id" TEXT NOT NULL,
    "post_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "staff_id" UUID,
    "kind" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "organisation_history_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "organisation_history_actor" CHECK ("actor" IN ('cadre', 'moderator', 'system'))
);

CREATE INDEX "posts_area_id_idx" ON "posts"("area_id");
CREATE INDEX "posts_kind_idx" ON "posts"("kind");
CREATE INDEX "posts_superior_id_idx" ON "posts"("superior_id");
CREATE INDEX "unit_changes_to_id_idx" ON "unit_changes"("to_id");
CREATE INDEX "holders_post_id_since_idx" ON "holders"("post_id", "since");
CREATE INDEX "holders_person_id_idx" ON "holders"("person_id");
CREATE INDEX "holders_phone_hash_idx" ON "holders"("phone_hash");
CREATE INDEX "absences_post_id_to_day_idx" ON "absences"("post_id", "to_day");
CREATE INDEX "absences_holder_id_idx" ON "absences"("holder_id");
CREATE INDEX "organisation_history_unit_id_id_idx" ON "organisation_history"("unit_id", "id");
CREATE INDEX "organisation_history_post_id_id_idx" ON "organisation_history"("post_id", "id");

ALTER TABLE "posts" ADD CONSTRAINT "posts_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_superior_id_fkey" FOREIGN KEY ("superior_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_appointing_unit_id_fkey" FOREIGN KEY ("appointing_unit_id") REFERENCES "units"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "unit_changes" ADD CONSTRAINT "unit_changes_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unit_changes" ADD CONSTRAINT "unit_changes_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "holders" ADD CONSTRAINT "holders_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "holders" ADD CONSTRAINT "holders_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "absences" ADD CONSTRAINT "absences_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "absences" ADD CONSTRAINT "absences_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "holders"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "absences" ADD CONSTRAINT "absences_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
