import type { Sql } from '../platform/database.ts';
import type { OrganisationChoices } from './organisation-change-schema.ts';
import { POST_KINDS } from './post-kinds.ts';
import { unitKinds } from './unit-kind-view.ts';

/** What units and posts can be: the kinds that there are, and those that categories and duties name and nobody is yet. */
export async function organisationChoices(sql: Pick<Sql, '$queryRaw'>): Promise<OrganisationChoices> {
  const known = await unitKinds(sql);
  const missing = await sql.$queryRaw<{ kind: string }[]>`
    SELECT named.kind FROM (
      SELECT unnest(unit_kind || support_kinds) AS kind FROM categories WHERE retired_at IS NULL
      UNION
      SELECT substring(kind FROM '^head:(.+)$') FROM duties, unnest(actor_kinds || support_kinds) AS kind
    ) AS named
    WHERE named.kind IS NOT NULL AND NOT EXISTS (SELECT FROM units u WHERE u.kind = named.kind AND u.valid_to IS NULL)
    ORDER BY named.kind`;
  return {
    unitKinds: [
      ...known.map(({ kind, name }) => ({ kind, name })),
      ...missing.map(({ kind }) => ({ kind, name: null })),
    ],
    postKinds: Object.entries(POST_KINDS).map(([kind, { vi, en, sees }]) => ({ kind, vi, en, sees })),
  };
}
