import { type Database, Prisma } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { visibleItems } from './issue-item-view.ts';
import type { IssueTemplate } from './template-schema.ts';
import { templatesOfCategory } from './template-store.ts';
import { templatesFor } from './templates-for.ts';

/** What can be said of one issue, what is known filled in; null for one that is unknown or that the viewer may not see. */
export async function issueTemplates(
  database: Pick<Database, '$queryRaw'>,
  code: string,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<IssueTemplate[] | null> {
  const [issue] = await visibleItems(database, viewer, { where: Prisma.sql`i.code = ${code}`, limit: 1 });
  if (!issue) return null;
  const { category, names, dueAt } = issue.item;
  const known = { code, category: names.category.vi, unit: names.unit, dueAt: dueAt ? new Date(dueAt) : null, now };
  return templatesFor(await templatesOfCategory(database, category), known);
}
