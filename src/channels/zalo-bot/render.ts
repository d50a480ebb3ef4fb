import type { Reply } from '../../engine/reply.ts';
import { cleanText } from '../clean-text.ts';
import { fitLines } from '../fit-lines.ts';
import { numberChoices } from '../number-choices.ts';
import { WORDS } from './words.ts';

/** What Zalo allows in one text or caption, in UTF-16 units. */
export const MOST_TEXT = 2_000;

/** One call of the Bot API. */
export type Part =
  | { method: 'sendMessage'; payload: { text: string } }
  | {
      method: 'sendPhoto';
      payload: { photo: string; caption?: string };
      /** What is said where Zalo cannot fetch the picture: nobody's words are lost with it. */
      instead: string;
    };

/** A stored medium and the addresses of ours under which it is to be had; none where we have no public address. */
export interface ShownMedium {
  isPhoto: boolean;
  /** For Zalo, which fetches it at once. */
  forZalo?: string;
  /** For the person, who may tap it days later. */
  forPerson?: string;
}

/**
 * A reply as the calls that show it, in order: pictures, then the text in as many parts as it needs. There are no buttons: choices
 * are numbered lines, and the number is understood as the choice. Plain text throughout, so nobody's words can be taken for markup.
 */
export function render(reply: Reply, media: readonly ShownMedium[] = []): Part[] {
  const text = wordsOf(reply, media);
  const pictures = media.filter(isPicture);
  if (pictures.length === 1 && text !== '' && text.length <= MOST_TEXT) return [picture(pictures[0]!, text)];
  return [...pictures.map((medium) => picture(medium)), ...messages(text)];
}

/** How many messages a reply takes: a picture that Zalo cannot fetch is told of in words instead, which is one too. */
export function unitsOf(reply: Reply, showsPictures: boolean): number {
  const media = (reply.media ?? []).map(
    (): ShownMedium =>
      showsPictures ? { isPhoto: true, forZalo: 'https://x/', forPerson: 'https://x/' } : { isPhoto: true },
  );
  return Math.max(1, render(reply, media).length);
}

/** A text in as many messages as it needs. */
export function messages(text: string): Extract<Part, { method: 'sendMessage' }>[] {
  return fitLines(text, MOST_TEXT).map((part) => ({ method: 'sendMessage', payload: { text: part } }));
}

type Picture = ShownMedium & Required<Pick<ShownMedium, 'forZalo'>>;

function isPicture(medium: ShownMedium): medium is Picture {
  return medium.isPhoto && medium.forZalo !== undefined;
}

function picture({ forZalo, forPerson = forZalo }: Picture, caption?: string): Part {
  const instead = [...(caption ? [caption, ''] : []), WORDS.photoAt(forPerson)].join('\n');
  return { method: 'sendPhoto', payload: { photo: forZalo, ...(caption ? { caption } : {}) }, instead };
}

function wordsOf(reply: Reply, media: readonly ShownMedium[]): string {
  const choices = (reply.choices ?? []).map(({ label }) => ({ label: cleanText(label) }));
  const files = media.flatMap((medium) =>
    medium.isPhoto || !medium.forPerson ? [] : [WORDS.fileAt(medium.forPerson)],
  );
  const hidden = media.filter(({ forPerson }) => forPerson === undefined).length;
  const text = [withNumbers(reply), ...files, ...(hidden > 0 ? [WORDS.notShown(hidden)] : [])].join('\n');
  return numberChoices(cleanText(text), choices).trim();
}

/** Zalo knows a telephone number in a text and calls it when it is tapped: it only has to be named. */
function withNumbers({ text, calls = [] }: Reply): string {
  const digits = (words: string) => words.replace(/[^\d+]/g, '');
  const lines = calls.flatMap(({ label, number }) =>
    digits(text).includes(digits(number)) ? [] : [`${label}: ${number}`],
  );
  return [text, ...lines].join('\n');
}
