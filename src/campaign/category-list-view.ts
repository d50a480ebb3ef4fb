import { type Database, Prisma } from '../platform/database.ts';
import type { Category, CategoryList, WholeCategory } from './category-schema.ts';

type Reader = Pick<Database, '$queryRaw'>;

const COLUMNS = Prisma.sql`
  c.code, c.group_code AS group, g.tile, c.label_vi AS "labelVi", c.label_en AS "labelEn", c.programmes, c.contents,
  c.unit_kind AS "unitKind", c.support_kinds AS "supportKinds", c.tier, c.visibility, c.retired_at IS NOT NULL AS retired,
  c.stopper, c.questions, c.near_metres AS "nearMetres",
  c.needs_photo AS "needsPhoto", c.names_cadres AS "namesCadres", c.version`;

/** All categories with their groups and tiles, in the order of the tiles. */
export async function categoryList(database: Reader): Promise<CategoryList> {
  const [tiles, groups, items] = await Promise.all([
    database.$queryRaw<CategoryList['tiles']>`
      SELECT number, label_vi AS "labelVi", label_en AS "labelEn" FROM tiles ORDER BY number`,
    database.$queryRaw<CategoryList['groups']>`
      SELECT code, tile, label_vi AS "labelVi", label_en AS "labelEn" FROM category_groups ORDER BY tile, code`,
    database.$queryRaw<Category[]>`
      SELECT ${COLUMNS} FROM categories c JOIN category_groups g ON g.code = c.group_code ORDER BY g.tile, c.code`,
  ]);
  return { tiles, groups, items };
}

/** One category with the phrases by which it is recognised, the heaviest first; null where there is none. */
export async function wholeCategory(database: Reader, code: string): Promise<WholeCategory | null> {
  const [row] = await database.$queryRaw<WholeCategory[]>`
    SELECT ${COLUMNS}, c.lexicon FROM categories c JOIN category_groups g ON g.code = c.group_code WHERE c.code = ${code}`;
  if (!row) return null;
  return { ...row, lexicon: [...row.lexicon].sort((one, other) => other.weight - one.weight) };
}
