import type { Sql } from '../platform/database.ts';

/** What a duty can name. There are some hundreds of each. */
export interface KnownParts {
  areas: ReadonlySet<string>;
  programmes: ReadonlySet<string>;
  duties: ReadonlySet<string>;
  forms: ReadonlySet<string>;
  /** Kinds of posts, and `head:KIND`. */
  kinds: ReadonlySet<string>;
}

export async function knownParts(tx: Pick<Sql, '$queryRaw'>): Promise<KnownParts> {
  const rows = await tx.$queryRaw<{ part: keyof KnownParts; value: string }[]>`
    SELECT 'areas' AS part, id AS value FROM areas
    UNION ALL SELECT 'programmes', code FROM programmes
    UNION ALL SELECT 'duties', code FROM duties
    UNION ALL SELECT 'forms', code FROM forms WHERE retired_at IS NULL
    UNION ALL SELECT DISTINCT 'kinds', kind FROM posts
    UNION ALL SELECT DISTINCT 'kinds', 'head:' || kind FROM units`;
  const of = (part: keyof KnownParts) => new Set(rows.filter((row) => row.part === part).map(({ value }) => value));
  return {
    ...{ areas: of('areas'), programmes: of('programmes'), duties: of('duties') },
    ...{ forms: of('forms'), kinds: of('kinds') },
  };
}
