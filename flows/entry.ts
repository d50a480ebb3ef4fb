import { answerKey, type Entry, type EntryContext, type Input, type Start } from '../src/engine/index.ts';
import { issueCodeOf } from '../src/language/issue-code.ts';
import { understand } from '../src/language/understand.ts';
import type { FactTypes } from './facts.ts';
import { hasWords, isGreeting, isNod, isTale, tellsSomething } from './plain-answers.ts';

type C = EntryContext<FactTypes>;

/** Where a first message leads. Nearly everything is a report: nobody has to choose that from a menu first. */
export function entry(input: Input, c: C): Entry | null {
  switch (input.kind) {
    case 'deleted':
      // Somebody took back a message that nothing waits for: there is nothing to say.
      return null;
    case 'edited':
      return { flow: 'help', step: 'edited' };
    case 'unsupported':
      return { flow: 'help', step: 'unsupported' };
    case 'sticker':
      return { flow: 'help', step: 'nod' };
    case 'text':
      return entryOfText(input.text, input, c);
    case 'photos':
      if (input.text) return entryOfText(input.text, input, c);
      return { flow: 'follow-issue', step: 'fresh', answers: { heard: input } };
    default:
      return report;
  }
}

/** Somebody who has not agreed yet goes to `welcome`; what they have told waits there. */
export function admit(input: Input | null, c: C): Start | null {
  if (c.fact('person').consented) return null;
  return { flow: 'welcome', answers: { first: input && tellsSomething(input) ? [input] : [] } };
}

/** The code of an issue and nothing else asks for its state, in the middle of any talk. */
export function recognise(text: string, c: C): Start | null {
  if (!codeAlone.test(text)) return null;
  const code = issueCodeOf(text, c.fact('knowledge').areas.issuePrefixes);
  return code ? { flow: 'follow-issue', step: 'one', answers: { code } } : null;
}

function entryOfText(text: string, input: Input, c: C): Entry {
  const alone = input.kind === 'text' && !input.media?.length;
  if (alone && (!hasWords(text) || isNod(text))) return { flow: 'help', step: 'nod' };
  if (alone && isGreeting(text)) return { flow: 'menu' };
  if (alone && reporting.has(answerKey(text))) return { flow: 'report-issue' };
  const { homeAreaId } = c.fact('person');
  const { intent, issueCode } = understand(text, c.fact('knowledge'), { homeAreaId, now: c.now });
  if (issueCode && alone && intent === 'status')
    return { flow: 'follow-issue', step: 'one', answers: { code: issueCode } };
  if (issueCode) return { flow: 'follow-issue', step: 'about', answers: { code: issueCode, heard: input } };
  if (alone && intent === 'status') return { flow: 'follow-issue' };
  if (alone && intent === 'human_handoff') return { flow: 'help', step: 'person' };
  if (alone && intent === 'data_request') return { flow: 'help', step: 'data' };
  return alone && !isTale(text) ? { flow: 'menu' } : report;
}

const report: Entry = { flow: 'report-issue', step: 'what', take: true };

/** Texts that say only that something is to be reported. */
const reporting = new Set(
  'phan anh|toi muon phan anh|gui phan anh|bao cao|toi muon bao|phan anh viec moi|viec moi|toi can phan anh|cho toi phan anh'.split(
    '|',
  ),
);

const codeAlone = /^\s*[\p{L}01]{2}[ .:#_–—-]{0,3}[0-9OoIil]{3,9}[\s.?!]*$/u;
