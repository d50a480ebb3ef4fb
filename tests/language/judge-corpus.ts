import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understandLine } from '../../src/commands/understand-line.ts';
import type { CorpusLine } from './read-corpus.ts';

/** 23/11/2026, a Monday, 10:00 in Asia/Ho_Chi_Minh. */
export const CORPUS_NOW = '2026-11-23T10:00:00+07:00';

export interface Judged {
  line: CorpusLine;
  intent: boolean;
  /** Undefined where no category is expected. */
  category?: boolean;
  /** Whether the first guess or the one offered beside it is right. */
  amongTwo?: boolean;
  area: boolean;
  /** What was made of it, for those who read the misses. */
  made: string;
}

const knowledge = sampleKnowledge();

/** What the code makes of each line, beside what it should. @param write types a text in another way. */
export function judge(lines: readonly CorpusLine[], write = (text: string) => text): Judged[] {
  return lines.map((line) => {
    const { role, expecting, homeArea } = line;
    const asked = { text: write(line.text), now: CORPUS_NOW, role, expecting, home_area: homeArea };
    const made = understandLine(JSON.stringify(asked), knowledge, 0);
    const guesses = made.category ? [made.category.code, ...made.category.alternatives] : [];
    const area = made.area
      ? (made.area.kdc ?? made.area.old_ward ?? made.area.ward)
      : made.area_candidates.length > 0
        ? `?${made.area_candidates.join('|')}`
        : null;
    const expected = line.categories.length > 0;
    return {
      line,
      intent: made.intent === line.intent,
      ...(expected && {
        category: line.categories.includes(guesses[0] ?? ''),
        amongTwo: guesses.slice(0, 2).some((code) => line.categories.includes(code)),
      }),
      area: area === line.area,
      made: `${made.intent} ${guesses.slice(0, 2).join('>') || '-'} ${area ?? '-'}`,
    };
  });
}

/** The share of right ones among those that can be judged, 0 to 1. */
export function share(judged: readonly Judged[], of: 'intent' | 'category' | 'amongTwo' | 'area'): number {
  const counted = judged.filter((one) => one[of] !== undefined);
  return counted.length === 0 ? 1 : counted.filter((one) => one[of]).length / counted.length;
}
