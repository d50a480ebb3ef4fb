import type { Database } from '../platform/database.ts';
import type { Category, CategoryList } from './category-schema.ts';

/** All categories with their groups and tiles, in the order of the tiles. */
export async function categoryList(database: Pick<Database, '$queryRaw'>): Promise<CategoryList> {
  const [tiles, groups, items] = await Promise.all([
    database.$queryRaw<CategoryList['tiles']>`
      SELECT number, label_vi AS "labelVi", label_en AS "labelEn" FROM tiles ORDER BY number`,
    database.$queryRaw<CategoryList['groups']>`
      SELECT code, tile, label_vi AS "labelVi", label_en AS "labelEn" FROM category_groups ORDER BY tile, code`,
    database.$queryRaw<Category[]>`
      SELECT c.code, c.group_code AS group, g.tile, c.label_vi AS "labelVi", c.label_en AS "labelEn", c.programmes, c.contents,
        c.unit_kind AS "unitKind", c.support_kinds AS "supportKinds", c.tier, c.visibility, c.retired_at IS NOT NULL AS retired
      FROM categories c JOIN category_groups g ON g.code = c.group_code
      ORDER BY g.tile, c.code`,
  ]);
  return { tiles, groups, items };
}
