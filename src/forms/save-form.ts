import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { formItem } from './form-list-view.ts';
import type { ChangeForm, FormContent, FormItem, NewForm } from './form-schema.ts';
import { type FormWriting, lockForm, writeForms } from './form-store.ts';
import { formWords } from './words.ts';

/** The kind of the live change. */
const FORMS_CHANGED = 'forms';

/** Adds a form. @throws AppError `forbidden`, `invalid`. */
export async function addForm(
  tx: Transaction,
  { viewer, form: { code, ...content } }: { viewer: Viewer; form: NewForm },
  now: Date,
): Promise<FormItem> {
  check(viewer, content);
  if (await lockForm(tx, code)) throw new AppError('invalid', formWords.exists, { fields: ['code'] });
  return write(tx, { code, content, retired: false, version: 1, staffId: viewer.staffId, sample: false }, now);
}

/** Changes a form, retires it or takes it up again. What was filed stays as it was. @throws AppError `not_found`, `stale`, `forbidden`, `invalid`. */
export async function changeForm(
  tx: Transaction,
  { viewer, code, change }: { viewer: Viewer; code: string; change: ChangeForm },
  now: Date,
): Promise<FormItem> {
  const { retired, version, ...content } = change;
  const stored = await lockForm(tx, code);
  if (!stored) throw new AppError('not_found', formWords.notFound);
  if (stored.version !== version) throw new AppError('stale', formWords.stale, await formItem(tx, code));
  check(viewer, content);
  return write(tx, { code, content, retired, version: version + 1, staffId: viewer.staffId, sample: false }, now);
}

/** A form is the same in all wards: it is changed by who sees them all. */
function check(viewer: Viewer, content: FormContent): void {
  if (!seesEverything(viewer)) throw new AppError('forbidden', formWords.notYours);
  const mistake = mistakeIn(content);
  if (mistake) throw new AppError('invalid', mistake, { fields: ['fields'] });
}

/** Pure: what no schema of single values sees; null: nothing. */
export function mistakeIn({ fields, checks }: Pick<FormContent, 'fields' | 'checks'>): string | null {
  const kinds = new Map<string, string>();
  for (const { key, kind } of fields) {
    if (kinds.has(key)) return formWords.sameKey(key);
    kinds.set(key, kind);
  }
  for (const check of checks)
    for (const key of [check.key, ...(typeof check.of === 'string' ? [check.of] : check.of)]) {
      if (key.startsWith('@')) continue;
      const kind = kinds.get(key);
      if (kind === undefined) return formWords.noSuchKey(key);
      if (kind !== 'count' && kind !== 'money') return formWords.notFigure(key);
    }
  return null;
}

async function write(tx: Transaction, writing: FormWriting, now: Date): Promise<FormItem> {
  await writeForms(tx, [writing], now);
  await announce(tx, [{ kind: FORMS_CHANGED, id: writing.code }]);
  return (await formItem(tx, writing.code))!;
}
