-- Whether somebody wants the announcements of the office: how the last word in `consents` (purpose `announcements`) stands, where
-- turns and broadcasts can read it at no cost.
ALTER TABLE people ADD COLUMN announcements boolean NOT NULL DEFAULT false;

CREATE INDEX people_announcements_idx ON people (home_area_id, id) WHERE announcements;
