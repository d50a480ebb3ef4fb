-- The 18/11 day of each khu dân cư: day, hour and place differ from one to the next.
CREATE TABLE festivals (
  id uuid PRIMARY KEY,
  area_id text NOT NULL REFERENCES areas (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  year integer NOT NULL,
  day date NOT NULL,
  start_time text,
  place text,
  note text,
  sample boolean NOT NULL DEFAULT false,
  CONSTRAINT festivals_start_time_check CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  CONSTRAINT festivals_year_check CHECK (year = extract(year FROM day))
);

CREATE UNIQUE INDEX festivals_area_id_year_key ON festivals (area_id, year);
CREATE INDEX festivals_day_id_idx ON festivals (day, id);
