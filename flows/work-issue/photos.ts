import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { type C, callOf, codeIn, mediaIds, textOf, workChoice } from './context.ts';
import { refused } from './refused.ts';

/** Photos that name no issue: of the one that was spoken of a moment ago, else it is asked. */
export function photosNext(c: C): Move<'adding' | 'whichPhotos' | 'flow:report-issue'> {
  const { heard } = c.answers;
  const media = mediaIds(heard);
  const repliesTo = (heard && 'repliesTo' in heard && heard.repliesTo) || null;
  const code = c.fact('work_at_hand', { repliesTo, now: c.now });
  if (code) return c.go('adding', { code, media });
  return c.fact('my_work', { now: c.now }).total > 0 ? c.go('whichPhotos', { media }) : tellAnew(c);
}

export function askWhichPhotos(c: C): Reply {
  const { items } = c.fact('my_work', { now: c.now });
  return {
    text: c.say('whichPhotos'),
    choices: [
      ...items.slice(0, 5).map(({ code, category }) => workChoice(code, category)),
      { id: 'new', label: c.say('newReport'), words: ['viec moi', 'moi', 'new'] },
    ],
  };
}

export function acceptWhichPhotos(input: Input, c: C): Move<'adding' | 'whichPhotos' | 'flow:report-issue' | Keeping> {
  if (input.kind === 'choice')
    return input.id === 'new' ? tellAnew(c) : c.go('adding', { code: input.id.toUpperCase() });
  const more = mediaIds(input);
  if (more.length > 0) return c.go('whichPhotos', { media: [...(c.answers.media ?? []), ...more] });
  const code = codeIn(textOf(input), c);
  return code ? c.go('adding', { code }) : c.again();
}

export function addPhotos(c: C) {
  return c.after(c.effect('work_on_issue', callOf(c, 'photos')), (done) =>
    done.ok ? c.say('photosAdded', { code: done.issue, count: c.answers.media?.length ?? 0 }) : refused(done, c),
  );
}

/** They are of something that they report themselves. */
const tellAnew = (c: C) => c.start('report-issue', { step: 'what', take: c.answers.heard as Input });
