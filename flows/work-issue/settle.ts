import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { blankIn, withBlankFilled } from '../../src/language/blanks.ts';
import { type C, callOf, issueOf, mediaIds, saysWords, textOf } from './context.ts';
import { refused } from './refused.ts';

/** Done: with a photo where the kind of matter wants one, or with a reason; then what the resident reads. */
export function finishNext(c: C): Move<'unknown' | 'askDonePhoto' | 'finishing' | 'askDoneWords'> {
  const issue = issueOf(c);
  const { media = [], text } = c.answers;
  if (!issue) return c.go('unknown');
  const photos = media.length + issue.workPhotos;
  if (issue.needsPhoto && photos === 0) return c.go('askDonePhoto');
  return c.go(text || photos > 0 ? 'finishing' : 'askDoneWords');
}

export function acceptDonePhoto(input: Input, c: C): Move<'finishing' | Keeping> {
  const media = mediaIds(input);
  const text = textOf(input) || c.answers.text;
  // Without a photo the words must say why there is none: "xong" alone does not.
  const reason = media.length > 0 || (saysWords(input) && textOf(input).length >= 8);
  return reason ? c.go('finishing', { media, ...(text && { text }) }) : c.again();
}

export function askDoneWords(c: C): Reply {
  const { text, choices } = withTemplates(c.say('askDoneWords', { code: c.answers.code! }), 'done', c);
  const plain: Choice = { id: 'plain', label: c.say('sendPlain'), words: ['gui', 'gui luon', 'xong', 'da lam xong'] };
  return { text, choices: [...choices, plain] };
}

export function acceptDoneWords(input: Input, c: C): Move<'finishing' | 'fillBlank' | Keeping> {
  if (input.kind === 'choice') return takeTemplate(input.id, 'done', c) ?? c.go('finishing');
  const media = mediaIds(input);
  if (!saysWords(input) && media.length === 0) return c.again();
  const text = textOf(input);
  return c.go(toSend(text, 'finishing'), { ...(text && { text }), media, act: 'done' });
}

export function askAnswer(c: C): Reply {
  return withTemplates(c.say('askAnswer', { code: c.answers.code! }), 'answered', c);
}

export function acceptAnswer(input: Input, c: C): Move<'answering' | 'fillBlank' | Keeping> {
  if (input.kind === 'choice') return takeTemplate(input.id, 'answered', c) ?? c.again();
  if (!saysWords(input)) return c.again();
  const text = textOf(input);
  return c.go(toSend(text, 'answering'), { text, act: 'answer' });
}

export const askBlank = (c: C) => c.say('fillBlanks', { text: c.answers.text!, blank: blankIn(c.answers.text!) ?? '' });

/** A blank must be filled, also one that was typed. */
export function acceptBlank(input: Input, c: C): Move<'fillBlank' | 'answering' | 'finishing' | Keeping> {
  if (!saysWords(input)) return c.again();
  const text = withBlankFilled(c.answers.text!, textOf(input));
  return c.go(toSend(text, c.answers.act === 'answer' ? 'answering' : 'finishing'), { text });
}

/** Tells the resident, or keeps it for a moderator where the unit wants that. */
export function settle(c: C, what: 'done' | 'answer') {
  return c.after(c.effect('work_on_issue', callOf(c, what)), (done) => {
    if (!done.ok) return refused(done, c);
    return c.say(done.draft ? 'drafted' : what === 'done' ? 'done' : 'answeredNow', { code: done.issue });
  });
}

function withTemplates(question: string, status: 'done' | 'answered', c: C): { text: string; choices: Choice[] } {
  const templates = templatesOf(c, status);
  return {
    text: [question, ...templates.map(({ text }) => `– ${text}`)].join('\n'),
    choices: templates.map(({ label }, nr) => ({ id: `t${nr}`, label })),
  };
}

function takeTemplate<Status extends 'done' | 'answered'>(
  id: string,
  status: Status,
  c: C,
): Move<'fillBlank' | (Status extends 'done' ? 'finishing' : 'answering')> | null {
  const text = templatesOf(c, status)[Number(id.slice(1))]?.text;
  if (text === undefined) return null;
  const sending = (status === 'done' ? 'finishing' : 'answering') as Status extends 'done' ? 'finishing' : 'answering';
  return c.go(toSend(text, sending), { text, act: status === 'done' ? 'done' : 'answer' });
}

function templatesOf(c: C, status: 'done' | 'answered') {
  return (issueOf(c)?.templates ?? []).filter((template) => template.status === status).slice(0, 3);
}

/** Nobody is sent brackets. */
const toSend = <Step extends string>(text: string, sending: Step) => (blankIn(text) === null ? sending : 'fillBlank');
