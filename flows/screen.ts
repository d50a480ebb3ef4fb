import type { EntryContext, Frame, Input, Screened } from '../src/engine/index.ts';
import { screenText } from '../src/language/screen-text.ts';
import { type Intent, understand } from '../src/language/understand.ts';
import { MOST_HEARD } from './emergency/flow.ts';
import type { FactTypes } from './facts.ts';
import { saysReport } from './plain-answers.ts';
import type { ReferralKind } from './referral/flow.ts';
import { wantedIn } from './work-issue/find.ts';

type C = EntryContext<FactTypes>;

/**
 * What comes before anything else, whatever is being talked about, with consent or without (`domain.md` §5.2, §5.4): somebody is in
 * danger; the message is one that by law is not taken here; or it is one that only a person of the office answers.
 */
export function screen(input: Input, c: C, talks: readonly Frame[]): Screened | null {
  const text = 'text' in input && input.kind !== 'choice' ? input.text : undefined;
  if (!text) return null;
  const { danger, law, sensitive } = screenText(text);
  if (!danger && !law && !sensitive) return null;
  // “Tìm kiếm” alone sounds like a rescue; a cadre opens the search by it.
  if (wantedIn(text) === '' && c.fact('person').cadre) return null;
  const { homeAreaId } = c.fact('person');
  const { intent } = understand(text, c.fact('knowledge'), { homeAreaId, now: c.now });
  if (intent === 'emergency') return isOfDuty(text, c) ? null : inDanger(input, c, talks);
  const kind = kinds[intent];
  if (!kind || (kind === 'complaint' && saysReport(text)))
    return sensitive ? { flow: 'referral', answers: { kind: 'sensitive', at: c.now } } : null;
  const wholeTalk = talks.length > 0 && !isOtherMatter(talks, c);
  return { flow: 'referral', answers: { kind, at: c.now, ...(wholeTalk && { wholeTalk }) }, dropsTalks: wholeTalk };
}

/** Without marks “đã treo cờ” is “đã treo cổ” and “sắp xong” is “sập”: of a cadre who tells how a duty stands they are what they should be. */
function isOfDuty(text: string, c: C): boolean {
  if (/[^ -~\s]/.test(text) || !c.fact('person').cadre) return false;
  if (/^nv ?\d+\b/i.test(text)) return /\bsap xong\b/i.test(text);
  return (
    /\btreo co\b/i.test(text) &&
    understand(text, c.fact('knowledge'), { now: c.now, role: 'cadre' }).intent === 'duty_done'
  );
}

const kinds: Partial<Record<Intent, ReferralKind>> = {
  to_cao: 'accusation',
  khieu_nai: 'complaint',
  secret_file: 'secret',
};

/** Told again while the numbers are still shown, it is the same emergency. */
function inDanger(input: Input, c: C, talks: readonly Frame[]): Screened {
  const top = talks.at(-1);
  const before = top?.flow === 'emergency' ? (top.answers.heard as Input[]) : [];
  const said: Input = input.kind === 'edited' ? { kind: 'text', text: input.text } : input;
  return { flow: 'emergency', answers: { heard: [...before, said].slice(0, MOST_HEARD), at: c.now } };
}

/**
 * Whether what was told in the talks under way is plainly about something else than the accusation that comes now: by itself a
 * report of an everyday matter. Else it may have led up to it, and goes with it: to lose a draft can be mended, to keep what may
 * not be kept cannot. True, too, where nothing was told.
 */
function isOtherMatter(talks: readonly Frame[], c: C): boolean {
  const told = talks.flatMap(({ answers }) => wordsIn(answers));
  if (told.length === 0) return !talks.some(({ answers }) => holdsMore(answers));
  const { homeAreaId } = c.fact('person');
  const { intent, category } = understand(told.join('\n'), c.fact('knowledge'), { homeAreaId, now: c.now });
  return intent === 'report' && category?.sure === true && !official.has(category.code.slice(0, 2));
}

/** Matters of those in office: what leads up to an accusation often begins as one. */
const official = new Set(['DC', 'HC']);

/** What flows keep of what people told: texts (`report-issue`), inputs (`welcome`: `first`, others: `heard`). */
function wordsIn({ texts, first, heard }: Record<string, unknown>): string[] {
  const inputs = [first, heard].flat() as (Input | undefined)[];
  const said = inputs.flatMap((input) => (input && 'text' in input && input.text ? [input.text] : []));
  return [...((texts as string[] | undefined) ?? []), ...said];
}

function holdsMore({ media, pin, first, heard }: Record<string, unknown>): boolean {
  const inputs = [first, heard].flat().filter((input) => input !== undefined);
  return inputs.length > 0 || pin !== undefined || (Array.isArray(media) && media.length > 0);
}
