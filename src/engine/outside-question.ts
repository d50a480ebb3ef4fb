import type { Input } from './input.ts';
import { choiceMeant, Typed } from './resolve-choice.ts';
import { momentOf } from './session.ts';
import type { OutsideQuestion, Start, TurnRequest } from './turn.ts';

/** What an input starts when it answers a question from outside. `take`: the step takes the input. */
export interface OutsideAnswer {
  question: string;
  start: Start;
  take: boolean;
}

/** The outside question whose button this is. */
export function pressedOutside(id: string, questions: readonly OutsideQuestion[]): OutsideAnswer | undefined {
  for (const question of questions) {
    const prefix = `q${question.id}.`;
    if (!id.startsWith(prefix)) continue;
    const choice = question.choices.find((one) => prefix + one.id === id);
    if (choice) return { question: question.id, start: choice.starts, take: false };
  }
  return undefined;
}

/** The open question that this message quotes, and what it says to it. */
export function repliedOutside({ input, questions, repliesTo }: TurnRequest): OutsideAnswer | undefined {
  if (repliesTo === undefined) return undefined;
  const question = questions?.find(({ id }) => id === repliesTo);
  return question && answerTo(question, input);
}

/** The newest open question, where it was asked after the present talk's own question. */
export function newestOutside({ input, questions, session }: TurnRequest): OutsideAnswer | undefined {
  const question = questions?.at(-1);
  if (!question || (session && question.sentAt <= momentOf(session.touched ?? session.asked))) return undefined;
  return answerTo(question, input);
}

function answerTo(question: OutsideQuestion, input: Input): OutsideAnswer | undefined {
  if (input.kind === 'text' && !input.media?.length) {
    const typed = new Typed(input.text);
    const index = typed.isShort ? choiceMeant(typed, question.choices) : -1;
    if (index >= 0) return { question: question.id, start: question.choices[index]!.starts, take: false };
  }
  const free = input.kind === 'text' || input.kind === 'photos' || input.kind === 'place' || input.kind === 'recording';
  return free && question.anything ? { question: question.id, start: question.anything, take: true } : undefined;
}
