import type { Reply } from '../../engine/reply.ts';
import { cleanText } from '../clean-text.ts';
import { fitText } from '../fit-text.ts';
import { numberChoices } from '../number-choices.ts';
import { SendError } from '../send-error.ts';
import type { Button } from './zalo-oa-api.ts';

/** What Zalo allows: texts in UTF-16 units, buttons of a message, a picture and a file in bytes. */
export const LIMITS = { text: 2000, buttons: 5, imageBytes: 1024 * 1024, fileBytes: 5 * 1024 * 1024 } as const;

/** A phone shows about so much of a button; what is longer goes into the text as well. */
const LABEL_SHOWN = 40;

/** Before the id of a choice in a button's payload, for a tap comes back as if it had been typed. */
export const TAPPED = '#nd.';

/** Kinds of files that Zalo takes. */
const FILES: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/csv',
]);

/** One message. A medium is named by its index in `Reply.media`; it is uploaded when it is sent. */
export type Part =
  | { kind: 'image' | 'file'; medium: number }
  /** The card that asks for the telephone number; without it the number is typed. */
  | { kind: 'phoneCard' }
  | { kind: 'text'; text: string; buttons: readonly Button[] };

/**
 * A reply as the messages that show it, in order: media, one a message, then the text in as many parts as it needs, the buttons
 * under the last, and a card that asks for the number. Of more choices than Zalo has buttons, all stand in the text with their numbers.
 * @throws SendError `message_invalid` for a medium that Zalo does not take.
 */
export function render(reply: Reply, media: readonly { contentType: string; bytes: number }[] = []): Part[] {
  const choices = (reply.choices ?? []).map(({ id, label }) => ({ id, label: normal(label) }));
  const numbered = choices.length > LIMITS.buttons || choices.some(({ label }) => label.length > LABEL_SHOWN);
  const buttons = choices.slice(0, LIMITS.buttons).map(({ id, label }, index): Button => {
    const title = numbered ? shorten(`${index + 1}. ${label}`) : label;
    return { title, type: 'oa.query.hide', payload: `${TAPPED}${id}` };
  });
  const text = withNumbers({ ...reply, text: normal(reply.text) });
  const texts = fitText(numbered ? numberChoices(text, choices) : text, LIMITS.text);
  return [
    ...media.map(mediumPart),
    ...texts.map((part, index): Part => {
      return { kind: 'text', text: part, buttons: index === texts.length - 1 ? buttons : [] };
    }),
    ...(reply.asksPhone ? [{ kind: 'phoneCard' } as const] : []),
  ];
}

function mediumPart({ contentType, bytes }: { contentType: string; bytes: number }, medium: number): Part {
  if (contentType.startsWith('image/') && bytes <= LIMITS.imageBytes) return { kind: 'image', medium };
  if (FILES.has(contentType) && bytes <= LIMITS.fileBytes) return { kind: 'file', medium };
  throw new SendError('message_invalid', { message: `Zalo takes no ${contentType} of ${bytes} bytes` });
}

/**
 * Zalo makes a number in a text one that can be tapped. Its buttons that call are not used: what they look like is not certain, and
 * a message that names 113 must not be refused for its button.
 */
function withNumbers({ text, calls = [] }: Reply): string {
  const unnamed = calls.filter(({ number }) => !digits(text).includes(digits(number)));
  return [text, ...unnamed.map(({ label, number }) => `${normal(label)}: ${number}`)].join('\n');
}

function digits(text: string): string {
  return text.replace(/[^\d]/g, '');
}

/** Letters and their marks as one: so Zalo counts them. */
function normal(text: string): string {
  return cleanText(text).normalize('NFC');
}

function shorten(label: string): string {
  const [part = ''] = fitText(label, LABEL_SHOWN - 1);
  return part.length < label.length ? `${part}…` : label;
}
