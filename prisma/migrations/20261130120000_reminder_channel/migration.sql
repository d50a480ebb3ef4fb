-- A cadre with several accounts may choose where work and reminders come.
ALTER TABLE "addresses" ADD COLUMN "reminders_chosen_at" TIMESTAMPTZ(3);
