import type { Database } from '../platform/database.ts';
import type { AnswerIndex } from './answer-index.ts';
import type { TriedQuestion } from './answer-schema.ts';
import { areaChain } from './area-chain-view.ts';

/** The day of a moment in the town. */
const townDay = (now: Date) => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** What somebody who lives in `area` and asks so would be told: found with the same index as in a talk. */
export async function tryQuestion(
  database: Pick<Database, '$queryRaw'>,
  { text, area, index, now }: { text: string; area: string | null; index: AnswerIndex; now: Date },
): Promise<TriedQuestion> {
  const { ids: areaIds } = await areaChain(database, area);
  const { answers, sure } = index.find({ text, lang: 'vi', day: townDay(now), areaIds });
  return {
    outcome: answers.length === 0 ? 'passed_on' : sure ? 'answered' : 'asked',
    found: answers.map(({ id, question, score }) => ({ id, question, score })),
  };
}
