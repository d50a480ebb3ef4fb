import { type Say, sayAnswer } from '../../flows/ask-question/say-answer.ts';
import { words } from '../../flows/ask-question/words.ts';
import type { PersonFact } from '../../flows/facts.ts';
import { compileWords, sayWith } from '../engine/words.ts';
import type { AnswerContent, PreviewedAnswer } from './answer-schema.ts';

/** Before an office has entered its name, the line that needs it stands without. */
const NOTHING_ENTERED: PersonFact['office'] = { name: '…', phone: null, address: null, hours: null };

/** Pure. The message as a chat will show it, in the words of the flow itself. */
export function previewAnswer(
  draft: Pick<AnswerContent, 'answerVi' | 'answerEn' | 'source' | 'sourceLink' | 'sourceDate'>,
  office: PersonFact['office'] | null,
): PreviewedAnswer {
  const shown = (lang: 'vi' | 'en') => {
    const say: Say = (key, fillings) => sayWith(compiled[lang], key, fillings);
    const answer = lang === 'vi' ? draft.answerVi : draft.answerEn;
    const choices = (['yes', 'no'] as const).map((key) => words[key][lang]);
    return { text: sayAnswer({ ...draft, answer }, office ?? NOTHING_ENTERED, say), choices };
  };
  return { vi: shown('vi'), en: shown('en') };
}

const compiled = compileWords(words);
