import type { Input, Keeping, Move } from '../../src/engine/index.ts';
import { hasWords, isBack } from '../plain-answers.ts';
import { editedIndex, hearMedia, readAll } from './hear.ts';
import type { Hearing } from './hearing.ts';
import type { ReportContext, StepName } from './step-names.ts';

/**
 * What can come at any step without answering its question: a photo, a recording, a sticker, a change of an earlier message,
 * "quay lại". Undefined: the input is for the step itself.
 */
export function aside<Before extends StepName>(
  input: Input,
  c: ReportContext,
  back: () => Move<Before>,
): Move<Before | Keeping> | undefined {
  switch (input.kind) {
    case 'choice':
      return undefined;
    case 'edited':
      return c.stay({ answers: edited(input.text, c), text: c.say('editTaken') });
    case 'deleted':
      return c.stay({ text: c.say('deletedHere') });
    case 'unsupported':
      c.remark(c.say('unsupported'));
      return c.again();
    case 'sticker':
      return c.again();
    case 'text':
      if (isBack(input.text)) return back();
      if (hasWords(input.text)) return undefined;
      return input.media?.length || input.place ? taken(input, c) : c.again();
    default:
      return input.text && hasWords(input.text) ? undefined : taken(input, c);
  }
}

/** What an input says in words; empty for none. */
export function wordsOf(input: Input): string {
  return 'text' in input && input.text ? input.text.trim() : '';
}

export function hearing(c: ReportContext): Hearing {
  return { knowledge: c.fact('knowledge'), homeAreaId: c.fact('person').homeAreaId, now: c.now, lang: c.lang };
}

/** The texts with the message that was changed. */
export function edited(text: string, c: ReportContext) {
  const { texts = [] } = c.answers;
  const index = editedIndex(texts, text);
  const changed = index === -1 ? [...texts, text] : texts.with(index, text);
  return { texts: changed, ...readAll(changed, c.answers, hearing(c)) };
}

function taken(input: Input, c: ReportContext): Move<Keeping> {
  const key = input.kind === 'recording' ? 'recordingTaken' : input.kind === 'place' ? 'placeTaken' : 'photoTaken';
  return c.stay({ answers: hearMedia(input, c.answers), text: c.say(key) });
}
