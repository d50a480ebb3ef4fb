import { type AreaRow, gazetteerOf } from '../language/gazetteer.ts';
import type { Knowledge, KnownCategory } from '../language/knowledge.ts';
import { lexiconOf } from '../language/lexicon.ts';
import type { Database } from '../platform/database.ts';

/**
 * What the understanding of texts is based on, as the database holds it now: some 50 ms of reading and indexing at
 * most, so it is made once and kept. Retired categories are left out.
 */
export async function loadKnowledge(database: Pick<Database, '$queryRaw'>): Promise<Knowledge> {
  const [areas, categories, tiles] = await Promise.all([
    areaRows(database),
    knownCategories(database),
    tileRows(database),
  ]);
  return { areas: gazetteerOf(areas), categories: lexiconOf(categories, tiles) };
}

function areaRows(database: Pick<Database, '$queryRaw'>): Promise<AreaRow[]> {
  return database.$queryRaw<AreaRow[]>`
    SELECT a.id, a.kind, a.name, a.parent_id AS "parentId", a.issue_prefix AS "issuePrefix",
      to_char(a.valid_to, 'YYYY-MM-DD') AS "validTo",
      ARRAY(SELECT s.alias FROM area_aliases s WHERE s.area_id = a.id ORDER BY s.id) AS aliases,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('toId', c.to_id, 'kind', c.kind) ORDER BY c.effective, c.id), '[]')
        FROM area_changes c WHERE c.from_id = a.id) AS changes
    FROM areas a ORDER BY a.id`;
}

function knownCategories(database: Pick<Database, '$queryRaw'>): Promise<KnownCategory[]> {
  return database.$queryRaw<KnownCategory[]>`
    SELECT c.code, c.group_code AS group, g.tile, c.label_vi AS "labelVi", c.label_en AS "labelEn", c.tier, c.visibility,
      c.lexicon AS phrases, c.stopper, c.questions
    FROM categories c JOIN category_groups g ON g.code = c.group_code
    WHERE c.retired_at IS NULL ORDER BY g.tile, c.code`;
}

function tileRows(database: Pick<Database, '$queryRaw'>): Promise<Knowledge['categories']['tiles'][number][]> {
  return database.$queryRaw<Knowledge['categories']['tiles'][number][]>`
    SELECT t.number, t.label_vi AS "labelVi", t.label_en AS "labelEn",
      ARRAY(SELECT g.code FROM category_groups g WHERE g.tile = t.number ORDER BY g.code) AS groups
    FROM tiles t ORDER BY t.number`;
}
