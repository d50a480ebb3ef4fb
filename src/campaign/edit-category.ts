import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { categoryEdits } from './category-edits.ts';
import { addCategoryHistory } from './category-history-store.ts';
import { wholeCategory } from './category-list-view.ts';
import type { EditCategory, WholeCategory } from './category-schema.ts';
import { saveCategoryRules } from './category-store.ts';
import { categoryWords } from './words.ts';

/**
 * Replaces what is edited of a category, and keeps in its history what was changed. Every worker reads it anew, so the next message is
 * understood by it.
 * @throws AppError `not_found`; `stale`, with the present category, where somebody else saved meanwhile.
 */
export async function editCategory(
  tx: Transaction,
  { code, edit, staffId }: { code: string; edit: EditCategory; staffId: string },
  now: Date,
): Promise<WholeCategory> {
  const before = await wholeCategory(tx, code);
  const saved = await saveCategoryRules(tx, code, edit);
  const category = await wholeCategory(tx, code);
  if (!before || !category) throw new AppError('not_found', categoryWords.notFound);
  if (!saved) throw new AppError('stale', categoryWords.stale, category);
  const text = categoryEdits(before, category);
  if (text) await addCategoryHistory(tx, { code, version: category.version, text }, { staffId, now });
  await announce(tx, [{ kind: 'knowledge', id: code }]);
  return category;
}
