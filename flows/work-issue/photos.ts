import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { namedDuty } from '../my-duties/read-told.ts';
import { isTale } from '../plain-answers.ts';
import { townDay } from '../town-day.ts';
import { type C, callOf, codeIn, mediaIds, textOf, workChoice } from './context.ts';
import { refused } from './refused.ts';

/** Photos that name nothing: of the issue that was spoken of a moment ago; else it is asked, where an issue or a duty may want them. */
export function photosNext(c: C): Move<'adding' | 'whichPhotos' | 'flow:report-issue'> {
  const { heard } = c.answers;
  const media = mediaIds(heard);
  const repliesTo = (heard && 'repliesTo' in heard && heard.repliesTo) || null;
  const { now } = c;
  c.together({ work_at_hand: { repliesTo, now }, my_work: { now }, my_duties: { day: townDay(now) } });
  const code = c.fact('work_at_hand', { repliesTo, now });
  if (code) return c.go('adding', { code, media });
  const isWanted = c.fact('my_work', { now }).total > 0 || dutiesWithPhotos(c).length > 0;
  return isWanted ? c.go('whichPhotos', { media }) : tellAnew(c);
}

const dutiesWithPhotos = (c: C) =>
  c.fact('my_duties', { day: townDay(c.now) }).items.filter(({ wantsPhotos }) => wantsPhotos);

export function askWhichPhotos(c: C): Reply {
  const { items } = c.fact('my_work', { now: c.now });
  const duties = dutiesWithPhotos(c).slice(0, 3);
  return {
    text: [c.say('whichPhotos'), ...duties.map(({ number, title }) => `NV${number} – ${title}`)].join('\n'),
    choices: [
      ...duties.map(({ number }) => ({ id: `nv${number}`, label: `NV${number}` })),
      ...items.slice(0, 5).map(({ code, category }) => workChoice(code, category)),
      { id: 'new', label: c.say('newReport'), words: ['viec moi', 'moi', 'new'] },
    ],
  };
}

export function acceptWhichPhotos(
  input: Input,
  c: C,
): Move<'adding' | 'whichPhotos' | 'flow:report-issue' | 'flow:my-duties' | Keeping> {
  const { media = [] } = c.answers;
  if (input.kind === 'choice' && input.id === 'new') return tellAnew(c);
  const more = [...media, ...mediaIds(input)];
  const said = textOf(input);
  const number = input.kind === 'choice' ? /^nv(\d+)$/.exec(input.id)?.[1] : namedDuty(said)?.number;
  if (number !== undefined)
    return c.start('my-duties', { step: 'finish', answers: { number: Number(number), media: more } });
  if (input.kind === 'choice') return c.go('adding', { code: input.id.toUpperCase() });
  const code = codeIn(said, c);
  if (code) return c.go('adding', { code, media: more });
  if (more.length > media.length) return c.go('whichPhotos', { media: more });
  // What is told at length is what the photos show.
  return isTale(said) && said.length > 15 ? tellAnew(c, said) : c.again();
}

export function addPhotos(c: C) {
  return c.after(c.effect('work_on_issue', callOf(c, 'photos')), (done) =>
    done.ok ? c.say('photosAdded', { code: done.issue, count: c.answers.media?.length ?? 0 }) : refused(done, c),
  );
}

/** They are of something that they report themselves. */
function tellAnew(c: C, text?: string) {
  const heard = c.answers.heard as Input;
  const told = text === undefined ? heard : ({ ...heard, text } as Input);
  return c.start('report-issue', { step: 'what', take: told });
}
