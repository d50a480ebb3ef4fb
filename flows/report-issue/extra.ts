import { answerKey, type Choice, type Input, type Keeping, type Move, type Reply } from '../../src/engine/index.ts';
import { answersIt } from '../../src/language/answers-it.ts';
import type { CategoryQuestion, Knowledge } from '../../src/language/knowledge.ts';
import { understand } from '../../src/language/understand.ts';
import type { IssueDetailAnswer } from '../effects.ts';
import { isSkip, saysNoPhoto, shortened } from '../plain-answers.ts';
import { LONGEST_DETAIL, type ReportAnswers } from './answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack } from './back.ts';
import { goToLine, type Line, lineMeant } from './edit-line.ts';
import { hearMedia, placeOfMeaning } from './hear.ts';
import type { ReportContext } from './step-names.ts';

/** No category asks for more. */
const MOST_QUESTIONS = 2;

/** The next extra question that neither the text nor an answer has settled. */
export function openQuestion(answers: ReportAnswers, { categories }: Knowledge): CategoryQuestion | undefined {
  const { categoryCode = '', details = {}, texts = [], sinceTold } = answers;
  const text = texts.join('\n');
  return (categories.byCode.get(categoryCode)?.questions ?? [])
    .slice(0, MOST_QUESTIONS)
    .find(
      ({ key, answered = [] }) =>
        !(key in details) && !(key === 'since' && sinceTold) && (text === '' || !answersIt(text, answered)),
    );
}

export function askExtra(c: ReportContext): Reply {
  const question = openQuestion(c.answers, c.fact('knowledge'));
  const choices: Choice[] = (question?.choices ?? []).map((choice, index) => ({
    id: `a-${index}`,
    label: choice[c.lang],
  }));
  choices.push({
    id: 'skip',
    label: c.say('skip'),
    words: ['bo qua', 'khong ro', 'khong biet', 'toi khong ro', 'skip'],
  });
  return { text: question?.[c.lang] ?? c.say('anyMore'), choices };
}

export function acceptExtra(input: Input, c: ReportContext): Move<'sort' | 'back' | Line | Keeping> {
  const question = openQuestion(c.answers, c.fact('knowledge'));
  if (!question) return c.go('sort');
  const answered = (answer: string, more: Partial<ReportAnswers> = {}) =>
    c.go('sort', { ...more, details: { ...c.answers.details, [question.key]: answer } });
  if (input.kind === 'choice') {
    const choice = question.choices?.[Number(input.id.slice('a-'.length))];
    return answered(choice ? choice[c.lang] : '');
  }
  const side = aside(input, c, () => goBack(c, 'extra'));
  if (side) return side;
  const text = wordsOf(input);
  const line = lineMeant(text);
  if (line) return goToLine(line, c);
  const place = question.choices && c.answers.place === undefined ? placeSaid(text, c) : undefined;
  if (place) return c.again(undefined, { ...hearMedia(input, c.answers), place });
  // The next question is answered before it is asked.
  if (saysNoPhoto(text)) return answered('', { photosAsked: true });
  return answered(isSkip(text) ? '' : shortened(text, LONGEST_DETAIL), hearMedia(input, c.answers));
}

/** "Ngõ 5": where it is came late, and answers nothing that has choices. */
function placeSaid(text: string, c: ReportContext): string | undefined {
  if (!address.test(answerKey(text))) return undefined;
  const knowledge = c.fact('knowledge');
  const meaning = understand(text, knowledge, { ...hearing(c), expecting: 'area' });
  return meaning.intent === 'answer_area' ? placeOfMeaning(meaning, knowledge, c.answers.areaId) : undefined;
}

/** Not all that may be a place: "đến đầu gối" says how deep the water is. */
const address =
  /^(?:o |tai |cho )?(?:ngo|ngach|hem|so|so nha|duong|gan|canh|truoc|sau|doi dien|cong|dau ngo|cuoi ngo) /;

/** What was answered, with the questions: for whoever deals with it. */
export function detailsOf(answers: ReportAnswers, { categories }: Knowledge): IssueDetailAnswer[] {
  const { categoryCode = '', details = {} } = answers;
  return (categories.byCode.get(categoryCode)?.questions ?? []).flatMap(({ key, vi }) =>
    details[key] ? [{ key, question: vi, answer: details[key] }] : [],
  );
}
