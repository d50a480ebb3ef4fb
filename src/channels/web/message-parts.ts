import type { Reply } from '../../engine/reply.ts';
import { fitText } from '../fit-text.ts';
import { MOST_TEXT } from './web-limits-schema.ts';

/** One bubble in the page. */
export type MessagePart = Pick<Reply, 'text' | 'choices' | 'asksPlace' | 'media' | 'calls'>;

/** Pure. What one message of ours looks like in the page: pictures with the first words, buttons under the last. */
export function messageParts({ text, media = [], choices, asksPlace, calls }: Reply): MessagePart[] {
  const texts = fitText(text, MOST_TEXT);
  if (texts.length === 0 && media.length > 0) texts.push('');
  return texts.map((part, index) => ({
    text: part,
    ...(index === 0 && media.length > 0 ? { media } : {}),
    ...(index === texts.length - 1 ? { choices, asksPlace, calls } : {}),
  }));
}
