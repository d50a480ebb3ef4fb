import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { keyOf } from '../../src/language/key.ts';
import { type C, codeIn, saysWords, textOf } from './context.ts';
import { isAtWork, moreChoice, PAGE, whenOf } from './show.ts';

/** Somebody who looks for something says few words; with more they tell what they found, or lost. */
const MOST_WORDS = 8;

const FORM = /^(?:tim(?: kiem)?(?: (?:viec|phan anh|ma))?|find|search)(?![\p{L}\d])[\s:,.“”"–-]*/u;

/** “Tìm thấy ví rơi”, “tìm giúp cháu bé”: told, not looked for; “tím” is a colour. */
const TELLS =
  /^tim (?:thay|duoc|giup|ho|nguoi|tre|chau|tre lac|lai)(?![\p{L}\d])|^tim [^ ]+ (?:bi|da|dang) mat(?![\p{L}\d])/u;

/** Pure: what is looked for in “tìm đèn Hòa Đình”; empty for “tìm” alone, null for a text that looks for nothing. */
export function wantedIn(told: string): string | null {
  const text = told.normalize('NFC').replace(/\s+/g, ' ').trim();
  const key = keyOf(text);
  const said = FORM.exec(key)?.[0];
  if (said === undefined || TELLS.test(key) || /^tím/iu.test(text) || key.split(' ').length > MOST_WORDS) return null;
  // The key has a sign for each sign of the text.
  return (key.length === text.length ? text : key).slice(said.length).replace(/[\s?.!”"]+$/u, '');
}

/** A code alone is shown at once; other words are looked for. */
export function findNext(c: C): Move<'askWanted' | 'show' | 'found' | 'notFound'> {
  const { wanted = '' } = c.answers;
  if (wanted === '') return c.go('askWanted');
  const code = codeIn(wanted, c);
  if (code && c.fact('work_issue', { code, now: c.now })) return c.go('show', { code });
  return c.go(c.fact('found_work', { text: code ?? wanted, now: c.now }).total > 0 ? 'found' : 'notFound');
}

export function acceptWanted(input: Input, c: C): Move<'find' | Keeping> {
  return saysWords(input) ? c.go('find', { wanted: textOf(input) }) : c.again();
}

/** Five of what was found. */
export function foundReply(c: C): Reply {
  const { wanted = '', from = 0 } = c.answers;
  const { items, total } = c.fact('found_work', { text: wanted, now: c.now });
  const shown = items.slice(from, from + PAGE);
  const lines = shown.map(({ code, category, place, area, ...item }) => {
    const where = [place, area].filter(Boolean).join(', ') || c.say('somewhere');
    const when = isAtWork(item.status) ? whenOf(item, c) : c.say('over');
    return c.say('foundLine', { code, what: category, where, when });
  });
  const choices: Choice[] = shown.map(({ code }) => ({ id: code.toLowerCase(), label: code }));
  if (items.length > from + PAGE) choices.push(moreChoice(c));
  return { text: c.say('found', { wanted, count: total, lines: lines.join('\n') }), choices };
}
