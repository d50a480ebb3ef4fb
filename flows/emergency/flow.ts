import {
  answerKey,
  type Choice,
  type Input,
  joinInputs,
  type Keeping,
  type Move,
  type Reply,
} from '../../src/engine/index.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { hasWords, isNod, isSkip } from '../plain-answers.ts';
import { numberOf, numbersFor } from './numbers.ts';
import { words } from './words.ts';

export interface EmergencyAnswers {
  /** What was told of it. It is before the moderators already; here it waits for the case that it is to be a report. */
  heard: Input[];
  /** When it began: what comes much later is about something else. Milliseconds since the epoch. */
  at: number;
}

type Steps = 'alarm' | 'call' | 'bye';
type C = FlowContext<EmergencyAnswers, typeof words, Steps>;

/** So long afterwards words and photos still belong to it, in milliseconds. */
export const EMERGENCY_LASTS = 30 * 60_000;

/** Nobody in danger writes more; whoever does has the first ones kept. */
export const MOST_HEARD = 10;

/**
 * Somebody is in danger (`domain.md` §5.4). Nothing is asked: the numbers come first, before consent and whatever was talked about.
 * What they tell next is passed on at once; whoever only wanted to report can still do so.
 */
export const emergency = flowFor<EmergencyAnswers>()({
  id: 'emergency',
  version: 1,
  start: 'alarm',
  words,
  facts: ['person'],
  late: 'continue',
  steps: {
    alarm: {
      leads: ['call'],
      say: (c) => {
        const again = c.answers.heard.length > 1;
        c.effect('raise_alarm', { danger: numbersFor(told(c)).danger, ...(again && { more: true }) });
        if (again) c.remark(c.say('heardMore'));
        return undefined;
      },
      next: (c) => c.go('call'),
    },
    call: {
      leads: ['bye', 'end', 'flow:report-issue', 'flow:welcome'],
      ask: askToCall,
      accept: acceptMore,
    },
    bye: { leads: ['end'], say: (c) => c.say('bye'), next: (c) => c.end() },
  },
});

function askToCall(c: C): Reply {
  const { lines, alone } = numbersFor(told(c));
  const said = lines.map((line) => c.say(line));
  const numbers = said.join('\n');
  const calls = said.flatMap((line) => {
    const number = numberOf(line);
    return number === null ? [] : [{ label: c.say('callNumber', { number }), number }];
  });
  if (!alone) return { text: c.say('call', { numbers }), calls, choices: [choiceOf(c)] };
  // Nobody who may die is asked for a report.
  return { text: c.say('callAlone', { numbers }), calls, ...(waitsBelow(c) && { choices: [choiceOf(c)] }) };
}

/** The one button: on with what was talked about; where nothing was, this becomes the report. */
function choiceOf(c: C): Choice {
  return waitsBelow(c)
    ? { id: 'back', label: c.say('back'), words: ['tiep tuc', 'tiep', 'go on', 'continue'] }
    : { id: 'report', label: c.say('report'), words: ['phan anh', 'gui phan anh', 'gui di', 'report'] };
}

function acceptMore(input: Input, c: C): Move<'bye' | 'end' | 'flow:report-issue' | 'flow:welcome' | Keeping> {
  if (input.kind === 'choice') return input.id === 'back' ? c.resume() : toReport(c);
  if (input.kind === 'deleted') return c.stay();
  if (c.now - c.answers.at > EMERGENCY_LASTS) return c.interrupted ? c.resume(input) : c.pass(input);
  const text = 'text' in input && input.text ? input.text : '';
  if (
    input.kind === 'sticker' ||
    input.kind === 'unsupported' ||
    (input.kind === 'text' && isNoMore(input.text, input))
  )
    return c.go('bye');
  const heard = [...c.answers.heard, input].slice(0, MOST_HEARD);
  const { lines, danger } = numbersFor([told(c), text].join('\n'));
  c.effect('raise_alarm', { danger, more: true });
  const numbers = lines.map((line) => numberOf(c.say(line))).filter((number) => number !== null);
  return c.stay({ answers: { heard }, text: c.say('passedOn', { numbers: numbers.join(', ') }) });
}

/** "Ok", "vâng", "đã gọi rồi": heard, and nothing to pass on. */
function isNoMore(text: string, { media, place }: { media?: unknown[]; place?: unknown }): boolean {
  return !media?.length && !place && (!hasWords(text) || isNod(text) || isSkip(text) || called.test(answerKey(text)));
}

/** "Đã gọi rồi ạ", "gọi 114 rồi". */
const called =
  /^(?:da |vang |toi |em |chau )*goi(?: (?:duoc|roi|xong|ca|11[1-5]|cong an|cuu hoa|cap cuu))*(?: a| nhe)?$/;

function toReport(c: C): Move<'end' | 'flow:report-issue' | 'flow:welcome'> {
  const take = joinInputs(c.answers.heard)!;
  if (c.interrupted) return c.resume(take);
  if (c.fact('person').consented) return c.start('report-issue', { step: 'what', take });
  return c.start('welcome', { answers: { first: c.answers.heard } });
}

/** Whether another talk goes on afterwards. One that only asks for consent takes the report along instead. */
function waitsBelow({ interrupted }: C): boolean {
  return interrupted !== null && interrupted !== 'welcome';
}

function told({ answers }: C): string {
  const all = joinInputs(answers.heard);
  return all && 'text' in all && all.text ? all.text : '';
}
