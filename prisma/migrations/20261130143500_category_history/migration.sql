-- Who edited a category, and from what to what.
CREATE TABLE "category_history" (
    "id" BIGSERIAL NOT NULL,
    "category_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID,
    "text" TEXT NOT NULL,

    CONSTRAINT "category_history_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "category_history_category_code_id_idx" ON "category_history"("category_code", "id");
ALTER TABLE "category_history" ADD CONSTRAINT "category_history_category_code_fkey" FOREIGN KEY ("category_code") REFERENCES "categories"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "category_history" ADD CONSTRAINT "category_history_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
