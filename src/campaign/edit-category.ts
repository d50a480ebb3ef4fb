import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { wholeCategory } from './category-list-view.ts';
import type { EditCategory, WholeCategory } from './category-schema.ts';
import { saveCategoryRules } from './category-store.ts';
import { categoryWords } from './words.ts';

/**
 * Replaces what is edited of a category. Every worker reads it anew, so the next message is understood by it.
 * @throws AppError `not_found`; `stale`, with the present category, where somebody else saved meanwhile.
 */
export async function editCategory(tx: Transaction, code: string, edit: EditCategory): Promise<WholeCategory> {
  const saved = await saveCategoryRules(tx, code, edit);
  const category = await wholeCategory(tx, code);
  if (!category) throw new AppError('not_found', categoryWords.notFound);
  if (!saved) throw new AppError('stale', categoryWords.stale, category);
  await announce(tx, [{ kind: 'knowledge', id: code }]);
  return category;
}
