import type { Catalogue, CatalogueSentence, Lang } from '../../engine/index.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Transaction } from '../../platform/database.ts';
import { announce } from '../../platform/live.ts';
import type { Viewer } from '../../staff/viewer.ts';
import { checkOverride, isFixed, tidied } from './check-override.ts';
import { WORDS_CHANGED } from './keep-talks.ts';
import { spokenWords } from './spoken-words.ts';
import { wordItems } from './word-list.ts';
import { lockOverride, wordingOf, wordOverrides, writeOverride } from './word-override-store.ts';
import type { WordItem } from './word-schema.ts';
import { talkWordsWords as w } from './words.ts';

/** Who changes which sentence of which talks. */
export interface WordChange {
  /** As the files have it. */
  catalogue: Catalogue;
  viewer: Viewer;
  key: string;
  lang: Lang;
  /** The version that was seen. */
  version: number;
}

/** Says a sentence otherwise. @throws AppError `forbidden`, `not_found`, `stale`, `not_allowed`. */
export async function changeWord(
  tx: Transaction,
  { text, ...change }: WordChange & { text: string },
  now: Date,
): Promise<WordItem> {
  const sentence = sentenceOf(change);
  const wording = tidied(text);
  const refusal = checkOverride(sentence, change.lang, wording);
  if (refusal !== null) throw new AppError('not_allowed', refusal);
  return write(tx, { change, wording: wording === sentence.sentence[change.lang] ? null : wording }, now);
}

/** Back to the file's own words. @throws AppError, as `changeWord`. */
export async function dropWord(tx: Transaction, change: WordChange, now: Date): Promise<WordItem> {
  sentenceOf(change);
  return write(tx, { change, wording: null }, now);
}

/** Takes the last change back, which is a change itself. @throws AppError, as `changeWord`. */
export async function undoWord(tx: Transaction, change: WordChange, now: Date): Promise<WordItem> {
  const { key, lang, version } = change;
  const sentence = sentenceOf(change);
  if (version === 0) throw new AppError('not_allowed', w.nothingToUndo);
  const before = await wordingOf(tx, { key, lang, version: version - 1 });
  // The file may have got other blanks since that was written.
  const refusal = before === null ? null : checkOverride(sentence, lang, before);
  if (refusal !== null) throw new AppError('not_allowed', refusal);
  return write(tx, { change, wording: before }, now);
}

function sentenceOf({ catalogue, viewer, key }: WordChange): CatalogueSentence {
  if (viewer.role !== 'administrator') throw new AppError('forbidden', w.forbidden);
  const sentence = spokenWords(catalogue).find((one) => one.key === key);
  if (!sentence) throw new AppError('not_found', w.notFound);
  if (isFixed(key)) throw new AppError('not_allowed', w.fixed);
  return sentence;
}

async function write(
  tx: Transaction,
  { change, wording }: { change: WordChange; wording: string | null },
  now: Date,
): Promise<WordItem> {
  const { catalogue, key, lang, version, viewer } = change;
  const stored = await lockOverride(tx, { key, lang });
  const present = async () => wordItems(catalogue, await wordOverrides(tx)).find((item) => item.key === key)!;
  if (stored.version !== version) throw new AppError('stale', w.stale, await present());
  if (stored.text === wording) throw new AppError('not_allowed', w.same);
  await writeOverride(tx, { key, lang, text: wording, version: version + 1 }, { staffId: viewer.staffId, now });
  await announce(tx, [{ kind: WORDS_CHANGED, id: key }]);
  return present();
}
