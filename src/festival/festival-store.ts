import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** The 18/11 day of one area in one year, as it is loaded or imported. */
export interface NewFestival {
  areaId: string;
  /** `YYYY-MM-DD`; its year is the festival's. */
  day: string;
  /** `HH:MM`; null: not settled yet. */
  startTime: string | null;
  place: string | null;
  note: string | null;
  sample: boolean;
}

/** Adds festival days, or moves those that the area has in that year already. */
export async function saveFestivals(tx: Transaction, festivals: readonly NewFestival[]): Promise<void> {
  if (festivals.length === 0) return;
  const rows = JSON.stringify(
    festivals.map((festival) => ({ ...festival, id: newId(), year: Number(festival.day.slice(0, 4)) })),
  );
  await tx.$executeRaw`
    INSERT INTO festivals (id, area_id, year, day, start_time, place, note, sample)
    SELECT id, "areaId", year, day, "startTime", place, note, sample
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "areaId" text, year int, day date, "startTime" text, place text,
      note text, sample boolean)
    ON CONFLICT (area_id, year) DO UPDATE SET day = excluded.day, start_time = excluded.start_time, place = excluded.place,
      note = excluded.note, sample = excluded.sample`;
}
