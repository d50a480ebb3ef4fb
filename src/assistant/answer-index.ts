import MiniSearch from 'minisearch';
import type { CuratedAnswer, FoundAnswers } from '../../flows/facts.ts';
import { questionTerms } from './question-terms.ts';

/** A curated answer as it is searched. */
export interface SearchedAnswer {
  id: string;
  labelVi: string;
  labelEn: string;
  questionVi: string;
  questionEn: string;
  otherWays: readonly string[];
  answerVi: string;
  answerEn: string;
  source: string;
  sourceLink: string | null;
  /** `YYYY-MM-DD` */
  sourceDate: string | null;
  areaId: string | null;
  /** `YYYY-MM-DD`: the last day on which it is told. */
  validUntil: string | null;
}

export interface AnswerWish {
  text: string;
  lang: 'vi' | 'en';
  /** Today in the town, `YYYY-MM-DD`. */
  day: string;
  /** The home area of whoever asks with all that it lies in. */
  areaIds: readonly string[];
}

/** The curated answers, made ready for the search once and shared by all turns. */
export interface AnswerIndex {
  find(wish: AnswerWish): FoundAnswers;
}

const MOST_FOUND = 3;

/** Below this share of what was asked an answer speaks of something else. */
const LEAST = 0.42;

/** From this share on it is plainly what was asked, unless another one comes as near; a little less where there is no other. */
const SURE = 0.62;
const SURE_ALONE = 0.56;
const AHEAD = 0.12;

/** Nearly word for word as it is asked. */
const WHOLE = 0.9;
const AHEAD_OF_WHOLE = 0.04;

function isSure(best: number, second: number | undefined): boolean {
  if (second === undefined) return best >= SURE_ALONE;
  return best >= SURE && best - second >= (best >= WHOLE ? AHEAD_OF_WHOLE : AHEAD);
}

/**
 * Pure. Which answers speak of a question: MiniSearch ranks them (BM25 over words and pairs of words without marks), and how much of
 * what was asked, weighed by how rare each word is, stands in one way of asking says whether that is enough. A question of words that
 * no answer has finds nothing, however often "thủ tục" stands in it.
 */
export function answerIndexOf(answers: readonly SearchedAnswer[]): AnswerIndex {
  const search = new MiniSearch<{ id: string; asked: string; told: string }>({
    fields: ['asked', 'told'],
    tokenize: questionTerms,
    processTerm: (term) => term,
    searchOptions: { boost: { asked: 4 } },
  });
  search.addAll(
    answers.map((answer) => ({
      id: answer.id,
      asked: waysOf(answer).join('\n'),
      told: `${answer.answerVi}\n${answer.answerEn}`,
    })),
  );
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const weigh = weigher(answers);
  const ways = new Map(
    answers.map((answer) => [
      answer.id,
      waysOf(answer).map((way): Way => {
        const terms = new Set(questionTerms(way));
        return { terms, weight: [...terms].reduce((total, term) => total + weigh(term), 0) };
      }),
    ]),
  );

  return {
    find: ({ text, lang, day, areaIds }) => {
      const terms = [...new Set(questionTerms(text))];
      if (terms.length === 0) return { answers: [], sure: false };
      const asked = terms.map((term): [string, number] => [term, weigh(term)]);
      const holds = ({ areaId, validUntil }: SearchedAnswer) =>
        (areaId === null || areaIds.includes(areaId)) && (validUntil === null || validUntil >= day);
      const found = search
        .search(text, { tokenize: () => terms, filter: ({ id }) => holds(byId.get(id)!) })
        .slice(0, MOST_LOOKED_AT)
        .map(({ id, score }) => ({
          answer: byId.get(id)!,
          rank: score,
          share: shareOf(asked, ways.get(id)!),
        }))
        .filter(({ share }) => share >= LEAST)
        .sort((one, other) => other.share - one.share || other.rank - one.rank)
        .slice(0, MOST_FOUND);
      const [best, second] = found;
      const sure = best !== undefined && isSure(best.share, second?.share);
      return { answers: found.map(({ answer, share }) => told(answer, share, lang)), sure };
    },
  };
}

/** Ranked lower, nothing can hold more of the question than what stands before it. */
const MOST_LOOKED_AT = 20;

function waysOf({ questionVi, questionEn, labelVi, otherWays }: SearchedAnswer): string[] {
  return [questionVi, questionEn, labelVi, ...otherWays];
}

/** The rarer a term among the answers, the more it says; one that no answer has says most. */
function weigher(answers: readonly SearchedAnswer[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const answer of answers)
    for (const term of new Set(waysOf(answer).flatMap(questionTerms))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) =>
    Math.log(1 + (answers.length + 1) / ((counts.get(term) ?? 0) + 0.5)) * (term.includes(' ') ? PAIR : 1);
}

/** A pair of words is the word of Vietnamese, but its halves count already. */
const PAIR = 0.5;

/** One way of asking, with the weight of all its terms. */
interface Way {
  terms: ReadonlySet<string>;
  weight: number;
}

/**
 * How much of a question stands in one way of asking it, and how much of that way was asked: a short question that is wholly there
 * ranks before one of which it is a part. What stands in several ways together counts a little less.
 */
function shareOf(asked: readonly [term: string, weight: number][], ways: readonly Way[]): number {
  const sum = (list: readonly [string, number][]) => list.reduce((total, [, weight]) => total + weight, 0);
  const all = sum(asked);
  const inOne = ways.map(({ terms, weight }) => {
    const shared = sum(asked.filter(([term]) => terms.has(term)));
    return 0.8 * (shared / all) + 0.2 * (shared / weight);
  });
  const together = sum(asked.filter(([term]) => ways.some(({ terms }) => terms.has(term)))) / all;
  return Math.max(...inOne, TOGETHER * together);
}

const TOGETHER = 0.75;

function told(answer: SearchedAnswer, share: number, lang: 'vi' | 'en'): CuratedAnswer {
  const vi = lang === 'vi';
  const { id, source, sourceLink, sourceDate } = answer;
  return {
    ...{ id, source, sourceLink, sourceDate },
    label: vi ? answer.labelVi : answer.labelEn,
    question: vi ? answer.questionVi : answer.questionEn,
    answer: vi ? answer.answerVi : answer.answerEn,
    score: Math.round(share * 100) / 100,
  };
}
