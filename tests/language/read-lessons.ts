import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { NO_KIND } from '../../src/language/categories.ts';
import { wordFeatures } from '../../src/language/evidence.ts';
import { phraseMark } from '../../src/language/evidence-data.ts';
import { type FirstReading, firstReading } from '../../src/language/first-reading.ts';
import { toldBy } from '../../src/language/intent-rules.ts';
import { offeredForIntent, ofStaff } from '../../src/language/intents.ts';
import type { Role } from '../../src/language/understand.ts';
import { categorySentences } from './category-sentences.ts';
import { CORPUS_NOW } from './judge-corpus.ts';
import { type Lesson, randomFrom } from './learn-evidence.ts';
import { readCorpus } from './read-corpus.ts';

const knowledge = sampleKnowledge();
const now = Date.parse(CORPUS_NOW);

interface Labelled {
  text: string;
  label: string;
  weight: number;
  role?: Role;
  expecting?: string;
}

/** What the shipped evidence is learnt from; `held-out` and the `unseen` parts never are. */
export const LEARNT_FROM: readonly string[] = ['everyday', 'develop', 'alarms'];

const corpusOf = (files: readonly string[]) => readCorpus().filter((line) => files.includes(line.file));

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Each as typed and without marks. */
const bothWays = (lines: readonly Labelled[]) => lines.flatMap((line) => [line, { ...line, text: bare(line.text) }]);

function rowsOf(file: string): string[][] {
  return readFileSync(path.join(import.meta.dirname, 'learn', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** A whole message as somebody may send it. */
interface Message {
  context: string;
  intent: string;
  /** Empty: of no kind, or it does not matter. */
  category: string;
  text: string;
}

/** `learn/messages`: `= intent category` or `= context intent category` stands above its lines. */
function messages(): Message[] {
  const folder = path.join(import.meta.dirname, 'learn/messages');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      let heading: Omit<Message, 'text'> | undefined;
      return readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line) => {
          if (line === '' || line.startsWith('#')) return [];
          if (!line.startsWith('= ')) return [{ ...heading!, text: line }];
          const [category = '', intent = '', context = ''] = line.slice(2).split(' ').reverse();
          heading = { context, intent, category: category === '-' ? '' : category };
          return [];
        });
    });
}

/** Changes with every line that evidence is learnt from. */
export function markOfLessons(): string {
  const hash = createHash('sha1');
  for (const file of ['categories.tsv', 'intents.tsv', 'no-kind.tsv'])
    for (const row of rowsOf(file)) hash.update(`${row.join('\t')}\n`);
  for (const message of messages()) hash.update(`${JSON.stringify(message)}\n`);
  for (const line of corpusOf(LEARNT_FROM)) hash.update(`${JSON.stringify(line)}\n`);
  return hash.digest('hex').slice(0, 12);
}

const readingOf = ({ text, role, expecting }: Labelled): FirstReading =>
  firstReading(text, knowledge, { now, role, expecting });

/** @internal for experiments */
export function categoryLessonLines(files = LEARNT_FROM): (Labelled & { whole: boolean })[] {
  const whole = new Set([...messages(), ...corpusOf(files)].map(({ text }) => text));
  return categoryLines(files).map((line) => ({ ...line, whole: whole.has(line.text) }));
}

export function categoryLessons(files = LEARNT_FROM): Lesson[] {
  return bothWays(categoryLines(files)).map((line) => ({
    features: categoryFeatures(readingOf(line)),
    label: line.label,
    weight: line.weight,
  }));
}

function categoryLines(files: readonly string[]): Labelled[] {
  return [
    ...rowsOf('categories.tsv').map(([label, text]) => ({ text: text!, label: label!, weight: 1 })),
    ...phrases(),
    ...categorySentences.map(([text, label]) => ({ text, label, weight: 1 })),
    ...corpusOf(files).flatMap(({ text, categories }) =>
      categories.map((label) => ({ text, label, weight: 1 / categories.length })),
    ),
    ...rowsOf('intents.tsv').flatMap(([, intent, text]) =>
      ofNoKind.has(intent!) ? [{ text: text!, label: NO_KIND, weight: 0.5 }] : [],
    ),
    ...messages().flatMap(({ text, intent, category }) => {
      if (category !== '') return [{ text, label: category, weight: 1 }];
      return ofNoKind.has(intent) ? [{ text, label: NO_KIND, weight: 0.5 }] : [];
    }),
    ...rowsOf('no-kind.tsv').map(([text]) => ({ text: text!, label: NO_KIND, weight: 1 })),
  ];
}

/** Who wants one of these says nothing of a kind. */
const ofNoKind = new Set(
  'command cancel_draft human_handoff data_request status consent_unclear confirm_summary confirm_resolved answer_area duty_ack duty_decline spam'.split(
    ' ',
  ),
);

