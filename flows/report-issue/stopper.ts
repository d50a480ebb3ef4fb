import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import type { Stopper } from '../../src/language/knowledge.ts';
import { saysNoPhoto } from '../plain-answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack, WITHOUT_KIND } from './back.ts';
import { hear } from './hear.ts';
import type { ReportContext } from './step-names.ts';
import { readArea } from './where.ts';

/** "Mất điện: gọi Điện lực": who acts faster, or must; with "send it all the same" where that is lawful. */
export function askStopper(c: ReportContext): Reply {
  const stopper = stopperOf(c);
  const { call } = stopper;
  const other: Choice = {
    id: 'other',
    label: c.say('notThis'),
    words: ['khong phai', 'viec khac', 'khac', 'nham', 'sai roi'],
  };
  return {
    text: c.misses > 0 ? c.say(stopper.sendable ? 'stopperAgain' : 'stopperAgainOnly') : stopper[c.lang],
    choices: stopper.sendable ? [stillSend(c), willCall(c)] : [willCall(c), other],
    ...(call && { calls: [{ label: call.label[c.lang], number: call.number }] }),
  };
}

export function acceptStopper(input: Input, c: ReportContext): Move<'sort' | 'tile' | 'called' | 'back' | Keeping> {
  const stopperSeen = c.answers.categoryCode;
  if (input.kind === 'choice') {
    if (input.id === 'send') return c.go('sort', { stopperSeen });
    if (input.id === 'call') return c.go('called');
    const path = (c.answers.path ?? []).filter((step) => step !== 'stopper');
    return c.go('tile', { ...WITHOUT_KIND, categories: undefined, path: [...path, 'tile'] });
  }
  const side = aside(input, c, () => goBack(c, 'stopper'));
  if (side) return side;
  // Whoever goes on telling wants it sent; what must not be sent is not taken by talking on.
  const text = wordsOf(input);
  if (text.split(/\s+/).length > 2 && !saysNoPhoto(text) && stopperOf(c).sendable)
    return c.go('sort', { ...hear(input, c.answers, hearing(c)), stopperSeen });
  // A bare name of a place is kept for when it is asked for.
  return c.again(undefined, readArea(text, c));
}

function stillSend(c: ReportContext): Choice {
  return {
    id: 'send',
    label: c.say('stillSend'),
    words: ['gui', 'van gui di', 'cu gui', 'gui di', 'van muon gui', 'send'],
  };
}

function willCall(c: ReportContext): Choice {
  const words = ['goi', 'se goi', 'de toi goi', 'thoi', 'duoc', 'vang', 'vang a', 'ok', 'cam on', 'khong', 'khong gui'];
  return { id: 'call', label: c.say('willCall'), words };
}

function stopperOf(c: ReportContext): Stopper {
  const { categoryCode = '' } = c.answers;
  // The office may have taken the notice away since it was asked.
  return c.fact('knowledge').categories.byCode.get(categoryCode)?.stopper ?? GONE;
}

const GONE: Stopper = { vi: 'Ông/bà muốn gửi việc này không ạ?', en: 'Shall I send this?', sendable: true };
