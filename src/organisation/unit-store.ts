import type { Transaction } from '../platform/database.ts';

/** A unit as it is loaded or imported. Dates are `YYYY-MM-DD`. */
export interface NewUnit {
  id: string;
  /** What `categories.unit_kind` names: KTHT, CA, … */
  kind: string;
  name: string;
  areaId: string;
  validFrom: string | null;
  validTo: string | null;
  sample: boolean;
}

export interface NewPost {
  id: string;
  unitId: string;
  title: string;
  /** `post-kinds.ts`; left out: a post of no kind in particular. */
  kind?: string;
  /** The khu dân cư that it is responsible for; left out: the area of its unit. */
  areaId?: string | null;
  /** It leads its unit. */
  head?: boolean;
  superiorId?: string | null;
  /** Whose head takes its messages while nobody holds it; left out: its own unit. */
  appointingUnitId?: string | null;
  sample: boolean;
}

/** Who took over from a unit that is gone. */
export interface UnitChange {
  fromId: string;
  toId: string;
  /** The first day of the other one, `YYYY-MM-DD`. */
  effective: string;
  act: string | null;
}

export interface FoundUnit {
  id: string;
  kind: string;
  name: string;
  areaId: string;
}

/** Adds units and their posts, or updates those whose id is there. */
export async function saveUnits(
  tx: Transaction,
  { units, posts }: { units: readonly NewUnit[]; posts: readonly NewPost[] },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO units (id, kind, name, area_id, valid_from, valid_to, sample)
    SELECT id, kind, name, "areaId", "validFrom", "validTo", sample
    FROM jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      AS row(id text, kind text, name text, "areaId" text, "validFrom" date, "validTo" date, sample boolean)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, area_id = excluded.area_id,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, sample = excluded.sample`;
  await tx.$executeRaw`
    INSERT INTO posts (id, unit_id, title, kind, area_id, head, superior_id, appointing_unit_id, sample)
    SELECT id, "unitId", title, coalesce(kind, 'khac'), "areaId", coalesce(head, false), "superiorId", "appointingUnitId", sample
    FROM jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) AS row(id text, "unitId" text, title text, kind text,
      "areaId" text, head boolean, "superiorId" text, "appointingUnitId" text, sample boolean)
    ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, title = excluded.title, kind = excluded.kind,
      area_id = excluded.area_id, head = excluded.head, superior_id = excluded.superior_id,
      appointing_unit_id = excluded.appointing_unit_id, sample = excluded.sample`;
}

/** What a unit is, as administrators change it. */
export async function updateUnit(
  tx: Transaction,
  id: string,
  unit: Pick<NewUnit, 'name' | 'kind' | 'areaId'> & { draftsApproved: boolean },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE units SET name = ${unit.name}, kind = ${unit.kind}, area_id = ${unit.areaId},
      drafts_approved = ${unit.draftsApproved}, version = version + 1
    WHERE id = ${id}`;
}

/** Adds what became of units, once each. */
export async function saveUnitChanges(tx: Transaction, changes: readonly UnitChange[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO unit_changes (from_id, to_id, effective, act)
    SELECT "fromId", "toId", effective, act
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS row("fromId" text, "toId" text, effective date, act text)
    ON CONFLICT DO NOTHING`;
}

/**
 * The unit of each kind that acts in each area, in the order of the pairs: that of the area itself, else of what it lies in or
 * became part of (khu dân cư, ward of today, province). Null where none is known. One query for all.
 */
export async function unitsFor(
  tx: Pick<Transaction, '$queryRaw'>,
  pairs: readonly { kind: string; areaId: string | null }[],
): Promise<(FoundUnit | null)[]> {
  if (pairs.length === 0) return [];
  const rows = await tx.$queryRaw<(FoundUnit & { place: number })[]>`
    WITH RECURSIVE pairs AS (
      SELECT kind, area_id, place::int
      FROM unnest(${pairs.map(({ kind }) => kind)}::text[], ${pairs.map(({ areaId }) => areaId)}::text[])
        WITH ORDINALITY AS pair(kind, area_id, place)
    ), up AS (
      SELECT DISTINCT area_id AS start, area_id AS id, 0 AS depth FROM pairs WHERE area_id IS NOT NULL
      UNION ALL
      SELECT up.start, next.id, up.depth + 1
      FROM up JOIN areas a ON a.id = up.id, LATERAL (
        SELECT c.to_id AS id FROM area_changes c WHERE c.from_id = a.id AND a.valid_to IS NOT NULL
        UNION ALL
        SELECT a.parent_id WHERE a.parent_id IS NOT NULL AND a.valid_to IS NULL
      ) AS next
      WHERE up.depth < 10
    )
    SELECT DISTINCT ON (p.place) p.place, u.id, u.kind, u.name, u.area_id AS "areaId"
    FROM pairs p JOIN up ON up.start = p.area_id JOIN units u ON u.area_id = up.id AND u.kind = p.kind
    WHERE u.valid_to IS NULL
    ORDER BY p.place, up.depth, u.id`;
  const found = new Map(rows.map(({ place, ...unit }) => [place, unit]));
  return pairs.map((_, index) => found.get(index + 1) ?? null);
}
