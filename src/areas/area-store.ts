import { keyOf } from '../language/key.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import type { Boundary } from './locate.ts';

/** An area as it is loaded or imported. Dates are `YYYY-MM-DD`; `validTo` is the last valid day. */
export interface NewArea {
  id: string;
  kind: 'tinh' | 'thanh_pho' | 'phuong' | 'xa' | 'khu_pho';
  name: string;
  parentId: string | null;
  officialCode: string | null;
  codeSystem: string | null;
  issuePrefix: string | null;
  validFrom: string | null;
  validTo: string | null;
  boundary: Boundary | null;
  contact: AreaContact | null;
  source: string | null;
  confidence: string | null;
  sample: boolean;
  aliases: readonly string[];
}

/** What residents are told of the office that serves an area; null is what the office has not entered yet. */
export interface AreaContact {
  name: string;
  address: string | null;
  phone: string | null;
  hours: string | null;
}

/** What became of an area. */
export interface NewAreaChange {
  fromId: string;
  toId: string;
  kind: 'merge' | 'split' | 'rename' | 'reclass' | 'transfer';
  /** First day on which it holds, `YYYY-MM-DD`. */
  effective: string;
  act: string | null;
}

/**
 * Adds areas, or updates those whose id is there already. What a row does not say (null) leaves what is stored: an import of
 * names does not lose boundaries or contacts. Aliases are added, never taken away.
 */
export async function saveAreas(tx: Transaction, areas: readonly NewArea[]): Promise<void> {
  if (areas.length === 0) return;
  const rows = JSON.stringify(
    areas.map(({ aliases: _, ...area }) => ({ ...area, name: clean(area.name), nameKey: keyOf(area.name) })),
  );
  await tx.$executeRaw`
    INSERT INTO areas (id, kind, name, name_key, parent_id, official_code, code_system, issue_prefix, valid_from, valid_to,
      boundary, contact, source, confidence, sample)
    SELECT id, kind, name, "nameKey", "parentId", "officialCode", "codeSystem", "issuePrefix", "validFrom", "validTo",
      NULLIF(boundary, 'null'), NULLIF(contact, 'null'), source, confidence, sample
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id text, kind text, name text, "nameKey" text, "parentId" text,
      "officialCode" text, "codeSystem" text, "issuePrefix" text, "validFrom" date, "validTo" date, boundary jsonb,
      contact jsonb, source text, confidence text, sample boolean)
    ON CONFLICT (id) DO UPDATE SET
      kind = excluded.kind, name = excluded.name, name_key = excluded.name_key,
      parent_id = COALESCE(excluded.parent_id, areas.parent_id),
      official_code = COALESCE(excluded.official_code, areas.official_code),
      code_system = COALESCE(excluded.code_system, areas.code_system),
      issue_prefix = COALESCE(excluded.issue_prefix, areas.issue_prefix),
      valid_from = COALESCE(excluded.valid_from, areas.valid_from),
      valid_to = COALESCE(excluded.valid_to, areas.valid_to),
      boundary = COALESCE(excluded.boundary, areas.boundary),
      contact = COALESCE(excluded.contact, areas.contact),
      source = COALESCE(excluded.source, areas.source),
      confidence = COALESCE(excluded.confidence, areas.confidence),
      sample = excluded.sample`;
  await addAliases(
    tx,
    areas.flatMap((area) => area.aliases.map((alias) => ({ areaId: area.id, alias }))),
  );
}

async function addAliases(tx: Transaction, aliases: readonly { areaId: string; alias: string }[]): Promise<void> {
  if (aliases.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO area_aliases (area_id, alias, alias_key)
    SELECT * FROM unnest(
      ${aliases.map(({ areaId }) => areaId)}::text[],
      ${aliases.map(({ alias }) => clean(alias))}::text[],
      ${aliases.map(({ alias }) => keyOf(alias))}::text[])
    ON CONFLICT (area_id, alias_key) DO NOTHING`;
}

export async function saveAreaChanges(tx: Transaction, changes: readonly NewAreaChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO area_changes (from_id, to_id, kind, effective, act)
    SELECT "fromId", "toId", kind, effective, act
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS row("fromId" text, "toId" text, kind text, effective date, act text)
    ON CONFLICT (from_id, to_id) DO UPDATE SET kind = excluded.kind, effective = excluded.effective, act = excluded.act`;
}

/** Sets boundaries of areas that exist. Returns how many rows were written. */
export async function saveBoundaries(
  tx: Transaction,
  boundaries: readonly { areaId: string; boundary: Boundary }[],
): Promise<number> {
  if (boundaries.length === 0) return 0;
  return tx.$executeRaw`
    UPDATE areas SET boundary = row.boundary
    FROM jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) AS row("areaId" text, boundary jsonb)
    WHERE areas.id = row."areaId"`;
}

/** An area as an import needs to know it. */
export interface StoredArea {
  id: string;
  kind: string;
  name: string;
  officialCode: string | null;
  issuePrefix: string | null;
  validTo: string | null;
}

export async function storedAreas(tx: Transaction): Promise<StoredArea[]> {
  return tx.$queryRaw<StoredArea[]>`
    SELECT id, kind, name, official_code AS "officialCode", issue_prefix AS "issuePrefix",
      to_char(valid_to, 'YYYY-MM-DD') AS "validTo"
    FROM areas ORDER BY id`;
}

/** Whoever else changes areas waits until this transaction ends; reading goes on. */
export async function holdAreas(tx: Transaction): Promise<void> {
  await tx.$executeRaw(Prisma.sql`LOCK TABLE areas IN SHARE ROW EXCLUSIVE MODE`);
}

export async function anyAreas(tx: Transaction): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ any: boolean }[]>(Prisma.sql`SELECT EXISTS (SELECT FROM areas) AS any`);
  return row!.any;
}

const clean = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ');
