import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import type { ChangeTemplate, Template, TemplateContent } from './template-schema.ts';
import { addTemplates, listTemplates, saveTemplate } from './template-store.ts';
import { refusedWords } from './words.ts';

/** What all wards answer with is written by those who see all wards. */
export const mayWriteTemplates = (viewer: Viewer): boolean => seesEverything(viewer);

/** @throws AppError `forbidden`. */
export async function addTemplate(
  tx: Transaction,
  { viewer, content }: { viewer: Viewer; content: TemplateContent },
): Promise<Template> {
  if (!mayWriteTemplates(viewer)) throw new AppError('forbidden', refusedWords.templateNotYours);
  const [id] = await addTemplates(tx, [{ ...content, sample: false }]);
  return (await listTemplates(tx, id))[0]!;
}

/** Changes it, takes it back or uses it again. @throws AppError `forbidden`, `not_found`, `stale` with the present one. */
export async function changeTemplate(
  tx: Transaction,
  { viewer, id, change }: { viewer: Viewer; id: string; change: ChangeTemplate },
  now: Date,
): Promise<Template> {
  if (!mayWriteTemplates(viewer)) throw new AppError('forbidden', refusedWords.templateNotYours);
  const saved = await saveTemplate(tx, { ...change, id, now });
  const [item] = await listTemplates(tx, id);
  if (!item) throw new AppError('not_found', refusedWords.templateUnknown);
  if (!saved) throw new AppError('stale', refusedWords.templateStale, item);
  return item;
}