/** Marks and weights of all phrases of the lexicon: one that is none of them was written since, by a moderator. */
export function learntPhrases(): string {
  return [...knowledge.categories.byCode.values()]
    .flatMap(({ code, phrases: list }) => list.map(({ words, weight }) => `${phraseMark(code, words)} ${weight}`))
    .join(' ');
}

/** What the lexicon's phrases say in full: of "a|b + c", "a c" and "b c". */
function phrases(): Labelled[] {
  return [...knowledge.categories.byCode.values()].flatMap(({ code, phrases: list }) =>
    list.flatMap(({ words, weight }) => {
      const [first = [], second = ['']] = words.split('+').map((half) => half.split('|').map((said) => said.trim()));
      const count = Math.max(first.length, second.length);
      return Array.from({ length: count }, (_, at) => ({
        text: `${first[at % first.length]} ${second[at % second.length]}`.trim(),
        label: code,
        weight: weight / 9,
      }));
    }),
  );
}

const categoryFeatures = ({ read, names }: FirstReading) => featuresIn('all', read, names);

const featuresIn = (table: string, read: FirstReading['read'], skip: FirstReading['names']) =>
  wordFeatures(read, skip).map((feature) => `${table} ${feature}`);

/** Categories that tell what is wanted; of the others' lines all are reports. HC-03 and HC-04 are asked as often as reported. */
const wanted: Record<string, string | null> = {
  'YK-01': 'opinion',
  'TM-06': 'opinion',
  'YK-03': 'opinion',
  'YK-02': 'praise',
  'YK-04': 'question',
  'DC-06': 'dispute_outcome',
  'HC-03': null,
  'HC-04': null,
};

export function intentLessons(files = LEARNT_FROM): Lesson[] {
  const said: Labelled[] = [
    ...rowsOf('intents.tsv').map(([context = '', intent = '', text = '']) => ({ context, intent, text, weight: 1 })),
    ...messages().map(({ intent, category, ...message }) => ({
      ...message,
      intent,
      weight: intent === 'report' && category !== '' ? 0.5 : 1,
    })),
  ].map(({ context, intent, text, weight }) => {
    const [first = '', ...rest] = context.split(':');
    const staff = first === 'cadre' || first === 'moderator';
    const expecting = (staff ? rest.join(':') : context) || undefined;
    return { text, label: intent, weight, role: staff ? (first as Role) : 'resident', expecting };
  });
  const sentences = categorySentences.map(([text, code]) => [code, text] as const);
  const told: Labelled[] = [...rowsOf('categories.tsv'), ...sentences].flatMap(([code, text]) => {
    const label = wanted[code!] === undefined ? 'report' : wanted[code!];
    return label ? [{ text: text!, label, weight: label === 'report' ? 0.4 : 0.3, role: 'resident' as const }] : [];
  });
  const lines: Labelled[] = [
    ...said,
    ...told,
    ...corpusOf(files).map(({ text, intent, role, expecting }) => ({
      text,
      label: intent,
      weight: 1,
      role,
      expecting,
    })),
  ];
  const all = [...lines, ...elsewhere(lines)];
  return bothWays(all).map((line) => {
    const reading = readingOf(line);
    const { signs, tables } = offeredForIntent(toldBy(reading), reading);
    return {
      features: tables.flatMap((table) => [
        ...signs.map((sign) => `${table} @${sign}`),
        ...featuresIn(table, reading.read, reading.names),
      ]),
      label: line.label,
      weight: line.weight,
      not: line.role === 'resident' ? ofStaff : undefined,
    };
  });
}

/** People also say what they please when they were asked something, and those in office what residents say. */
function elsewhere(lines: readonly Labelled[]): Labelled[] {
  const next = randomFrom(11);
  const free = lines.filter((line) => !line.expecting && line.text.split(' ').length >= 5);
  const asked = ['consent', 'area', 'summary', 'resolved', 'report'];
  const bound = new Set(['command', 'confirm_resolved', 'cancel_draft', 'dispute_outcome']);
  return free.flatMap((line) => {
    const moved: Labelled[] = [];
    const chance = next();
    const which = next();
    if (line.role === 'resident' && !bound.has(line.label)) {
      if (chance < 0.25) moved.push({ ...line, expecting: asked[Math.floor(which * 5)]!, weight: line.weight / 2 });
      else if (chance < 0.35) moved.push({ ...line, role: 'cadre', weight: line.weight * 0.3 });
    }
    if (line.role === 'cadre' && chance < 0.3)
      moved.push({ ...line, expecting: which < 0.5 ? 'duty' : 'form:F-3', weight: 0.5 });
    return moved;
  });
}
